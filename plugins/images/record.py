"""What the store knows of one picture, without the name an editor gave it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

from plugins.images.picture import JPEG, SUFFIXES, Picture, Variant, variant_path


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One variant in the store: size in pixels, media type, size in bytes, SHA-256 of the bytes in hex."""

    width: int
    height: int
    mime: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class StoredPicture:
    """A picture's facts; `files` ascend by width within each media type and the fallback JPEG is last."""

    key: str
    taken: str
    frames: int
    files: tuple[StoredFile, ...]

    def __post_init__(self) -> None:
        """Raises ValueError when the fallback is missing."""
        if len(self.files) < 2 or self.files[-1].mime != JPEG:
            raise ValueError("a picture has variants and a fallback")

    def file_name(self, file: StoredFile) -> str:
        """Name of a variant in the store."""
        return f"{self.key}-{file.width}.{SUFFIXES[file.mime]}"

    def picture(self, slug: str) -> Picture:
        """The picture under the addresses that begin with `slug`."""
        variants = tuple(
            Variant(variant_path(slug, self.key, file.width, file.mime), file.width, file.height, file.mime, file.size)
            for file in self.files
        )
        widest = max(self.files, key=lambda file: file.width)
        return Picture(self.key, widest.width, widest.height, variants[:-1], variants[-1], self.taken, self.frames)

    def to_bytes(self) -> bytes:
        """The record with its checksum in the first line; `from_bytes` is the inverse."""
        body = json.dumps(asdict(self), sort_keys=True).encode()
        return hashlib.sha256(body).hexdigest().encode() + b"\n" + body

    @classmethod
    def from_bytes(cls, content: bytes) -> StoredPicture:
        """Raises ValueError, KeyError or TypeError for anything that `to_bytes` did not write."""
        check, _, body = content.partition(b"\n")
        if hashlib.sha256(body).hexdigest().encode() != check:
            raise ValueError("the record is damaged")
        fields = json.loads(body)
        return cls(**{**fields, "files": tuple(StoredFile(**file) for file in fields["files"])})
