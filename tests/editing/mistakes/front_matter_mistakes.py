"""Mistakes in how the front matter is written: keys, fences, indentation, encodings."""

from __future__ import annotations

from tests.editing.mistakes.mistake import Mistake

_STATUS = "status: published"
_DATE = "date: 08/07/2020"
_TITLE = "title: Sơ kết công tác 6 tháng đầu năm"

KEYS = (
    Mistake("khoa-go-nham", _STATUS, "‸statuss: published", "khoa-la", "“status”", _STATUS),
    Mistake("khoa-viet-go-nham", "summary:", "‸tóm tắc:", "khoa-la", "“tóm tắt”", "tóm tắt:"),
    Mistake("khoa-thieu-chu", "category:", "‸catgory:", "khoa-la", "“category”", "category:"),
    Mistake("khoa-khong-ai-biet", _STATUS, f"{_STATUS}\n‸xyzt: 1", "khoa-la", "xóa dòng này"),
    Mistake("khoa-url", _STATUS, f"{_STATUS}\n‸url: /abc/", "khoa-la", "slug"),
    Mistake("khoa-template", _STATUS, f"{_STATUS}\n‸template: bai", "khoa-la", "xóa dòng này"),
    Mistake("khoa-lap", _STATUS, f"{_STATUS}\n‸status: draft", "khoa-trung", "giữ lại một dòng"),
    Mistake("khoa-lap-hai-thu-tieng", _STATUS, f"{_STATUS}\n‸trạng thái: nháp", "khoa-trung", "giữ lại một dòng"),
    Mistake("khoa-cua-so-lieu-la", "attainment:", "‸attainmnet:", "khoa-la", "“attainment”", "attainment:"),
    Mistake("khoa-don-vi-tinh", "    value: 627", "    ‸đơn vị tính: suất\n    value: 627", "khoa-la", "liền sau số"),
    Mistake("khoa-cua-dinh-chinh-la", "    note: Sửa", "    ‸lý do: Sửa\n    note: Sửa", "khoa-la", "xóa dòng này"),
    Mistake("thieu-tieu-de", f"{_TITLE}\n", "‸", "thieu-khoa", "title: …"),
    Mistake("thieu-ngay", f"---\n{_TITLE}\n{_DATE}", f"---\n‸{_TITLE}", "thieu-khoa", "date: …"),
    Mistake(
        "thieu-chuyen-muc",
        f"---\n{_TITLE}\n{_DATE}\ncategory: bao-cao",
        f"---\n‸{_TITLE}\n{_DATE}",
        "thieu-khoa",
        "category: …",
    ),
    Mistake("tieu-de-trong", _TITLE, "‸title:", "thieu-gia-tri", "viết thêm giá trị"),
    Mistake("chuyen-muc-trong", "category: bao-cao", "‸category:", "thieu-gia-tri", "viết thêm giá trị"),
    Mistake("thieu-ma-chi-tieu", "  - indicator: suat_qua\n    value", "  - ‸value", "thieu-khoa", "indicator: …"),
    Mistake(
        "dinh-chinh-thieu-loai",
        "  - date: 10/09/2020\n    kind: correction",
        "  - ‸date: 10/09/2020",
        "thieu-khoa",
        "kind: …",
    ),
    Mistake(
        "dinh-chinh-thieu-noi-dung",
        "note: Sửa số suất quà theo biên bản hội nghị",
        "‸note:",
        "thieu-gia-tri",
        "viết thêm giá trị",
    ),
    Mistake(
        "dinh-chinh-khong-gach",
        "  - date: 10/09/2020\n    kind: correction\n    note: Sửa",
        "  ‸Sửa",
        "sai-kieu",
        "- date: …",
    ),
    Mistake("tieu-de-la-danh-sach", _TITLE, "title:\n  ‸- Sơ kết", "sai-kieu", "ngay sau dấu hai chấm"),
    Mistake("the-la-nhom", "tags: [an-sinh]", "tags:\n  ‸an-sinh: có", "sai-kieu", "- "),
)

FENCES = (
    Mistake(
        "vach-hai-gach",
        "---\n\n## Kết quả",
        "--\n\n## Kết quả",
        "thieu-vach-dong",
        "đổi dòng 25 thành ---",
        at=("bai.md", 1, 1),
    ),
    Mistake(
        "vach-dau-bang",
        "---\n\n## Kết quả",
        "====\n\n## Kết quả",
        "thieu-vach-dong",
        "đổi dòng 25 thành ---",
        at=("bai.md", 1, 1),
    ),
    Mistake("thieu-vach-mo", "---\n" + _TITLE, f"‸{_TITLE}", "thieu-vach-mo", "đặt một dòng ---"),
    Mistake(
        "thieu-vach-dong",
        "biên bản hội nghị\n---\n",
        "biên bản hội nghị\n",
        "thieu-vach-dong",
        "ngay sau dòng 24",
        at=("bai.md", 1, 1),
    ),
    Mistake(
        "khong-khai-bao", "", "", "thieu-khai-bao", "title, date, category", whole="‸Sáng nay, phường họp sơ kết.\n"
    ),
    Mistake("tep-trong", "", "", "tep-trong", "viết nội dung hoặc xóa tệp", whole="‸\n\n"),
    Mistake("khai-bao-khong-khoa", "", "", "yaml", "khóa: giá trị", whole="---\n‸Sơ kết công tác\n---\n\nThân bài.\n"),
)

LAYOUT = (
    Mistake(
        "gach-dinh-lien", "  - indicator: suat_qua", "  -‸indicator: suat_qua", "yaml", "thêm dấu cách sau dấu gạch"
    ),
    Mistake(
        "muc-thieu-gach",
        "  - indicator: suat_qua\n    value",
        "    indicator: suat_qua\n    value",
        "yaml",
        "thẳng hàng",
        at=("bai.md", 17, 3),
    ),
    Mistake("muc-thang-voi-gach", "    value: 627", "  ‸value: 627", "yaml", "thẳng hàng"),
    Mistake("muc-sat-le", "  - indicator: thu_ngan_sach", "‸- indicator: thu_ngan_sach", "yaml", "thẳng hàng"),
    Mistake(
        "hai-cham-kieu-trung",
        _STATUS,
        "status‸：published",
        "ky-tu-rong",
        "gõ lại “:”, hoặc chạy python3 run.py check --fix",
        "status: published",
    ),
    Mistake("tieu-de-xuong-dong", _TITLE, "title: Sơ kết công tác\n‸6 tháng đầu năm", "yaml", "khóa: giá trị"),
    Mistake("tab-dau-dong", "    value: 627", "‸\tvalue: 627", "thut-tab", "--fix", "    value: 627"),
    Mistake(
        "tab-truoc-gach",
        "  - indicator: thu_ngan_sach",
        "‸\t- indicator: thu_ngan_sach",
        "thut-tab",
        "--fix",
        "  - indicator: thu_ngan_sach",
    ),
    Mistake("tab-truoc-khoa", _STATUS, f"‸\t{_STATUS}", "thut-tab", "--fix", _STATUS),
    Mistake("ngay-bi-thut", _DATE, f"  ‸{_DATE}", "thut-le", "xóa các dấu cách"),
    Mistake("trang-thai-bi-thut", _STATUS, f" ‸{_STATUS}", "thut-le", "xóa các dấu cách"),
    Mistake("muc-lech-cot", "    value: 627", "   ‸value: 627", "yaml", "thẳng hàng"),
    Mistake("ngoac-vuong-khong-dong", "tags: [an-sinh]", "tags: ‸[an-sinh", "yaml", "thêm dấu ]"),
    Mistake("khoa-thieu-hai-cham", _STATUS, "‸status published", "yaml", "khóa: giá trị"),
    Mistake("neo-yaml", "tags: [an-sinh]", "tags: ‸&a [an-sinh]", "the-la", ""),
)

ENCODINGS = (
    Mistake("utf-16", "", "", "bang-ma", "UTF-8", "", raw=lambda text: text.encode("utf-16"), at=("bai.md", 1, 1)),
    Mistake(
        "byte-hong",
        "phường họp",
        "phường ‸họp",
        "byte-la",
        "lưu bằng UTF-8",
        raw=lambda text: text.encode().replace("họp sơ".encode(), b"\xff" + "ọp sơ".encode()),
    ),
    Mistake(
        "phong-vntime",
        _TITLE,
        "‸title: Héi nghÞ s¬ kÕt c«ng t¸c",
        "phong-cu",
        "Hội nghị sơ kết công tác",
        "title: Hội nghị sơ kết công tác",
    ),
    Mistake(
        "phong-vni",
        "- Hộ nghèo: 12 hộ",
        "‸Hoäi nghò sô keát coâng taùc",
        "phong-cu",
        "Hội nghị sơ kết công tác",
        "Hội nghị sơ kết công tác",
    ),
    Mistake(
        "ky-tu-an-trong-khoa", _TITLE, "title: Sơ kết‸\u200b công tác", "ky-tu-an", "--fix", "title: Sơ kết công tác"
    ),
    Mistake("ky-tu-an-trong-bai", "phường họp sơ", "phường‸\u200b họp sơ", "ky-tu-an", "--fix", "phường họp sơ"),
    Mistake("chu-dao-chieu", "họp sơ kết.", "họp ‸\u202esơ kết.", "ky-tu-an", "--fix", "họp sơ kết."),
)

MISTAKES = (*KEYS, *FENCES, *LAYOUT, *ENCODINGS)
