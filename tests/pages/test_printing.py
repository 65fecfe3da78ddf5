"""Templates print, read and call the short way, and what stands in the page is what Jinja would print."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from markupsafe import Markup, escape

from plugins.pages.printing import PageCode, printed

TEMPLATES = [
    "{{ page.title }}",
    "{{ page.title ~ '<' ~ page.number }}",
    "{{ page.markup }}{{ page.number }}{{ page.missing or '–' }}",
    "{% for part in page.parts %}{{ loop.index }} {{ part.title }}{% if not loop.last %}, {% endif %}{% endfor %}",
    "{% macro two(a, b='<b>') %}{{ a }}{{ b }}{% endmacro %}{{ two(page.title) }}{{ two(b=page.title, a=1) }}",
    "{% macro box(title) %}<p>{{ title }}{{ caller() }}</p>{% endmacro %}{% call box(page.title) %}{{ page.title }}{% endcall %}",
    "{% macro rest(a) %}{{ a }}{{ varargs | length }}{{ kwargs['x'] }}{% endmacro %}{{ rest(1, 2, 3, x=page.title) }}",
]


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_prints_what_it_would_without_the_short_way(template: str) -> None:
    page = SimpleNamespace(title="<a & 'b'>", number=4, markup=Markup("<i>"), missing="", parts=())
    page.parts = (page, page)
    plain, quick = Environment(autoescape=True), Environment(autoescape=True)
    quick.code_generator_class = PageCode
    assert quick.from_string(template).render(page=page) == plain.from_string(template).render(page=page)


@given(st.text() | st.text().map(Markup) | st.integers() | st.none())
def test_a_value_is_printed_escaped_and_markup_as_it_is(value: object) -> None:
    assert printed(value) == str(escape(value))


def test_a_component_given_too_much_says_so() -> None:
    environment = Environment(autoescape=True)
    environment.code_generator_class = PageCode
    with pytest.raises(TypeError, match="not more than 1 argument"):
        environment.from_string("{% macro one(a) %}{{ a }}{% endmacro %}{{ one(1, 2) }}").render()
