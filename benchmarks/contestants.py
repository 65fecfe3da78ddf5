"""Who is measured: our generator and its peers, each with its site, its corpus and its commands."""

from __future__ import annotations

import compileall
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import make_report, write_corpus

PROJECT = Path(__file__).resolve().parent.parent
OURS = ("plugins", "theme", "benchmarks", "pelicanconf.py", "tasks.py", "requirements.lock")


@dataclass(frozen=True, slots=True)
class Contestant:
    """A generator in its folder: how it builds, where pages go, what is removed before a cold build.

    `preview` starts its server on the port PORT; empty where it is not measured.
    """

    name: str
    folder: Path
    command: list[str]
    output: str
    caches: tuple[str, ...]
    layout: str
    articles: list[Path]
    preview: tuple[str, ...] = ()

    def clean(self) -> None:
        """Back to nothing built."""
        for name in (self.output, *self.caches):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def edit(self, number: int, token: str) -> None:
        """A new sentence at the end of one article, saved as editors' programs do: a new file in its place."""
        path = self.articles[number]
        fresh = path.with_name(path.name + ".bench")
        fresh.write_text(f"{path.read_text(encoding='utf-8')}\nBổ sung {token}.\n", encoding="utf-8")
        fresh.replace(path)

    def add(self, number: int, seed: int) -> None:
        """One more article, of the last day of the corpus."""
        from benchmarks.corpus import LAYOUTS

        report = make_report(number, number + 1, seed)
        LAYOUTS[self.layout][0](report, self.folder)


def peer_programs(tools: Path, names: list[str]) -> Path:
    """Install the peers into an environment of their own, once; returns its folder of programs."""
    programs = tools / "bin"
    if not (programs / "python").exists():
        subprocess.run([sys.executable, "-m", "venv", str(tools)], check=True)
    wanted = PROJECT / "benchmarks" / "requirements.lock"
    mark = tools / "installed"
    if not mark.exists() or mark.read_bytes() != wanted.read_bytes():
        install = [str(programs / "python"), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(wanted)]
        subprocess.run(install, check=True)
        mark.write_bytes(wanted.read_bytes())
    return programs


def make_contestants(work: Path, count: int, seed: int, peers: list[str], equal: bool) -> list[Contestant]:
    """Write sites and corpora below `work`; ours first."""
    found = [_ours(work / "ours", count, seed, equal)]
    programs = peer_programs(work.parent / "peers", peers) if peers else Path()
    for name in peers:
        folder = work / name
        _fresh(folder)
        shutil.copytree(PROJECT / "benchmarks" / "peers" / name, folder)
        articles = write_corpus(folder, count, name, seed)
        if name == "hugo":
            binary = next(programs.parent.glob("lib/python3*/site-packages/hugo/binaries/hugo*"))
            command = [str(binary), "--quiet", "--cacheDir", str(work / "hugo-cache")]
            preview = (str(binary), "server", "--bind", "127.0.0.1", "--port", "PORT", *command[1:])
            found.append(Contestant(name, folder, command, "public", ("resources",), name, articles, preview))
        else:
            command = [str(programs / "pelican"), "content", "-s", "pelicanconf.py", "-q"]
            found.append(Contestant(name, folder, command, "output", ("cache", "__pycache__"), name, articles))
    return found


def _ours(folder: Path, count: int, seed: int, equal: bool) -> Contestant:
    _fresh(folder)
    folder.mkdir(parents=True)
    for name in OURS:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", "peers"))
        else:
            shutil.copy(source, folder / name)
    if equal:
        shutil.copy(PROJECT / "benchmarks" / "equal_tasks.py", folder / "tasks.py")
    for name in ("plugins", "benchmarks"):  # the peers are compiled when they are installed
        compileall.compile_dir(folder / name, quiet=1)
    articles = write_corpus(folder, count, "ours", seed)
    command = [str(Path(sys.executable).parent / "inv"), "build"]
    preview = (sys.executable, "-m", "plugins.preview", "--port", "PORT")
    return Contestant("ours", folder, command, "output", (".cache",), "ours", articles, preview)


def _fresh(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
