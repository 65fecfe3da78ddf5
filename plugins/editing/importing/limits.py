"""What one Word file may cost, so that no file can stop or slow the machine beyond a known bound."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one file.

    Attributes:
        file_bytes: largest file that is opened.
        entries: most entries of the zip archive that a .docx is.
        unpacked_bytes: most bytes of all entries together once unpacked.
        ratio: most bytes that one packed byte may become, for the whole and for each entry above a mebibyte.
        seconds: processor seconds of the worker.
        patience: seconds by the clock after which it is killed; longer, because a busy machine is not the file's fault.
        memory_bytes: address space of the worker.
        html_bytes: longest text that comes back from the worker.
    """

    file_bytes: int = 64 * 1024 * 1024
    entries: int = 200
    unpacked_bytes: int = 64 * 1024 * 1024
    ratio: int = 100
    seconds: int = 20
    patience: int = 300
    memory_bytes: int = 512 * 1024 * 1024
    html_bytes: int = 4 * 1024 * 1024
