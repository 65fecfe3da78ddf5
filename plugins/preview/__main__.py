"""`python -m plugins.preview [ROOT] [--port N] [--lan]`: the preview without Invoke, for benchmarks and tests."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from plugins.preview.serving import serve


def main() -> int:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m plugins.preview")
    parser.add_argument("root", nargs="?", default=".", type=Path)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free port")
    parser.add_argument("--lan", action="store_true")
    given = parser.parse_args()
    return serve(given.root, port=given.port, lan=given.lan, say=lambda words: print(words, flush=True))


if __name__ == "__main__":
    sys.exit(main())
