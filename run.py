#!/usr/bin/env python3
"""Cổng Phường on a machine with only Python: `python3 run.py build`, `python3 run.py test`.

Makes `.venv` on first use, installs exactly what the lock files name, and hands everything else to Invoke. Needs the
network only when a lock file changed.
"""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import threading
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
PROGRAMS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
DEVELOPERS = {"test", "bench", "golden", "fuzz", "lint", "trials"}  # tasks that need the tools for tests


def say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def fingerprint(lock: Path) -> str:
    python = f"{sys.version_info.major}.{sys.version_info.minor} {sys.platform}"
    return hashlib.sha256(python.encode() + lock.read_bytes()).hexdigest()


def prepare(lock: Path) -> None:
    """Bring the environment to what the lock says; do nothing when it is there already."""
    mark = ENVIRONMENT / f"{lock.stem}.installed"
    wanted = fingerprint(lock)
    if mark.exists() and mark.read_text(encoding="ascii") == wanted:
        return
    python = PROGRAMS / ("python.exe" if os.name == "nt" else "python")
    if not python.exists():
        say("Lần đầu: đang tạo môi trường .venv …")
        venv.create(ENVIRONMENT, with_pip=True, clear=ENVIRONMENT.exists())
    say(f"Đang cài các gói trong {lock.name}, chỉ lần này cần mạng …")
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    install.append("--no-deps")  # the lock names everything; resolving anew could only choose what has no hash in it
    done = subprocess.run([*install, "-r", str(lock)], check=False)
    if done.returncode:
        say("Chưa cài được. Kiểm tra mạng rồi chạy lại đúng lệnh này; những gì đã có không bị mất.")
        raise SystemExit(2)
    mark.write_text(wanted, encoding="ascii")


def run_task(command: list[str], environment: dict[str, str]) -> int:
    """The exit code of a task. Ctrl+C reaches it as well, and it says goodbye by itself: give it the time for that.

    The interrupt is only noted, not raised: raised at the moment the task ends it would take its exit code along. It is
    noted from before the task begins, since a busy machine may let the task speak first.
    """
    heard: list[int] = []
    tasks: list[subprocess.Popen[bytes]] = []

    def end() -> None:
        for task in tasks:
            task.terminate()

    def noted(number: int, _: object) -> None:
        heard.append(number)
        if len(heard) == 1:
            patience.start()
        else:
            end()

    patience = threading.Timer(30, end)
    patience.daemon = True
    signal.signal(signal.SIGINT, noted)
    tasks.append(subprocess.Popen(command, cwd=ROOT, env=environment))
    code = tasks[0].wait()
    return 130 if heard and code < 0 else code


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever runs this may have an older Python
        say(f"Cần Python 3.11 trở lên, máy đang dùng {sys.version.split()[0]}.")
        return 2
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        arguments = ["--list"]
    for_developers = bool(DEVELOPERS.intersection(arguments[:1]))
    prepare(ROOT / ("requirements-dev.lock" if for_developers else "requirements.lock"))
    python = PROGRAMS / ("python.exe" if os.name == "nt" else "python")
    environment = {**os.environ, "PYTHONUTF8": "1"}
    command = [str(python), "-m", "plugins.assembly.usage", "--search-root", str(ROOT), *arguments]
    return run_task(command, environment)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        say("Đã dừng theo yêu cầu.")
        sys.exit(130)
