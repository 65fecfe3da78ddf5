"""The process in which a Word file is taken apart: limited by the system, and no loss when it is killed.

Arguments: the file, an empty folder for the answer, the limits as JSON. It writes the pictures as files `0`, `1`, … and
`answer.json` into that folder, and reads nothing but the file: no network, no other file, no entity.
"""

from __future__ import annotations

import errno
import io
import json
import sys
import zipfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

import mammoth
from mammoth import images, transforms

from plugins.editing.importing.dangling import with_all_relations
from plugins.editing.importing.hidden_text import without_hidden
from plugins.editing.importing.inventory import take_inventory
from plugins.editing.importing.legacy_fonts import convert_runs
from plugins.editing.importing.limits import Limits
from plugins.editing.importing.opening import open_package
from plugins.editing.importing.refusal import Refused

try:
    import resource
except ImportError:  # Windows has no such limits; the size limits and the clock still hold there
    resource = None  # type: ignore[assignment]

_NEARLY = 0.9  # of the limit on memory
ANSWER = "answer.json"
PICTURE = "cp-picture:"
_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name^='toc '] => p.toc:fresh
p[style-name^='TOC '] => p.toc:fresh
u => u
"""


def restrict(limits: Limits) -> None:
    """Let the system enforce time, memory and file size on this process."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
        resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (limits.unpacked_bytes, limits.unpacked_bytes))


def take_apart(source: Path, folder: Path, limits: Limits) -> dict[str, Any]:
    """The HTML, the inventory and the pictures of a file. Raises Refused."""
    package = open_package(source.read_bytes(), limits)
    content, hidden = without_hidden(source.read_bytes(), package)
    inventory = take_inventory(package if not hidden else zipfile.ZipFile(io.BytesIO(content)))
    if hidden:
        inventory.lost["đoạn chữ ẩn"] = len(hidden)
        inventory.texts += [f"chữ ẩn: {words}" for words in hidden]
    pictures: list[tuple[str, str]] = []

    def keep(image: Any) -> dict[str, str]:
        number = len(pictures)
        try:
            with image.open() as stream:
                (folder / str(number)).write_bytes(stream.read())
        except (KeyError, OSError, ValueError):
            return {"src": ""}
        pictures.append((str(number), str(image.content_type or "")))
        return {"src": f"{PICTURE}{number}"}

    result = mammoth.convert_to_html(
        io.BytesIO(with_all_relations(content)),
        style_map=_STYLES,
        include_embedded_style_map=False,
        convert_image=images.img_element(keep),
        transform_document=transforms.run(convert_runs),
    )
    if len(result.value) > limits.html_bytes:
        raise Refused("nhap-bai-qua-dai")
    return {"html": result.value, "inventory": asdict(inventory), "pictures": pictures}


def _peak_bytes() -> int:
    """The largest address space this process had, 0 where the system does not tell; near the limit any call may fail."""
    try:
        told = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        return int(told.partition("VmPeak:")[2].split()[0]) * 1024
    except (OSError, ValueError, IndexError):
        return 0


def out_of_memory(error: BaseException | None) -> bool:
    """Whether the limit on memory is behind an error, which libraries written in C tell in their own words."""
    if error is None:
        return False
    if isinstance(error, MemoryError) or getattr(error, "errno", None) == errno.ENOMEM:
        return True
    words = str(error).lower()
    return "out of memory" in words or "allocate memory" in words or out_of_memory(error.__cause__ or error.__context__)


def main() -> None:
    """Do the one task and leave the answer."""
    source, folder, settings = Path(sys.argv[1]), Path(sys.argv[2]), Limits(**json.loads(sys.argv[3]))
    restrict(settings)
    try:
        answer = take_apart(source, folder, settings)
    except Refused as refused:
        answer = {"refusal": refused.code, "detail": refused.detail}
    except Exception as error:  # mammoth raises whatever its XML walk meets: KeyError, ValueError, RecursionError …
        starved = out_of_memory(error) or _peak_bytes() > settings.memory_bytes * _NEARLY
        answer = {"refusal": "nhap-het-bo-nho" if starved else "nhap-hong"}
    (folder / ANSWER).write_text(json.dumps(answer), encoding="utf-8")


if __name__ == "__main__":
    main()
