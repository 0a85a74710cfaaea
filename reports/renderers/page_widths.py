"""
The widths of a table's columns on paper, in em of the table's text, and whether its page must be turned.

A page does not scroll: numbers get what their heads need, words share the rest, and what does not fit on a
portrait page goes on a landscape one.
"""

import re
from dataclasses import dataclass

from reports.document import Column, Kind, Missing, RatingValue, Row, RowKind, Table, kind_in
from reports.formatting import words
from reports.renderers.word_breaks import LONGEST_WORD, WORD, em

PORTRAIT, LANDSCAPE = 50.6, 77.5  # em of table text on A4, at the standard size
NEARLY = 0.5  # text is measured about as well as this
STANDARD = 11  # points of the body
ROOMY, TIGHT = 1.3, 0.74  # what a cell keeps free, left and right together
MARK = 1.3  # a rating's shape and the gap after it
PROSE = 0.4  # of the page, for a column that holds far more words than any other
FAR_MORE = 2  # times the words of the next
MANY_LINES = 4  # what takes fewer on its share has no need of more
DELTA = 1.8  # “+1” beside a figure
WORDS_LEAST = 8.5  # a column of sentences wants at least this
STEP = 0.5
REFERENCE = re.compile(r"[\w.-]*\d[\w.-]*/[\w./-]*\d")
LONGEST_REFERENCE = 12
SUB_HEAD = 0.88  # the size of a head below a group's
NUMERIC = frozenset({Kind.INTEGER, Kind.PERCENT, Kind.MONEY})
TIGHT_FROM = 7  # columns of numbers
MISSING = frozenset(str(value) for value in Missing)  # these words may wrap wherever they stand


@dataclass(frozen=True)
class Fit:
    widths: tuple[float, ...]  # of the labels and of each column
    turned: bool
    tight: bool
    details: bool  # whether there is room for the rows' details
    close: bool = False  # whether all cells keep little free, left and right

    @property
    def air(self) -> float:
        return TIGHT if self.close else ROOMY

    @property
    def part(self) -> float:
        """Of the lines of a page at the standard size, how many there are: fewer in large print."""
        return min(1.0, sum(self.widths) / (LANDSCAPE if self.turned else PORTRAIT))


def fit(table: Table, base: float = STANDARD) -> Fit:
    """Portrait where the words have room, else landscape; without details where they alone would turn it."""
    scale = STANDARD / base
    for with_details in (True, False) if table.has_details() else (True,):
        # Among many columns of numbers, there may be no room for “not published” and “2017/18” on one line.
        for whole in (True, False) if is_tight(table) else (True,):
            least, natural = _needs(table, details=with_details, whole=whole)
            if sum(_comfortable(least, natural)) <= (PORTRAIT + NEARLY) * scale:
                widths, close = _laid_out(table, PORTRAIT * scale, details=with_details, whole=whole)
                return Fit(widths, False, is_tight(table), with_details, close)
    widths, close = _laid_out(table, LANDSCAPE * scale, details=True)
    return Fit(widths, True, is_tight(table), True, close)


def _laid_out(
    table: Table, room: float, *, details: bool, whole: bool = False
) -> tuple[tuple[float, ...], bool]:
    """
    The widths, and whether the cells stand close together.

    Dates and ratings stay on one line, unless what is said would then stand in a narrow column of many.
    """
    least, natural = _needs(table, details=details, whole=whole)
    close = False
    if sum(_prose_first(least, natural, room)) > room and any(_is_short(each.kind) for each in table.columns):
        least, natural = _needs(table, details=details, halved=True)
    if sum(least) > room and not table.is_grouped():
        close = True
        least, natural = _needs(table, details=details, halved=True, air=TIGHT)
    return _shared(_at_most(_prose_first(least, natural, room), least, room), natural, room), close


def _prose_first(least: list[float], natural: list[float], room: float) -> list[float]:
    """The least widths, with room for the one column that holds most of the words."""
    *others, longest = sorted(natural)
    at, wanted = natural.index(longest), PROSE * room
    if longest < MANY_LINES * wanted or (others and longest < FAR_MORE * others[-1]):
        return least
    return [*least[:at], max(least[at], wanted), *least[at + 1 :]]


def _at_most(wanted: list[float], least: list[float], room: float) -> list[float]:
    """What is wanted, cut back to what there is: first the prose to its least, then whatever is widest."""
    over = sum(wanted) - room
    cut = [max(low, width - over) for low, width in zip(least, wanted, strict=True)] if over > 0 else wanted
    limit = max(cut)
    while sum(min(width, limit) for width in cut) > room:
        limit -= STEP / 10
    return [min(width, limit) for width in cut]


def is_tight(table: Table) -> bool:
    return sum(column.kind in NUMERIC for column in table.columns) >= TIGHT_FROM


def is_apart(table: Table, at: int) -> bool:
    """Whether the column holds words that stand right after a column of numbers."""
    return at > 0 and table.columns[at].kind not in NUMERIC and table.columns[at - 1].kind in NUMERIC


def delta_columns(table: Table) -> set[int]:
    """Positions of the columns that keep room for “+1”: all that count, once one has changed, so that all align."""
    at_all = range(len(table.columns))
    if not any(delta(table, row, at) for row in table.rows for at in at_all):
        return set()
    return {at for at in at_all if table.columns[at].group and table.columns[at].kind in NUMERIC}


def delta(table: Table, row: Row, at: int) -> str:
    """“+1” or “−1”: how a changed figure differs from the one before it in its group."""
    column = table.columns[at]
    if row.kind is RowKind.BAND or not at or not row.cells[at].changed or column.kind is not Kind.INTEGER:
        return ""
    before, now = row.cells[at - 1].value, row.cells[at].value
    paired = column.group and table.columns[at - 1].group == column.group
    if not paired or not isinstance(before, int) or not isinstance(now, int):
        return ""
    return f"+{now - before}" if now > before else f"\u2212{before - now}"


def _needs(
    table: Table, *, details: bool, halved: bool = False, air: float = ROOMY, whole: bool = False
) -> tuple[list[float], list[float]]:
    """
    For the labels and each column: the width in which no word breaks, and that in which no line does.

    A date and a rating stay on one line, `halved` on two; `air` is what a cell keeps free. With `whole`, no word
    for what is missing breaks among many columns of numbers, and no year in a head.
    """
    labels = [_label(row, details) for row in table.rows if row.kind is not RowKind.BAND]
    mark = MARK if any(row.rating for row in table.rows) else 0
    unbroken = [_label(row, details=False) for row in table.rows if row.rating or _is_reference(row.label)]
    least = [max(_longest_word([table.row_header, *labels]), _longest_line(unbroken)) + air + mark]
    natural = [_longest_line([table.row_header, *labels]) + air + mark]
    deltas = delta_columns(table)
    for at, column in enumerate(table.columns):
        shown = [_shown(row, at, table) for row in table.rows if row.kind is not RowKind.BAND]
        numeric = column.kind in NUMERIC
        extra = (TIGHT if numeric and is_tight(table) else air) + (DELTA if at in deltas else 0)
        extra += air / 2 if is_apart(table, at) else 0
        extra += MARK if any(_is_rating(row, at) for row in table.rows) else 0
        word = max(_least(shown, column, _is_bold(table, at), halved), _missing(table, shown, whole))
        light = column.group and not column.emphasis
        years = [word for word in column.title.split() if _is_reference(word)] if whole else []
        head = max(_longest_word([column.title], bold=not light), _longest_line(years))
        head *= SUB_HEAD if column.group else 1
        least.append(max(word + extra, head + (TIGHT if is_tight(table) and numeric else air)))
        line = max(
            _longest_line(shown, bold=_is_bold(table, at)), 0 if numeric else _longest_line([column.title])
        )
        natural.append(max(least[-1], line + extra))
    return _groups_fit(table, least), natural


def _least(shown: list[str], column: Column, bold: bool, halved: bool) -> float:
    if column.kind in NUMERIC or (_is_short(column.kind) and not halved):
        return _longest_line(shown, bold=bold)
    if _is_short(column.kind):
        return max((_halved(text, bold) for text in shown if text not in MISSING), default=1.0)
    return _longest_word(shown, bold=bold)


def _halved(text: str, bold: bool) -> float:
    """The width in which the text takes two lines."""
    parts = text.replace("  ", "\u00a0").split(" ")  # a rating's letter stays with its first word
    halves = ((" ".join(parts[:at]), " ".join(parts[at:])) for at in range(1, len(parts) + 1))
    return min(max(em(first, bold=bold), em(second, bold=bold)) for first, second in halves)


def _missing(table: Table, shown: list[str], whole: bool) -> float:
    """The longest word of “not published”; among many columns of numbers there may be no room for it."""
    if is_tight(table) and not whole:
        return 1.0
    return max(
        (em(word, bold=False) for text in shown if text in MISSING for word in text.split()), default=1.0
    )


def _is_bold(table: Table, at: int) -> bool:
    """Whether any of the column's cells is set in bold."""
    if table.columns[at].kind in NUMERIC | {Kind.RATING} or table.columns[at].emphasis:
        return True
    return any(row.kind is RowKind.TOTAL or row.cells[at].changed for row in table.rows if row.cells)


def _groups_fit(table: Table, least: list[float]) -> list[float]:
    """Columns wide enough together for the head above them, and all columns of numbers of one width."""
    least, position = list(least), 1
    for first, count in table.groups():
        if first.group:
            head = _longest_word([first.group]) * 1.05 + (MARK if first.group_rating else 0) + ROOMY
            for at in range(position, position + count):
                least[at] = max(least[at], head / count)
        position += count
    if table.is_grouped():
        numbers = [at for at, column in enumerate(table.columns, start=1) if column.kind in NUMERIC]
        widest = max((least[at] for at in numbers), default=0)
        for at in numbers:
            least[at] = widest
    return least


def _comfortable(least: list[float], natural: list[float]) -> list[float]:
    return [max(low, min(high, WORDS_LEAST)) for low, high in zip(least, natural, strict=True)]


def _shared(least: list[float], natural: list[float], room: float) -> tuple[float, ...]:
    """Widths that fill the page: room goes to whatever runs over the most lines, until nothing wraps."""
    if sum(least) >= room:
        return tuple(width * room / sum(least) for width in least)
    widths, spare = list(least), room - sum(least)
    while spare > 0:
        lines = [high / width for high, width in zip(natural, widths, strict=True)]
        longest = max(range(len(widths)), key=lines.__getitem__)
        if lines[longest] <= 1:
            break
        step = min(STEP, spare, max(0.01, natural[longest] - widths[longest]))
        widths[longest], spare = widths[longest] + step, spare - step
    return _spread(widths, spare)


def _spread(widths: list[float], spare: float) -> tuple[float, ...]:
    """What nothing needs: half of it to the labels, the rest to all columns alike."""
    if len(widths) == 1:
        return (widths[0] + spare,)
    share = spare / 2 / (len(widths) - 1)
    return (widths[0] + spare / 2, *(width + share for width in widths[1:]))


def _label(row: Row, details: bool) -> str:
    label = f"{row.rating.letter}  {row.label}" if row.rating else row.label
    return f"{label}  {row.detail}" if details and row.detail else label


def _shown(row: Row, at: int, table: Table) -> str:
    value, column = row.cells[at].value, table.columns[at]
    if isinstance(value, RatingValue):
        return f"{value.letter}  {value.label}" if value.letter else value.label
    return words(value, kind_in(row, column), column.places)


def _is_rating(row: Row, at: int) -> bool:
    return row.kind is not RowKind.BAND and isinstance(row.cells[at].value, RatingValue)


def _is_short(kind: Kind) -> bool:
    return kind in {Kind.RATING, Kind.DATE, Kind.REFERENCE}


def _is_reference(label: str) -> bool:
    """“181024/312”, which is looked up and read out whole."""
    return len(label) <= LONGEST_REFERENCE and REFERENCE.fullmatch(label) is not None


def _longest_word(texts: list[str], *, bold: bool = True) -> float:
    parts = (word[:LONGEST_WORD] for text in texts if text not in MISSING for word in WORD.findall(text))
    return max((em(word, bold=bold) for word in parts), default=1.0)


def _longest_line(texts: list[str], *, bold: bool = True) -> float:
    lines = (line for text in texts if text not in MISSING for line in text.splitlines())
    return max((em(line, bold=bold) for line in lines), default=1.0)
