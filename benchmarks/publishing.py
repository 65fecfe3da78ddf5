"""Time and bytes of publishing a large site of which three pages changed: python benchmarks/publishing.py [--pages N]"""

from __future__ import annotations

import argparse
import contextlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from plugins.publishing.publication import publish, rollback
from tests.publishing import servers
from tests.publishing.site_factory import Site, configure, make_site, served_version

WORDS = 900  # about 7 KB of HTML, an ordinary article


@contextlib.contextmanager
def targets(work: Path, wanted: list[str]) -> Iterator[dict[str, dict[str, object]]]:
    """Start what the wanted kinds need, on loopback, and yield what publish.yaml says of them."""
    with contextlib.ExitStack() as stack:
        known: dict[str, dict[str, object]] = {"folder": {"kind": "folder", "path": "www"}}
        if "ssh" in wanted:
            known["ssh"] = stack.enter_context(servers.sshd(work / "sshd")).target(work / "srv")
        if "rclone" in wanted:
            known["rclone"] = stack.enter_context(servers.object_store(work / "kho")).target(work)
        if "git" in wanted:
            subprocess.run(["git", "init", "-q", "--bare", str(work / "goc.git")], check=True)
            known["git"] = {"kind": "git", "repository": str(work / "goc.git")}
        if "zip" in wanted:
            known["zip"] = {"kind": "zip", "path": "phuong.zip"}
        yield {kind: known[kind] for kind in wanted}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--kinds", default="folder,ssh,rclone,git,zip")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    kinds = arguments.kinds.split(",")
    rows = []
    with tempfile.TemporaryDirectory(prefix="phuong-") as folder, targets(Path(folder), kinds) as known:
        work = Path(folder)
        configure(work, known)
        site = make_site(arguments.pages, words=WORDS)
        changed = Site({**site.articles, **{f"bai-{n:05d}": f"đã sửa {n}" for n in (7, 77, 777)}})
        print("| nơi đăng | lần | trang | tệp gửi | KB gửi | giây |\n|---|---|---|---|---|---|")
        for kind in kinds:
            for turn, version in (("đầu", site), ("sửa 3 trang", changed), ("không đổi", changed)):
                version.build(work)
                started = time.monotonic()
                result = publish(work, kind, say=lambda _: None)
                took = time.monotonic() - started
                assert result.exit_code == 0, result.issues[:3]
                row = (kind, turn, arguments.pages, result.files, round(result.size / 1024), round(took, 1))
                rows.append(row)
                print("| " + " | ".join(map(str, row)) + " |", flush=True)
            if kind in ("folder", "ssh", "git"):
                started = time.monotonic()
                assert rollback(work, kind, say=lambda _: None).exit_code == 0
                row = (kind, "lùi bản", arguments.pages, 0, 0, round(time.monotonic() - started, 2))
                rows.append(row)
                print("| " + " | ".join(map(str, row)) + " |", flush=True)
        if "folder" in kinds:
            served_version(work / "www/current")
    if arguments.json:
        arguments.json.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
