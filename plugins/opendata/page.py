"""The page /du-lieu/: what there is to take home, and what the columns mean."""

from __future__ import annotations

from plugins.edition import Edition
from plugins.edition.words import HOME, newest_day
from plugins.opendata.catalogue import (
    ADDRESS,
    CATALOG,
    DESCRIPTION,
    FORMULA_RULE,
    ILLUSTRATION_RULE,
    PACKAGE,
    PERIOD_RULE,
    TARGET_RULE,
    TERRITORY_RULE,
    TITLE,
    file_address,
    tables_of,
)
from plugins.opendata.datapackage import meaning
from plugins.opendata.table import Table
from plugins.pages.views import DataColumnView, DataPageView, DownloadView, LinkView
from plugins.vietnamese.formatting import format_number


def data_view(edition: Edition) -> DataPageView:
    """Build the page of open data."""
    licence = edition.registries.site.licence
    bearing = [article for article in edition.articles if article.figures]
    tables = tables_of(edition)
    illustrative = any(article.is_illustrative for article in bearing)
    rules = [TARGET_RULE, TERRITORY_RULE, PERIOD_RULE, *([ILLUSTRATION_RULE] if illustrative else [])]
    return DataPageView(
        path=ADDRESS,
        title=TITLE,
        description=DESCRIPTION,
        section=ADDRESS,
        breadcrumbs=(HOME,),
        updated=newest_day(bearing),
        illustrative=illustrative,
        intro=DESCRIPTION,
        rules=tuple(rules),
        files=(*(file for table in tables for file in _files(table)), *_DESCRIPTIONS),
        licence=LinkView(label=licence.note or licence.name, url=licence.address) if licence.address else None,
        columns=tuple(
            DataColumnView(name=column.name, meaning=meaning(column), unit=column.type.label)
            for column in tables[0].columns
        ),
        note=f"Các cột của observations.csv và observations.json; cột của các tệp khác có trong {PACKAGE}. {FORMULA_RULE}",
    )


def _files(table: Table) -> tuple[DownloadView, ...]:
    return tuple(
        DownloadView(
            label=table.file_name(form),
            url=file_address(table, form),
            media_type=form.media_type,
            detail=f"{form.label}, {format_number(table.count)} dòng",
            description=_EXCEL if "excel" in form.suffix else table.description if number == 0 else "",
        )
        for number, form in enumerate(table.formats)
    )


_EXCEL = "Mở thẳng bằng Excel: tiêu đề cột tiếng Việt, dấu phẩy thập phân."

_DESCRIPTIONS = (
    DownloadView(
        label=PACKAGE,
        url=f"{ADDRESS}{PACKAGE}",
        media_type="application/json",
        detail="Frictionless Data Package",
        description="Mô tả mọi tệp và mọi cột cho phần mềm.",
    ),
    DownloadView(
        label=CATALOG,
        url=f"{ADDRESS}{CATALOG}",
        media_type="application/ld+json",
        detail="schema.org",
        description="Bản kê cho máy tìm kiếm và cổng dữ liệu mở.",
    ),
)
