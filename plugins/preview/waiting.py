"""The page that a browser is shown while nothing else can be: how far the first reading is. Imports next to nothing."""

from __future__ import annotations

from plugins.preview.marking import PREFIX

_PAGE = f"""\
<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="1">
<title>Đang đọc các bài – Xem trước</title>
<link rel="stylesheet" href="{PREFIX}preview.css">
</head>
<body class="xt-page">
<main>
<h1>Đang đọc các bài</h1>
<p role="status">%s Trang tự hiện khi đọc xong.</p>
</main>
</body>
</html>
"""


def waiting_page(done: int, total: int) -> bytes:
    """The page, which asks for itself again every second; `total` is 0 before the files are counted."""
    counted = f"Đã đọc {_number(done)} trên {_number(total)} bài." if total else "Đang xem có những bài nào."
    return (_PAGE % counted).encode()


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")
