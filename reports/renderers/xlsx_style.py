"""The look of a workbook: ink on white, colour only for ratings and for what has changed."""

from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

from reports.document import Column, Kind, RatingValue
from reports.formatting import MINUS, PLACES

FONT = "Arial"
INK, ACCENT, MUTED, FAINT, LINK = "1B1F23", "17406D", "4B5459", "626C73", "0B2A6B"
BAND, CHANGED, RULE, HAIR = "E9EEF3", "FFF4D6", "7A868F", "B9C2C9"

HAIRLINE = Side(style="thin", color=HAIR)
VERTICAL = Side(style="thin", color=RULE)
HEAVY = Side(style="medium", color=INK)

TITLE, SUBTITLE, NOTE, LINKED = "Ev title", "Ev subtitle", "Ev note", "Ev link"
HEAD, TEXT, NUMBER, BANDED, TOTAL, TOTAL_LABEL, MISSING = (
    "Ev header",
    "Ev text",
    "Ev number",
    "Ev band",
    "Ev total",
    "Ev total label",
    "Ev missing",
)

TOP_LEFT = {"vertical": "center", "wrap_text": True}
STYLES = {
    TITLE: (Font(name=FONT, size=18, bold=True, color=ACCENT), {"vertical": "center", "wrap_text": True}),
    SUBTITLE: (Font(name=FONT, size=11, color=MUTED), {"vertical": "top", "wrap_text": True}),
    NOTE: (Font(name=FONT, size=9, color=MUTED), {"vertical": "top", "wrap_text": True}),
    LINKED: (Font(name=FONT, size=10, underline="single", color=LINK), {"vertical": "center"}),
    HEAD: (Font(name=FONT, size=11, bold=True, color=INK), {"vertical": "bottom", "wrap_text": True}),
    TEXT: (Font(name=FONT, size=11, color=INK), TOP_LEFT),
    NUMBER: (Font(name=FONT, size=11, color=INK), {"vertical": "center", "horizontal": "right"}),
    BANDED: (Font(name=FONT, size=11, color=INK), TOP_LEFT),
    TOTAL: (Font(name=FONT, size=11, bold=True, color=INK), {"vertical": "center", "horizontal": "right"}),
    TOTAL_LABEL: (Font(name=FONT, size=11, bold=True, color=INK), TOP_LEFT),
    MISSING: (Font(name=FONT, size=9, italic=True, color=MUTED), TOP_LEFT),
}
FILLED = {HEAD, BANDED, TOTAL, TOTAL_LABEL}


@dataclass(frozen=True)
class Tone:
    """How a rating's cell is painted; a heavy edge draws the eye, also in a grey print."""

    ground: str
    text: str
    edge: str
    weight: str = "thin"

    def border(self) -> Border:
        side = Side(style=self.weight, color=self.edge)
        return Border(left=side, right=side, top=side, bottom=side)


PLAIN = Tone("FFFFFF", INK, RULE)
UNRATED = Tone(BAND, INK, RULE)
TONES = {
    "red": Tone("B3202A", "FFFFFF", "6E1016", "medium"),
    "amber": Tone("F7B538", "000000", "6B4500", "medium"),
    "green": Tone("D3EBD8", "0B4F2A", "0B4F2A"),
    "blue": Tone("D5E3F3", "123F73", "123F73"),
    "grey": Tone("E3E6E9", INK, "4B5459"),
}


def tone_of(rating: RatingValue) -> Tone:
    return TONES.get(rating.tone, PLAIN)


def rating_words(rating: RatingValue) -> str:
    """Letter and word: “A  Amber”. A letter alone, or a colour, means nothing in a grey print."""
    return f"{rating.letter}  {rating.label}" if rating.letter else rating.label


def group_words(column: Column) -> str:
    """The heading over a group, which may call its rating otherwise: “New actions” for “New”."""
    letter = column.group_rating.letter if column.group_rating else ""
    return f"{letter}  {column.group}" if letter else column.group


def fill(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)


def number_format(kind: Kind, places: int | None) -> str:
    """The format of a number; `_)_)` keeps it off the right edge, which an indent does not do everywhere."""
    places = PLACES.get(kind, 0) if places is None else places
    decimals = f".{'0' * places}" if places else ""
    shown = {
        Kind.PERCENT: f"0{decimals}%",
        Kind.MONEY: f"£#,##0{decimals}",
    }.get(kind, f"#,##0{decimals}")
    minus = f'"{MINUS}"{shown}'
    return f"{shown}_)_);{minus}_)_)"


DATE_FORMAT = "d mmmm yyyy"
TEXT_FORMAT = "@"
HEAD_OVER_NUMBERS = "@_)_)"


def add_styles(workbook: Workbook) -> None:
    """Named styles, which a clerk finds in Excel's list; and Arial, the font that widths are counted in."""
    normal = workbook._named_styles["Normal"]
    normal.font = Font(name=FONT, size=11, color=INK)
    for name, (font, alignment) in STYLES.items():
        style = NamedStyle(name=name, font=font, alignment=Alignment(**alignment))
        if name in FILLED:
            style.fill = fill(BAND)
        workbook.add_named_style(style)
