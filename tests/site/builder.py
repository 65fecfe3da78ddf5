"""A process that has loaded the code once and builds projects in forked children, one after the other.

Each build begins with untouched modules and an environment of its own, costs no imports, and can be killed.
Reads requests and writes answers as lines of JSON; ends when its input does.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from pathlib import Path


def main() -> None:
    """Answer requests until there are no more."""
    import pelican
    import pelican.writers  # noqa: F401

    import plugins.achievements.plugin
    import plugins.assembly.commands
    import plugins.assembly.fastpath
    import plugins.assembly.plugin
    import plugins.newsroom.plugin
    import plugins.pages.rendering  # noqa: F401

    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        request = json.loads(line)
        child = os.fork()
        if child == 0:
            os._exit(_run(request))
        print(child, flush=True)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _run(request: dict[str, object]) -> int:
    os.environ.clear()
    os.environ.update(request["environment"])  # type: ignore[arg-type]
    time.tzset()
    root = Path(str(request["root"]))
    os.chdir(root)
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC if number else os.O_RDONLY
        path = f"{request['told']}.{name}" if number else os.devnull
        os.dup2(os.open(path, flags, 0o644), number)
    if request["largest_file"]:  # stands for a full disk
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(str(request["largest_file"])),) * 2)
    from plugins.assembly import entry

    code = getattr(entry, str(request["command"]))(root, **request["options"])  # type: ignore[arg-type]
    sys.stdout.flush()
    sys.stderr.flush()
    return int(code)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    main()
