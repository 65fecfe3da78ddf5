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

    keep_compiled_templates()
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


def keep_compiled_templates() -> None:
    """Compile the templates of the project's theme once for all builds; those that a trial changes are compiled as ever.

    It is the same code that Jinja would make again for each of thousands of builds, at more than half of their cost.
    """
    from jinja2 import Environment

    from plugins.pages.assets import collect_assets
    from plugins.pages.environment import make_environment
    from tests.theme.factories import SITE

    known: dict[tuple[str | None, str], object] = {}
    make = Environment.compile

    def remembered(self: Environment, source: str, name: str | None = None, *rest: object, **options: object) -> object:
        code = known.get((name, source))
        if code is None:
            code = known[name, source] = make(self, source, name, *rest, **options)  # type: ignore[call-overload]
        return code

    Environment.compile = remembered  # type: ignore[assignment]
    theme = Path(__file__).resolve().parents[2] / "theme"
    environment = make_environment(theme, SITE, collect_assets(theme, SITE))
    for name in environment.list_templates(extensions=["html"]):
        environment.get_template(name)


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
    sys.path[:0] = [sys.argv[1], str(Path(__file__).resolve().parents[2])]
    main()
