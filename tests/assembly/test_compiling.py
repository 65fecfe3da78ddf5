"""Articles compiled many at a time give what each gives alone."""

from __future__ import annotations

from pathlib import Path

from plugins.assembly.compiling import Compiler, Refused, SourceTask
from plugins.domain.steps import in_step
from plugins.engine.store import BodyReader, Row
from plugins.registries import Registries, load_registries
from tests.factories import article, bare_project, claim


def test_articles_compiled_in_step_give_the_same_rows_bodies_and_complaints_as_alone(tmp_path: Path) -> None:
    project = bare_project(tmp_path / "project")
    figure = claim("suat_qua", "627 suất quà")
    texts = {
        "a": article("Trao quà", "Phường trao 627 suất quà.", metrics=figure, ward="cau-ong-lanh-26752", period="2020"),
        "b": article("Số khác", "Phường trao 628 suất quà.", metrics=figure, ward="cau-ong-lanh-26752", period="2020"),
        "c": article("Thẻ lạ", "Xem <u>thêm</u> <script>x</script> và <b>đậm</b>."),
        "d": "không có khai báo\n",
        "e": article("Dài", "## Một\n\nĐoạn đầu.\n\n- mục <i>một</i>\n- mục hai\n"),
        "g": article("Lồng", "[" * 30),
    }
    for name, text in texts.items():
        project.write(f"content/2020/{name}.md", text)
    registries = load_registries(project.root / "content/data")
    assert isinstance(registries, Registries)
    compiler = Compiler(project.root, registries, "", project.root, 0)
    tasks = [SourceTask(f"content/2020/{name}.md", standing=False) for name in (*texts, "thieu")]
    together, one_by_one = in_step(map(compiler.steps, tasks)), list(map(compiler, tasks))
    assert {type(result) for result in together} == {Row, Refused}
    reader = BodyReader(project.root)
    assert [told(result, reader) for result in together] == [told(result, reader) for result in one_by_one]


def told(result: object, reader: BodyReader) -> object:
    """What a result says, wherever its bodies were put."""
    if not isinstance(result, Row):
        return result
    refs = result.refs()
    return result._replace(places="", seen_ns=0), [reader.read(ref) for ref in refs]
