"""The commands of the project: `inv --list` names them. No logic lives here; each task hands on to plugins/."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from invoke import Context, task

ROOT = Path(__file__).resolve().parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))


def _end(code: int) -> None:
    """Leave with an exit code of the contract; 0 is silence."""
    if code:
        raise SystemExit(code)


def _run(*command: str) -> None:
    """Run a developers' tool of this environment in the project's folder; its exit code becomes ours."""
    import subprocess

    programs = str(Path(sys.executable).parent)
    environment = {**os.environ, "PATH": programs + os.pathsep + os.environ.get("PATH", "")}
    _end(subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode)


@task(help={"fresh": "làm lại tất cả, không dùng kết quả của lần dựng trước", "jobs": "số việc làm cùng lúc"})
def build(ctx: Context, fresh: bool = False, jobs: str = "") -> None:
    """Dựng trọn trang vào output/ từ content/."""
    from plugins.assembly.entry import build

    _end(build(ROOT, fresh=fresh, jobs=jobs))


@task(
    help={
        "format": "text, json hoặc github",
        "fix": "tự sửa những chỗ chắc chắn, sau khi cho xem thay đổi",
        "yes": "sửa luôn, không hỏi lại",
    }
)
def check(ctx: Context, format: str = "text", fix: bool = False, yes: bool = False) -> None:
    """Nêu mọi chỗ sai trong content/, kèm dòng, lý do và cách sửa."""
    from plugins.assembly.checking import check_and_fix

    _end(check_and_fix(ROOT, form=format, fix=fix, yes=yes))


@task(
    help={
        "title": "tiêu đề",
        "ward": "phường, gõ tên hoặc mã",
        "category": "chuyên mục",
        "period": "kỳ số liệu",
        "date": "ngày của bài",
    }
)
def new(
    ctx: Context,
    title: str | None = None,
    ward: str | None = None,
    category: str | None = None,
    period: str | None = None,
    date: str | None = None,
) -> None:
    """Hỏi vài câu rồi tạo bài mới, kèm các chỉ tiêu kỳ trước để điền."""
    from plugins.assembly.settings import current_moment
    from plugins.editing.desk import new

    today = current_moment().date()
    _end(new(ROOT, today, title=title, ward=ward, category=category, period=period, day=date))


@task(
    name="import",
    positional=["file"],
    help={
        "file": "báo cáo .docx hoặc .txt",
        "category": "chuyên mục",
        "ward": "phường",
        "date": "ngày",
        "period": "kỳ",
    },
)
def import_(
    ctx: Context,
    file: str,
    category: str | None = None,
    ward: str | None = None,
    date: str | None = None,
    period: str | None = None,
) -> None:
    """Đưa báo cáo Word vào thành bài viết, kể rõ những gì không mang theo được."""
    from plugins.assembly.settings import current_moment
    from plugins.editing.desk import import_file

    today = current_moment().date()
    _end(import_file(ROOT, Path(file), today, category=category, ward=ward, day=date, period=period))


@task(help={"port": "số cổng trên máy này, ví dụ 8001", "lan": "cho điện thoại trong văn phòng xem cùng"})
def preview(ctx: Context, port: int = 8000, lan: bool = False) -> None:
    """Xem trước trang trên máy này, gồm cả bài nháp; lưu bài là trang tự mới."""
    from plugins.preview.serving import serve

    _end(serve(ROOT, port=port, lan=lan))


@task(positional=["file"], help={"file": "báo cáo .md hoặc .txt", "format": "text hoặc json"})
def suggest(ctx: Context, file: str, format: str = "text") -> None:
    """Đề xuất số liệu từ các câu trong báo cáo; không tự tính ra số nào."""
    from plugins.editing.proposing import suggest_file

    _end(suggest_file(ROOT, file, format))


@task(help={"yes": "cất luôn, không hỏi lại"})
def samples(ctx: Context, yes: bool = False) -> None:
    """Liệt kê các bài minh họa đi kèm phần mềm rồi cất chúng đi, để bắt đầu trang của phường."""
    from plugins.assembly.samples import put_samples_aside

    _end(put_samples_aside(ROOT, yes=yes))


_TARGET = "tên nơi đăng trong content/data/publish.yaml"


@task(
    positional=["target"],
    help={
        "target": _TARGET,
        "dry_run": "chỉ cho biết sẽ thay đổi gì",
        "confirm_removal": "đồng ý gỡ nhiều trang",
        "reason": "lý do, ghi vào nhật ký",
    },
)
def publish(ctx: Context, target: str, dry_run: bool = False, confirm_removal: bool = False, reason: str = "") -> None:
    """Kiểm tra rồi đưa output/ lên nơi đăng; người đọc thấy trọn bản cũ hoặc trọn bản mới."""
    from plugins.publishing.publication import publish

    chosen = {"dry_run": dry_run, "confirm_removal": confirm_removal, "reason": reason}
    _end(publish(ROOT, target, **chosen).exit_code)  # type: ignore[arg-type]


@task(positional=["target"], help={"target": _TARGET, "to": "bản muốn lùi về", "reason": "lý do"})
def rollback(ctx: Context, target: str, to: str = "", reason: str = "") -> None:
    """Đưa nơi đăng về một bản trước, không dựng lại."""
    from plugins.publishing.publication import rollback

    _end(rollback(ROOT, target, to or None, reason=reason).exit_code)


@task(
    help={
        "articles": "số bài của kho thử",
        "photos": "số ảnh 12 megapixel",
        "seed": "hạt giống",
        "peers": "đối thủ, cách nhau dấu phẩy",
        "json": "tệp kết quả",
        "rounds": "số vòng",
        "equal": "chỉ những trang mà đối thủ cũng có",
        "growth": "chỉ đo 3.000 so với 30.000 bài",
    }
)
def bench(
    ctx: Context,
    articles: int = 1000,
    photos: int = 0,
    seed: int = 1,
    peers: str = "hugo,pelican",
    json: str = "",
    rounds: int = 3,
    equal: bool = False,
    growth: bool = False,
) -> None:
    """Đo tốc độ và bộ nhớ so với công cụ khác, từng cặp trong cùng một lần chạy (cho nhà phát triển)."""
    module = "benchmarks.photos" if photos else "benchmarks.building"
    count = ["--photos", str(photos)] if photos else ["--articles", str(articles), "--seed", str(seed)]
    chosen = ["--peers", peers, "--rounds", str(rounds), *(["--json", json] if json else [])]
    flags = [] if photos else [*(["--equal"] if equal else []), *(["--growth"] if growth else [])]
    _run("python", "-m", module, *count, *chosen, *flags)


@task
def schema(ctx: Context) -> None:
    """Ghi JSON Schema của phần khai báo đầu bài vào schema/, dùng cho trình soạn thảo."""
    from plugins.editing.desk import schema

    _end(schema(ROOT))


@task
def golden(ctx: Context) -> None:
    """Tạo lại những tệp sinh từ mã nguồn: bảng thông báo, từ điển dữ liệu, JSON Schema (cho nhà phát triển)."""
    _run("python", "-m", "plugins.editing.messages")
    _run("python", "-m", "plugins.opendata.dictionary")
    schema(ctx)


@task(help={"examples": "số ví dụ cho mỗi bài thử"})
def fuzz(ctx: Context, examples: int = 400) -> None:
    """Thử các bộ đọc bằng dữ liệu ngẫu nhiên, lâu bao nhiêu tùy ý (cho nhà phát triển)."""
    os.environ["FUZZ_EXAMPLES"] = str(examples)
    _run("pytest", "-q", "-n", "auto", f"--timeout={1800 + examples}", "tests/fuzz")


@task(
    help={
        "sequences": "số chuỗi sửa đổi ngẫu nhiên",
        "kills": "số lần ngắt giữa chừng",
        "hostile": "số bài phá hoại",
        "saving": "số lần dựng trong khi có người lưu bài liên tục",
        "embargo": "số trang ngẫu nhiên có bài chưa được đăng",
        "titles": "số bộ tiêu đề gần giống nhau",
        "seed": "hạt giống",
        "publishing": "thử việc đăng thay vì việc dựng: tất cả, hoặc tên cách nhau dấu phẩy (r1, r8-ssh …)",
        "runs": "số lần của mỗi phép thử việc đăng; bỏ trống là đủ số đã hứa",
    },
    optional=["publishing"],
)
def trials(
    ctx: Context,
    sequences: int = 500,
    kills: int = 200,
    hostile: int = 5000,
    saving: int = 50,
    embargo: int = 10_000,
    titles: int = 10_000,
    seed: int = 1,
    publishing: str = "",
    runs: int = 0,
) -> None:
    """Các phép thử dài: dựng dần giống dựng mới, ngắt lúc nào trang cũng trọn vẹn, không mất không lộ (cho nhà phát triển)."""
    if publishing:  # True where no name follows
        names = publishing if isinstance(publishing, str) else "all"
        _run("python", "tests/publishing/trials.py", names, "--runs", str(runs))
        return
    counts = {"sequences": sequences, "kills": kills, "hostile": hostile, "saving": saving, "embargo": embargo}
    options = [f"--{name}={count}" for name, count in {**counts, "titles": titles, "seed": seed}.items()]
    _run("python", "-m", "tests.site.trials", *options)


@task
def links(ctx: Context) -> None:
    """Hỏi xem liên kết sang trang khác còn mở được không; chỉ báo, không chặn đăng trang."""
    from plugins.publishing.outside_links import report

    _end(report(ROOT))


@task
def doctor(ctx: Context) -> None:
    """Xem máy này có gì, thiếu gì để dựng và đăng trang."""
    from plugins.assembly.doctor import doctor

    _end(doctor(ROOT))


@task
def lint(ctx: Context) -> None:
    """Kiểm tra mã nguồn: ruff và mypy (cho nhà phát triển)."""
    _run("ruff", "check", ".")
    _run("ruff", "format", "--check", ".")
    _run("mypy")


@task(help={"only": "chỉ chạy các bài thử khớp biểu thức này (pytest -k)"})
def test(ctx: Context, only: str = "") -> None:
    """Chạy toàn bộ bài thử, kèm ruff và mypy (cho nhà phát triển)."""
    if only:
        _run("pytest", "-q", "-n", "auto", "-k", only)
        return
    lint(ctx)
    covered = [f"--cov=plugins.{name}" for name in ("domain", "vietnamese", "metrics")]
    _run(
        "pytest", "-q", "-n", "auto", "--cov-branch", "--cov-fail-under=100", "--cov-report=term:skip-covered", *covered
    )
