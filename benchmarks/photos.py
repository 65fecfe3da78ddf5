"""Time photo variants against Hugo and eleventy-img (sharp), in turns within one run.

    python benchmarks/photos.py --photos 12 --rounds 2 --hugo PATH --node PATH --modules node_modules

Every program makes three WebP pictures (480, 960, 1600) and one JPEG (960) of each 12-megapixel photo, turned as its
metadata says. Cold: nothing made before. Warm: nothing changed. On a machine that others use, trust the processor
time; memory is the sum of all processes of a program, sampled every 20 ms. Linux only.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from phone_photos import write_photos

ROOT = Path(__file__).resolve().parent.parent

OURS = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from plugins.images.store import PictureRequest, PictureStore
with PictureStore(Path(".cache/pictures")) as store:
    photos = sorted(Path("photos").iterdir())
    for picture in store.ensure([PictureRequest(photo, photo.name) for photo in photos]):
        store.place(picture, Path("output"))
"""

HUGO_PAGE = """{{ range .Resources.ByType "image" }}{{ $photo := . }}{{ $sources := slice }}{{ range slice 480 960 1600 }}
{{ $webp := $photo.Filter (slice images.AutoOrient (images.Process (printf "resize %dx webp q75" .))) }}
{{ $sources = $sources | append (printf "%s %dw" $webp.RelPermalink .) }}{{ end }}
{{ $jpeg := $photo.Filter (slice images.AutoOrient (images.Process "resize 960x jpg q80")) }}
<picture><source type="image/webp" srcset="{{ delimit $sources ", " }}"><img src="{{ $jpeg.RelPermalink }}"></picture>
{{ end }}"""

HUGO_SETTINGS = """baseURL = "https://example.test/"
disableKinds = ["home", "section", "taxonomy", "term", "rss", "sitemap"]
[imaging]
resampleFilter = "lanczos"
[cascade.build]
publishResources = false
"""

ELEVENTY = """import Image from "@11ty/eleventy-img";
import { readdirSync } from "node:fs";
const paths = { outputDir: "output/", urlPath: "/img/" };
await Promise.all(readdirSync("photos").map(async name => {
  await Image("photos/" + name, { ...paths, widths: [480, 960, 1600], formats: ["webp"], sharpWebpOptions: { quality: 75 } });
  await Image("photos/" + name, { ...paths, widths: [960], formats: ["jpeg"], sharpJpegOptions: { quality: 80 } });
}));
"""


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of wall clock and processor, peak memory of all processes together in MB."""

    wall: float
    processor: float
    memory: float


@dataclass(frozen=True, slots=True)
class Program:
    """One contestant: its folder, its command, and the folders removed before a cold run."""

    name: str
    folder: Path
    command: list[str]
    output: str
    caches: tuple[str, ...]

    def run(self, *, cold: bool) -> Run:
        for name in (self.output, *self.caches) if cold else ():
            shutil.rmtree(self.folder / name, ignore_errors=True)
        begun = time.monotonic()
        process = subprocess.Popen(self.command, cwd=self.folder, stdout=subprocess.DEVNULL)
        sampler = MemorySampler(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - begun
        if os.waitstatus_to_exitcode(status):
            raise SystemExit(f"{self.name} failed")
        return Run(wall, usage.ru_utime + usage.ru_stime, sampler.stop())

    def files(self) -> tuple[int, int]:
        """Number and bytes of the pictures made."""
        sizes = [
            path.stat().st_size
            for path in (self.folder / self.output).rglob("*")
            if path.suffix in (".webp", ".jpg", ".jpeg")
        ]
        return len(sizes), sum(sizes)


class MemorySampler:
    """Watches the resident memory of a process and its children."""

    def __init__(self, root: int) -> None:
        self._root, self._peak, self._done = root, 0, threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def stop(self) -> float:
        self._done.set()
        self._thread.join()
        return self._peak / 1024

    def _watch(self) -> None:
        while not self._done.wait(0.02):
            self._peak = max(self._peak, self._resident(self._root))

    def _resident(self, pid: int) -> int:
        try:
            status = Path(f"/proc/{pid}/smaps_rollup").read_text()
            own = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("Pss:"))
            children = Path(f"/proc/{pid}/task").glob("*/children")
            return own + sum(self._resident(int(child)) for file in children for child in file.read_text().split())
        except (OSError, StopIteration):
            return 0  # the process has just ended


def contestants(work: Path, photos: list[Path], args: argparse.Namespace) -> list[Program]:
    """The programs that are installed, each with its folder laid out."""
    ours = work / "ours"
    _link(photos, ours / "photos")
    programs = [Program("ours", ours, [sys.executable, "-c", OURS, str(ROOT)], "output", (".cache",))]
    if args.hugo:
        hugo = work / "hugo"
        _link(photos, hugo / "content/photos")
        _write(hugo / "content/photos/index.md", "---\ntitle: photos\n---\n")
        _write(hugo / "layouts/page.html", HUGO_PAGE)
        _write(hugo / "hugo.toml", HUGO_SETTINGS)
        command = [str(args.hugo), "--quiet", "--cacheDir", str(work / "hugo-cache")]
        programs.insert(0, Program("hugo", hugo, command, "public", ("resources",)))
    if args.node and args.modules:
        eleventy = work / "eleventy"
        _link(photos, eleventy / "photos")
        _write(eleventy / "build.mjs", ELEVENTY)
        if not (eleventy / "node_modules").exists():
            (eleventy / "node_modules").symlink_to(args.modules.resolve())
        programs.insert(1, Program("eleventy-img", eleventy, [str(args.node), "build.mjs"], "output", (".cache",)))
    return programs


def _link(photos: list[Path], folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for photo in photos:
        os.link(photo, folder / photo.name)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def report(programs: list[Program], runs: dict[tuple[str, str], list[Run]]) -> str:
    """A Markdown table; ratios are medians of our value over theirs within one round."""
    lines = [
        "| cell | program | wall s | CPU s | MB in all | ours / it, wall | CPU |",
        "| --- | --- | --: | --: | --: | --: | --: |",
    ]
    for cell in ("cold", "warm"):
        for program in programs:
            own, ours = runs[program.name, cell], runs["ours", cell]
            wall, processor = (statistics.median(getattr(run, field) for run in own) for field in ("wall", "processor"))
            pairs = list(zip(ours, own, strict=True))
            ratios = [
                statistics.median(getattr(a, field) / max(getattr(b, field), 0.001) for a, b in pairs)
                for field in ("wall", "processor")
            ]
            memory = max(run.memory for run in own)
            lines.append(
                f"| {cell} | {program.name} | {wall:.2f} | {processor:.2f} | {memory:.0f} | {ratios[0]:.3f} | {ratios[1]:.3f} |"
            )
    for program in programs:
        count, size = program.files()
        lines.append(f"\n{program.name}: {count} files, {size / 1e6:.1f} MB")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", type=int, default=12)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--work", type=Path, required=True, help="a scratch folder; the drawn photos are kept in it")
    parser.add_argument("--hugo", type=Path, help="the hugo program (extended edition)")
    parser.add_argument("--node", type=Path, help="node 22 or later")
    parser.add_argument("--modules", type=Path, help="a node_modules folder with @11ty/eleventy-img")
    args = parser.parse_args()
    photos = write_photos(args.work / "drawn", args.photos)
    programs = contestants(args.work, photos, args)
    runs: dict[tuple[str, str], list[Run]] = {}
    for number in range(args.rounds):
        for program in programs:
            for cell in ("cold", "warm"):
                run = program.run(cold=cell == "cold")
                runs.setdefault((program.name, cell), []).append(run)
                print(f"round {number + 1} {program.name} {cell}: {run}", flush=True)
    print(report(programs, runs))


if __name__ == "__main__":
    main()
