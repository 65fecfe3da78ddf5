"""Tables without merged cells, as Markdown knows them: one header row, every row equally long."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.editing.importing.blocks import Cell, Inlines, Table, Words, text_of


@dataclass(frozen=True, slots=True)
class FlatTable:
    """Rows of equal length, the first being the header; `merged` is how many merged cells were taken apart."""

    rows: tuple[tuple[Inlines, ...], ...]
    merged: int


def flatten(table: Table) -> FlatTable:
    """Take merged cells apart and make one header row.

    A header cell stands over each of its columns; a cell without digits is repeated in each of its rows, as a label
    is; a cell with digits stays once, so that no figure is counted twice. Several header rows become one.
    """
    grid, merged = _grid(table)
    heads = max(1, min(table.heads or _spanned_heads(table), len(grid) - 1))
    header = tuple(_join([row[column] for row in grid[:heads]]) for column in range(len(grid[0])))
    body = [row for row in grid[heads:] if any(text_of(cell) for cell in row)]
    return FlatTable((header, *map(tuple, body)), merged)


def _spanned_heads(table: Table) -> int:
    """Header rows of a table that does not mark them: as many as the tallest cell of the first row spans."""
    first = table.rows[0]
    spanned = max(cell.rows for cell in first)
    return spanned if any(cell.columns > 1 for cell in first) else 1


def _grid(table: Table) -> tuple[list[list[Inlines]], int]:
    width = min(64, max(sum(cell.columns for cell in row) for row in table.rows))
    grid: list[list[Inlines | None]] = [[None] * width for _ in table.rows]
    heads = table.heads or _spanned_heads(table)
    merged = 0
    for top, row in enumerate(table.rows):
        column = 0
        for cell in row:
            while column < width and grid[top][column] is not None:
                column += 1
            if column >= width:
                break
            merged += cell.columns > 1 or cell.rows > 1
            _fill(grid, cell, top, column, top < heads)
            column += cell.columns
    return [[cell or () for cell in row] for row in grid], merged


def _fill(grid: list[list[Inlines | None]], cell: Cell, top: int, left: int, header: bool) -> None:
    repeats = not any(sign.isdigit() for sign in text_of(cell.inlines))
    for row in range(top, min(top + cell.rows, len(grid))):
        for column in range(left, min(left + cell.columns, len(grid[row]))):
            first = row == top and column == left
            again = header or (repeats and column == left)
            grid[row][column] = cell.inlines if first or again else ()


def _join(cells: list[Inlines]) -> Inlines:
    """The words of a column's header cells, each once, without weight."""
    words = list(dict.fromkeys(text for cell in cells if (text := text_of(cell))))
    return (Words(" – ".join(words)),) if words else ()
