"""Showing the preview on a phone of the same office: address and QR code, only when asked for."""

from __future__ import annotations

import io
import ipaddress
import socket

WARNING = (
    "CHÚ Ý: đang mở cho cả mạng nội bộ. Mọi máy cùng mạng xem được cả bản nháp và bài hẹn giờ. "
    "Chỉ dùng trên mạng của cơ quan; xong thì bấm Ctrl+C."
)


def local_address() -> str | None:
    """This machine's address on the local network; None when it has none that is private (RFC 1918, RFC 4193)."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # a documentation address (RFC 5737); connecting UDP sends nothing
        except OSError:
            return None
        address = str(probe.getsockname()[0])
    return address if ipaddress.ip_address(address).is_private else None


def qr_code(url: str) -> str:
    """The address as a QR code of block characters for the terminal."""
    import segno

    drawn = io.StringIO()
    segno.make(url, error="l", micro=False).terminal(drawn, compact=True)
    return drawn.getvalue()
