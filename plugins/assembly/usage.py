"""The command line as people mistype it: what is wrong with a command, and how it is written, in Vietnamese.

`run.py` starts this instead of Invoke's own program, which says such things in English and with the exit code of
problems in the content.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from invoke.exceptions import Exit, ParseError
from invoke.parser.context import ParserContext
from invoke.program import Program

WRONG_USAGE: Final = 2
INTERRUPTED: Final = 130
_HOW: Final = "python3 run.py"
_WITH_FILE: Final = {"import": '"Bao cao 6 thang.docx"', "suggest": "content/2026/ten-bai.md"}
_NEEDED: Final = {
    "file": "tên tệp, ví dụ {how} {task} {file}",
    "target": "tên nơi đăng, ví dụ {how} {task} local",
}
_ONE_DASH: Final = re.compile(r"-[A-Za-z][\w-]+")
_FILES: Final = (".docx", ".doc", ".txt", ".md", ".pdf")


class Commands(Program):
    """Invoke's program with messages that ward staff understand; wrong usage ends with exit code 2."""

    def parse_tasks(self) -> None:
        """Read the tasks and their options from the command line. Raises Exit for a person to read."""
        contexts = {context.name: context for context in self.collection.to_contexts()}
        words = list(self.core.unparsed)
        context = contexts.get(words[0]) if words else None
        stuck = next((word for word in words if _ONE_DASH.fullmatch(word)), None)
        if context is not None and stuck is not None:  # Invoke would read -fix as “-f ix”
            raise Exit(_no_such_flag(context, stuck), WRONG_USAGE)
        try:
            super().parse_tasks()
        except ParseError as problem:
            raise Exit(self._explained(problem.context), WRONG_USAGE) from None
        except ValueError:  # an option that wants a number
            raise Exit(self._not_a_number(), WRONG_USAGE) from None

    def execute(self) -> None:
        """Run the tasks. Raises Exit where somebody presses Ctrl+C while a task does not listen for it yet."""
        try:
            super().execute()
        except KeyboardInterrupt:
            raise Exit("Đã dừng theo yêu cầu.", INTERRUPTED) from None

    def task_list_opener(self, extra: str = "") -> str:
        """The line above the list of tasks."""
        return f"Các lệnh ({_HOW} LỆNH; {_HOW} LỆNH --help để xem tùy chọn)"

    def print_task_help(self, name: str) -> None:
        """What a task does and takes."""
        context = self.parser.contexts[name]
        print(f"Cách dùng: {_usage(context)}\n\n{self.leading_indent}{inspect.getdoc(self.collection[name])}\n")
        if options := context.help_tuples():
            print("Tùy chọn:")
            self.print_columns(options)

    def _explained(self, context: ParserContext | None) -> str:
        """What is wrong with a command line that cannot be read up to its end."""
        words = list(self.core.unparsed)
        if context is None or not context.name:
            return self._no_such_task(words[0] if words else "")
        given = words[words.index(context.name) + 1 :] if context.name in words else words
        if (flag := _unknown_flag(context, given)) is not None:
            return _no_such_flag(context, flag)
        missing = [argument.name for argument in context.missing_positional_args]
        if missing and missing[0] in _NEEDED:
            example = _NEEDED[missing[0]].format(
                how=_HOW, task=context.name, file=_WITH_FILE.get(context.name, "local")
            )
            return f"Lệnh {context.name} còn thiếu {example}"
        return _too_many_words(context, given)

    def _no_such_task(self, word: str) -> str:
        tasks = sorted(self.parser.contexts)
        near = get_close_matches(word.lower(), tasks, 1)
        said = f"Không có lệnh “{word}”" + (f"; có phải “{near[0]}”?" if near else ".")
        return f"{said}\nCác lệnh: {', '.join(tasks)}. Gõ {_HOW} để xem mỗi lệnh làm gì."

    def _not_a_number(self) -> str:
        words = list(self.core.unparsed)
        context = self.parser.contexts[next(word for word in words if word in self.parser.contexts)]
        for flag, value in zip(words, [*words[1:], ""], strict=True):
            name, _, stuck = flag.partition("=")
            argument = context.flags.get(name)
            if argument is not None and argument.kind is int and not (stuck or value).lstrip("-").isdigit():
                return f"Tùy chọn {name} của lệnh {context.name} phải là một số, không phải “{stuck or value}”"
        return f"Lệnh {context.name} có một tùy chọn phải là số.\n{_usage(context)}"


def _usage(context: ParserContext) -> str:
    taken = [_WITH_FILE.get(context.name or "", "local") for _ in context.positional_args]
    options = " [tùy chọn]" if context.help_tuples() else ""
    return " ".join([_HOW, context.name or "", *taken]) + options


def _flags(context: ParserContext) -> list[str]:
    return sorted(name for name in context.flags if name.startswith("--"))


def _unknown_flag(context: ParserContext, words: Iterable[str]) -> str | None:
    """The first word that begins like an option and is none of the task's; negative numbers are values."""
    for word in words:
        name = word.partition("=")[0]
        if name.startswith("-") and name not in context.flags and not name.lstrip("-").isdigit():
            return word
    return None


def _no_such_flag(context: ParserContext, flag: str) -> str:
    options = _flags(context)
    near = get_close_matches("--" + flag.partition("=")[0].lstrip("-").lower().replace("_", "-"), options, 1)
    said = f"Lệnh {context.name} không có tùy chọn “{flag}”" + (f"; có phải “{near[0]}”?" if near else ".")
    return f"{said}\nCác tùy chọn: {', '.join(options)}" if options else f"{said}\nLệnh này không có tùy chọn nào."


def _too_many_words(context: ParserContext, words: list[str]) -> str:
    """A task was given more words than it takes, mostly a name with spaces and without quotes; or too few."""
    if words and (last := context.flags.get(words[-1])) is not None and last.takes_value:
        return f"Tùy chọn {words[-1]} của lệnh {context.name} còn thiếu giá trị"
    loose, flag = _loose_words(context, words)
    if len([word for word in loose if word.lower().endswith(_FILES)]) > 1:
        return f"Lệnh {context.name} chỉ nhận một tệp mỗi lần: chạy riêng từng tệp"
    if context.positional_args or flag:
        whole = " ".join(filter(None, [_HOW, context.name, flag, f'"{" ".join(loose)}"']))
        return f"Tên có dấu cách phải đặt trong ngoặc kép: {whole}"
    return f"Lệnh {context.name} không cần “{' '.join(loose)}”: chạy {_usage(context)}"


def _loose_words(context: ParserContext, words: list[str]) -> tuple[list[str], str]:
    """Words that belong together though a space parts them, and the option they were meant for, if any."""
    runs: list[tuple[str, list[str]]] = [("", [])]
    for word in words:
        if word.startswith("-"):
            argument = context.flags.get(word)
            runs.append((word if argument is not None and argument.takes_value else "", []))
        else:
            runs[-1][1].append(word)
    taken = len(context.positional_args)
    for flag, run in runs:
        if len(run) > (1 if flag else taken):
            return run, flag
    return next((run for _, run in runs if run), []), ""


def main() -> None:
    """Run the tasks that the command line names, and end the process."""
    words = sys.argv[1:]
    if len(words) > 1 and words[-1] in ("-h", "--help"):  # behind a task that wants a file it would be taken for one
        words = [*words[:-2], "--help", words[-2]]
    Commands(name="Cổng Phường", binary=_HOW, binary_names=["run.py"]).run([sys.argv[0], *words])


if __name__ == "__main__":
    main()
