"""Time photo variants against Hugo and eleventy-img (sharp), in turns within one run.

    inv bench --photos 12 [--json FILE]
    python -m benchmarks.photos --photos 12 --node PATH --modules node_modules

Every program makes three WebP pictures (480, 960, 1600) and one JPEG (960) of each 12-megapixel photo, turned as its
metadata says. Cold: nothing made before. Warm: nothing changed. On a machine that others use, trust the processor
time; memory is the sum of all processes of a program. Ratios are medians of same-round ratios. Linux only.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.building import machine, table
from benchmarks.contestants import peer_programs
from benchmarks.measuring import Cost, measure, wait_until_quiet
from benchmarks.phone_photos import write_photos

ROOT = Path(__file__).resolve().parent.parent
CELLS = ("cold", "warm")
Runs = dict[str, dict[str, list[Cost]]]

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
class Program:
    """One contestant: its folder, its command, and the folders removed before a cold run."""

    name: str
    folder: Path
    command: list[str]
    output: str
    caches: tuple[str, ...]

    def run(self, *, cold: bool) -> Cost:
        """Make the pictures as a user would."""
        for name in (self.output, *self.caches) if cold else ():
            shutil.rmtree(self.folder / name, ignore_errors=True)
        return measure(self.command, self.folder)

    def files(self) -> tuple[int, int]:
        """Number and bytes of the pictures made."""
        sizes = [
            path.stat().st_size
            for path in (self.folder / self.output).rglob("*")
            if path.suffix in (".webp", ".jpg", ".jpeg")
        ]
        return len(sizes), sum(sizes)


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
        programs.insert(1, Program("eleventy", eleventy, [str(args.node), "build.mjs"], "output", (".cache",)))
    return programs


def _link(photos: list[Path], folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for photo in photos:
        os.link(photo, folder / photo.name)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def run(programs: list[Program], rounds: int) -> Runs:
    """Let every program make the pictures, cold and warm, in turns."""
    runs: Runs = {cell: {program.name: [] for program in programs} for cell in CELLS}
    for number in range(rounds):
        for program in programs:
            for cell in CELLS:
                others = wait_until_quiet()
                cost = program.run(cold=cell == "cold")
                runs[cell][program.name].append(cost)
                words = f"{cost.wall:8.2f} s  {cost.cpu:8.2f} s cpu  {cost.peak_mb:6.0f} MB  others {others:.1f}"
                print(f"round {number + 1} {cell:5} {program.name:12} {words}", file=sys.stderr, flush=True)
    return runs


def main(arguments: list[str] | None = None) -> int:
    """Measure and print the figures; `--json` also writes them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", type=int, default=12)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--peers", default="hugo")
    parser.add_argument("--work", type=Path, default=Path(".cache/bench/photos"), help="drawn photos are kept in it")
    parser.add_argument("--hugo", type=Path, help="another hugo (extended edition) than the pinned one")
    parser.add_argument("--node", type=Path, help="node 22 or later")
    parser.add_argument("--modules", type=Path, help="a node_modules folder with @11ty/eleventy-img")
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args(arguments)
    work = chosen.work.resolve()
    if not chosen.hugo and "hugo" in chosen.peers.split(","):
        chosen.hugo = peer_programs(work.parent / "peers", ["hugo"]) / "hugo"
    photos = write_photos(work / "drawn", chosen.photos)
    programs = contestants(work, photos, chosen)
    cells = table(run(programs, chosen.rounds))
    files = {program.name: dict(zip(("files", "bytes"), program.files(), strict=True)) for program in programs}
    result = {"machine": machine(), "photos": chosen.photos, "made": files, "cells": cells}
    print(json.dumps(result, indent=1))
    if chosen.json:
        chosen.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
