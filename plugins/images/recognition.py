"""Which kind of file some bytes are, by content and never by name."""

from __future__ import annotations

import re

from plugins.images.refusal import IPHONE, SAVE_AS_JPEG

# Pillow's names of the formats that are published; anything else is refused before a decoder sees it.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
NO_SCRIPT_FILES = "chỉ dùng ảnh chụp hoặc ảnh vẽ dạng JPEG, PNG; bỏ tệp này khỏi thư mục ảnh"

_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"II*\0", "ảnh TIFF", SAVE_AS_JPEG),
    (b"MM\0*", "ảnh TIFF", SAVE_AS_JPEG),
    (b"BM", "ảnh BMP", SAVE_AS_JPEG),
    (b"8BPS", "tệp Photoshop", SAVE_AS_JPEG),
    (b"\0\0\0\x0cjP  ", "ảnh JPEG 2000", SAVE_AS_JPEG),
    (b"\0\0\x01\0", "biểu tượng ICO", SAVE_AS_JPEG),
    (b"%PDF", "tệp PDF", "đặt tệp PDF làm tài liệu đính kèm, hoặc chụp trang cần dùng thành ảnh .jpg"),
    (b"%!PS", "tệp PostScript", SAVE_AS_JPEG),
    (b"PK\x03\x04", "tệp Word, Excel hoặc tệp nén", "mở tệp, lưu riêng từng ảnh bên trong thành tệp .jpg"),
    (b"\xd0\xcf\x11\xe0", "tệp Word hoặc Excel đời cũ", "mở tệp, lưu riêng từng ảnh bên trong thành tệp .jpg"),
    (b"MZ", "chương trình Windows", "xóa tệp này và quét vi-rút máy đã chép tệp"),
    (b"\x7fELF", "chương trình máy tính", "xóa tệp này và quét vi-rút máy đã chép tệp"),
)


def allowed_format(head: bytes) -> str | None:
    """The Pillow format of a file that begins with `head` (at least 32 bytes), or None when it is not published."""
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if head[4:8] == b"ftyp" and any(brand in head[8:32] for brand in (b"avif", b"avis")):
        return "AVIF"
    return None


def foreign_kind(head: bytes) -> tuple[str, str]:
    """What a refused file seems to be and the cure, both in Vietnamese."""
    if head[4:8] == b"ftyp":
        if head[8:12] in _HEIC_BRANDS:
            return "ảnh HEIC của iPhone", IPHONE
        return "đoạn phim", "chụp một khung hình của phim thành ảnh .jpg"
    for magic, kind, cure in _FOREIGN:
        if head.startswith(magic):
            return kind, cure
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if re.match(rb"<(\?xml[^>]*>\s*)?(<!--.*?-->\s*)?(<!doctype svg|<?svg)", text, re.DOTALL) or b"<svg" in text:
        return "ảnh SVG", "xuất ảnh thành PNG; ảnh SVG có thể chứa mã lệnh nên không được đăng"
    if text.startswith((b"<!doctype html", b"<html", b"<script", b"<head", b"<body", b"<?xml")):
        return "trang web (HTML)", "mở trang ấy, bấm chuột phải vào ảnh và chọn “Lưu hình ảnh” để lấy đúng tệp ảnh"
    if text.startswith((b"<?php", b"#!")):
        return "tệp mã lệnh", NO_SCRIPT_FILES
    return "tệp không rõ loại", SAVE_AS_JPEG
