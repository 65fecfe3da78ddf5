"""Mistakes that a careful colleague would point out: words that are right by themselves but not together."""

from __future__ import annotations

from tests.editing.mistakes.mistake import GOOD, PICTURE, Mistake

_LINE = "- Hộ nghèo: 12 hộ"
_LINKS = "[bài trước](../bai-truoc.md#muc-ket-qua)"
_SITE = "https://phuong.example.vn"
_QUOTE = "quote: trao 627 suất quà cho gia đình chính sách"
_SECOND = "---\ntitle: Bài hai\ndate: 09/07/2020\ncategory: tin-tuc\n---\n\nMột câu khác.\n"


def _parted(name: str, between: str, code: str, cure: str) -> Mistake:
    """The sentence of the first figure with something between its two halves."""
    whole = GOOD.replace("SLUG", name).replace(_QUOTE, f"quote: ‸{_QUOTE.removeprefix('quote: ')}")
    return Mistake(name, "", "", code, cure, whole=whole.replace("quà cho gia đình chính sách.", f"quà{between}", 1))


QUOTES = (
    _parted("trich-qua-hai-doan", "\n\ncho gia đình chính sách.", "trich-qua-doan", "một đoạn: “trao 627 suất quà”"),
    _parted("trich-qua-hai-muc", "\n\n- cho gia đình chính sách.", "trich-qua-doan", "một đoạn: “trao 627 suất quà”"),
)

ADDRESSES = (
    Mistake("ten-mien-minh-hong", _LINKS, f"[x](‸{_SITE}/khong-co/)", "lien-ket-hong", "sau tên miền"),
    Mistake("ten-mien-minh-gan-dung", _LINKS, f"[x](‸{_SITE}/don-vii/)", "lien-ket-hong", "có phải /don-vi/?"),
    Mistake(
        "ten-mien-minh-http",
        _LINKS,
        "[x](‸http://PHUONG.example.vn/don-vii)",
        "lien-ket-hong",
        "có phải /don-vi/?",
    ),
    Mistake(
        "ten-mien-minh-sai-neo", _LINKS, f"[x](‸{_SITE}/tin/2020/07/bai-truoc/#muc-ket-qa)", "lien-ket-hong", "ket-qua"
    ),
    Mistake("dia-chi-sai-neo", _LINKS, "[x](‸/tin/2020/07/bai-truoc/#muc-ket-qa)", "lien-ket-hong", "ket-qua"),
)

FILES = (
    Mistake("hai-bai-mot-tep", _LINE, f"{_LINE}\n\n‸{_SECOND}", "hai-bai-mot-tep", "một tệp .md mới"),
    Mistake("hai-bai-dinh-lien", _LINE, f"{_LINE}\n‸{_SECOND}", "hai-bai-mot-tep", "một tệp .md mới"),
    Mistake("dinh-chinh-tuong-lai", "date: 10/09/2020", "date: ‸10/09/2030", "ngay-sai", "xem lại ngày đính chính"),
)

_GIFTS = "Đã trao 627 suất quà"
_VALUE = "    value: 627 suất quà"


def _gifts(name: str, written: str, code: str, cure: str) -> Mistake:
    """Another beginning of the sentence that states the first figure; the message points at the figure's value."""
    return Mistake(name, _GIFTS, written, code, cure, at=("bai.md", 15, 12))


SENSE = (
    _gifts("chi-tieu-la-ket-qua", "Chỉ tiêu năm 2020 là trao 627 suất quà", "loai-lech-cau", "kind: target"),
    _gifts("phan-dau-la-ket-qua", "Phường phấn đấu trao 627 suất quà", "loai-lech-cau", "kind: target"),
    _gifts("du-kien-la-ket-qua", "Dự kiến cuối năm trao 627 suất quà", "loai-lech-cau", "kind: target"),
    _gifts("se-la-ket-qua", "Phường sẽ trao 627 suất quà", "loai-lech-cau", "kind: target"),
    _gifts("cau-nam-khac", "Năm 2019, phường đã trao 627 suất quà", "ky-lech-cau", "sửa period"),
    _gifts("cau-quy-khac", "Trong quý I/2020 đã trao 627 suất quà", "ky-lech-cau", "sửa period"),
    _gifts("cau-thang-khac", "Tháng 9/2020, phường trao 627 suất quà", "ky-lech-cau", "sửa period"),
    _gifts("cau-cung-ky", "Cùng kỳ năm trước, phường trao 627 suất quà", "ky-lech-cau", "sửa period"),
    Mistake("tieu-de-ky-khac", "6 tháng đầu năm 2020", "‸9 tháng đầu năm 2020", "ky-lech", "cho khớp nhau"),
    Mistake("ky-nam-cu", "period: 6 tháng đầu năm 2020", "period: ‸năm 2018", "ky-lech", "cho khớp nhau"),
    Mistake(
        "cau-phuong-khac", _GIFTS, "‸Phường Nguyễn Cư Trinh trao 627 suất quà", "phuong-lech-cau", "ward ở đầu bài"
    ),
)

_TITLE = "title: Sơ kết công tác 6 tháng đầu năm"
_PERIOD = "period: 6 tháng đầu năm 2020"
_DAY = "date: 08/07/2020"
_SUMMARY = "Phường chăm lo các gia đình chính sách."


def _period(name: str, written: str, meant: str) -> Mistake:
    return Mistake(name, _PERIOD, f"period: ‸{written}", "ky-sai", f"có phải “{meant}”?")


def _day(name: str, written: str) -> Mistake:
    return Mistake(name, _DAY, f"date: ‸{written}", "ngay-sai", "viết 08/07/2020")


WRITTEN = (
    _period("ky-nua-dau", "nửa đầu năm 2020", "6 tháng đầu năm 2020"),
    _period("ky-6t", "6T/2020", "6 tháng đầu năm 2020"),
    _period("ky-tu-thang-den-thang", "1/2020 - 6/2020", "6 tháng đầu năm 2020"),
    _period("ky-den-ngay", "đến hết 30/6/2020", "6 tháng đầu năm 2020"),
    _period("ky-h1-dao", "H1/2020", "6 tháng đầu năm 2020"),
    _period("ky-q1", "QI/2020", "quý I/2020"),
    _period("ky-t6", "T6/2020", "tháng 6/2020"),
    _period("ky-trong-ngoac", "[2020-H1]", "2020-H1"),
    _day("ngay-chu-o", "O8/07/2020"),
    _day("ngay-ngoac-cong", "“08/07/2020”"),
    _day("ngay-dau-phay", "8,7,2020"),
    _day("ngay-dau-thang", "#08/07/2020"),
    _day("ngay-dinh-lien", "20200708"),
    Mistake("so-chu-o", "value: 627", "value: ‸62O", "so-khong-doc-duoc", "“620 suất quà”"),
    Mistake("so-chu-l", "value: 627", "value: ‸l8", "so-khong-doc-duoc", "“18 suất quà”"),
    Mistake("phuong-kem-quan", "ward: cau-ong-lanh-26752", "ward: ‸P. Cầu Ông Lãnh, Q.1", "phuong-la", "“cau-ong-lanh-26752”"),
    Mistake("so-lieu-co-chu", "metrics:\n", "metrics: ‸có\n", "yaml", "để trống sau dấu hai chấm"),
    Mistake("dinh-chinh-chi-loi", "  - date: 10/09/2020\n    kind: correction\n    note", "  - ‸note", "thieu-khoa",
            "“date: …”, “kind: …”"),
    Mistake("ba-khoa-thieu", f"---\n{_TITLE}\n{_DAY}\ncategory: bao-cao", "---", "thieu-khoa",
            "“title: …”, “date: …”, “category: …”", at=("bai.md", 2, 1)),
    Mistake("tieu-de-ma-html", _TITLE, "title: ‸Sơ kết &amp; triển khai", "tieu-de-la", "xóa ký hiệu"),
    Mistake("tieu-de-gach-dau", _TITLE, "title: ‸- Sơ kết công tác", "tieu-de-la", "xóa ký hiệu"),
    Mistake("tom-tat-markdown", _SUMMARY, "‸Phường **chăm lo** các gia đình.", "tom-tat-la", "xóa ký hiệu"),
    Mistake("tom-tat-qua-dai", _SUMMARY, "‸" + "Phường chăm lo các gia đình. " * 20, "tom-tat-la", "một hai câu"),
    Mistake("tom-tat-so-cu", _SUMMARY, "‸Trao 672 suất quà cho gia đình chính sách.", "so-lech", "sửa cho giống nhau"),
    Mistake("tieu-de-so-cu", _TITLE, "title: ‸Trao 600 suất quà cho gia đình chính sách", "so-lech", "sửa cho giống nhau"),
    Mistake("bai-so-dao", "- Hộ nghèo: 12 hộ", "- Hội tặng ‸672 suất quà", "so-lech", "sửa cho giống nhau"),
)  # fmt: skip

_PICTURE = "![Đại diện phường trao quà tại hội trường](trao-qua.jpg)"
_ALT = "![Đại diện phường trao quà tại hội trường]"


def _body(name: str, written: str, code: str, cure: str) -> Mistake:
    return Mistake(name, _LINE, written, code, cure)


def _sign(name: str, written: str, cure: str) -> Mistake:
    return _body(name, written, "ky-hieu-la", cure)


TEXT = (
    _sign("khung-ma", "‸```\nHộ nghèo: 12 hộ", "xóa dấu ```"),
    _sign("gach-ngang-chu", "Có ‸~~13~~ 12 hộ", "xóa dấu ~~"),
    _sign("dam-kieu-khac", "Có ‸==12 hộ== nghèo", "thay == bằng **"),
    _sign("o-danh-dau", "- ‸[ ] Hộ nghèo: 12 hộ", "xóa ô vuông"),
    _sign("muc-luc", "‸[TOC]", "xóa dòng này"),
    _sign("lien-ket-so-thieu", "Xem [bài trước]‸[1] nhé", "trong ngoặc tròn"),
    _sign("dau-nhan", "Sân 5‸*3*2 mét", "thay * bằng chữ x"),
    Mistake("anh-kem-co", _PICTURE, f"{_PICTURE}‸{{width=200}}", "ky-hieu-la", "ngoặc nhọn"),
    _body("y-la-ma", "‸I. Kinh tế\nII. Xã hội", "danh-sach-ho", "một dòng trống giữa các dòng"),
    _body("y-so-gach-cheo", "‸1/ Kinh tế\n2/ Xã hội", "danh-sach-ho", "mở đầu bằng “1. ”"),
    _body("bang-khong-ten-cot", "‸| --- | --- |\n| Hộ | 12 |", "bang-thieu-gach", "dòng tên các cột"),
    _body("bang-gach-dai", "| Mục | Số |\n‸| – | – |\n| Hộ | 12 |", "bang-thieu-gach", "“| --- | --- |”"),
    _body("bang-o-xuong-dong", "| Mục | Số |\n| --- | --- |\n| Hộ\n‸nghèo | 12 |", "bang-dinh", "nối vào cuối dòng trên"),
    _body("khong-dau", "‸Phuong to chuc trao qua cho cac ho ngheo tren dia ban.", "chu-khong-dau", "gõ lại có dấu"),
    Mistake("tieu-de-khong-dau", _TITLE, "title: ‸So ket cong tac thang 6 cua phuong", "chu-khong-dau", "gõ lại có dấu"),
    _body("ten-ho-ngheo-danh-sach", "1. ‸Nguyễn Văn Mẫu – hộ nghèo", "du-lieu-ca-nhan", "xóa hoặc che bớt"),
    _body("ten-ho-ngheo-dia-chi", "Bà ‸Trần Thị Thử, ngụ số 12/3, hộ cận nghèo", "du-lieu-ca-nhan", "xóa hoặc che bớt"),
)  # fmt: skip

TARGETS = (
    Mistake("lien-ket-xuong-dong", _LINKS, "[bài trước]‸\n(../bai-truoc.md)", "lien-ket-ho", "xóa chỗ xuống dòng"),
    Mistake("lien-ket-khong-chu", _LINKS, "‸[](../bai-truoc.md)", "lien-ket-ho", "viết chữ vào giữa"),
    Mistake("lien-ket-dau-nhay", _LINKS, '[bài trước](‸"../bai-truoc.md")', "lien-ket-ho", "xóa dấu nháy"),
    Mistake("lien-ket-thu-sai", _LINKS, "[thư](‸mailto:a b@c)", "lien-ket-sai", "không dấu cách"),
    Mistake("lien-ket-may-chu", _LINKS, "[báo cáo](\\‸\\may-chu\\bao-cao.docx)", "lien-ket-cam", "cạnh bài"),
    Mistake("lien-ket-youtu", _LINKS, "[phim](‸youtu.be/abc)", "lien-ket-hong", "https://youtu.be/abc"),
    Mistake("anh-kem-kich-thuoc", _PICTURE, f"{_ALT}(‸trao-qua.jpg =200x)", "anh-khong-co", "viết (trao-qua.jpg)"),
    Mistake("anh-chu-thich-nhay-cong", _PICTURE, f"{_ALT}(‸trao-qua.jpg “Trao quà”)", "anh-khong-co", 'trao-qua.jpg "Trao quà"'),
    Mistake("anh-chu-thich-khong-nhay", _PICTURE, f"{_ALT}(‸trao-qua.jpg Trao quà)", "anh-khong-co", 'trao-qua.jpg "Trao quà"'),
    Mistake("anh-jfif", _PICTURE, f"{_ALT}(zalo.jfif)", "loai-tep", "đổi đuôi tệp thành .jpg",
            files={"zalo.jfif": PICTURE}, at=("zalo.jfif", 0, 0)),
    Mistake("anh-heic-trong-bai", _PICTURE, f"{_ALT}(img-2.heic)", "loai-tep", "JPG hoặc PNG",
            files={"img-2.heic": b"heic"}, at=("img-2.heic", 0, 0)),
)  # fmt: skip


def _beside(name: str, file: str, content: str, code: str, cure: str, at: tuple[int, int] = (0, 0)) -> Mistake:
    """A file that should not lie beside a good article."""
    return Mistake(name, _LINE, _LINE, code, cure, files={file: content}, at=(file, *at))


def _copied(name: str, file: str) -> Mistake:
    cure = "bản chép: thừa thì xóa tệp này"
    return _beside(name, file, GOOD.replace("SLUG", name), "slug-trung", cure, (7, 7))


BESIDE = (
    _copied("ban-chep-so", "bai (1).md"),
    _copied("ban-chep-copy", "bai - Copy.md"),
    _copied("ban-chep-dong-bo", "bai.sync-conflict-20260601-120000-ABC.md"),
    _copied("ban-chep-may-khac", "bai-MAY1.md"),
    _beside("tep-md-txt", "bai-2.md.txt", "x", "loai-tep", "bỏ đuôi .txt"),
    _beside("tep-markdown", "bai-3.markdown", "x", "loai-tep", "đổi đuôi tệp thành .md"),
    _beside("tep-khong-duoi", "bai-4", "x", "loai-tep", "đổi đuôi tệp thành .md"),
    _beside("ghi-chu-sai-ten", "hình.yaml", "x", "loai-tep", "đổi tên thành ảnh.yaml"),
)

MISTAKES = (*QUOTES, *SENSE, *WRITTEN, *TEXT, *TARGETS, *BESIDE, *ADDRESSES, *FILES)
