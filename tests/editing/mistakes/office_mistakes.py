"""Mistakes that only came to light when somebody who knows Word and Zalo, not YAML, tried: most were silent before."""

from __future__ import annotations

from tests.editing.mistakes.mistake import GOOD, Mistake

_LINE = "- Hộ nghèo: 12 hộ"
_LINKS = "[bài trước](../bai-truoc.md#muc-ket-qua)"
_PICTURE = "![Đại diện phường trao quà tại hội trường](trao-qua.jpg)"
_DATE = "date: 08/07/2020"
_CATEGORY = "category: bao-cao"
_TITLE = "title: Sơ kết công tác 6 tháng đầu năm"


def _body(name: str, written: str, code: str, cure: str) -> Mistake:
    return Mistake(name, _LINE, written, code, cure)


def _opened_wrongly(text: str) -> bytes:
    """The UTF-8 of a text, taken for Windows-1252 and saved again."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode()).encode()


PARAGRAPHS = (
    _body(
        "danh-sach-dinh", "Kết quả:\n‸- Hộ nghèo: 12 hộ\n- Hộ cận nghèo: 3 hộ", "danh-sach-ho", "thêm một dòng trống"
    ),
    _body("danh-sach-so-dinh", "Kết quả:\n‸1. Hộ nghèo\n2. Hộ cận nghèo", "danh-sach-ho", "thêm một dòng trống"),
    _body("dau-cham-word", "‸• Hộ nghèo: 12 hộ\n• Hộ cận nghèo: 3 hộ", "danh-sach-ho", "mở đầu bằng “- ”"),
    _body("gach-dai-dau-dong", "Kết quả:\n‸– Hộ nghèo: 12 hộ\n– Cận nghèo: 3 hộ", "danh-sach-ho", "mở đầu bằng “- ”"),
    _body("gach-dinh-chu", "- Hộ nghèo: 12 hộ\n‸-Hộ cận nghèo: 3 hộ", "danh-sach-ho", "thêm dấu cách sau dấu “-”"),
    _body("so-ngoac-don", "‸1) Hộ nghèo\n2) Hộ cận nghèo", "danh-sach-ho", "mở đầu bằng “1. ”"),
    _body("so-dinh-chu", "‸1.Hộ nghèo\n2.Hộ cận nghèo", "danh-sach-ho", "mở đầu bằng “1. ”"),
    _body("y-chu-cai", "‸a) Hộ nghèo\nb) Hộ cận nghèo", "danh-sach-ho", "một dòng trống giữa các dòng"),
    _body("gach-duoi-chu", "Hộ nghèo: 12 hộ.\n‸-----", "gach-duoi-chu", "thêm một dòng trống"),
    _body("bang-dinh-chu", "Bảng:\n‸| Mục | Số |\n| --- | --- |\n| Hộ | 12 |", "bang-dinh", "thêm một dòng trống"),
    _body("chu-dinh-bang", "| Mục | Số |\n| --- | --- |\n| Hộ | 12 |\n‸Hết bảng", "bang-dinh", "thêm một dòng trống"),
    _body("bang-du-o", "| Mục | Số |\n| --- | --- |\n‸| Hộ | 12 | 3 |", "bang-du-o", "thêm cột"),
    _body("bang-phim-tab", "‸Mục\tSố\nHộ nghèo\t12", "bang-tab", "| --- | --- |"),
    _body("de-muc-trong", "‸##\n\n12 hộ", "de-muc-trong", "viết đề mục"),
    _body("dam-khong-dong", "Có ‸**12 hộ nghèo", "dam-ho", "thêm **"),
    _body("dam-cach-chu", "Có ‸** 12 hộ ** nghèo", "dam-ho", "sát vào chữ"),
    _body("chu-thich-mu", "Hộ nghèo‸[^1] 12 hộ", "chu-thich-cuoi", "<sup>1</sup>"),
    Mistake(
        "chu-thich-de-quen", _LINE, "‸<<<<<<< HEAD\n12 hộ\n=======\n13 hộ\n>>>>>>> nhanh-2", "xung-dot", "xóa phần kia"
    ),
    _body("ho-ngheo-mot-dong", "Hộ nghèo gồm: ‸Trần Văn Tư, Lê Thị Năm", "du-lieu-ca-nhan", "xóa hoặc che bớt"),
)

LINKS = (
    Mistake("lien-ket-xem-thu", _LINKS, "[bài](‸http://127.0.0.1:8000/don-vi/)", "lien-ket-cam", "“/don-vi/”"),
    Mistake("lien-ket-mang-noi-bo", _LINKS, "[bài](‸http://192.168.1.9:8000/don-vi/)", "lien-ket-cam", "“/don-vi/”"),
    Mistake(
        "lien-ket-mot-gach", _LINKS, "[báo](‸https:/bao.example.vn)", "lien-ket-sai", "viết https://bao.example.vn"
    ),
    Mistake("lien-ket-ten-mien", _LINKS, "[báo](‸baochinhphu.vn)", "lien-ket-hong", "https://baochinhphu.vn"),
    Mistake("lien-ket-goi", _LINKS, "[gọi](‸028 0000 0000)", "lien-ket-hong", "tel:02800000000"),
    Mistake("lien-ket-thieu-gach-cuoi", _LINKS, "[đơn vị](‸/don-vi)", "lien-ket-hong", "có phải /don-vi/?"),
    Mistake("lien-ket-chi-tieu-la", _LINKS, "[quà](‸/chi-tieu/suat_quaa/)", "lien-ket-hong", "/chi-tieu/suat_qua/"),
    Mistake(
        "lien-ket-nham-thang", _LINKS, "[bài](‸/tin/2020/06/bai-truoc/)", "lien-ket-hong", "/tin/2020/07/bai-truoc/"
    ),
    Mistake("lien-ket-rong", _LINKS, "[bài trước]‸()", "lien-ket-ho", "ghi địa chỉ"),
    Mistake(
        "lien-ket-doi-ngoac", _LINKS, "‸(bài trước)[../bai-truoc.md]", "lien-ket-ho", "“[bài trước](../bai-truoc.md)”"
    ),
    Mistake("anh-cach-ngoac", _PICTURE, '![Trao quà]‸ (trao-qua.jpg "Trao quà")', "lien-ket-ho", "xóa dấu cách"),
    Mistake("anh-khong-dong", _PICTURE, '![Trao quà](‸trao-qua.jpg "Trao quà"', "lien-ket-ho", "thêm dấu )"),
    Mistake("anh-ngoac-kep", _PICTURE, "‸![[trao-qua.jpg]]", "lien-ket-ho", "“![ảnh chụp gì](trao-qua.jpg)”"),
    Mistake("anh-chua-ten", _PICTURE, "![Trao quà]‸()", "lien-ket-ho", "ghi tên tệp ảnh"),
)

FRONT = (
    Mistake("gach-truoc-khoa", _CATEGORY, "‸- category: bao-cao", "thua-gach", "xóa dấu gạch"),
    Mistake("ghi-chu-hai-gach", _CATEGORY, "‸// nhớ sửa\ncategory: bao-cao", "yaml", "bằng dấu #"),
    Mistake("the-ngoac-tron", "[an-sinh]", "‸(an-sinh, so-lieu-minh-hoa)", "sai-kieu", "“tags: [an-sinh, so-lieu-minh-hoa]”"),
    Mistake("hai-phuong-khong-phay", "ward: cau-ong-lanh-26752", "ward: [‸cau-ong-lanh-26752 nguyen-cu-trinh-26758]",
            "phuong-la", "“ward: [cau-ong-lanh-26752, nguyen-cu-trinh-26758]”"),
    Mistake("tieu-de-mo-nhay", _TITLE, 'title: ‸"Sơ kết công tác 6 tháng đầu năm', "tieu-de-la", "đóng dấu nháy"),
    Mistake("tieu-de-in-hoa", _TITLE, "title: ‸SƠ KẾT CÔNG TÁC 6 THÁNG ĐẦU NĂM", "tieu-de-la", "viết hoa chữ đầu câu"),
    Mistake("tieu-de-in-dam", _TITLE, "title: ‸**Sơ kết** công tác", "tieu-de-la", "xóa ký hiệu"),
    Mistake("tieu-de-qua-dai", _TITLE, "title: ‸" + "Sơ kết công tác " * 12, "tieu-de-la", "viết gọn"),
    Mistake("xung-dot-khai-bao", _CATEGORY, "‸<<<<<<< HEAD\ncategory: bao-cao\n=======\n>>>>>>> b", "xung-dot", "xóa phần kia"),
    Mistake("dong-dau-thieu-hai-cham", _TITLE, _TITLE.replace(":", "").replace("title", "‸title"), "yaml", "khóa: giá trị"),
    Mistake("dau-bang-thay-hai-cham", _DATE, "‸date = 08/07/2020", "yaml", "khóa: giá trị"),
    Mistake("hai-gach-dau-tep", "---\ntitle", "‸--\ntitle", "thieu-vach-mo", "đổi dòng 1 thành ---"),
    Mistake("chu-sau-vach", "---\ntitle", "‸--- khai báo\ntitle", "thieu-vach-mo", "đổi dòng 1 thành ---"),
    Mistake("chu-truoc-vach", "---\ntitle", "‸Báo cáo\n---\ntitle", "chu-truoc-vach", "chuyển xuống dưới"),
    Mistake("gio-chieu", _DATE, "date: ‸08/07/2020 5:30 CH", "ngay-sai", "viết 08/07/2020 17:30"),
    Mistake("gio-sang", _DATE, "date: ‸08/07/2020 7h sáng", "ngay-sai", "viết 08/07/2020 07:00"),
    Mistake("ky-khong-dau", "period: 6 tháng đầu năm 2020", "period: ‸6 thang dau nam 2020", "ky-sai", "“6 tháng đầu năm 2020”"),
    Mistake("ky-chua-toi", "period: 6 tháng đầu năm 2020", "period: ‸6 tháng đầu năm 2026", "ky-chua-toi", "kind: target"),
    Mistake("hai-chuyen-muc", _CATEGORY, "category: ‸bao-cao, tin-tuc", "chuyen-muc-la", "giữ lại một: bao-cao hoặc tin-tuc"),
    Mistake("the-ngan-cham-phay", "[an-sinh]", "‸an-sinh; so-lieu-minh-hoa", "the-la", "[an-sinh, so-lieu-minh-hoa]"),
    Mistake("the-dau-thang", "[an-sinh]", "‸#an-sinh #so-lieu-minh-hoa", "the-la", "[an-sinh, so-lieu-minh-hoa]"),
    Mistake("so-toan-chieu", "    attainment: 36,26%", "    attainment: 36,26‸％", "ky-tu-rong", "check --fix", "    attainment: 36,26%"),
    Mistake("bai-trong", GOOD[GOOD.index("metrics:") : GOOD.index("changes:")], "", "bai-trong", "status: draft",
            whole=f"---\ntitle: Bài chưa viết\nslug: bai-trong\n{_DATE}\n{_CATEGORY}\n‸---\n"),
    Mistake("bai-con-khuon", "", "", "bai-trong", "status: draft",
            whole=f"---\ntitle: Bài còn khuôn\nslug: bai-con-khuon\n{_DATE}\n{_CATEGORY}\n‸---\n\n<!-- Viết bài ở đây. -->\n"),
    Mistake("word-doi-duoi", "", "", "tep-khong-phai-chu", "run.py import", raw=lambda _: b"PK\x03\x04\x14\x00", at=("bai.md", 1, 1)),
    Mistake("mo-nham-bang-ma", "", "", "bang-ma", "“title: Sơ kết", raw=_opened_wrongly, at=("bai.md", 2, 1), fixed=""),
    Mistake("ky-tu-an-giua-khoa", _CATEGORY, "cate‸\u200bgory: bao-cao", "ky-tu-an", "check --fix", _CATEGORY),
)  # fmt: skip

FIGURES = (
    Mistake("ty-le-kem-chu", "attainment: 36,26%", "attainment: ‸36,26% dự toán", "ty-le-khong-doc-duoc", "chỉ ghi 36,26%"),
    Mistake("gia-tri-mo-nhay", "value: 627 suất quà", 'value: ‸"627 suất quà', "so-khong-doc-duoc", "xóa dấu nháy"),
    Mistake("muc-cham-tron", "  - indicator: suat_qua", "  ‸• indicator: suat_qua", "gach-dau-muc", "--fix", "  - indicator: suat_qua"),
    Mistake("muc-gach-dai", "  - indicator: suat_qua", "  ‸– indicator: suat_qua", "gach-dau-muc", "--fix", "  - indicator: suat_qua"),
    Mistake("gia-tri-thut-thua", "    value: 627 suất quà", "      ‸value: 627 suất quà", "thut-le", "đúng 4 dấu cách"),
    Mistake("gia-tri-sat-le", "    value: 627 suất quà", "‸value: 627 suất quà", "thut-le", "để 4 dấu cách"),
    Mistake("muc-khong-gach", "  - indicator: thu_ngan_sach", "    ‸indicator: thu_ngan_sach", "khoa-trung", "“- indicator: …”"),
    Mistake("cau-hoi-con", "metrics:\n", "metrics:\n  ‸HỎI: “12 hộ” – chưa rõ thuộc chỉ tiêu nào\n", "cau-hoi-con", "xóa cả dòng này"),
    Mistake("ty-le-khong-phan-tram", "attainment: 36,26%", "attainment: ‸36,26", "ty-le-khong-doc-duoc", "viết 36,26%"),
    Mistake("gia-tri-cham-cuoi", "value: 627 suất quà", "value: ‸627 suất quà.", "gia-tri-khac-trich", "sửa cho hai chỗ"),
)  # fmt: skip

MISTAKES = PARAGRAPHS + LINKS + FRONT + FIGURES
