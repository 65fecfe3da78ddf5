"""Figures at the edge of sense: accepted or refused in words, never a fall."""

from __future__ import annotations

from collections.abc import Callable

from tests.factories import Project, article, claim
from tests.site.building import Builder

EDGES = [
    ("thu_ngan_sach", "9" * 15 + " tỷ đồng", {"attainment": "0,0000001%"}, "2020-H1"),
    ("thu_ngan_sach", "9" * 40 + " đồng", {"attainment": "0,5%"}, "2019-H1"),
    ("thu_ngan_sach", "1 đồng", {"target": "9" * 30 + " tỷ đồng", "attainment": "1%"}, "2018-H1"),
    ("thu_ngan_sach", "0 đồng", {"attainment": "0%"}, "2017-H1"),
    ("thu_ngan_sach", "9" * 25 + " tỷ đồng", {}, "2016-H1"),
    ("ho_ngheo", "0 hộ", {}, "2019"),
    ("ho_ngheo", "0 hộ", {}, "2020"),
    ("ho_ngheo", "-5 hộ", {}, "2021"),
    ("ho_ngheo", "0,000001 hộ", {"attainment": "99999999%"}, "2022"),
    ("ho_ngheo", "18/13 hộ", {"attainment": "138,5%"}, "2023"),
    ("ho_ngheo", "18/0 hộ", {"attainment": "138,5%"}, "2018"),
    ("giao_quan", "7 thanh niên", {}, "0001"),
    ("giao_quan", "7 thanh niên", {}, "0001-H1"),
    ("giao_quan", "7 thanh niên", {}, "9999"),
    ("giao_quan", "7 thanh niên", {}, "1900/2100"),
    ("giao_quan", "7 thanh niên", {}, "2020-02-29/2020-02-29"),
    ("giao_quan", "7 thanh niên", {"change": "tăng 12,5%"}, "2020-02"),
    ("giao_quan", "7%", {}, "2021-02"),
    ("suat_qua", "7 suất/hộ", {"attainment": "7%"}, "2020"),
    ("suat_qua", "hơn 7.000 suất", {"attainment": "hơn 7%"}, "2021"),
    ("suat_qua", "½ suất", {"attainment": "¾%"}, "2022"),
]


def test_no_figure_makes_a_build_fall_over(fresh: Callable[[], Project], builder: Builder) -> None:
    project = fresh()
    for number, (indicator, value, parts, period) in enumerate(EDGES):
        body = f"Đã nêu {value}; giao và đạt: {', '.join(parts.values())}."
        quote = body.removesuffix(".") if parts else f"Đã nêu {value}"
        text = article(
            f"Bài {number}",
            body.replace(";", ",").replace(":", ""),
            metrics=claim(indicator, value, **parts, quote=f"'{quote.replace(';', ',').replace(':', '')}'"),
            ward="cau-ong-lanh-26752",
            period=f"'{period}'",
            slug=f"bai-{number}",
            date="01/06/2024",  # the periods are over by then
        )
        project.write(f"content/2020/bai-{number:02d}.md", text)
    told = builder.run(project)
    refused = {line.partition(":")[0] for line in told.errors}
    assert told.code == (1 if refused else 0), told.err + (project.root / ".cache/loi-phan-mem.txt").read_text()
    for path in refused:
        project.delete(path)
    assert len(refused) < len(EDGES) / 2, told.errors
    told = builder.run(project)
    assert told.code == 0, told.out + told.err + (project.root / ".cache/loi-phan-mem.txt").read_text()[-2500:]
