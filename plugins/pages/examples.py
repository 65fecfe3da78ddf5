"""Examples of components: each is documentation, fixture and regression case."""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass, is_dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from markupsafe import Markup

from plugins.pages import views


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One call of a component's macro, and what its output must and must not say."""

    component: str
    name: str
    macro: str
    args: dict[str, object]
    says: tuple[str, ...] = ()  #: texts a reader finds, in this order
    lacks: tuple[str, ...] = ()  #: texts or element names that must not be there
    links: tuple[str, ...] = ()  #: addresses that must be linked


def load_examples(theme: Path) -> tuple[Example, ...]:
    """Return the examples of every component, by folder name and in the order of the file."""
    return tuple(
        Example(
            component=path.parent.name,
            name=entry["name"],
            macro=entry.get("macro", path.parent.name),
            args=entry.get("args") or {},
            says=tuple(entry.get("says", ())),
            lacks=tuple(entry.get("lacks", ())),
            links=tuple(entry.get("links", ())),
        )
        for path in sorted((theme / "templates" / "components").glob("*/examples.yaml"))
        for entry in yaml.load(path.read_text(encoding="utf-8"), _ViewLoader) or ()
    )


def build(kind: Any, content: Any) -> Any:
    """Return `content` of a YAML file as a value of the type `kind`: views, tuples of views, markup, decimals."""
    if content is None or (is_dataclass(type(content))):
        return content
    if isinstance(kind, types.UnionType):
        return build(next(part for part in typing.get_args(kind) if part is not types.NoneType), content)
    if typing.get_origin(kind) is tuple:
        return tuple(build(typing.get_args(kind)[0], entry) for entry in content)
    if is_dataclass(kind):
        hints = typing.get_type_hints(kind, localns=vars(views))
        return typing.cast(Any, kind)(**{name: build(hints[name], value) for name, value in content.items()})
    if kind in (Decimal, Markup, str):
        return kind(content)
    return content


class _ViewLoader(yaml.SafeLoader):
    """Reads ``!CardView {…}`` as that view, numbers and dates as text."""


_ViewLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.rpartition(":")[2] in ("bool", "null", "int", "merge")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _construct(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> object:
    assert isinstance(node, yaml.MappingNode)
    return build(getattr(views, suffix), loader.construct_mapping(node, deep=True))


_ViewLoader.add_multi_constructor("!", _construct)
