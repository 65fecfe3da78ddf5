"""The words by which reports look ahead or back, as patterns over lower-case canonical text."""

from __future__ import annotations

import re

from plugins.editing.suggest.alternatives import by_first_letter

HEAD_TARGET = re.compile(
    r"phương hướng|nhiệm vụ|mục tiêu|chỉ tiêu|giải pháp|kế hoạch (?:năm|công tác|6|quý|tháng|hoạt động)|thời gian tới|phấn đấu|dự kiến|chương trình công tác|dự toán|(?:kiến nghị|đề xuất)\W*$|kiến nghị, đề xuất"
)
HEAD_RESULT = re.compile(
    r"kết quả|đánh giá|tình hình|đã đạt|sơ kết|tổng kết|thực hiện (?:các )?(?:chỉ tiêu|nhiệm vụ|nghị quyết)|ưu điểm|hạn chế|khen thưởng"
)

# The title of a resolution is one even where it says "thực hiện nhiệm vụ".
PLAN_RESOLUTION = re.compile(
    r"nghị quyết(?: của [^:.]{3,40}| chuyên đề)? về (?:lãnh đạo |việc |nhiệm vụ |phương hướng |mục tiêu |kế hoạch )"
)
# The title of a document that plans from end to end: "KẾ HOẠCH / Tổ chức ngày hội …".
PLAN_TITLE = re.compile(
    r"(?:dự thảo )?(?:kế hoạch|phương án|đề án|chương trình công tác|chương trình hành động"
    r"|(?:bản )?đăng ký (?:chỉ tiêu )?thi đua|(?:bản )?giao ước thi đua|lịch (?:công tác|làm việc|hoạt động)|tờ trình|lộ trình|thư (?:ngỏ|kêu gọi|vận động))\b(?!.*:.)"
)
# So does one over chapters or a list from its first line on: "MỤC TIÊU ĐẾN NĂM 2030", "Phụ lục: chỉ tiêu năm 2026".
PLAN_HEADING = re.compile(
    r"(?:phụ lục(?: \w+)?\W+)?(?:các |một số |những )?(?:mục tiêu|chỉ tiêu|phương hướng|nhiệm vụ)\b"
    r"(?!.*\b(?:về đích|hoàn thành|vượt|đạt|đã|thực hiện|kết quả)\b)(?!.*:.)"
)


def _unless(word: str, *before: str) -> str:
    """A word that none of these others precedes; asked behind the word, where the search seldom comes."""
    return word + "".join(f"(?<!{other} {word})" for other in before)


FORWARD = by_first_letter(
    _unless("phấn đấu", "nhờ", "tinh thần", "quá trình", "sự", "nỗ lực", "đã", "ý chí")
    + "|"
    + _unless(
        "mục tiêu",
        *(
            "chương trình",
            "hoàn thành",
            "hưởng ứng",
            "hoàn thành các",
            "thực hiện",
            "thực hiện các",
            "đạt",
            "vượt",
            "với",
            "vượt các",
        ),
    )
    + r"(?! quốc gia| đề ra| [^,.;:\d]{0,40}(?:hoàn thành sớm|hoàn thành trước|về đích))|(?:đề ra|xác định|đặt ra|quyết nghị|thống nhất|thông qua|giao)(?: (?!đạt|hoàn thành|kết quả|báo cáo)\w+){0,9} (?:chỉ tiêu|mục tiêu|nhiệm vụ|phương hướng)"
    r"|chỉ tiêu(?: phát triển| kinh tế| chính| cơ bản)*(?: -? ?xã hội)? (?:chủ yếu|cụ thể|phấn đấu|trọng tâm|sau|như sau|gồm)(?! (?:đều |cơ bản |đã )?(?:đạt|vượt|hoàn thành))"
    r"|(?:để|nhằm) (?:sớm )?(?:đạt|hoàn thành)(?: được)? (?:các |những )?(?:chỉ tiêu|mục tiêu|tỷ lệ|tiêu chí)"
    r"|phải đạt|\bsẽ\b|dự kiến(?=\s*:)|"
    + _unless("yêu cầu", "đáp ứng", "trước", "theo", "đạt", "các", "đúng")
    + r"(?=:| (?!\d))|"
    + _unless("đề nghị", "hồ sơ", "giấy", "đơn", "văn bản", "theo")
    + r"(?! khen| tặng| công nhận| xét| cấp(?! (?:trên|tỉnh|thành phố|huyện|quận|ủy|có thẩm)(?! khen| tặng))| vay| truy| rút| kết nạp)|kiến nghị(?= (?:quận|thành phố|tỉnh|huyện|cấp))"
    r"|(?<!kế hoạch )(?<!chỉ tiêu )(?<!mục tiêu )(?<!nghị quyết )đề ra(?=\s*:)|chỉ tiêu(?= (?:[^\W\d_]+ ){0,3}[^\W\d_]+\s?:)|chỉ tiêu(?=\s?:)|với mục tiêu(?= [^,;.\d]{0,40}\d)|\bcần(?= (?:hơn |gần |khoảng |trên )?\d)|\bcần (?:đạt|phải|tập trung|tiếp tục|phấn đấu|vận động|huy động|thu|kết nạp|hoàn thành|xây|sửa|thêm|tuyển|bổ sung|đầu tư|lắp|mở|nâng)\b|quyết tâm (?:đạt|phấn đấu|hoàn thành|thực hiện thắng lợi|đưa|giữ)|đặt (?:ra )?\d+ (?:chỉ tiêu|mục tiêu)|đặt mục tiêu|hướng tới (?:mục tiêu|đạt|năm)|phương hướng|chỉ tiêu đặt ra"
    r"|(?:trong )?(?:thời gian|năm|nhiệm kỳ|giai đoạn|tháng|quý|những năm) tới(?! (?:nay|ngày|hết|cuối|\d))|(?:trong|bước vào) nhiệm kỳ mới|những tháng cuối năm|các tháng cuối năm|nhiệm vụ(?: (?:trọng tâm|chủ yếu))?(?= (?:năm|0?6|sáu|quý|tháng|nhiệm kỳ|giai đoạn|thời gian|công tác|trong thời)| ?:)|(?<!khai )đăng ký thực hiện(?!,? (?:có|trong đó)\b)"
    r"|phải (?:huy động|thu|hoàn thành|vận động|thực hiện|kết nạp)|theo kế hoạch(?=,)|(?:thu|chi|dự toán|ngân sách|vốn)(?: [^\W\d_]+){0,8}(?: năm 20\d\d)? sau (?:khi )?điều chỉnh"
)
# Holds only as far as its clause: "dự toán thu 45 tỷ; 6 tháng thu được 24 tỷ".
BUDGETED = re.compile(
    r"(?:bổ sung|phê duyệt|giao) dự toán|giao (?:tăng )?thêm|(?:nghị quyết|hđnd|quận|huyện|thành phố|tỉnh|trên|được|;|^) ?giao (?:tăng thêm |bổ sung |thêm )?(?:thu|chi|kết nạp|vận động|giải quyết|phát triển)\b|(?<!thực hiện )(?<!% )(?<!với )(?<!vượt )(?<!đạt )dự toán (?:thu|chi|ngân sách|năm)(?! đạt)"
)
BACKWARD = by_first_letter(
    r"thực tế(?= (?:mới |chỉ |đã )?(?:đạt|thu|thực hiện|được))|(?:nay|tháng|hiện|chỉ|ngày) mới (?:đạt|thu|giải ngân|thực hiện)|mới chỉ(?= [^.;,]{0,24}\d)|kết quả(?!,? thực hiện nghị quyết)|đến thời điểm (?:này|hiện|báo cáo|phát hành)|(?<!chưa )\bđã\b(?! (?:xuống cấp|hư|cũ\b|đề ra|được giao|được phê duyệt|ký kết|ban hành))|đến nay|vừa qua|cho thấy|trước đó|nhiệm kỳ qua|(?:năm|tháng|tuần|quý) qua|thời gian qua|trong đó đã|tính đến|lũy kế|thu ngay|ngay tại (?:buổi|lễ)|nhận định|nhờ (?:sự|đó|vậy|có)|(?<!số )(?<!số lượng )\bhiện (?:nay )?(?:có|còn)\b|(?<=[,;.:(] )hiện (?:nay|tại|tỷ lệ|con số|mới|chỉ|đạt|đã|đang|có|còn|toàn|cấp|phục vụ)\b|theo báo cáo|dịp này|nhân dịp|\bqua (?:phân loại|khám|rà soát|kiểm tra|đánh giá|khảo sát|thống kê|bình xét)"
)
# Says that something happened, unless its own clause looks ahead: "vận động được 30 triệu", "phấn đấu vận động được …".
HAPPENED = re.compile(
    r"\b(?:"
    r"[^\W\d_]+ được(?= (?:hơn |trên |gần |khoảng )?\d)|thu được|thực hiện được|đạt được|giải ngân (?=[\d.,]+ (?:tỷ|triệu))|(?<!để )xảy ra|ghi nhận|phát hiện|thu giữ"
    r")"
)
COUNTED = re.compile(r"\bsố \d+ $")
AHEAD_VERB = re.compile(
    r"phấn đấu|mong muốn|kỳ vọng|hy vọng|mục đích|\bsẽ\b|\bphải\b|\bcần\b|quyết tâm|mục tiêu|yêu cầu|đề nghị(?! khen| tặng)|thời gian tới|đặt ra|đề ra|\bđể\b|tiếp tục"
)
# "trong thực hiện nhiệm vụ năm 2020" looks back, "triển khai thực hiện nhiệm vụ năm 2021" ahead.
CARRIED_OUT = re.compile(
    r"(?<!triển khai )(?<!tục )(?<!trung )(?<!cần )(?<!phải )(?<!để )(?<!tâm )(?<!nhằm )(?:thực hiện|hoàn thành)(?: (?:tốt|xuất sắc|thắng lợi|có hiệu quả|toàn diện|nghiêm túc|đạt|và|vượt|các))*\s*$"
)
LOCAL = re.compile(
    r"(?:chỉ tiêu|kế hoạch|dự toán|\bkh\b|số giao)(?: (?:được|giao|đề ra|năm|cả|quận|huyện|thành phố|trên|là|\d{4}|nghị quyết))*\s*:?(?:\s+(?!đạt\b|vượt\b|và\b|đã\b)(?:[^\W\d_]+|20\d\d|0?[69](?= tháng))){0,8}\s*:?\s*$"
)
NOT_LOCAL = re.compile(
    r"(?:%|đạt|vượt|hoàn thành|so với|theo|so|thực hiện|trên|các|\d)\s*(?:và vượt\s+)?(?:số |các |tổng |được |mức )*(?:chỉ tiêu|kế hoạch|dự toán|kh\b)"
    r"|chỉ tiêu(?: khác| kinh tế)? như\b|(?:xây dựng|ban hành|triển khai) (?:các )?(?:chỉ tiêu|kế hoạch|dự toán)(?! (?:vận động|tổ chức|thu|chi|kết nạp|xây|sửa|hỗ trợ|chăm lo|mở|tặng|trao|trồng)\b)"
)
YEAR_LEAD = re.compile(
    r"\s*(?:-|\+)?\s*(?:bước )?(?:trong |sang |về |cho )?(?:kế hoạch )?(?:cả )?(?:(?:\d )?năm|giai đoạn|nhiệm kỳ|vụ)\s*(20\d\d)(?:\s*[-–]\s*(20\d\d))?"
)
PLAN_LEAD = re.compile(
    r"\W*(?:trong |sang |bước sang |về )?(kế hoạch|chương trình|nhiệm vụ|phương hướng|mục tiêu|chỉ tiêu)?(?: công tác| hoạt động)? ?"
)
PLAN_OPENS = re.compile(r"\W*(?:phấn đấu|dự kiến|kế hoạch|chỉ tiêu|nhiệm vụ|phương hướng|mục tiêu)\b")
ENUMERATED = re.compile(r"\(?(?:\d{1,2}|[a-h])[).]\s")  # "(2) Kết nạp 60 đảng viên." after "(1) Thu …"
DAY_LEAD = re.compile(
    r"\W*(?:(?:sáng|trưa|chiều|tối) )?(?:ngày )?(\d{1,2})[/.-](\d{1,2})(?!\d)"
)  # "Ngày 17/8, phường …"
BY_PLAN = re.compile(
    r"\W*theo (?:kế hoạch|chỉ tiêu|dự toán|phương án|quy hoạch|lộ trình|đề án|dự thảo|dự kiến|thiết kế)[^,;.]{0,60},"
)
ADOPTED = re.compile(
    r"(?:thông qua|phê duyệt|quyết nghị|ban hành)[^.;]{0,80}(?:dự toán|kế hoạch|chỉ tiêu|nhiệm vụ|mục tiêu)|phê duyệt (?:dự án|đầu tư)"
)
ADOPTED_WITH = re.compile(
    r"(?:thông qua|phê duyệt|quyết nghị|thống nhất|nhất trí|đề ra|trình)[^.;\d]{0,80}(?:dự toán|kế hoạch|chỉ tiêu|nhiệm vụ|mục tiêu|chương trình công tác|phương hướng|nội dung)[^.;]{0,60}?(?:\bvới|gồm|trong đó|theo đó|:)"
)
# Whoever or whenever opens a sentence begins something new; plans go on without: "Kết nạp 20 đảng viên."
ACTOR = re.compile(
    r"\W*(?:xã|phường|đặc khu|thị trấn|huyện|tỉnh|thành phố|ubnd|ủy ban|hội|đoàn|công an|ban|trường|trạm|ông|bà|anh|chị|đồng chí|tại|ngày|sáng|chiều|tối|trong|sau|qua|từ|đến|nhân|năm|hiện|theo|đợt|buổi|lễ|hoạt động|hội nghị|nhờ|kết thúc|đây|đại diện)\b"
)
ENLISTED = re.compile(
    r"^(?!.*(?:chỉ tiêu|được giao|phấn đấu)).*(?:nhập ngũ|nghĩa vụ|giao quân|tân binh|mừng thọ|chúc thọ)"
)
BESIDES = re.compile(r"\W*(?:ngoài ra|bên cạnh đó|cùng với đó),? (?:[^\W\d_]+ ){1,6}cũng\b")
FOLLOWS_UP = re.compile(r"\W*(?:theo đó|trong đó|cụ thể|gồm|bao gồm|các chỉ tiêu|h[ằà]ng năm|mỗi năm|\d+ ?%)")
MET_BEFORE = re.compile(
    r"(?<!để )(?<!nhằm )(?<!phải )(?<!sẽ )(?<!cần )(?:đạt|vượt|hoàn thành|thực hiện|kết quả|tình hình|đánh giá|so với|tăng|nhiều)[^.;:\n]*$"
)
MET_BEHIND = re.compile(r"[^.;:]{0,60}(?:đạt|vượt|hoàn thành|thực hiện|kết quả)[^.;:]{0,30}:")
STRONGLY_BACK = re.compile(
    r"thực tế|(?:nay|tháng|hiện|chỉ) mới (?:đạt|thu)|\bđã\b|đến nay|năm qua|vừa qua|thời gian qua|tính đến|có \d|; hiện (?:tỷ lệ|con số|mới|chỉ|đạt|đã)"
)
MEETING = re.compile(r"\W*(?:cũng )?(?:tại (?:kỳ họp|hội nghị|đại hội|buổi|lễ)|nhân dịp|dịp này|cùng ngày)")
DONE_BEHIND = re.compile(r"\s*(?:[^\W\d_]+ ){0,3}đã (?!đề ra|được giao|đăng ký|khởi công|được phê duyệt)")
REPORTED = re.compile(
    r"\btại (?:kỳ họp|hội nghị|đại hội|buổi)|chất vấn|phát biểu|\bbầu\b|hiệp thương|chọn cử|công bố|ký kết|tham dự|đến dự|khai mạc|bế mạc|dịp này|cùng ngày|cùng kỳ|hôm (?:nay|qua)|hiện (?:nay|tại|có|còn)|\bvừa\b|(?:quý|tháng|tuần) (?:đầu|qua|trước)|báo cáo|kết quả|tình hình|thực hiện|đánh giá"
)
UNTIL = re.compile(
    r"(?<!tính )(?<!kể từ )(?:đến|tới|vào)\s+(?P<end>cuối |hết )?(?:năm |quý \w+/|tháng (?P<month>\d{1,2})/|31/12/)?(20\d\d)"
)
YEAR_AFTER = re.compile(r"\D{0,6}(20\d\d)")
SECOND_HALF = re.compile(r"(?:0?6|sáu) tháng cuối năm|(?:quý (?:iii|iv|3|4))(?=\D)")


# "Tiếp tục mở 3 lớp.", "Đồng thời tập trung thu phí đạt 100%.": nobody is named who did it.
GOES_ON_TO = re.compile(
    r"\W*(?:(?:đồng thời|bên cạnh đó|ngoài ra|cùng với đó|song song đó|trong đó|theo đó|cụ thể),? )?(?:tiếp tục|tập trung)(?! (?:chương trình|chuyến|đợt|kỳ|phiên|hưởng ứng))\b[^,]*$"
)
# "Các chỉ tiêu chủ yếu đến năm 2030." before the sentences that list them, in one line with them.
HEADS = re.compile(
    r"\W*(?:(?:\d{1,2}|[ivx]+)[.)/]\s*)?(?:về |các |một số |những )?(?:chỉ tiêu|mục tiêu|phương hướng|nhiệm vụ)\b"
    r"(?!.*\b(?:đã|đạt|vượt|hoàn thành|thực hiện|kết quả|được|là)\b)[^,;]{0,90}$"
)
# "tỷ lệ thất nghiệp dưới 2%" is a bound, "còn dưới 2%" what was reached.
BOUND = re.compile(r"(?!.*\b(?:còn|giảm|xuống|chỉ|hiện|duy trì|đạt|là)\b).*\btỷ (?:lệ|suất)\b[^,;:]*$")
LEAST = ("không quá", "ít nhất", "tối thiểu", "không dưới", "không thấp hơn")
AT_LEAST = re.compile(r"(?:\s*[^\W\d_]+){0,5}\s+trở lên")


# A later figure of the sentence is a least one: "chi bộ vững mạnh trên 80%, kết nạp từ 10 đảng viên trở lên".
LATER_LEAST = re.compile(
    r"(?!.*\bđã\b).*(?:(?:ít nhất|tối thiểu) \d"
    r"|\d[\d.,]*\s?(?:%|(?!tuổi|năm|lần|triệu|tỷ|đồng|nghìn|sao|cấp|cv|m|mã|kw|tấn|kg|ha)[^\W\d_]+)(?:/năm)?(?: (?!tuổi|năm|lần|cấp)[^\W\d_]+){0,4} trở lên)"
)
EARNED = re.compile(r"(?:thu nhập|lãi|doanh thu)(?: [^\W\d_]+){0,3} từ\s*$")  # "thu nhập từ 100 triệu đồng trở lên"
TO_BE_DONE = re.compile(
    r"[^.;,\d]{0,30}\b(?:chuyển|dời|lùi|gia hạn) (?:tiếp )?sang (?:năm|quý|tháng|giai đoạn|nhiệm kỳ)\b"
    r"|[^.;,\d]{0,30},?\s*(?:dự kiến|sẽ|phấn đấu) (?:hoàn thành|khánh thành|khởi công|đưa vào|tổ chức|trao)"
    r"|[^.;\d]{0,120}\bsẽ được\b"
    r"|(?: [^\W\d_]+){0,3} cần (?:được )?(?:hỗ trợ|xóa|xây|sửa|bê tông|nâng cấp|di dời|thu hồi|giải phóng)\b"
)
