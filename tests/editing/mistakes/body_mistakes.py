"""Mistakes in text, links, pictures, files and in what must not be published."""

from __future__ import annotations

from tests.editing.mistakes.mistake import PICTURE, Mistake

_LINE = "- Hộ nghèo: 12 hộ"
_PICTURE = "![Đại diện phường trao quà tại hội trường](trao-qua.jpg)"
_LINKS = "[bài trước](../bai-truoc.md#muc-ket-qua)"
BEHIND = (_LINE, _PICTURE, _LINKS)  # parts of the body that no figure stands in


def _body(name: str, written: str, code: str, cure: str, **more: object) -> Mistake:
    return Mistake(name, _LINE, written, code, cure, **more)  # type: ignore[arg-type]


def _picture(name: str, written: str, code: str, cure: str, **more: object) -> Mistake:
    return Mistake(name, _PICTURE, written, code, cure, **more)  # type: ignore[arg-type]


TEXT = (
    _body("the-script", "Xem ‸<script>alert(1)</script>", "the-html", "xóa thẻ"),
    _body("the-iframe", "‸<iframe src='https://a.vn'></iframe>", "the-html", "xóa thẻ"),
    _body("the-onclick", "‸<b onclick='a()'>Hộ nghèo</b>", "the-html", "xóa onclick"),
    _body("dan-tu-word", "‸<p class=MsoNormal><font size=3>Hộ nghèo</font></p>", "the-html", ""),
    _body("chu-thich-khong-dong", "‸<!-- nhớ sửa", "chua-dong", "-->"),
    _body("lien-ket-javascript", "[bấm đây](‸javascript:void(0))", "lien-ket-cam", "https://"),
    _body("lien-ket-o-cung", "[biểu](‸file:///C:/bieu.xlsx)", "lien-ket-cam", "cạnh bài"),
    _body("lien-ket-thieu-https", "[báo](‸//bao.example.vn/tin)", "lien-ket-sai", "https://bao.example.vn/tin"),
    Mistake("lien-ket-sai-ten", _LINKS, "[bài trước](‸../bai-truong.md)", "lien-ket-hong", "“../bai-truoc.md”"),
    Mistake("lien-ket-sai-neo", _LINKS, "[bài trước](‸../bai-truoc.md#muc-ket-qa)", "lien-ket-hong", "“#muc-ket-qua”"),
    Mistake("lien-ket-khong-co", _LINKS, "[bài trước](‸../khong-he-co.md)", "lien-ket-hong", "../2020/ten-bai.md"),
    Mistake("lien-ket-bai-nhap", _LINKS, "[bài trước](‸../bai-nhap.md)", "lien-ket-bai-nhap", "đăng bài đó trước"),
    Mistake(
        "lien-ket-dia-chi-la",
        _LINKS,
        "[bài trước](‸/tin/2020/07/khong-co/)",
        "lien-ket-hong",
        "rồi chép phần địa chỉ sau tên miền",
    ),
    Mistake(
        "dinh-kem-khong-co", "../bieu-so-lieu.csv", "‸../bieu-so-lieu.xlsx", "lien-ket-hong", "“../bieu-so-lieu.csv”"
    ),
    Mistake("lien-ket-co-cach", _LINKS, "[bài trước]‸ (../bai-truoc.md)", "lien-ket-ho", "xóa dấu cách"),
    Mistake("lien-ket-khong-dong", _LINKS, "[bài trước](‸../bai-truoc.md", "lien-ket-ho", "thêm dấu )"),
    Mistake(
        "lien-ket-thu",
        _LINKS,
        "[gửi thư](‸lienhe@phuong.example.vn)",
        "lien-ket-hong",
        "mailto:lienhe@phuong.example.vn",
    ),
    Mistake(
        "lien-ket-www", _LINKS, "[báo](‸www.bao.example.vn/tin)", "lien-ket-hong", "https://www.bao.example.vn/tin"
    ),
    _body("bang-thieu-gach", "‸| Chỉ tiêu | Kết quả |\n| Hộ nghèo | 12 |", "bang-thieu-gach", "| --- | --- |"),
    _body("neo-trong-bai-la", "[xem](‸#ket-qa)", "neo-la", "#ket-qua"),
    _body("neo-khong-giong-gi", "[xem](‸#phu-luc)", "neo-la", "trong bài có: #ket-qua"),
)

PICTURES = (
    _picture("anh-thieu-cham-than", "[Đại diện phường trao quà](‸trao-qua.jpg)", "lien-ket-hong", "thêm dấu !"),
    _picture("anh-khong-co", "![Đại diện phường trao quà](‸tang-qua-tet.jpg)", "anh-khong-co", "content/images"),
    _picture("anh-sai-duoi", "![Đại diện phường trao quà](‸trao-qua.jpeg)", "anh-khong-co", "trao-qua.jpg"),
    _picture("anh-thieu-mo-ta", "![](‸trao-qua.jpg)", "anh-thieu-mo-ta", "ai đang làm gì"),
    _picture("anh-mo-ta-ten-tep", "![trao-qua.jpg](‸trao-qua.jpg)", "anh-mo-ta-la-ten-tep", "ai đang làm gì"),
    _picture("anh-mo-ta-rong-nghia", "![Hình ảnh](‸trao-qua.jpg)", "anh-mo-ta-rong-nghia", "ai đang làm gì"),
    _picture("anh-ngoai", "![Trao quà](‸https://bao.example.vn/a.jpg)", "anh-ngoai", "tải ảnh về"),
    _picture("anh-nhung", "![Trao quà](‸data:image/png;base64,AAAA)", "anh-nhung", "lưu ảnh thành tệp"),
    _picture("anh-duong-dan-may", "![Trao quà](‸C:\\Anh\\trao-qua.jpg)", "lien-ket-cam", "cạnh bài"),
    _picture(
        "anh-hong",
        "![Trao quà tại phường](‸anh-hong-1.jpg)",
        "anh-hong",
        "chép lại ảnh",
        files={"anh-hong-1.jpg": b"\xff\xd8\xff\xe0 cut"},
    ),
    _picture(
        "anh-rong", "![Trao quà tại phường](‸anh-rong-1.jpg)", "anh-rong", "chép lại ảnh", files={"anh-rong-1.jpg": b""}
    ),
    _picture(
        "anh-la-pdf",
        "![Trao quà tại phường](‸anh-la-pdf-1.jpg)",
        "anh-sai-loai",
        "",
        files={"anh-la-pdf-1.jpg": b"%PDF-1.7\n"},
    ),
    Mistake(
        "anh-dai-dien-khong-co", "image: hoi-truong.jpg", "image: ‸hoi-truong.png", "anh-khong-co", "hoi-truong.jpg"
    ),
    Mistake(
        "thieu-mo-ta-anh",
        "image_alt: Hội trường nhìn từ hàng ghế cuối\n",
        "",
        "thieu-mo-ta-anh",
        "image_alt",
        at=("bai.md", 10, 8),
    ),
    Mistake("mo-ta-khong-anh", "image: hoi-truong.jpg\nimage_alt: ", "image_alt: ‸", "thieu-anh", "thêm dòng image"),
    _body(
        "ghi-chu-anh-la",
        _LINE,
        "anh-ghi-chu-la",
        "“mô tả”",
        files={"be-1.png": PICTURE, "ảnh.yaml": "be-1.png:\n  miêu tả: Trao quà\n"},
        at=("ảnh.yaml", 2, 3),
    ),
    _body(
        "ghi-chu-anh-khong-co",
        _LINE,
        "anh-khong-co",
        "",
        files={"anh.yaml": "khong-co-anh.jpg:\n  nguồn: UBND phường\n"},
        at=("anh.yaml", 1, 1),
    ),
    _body(
        "tre-em-khong-dong-y",
        "![Các em nhỏ nhận cặp sách](‸be.png)",
        "anh-tre-em",
        "đồng ý: có",
        files={"ảnh.yaml": "be.png:\n  trẻ em: có\n", "be.png": PICTURE},
    ),
)

FILES = (
    _body("tep-heic", _LINE, "loai-tep", "JPG hoặc PNG", files={"IMG_0001.HEIC": b"heic"}, at=("IMG_0001.HEIC", 0, 0)),
    _body("tep-txt", _LINE, "loai-tep", "run.py import", files={"nhap.txt": "nháp"}, at=("nhap.txt", 0, 0)),
    _body(
        "tep-doc",
        _LINE,
        "loai-tep",
        "run.py import",
        files={"bao-cao.doc": b"\xd0\xcf\x11\xe0"},
        at=("bao-cao.doc", 0, 0),
    ),
    _body("tep-html", _LINE, "loai-tep", ".md", files={"bai.html": "<p>"}, at=("bai.html", 0, 0)),
    _body("tep-svg", _LINE, "loai-tep", "PNG hoặc JPG", files={"logo.svg": "<svg/>"}, at=("logo.svg", 0, 0)),
    _body("tep-an", _LINE, "tep-kin", "ra ngoài content", files={".mat-khau": "a"}, at=(".mat-khau", 0, 0)),
    _body("tep-khoa", _LINE, "tep-kin", "ra ngoài content", files={"may-chu.pem": "a"}, at=("may-chu.pem", 0, 0)),
    _body(
        "pdf-gia",
        "[tải về](cong-van.pdf)",
        "tep-gia-dang",
        "xuất lại tệp",
        files={"cong-van.pdf": "không phải"},
        at=("cong-van.pdf", 0, 0),
    ),
)

PRIVACY = (
    _body("can-cuoc", "Ông có số căn cước ‸079185001234.", "du-lieu-ca-nhan", "xóa hoặc che bớt"),
    _body("danh-sach-dien-thoai", "- Tổ 1: ‸0903 123 456\n- Tổ 2: 0918 765 432", "du-lieu-ca-nhan", "xóa hoặc che bớt"),
    _body("ho-ngheo-co-ten", "Phường thăm hộ nghèo bà ‸Nguyễn Thị Mẫu.", "du-lieu-ca-nhan", "xóa hoặc che bớt"),
    _body("tai-khoan", "Ủng hộ qua tài khoản số ‸0071001234567 tại ngân hàng.", "du-lieu-ca-nhan", "xóa hoặc che bớt"),
)

HINTS = (
    Mistake("ngay-lech", "Sáng 06/7/2020", "Sáng ‸06/02/2020", "ngay-lech", ""),
    Mistake(
        "don-vi-chua-khai",
        "phường họp sơ",
        "‸phường Nguyễn Cư Trinh họp sơ",
        "don-vi-chua-khai",
        "nguyen-cu-trinh-26758",
    ),
    Mistake(
        "ngay-dao-thang",
        "date: 08/07/2020",
        "date: 07/08/2020",
        "ngay-lech",
        "có phải date là 08/7/2020",
        at=("bai.md", 29, 6),
    ),
)

MISTAKES = (*TEXT, *PICTURES, *FILES, *PRIVACY, *HINTS)
