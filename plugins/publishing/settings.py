"""Reads `content/data/publish.yaml`: a closed list of keys, no secrets, every mistake at its line."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plugins.domain.issue import Issue
from plugins.domain.issue import Place as Spot
from plugins.domain.system_error import reason
from plugins.publishing import yaml_nodes as nodes
from plugins.publishing.destination import Allowance, Destination, Folder, Git, Place, Rclone, Settings, Ssh, Zip

SETTINGS = "content/data/publish.yaml"

_KEYS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {  # kind → required keys, optional keys
    "folder": (("path",), ()),
    "ssh": (("host", "path"), ("port", "key", "config")),
    "rclone": (("remote",), ("config", "journal")),
    "git": (("repository",), ("branch", "domain")),
    "zip": (("path",), ()),
}
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_SECRET_KEY = re.compile(r"pass|secret|token|mat.?khau|mật.?khẩu|credential|access.?key|api.?key|private.?key", re.I)
_SECRET_VALUE = re.compile(
    r"AKIA[0-9A-Z]{16}|gh[pousr]_\w{20,}|github_pat_\w+|glpat-[\w-]{15,}|-----BEGIN|://[^/@\s:]+:[^/@\s]+@|\beyJ[\w-]{20,}\."
)
_FORMS: Mapping[str, tuple[re.Pattern[str], str]] = {
    "host": (re.compile(r"(?:[A-Za-z_][\w.-]*@)?[A-Za-z0-9][A-Za-z0-9.:-]*"), "ví dụ: trienkhai@may-chu.example.vn"),
    "port": (re.compile(r"[1-9]\d{0,4}"), "một số từ 1 đến 65535"),
    "remote": (re.compile(r"(?!.*\.\.)[\w.][\w. -]*:[^\s'\"]*"), "ví dụ: s3phuong:ten-bucket"),
    "journal": (re.compile(r"(?!.*\.\.)[\w.][\w. -]*:[^\s'\"]*"), "ví dụ: s3phuong:ten-bucket-rieng/nhat-ky.jsonl"),
    "branch": (re.compile(r"(?!.*\.\.)[A-Za-z0-9][\w./-]*"), "ví dụ: pages"),
    "domain": (re.compile(r"[a-z0-9][a-z0-9.-]*\.[a-z]{2,}"), "ví dụ: phuong.example.vn"),
    "repository": (re.compile(r"(?!.*::)[^\s-]\S*"), "ví dụ: git@may-chu.example.vn:phuong/trang.git"),
    "url": (re.compile(r"https?://[A-Za-z0-9.:\[\]-]+(?:/[\w./-]*)?"), "ví dụ: https://phuong.example.vn"),
}
_REMOTE_PATH = re.compile(r"(?!.*\.\.)/[\w./-]*[\w-]")


def read_settings(project: Path) -> tuple[Settings, list[Issue]]:
    """Read the targets of a project. Relative paths count from the project; any error means: do nothing."""
    path = project / SETTINGS
    try:
        if path.exists() and not path.is_file():
            raise OSError("not a plain file")
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Settings(), [
            Issue("thieu-tep", Spot(SETTINGS), "chưa có nơi đăng nào", "tạo tệp theo docs/publishers.md")
        ]
    except (OSError, UnicodeDecodeError) as error:
        cure = "lưu lại tệp bằng UTF-8 và cho phép đọc"
        return Settings(), [Issue("khong-doc-duoc", Spot(SETTINGS), f"không đọc được ({_why(error)})", cure)]
    return parse_settings(text, project)


def _why(error: Exception) -> str:
    return "không phải UTF-8" if isinstance(error, UnicodeDecodeError) else reason(error)


def parse_settings(text: str, project: Path) -> tuple[Settings, list[Issue]]:
    """Read the text of `publish.yaml` without touching the disk."""
    tree, issues = nodes.read_yaml(text, SETTINGS)
    reader = _Reader(project, issues)
    return reader.settings(tree), issues


@dataclass(slots=True)
class _Reader:
    project: Path
    issues: list[Issue] = field(default_factory=list)

    def settings(self, tree: nodes.Value | None) -> Settings:
        if tree is None:
            return Settings()
        top = self.mapping(tree, ("targets", "allowed", "clock"), "tệp")
        clock = self.word(top.get("clock"), "checked")
        if clock not in ("checked", "trusted"):
            self.complain("gia-tri-sai", top["clock"].place, f"clock không nhận “{clock}”", "dùng checked hoặc trusted")
        destinations = []
        targets = top.get("targets")
        if isinstance(targets, nodes.Mapping):
            destinations = [d for key, value in targets.pairs if (d := self.destination(key, value))]
        elif targets is not None:
            self.complain(
                "gia-tri-sai", targets.place, "targets phải là các tên nơi đăng", "xem mẫu ở docs/publishers.md"
            )
        return Settings(tuple(destinations), tuple(self.allowances(top.get("allowed"))), clock)

    def destination(self, key: nodes.Scalar, value: nodes.Value) -> Destination | None:
        if not _NAME.fullmatch(key.text):
            cure = "chỉ dùng chữ thường không dấu, chữ số và gạch nối"
            self.complain("ten-sai", key.place, f"tên nơi đăng không hợp lệ “{key.text}”", cure)
        if not isinstance(value, nodes.Mapping):
            self.complain(
                "gia-tri-sai", value.place, f"{key.text} thiếu nội dung", "viết kind và các khóa thụt vào trong"
            )
            return None
        kind_at = next((v for k, v in value.pairs if k.text == "kind"), None)
        kind = self.word(kind_at, "")
        if kind not in _KEYS:
            place = kind_at.place if kind_at else key.place
            problem = f"{key.text} có kind lạ “{kind}”" if kind_at else f"{key.text} thiếu kind"
            self.complain("kind-sai", place, problem, _nearest(kind, tuple(_KEYS)))
            return None
        required, optional = _KEYS[kind]
        before = len(self.issues)
        fields = self.mapping(value, ("kind", "url", *required, *optional), key.text)
        for name in required:
            if not self.word(fields.get(name), ""):
                self.complain("thieu-khoa", key.place, f"{key.text} thiếu {name}", f"thêm dòng {name}: …")
        words = {name: self.formed(name, node) for name, node in fields.items()}
        if kind == "ssh" and words.get("path") and not _REMOTE_PATH.fullmatch(words["path"]):
            cure = "dùng đường dẫn bắt đầu bằng / , chỉ gồm chữ không dấu, số, . _ - /"
            self.complain("duong-dan-sai", fields["path"].place, "đường dẫn trên máy chủ không dùng được", cure)
        for name in ("key", "config"):
            if words.get(name) and self.is_content(words[name]):
                cure = "đặt tệp này ở ngoài content/: ai sửa được nội dung thì không được chạy lệnh trên máy đăng"
                self.complain("duong-dan-sai", fields[name].place, f"{name} nằm trong content/", cure)
        if len(self.issues) > before:
            return None
        return Destination(key.text, self.place(kind, words), words.get("url", "").rstrip("/"))

    def place(self, kind: str, words: Mapping[str, str]) -> Place:
        make: Mapping[str, Callable[[], Place]] = {
            "folder": lambda: Folder(self.path(words["path"])),
            "ssh": lambda: Ssh(
                words["host"],
                words["path"],
                int(words.get("port", "22")),
                self.file(words, "key"),
                self.file(words, "config"),
            ),
            "rclone": lambda: Rclone(words["remote"].rstrip("/"), self.file(words, "config"), words.get("journal", "")),
            "git": lambda: Git(words["repository"], words.get("branch", "pages"), words.get("domain", "")),
            "zip": lambda: Zip(self.path(words["path"])),
        }
        return make[kind]()

    def path(self, text: str) -> Path:
        return self.project / Path(text).expanduser()

    def is_content(self, text: str) -> bool:
        return self.path(text).resolve().is_relative_to((self.project / "content").resolve())

    def file(self, words: Mapping[str, str], key: str) -> Path | None:
        return self.path(words[key]) if words.get(key) else None

    def allowances(self, node: nodes.Value | None) -> list[Allowance]:
        found = []
        for value in node.values if isinstance(node, nodes.Sequence) else ():
            fields = self.mapping(value, ("text", "reason"), "allowed")
            text, reason = (self.word(fields.get(key), "") for key in ("text", "reason"))
            if not (text and reason):
                self.complain(
                    "thieu-khoa", value.place, "mục allowed cần cả text và reason", "ghi rõ vì sao được công khai"
                )
            found.append(Allowance(text, reason))
        return found

    def mapping(self, node: nodes.Value, known: tuple[str, ...], owner: str) -> dict[str, nodes.Value]:
        if not isinstance(node, nodes.Mapping):
            self.complain(
                "gia-tri-sai", node.place, f"{owner} phải gồm các dòng khóa: giá trị", "xem docs/publishers.md"
            )
            return {}
        for key, _ in node.pairs:
            if _SECRET_KEY.search(key.text):
                cure = "xóa dòng này; để khóa trong ssh-agent, tệp cấu hình rclone hoặc biến môi trường"
                self.complain("bi-mat", key.place, f"không được ghi bí mật ({key.text}) vào tệp này", cure)
            elif key.text not in known:
                self.complain("khoa-la", key.place, f"khóa lạ “{key.text}”", _nearest(key.text, known))
        return {key.text: value for key, value in node.pairs if key.text in known}

    def formed(self, name: str, node: nodes.Value) -> str:
        text = self.word(node, "")
        if text and _SECRET_VALUE.search(text):
            cure = "đổi ngay bí mật đã lộ, xóa khỏi tệp và dùng ssh-agent, cấu hình rclone hoặc biến môi trường"
            self.complain("bi-mat", node.place, f"{name} chứa bí mật", cure)
        elif text and name in _FORMS and not _FORMS[name][0].fullmatch(text):
            self.complain("gia-tri-sai", node.place, f"{name} không hợp lệ: “{text}”", _FORMS[name][1])
        elif name == "port" and text and int(text) > 65535:
            self.complain("gia-tri-sai", node.place, f"port quá lớn: {text}", _FORMS[name][1])
        return text

    def word(self, node: nodes.Value | None, default: str) -> str:
        if node is None:
            return default
        if not isinstance(node, nodes.Scalar):
            self.complain(
                "gia-tri-sai", node.place, "chỗ này chỉ nhận một giá trị", "viết giá trị trên cùng dòng với khóa"
            )
            return default
        return node.text.strip()

    def complain(self, code: str, place: Spot, problem: str, cure: str) -> None:
        self.issues.append(Issue(code, place, problem, cure))


def _nearest(word: str, known: tuple[str, ...]) -> str:
    close = difflib.get_close_matches(word.casefold(), known, 1, 0.6)
    return f"có phải {close[0]}?" if close else f"dùng một trong: {', '.join(known)}"
