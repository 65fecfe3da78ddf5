"""JSON: a list of objects, one a line; numbers keep every digit, what is not stated is null."""

from __future__ import annotations

from dataclasses import dataclass
from json.encoder import encode_basestring

from plugins.opendata.column import ColumnType
from plugins.opendata.table import Columns, Encoder, Frame, Texts

_OBJECT = Frame("{", ",", "}", ",\n", "\n]\n")
_QUOTED = (ColumnType.STRING, ColumnType.DATE)


@dataclass(frozen=True, slots=True)
class JsonRows:
    """RFC 8259; nothing passes through a binary float."""

    suffix: str = ".json"
    media_type: str = "application/json"
    label: str = "JSON"
    frame: Frame = _OBJECT

    def head(self, columns: Columns) -> str:
        """See Format.head."""
        return "[\n"

    def encoder(self, columns: Columns) -> Encoder:
        """See Format.encoder."""
        template = ",".join(f"{encode_basestring(column.name).replace('%', '%%')}:%s" for column in columns)
        quoted = [column.type in _QUOTED for column in columns]

        def encode(texts: Texts) -> str:
            cells = [
                "null" if not text else encode_basestring(text) if quotes else text
                for text, quotes in zip(texts, quoted, strict=True)
            ]
            return template % tuple(cells)

        return encode
