"""How compiled templates print a value, read a field and call a component.

Jinja does each through several calls of Python functions, since its values may be anything; ours are views, texts and
components. What is printed stays the same; a third of the time of making pages is saved.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from keyword import iskeyword
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, escape
from markupsafe import _escape_inner as escaped  # type: ignore[attr-defined]  # the C function behind `escape`

COMPONENTS = "cp"  #: the name that has all components as its fields


def printed(value: object) -> str:
    """What stands in the page for a value: markup as it is, everything else as escaped text."""
    if type(value) is str:
        text: str = escaped(value)
        return text
    if type(value) is Markup:
        return value
    return str(escape(value))


class Component(Macro):
    """A macro that is called without looking whether it was compiled to escape: all are."""

    def __init__(self, *rest: Any) -> None:
        super().__init__(*rest)
        self._missing = (missing,) * self._argument_count
        self._plain = not (self.caller or self.catch_kwargs or self.catch_varargs)

    def __call__(self, *arguments: object, **named: object) -> str:
        """Return the component's markup."""
        return str.__new__(Markup, self.text(*arguments, **named))

    def text(self, *arguments: object, **named: object) -> str:
        """Return that markup as a mere text, for a template that prints it right away: nothing marks it, nothing looks at it."""
        if named or not self._plain or len(arguments) > self._argument_count:
            return super().__call__(*arguments, **named)
        text: str = self._func(*arguments, *self._missing[len(arguments) :])
        return text


class PageCode(CodeGenerator):
    """Writes the Python code of a template."""

    _components: Set[str] = frozenset()  # names of those that the template imports or defines
    _called: nodes.Node | None = None  # the call whose markup is printed right away

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """Write the code, then say what the names in it mean."""
        imported = [name for one in node.find_all(nodes.FromImport) for name in one.names]
        self._components = {macro.name for macro in node.find_all(nodes.Macro)}.union(
            name if isinstance(name, str) else name[1] for name in imported
        )
        super().visit_Template(node, frame)
        self.writeline(f"from {__name__} import Component as Macro, escaped, printed, printed as escape")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """What stands before an expression that is printed: the look at the commonest type needs no call."""
        if self._is_component(node):
            self._called = node
        else:
            self.write("(escaped(piece) if type(piece := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """What stands behind it."""
        if not self._is_component(node):
            self.write(") is str else printed(piece))")

    def _is_component(self, node: nodes.Expr) -> bool:
        """Whether an expression is a call of `component(…)` or `cp.component(…)`."""
        if not isinstance(node, nodes.Call):
            return False
        called = node.node
        if isinstance(called, nodes.Getattr):
            return isinstance(called.node, nodes.Name) and called.node.name == COMPONENTS
        return isinstance(called, nodes.Name) and called.name in self._components

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Write `view.field`."""
        if iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """Write `component(…)`."""
        self.visit(node.node, frame)
        if node is self._called:
            self.write(".text")
        named = {pair.key: pair.value for pair in node.kwargs}
        self.write("(")
        for value in node.args:
            self.visit(value, frame)
            self.write(", ")
        for name, value in named.items():
            self.write(f"{name}=")
            self.visit(value, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")


class PageEnvironment(Environment):
    """Templates that print so; each keeps the names that all may use in a plain dictionary, which is copied for every page."""

    code_generator_class = PageCode

    def make_globals(self, d: Mapping[str, Any] | None) -> dict[str, Any]:
        """The names that a template may use besides those it is given; those of the environment must be set before."""
        return {**self.globals, **(d or {})}
