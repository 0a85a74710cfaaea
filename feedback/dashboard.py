"""
What members see of a year: the finding, then totals, themes, timeliness, young people, compliments and lessons.

Everything is read from the tables of the year's report after small numbers were hidden, so the page tells no more.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from feedback import theme_totals
from feedback.models import Compliment, Lesson
from feedback.reports.tables import BUILDERS, quarters
from feedback.reports.tables.words import known
from feedback.reports.year import Year
from feedback.reports.year_tables import tables_in
from feedback.years import MONTHS, QUARTERS
from reports.document import Paragraph, Row, RowKind, Table
from reports.formatting import number, percent
from reports.prose import in_words

STAGES, TIMELINESS = "complaints_by_stage", "timeliness"
BESIDE = ("young_people_complaints", "pre_complaints", "compliments_by_team", "ombudsman")
FEW = 3
QUOTATIONS = 2
PANEL_HEIGHT = 84


@dataclass(frozen=True)
class Bar:
    label: str
    months: str
    shown: str
    height: float  # of the panel; 0 where the number may not be seen

    @property
    def top(self) -> float:
        return PANEL_HEIGHT - self.height


@dataclass(frozen=True)
class Panel:
    title: str
    total: str
    bars: tuple[Bar, ...]

    @property
    def said(self) -> str:
        return f"{self.title} by quarter: " + ", ".join(f"{bar.label} {bar.shown}" for bar in self.bars)


@dataclass(frozen=True)
class Dashboard:
    year: Year
    tables: Mapping[str, Table]

    @classmethod
    def take(cls, year: Year) -> "Dashboard":
        return cls(year, tables_in(year))

    @property
    def span(self) -> str:
        return f"April {self.year.year.start} to March {self.year.year.start + 1}"

    @property
    def heading(self) -> str:
        """“Stage one complaints rose by 27.7%, from 177 to 226”."""
        row = next(iter(self.stage_rows), None)
        if row is None:
            return f"Feedback in {self.year.label}"
        now, before = self._pair(row)
        name = f"{row.label.capitalize()} complaints"
        if known(now, before) and self.year.is_over:
            return f"{name} {_moved(now, before)}"
        if known(now):
            return f"{number(now)} {name.lower() if now != 1 else name[:-1].lower()} in {self.year.label}"
        return f"Feedback in {self.year.label}"

    @property
    def lead(self) -> str:
        """“Stage two rose from 14 to 20. Stage three fell from ten to eight. More answers were on time: …”"""
        said = []
        for row in self.stage_rows[1:]:
            now, before = self._pair(row)
            if known(now, before) and self.year.is_over:
                said.append(f"{row.label.capitalize()} {_moved(now, before, percents=False)}.")
        return " ".join([*said, self._on_time()]).strip()

    def _on_time(self) -> str:
        table = self.tables.get(TIMELINESS)
        if table is None or not table.rows:
            return ""
        now, before = self._pair(table.rows[0], table)
        if not known(now):
            return ""
        if not (known(before) and self.year.is_over):
            return f"{percent(now)} of stage one answers were on time."
        if percent(now) == percent(before):
            return f"As many stage one answers as the year before were on time: {percent(now)}."
        word, way = ("More", "up") if now > before else ("Fewer", "down")
        return f"{word} stage one answers were on time: {percent(now)}, {way} from {percent(before)}."

    @cached_property
    def stage_rows(self) -> list[Row]:
        """The stages of the statutory procedure, first to last; not the corporate ones, not the total."""
        table = self.tables.get(STAGES)
        rows = [row for row in table.rows if row.kind is RowKind.NORMAL] if table else []
        return [row for row in rows if not row.label.startswith("Corporate")]

    def _pair(self, row: Row, table: Table | None = None) -> tuple:
        table = table or self.tables[STAGES]
        return quarters.value(row, table, quarters.YTD), quarters.value(row, table, quarters.PREVIOUS)

    @property
    def panels(self) -> list[Panel]:
        """A panel for each row of the table, all on one scale; none in a year of which no quarter is known."""
        table = self.tables.get(STAGES)
        rows = [row for row in table.rows if row.kind is RowKind.NORMAL] if table else []
        values = {row.label: [quarters.value(row, table, f"q{n}") for n in QUARTERS] for row in rows}
        if not any(known(value) for found in values.values() for value in found):
            return []
        return [_panel(row, values[row.label], self.scale, self._pair(row)[0]) for row in rows]

    @property
    def scale(self) -> int:
        table = self.tables[STAGES]
        rows = [row for row in table.rows if row.kind is RowKind.NORMAL]
        found = [quarters.value(row, table, f"q{n}") for row in rows for n in QUARTERS]
        most = max((value for value in found if known(value)), default=0)
        return int(-(-most // 10) * 10) or 10

    @property
    def shown(self) -> list[Table]:
        """The two tables that stand on the page whole."""
        return [self.tables[name] for name in (STAGES, TIMELINESS) if name in self.tables]

    @property
    def words_beside(self) -> list[tuple[str, str]]:
        """(title, paragraph) of what is told in a sentence, as the report tells it."""
        found = []
        for builder in BUILDERS:
            table = self.tables.get(getattr(builder, "NAME", ""))
            if table is None or builder.NAME not in BESIDE:
                continue
            blocks = builder.blocks(self.tables, self.year, None)
            said = [block.text for block in blocks if isinstance(block, Paragraph)]
            if said:
                found.append((table.short_title or table.title, " ".join(said)))
        return found

    @cached_property
    def themes(self) -> list[theme_totals.ThemeTotals]:
        return theme_totals.leading(theme_totals.of_year(self.year, self.tables), FEW + 2)

    @cached_property
    def lessons(self) -> list[Lesson]:
        """Those learned up to the end of the year and not achieved before it."""
        first, last = self.year.days()
        lessons = Lesson.objects.filter(organisation=self.year.organisation, raised_on__lte=last)
        return [
            lesson for lesson in lessons.in_order() if not lesson.achieved_on or lesson.achieved_on >= first
        ]

    @property
    def lessons_words(self) -> str:
        last = self.year.days()[1]
        done = sum(bool(lesson.achieved_on and lesson.achieved_on <= last) for lesson in self.lessons)
        going = len(self.lessons) - done
        return f"{in_words(done, zero='None').capitalize()} achieved, {in_words(going, zero='none')} being delivered."

    @cached_property
    def quotations(self) -> list[Compliment]:
        """What was approved for publication of the year's compliments; not who said it."""
        rows = Compliment.objects.filter(
            organisation=self.year.organisation, received_on__range=self.year.days()
        )
        rows = rows.exclude(quotation="").select_related("team").only("quotation", "team__name")
        return list(rows.order_by("-received_on", "-pk")[:QUOTATIONS])


def _moved(now, before, *, percents: bool = True) -> str:
    if now == before:
        return f"stayed at {in_words(int(now))}"
    word = "rose" if now > before else "fell"
    share = f" by {percent(abs(quarters.change(now, before)))}," if percents and min(now, before) > 10 else ""
    return f"{word}{share} from {in_words(int(before), zero='none')} to {in_words(int(now), zero='none')}"


def _panel(row: Row, values: list, scale: int, total) -> Panel:
    bars = tuple(
        Bar(f"Q{n}", MONTHS[n], _shown(value), PANEL_HEIGHT * value / scale if known(value) else 0)
        for n, value in zip(QUARTERS, values, strict=True)
    )
    title = row.label.split(" (")[0].capitalize()
    return Panel(title, f"{_shown(total)} in the year", bars)


def _shown(value) -> str:
    return number(value) if known(value) else "" if value is None else str(value)
