"""A mistake of an editor: a good article with one thing wrong, what `check` must say of it, and what `--fix` makes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

HERE = "‸"  # stands in a row where the message must point; it is not part of the article

PICTURE = b"PNG"  # stands in a row for a picture that can be read

GOOD = """\
---
title: Sơ kết công tác 6 tháng đầu năm
date: 08/07/2020
category: bao-cao
ward: cau-ong-lanh-26752
period: 6 tháng đầu năm 2020
slug: SLUG
tags: [an-sinh]
summary: Phường chăm lo các gia đình chính sách.
image: hoi-truong.jpg
image_alt: Hội trường nhìn từ hàng ghế cuối
status: published
metrics:
  - indicator: suat_qua
    value: 627 suất quà
    quote: trao 627 suất quà cho gia đình chính sách
  - indicator: thu_ngan_sach
    value: hơn 4 tỷ đồng
    attainment: 36,26%
    quote: Thu ngân sách hơn 4 tỷ đồng – đạt 36,26%
changes:
  - date: 10/09/2020
    kind: correction
    note: Sửa số suất quà theo biên bản hội nghị
---

## Kết quả

Sáng 06/7/2020, phường họp sơ kết. Đã trao 627 suất quà cho gia đình chính sách. Thu ngân sách hơn 4 tỷ đồng – đạt 36,26%.

![Đại diện phường trao quà tại hội trường](trao-qua.jpg)

Xem [bài trước](../bai-truoc.md#muc-ket-qua) và [biểu số liệu](../bieu-so-lieu.csv).

- Hộ nghèo: 12 hộ
"""


@dataclass(frozen=True)
class Mistake:
    """One row of the table.

    In the good article `old` becomes `new`, in which HERE shows where the message must point; `fixed` is what `--fix`
    makes of `new` (None: it leaves the file alone). `raw` makes other bytes of the article, `whole` takes its place.
    `files` lie beside it; `at` is a place that HERE cannot show: path beside the article, line and column.
    """

    name: str
    old: str
    new: str
    code: str
    cure: str
    fixed: str | None = None
    whole: str | None = None
    raw: Callable[[str], bytes] = str.encode
    files: dict[str, str | bytes] = field(default_factory=dict)
    at: tuple[str, int, int] | None = None

    @property
    def good(self) -> str:
        """The article before the mistake."""
        return GOOD.replace("SLUG", self.name)

    def changed(self, new: str) -> str:
        """The article with other words in the place of the right ones."""
        if self.whole is not None:
            return self.whole if new == self.new else new
        assert self.good.count(self.old) >= 1, f"{self.name}: the article has no “{self.old}”"
        return self.good.replace(self.old, new, 1)

    @property
    def content(self) -> bytes:
        """The mistaken article as it lies on the disk."""
        return self.raw(self.changed(self.new).replace(HERE, ""))

    @property
    def cured(self) -> bytes:
        """The bytes that `--fix` must leave."""
        return self.content if self.fixed is None else self.changed(self.fixed).encode()

    @property
    def place(self) -> tuple[str, int, int]:
        """Path (beside the article), line and column of the message."""
        if self.at is not None:
            return self.at
        before, mark, _ = self.changed(self.new).partition(HERE)
        assert mark, f"{self.name}: no place given"
        return "bai.md", before.count("\n") + 1, len(before) - before.rfind("\n")
