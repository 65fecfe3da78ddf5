"""`inv suggest`: the figures that a report states, proposed as metrics; nothing is written to the file."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from plugins.domain.document import Document
from plugins.domain.system_error import reason
from plugins.editing.suggest import Proposal, suggest, to_json, undeclared
from plugins.frontmatter import Known, read_document
from plugins.frontmatter.fences import Parts, split
from plugins.registries import Registries, load_registries
from plugins.vietnamese.encodings import decode

COMPLETE, WRONG_USAGE = 0, 2
_LONE_RETURN = re.compile("\r(?!\n)")  # how old Macs end a line


def suggest_file(root: Path, name: str, form: str = "text") -> int:
    """Print the proposals for a report (.md or .txt); returns the exit code of the contract.

    Offsets count characters from the beginning of the file, line ends of Windows as two and a byte order mark not at
    all. For an article the figures that its front matter does not
    declare are marked.
    """
    path = Path(name)
    if form not in ("text", "json"):
        return _refuse(f"--format {form}: chọn text hoặc json")
    if path.suffix.lower() not in (".md", ".txt"):
        return _refuse(f"{name}: chỉ đọc được tệp .md và .txt; với tệp .docx, dùng python3 run.py import")
    try:
        raw = path.read_bytes()
    except OSError as problem:
        return _refuse(f"{name}: không mở được tệp ({reason(problem)})")
    registries = load_registries(root / "content/data")
    if isinstance(registries, tuple):
        return _refuse("\n".join(map(str, registries)))
    text = _as_typed(raw)
    document = read_document(name, raw, Known.of(registries)).document if path.suffix.lower() == ".md" else None
    body = _without_front_matter(text, name)
    proposals = propose(body, registries, document)
    if form == "json":
        print(to_json(proposals), end="")
        return COMPLETE
    missing = {proposal.start for proposal in _undeclared(body, registries, document)}
    for proposal in proposals:
        print(describe(proposal, text, name, proposal.start in missing))
    print(f"Tìm thấy {len(proposals)} số liệu, {len(missing)} chưa khai báo trong metrics.")
    return COMPLETE


def _as_typed(raw: bytes) -> str:
    """The characters of a file, decomposed letters and line ends of Windows as they are, so that offsets are the file's."""
    decoded = decode(raw)
    typed = decoded.encoding == "UTF-8" and decoded.bad is None
    text = raw.decode("utf-8-sig") if typed else decoded.text
    return _LONE_RETURN.sub("\n", text)


def propose(text: str, registries: Registries, document: Document | None = None) -> list[Proposal]:
    """The proposals for a text; an article lends its date and period."""
    date = document.moment.date() if document else None
    period = document.period.code if document and document.period else None
    return suggest(text, indicators=registries.indicators, wards=registries.wards, date=date, default_period=period)


def _undeclared(text: str, registries: Registries, document: Document | None) -> list[Proposal]:
    declared = [
        written.text
        for claim in (document.claims if document else ())
        for written in (claim.quote, claim.value)
        if written is not None
    ]
    return undeclared(text, declared, indicators=registries.indicators, wards=registries.wards)


def _without_front_matter(text: str, name: str) -> str:
    """The text with its front matter blanked out, so that offsets stay those of the file."""
    parts = split(text.replace("\r\n", " \n"), name)  # as long as before
    if not isinstance(parts, Parts) or not text.lstrip().startswith("---"):
        return text
    start = len(text) - len(parts.body)
    return "".join(sign if sign == "\n" else " " for sign in text[:start]) + text[start:]


def describe(proposal: Proposal, text: str, name: str, undeclared_here: bool) -> str:
    """One proposal in a line for editors."""
    line = text.count("\n", 0, proposal.start) + 1
    column = proposal.start - text.rfind("\n", 0, proposal.start)
    parts = [
        f"{name}:{line}:{column}: {proposal.text!r}".replace("'", "“", 1).replace("'", "”", 1),
        proposal.kind.label,
    ]
    parts.append(f"chỉ tiêu {proposal.indicator}" if proposal.indicator else "chưa rõ chỉ tiêu")
    if proposal.attainment:
        parts.append(f"đạt {proposal.attainment}%")
    if proposal.ambiguous:
        parts.append(f"chưa rõ: {proposal.ambiguous}")
    if undeclared_here:
        parts.append("chưa khai báo")
    return " · ".join(parts)


def _refuse(words: str) -> int:
    print(words, file=sys.stderr)
    return WRONG_USAGE
