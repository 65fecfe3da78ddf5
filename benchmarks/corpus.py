"""A deterministic corpus of Vietnamese ward reports, written for our generator and for its peers.

The same titles, bodies, figures and dates for everybody; only folder layout and front matter differ. For us the corpus
brings registries of its own, so that wards, indicators and categories are those of the reports.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

WARDS = [
    "An Khê",
    "Bến Lức",
    "Cầu Dừa",
    "Đồng Xoài",
    "Gò Nổi",
    "Hòa Hiệp",
    "Lộc Ninh",
    "Mỹ Thạnh",
    "Phước Hải",
    "Yên Sở",
]
CATEGORIES = [
    "Kinh tế – ngân sách",
    "An sinh xã hội",
    "An ninh trật tự",
    "Xây dựng Đảng",
    "Cải cách hành chính",
    "Văn hóa – giáo dục",
    "Môi trường đô thị",
    "Đoàn thể",
]
TAGS = [
    *("sơ kết", "tổng kết", "hộ nghèo", "nghĩa vụ quân sự", "chuyển đổi số", "bảo hiểm y tế", "khuyến học"),
    *("phòng cháy", "rác thải", "cây xanh", "tiếp công dân", "giám sát", "người có công", "thanh niên", "phụ nữ"),
    *("cựu chiến binh", "tiêm chủng", "hẻm xanh", "tổ dân phố", "khen thưởng"),
]


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator of the corpus: figures are drawn between `low` and `high` with `digits` decimals."""

    id: str
    label: str
    unit: str
    low: float
    high: float
    digits: int


MEASURES = [
    Measure("thu_ngan_sach", "Thu ngân sách", "tỷ đồng", 2, 48, 2),
    Measure("qua_chinh_sach", "Quà tặng gia đình chính sách", "suất", 80, 900, 0),
    Measure("an_sinh", "Kinh phí an sinh xã hội", "triệu đồng", 60, 950, 1),
    Measure("nhap_ngu", "Thanh niên lên đường nhập ngũ", "thanh niên", 5, 40, 0),
    Measure("dang_vien_moi", "Đảng viên mới kết nạp", "đảng viên", 1, 18, 0),
    Measure("bao_hiem_y_te", "Người dân có thẻ bảo hiểm y tế", "người", 4000, 21000, 0),
    Measure("thoat_ngheo", "Hộ thoát nghèo", "hộ", 1, 60, 0),
    Measure("ho_so_truc_tuyen", "Hồ sơ trực tuyến đúng hạn", "hồ sơ", 300, 9000, 0),
    Measure("cay_xanh", "Cây xanh trồng mới", "cây", 20, 700, 0),
    Measure("hem_nang_cap", "Tuyến hẻm được nâng cấp", "tuyến", 1, 14, 0),
    Measure("diem_rac", "Điểm rác tự phát được xóa", "điểm", 1, 22, 0),
    Measure("khen_thuong", "Tập thể, cá nhân được khen", "lượt", 6, 80, 0),
]
EVENTS = [
    "Hội nghị sơ kết công tác",
    "Báo cáo kết quả nhiệm vụ",
    "Tổng kết phong trào thi đua",
    "Họp giao ban mở rộng",
    "Lễ tuyên dương điển hình",
    "Đánh giá chỉ tiêu kế hoạch",
]
ROLES = ["Bí thư Đảng ủy phường", "Chủ tịch UBND phường", "Chủ tịch Ủy ban MTTQ phường", "Bí thư Đoàn phường"]
OPENINGS = [
    "Sáng {day}, phường {ward} họp bàn kết quả {period} và việc của những tháng tới.",
    "Ngày {day}, đại diện {n1} khu phố cùng Đảng ủy, UBND phường {ward} nhìn lại {period}.",
    "{role} chủ trì cuộc họp ngày {day} về chỉ tiêu {period} của phường {ward}.",
]
FACTS = [
    "{label} đạt **{value} {unit}**, bằng {percent}% kế hoạch được giao",
    "Đến cuối kỳ, {lower} là {value} {unit} – đạt {percent}% so với chỉ tiêu",
    "Phường ghi nhận {value} {unit} ở nội dung “{lower}”, tương ứng {percent}% kế hoạch",
    "Về {lower}, kết quả là {value} {unit} ({percent}% kế hoạch), cao hơn dự kiến của {n1} tổ dân phố",
]
FILLERS = [
    "Khu phố giữ lịch trực, nắm đời sống từng hộ và báo về phường vào thứ sáu hằng tuần.",
    "Bộ phận một cửa đón {n2} lượt người, trong đó {n1} lượt được hướng dẫn làm hồ sơ tại nhà qua điện thoại.",
    "Hội Phụ nữ và Đoàn Thanh niên đi từng ngõ phát {n2} tờ rơi về phân loại rác và tiết kiệm điện.",
    "Tổ công nghệ cộng đồng giúp {n2} người lớn tuổi cài ứng dụng định danh và xem lịch tiêm chủng.",
    "Dân phòng kiểm tra {n1} cơ sở kinh doanh, nhắc {n3} nơi để hàng hóa che lối thoát nạn.",
    "Ban điều hành khu phố {n3} đề nghị sửa nắp cống trước số nhà {n2} để bà con đi lại an toàn mùa mưa.",
    "Bà con mong thông báo ngắn, chữ lớn, gửi sớm ít nhất {n3} ngày để kịp sắp xếp công việc.",
    "Trạm y tế mở {n3} buổi khám huyết áp, đường huyết cho {n2} lượt người trên sáu mươi tuổi.",
    "Quỹ khuyến học trao {n1} suất học bổng, mỗi suất trị giá {n3} triệu đồng.",
    "Công an phường cùng các tổ tự quản giữ trật tự địa bàn, không để điểm nóng kéo dài.",
    "Tổ hòa giải nhận {n1} vụ việc, phần lớn hòa giải xong ngay tại tổ dân phố.",
    "UBND phường niêm yết các khoản thu, chi và mời đại diện người dân cùng giám sát công trình.",
    "Chủ nhật xanh có hơn {n2} lượt người dọn vệ sinh, kẻ lại vạch và trồng hoa dọc hẻm.",
    "Mặt trận vận động mạnh thường quân sửa {n3} căn nhà xuống cấp trước mùa mưa bão.",
    "Vài chỉ tiêu còn chậm vì thiếu mặt bằng và thủ tục dài, phường đã xin ý kiến cấp trên.",
    "{role} cho biết phường sẽ gọi hỏi lại {n1} hộ đã phản ánh để việc được giải quyết dứt điểm.",
    "Cán bộ phải trả lời người dân trong {n3} ngày làm việc và ghi kết quả vào sổ theo dõi.",
    "Chi bộ đổi mới cách sinh hoạt, chọn việc cụ thể của khu phố để bàn và giao người chịu trách nhiệm.",
    "Đoàn kiểm tra xem thực tế {n3} tuyến đường, chụp hiện trạng và lập danh sách việc cần làm trong tháng.",
    "Thư viện phường mở thêm buổi tối, mỗi tuần đón khoảng {n2} lượt thiếu nhi đến đọc sách và học vẽ.",
    "Bà con tổ {n1} góp {n3} triệu đồng lắp thêm đèn và camera ở đoạn hẻm tối.",
    "Hội Cựu chiến binh chăm khu tưởng niệm và kể chuyện truyền thống cho {n2} học sinh trong dịp hè.",
]
TASKS = [
    "Rà soát danh sách hộ khó khăn, cập nhật trước ngày 15 hằng tháng",
    "Công khai tiến độ từng công trình trên trang tin của phường",
    "Hoàn thành chỉ tiêu thu ngân sách, không để nợ đọng kéo dài",
    "Trả lời phản ánh của người dân đúng hẹn và có ảnh kết quả",
    "Diễn tập chữa cháy tại chỗ ở các hẻm sâu",
    "Phát triển đảng viên trong lực lượng trẻ và công nhân trên địa bàn",
    "Kiểm tra an toàn thực phẩm quanh trường học và chợ",
]
HEADINGS = [
    "Kết quả nổi bật",
    "Đời sống người dân",
    "Những việc còn chậm",
    "Ý kiến tại hội nghị",
    "Nhiệm vụ thời gian tới",
]
ZONE = dt.timezone(dt.timedelta(hours=7))
FIRST_DAY = dt.date(2016, 1, 4)
DAYS = 3640


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure of an article, the sentence that states it (as a reader sees it), and its per cent of the plan."""

    measure: Measure
    value: float
    percent: float
    period: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Report:
    """One article of the corpus; `ward`, `category` and `tags` are numbers into the lists above."""

    number: int
    title: str
    slug: str
    moment: dt.datetime
    ward: int
    category: int
    tags: tuple[int, ...]
    summary: str
    facts: tuple[Fact, ...]
    body: str


def slug_of(text: str) -> str:
    """ASCII, lower case, hyphens."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "-".join(
        "".join(c if c.isascii() and c.isalnum() else " " for c in bare if not unicodedata.combining(c)).split()
    )


def written(value: float) -> str:
    """A number as Vietnamese readers write it."""
    return f"{value:,}".replace(",", " ").replace(".", ",").replace(" ", ".")


def make_report(number: int, count: int, seed: int) -> Report:
    """Article `number` of `count`; depends on nothing but its arguments."""
    rng = random.Random(f"{seed}/{count}/{number}")
    day = FIRST_DAY + dt.timedelta(days=number * DAYS // count)
    moment = dt.datetime(day.year, day.month, day.day, 8 + number % 8, number * 7 % 60, number % 60, tzinfo=ZONE)
    half = 1 if day.month <= 6 else 2
    ward = rng.randrange(len(WARDS))
    event = rng.choice(EVENTS)
    period = f"6 tháng {'đầu' if half == 1 else 'cuối'} năm {day.year}"

    def say(template: str, **extra: object) -> str:
        numbers = {"n1": rng.randint(3, 60), "n2": rng.randint(80, 1900), "n3": rng.randint(2, 15)}
        shown = {"day": f"{day.day}/{day.month}/{day.year}", "ward": WARDS[ward], "period": period}
        return template.format(role=rng.choice(ROLES), **numbers, **shown, **extra)

    facts = []
    for measure in rng.sample(MEASURES, rng.randint(5, 8)):
        digits = measure.digits
        value = (
            round(rng.uniform(measure.low, measure.high), digits)
            if digits
            else rng.randint(int(measure.low), int(measure.high))
        )
        percent = round(rng.uniform(28, 142), 2)
        label = {"label": measure.label, "lower": measure.label.lower(), "unit": measure.unit}
        sentence = say(rng.choice(FACTS), value=written(value), percent=written(percent), **label)
        facts.append(Fact(measure, value, percent, f"{day.year}-H{half}", sentence))
    body, summary = _body(rng, say, [fact.sentence + "." for fact in facts], ward)
    title = f"{event} {period} tại phường {WARDS[ward]} (số {number + 1})"
    slug = f"{slug_of(event)}-{day.year}-{slug_of(WARDS[ward])}-{number + 1:05d}"
    tags = tuple(sorted(rng.sample(range(len(TAGS)), rng.randint(2, 3))))
    return Report(number, title, slug, moment, ward, rng.randrange(len(CATEGORIES)), tags, summary, tuple(facts), body)


def _body(rng: random.Random, say: Callable[..., str], facts: list[str], ward: int) -> tuple[str, str]:
    blocks, words, target = [say(rng.choice(OPENINGS))], 0, rng.randint(430, 740)
    opening, sections, waiting = blocks[0], HEADINGS[:], facts[:]
    while words < target or waiting:
        if sections and len(blocks) % 3 == 1:
            blocks.append("## " + sections.pop(0))
        sentences = [say(filler) for filler in rng.sample(FILLERS, rng.randint(3, 5))]
        for _ in range(min(2, len(waiting))):
            sentences.insert(rng.randint(0, len(sentences)), waiting.pop())
        blocks.append(" ".join(sentences))
        words = len(" ".join(blocks).split())
    blocks.append("\n".join("- " + task for task in rng.sample(TASKS, 4)))
    blocks.append(f"Xem thêm tin của [phường {WARDS[ward]}](WARD).")
    return "\n\n".join(blocks) + "\n", f"Phường {WARDS[ward]}: {opening[:150].rsplit(' ', 1)[0]}…"


# -- layouts: one function for each generator ---------------------------------------------------


def ward_id(number: int) -> str:
    """The id of a ward in our registries."""
    return f"{slug_of(WARDS[number])}-{90001 + number}"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def layout_ours(report: Report, root: Path) -> Path:
    """Our articles: figures as stated, each with the sentence that states it."""
    lines = [
        "---",
        f"title: {report.title}",
        f"date: {report.moment:%Y-%m-%d %H:%M}",
        f"category: {slug_of(CATEGORIES[report.category])}",
        f"ward: {ward_id(report.ward)}",
        f"period: {report.facts[0].period}",
        f"slug: {report.slug}",
        f"tags: [{', '.join(slug_of(TAGS[tag]) for tag in report.tags)}]",
        f"summary: {_quoted(report.summary)}",
        "metrics:",
    ]
    for fact in report.facts:
        lines += [
            f"  - indicator: {fact.measure.id}",
            f"    value: {written(fact.value)} {fact.measure.unit}",
            f"    attainment: {written(fact.percent)}%",
            f"    quote: {_quoted(fact.sentence.replace('**', ''))}",
        ]
    body = report.body.replace("(WARD)", f"(/don-vi/{ward_id(report.ward)}/)")
    path = root / f"content/{report.moment.year}/{report.slug}.md"
    _write(path, "\n".join([*lines, "---", "", body]))
    return path


def registries_ours(root: Path) -> None:
    """Wards, indicators and site of the corpus."""
    wards = [f"{ward_id(n)},{90001 + n},Phường {name},{name},phường,,Tỉnh Minh Họa,," for n, name in enumerate(WARDS)]
    header = "id,code,name,short_name,kind,district,province,valid_from,valid_to,note"
    _write(root / "content/data/wards.csv", "\n".join([header, *(f"{ward}," for ward in wards)]) + "\n")
    lines = ["groups:", "  - id: chung", "    label: Kết quả công tác", "indicators:"]
    for measure in MEASURES:
        money = measure.unit.endswith("đồng")
        lines += [
            f"  - id: {measure.id}",
            "    group: chung",
            f"    label: {measure.label}",
            f"    unit: {'đồng' if money else measure.unit}",
            "    better: higher",
            "    agg_time: sum",
            "    agg_wards: sum",
            f"    definition: {measure.label} theo báo cáo của phường.",
            "    core: true",
            "    source_status: unverified",
        ]
    _write(root / "content/data/indicators.yaml", "\n".join(lines) + "\n")
    site = [
        "name: Cổng tin phường",
        "url: https://example.test",
        "description: Tin và số liệu của các phường minh họa.",
        "wards:",
    ]
    site += [f"  - {ward_id(number)}" for number in range(len(WARDS))]
    site += ["categories:", *(f"  - {{id: {slug_of(c)}, label: {_quoted(c)}}}" for c in CATEGORIES)]
    site += ["tags:", *(f"  - {{id: {slug_of(t)}, label: {_quoted(t)}}}" for t in TAGS)]
    _write(root / "content/data/site.yaml", "\n".join(site) + "\n")


def _plain(report: Report, **extra: object) -> str:
    """Front matter as the peers read it: every figure with its number, ready to be summed."""
    fields = {
        "title": report.title,
        "date": report.moment.isoformat(),
        "slug": report.slug,
        **extra,
        "summary": report.summary,
    }
    lines = [f"{key}: {value if key == 'date' else _quoted(value)}" for key, value in fields.items()]
    lines.append("metrics:")
    for fact in report.facts:
        pairs = {
            "id": fact.measure.id.replace("_", "-"),
            "label": fact.measure.label,
            "value": fact.value,
            "unit": fact.measure.unit,
            "percent": fact.percent,
            "period": fact.period,
        }
        lines += [
            f"  {'- ' if n == 0 else '  '}{key}: {_quoted(value)}" for n, (key, value) in enumerate(pairs.items())
        ]
    ward = slug_of("phường " + WARDS[report.ward])
    return "---\n" + "\n".join(lines) + "\n---\n\n" + report.body.replace("(WARD)", f"(/phuong/{ward}/)")


def layout_hugo(report: Report, root: Path) -> Path:
    """Hugo: front matter with taxonomies."""
    ward = slug_of("phường " + WARDS[report.ward])
    category, tags = slug_of(CATEGORIES[report.category]), [slug_of(TAGS[tag]) for tag in report.tags]
    path = root / f"content/tin/{report.slug}.md"
    _write(path, _plain(report, wards=[ward], categories=[category], tags=tags))
    return path


def layout_pelican(report: Report, root: Path) -> Path:
    """Stock Pelican: authors stand for wards."""
    ward = slug_of("phường " + WARDS[report.ward])
    category, tags = slug_of(CATEGORIES[report.category]), [slug_of(TAGS[tag]) for tag in report.tags]
    path = root / f"content/{report.slug}.md"
    _write(path, _plain(report, author=ward, category=category, tags=tags))
    return path


LAYOUTS: dict[str, tuple[Callable[[Report, Path], Path], str]] = {
    "ours": (layout_ours, ""),
    "hugo": (layout_hugo, "data/terms.json"),
    "pelican": (layout_pelican, "terms.json"),
}


def write_corpus(out: Path, count: int, layout: str, seed: int = 1) -> list[Path]:
    """Write a corpus in one layout; returns the article files in order."""
    writer, terms = LAYOUTS[layout]
    if layout == "ours":
        registries_ours(out)
    else:
        names = {
            "wards": {slug_of("phường " + ward): f"Phường {ward}" for ward in WARDS},
            "categories": {slug_of(category): category for category in CATEGORIES},
            "tags": {slug_of(tag): tag for tag in TAGS},
        }
        _write(out / terms, json.dumps(names, ensure_ascii=False, indent=1))
    return [writer(make_report(number, count, seed), out) for number in range(count)]


def main() -> None:
    """Write a corpus from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--layout", choices=sorted(LAYOUTS), default="ours")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    write_corpus(arguments.out, arguments.articles, arguments.layout, arguments.seed)


if __name__ == "__main__":
    main()
