"""The way in, run.py: Ctrl+C ends a task without frightening anybody."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

from tests.factories import ROOT

_TASK = """
import signal, sys, time
signal.signal(signal.SIGINT, lambda *_: sys.exit(7))
print("ready", flush=True)
time.sleep(60)
"""
_RUN = f"import run, subprocess, sys; sys.exit(run.wait_for(subprocess.Popen([sys.executable, '-c', {_TASK!r}])))"


def test_ctrl_c_waits_for_the_task_s_own_goodbye_and_shows_no_traceback() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _RUN],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler) and None,
    ) as process:
        assert process.stdout is not None and process.stdout.readline() == "ready\n"
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 7
    assert "Traceback" not in err
