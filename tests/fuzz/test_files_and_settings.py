"""Whatever stands in settings, in links and in Word files: a value, or a complaint; never a fall, never a way out.

The number of examples follows FUZZ_EXAMPLES, as in the other targets.
"""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from plugins.assembly.redirects import FILE, read_redirects
from plugins.assembly.references import References
from plugins.domain.issue import Issue, Place
from plugins.editing.importing.limits import Limits
from plugins.editing.importing.opening import open_package
from plugins.editing.importing.reading_html import read_html
from plugins.editing.importing.refusal import Refused
from plugins.editing.importing.worker import take_apart
from plugins.edition import Article, Edition, Reference
from plugins.engine.plan import UnsafePath, check_path
from plugins.images.finding import Found, PictureIndex
from plugins.publishing.settings import parse_settings
from plugins.registries import Registries, load_registries
from tests.factories import INDICATORS, LINEAGE, SITE, WARDS
from tests.fuzz.test_parsers import YAML, fuzz
from tests.metrics.whole_articles import registries

_SKIPPED = "".join(map(chr, range(33)))  # what readers of addresses leave out at their beginning
SETTINGS = {"site.yaml": SITE, "indicators.yaml": INDICATORS, "wards.csv": WARDS, "lineage.csv": LINEAGE}
PIECES = st.sampled_from(["..", "/", "\\", "%2e", "%2f", "%00", "#", "?", ":", "//", "content", "2020", "tin.md", "Tin", "tệp.pdf", "\u0323", "a", " ", "\x00", "\u202e"])  # fmt: skip
TARGETS = st.lists(PIECES | st.text(max_size=3), max_size=8).map("".join)


@st.composite
def spoilt(draw: st.DrawFn, text: str) -> bytes:
    """A text with some stretches replaced, doubled or lost."""
    raw = text.encode()
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(raw)))
        end = min(len(raw), start + draw(st.integers(0, 30)))
        middle = draw(st.binary(max_size=6) | YAML.map(lambda words: words.encode("utf-8", "surrogatepass")))
        raw = raw[:start] + middle + draw(st.sampled_from([b"", raw[start:end]])) + raw[end:]
    return raw


@fuzz
@given(st.data(), st.sampled_from(sorted(SETTINGS)))
def test_spoilt_registries_are_read_or_refused_with_places(data: st.DataObject, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content" / "data"
        content.mkdir(parents=True)
        for file, text in SETTINGS.items():
            (content / file).write_bytes(data.draw(spoilt(text)) if file == name else text.encode())
        registries = load_registries(content)
    if not isinstance(registries, Registries):
        assert registries and all(issue.cure and issue.place.path.startswith("content/data/") for issue in registries)
        return
    for one in (*registries.site.categories, *registries.site.tags):
        assert check_path(one.id)
    for ward in registries.covered:
        assert check_path(ward)


@fuzz
@given(YAML | st.binary(max_size=200))
def test_spoilt_old_addresses_are_read_or_complained_about(content: str | bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / FILE
        path.parent.mkdir(parents=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
        redirects, issues = read_redirects(Path(folder))
    assert all(issue.place.path == FILE and issue.cure for issue in issues)
    assert all(old.startswith("/") and check_path(f"{old[1:]}index.html") for old in redirects)


@fuzz
@given(YAML)
def test_spoilt_places_to_publish_to_are_read_or_complained_about(text: str) -> None:
    _, issues = parse_settings(text, Path("/khong-co"))
    assert all(issue.cure and issue.place.line >= 0 for issue in issues)


@fuzz
@given(TARGETS)
def test_a_link_leads_to_something_of_ours_or_elsewhere_or_is_a_complaint(target: str) -> None:
    article = cast(Article, SimpleNamespace(path="content/2020/tin.md", url="/tin/", anchors=("muc-a",)))
    known = {"by_path": {article.path: article}, "articles": [article], "static": [], "ward_ids": []}
    edition = cast(Edition, SimpleNamespace(registries=registries(), **known))
    files = {"content/2020/tệp.pdf": "/tep/tep-1.pdf"}
    references = References(edition, frozenset({"content/2020/nhap.md"}), files, {"/", "/tin/"}.__contains__)
    place = Place(article.path, 7, 1)
    try:
        led = references.resolve(article, Reference(target, place))
    except ValueError:  # the converter takes such a target for words, so none reaches this far
        assert "[" in target or "]" in target
        return
    if isinstance(led, Issue):
        assert led.place == place and led.cure
    else:
        bare = led.lstrip(_SKIPPED)
        assert bare.partition("#")[0] in ("", "/tep/tep-1.pdf") or bare.startswith("/") or ":" in target


@fuzz
@given(TARGETS)
def test_a_picture_is_one_that_was_found_or_missing(written: str) -> None:
    names = ["images/Tin.png", "2020/tin.png", "2020/a/b.jpg"]
    found = PictureIndex(names).find(written)
    assert found.name in names if isinstance(found, Found) else found.issue(Place("a.md", 1, 1)).cure


@fuzz
@given(TARGETS)
def test_a_path_is_safe_or_refused(path: str) -> None:
    try:
        safe = check_path(path)
    except UnsafePath:
        return
    assert safe == path and path.isascii() and ".." not in path.split("/") and not path.startswith("/")


_BODY = (
    '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Hội nghị</w:t></w:r></w:p>'
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    '<w:p><w:hyperlink w:anchor="a"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p></w:body></w:document>'
)
_KINDS = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


@fuzz
@given(st.data())
def test_no_word_file_breaks_the_reader(data: st.DataObject) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("[Content_Types].xml", _KINDS)
        package.writestr("word/document.xml", data.draw(st.just(_BODY.encode()) | spoilt(_BODY)))
        package.writestr(data.draw(st.sampled_from(["word/styles.xml", "word/numbering.xml", "_rels/.rels"])), data.draw(spoilt(_BODY)))  # fmt: skip
    raw = packed.getvalue()
    cut = data.draw(st.sampled_from([len(raw), len(raw) - 30, len(raw) // 2]))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "a.docx"
        source.write_bytes(raw[:cut])
        try:
            open_package(raw[:cut], Limits())
        except Refused as refused:
            assert refused.issue("a.docx").cure
            return
        try:
            parts: dict[str, Any] = take_apart(source, Path(folder), Limits())
        except Exception:  # whatever the library raises: its process makes a refusal of it (worker.main)
            return
    json.dumps(parts)
    blocks, _ = read_html(parts["html"])
    assert isinstance(blocks, (list, tuple))
