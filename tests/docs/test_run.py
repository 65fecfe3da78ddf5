"""The way in, run.py: Ctrl+C ends a task without frightening anybody."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tests.factories import ROOT

_POLITE = """
import signal, sys, time
signal.signal(signal.SIGINT, lambda *_: sys.exit(7))
print("ready", flush=True)
time.sleep(60)
"""
_DEAF = """
import signal, time
signal.signal(signal.SIGINT, lambda *_: print("heard", flush=True))
print("ready", flush=True)
while True: time.sleep(60)
"""


@contextmanager
def running(task: str) -> Iterator[subprocess.Popen[str]]:
    """A task under run.py, once it works, as a terminal starts it: Ctrl+C reaches both."""
    code = f"import os, run, sys; sys.exit(run.run_task([sys.executable, '-c', {task!r}], dict(os.environ)))"
    with subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler) and None,
    ) as process:
        assert process.stdout is not None and process.stdout.readline() == "ready\n"
        yield process


def test_ctrl_c_waits_for_the_task_s_own_goodbye_and_shows_no_traceback() -> None:
    with running(_POLITE) as process:
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate()
    assert process.returncode == 7
    assert "Traceback" not in err


def test_a_second_ctrl_c_ends_a_task_that_does_not_listen() -> None:
    with running(_DEAF) as process:
        while process.poll() is None:  # a busy machine may take two presses at once for one
            os.killpg(process.pid, signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.25)
        _, err = process.communicate()
    assert process.returncode == 130
    assert "Traceback" not in err
