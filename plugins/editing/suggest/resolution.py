"""Last decisions once the indicator is known: plan or whole behind "x/y" and "đạt 60%", and what stays ambiguous."""

from __future__ import annotations

import re
from decimal import Decimal

from plugins.editing.suggest.draft import Draft
from plugins.editing.suggest.percentages import PLAN_OR_RATE
from plugins.editing.suggest.prose import Prose
from plugins.editing.suggest.units import BARE

# Indicators whose second number is by custom the number assigned, and those where it is the whole.
_PLANNED = frozenset(
    [
        "giao_quan",
        "ket_nap_dang_vien",
        "viec_lam_moi",
        "hien_mau",
        "hoi_vien_moi",
        "thu_ngan_sach",
        "thu_ngan_sach_phuong",
        "chi_ngan_sach",
        "quy_vi_nguoi_ngheo",
        "quy_den_on_dap_nghia",
        "xuat_khau_lao_dong",
        "dien_tich_gieo_trong",
        "san_luong_luong_thuc",
        "kiem_tra_giam_sat",
        "hem_nang_cap",
        "suat_qua",
        "hoc_bong",
        "van_dong_an_sinh",
    ]
)
_OF_WHOLE = frozenset(
    [
        "ty_le_kham_pha_an",
        "pham_phap_hinh_su",
        "khu_pho_van_hoa",
        "gia_dinh_van_hoa",
        "truong_chuan_quoc_gia",
        "hoa_giai_thanh",
        "don_thu_giai_quyet",
        "y_kien_cu_tri",
        "chi_bo_hoan_thanh",
        "chi_bo_xuat_sac",
        "chi_tieu_hoan_thanh",
        "tang_van_minh",
        "tre_tiem_chung",
        "an_toan_antt",
        "ho_so_giai_quyet",
        "ho_so_truc_tuyen",
        "ho_so_tre_han",
        "thua_dat_lam_sach",
        "chu_ky_so",
        "duong_be_tong",
        "the_bhyt",
    ]
)
_RATED = re.compile(r"(?: [^\W\d_]+){0,3} (?:hoàn thành(?: [^\W\d_]+){0,2} nhiệm vụ|xếp loại)\b")
_PLANTED = re.compile(r"\b(?:trồng|gieo|cấy|xuống giống)\b(?!.*\bthu hoạch\b)")
_FRACTIONS = "½¼¾⅓⅔⅛"
FRACTION = "phân số có thể là một phần của tổng số hoặc số thứ tự, ngày tháng: đối chiếu nguồn"
N_OF_M = "“{0}” có thể là kết quả/chỉ tiêu giao hoặc một phần/tổng số"
UNITLESS = "không rõ số này đếm gì: văn bản không nêu đơn vị"


def resolve(prose: Prose, draft: Draft, *, rate: bool) -> None:
    """Settle or mark what the words alone left open; `rate` says that the indicator itself is counted in per cent."""
    mention = draft.mention
    if rate and not draft.level and draft.attainment and not draft.explicit_plan and mention.number <= 100:
        draft.level, draft.attainment = True, None
    if mention.doubt:
        draft.doubt(mention.doubt)
    if draft.plan_or_rate:
        _settle_percent(draft, rated=_RATED.match(prose.lower, mention.end) is not None)
    elif draft.second is not None and draft.share is None and draft.target is None:
        if draft.attainment is not None or draft.indicator in _PLANNED or _is_of_plan(prose, draft):
            draft.target = _plain(draft.second)
        if draft.attainment is None:
            draft.doubt(N_OF_M.format(prose.said(mention.at, mention.end)))
    if mention.at < len(prose.plain) and prose.plain[mention.at] in _FRACTIONS:
        draft.doubt(FRACTION)
    labelled = draft.indicator is not None and prose.lower[max(0, mention.start - 8) : mention.start].rstrip().endswith(
        ":"
    )
    if mention.kind == BARE and draft.level and not draft.unit and not labelled:
        draft.doubt(UNITLESS)
    draft.doubts = [reason for reason in draft.doubts if reason]


def _is_of_plan(prose: Prose, draft: Draft) -> bool:
    """Whether n of m can only be of a plan: more than m, or land that was planted ("trồng 250/326 ha")."""
    if draft.second is None or draft.mention.number > draft.second:
        return draft.second is not None
    lead = prose.lower[draft.sentence.start : draft.mention.start]
    return draft.mention.kind == "area" and _PLANTED.search(lead) is not None


def _settle_percent(draft: Draft, *, rated: bool) -> None:
    """ "đạt 60%" behind a number: share of the whole where the indicator has one, else per cent of the plan.

    `rated` says that those are counted who did their duty well, which is told of all.
    """
    mention = draft.mention
    stated = f"đạt {(draft.attainment or '').replace('.', ',')}%"
    open_ended = draft.second is not None or draft.bracketed
    whole = (
        draft.indicator in _OF_WHOLE
        or mention.unit.lower().startswith("cử tri")
        or rated
        or (draft.indicator not in _PLANNED and open_ended)
    )
    if whole and (draft.second is None or mention.number <= draft.second):
        draft.share, draft.attainment = draft.attainment, None
        if draft.second is None or draft.indicator not in _OF_WHOLE or not _agrees(draft):
            draft.doubt(PLAN_OR_RATE.format(stated))
        return
    if draft.second is not None:
        draft.target = _plain(draft.second)
    if draft.indicator not in _PLANNED:
        draft.doubt(PLAN_OR_RATE.format(stated))


def _agrees(draft: Draft) -> bool:
    """Whether n of m really is the stated share, within rounding."""
    mention = draft.mention
    if not draft.second or draft.share is None:
        return False
    return abs(mention.number * 100 / draft.second - Decimal(draft.share)) < Decimal("0.6")


def _plain(number: Decimal) -> str:
    return format(number, "f")
