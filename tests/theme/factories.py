"""One realistic view of every page, invented for tests; figures of the page of 2020 are those of the seed report."""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

from plugins.pages.views import (
    AchievementGroupView,
    AchievementRowView,
    AchievementsView,
    ArticleFigureView,
    ArticleView,
    AttainmentBar,
    AttainmentChart,
    CardView,
    ChangeView,
    ComparisonRowView,
    ComparisonView,
    CorrectionView,
    DataColumnView,
    DataPageView,
    DownloadView,
    FactView,
    FeedView,
    HeadlineFigureView,
    HomeView,
    HoursView,
    IndicatorCardView,
    IndicatorGroupView,
    IndicatorsView,
    IndicatorView,
    KinView,
    LineageView,
    LinkView,
    ListingView,
    MatrixCellView,
    MatrixRowView,
    MatrixView,
    NotFoundView,
    NoticeView,
    OfficeView,
    OverviewEntryView,
    OverviewGroupView,
    OverviewView,
    Page,
    PaginationView,
    PeriodCardView,
    PictureView,
    RedirectView,
    SearchView,
    SeriesChart,
    SeriesPoint,
    SeriesRowView,
    ShareImageView,
    SiteView,
    StaticPageView,
    TimeView,
    WardCardView,
    WardGroupView,
    WardPeriodView,
    WardSeriesView,
    WardsView,
    WardView,
    WithdrawnView,
)

HOME = LinkView(label="Trang chủ", url="/")
WARDS = LinkView(label="Đơn vị", url="/don-vi/")
INDICATORS = LinkView(label="Chỉ tiêu", url="/chi-tieu/")
OLD_WARD = LinkView(label="Phường Cầu Ông Lãnh (Quận 1)", url="/don-vi/cau-ong-lanh-26752/")
ACHIEVEMENTS = LinkView(label="Thành tích", url="/don-vi/cau-ong-lanh-26752/thanh-tich/")
ARTICLE = LinkView(label="Đảng bộ phường Cầu Ông Lãnh sơ kết 6 tháng đầu năm 2020", url="/tin/2020/07/so-ket-6-thang/")
JULY_8 = TimeView(label="8/7/2020", iso="2020-07-08")
JULY_9 = TimeView(label="9/7/2020", iso="2020-07-09")
UPDATED = TimeView(label="10/7/2026", iso="2026-07-10")
FEED = FeedView(label="Nguồn tin Atom", url="/feed.xml")
WARD_FEED = FeedView(label="Tin phường Cầu Ông Lãnh", url="/don-vi/cau-ong-lanh-26752/feed.xml")
CSV = DownloadView(
    label="Toàn bộ số liệu", url="/du-lieu/observations.csv", media_type="text/csv", detail="CSV, 412 dòng, 96 KB"
)
FORMER = NoticeView(
    kind="former",
    heading="Đơn vị này đến 30/6/2025.",
    text="Địa bàn nay thuộc hai phường mới của Thành phố Hồ Chí Minh.",
    links=(
        LinkView(label="phường Bến Thành", url="/don-vi/ben-thanh-26743-2025/", note="một phần"),
        LinkView(label="phường Cầu Ông Lãnh", url="/don-vi/cau-ong-lanh-26758-2025/", note="một phần"),
    ),
)
OFFICE = OfficeView(
    name="Ủy ban nhân dân phường Bến Thành",
    address="Số 1 đường Minh Họa, Thành phố Hồ Chí Minh",
    phone="(028) 0000 0000",
    phone_url="tel:+842800000000",
    email="phuong@example.gov.vn",
    hours=(
        HoursView(days="Thứ Hai – Thứ Sáu", times="7:30 – 11:30, 13:00 – 17:00", schema="Mo-Fr 07:30-17:00"),
        HoursView(days="Thứ Bảy", times="7:30 – 11:30", schema="Sa 07:30-11:30"),
    ),
    map_url="https://www.openstreetmap.org/?mlat=10.7700&mlon=106.6950",
    url="/lien-he/",
)
SITE = SiteView(
    name="Cổng thông tin phường Bến Thành",
    short_name="Phường Bến Thành",
    base_url="https://phuong.example.gov.vn",
    description="Tin tức, thành tích và số liệu có nguồn của phường.",
    tagline="UBND phường Bến Thành, Thành phố Hồ Chí Minh",
    menu=(
        LinkView(label="Tin tức", url="/luu-tru/2026/"),
        LinkView(label="Đơn vị", url="/don-vi/"),
        LinkView(label="Chỉ tiêu", url="/chi-tieu/"),
        LinkView(label="Giới thiệu", url="/gioi-thieu/"),
        LinkView(label="Liên hệ", url="/lien-he/"),
    ),
    office=OFFICE,
    footer_links=(
        LinkView(label="Giới thiệu", url="/gioi-thieu/"),
        LinkView(label="Liên hệ", url="/lien-he/"),
        LinkView(label="Dữ liệu mở", url="/du-lieu/"),
        LinkView(label="Tuyên bố về khả năng tiếp cận", url="/tiep-can/"),
        LinkView(label="Nguồn tin Atom", url="/feed.xml"),
    ),
    feeds=(FEED, FeedView(label="Nguồn tin JSON", url="/feed.json", media_type="application/feed+json")),
    managing_body="Cơ quan chủ quản: UBND phường Bến Thành.",
    responsible="Chịu trách nhiệm nội dung: Văn phòng HĐND và UBND phường.",
    reuse_note="Ghi rõ nguồn “Cổng thông tin phường Bến Thành” khi phát hành lại thông tin.",
    share_image=ShareImageView(
        url="/chia-se/mac-dinh.png", width=1200, height=630, alt="Cổng thông tin phường Bến Thành"
    ),
    search_url="/tim-kiem/",
)
PICTURE = PictureView(
    src="/images/hoi-nghi.svg",
    width=960,
    height=540,
    alt="Tranh vẽ: hội trường phường trong buổi sơ kết",
    caption="Quang cảnh hội nghị (tranh minh họa)",
    credit="Tranh: Cổng thông tin",
    eager=True,
)
SMALL = PictureView(src="/images/hoi-nghi.svg", width=960, height=540, alt="")


def cards() -> tuple[CardView, ...]:
    """Five articles, newest first."""
    rows = (
        (
            "Phường Bến Thành sơ kết 6 tháng đầu năm 2026",
            "10/7/2026",
            "2026-07-10",
            "Bến Thành",
            "Chính quyền",
            "9 số liệu",
            "",
        ),
        (
            "Ra quân Ngày Chủ nhật xanh tại khu phố 3, dọn vệ sinh các tuyến hẻm",
            "5/7/2026",
            "2026-07-05",
            "Bến Thành",
            "Đô thị – môi trường",
            "3 số liệu",
            "",
        ),
        (
            "Đại hội Mặt trận Tổ quốc phường nhiệm kỳ mới thành công tốt đẹp",
            "28/6/2026",
            "2026-06-28",
            "Cầu Ông Lãnh",
            "MTTQ – đoàn thể",
            "",
            "",
        ),
        (
            "Trao 120 suất học bổng cho học sinh vượt khó học giỏi",
            "20/6/2026",
            "2026-06-20",
            "Cầu Ông Lãnh",
            "An sinh",
            "2 số liệu",
            "Đính chính",
        ),
        ("Lịch tiếp công dân tháng 7 của lãnh đạo phường", "15/6/2026", "2026-06-15", "Bến Thành", "Thông báo", "", ""),
    )
    return tuple(
        CardView(
            title=title,
            url=f"/tin/2026/0{place + 1}/tin-{place}/",
            published=TimeView(label=day, iso=iso),
            summary="Thu ngân sách, chăm lo gia đình chính sách và cải cách hành chính đều đạt tiến độ kế hoạch năm."
            if place < 3
            else "",
            ward=ward,
            category=category,
            picture=SMALL if place in (0, 1, 3) else None,
            figures=figures,
            mark=mark,
        )
        for place, (title, day, iso, ward, category, figures, mark) in enumerate(rows)
    )


def ward_cards() -> tuple[WardCardView, ...]:
    """Two wards of today and one former."""
    city = "Thành phố Hồ Chí Minh"
    return (
        WardCardView(
            name="Phường Bến Thành",
            url="/don-vi/ben-thanh-26743-2025/",
            place=city,
            validity="từ 1/7/2025",
            counts="14 tin, 52 số liệu",
            updated=UPDATED,
        ),
        WardCardView(
            name="Phường Cầu Ông Lãnh",
            url="/don-vi/cau-ong-lanh-26758-2025/",
            place=city,
            validity="từ 1/7/2025",
            counts="9 tin, 31 số liệu",
            updated=UPDATED,
        ),
    )


def old_ward_card() -> WardCardView:
    return WardCardView(
        name="Phường Cầu Ông Lãnh",
        url=OLD_WARD.url,
        place="Quận 1, Thành phố Hồ Chí Minh",
        validity="đến 30/6/2025",
        former=True,
        counts="11 tin, 64 số liệu",
    )


def headlines() -> tuple[HeadlineFigureView, ...]:
    base = f"{ACHIEVEMENTS.url}2020-h1/"
    detail = "phường Cầu Ông Lãnh (Quận 1)"
    rows = (
        ("Thu ngân sách", "hơn 4 tỷ đồng", "hơn bốn tỷ đồng", "đạt 36,26% kế hoạch năm", "thu-ngan-sach"),
        ("Quà tặng người có công, gia đình chính sách", "627 suất quà", "", "", "qua"),
        ("Chăm lo hộ nghèo, hộ khó khăn", "205 triệu đồng", "", "", "cham-lo"),
        ("Giao quân", "18 thanh niên", "", "đạt 138,5% chỉ tiêu giao", "giao-quan"),
        ("Kết nạp đảng viên", "2 đảng viên", "", "", "ket-nap"),
    )
    return tuple(
        HeadlineFigureView(
            label=label,
            value=value,
            spoken=spoken,
            attainment=attainment,
            detail=detail,
            url=f"{base}#{anchor}",
            source_url=f"{ARTICLE.url}#so-lieu-{place}",
            source_label=ARTICLE.label,
        )
        for place, (label, value, spoken, attainment, anchor) in enumerate(rows, 1)
    )


def home() -> HomeView:
    return HomeView(
        path="/",
        title="Cổng thông tin phường Bến Thành",
        section="/",
        illustrative=True,
        updated=UPDATED,
        description="Tin tức, thành tích và số liệu có nguồn của phường Bến Thành và các đơn vị trước đây.",
        intro="",
        office=OFFICE,
        newest=cards(),
        news_url="/luu-tru/2026/",
        wards=(*ward_cards(), old_ward_card()),
        figures=headlines(),
        figures_note="Kỳ: 6 tháng đầu năm 2020. Mỗi số dẫn về câu trong bài đã nêu số đó.",
        figures_url="/chi-tieu/",
        shortcuts=(
            LinkView(label="Lịch tiếp công dân", url="/lien-he/"),
            LinkView(label="Tìm đơn vị cũ", url="/don-vi/"),
            LinkView(label="Dữ liệu mở", url="/du-lieu/"),
        ),
    )


_BODY = Markup(
    "<p>Ngày 7/7/2020, Đảng bộ phường Cầu Ông Lãnh tổ chức hội nghị sơ kết công tác 6 tháng đầu năm và nhiệm vụ, giải pháp 6 tháng cuối năm 2020.</p>"
    '<h2>Kết quả 6 tháng</h2><p>Trong 6 tháng đầu năm, <span class="cp-sentence" id="so-lieu-1">thu ngân sách <a class="cp-value" href="/don-vi/cau-ong-lanh-26752/thanh-tich/2020-h1/#thu-ngan-sach">hơn 4 tỷ đồng</a> – đạt 36,26%</span>; '
    '<span class="cp-sentence" id="so-lieu-2">chăm lo <a class="cp-value" href="/don-vi/cau-ong-lanh-26752/thanh-tich/2020-h1/#qua">627 suất quà</a></span> đối với người có công, gia đình chính sách; '
    '<span class="cp-sentence" id="so-lieu-3">chăm lo hộ nghèo, hộ khó khăn với tổng số tiền 205 triệu đồng</span>; '
    '<span class="cp-sentence" id="so-lieu-4">giao <a class="cp-value" href="/don-vi/cau-ong-lanh-26752/thanh-tich/2020-h1/#giao-quan">18 thanh niên</a> tham gia nghĩa vụ quân sự – đạt 138,5%</span>; '
    '<span class="cp-sentence" id="so-lieu-5">kết nạp 2 đảng viên</span>.</p>'
    "<blockquote><p>Tiếp tục quan tâm công tác phát triển đảng viên, kiện toàn công tác cán bộ.</p></blockquote>"
    "<p>Nhiệm vụ thời gian tới:</p><ul><li>Duy trì lịch tiếp công dân;</li><li>Chăm lo người dân có hoàn cảnh khó khăn.</li></ul>"
)


def article() -> ArticleView:
    figures = tuple(
        ArticleFigureView(
            label=row.label,
            value=row.value,
            spoken=row.spoken,
            attainment=row.attainment,
            sentence_url=f"#so-lieu-{place}",
            page_url=row.url,
        )
        for place, row in enumerate(headlines(), 1)
    )
    return ArticleView(
        path=ARTICLE.url,
        title=ARTICLE.label,
        section="/luu-tru/2026/",
        illustrative=True,
        body=_BODY,
        published=JULY_8,
        revised=JULY_9,
        description="Thu ngân sách hơn 4 tỷ đồng, 627 suất quà, 18 thanh niên nhập ngũ: kết quả 6 tháng đầu năm 2020 của phường Cầu Ông Lãnh.",
        breadcrumbs=(HOME, LinkView(label="Xây dựng Đảng", url="/chuyen-muc/xay-dung-dang/")),
        updated=JULY_9,
        author="N.T",
        source="Đảng ủy phường Cầu Ông Lãnh",
        picture=PICTURE,
        figures=figures,
        category=LinkView(label="Xây dựng Đảng", url="/chuyen-muc/xay-dung-dang/"),
        wards=(OLD_WARD,),
        period="6 tháng đầu năm 2020",
        notices=(FORMER,),
        tags=(
            LinkView(label="sơ kết", url="/chu-de/so-ket/"),
            LinkView(label="phát triển đảng viên", url="/chu-de/phat-trien-dang-vien/"),
        ),
        corrections=(
            CorrectionView(
                date=JULY_9,
                kind="correction",
                kind_label="Đính chính",
                note="Số suất quà là 627; bản đăng đầu ghi nhầm 672.",
            ),
        ),
        newer=LinkView(label="Ngày hội hiến máu tình nguyện năm 2020", url="/tin/2020/07/hien-mau/"),
        older=LinkView(label="Ra quân chỉnh trang các tuyến hẻm", url="/tin/2020/06/ra-quan/"),
        related=cards()[1:4],
        share_image=ShareImageView(url="/chia-se/so-ket.png", width=1200, height=630, alt=ARTICLE.label),
    )


def withdrawn() -> WithdrawnView:
    return WithdrawnView(
        path="/tin/2020/05/thong-bao/",
        title="Thông báo lịch cấp nước",
        description="Tin này đã được gỡ ngày 9/7/2020.",
        breadcrumbs=(HOME,),
        withdrawn=JULY_9,
        published=JULY_8,
        reason="Lịch đã hết hiệu lực và được thay bằng thông báo mới.",
        replacement=LinkView(label="Thông báo mới", url="/tin/2020/07/thong-bao/"),
        noindex=True,
    )


def redirect() -> RedirectView:
    return RedirectView(
        path="/tin/2020/07/so-ket-cu/",
        title=ARTICLE.label,
        description="Trang này đã chuyển sang địa chỉ mới.",
        target=ARTICLE,
        noindex=True,
    )


def listing() -> ListingView:
    return ListingView(
        path="/chuyen-muc/xay-dung-dang/",
        title="Xây dựng Đảng",
        kind="Chuyên mục",
        description="Tin về công tác xây dựng Đảng, phát triển đảng viên của phường.",
        section="/luu-tru/2026/",
        breadcrumbs=(HOME,),
        updated=UPDATED,
        feeds=(FeedView(label="Nguồn tin Xây dựng Đảng", url="/chuyen-muc/xay-dung-dang/feed.xml"),),
        cards=cards(),
        intro="Tin về công tác xây dựng Đảng.",
        pagination=PaginationView(
            label="Trang mới nhất, tin 1–5 trong 30 tin",
            older=LinkView(label="Tin cũ hơn", url="/chuyen-muc/xay-dung-dang/trang/2/"),
            pages=(
                LinkView(label="3", url="/chuyen-muc/xay-dung-dang/", current=True),
                LinkView(label="2", url="/chuyen-muc/xay-dung-dang/trang/2/"),
                LinkView(label="1", url="/chuyen-muc/xay-dung-dang/trang/1/"),
            ),
        ),
        siblings=(
            LinkView(label="Xây dựng Đảng", url="/chuyen-muc/xay-dung-dang/", current=True),
            LinkView(label="An sinh", url="/chuyen-muc/an-sinh/", note="12 tin"),
        ),
    )


def overview() -> OverviewView:
    return OverviewView(
        path="/chuyen-muc/",
        title="Các chuyên mục",
        description="Mọi chuyên mục tin của cổng thông tin phường Bến Thành.",
        breadcrumbs=(HOME,),
        updated=UPDATED,
        groups=(
            OverviewGroupView(
                heading="",
                entries=(
                    OverviewEntryView(
                        label="Xây dựng Đảng", url="/chuyen-muc/xay-dung-dang/", counts="30 tin", updated=UPDATED
                    ),
                    OverviewEntryView(label="An sinh", url="/chuyen-muc/an-sinh/", counts="12 tin"),
                ),
            ),
        ),
    )


def wards() -> WardsView:
    return WardsView(
        path="/don-vi/",
        title="Các đơn vị",
        description="Các phường hiện nay và trước ngày 1/7/2025 mà cổng thông tin này phục vụ.",
        section="/don-vi/",
        breadcrumbs=(HOME,),
        updated=UPDATED,
        intro="Từ 1/7/2025 địa bàn được sắp xếp lại; tên giống nhau không có nghĩa là cùng một đơn vị.",
        groups=(
            WardGroupView(heading="Đơn vị hiện nay", wards=ward_cards()),
            WardGroupView(
                heading="Đơn vị đến 30/6/2025",
                wards=(old_ward_card(),),
                note="Tin và số liệu của các đơn vị này được giữ nguyên.",
            ),
        ),
    )


def ward() -> WardView:
    return WardView(
        path=OLD_WARD.url,
        title=OLD_WARD.label,
        name="Phường Cầu Ông Lãnh",
        validity="Quận 1, Thành phố Hồ Chí Minh · đến 30/6/2025",
        section="/don-vi/",
        breadcrumbs=(HOME, WARDS),
        description="Tin tức, thành tích và nguồn gốc của phường Cầu Ông Lãnh, Quận 1 (đến 30/6/2025).",
        updated=UPDATED,
        feeds=(WARD_FEED,),
        facts=(
            FactView(term="Mã đơn vị", description="26752"),
            FactView(term="Cấp trên", description="Quận 1"),
            FactView(term="Tồn tại", description="đến 30/6/2025"),
        ),
        notices=(FORMER,),
        news=cards()[:4],
        figures=headlines(),
        figures_note="6 tháng đầu năm 2020",
        achievements_url=ACHIEVEMENTS.url,
        periods=(
            LinkView(label="6 tháng đầu năm 2020", url=f"{ACHIEVEMENTS.url}2020-h1/"),
            LinkView(label="Năm 2019", url=f"{ACHIEVEMENTS.url}2019/"),
        ),
        lineage=LineageView(
            successors=(
                KinView(
                    name="Phường Bến Thành (26743)",
                    extent="một phần",
                    url="/don-vi/ben-thanh-26743-2025/",
                    detail="từ 1/7/2025",
                ),
                KinView(
                    name="Phường Cầu Ông Lãnh (26758)",
                    extent="một phần",
                    url="/don-vi/cau-ong-lanh-26758-2025/",
                    detail="từ 1/7/2025",
                ),
            ),
            note="Số liệu trước và sau 1/7/2025 không nối với nhau, vì địa bàn đã khác.",
        ),
    )


def row(anchor: str, label: str, value: str, quote: str, place: int, **more: object) -> AchievementRowView:
    """Return a figure of the seed report."""
    return AchievementRowView(
        anchor=anchor,
        indicator=LinkView(label=label, url=f"/chi-tieu/{anchor.replace('-', '_')}/"),
        value=value,
        quote=quote,
        quote_url=f"{ARTICLE.url}#so-lieu-{place}",
        article=ARTICLE,
        article_date=JULY_8,
        citation=f"{label}: {value} (phường Cầu Ông Lãnh, Quận 1, 6 tháng đầu năm 2020). Nguồn: “{ARTICLE.label}”, đăng ngày 8/7/2020, https://phuong.example.gov.vn{ARTICLE.url}#so-lieu-{place}",
        **more,  # type: ignore[arg-type]
    )


def ward_period() -> WardPeriodView:
    nothing = ChangeView(reason="Cổng chưa có số liệu 6 tháng đầu năm 2019.")
    groups = (
        AchievementGroupView(
            anchor="kinh-te",
            heading="Kinh tế – ngân sách",
            rows=(
                row(
                    "thu-ngan-sach",
                    "Thu ngân sách",
                    "hơn 4 tỷ đồng",
                    "Thu ngân sách hơn 4 tỷ đồng – đạt 36,26%",
                    1,
                    spoken="hơn bốn tỷ đồng",
                    attainment="36,26%",
                    attainment_spoken="ba mươi sáu phẩy hai mươi sáu phần trăm",
                    attainment_base="dự toán năm 2020",
                    implied_plan="khoảng 11 tỷ đồng",
                    implied_plan_note="4 tỷ : 36,26%",
                    change=ChangeView(
                        label="tăng 0,5 tỷ đồng",
                        basis="6 tháng đầu năm 2019: hơn 3,5 tỷ đồng",
                        basis_url=f"{ACHIEVEMENTS.url}2019-h1/#thu-ngan-sach",
                        computed=True,
                        tone="good",
                    ),
                    corrected="đính chính 9/7/2020",
                ),
            ),
        ),
        AchievementGroupView(
            anchor="an-sinh",
            heading="Văn hóa – xã hội, an sinh",
            rows=(
                row(
                    "qua",
                    "Quà tặng người có công, gia đình chính sách",
                    "627 suất quà",
                    "chăm lo 627 suất quà đối với người có công, gia đình chính sách",
                    2,
                    change=nothing,
                ),
                row(
                    "cham-lo",
                    "Chăm lo hộ nghèo, hộ khó khăn",
                    "205 triệu đồng",
                    "chăm lo hộ nghèo, hộ khó khăn trên địa bàn phường với tổng số tiền 205 triệu đồng",
                    3,
                ),
            ),
        ),
        AchievementGroupView(
            anchor="quoc-phong",
            heading="Quốc phòng – an ninh",
            rows=(
                row(
                    "giao-quan",
                    "Giao quân",
                    "18 thanh niên",
                    "giao 18 thanh niên tham gia nghĩa vụ quân sự – đạt 138,5%",
                    4,
                    attainment="138,5%",
                    attainment_base="chỉ tiêu giao năm 2020",
                    implied_plan="13 thanh niên",
                    implied_plan_note="18 : 138,5%",
                ),
            ),
        ),
        AchievementGroupView(
            anchor="dang",
            heading="Xây dựng Đảng",
            rows=(
                row(
                    "ket-nap",
                    "Kết nạp đảng viên",
                    "2 đảng viên",
                    "Trong 6 tháng đầu năm, kết nạp 2 đảng viên",
                    5,
                    change=nothing,
                    status="sơ bộ",
                ),
            ),
        ),
    )
    return WardPeriodView(
        path=f"{ACHIEVEMENTS.url}2020-h1/",
        title="Thành tích phường Cầu Ông Lãnh, 6 tháng đầu năm 2020",
        section="/don-vi/",
        breadcrumbs=(HOME, WARDS, OLD_WARD, ACHIEVEMENTS),
        updated=JULY_9,
        description="11 số liệu của phường Cầu Ông Lãnh trong 6 tháng đầu năm 2020, mỗi số kèm câu nguồn trong báo cáo.",
        ward=OLD_WARD,
        ward_full="Phường Cầu Ông Lãnh, Quận 1, Thành phố Hồ Chí Minh",
        period="6 tháng đầu năm 2020",
        interval="từ 1/1/2020 đến 30/6/2020",
        interval_iso="2020-01-01/2020-06-30",
        groups=groups,
        sourced="5/5 số liệu có câu nguồn",
        notices=(FORMER,),
        illustrative=True,
        targets=(
            row("chi-tieu-dang-vien", "Kết nạp đảng viên", "6 đảng viên", "phấn đấu cả năm kết nạp 6 đảng viên", 6),
        ),
        chart=AttainmentChart(
            anchor="dat-ke-hoach",
            title="Mức đạt so với kế hoạch năm 2020",
            description="Thu ngân sách đạt 36,26% dự toán năm; giao quân đạt 138,5% chỉ tiêu giao.",
            bars=(
                AttainmentBar(label="Thu ngân sách", percent=Decimal("36.26"), percent_label="36,26%"),
                AttainmentBar(label="Giao quân", percent=Decimal("138.5"), percent_label="138,5%"),
            ),
        ),
        chart_note="Chỉ vẽ các số báo cáo có nêu mức đạt.",
        older=LinkView(label="Năm 2019", url=f"{ACHIEVEMENTS.url}2019/"),
        newer=LinkView(label="Năm 2020", url=f"{ACHIEVEMENTS.url}2020/"),
        all_periods_url=ACHIEVEMENTS.url,
        downloads=(CSV,),
        articles=(ARTICLE,),
    )


def _series(anchor: str) -> SeriesChart:
    values = ("3.2", "3.5", None, "4", "4.4", "5.1")
    return SeriesChart(
        anchor=anchor,
        title="Thu ngân sách, phường Cầu Ông Lãnh, 6 tháng đầu các năm",
        description="Tăng từ 3,2 lên 5,1 tỷ đồng; thiếu năm 2019; từ 2021 cách tính thu đổi nên không nối.",
        unit="tỷ đồng",
        points=tuple(
            SeriesPoint(
                period=f"6T/{2017 + place}",
                value=Decimal(value) if value else None,
                short=value.replace(".", ",") if value else "",
                break_before="Từ 2021 cách tính thu đổi" if place == 4 else "",
            )
            for place, value in enumerate(values)
        ),
    )


def achievements() -> AchievementsView:
    years = tuple(
        LinkView(label=f"6 tháng đầu năm {year}", url=f"{ACHIEVEMENTS.url}{year}-h1/") for year in (2018, 2019, 2020)
    )
    return AchievementsView(
        path=ACHIEVEMENTS.url,
        title="Thành tích phường Cầu Ông Lãnh qua các kỳ",
        section="/don-vi/",
        breadcrumbs=(HOME, WARDS, OLD_WARD),
        updated=JULY_9,
        ward=OLD_WARD,
        description="Số liệu của phường Cầu Ông Lãnh, Quận 1 qua các kỳ báo cáo, mỗi số dẫn về câu nguồn.",
        ward_full="Phường Cầu Ông Lãnh, Quận 1, Thành phố Hồ Chí Minh",
        notices=(FORMER,),
        downloads=(CSV,),
        periods=(
            PeriodCardView(label="6 tháng đầu năm 2020", url=years[2].url, counts="11 số liệu"),
            PeriodCardView(
                label="Năm 2019", url=f"{ACHIEVEMENTS.url}2019/", counts="9 số liệu", note="lũy kế từ 1/1/2019"
            ),
        ),
        tables=(
            MatrixView(
                anchor="kinh-te",
                heading="Kinh tế – ngân sách",
                caption="Kinh tế – ngân sách, 6 tháng đầu các năm",
                columns=years,
                note="Các kỳ lũy kế chồng lên nhau nên không cộng.",
                rows=(
                    MatrixRowView(
                        indicator=LinkView(label="Thu ngân sách", url="/chi-tieu/thu_ngan_sach/"),
                        cells=(
                            MatrixCellView(value="3,5 tỷ đồng", url=f"{years[0].url}#thu-ngan-sach"),
                            MatrixCellView(),
                            MatrixCellView(
                                value="hơn 4 tỷ đồng", url=f"{years[2].url}#thu-ngan-sach", note="đạt 36,26%"
                            ),
                        ),
                        chart=_series("ve-thu"),
                    ),
                ),
            ),
        ),
    )


def indicators() -> IndicatorsView:
    return IndicatorsView(
        path="/chi-tieu/",
        title="Danh mục chỉ tiêu",
        description="Các chỉ tiêu dùng trong báo cáo của phường, kèm định nghĩa và đơn vị tính.",
        section="/chi-tieu/",
        breadcrumbs=(HOME,),
        updated=UPDATED,
        intro="Mỗi chỉ tiêu có một định nghĩa dùng chung cho mọi đơn vị.",
        groups=(
            IndicatorGroupView(
                anchor="kinh-te",
                heading="Kinh tế – ngân sách",
                indicators=(
                    IndicatorCardView(
                        label="Thu ngân sách",
                        url="/chi-tieu/thu_ngan_sach/",
                        unit="đồng",
                        definition="Tiền thu vào ngân sách nhà nước trên địa bàn phường trong kỳ.",
                        counts="8 số liệu, 3 đơn vị",
                    ),
                    IndicatorCardView(label="Chi ngân sách", unit="đồng"),
                ),
            ),
        ),
    )


def indicator() -> IndicatorView:
    base = ACHIEVEMENTS.url
    return IndicatorView(
        path="/chi-tieu/thu_ngan_sach/",
        title="Thu ngân sách",
        description="Thu ngân sách của các phường qua các kỳ: định nghĩa, bảng số, biểu đồ và câu nguồn.",
        section="/chi-tieu/",
        breadcrumbs=(HOME, INDICATORS),
        updated=UPDATED,
        definition="Tiền thu vào ngân sách nhà nước trên địa bàn phường trong kỳ.",
        facts=(
            FactView(term="Đơn vị tính", description="đồng"),
            FactView(term="Cách cộng", description="lũy kế từ 1/1, không cộng các kỳ"),
        ),
        caution="“Thu ngân sách” có thể là thu trên địa bàn hoặc thu của ngân sách phường.",
        direction="Tăng so với cùng kỳ được xem là tốt hơn.",
        downloads=(CSV,),
        series=(
            WardSeriesView(
                anchor="cau-ong-lanh-26752",
                ward=OLD_WARD,
                validity="đến 30/6/2025",
                caption="Thu ngân sách, phường Cầu Ông Lãnh, 6 tháng đầu các năm",
                chart=_series("ve-thu"),
                rows=(
                    SeriesRowView(
                        period=LinkView(label="6 tháng đầu năm 2018", url=f"{base}2018-h1/"),
                        value="3,5 tỷ đồng",
                        quote_url="/tin/2018/07/so-ket/#so-lieu-1",
                        article="Sơ kết 2018",
                    ),
                    SeriesRowView(period=LinkView(label="6 tháng đầu năm 2019", url=f"{base}2019-h1/")),
                    SeriesRowView(
                        period=LinkView(label="6 tháng đầu năm 2020", url=f"{base}2020-h1/"),
                        value="hơn 4 tỷ đồng",
                        spoken="hơn bốn tỷ đồng",
                        attainment="đạt 36,26%",
                        quote_url=f"{ARTICLE.url}#so-lieu-1",
                        article=ARTICLE.label,
                    ),
                    SeriesRowView(
                        period=LinkView(label="6 tháng đầu năm 2021", url=f"{base}2021-h1/"),
                        value="4,4 tỷ đồng",
                        change="không so sánh",
                        quote_url="/tin/2021/07/so-ket/#so-lieu-1",
                        article="Sơ kết 2021",
                        break_before="Từ 2021 cách tính thu đổi: không so với các năm trước.",
                    ),
                ),
            ),
        ),
        comparisons=(
            ComparisonView(
                period="6 tháng đầu năm 2026",
                rows=(
                    ComparisonRowView(
                        ward=LinkView(label="Phường Bến Thành", url="/don-vi/ben-thanh-26743-2025/"),
                        value="61 tỷ đồng",
                        attainment="đạt 52%",
                    ),
                    ComparisonRowView(
                        ward=LinkView(label="Phường Cầu Ông Lãnh", url="/don-vi/cau-ong-lanh-26758-2025/"),
                        value="48 tỷ đồng",
                        attainment="đạt 49%",
                    ),
                ),
            ),
            ComparisonView(period="6 tháng đầu năm 2025", reason="các phường hiện nay mới có từ 1/7/2025."),
        ),
    )


def static_page() -> StaticPageView:
    return StaticPageView(
        path="/lien-he/",
        title="Liên hệ",
        description="Địa chỉ, điện thoại, giờ làm việc và lịch tiếp công dân của phường Bến Thành.",
        section="/lien-he/",
        breadcrumbs=(HOME,),
        updated=UPDATED,
        office=OFFICE,
        body=Markup(
            '<h2>Tiếp công dân</h2><p>Chủ tịch UBND phường tiếp công dân vào sáng thứ Năm hằng tuần.</p><div class="cp-table-wrap" tabindex="0" role="region" aria-label="Bảng 1, cuộn ngang nếu rộng"><table><thead><tr><th scope="col">Ngày</th><th scope="col">Người tiếp</th></tr></thead><tbody><tr><td>2/7</td><td>Chủ tịch</td></tr></tbody></table></div>'
        ),
    )


def search() -> SearchView:
    return SearchView(
        path="/tim-kiem/",
        title="Tìm kiếm",
        description="Tìm tin, số liệu và đơn vị cũ, mới trên cổng thông tin phường.",
        breadcrumbs=(HOME,),
        places=(WARDS, INDICATORS),
    )


def not_found() -> NotFoundView:
    return NotFoundView(
        path="/404.html",
        title="Không tìm thấy trang này",
        description="Trang có thể đã đổi địa chỉ. Mời tìm lại hoặc chọn một nơi dưới đây.",
        noindex=True,
        places=(HOME, WARDS, INDICATORS, LinkView(label="Liên hệ", url="/lien-he/")),
    )


def data_page() -> DataPageView:
    return DataPageView(
        path="/du-lieu/",
        title="Số liệu để tải về",
        description="Toàn bộ số liệu của cổng thông tin dưới dạng CSV và JSON, kèm mô tả các cột.",
        breadcrumbs=(HOME,),
        updated=UPDATED,
        intro="Mỗi dòng là một số liệu, kèm câu nguồn và địa chỉ bài.",
        files=(CSV,),
        licence=LinkView(label="CC BY 4.0", url="https://creativecommons.org/licenses/by/4.0/"),
        columns=(
            DataColumnView(name="value_text", meaning="Giá trị viết như trong báo cáo"),
            DataColumnView(name="attainment", meaning="Mức đạt so với kế hoạch", unit="%"),
        ),
        note="Tệp observations.csv",
    )


def all_pages() -> dict[str, Page]:
    """One page of every kind, by the name of its template."""
    pages: tuple[Page, ...] = (
        home(), article(), withdrawn(), redirect(), listing(), overview(), wards(), ward(), ward_period(), achievements(),
        indicators(), indicator(), static_page(), search(), not_found(), data_page(),
    )  # fmt: skip
    return {page.template.removesuffix(".html"): page for page in pages}
