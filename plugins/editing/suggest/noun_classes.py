"""The classes of counted nouns that indicators ask for, and the words that never are counted."""

from __future__ import annotations

from functools import lru_cache

from plugins.domain.unit import COUNT_NOUNS

# Classes of units. An indicator counts only figures of its classes, so that "2 vụ" never becomes "2 đảng viên".
_CLASSES: dict[str, str] = {
    # what nobody achieves: it is shown as context wherever it stands
    "circumstance": "miền|tôn giáo|điểm cầu|dân tộc|dân tộc anh em|thành phần dân tộc|con nhỏ|con gái|con trai|con thơ|người con|đứa con|con đẻ|con đang|tầng|tầng lầu|trệt|tầng trệt|lầu|tầng hầm|thế hệ|chỗ ngồi|chỗ",
    "person": "hs|nct|công đoàn viên|bộ đội|cô giáo|thầy giáo|cô nuôi|bảo mẫu|tài xế|bị can|bị cáo|bị hại|hvpn|hvnd|đvcđ|ông|bà|trưởng khối phố|chủ tịch|bí thư chi đoàn|liệt sĩ|liệt sỹ|mẹ việt nam anh hùng|bà mẹ việt nam anh hùng|thân nhân liệt sĩ|tiểu thương|chủ hộ|ngư dân|thuyền viên|bác sĩ|y sĩ|y bác sĩ|điều dưỡng|nhân viên y tế|tổ viên|chức sắc|chức việc|tu sĩ|phật tử|người có uy tín|hòa giải viên|tuyên truyền viên|xã viên|võ sinh|trưởng khu phố|trưởng ấp|hội viên phụ nữ|hội viên nông dân|hộ nông dân|người khuyết tật|trẻ mồ côi|trẻ em mồ côi|người bán dâm|lao động nữ|nhà giáo|chủ tàu|shipper|khách hàng|khách mời|nhân khẩu thường trú|tn|dân|nhân dân|thanh thiếu niên|thanh thiếu nhi|đvtn|đoàn viên thanh niên|đv|hv|cán bộ, chiến sĩ|cựu quân nhân|người|người dân|đồng chí|đ/c|đảng viên|đảng viên mới|đoàn viên|hội viên|thanh niên|công dân|quân nhân|tân binh|học sinh|em"
    "|cháu|trẻ|trẻ em|thiếu nhi|cụ|đối tượng|lao động|cử tri|đại biểu|cán bộ|công chức|viên chức|cán bộ công chức|chiến sĩ|chiến sỹ"
    "|thành viên|diễn viên|học viên|sinh viên|giáo viên|nhân khẩu|khẩu|quần chúng|quần chúng ưu tú|phụ nữ|bệnh nhân|f0|tình nguyện viên"
    "|thí sinh|vận động viên|chị|anh|bạn|chị em|giáo dân|tín đồ|nạn nhân|dân quân|nam|nữ|người có công|con em|mẹ|hộ viên|công nhân"
    "|người lao động|đảng viên dự bị|thương binh|bệnh binh|người nghèo|người cao tuổi|hội thẩm|tuyên truyền viên|cộng tác viên|nghệ nhân"
    "|khách|du khách|nhà hảo tâm|mạnh thường quân|thầy cô|phạm nhân|con nghiện|người nghiện|thí sinh|ủy viên|vị|bà mẹ|bé|đội viên"
    "|thân nhân|chi hội trưởng|chi đoàn trưởng|tổ trưởng|bí thư|bí thư chi bộ|gương|gương điển hình|điển hình|tấm gương|đồng bào|cựu chiến binh|nông dân|cấp ủy viên|trưởng thôn|nhân viên",
    "individual": "cá nhân|các nhân",
    "collective": "tập thể",
    "collective_or_individual": "tập thể và cá nhân|tập thể, cá nhân|cá nhân và tập thể|cá nhân, tập thể|lượt tập thể|lượt cá nhân",
    "award": "giấy khen|bằng khen|huân chương|huy chương|kỷ niệm chương|cờ thi đua|cờ|huy hiệu|huy hiệu đảng|danh hiệu|giải|giải thưởng"
    "|giải nhất|giải nhì|giải ba|giải khuyến khích",
    "visit": "lượt|lượt người|lượt đoàn viên|lượt hội viên|lượt người dân|lượt công dân|lượt cử tri|lượt hộ|lượt cán bộ|lượt thanh niên"
    "|lượt đoàn viên, thanh niên|lượt học sinh|lượt chị|lượt hội viên phụ nữ|lượt người nghe|lượt khách|lượt truy cập|lượt hộ dân|lượt đảng viên",
    "household": "hộ|hộ dân|hộ gia đình|hộ nghèo|hộ cận nghèo|hộ kinh doanh|hộ khó khăn|hộ thoát nghèo|hộ kinh doanh cá thể|căn hộ"
    "|hộ mới thoát nghèo",
    "family": "gia đình|gia đình chính sách|gia đình văn hóa|gia đình liệt sĩ",
    "case": "vụ đánh bạc|vụ trộm|vụ trộm cắp|vụ ma túy|vụ buôn lậu|vụ ẩu đả|vụ xâm hại|vụ bạo lực|vụ đuối nước|vụ cháy rừng|vụ|vụ việc|vụ án|vụ cháy|vụ tai nạn|vụ tai nạn giao thông|vụ phạm pháp hình sự|vụ vi phạm|vụ tranh chấp|chuyên án|án",
    "instance": "trường hợp|đám|đám tang|lễ tang|hành vi|lỗi|biên bản|trường hợp vi phạm",
    "illness": "ca|ca mắc|ca bệnh|ca sốt xuất huyết|ca f0|ổ dịch|ca dương tính",
    "sanction": "quyết định|quyết định xử phạt",
    "report": "tin|tin báo|nguồn tin|tin, bài|tin bài|bài viết|tin tố giác",
    "round": "phần thi|ca trực|chuyên mục|giải thi đấu|buổi lễ|buổi đối thoại|buổi truyền thông|cuộc đối thoại|buổi chiếu phim|buổi biểu diễn|buổi giao lưu|vòng thi|cuộc tọa đàm|buổi tập huấn|lớp dạy nghề|lớp bồi dưỡng|đêm văn nghệ|cuộc thanh tra|lượt phát thanh|giờ phát thanh|tin phát thanh|cuộc diễn tập|cuộc|cuộc họp|buổi|đợt|lớp|lớp học|hội nghị|phiên|kỳ|đêm|chuyến|chương trình|hoạt động|hội thi|hội thao|giải đấu"
    "|buổi tuyên truyền|cuộc kiểm tra|cuộc giám sát|phong trào|chuyên đề|chiến dịch|cuộc tuần tra|ca tuần tra|tổ tuần tra|buổi ra quân"
    "|cuộc vận động|buổi họp|tọa đàm|diễn đàn|đợt ra quân|lễ|hội thảo|hội trại|cuộc thi|trận|tiết mục|lượt tuyên truyền|lượt tuần tra"
    "|buổi sinh hoạt|cuộc họp dân|lượt kiểm tra|lượt ra quân|lớp tập huấn|khóa|buổi nói chuyện|suất diễn|ngày hội|cuộc phát thanh|khóa học",
    "gift": "suất quà|phần quà|suất|phần|túi quà|túi|gói quà|túi an sinh|gói|giỏ quà|món quà|quà|combo|phần quà tết|suất quà tết|xuất quà|xuất"
    "|suất ăn|phần ăn|phần cơm|lượt quà|suất cơm|túi thuốc",
    "scholarship": "suất học bổng|học bổng|phần học bổng|xuất học bổng",
    "house": "căn|căn nhà|nhà|ngôi nhà|mái ấm|nhà tình thương|nhà tình nghĩa|nhà đại đoàn kết|căn nhà tình thương|mái ấm tình thương"
    "|nhà ở|nhà tạm|căn nhà tình nghĩa|nhà dột nát|mái ấm công đoàn|nhà nhân ái|ngôi nhà đại đoàn kết",
    "dossier": "hồ sơ|bộ hồ sơ|hồ sơ tthc|lượt hồ sơ|hồ sơ hành chính",
    "petition": "ý kiến phát biểu|tin phản ánh|lượt kiến nghị|ý kiến cử tri|kiến nghị của cử tri|đơn|đơn thư|đơn khiếu nại|lượt đơn|kiến nghị|phản ánh|ý kiến|ý kiến kiến nghị|lượt ý kiến|câu hỏi|đơn tố cáo",
    "procedure": "thủ tục|thủ tục hành chính|tthc",
    "service": "dịch vụ|dịch vụ công",
    "criterion": "nhiệm vụ|nội dung|chỉ tiêu|tiêu chí|chỉ số",
    "score": "điểm",
    "branch": "tổ đảng|chi đảng bộ trực thuộc|tổ chức cơ sở đảng trực thuộc|chi bộ|đảng bộ|tổ chức đảng|chi ủy|chi, đảng bộ|chi đảng bộ|tổ chức cơ sở đảng|đảng bộ bộ phận",
    "place": "khối phố|khu vực bỏ phiếu|đơn vị bầu cử|tdp|tổ tiết kiệm và vay vốn|tổ vay vốn|đảo|hòn đảo|cụm dân cư|điểm dân cư|xóm đạo|khu phố|thôn|ấp|tổ dân phố|tổ|xóm|bản|buôn|khóm|làng|khu dân cư|cụm dân cư|khu|phường|xã|tổ nhân dân|thị trấn|đơn vị hành chính|liên tổ|huyện|quận|tỉnh|thành phố|đặc khu|địa phương",
    "organisation": "cụm|tht|hợp tác xã nông nghiệp|htx|tổ liên kết|tổ hợp tác|nghiệp đoàn|công đoàn|công đoàn cơ sở|liên đội|tổ an ninh|tổ bảo vệ an ninh trật tự|tổ bảo vệ|tổ công nghệ số cộng đồng|tổ hòa giải|tổ an ninh nhân dân|đội bóng|gian|nhóm trẻ|câu lạc bộ thể thao|clb|đơn vị|cơ quan|tổ chức|đoàn thể|câu lạc bộ|chi hội|chi đoàn|đội|nhóm|tổ chức đoàn thể|hợp tác xã|tổ hợp tác"
    "|tổ tiết kiệm|ban|hội|chi hội phụ nữ|tổ công nghệ số|đoàn|cơ quan, đơn vị|đội tuyển|tổ hội",
    "company": "doanh nghiệp|công ty|dn",
    "premises": "homestay|nhà nghỉ|resort|sân|sân bóng|sân bóng chuyền|sân cầu lông|sân vận động|sân thể thao|nhà văn hóa|nhà sinh hoạt cộng đồng|nhà thi đấu|hồ bơi|bể bơi|thư viện|tủ sách|trạm y tế|điểm thể dục|điểm tập|điểm vui chơi|điểm sinh hoạt|khu vui chơi|ao|đầm|nhà màng|nhà lưới|nhà kính|chuồng|tàu|tàu cá|ghe|thuyền|phòng trọ|dãy trọ|phòng|vựa|vựa trái cây|chùa|nhà thờ|đình|đền|miếu|thánh thất|họ đạo|giáo xứ|cơ sở thờ tự|cơ sở tôn giáo|di tích|sạp|ki-ốt|kiốt|ki ốt|quầy|quầy hàng|gian hàng|điểm bán|khách sạn|cơ sở lưu trú|phòng khám|nhà thuốc|quầy thuốc|trang trại|gia trại|bến|cơ sở|cơ sở kinh doanh|cơ sở sản xuất|cơ sở kinh doanh, dịch vụ|cửa hàng|quán|nhà hàng|điểm kinh doanh|chợ|bếp ăn|nhà trọ|siêu thị",
    "school": "trường|trường học|phòng học|trường mầm non|trường tiểu học|lớp mẫu giáo|nhóm lớp",
    "card": "thẻ|thẻ bhyt|thẻ bảo hiểm y tế|thẻ bảo hiểm|căn cước|căn cước công dân|thẻ căn cước|cccd",
    "book": "sổ|sổ tiết kiệm|quyển sổ tiết kiệm|sổ bhxh",
    "dose": "mũi|liều|mũi tiêm|liều vắc xin|mũi vắc xin|liều vắc-xin|mũi vắc-xin|mũi vaccine|liều vaccine",
    "blood": "đơn vị máu|đv máu|đơn vị máu an toàn|túi máu|bịch máu",
    "alley": "tuyến hẻm|hẻm|tuyến|con hẻm|tuyến đường|ngõ|tuyến ngõ|con đường|tuyến kênh|đoạn đường|đường hẻm|tuyến phố|ngách",
    "parcel": "thửa|thửa đất|lô đất",
    "area": "m²|m2|mét vuông|ha|héc ta|hecta|km²|km2|sào|mẫu|công đất",
    "length": "m|mét|km|mét tới|ki lô mét|cây số|m tới",
    "weight": "tấn|kg|tạ|ký|kí|yến|tấn gạo|tấn rác|kg gạo",
    "yield": "tạ/ha|tấn/ha|tạ/sào|kg/sào",
    "animal": "con|con bò|con lợn|con heo|con trâu|con gia cầm|con gà|con gia súc|đầu con",
    "document": "biên bản ghi nhớ|thông báo|kết luận|bộ tài liệu|tài liệu|tờ gấp tuyên truyền|giấy chứng nhận quyền sử dụng đất|giấy phép xây dựng|sổ đỏ|bìa đỏ|bản tin|chỉ thị|văn bản|kế hoạch|nghị quyết|báo cáo|tờ trình|công văn|ấn phẩm|tờ rơi|băng rôn|pa nô|biển báo|tờ gấp|cuốn|quyển|cuốn sách"
    "|khẩu hiệu|giấy phép|giấy chứng nhận|phiếu|đề án|bản cam kết|bảng tuyên truyền|cuốn sổ tay|trích lục|bản sao",
    "thing": "bánh|bánh chưng|bánh tét|cái bánh|chiếc bánh|công viên|trụ sở|trụ sở làm việc|vườn hoa|lồng bè|bè|lồng|điện thoại|xe máy|xe mô tô|mô tô|ô tô|mái che|bảng hiệu|biển quảng cáo|áo phao|áo ấm|áo mưa|chăn|chăn ấm|cặp sách|quyển vở|cuốn vở|vở|nhu yếu phẩm|tivi|ti vi|giường|bồn nước|téc nước|bể nước|cây cầu|cầu|cống|trạm bơm|cột|cột điện|cột cờ|cờ tổ quốc|lá cờ|pano|bảng|mét khối nước|khối bê tông|khối|bản tin|video|clip|tập|tập vở|con giống|cây giống|bịch phôi|ghế đá|thùng rác|bộ sách|bộ máy tính|dàn|bộ bàn ghế|xuồng|cây|cây xanh|công trình|mô hình|dự án|phần việc|camera|mắt camera|bình|bình chữa cháy|thùng|thùng mì|chai|khẩu trang|xe đạp|chiếc|cái"
    "|bộ|máy|máy tính|xe|xe lăn|phương tiện|khẩu súng|khẩu|sản phẩm|tài khoản|bóng đèn|bao|lít|sản phẩm ocop|chậu|tủ|bàn|ghế|đầu sách|biển|cặp"
    "|bộ quần áo|áo|chiếc xe đạp|công|ngày công|m³|m3|mét khối|công lao động|trụ|đèn|gốc|bồn|địa điểm|vị trí|tụ điểm|giếng|giếng khoan|viên|hộp|cổng|điểm sáng",
}
_CLASS_OF: dict[str, str] = {noun: name for name, nouns in _CLASSES.items() for noun in nouns.split("|")}
for _noun in COUNT_NOUNS:
    _CLASS_OF.setdefault(_noun, "thing")
for _noun in (
    "số",
    "năm",
    "tháng",
    "tuần",
    "ngày",
    "giờ",
    "phút",
    "tuổi",
    "tháng tuổi",
    "trang",
    "tổ chức đảng viên",
    "an sinh",
    "nội dung",
):
    _CLASS_OF.pop(_noun, None)
LONGEST = max(noun.count(" ") + 1 for noun in _CLASS_OF)

# Words that never name what was counted: after them a bare number has no unit.
STOP_WORDS = frozenset(
    [
        "và",
        "đã",
        "để",
        "cho",
        "của",
        "tại",
        "trên",
        "với",
        "trong",
        "đạt",
        "được",
        "là",
        "có",
        "tham",
        "so",
        "tăng",
        "giảm",
        "vượt",
        "chiếm",
        "theo",
        "do",
        "từ",
        "đến",
        "ở",
        "khi",
        "nhằm",
        "về",
        "này",
        "mới",
        "cùng",
        "qua",
        "cũng",
        "như",
        "hay",
        "hoặc",
        "nhưng",
        "còn",
        "thì",
        "mà",
        "bằng",
        "trở",
        "tới",
        "nên",
        "vào",
        "ra",
        "lên",
        "xuống",
        "sau",
        "trước",
        "bị",
        "phải",
        "sẽ",
        "đang",
        "các",
        "những",
        "một",
        "hai",
        "ba",
        "bốn",
        "sáu",
        "bảy",
        "tám",
        "chín",
        "mười",
        "đó",
        "khác",
        "tương",
        "trị",
        "thực",
        "thuộc",
        "gồm",
        "nhất",
        "nữa",
        "rồi",
        "cả",
        "hơn",
        "gần",
        "khoảng",
        "nhằm",
        "thông",
        "không",
        "chưa",
        "đủ",
        "kịp",
        "phấn",
        "tiếp",
        "năm",
        "truy",
        "lần",
    ]
)


@lru_cache(maxsize=4096)
def class_of(noun: str) -> str:
    """The class of a counted noun, "" for an unknown one."""
    return _CLASS_OF.get(noun, "")
