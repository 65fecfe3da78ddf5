"""Commands as people mistype them: one message in Vietnamese that says how to write it, exit code 2, no traceback."""

from __future__ import annotations

import pytest
from invoke.program import Program

from plugins.assembly.usage import Commands
from tests.factories import ROOT


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int | str | None, str]:
    """The exit code and what is written to the error stream."""
    with pytest.raises(SystemExit) as end:
        Commands(name="x", binary="python3 run.py").run(["run.py", "--search-root", str(ROOT), *words])
    return end.value.code, capsys.readouterr().err.strip()


_MISTYPED = [
    (("chek",), "Không có lệnh “chek”; có phải “check”?"),
    (("Build",), "Không có lệnh “Build”; có phải “build”?"),
    (("kiểm", "tra"), "Không có lệnh “kiểm”."),
    (("check", "--fx"), "Lệnh check không có tùy chọn “--fx”; có phải “--fix”?"),
    (("check", "-fixx"), "Lệnh check không có tùy chọn “-fixx”; có phải “--fix”?"),
    (("publish", "local", "-dry-run"), "Lệnh publish không có tùy chọn “-dry-run”; có phải “--dry-run”?"),
    (("doctor", "--all"), "Lệnh doctor không có tùy chọn “--all”."),
    (("import",), 'Lệnh import còn thiếu tên tệp, ví dụ python3 run.py import "Bao cao 6 thang.docx"'),
    (("suggest",), "Lệnh suggest còn thiếu tên tệp, ví dụ python3 run.py suggest content/2026/ten-bai.md"),
    (("publish",), "Lệnh publish còn thiếu tên nơi đăng, ví dụ python3 run.py publish local"),
    (
        ("import", "Bao", "cao.docx"),
        'Tên có dấu cách phải đặt trong ngoặc kép: python3 run.py import "Bao cao.docx"',
    ),
    (
        ("import", "Bao.docx", "--ward", "ben", "thanh"),
        'Tên có dấu cách phải đặt trong ngoặc kép: python3 run.py import --ward "ben thanh"',
    ),
    (
        ("new", "--ward", "ben", "thanh", "--category", "tin-tuc"),
        'Tên có dấu cách phải đặt trong ngoặc kép: python3 run.py new --ward "ben thanh"',
    ),
    (("import", "a.docx", "b.docx"), "Lệnh import chỉ nhận một tệp mỗi lần: chạy riêng từng tệp"),
    (("check", "content/2026/bai.md"), "Lệnh check không cần “content/2026/bai.md”"),
    (("preview", "--port"), "Tùy chọn --port của lệnh preview còn thiếu giá trị"),
    (("preview", "--port", "abc"), "Tùy chọn --port của lệnh preview phải là một số, không phải “abc”"),
    (("preview", "--port=8o00"), "Tùy chọn --port của lệnh preview phải là một số, không phải “8o00”"),
]


@pytest.mark.parametrize(("words", "message"), _MISTYPED, ids=[" ".join(words) for words, _ in _MISTYPED])
def test_mistyped_command_is_explained_in_one_message_and_ends_with_2(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], message: str
) -> None:
    code, shown = said(capsys, *words)
    assert code == 2
    assert shown.startswith(message)
    assert "Traceback" not in shown


def test_help_of_a_task_that_takes_a_file_is_no_file_name(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from plugins.assembly import usage

    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("sys.argv", ["run.py", "import", "--help"])
    with pytest.raises(SystemExit) as end:
        usage.main()
    assert end.value.code == 0
    assert capsys.readouterr().out.startswith('Cách dùng: python3 run.py import "Bao cao 6 thang.docx" [tùy chọn]')


def test_ctrl_c_while_a_task_does_not_listen_yet_ends_quietly(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(program: Program) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Program, "execute", interrupted)
    assert said(capsys, "check") == (130, "Đã dừng theo yêu cầu.")
