"""Where something happened, how often, how large a thing is, who sat in the hall: figures that nobody achieved."""

from __future__ import annotations

import re

from plugins.editing.suggest.draft import Draft

_UNITS = frozenset({"place", "branch", "school", "organisation"})
_SPOTS = ("điểm", "địa điểm", "vị trí", "chốt", "cơ sở", "khu vực", "cụm", "địa bàn")
_WITHIN = re.compile(
    r"(?:nhân dân|sinh sống|\btừ|\btại|\bở|(?<!sự tham gia )\bcủa|\bthuộc|\bcùng|(?:cùng|hợp) với|địa bàn|toàn bộ)\s+(?:cả |toàn bộ |các )?$"
)
_CAPACITY = re.compile(
    r"\bquy mô(?: [^\W\d_]+){0,2} $|\bgiữa $|(?:sức chứa|trọng tải|công suất|dung tích)(?: [^\W\d_]+){0,3} $|(?<!các )\bloại $"
)
_SIZE = re.compile(
    r"(?:(?<!mở )\brộng|(?<!nâng )(?<!chất lượng )(?<!công nghệ )\bcao|\bdày|\bsâu|\bnặng|\bngang|đường kính|bề mặt|khu đất|mảnh đất|lô đất|căn nhà|ngôi nhà|\btàu|\btàu cá|mực nước|mức nước|đỉnh lũ|báo động \d là)(?: (?:khoảng|hơn|gần|trên|là|từ))* $|\brộng (?:[^\W\d_]+ ){0,5}từ \d[\d,.]* ?(?:m|mét) lên $"
)
_COMMITTEE = re.compile(
    r"\bban (?:chấp hành|thường vụ|chủ nhiệm|kiểm tra|thường trực|vận động|quản lý|chỉ đạo)\b(?![^.;]*(?:phấn đấu|\bsẽ\b|dự kiến))[^.;:]{0,80}\b(?:có|gồm|là) (?:tổng số )?$"
)
_MEMBERS = ("hội viên", "đoàn viên", "đảng viên")
_MEASURES = frozenset({"length", "area", "weight", "circumstance", "", "bare"})
_VOTED = re.compile(r"[^.;]{0,60}(?:tán thành|nhất trí|biểu quyết|thông qua|đồng ý)")
_SCHOOL_HAS = re.compile(r"\btrường[^.;]{0,60} (?:có|gồm|với)(?: tổng số)? $")
_ELECTED = re.compile(r"\s*(?:trúng cử|được bầu|đắc cử)")
_PARENTS = re.compile(r"(?:vợ chồng|gia đình|chị|anh|bà|ông|mẹ)\b(?![^.;]*(?:nuôi|tặng|trao|mua|hỗ trợ|giống))[^.;]*$")
_OPENS_GUESTS = re.compile(r"\W*(?:(?:đến|tới|về|cùng) (?:tham )?(?:dự|gia)|tham dự|\bdự)\b")
GUEST_CLASSES = frozenset({"person", "place", "branch", "school", "organisation", "individual", "collective"})
_DONE = re.compile(r"\bđã\b")
_STAFF = r"(?:cb|cán bộ|gv|giáo viên|nv|nhân viên|hội viên|đoàn viên|đảng viên|học sinh|hs|hộ dân|nhân khẩu|lao động)"
_HEADCOUNT = re.compile(
    rf"(?:(?:dân cư|dân số|lao động)\s?: tổng số\s?|\b(?:số hộ(?: dân)?|nhân khẩu|số khẩu|số dân|dân số|số thôn|số ấp)\s?|đội ngũ[^.;:\d]{{0,40}}|tổng số {_STAFF}[^.;:\d]{{0,30}}|\bsố (?:{_STAFF}|điểm trường|lớp|nhóm lớp|phòng học|chi hội|chi bộ|thôn|ấp|khu phố|tổ dân phố)\s?):\s*$"
)
_OF = re.compile(r"(?<!tham gia )(?<!góp )(?<!ủng hộ )(?<!trợ )\bcủa\s+(?:cả |các )?$")
_BORDER = re.compile(r"\s*(?:đường )?(?:biên giới|bờ biển|bờ sông)")
_WORKED_ON = re.compile(r"gia cố|\bkè\b|nạo vét|khơi thông|\bđắp|\bxây|sửa|sạt lở|dọn|vệ sinh|trồng")
_BORDER_BEFORE = re.compile(r"(?:biên giới|bờ biển|bờ sông)(?: [^\W\d_]+){0,3} $")
_LONG = re.compile(r"\bdài (?:khoảng |hơn |gần |trên )?$")
_WIDE = re.compile(r",? (?:và )?(?:chiều |bề |mặt )?(?:rộng|ngang|cao)\b")
# "Tuyến đường từ trung tâm xã đến thôn Hạ có chiều dài 8 km" tells of no work.
_ROAD_IS = re.compile(
    r"^\W*(?:tuyến|đoạn|con đường|cây cầu|cầu|kênh|mương)\b"
    r"(?!.*\b(?:được|đã|xây|làm|mở|nâng cấp|sửa|hoàn thành|khởi công|thi công|đầu tư|trồng)\b).*\bdài (?:khoảng |hơn |gần |trên |là )*$"
)
_LAID = re.compile(r"\s*(?!chưa)(?:[^\W\d_]+ )?(?:đã )?được (?!phân|quy|đặt)")
_LAND = re.compile(
    r"\s*(?:rừng (?:tự nhiên|phòng hộ|đặc dụng|các loại)|rừng(?=,)|đất (?:nông|lâm|tự nhiên|sản xuất|canh tác|rừng|phi nông))"
)
# What a place has of land or boats, without anything done: "diện tích canh tác là 284 ha".
_STANDING = re.compile(
    r"(?:diện tích (?:đất )?(?:canh tác|nông nghiệp|sản xuất|lâm nghiệp|rừng|mặt nước)(?: (?!lên|đạt|trồng|còn|công nghệ|chất lượng)[^\W\d_]+){0,4}|đội tàu[^.;,\d]{0,40} có|có đội tàu) (?:hơn |gần |trên |khoảng )?$"
)
_PASSED_BY = re.compile(r"(?: [^\W\d_]+){0,3} (?:đi|chạy|cắt|chảy) qua\b")
_THERE_IS = re.compile(r"(?:\bcó|\bvới|tổng diện tích|là) $")
_WITH_PUPILS = re.compile(r"\s*với (?:hơn |gần |trên )?\d[\d.]* (?:học sinh|cháu|em|trẻ)")
_INSPECTED = re.compile(r"kiểm tra|thanh tra|giám sát|khảo sát|tuyên truyền")
_LOOKED_AFTER = re.compile(r"quản lý $")
_LEADS_MEMBERS = re.compile(
    r"(?:hội|đoàn|chi bộ|đảng bộ|chi hội)\b[^.;,\d]{0,40} (?:hiện |đang )+quản lý (?:hơn |gần |trên )?$"
)
_BODY_WITH = re.compile(r"(?:tại|là) (?:dòng họ|khu|tổ|thôn|xóm|ấp|bản|làng)[^.;,\d]{2,50} với $")
_TOGETHER = re.compile(r"phối hợp (?:với )?(?:[^\W\d_]+,? ){1,12}và $")
_AT = re.compile(r"(?:\b(?:tại|ở)\s+(?:cả )?|địa điểm: )$")
_HARM = r"(?:cô lập|chia cắt|ngập|thiệt hại|hư hỏng|hư hại|tốc mái|sập|cuốn trôi|vùi lấp|sạt lở|mất điện)"
_HARMED_BEHIND = re.compile(rf"(?:[^.;:]|\.\d){{0,80}}\bbị {_HARM}")
_HARMED_BEFORE = re.compile(rf"\b(?:làm|gây|lũ|nước|bão|mưa)\b[^.;:]{{0,60}}{_HARM}[^.;:,]*$")
_SHARED_OUT = re.compile(r"\W*(?:theo đó|cụ thể|trong đó)\b")
_HOW_OFTEN = re.compile(r"(?:mỗi|hằng|hàng) (?:tuần|tháng|quý|ngày)[^;:]*$")


def is_circumstance(lower: str, draft: Draft) -> bool:
    """Where it happened ("tại 29/29 thôn", "tại 9 điểm"), how often, how large a thing is, who sat in the hall."""
    mention = draft.mention
    unit = mention.unit.lower()
    if mention.of is not None and (unit.startswith("đại biểu") or _ELECTED.match(lower, mention.end)):
        return not _VOTED.match(lower, mention.end)
    if mention.kind == "person" and _ELECTED.match(lower, mention.end):
        return True
    if unit.startswith(("ủy viên", "uỷ viên")) or _is_geography(lower, draft):
        return True
    if mention.kind == "person" and led(_EACH_OF, lower, draft, 24):
        return True
    if mention.kind == "household" and (
        led(_BODY_WITH, lower, draft, 70) or (unit in ("hộ", "hộ dân") and led(_LOOKED_AFTER, lower, draft, 12))
    ):
        return True
    if is_seated(lower, draft):
        return True
    if unit in _MEMBERS and led(_LEADS_MEMBERS, lower, draft, 80):
        return True
    if unit == "con" and mention.number < 7 and led(_PARENTS, lower, draft, 50):
        return True
    if mention.kind == "round_rate" and unit.endswith(("/ngày", "/tuần", "/tháng", "/năm")):
        return True
    if mention.kind == "circumstance" or unit.startswith(("km2", "km²")) or "/km" in unit:
        return True
    if mention.kind == "round":
        return led(_SCHOOL_HAS if unit.startswith("lớp") else _HOW_OFTEN, lower, draft, 90)
    return (
        (mention.kind in _MEASURES and led(_SIZE, lower, draft, 40))
        or (mention.kind in _UNITS and (led(_WITHIN, lower, draft, 40) or led(_TOGETHER, lower, draft, 80)))
        or (unit.startswith(_SPOTS) and led(_AT, lower, draft, 20) and not led(_INSPECTED, lower, draft, 90))
        or (
            mention.kind in ("", "company", "household")
            and led(_OF, lower, draft, 30)
            and not led(_INSPECTED, lower, draft, 60)
        )
        or led(_CAPACITY, lower, draft, 40)
        or led(_HEADCOUNT, lower, draft, 60)
    )


def is_seated(lower: str, draft: Draft) -> bool:
    """Whether the members of a committee are counted, whatever the sentences before planned."""
    return draft.mention.kind in ("person", "", "individual") and led(_COMMITTEE, lower, draft, 110)


def is_harmed(lower: str, draft: Draft) -> bool:
    """Whether a storm or a flood struck what is counted: "hơn 1.500 hộ với 6.423 nhân khẩu bị cô lập"."""
    start = draft.sentence.start
    if draft.mention.kind == "circumstance":
        return False
    if _HARMED_BEHIND.match(lower, draft.mention.end, draft.clause.end) or led(_HARMED_BEFORE, lower, draft, 90):
        return True
    return (
        _SHARED_OUT.match(lower, start) is not None
        and _HARMED_BEHIND.search(lower, max(0, start - 90), start) is not None
    )


_HONOURED = re.compile(
    r"[^.;,:\d]{0,60}\b(?:được|nhận|trao|tặng)\b[^.;:\d]{0,60}(?:huy hiệu|giấy khen|bằng khen|huân chương|kỷ niệm chương|biểu dương|tuyên dương|khen thưởng)"
)
_EACH_OF = re.compile(r"\bmỗi (?:tổ|đội|nhóm|thôn|ca|chốt|đoàn|chi hội|chi đoàn)(?: [^\W\d_]+)?(?: có| gồm)? $")
_CAME_FOR = re.compile(r"[^.;,]{0,30}\b(?:đã|nhận)\b")
_AMONG = re.compile(r"\btrong (?:tổng )?số $")
_STANDS_FOR = re.compile(
    r"(?:đại diện|thay mặt|thay) (?:cho )?(?:cả |toàn thể )?(?:hơn |gần |trên )?$"
)  # "10 công nhân, đại diện cho 4.000 công nhân"


def is_whereabouts(lower: str, draft: Draft) -> bool:
    """Whether a figure counts the places where it happened or the guests of a meeting, whoever was honoured there."""
    mention = draft.mention
    if _OPENS_GUESTS.match(lower, draft.sentence.start) and mention.kind in GUEST_CLASSES:
        return _DONE.search(lower, draft.sentence.start, mention.start) is None
    if led(_STANDS_FOR, lower, draft, 30) and not _CAME_FOR.match(lower, mention.end):
        return True
    if led(_AMONG, lower, draft, 24):
        return _HONOURED.match(lower, mention.end) is None
    return mention.kind in _UNITS and mention.of is None and led(_WITHIN, lower, draft, 40)


def _is_geography(lower: str, draft: Draft) -> bool:
    """ "17 km đường biên giới", "4 trường học với 1.482 học sinh": what a place is and has."""
    mention = draft.mention
    if mention.kind == "alley":
        return _PASSED_BY.match(lower, mention.end) is not None
    if mention.kind in ("area", "thing", "premises") and led(_STANDING, lower, draft, 70):
        return True
    if mention.kind == "area" and _LAND.match(lower, mention.end):
        return led(_THERE_IS, lower, draft, 20)
    if mention.kind == "length":
        if led(_LONG, lower, draft, 20) and _WIDE.match(lower, mention.end):
            return True  # "cầu dài 35 m, rộng 4 m"
        if _ROAD_IS.match(lower[draft.clause.start : mention.start]) and not _LAID.match(lower, mention.end):
            return True
        if led(_WORKED_ON, lower, draft, 40):
            return False
        return _BORDER.match(lower, mention.end) is not None or led(_BORDER_BEFORE, lower, draft, 40)
    opens = mention.kind == "school" and not lower[draft.clause.start : mention.start].strip(" ;,")
    return opens and _WITH_PUPILS.match(lower, mention.end) is not None


def led(words: re.Pattern[str], lower: str, draft: Draft, reach: int) -> bool:
    """Whether the words stand within so many characters before the figure, in its clause."""
    start = draft.mention.start
    return words.search(lower, max(draft.clause.start, start - reach), start) is not None
