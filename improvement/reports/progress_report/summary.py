"""The ratings of the whole plan: the key that held, the headline, what changed, and the comparison."""

from collections.abc import Iterator

from improvement import progress_words
from improvement.models import Priority, RatingShare
from improvement.reports.figures import about, selection
from improvement.reports.parameters import key_of
from improvement.reports.progress_report.material import Material
from improvement.reports.rag_changes import changes_in_words
from improvement.reports.rag_comparison import headline as number_of_actions
from improvement.reports.rag_comparison import rag_comparison
from improvement.reports.rag_summary import share_well
from improvement.reports.shares import share_cell
from improvement.snapshot import NEW_CODE, NOT_RATED_CODE, value_of
from reports.document import (
    Block,
    BulletList,
    Cell,
    Column,
    Heading,
    Kind,
    Paragraph,
    Row,
    RowKind,
    Table,
)
from reports.formatting import percent
from reports.prose import counted, in_words, listed, verb


def summary(material: Material) -> Iterator[Block]:
    if not material.has_actions and not material.shares:
        yield Heading("Summary")
        yield Paragraph("The actions of this plan, and their ratings, are not in the record.")
        return
    yield Heading("Summary of ratings")
    yield Paragraph("The actions are rated by this key, as it held on the day of the report:")
    yield key_of(material.plan, material.as_at)
    if not material.has_actions:
        yield from shares(material)
        return
    for text in headline(material):
        yield Paragraph(text)
    yield from changes(material)
    yield Paragraph(_about_the_table(material))
    yield rag_comparison(material.comparison)


def headline(material: Material) -> list[str]:
    """How many actions there are and are due, and how they stand (patterns P-03, P-04 and P-06)."""
    due, now = material.due, material.comparison.now
    found, by = due.due(), due.window.by
    number = len(found)
    are_due = (
        f"Of those actions, {in_words(number, zero='none')} {verb(number or 1, 'is', 'are')} due by {by}."
    )
    there = (
        f"There {verb(len(now.standings), 'is', 'are')} {counted(len(now.standings), 'action')} in the plan."
    )
    said = [f"{number_of_actions(material.comparison)[0] if material.day_before else there} {are_due}"]
    if found:
        said.append(progress_words.of_due(due.groups(found), ratings=material.ratings))
    counts = {rating: now.count(code=rating.code) for rating in material.ratings}
    new, total = now.count(code=NEW_CODE), len(now.standings)
    said.append(
        progress_words.overall(
            counts, total=total, share=str(share_well(now)), new=new, ratings=material.ratings
        )
    )
    return said


def changes(material: Material) -> Iterator[Block]:
    """What changed since the meeting before, priority by priority (pattern P-05)."""
    if not material.day_before:
        return
    lines = changes_in_words(material.comparison)
    if not lines:
        yield Paragraph(f"No rating has changed since {material.day_before}, and none is late.")
        return
    yield Paragraph(
        f"These are the changes to ratings since {material.day_before}; Appendix A has them action by action."
    )
    yield BulletList(tuple(lines))


def _about_the_table(material: Material) -> str:
    when = "on the day and at the meeting before" if material.day_before else "on the day"
    return f"The table shows the ratings of the actions of each priority {when}."


def due_by_priority(material: Material) -> Table:
    """How many actions each priority has, how many of them are due, and how those stand."""
    columns = [Column("actions", "Actions"), Column("due", "Due", emphasis=True)]
    columns += [Column(rating.code, rating.label) for rating in material.ratings]
    unrated = any(each.rating is None for each in material.due.due())
    columns += [Column(NOT_RATED_CODE, "Not yet rated")] * unrated
    rows = [
        Row(f"Priority {each.number}", _figures(material, each, unrated), selection=about(each))
        for each in material.priorities
    ]
    total = Row("Totals", _figures(material, None, unrated), RowKind.TOTAL)
    window = material.due.window
    return Table(
        name="due-by-priority",
        title=f"Actions due by {window.by}, by priority and rating",
        row_header="Priority",
        columns=tuple(columns),
        rows=(*rows, total),
        note="The ratings are of the actions that are due. New actions are not counted.",
        short_title="Due by priority",
    )


def _figures(material: Material, priority: Priority | None, unrated: bool) -> tuple[Cell, ...]:
    due, now, window = material.due, material.comparison.now, material.due.window
    found = due.due(priority)
    cells = [
        Cell(len(due.counted(priority)), selection(now, priority=priority, code="all-but-new")),
        Cell(len(found), selection(now, priority=priority, code="all-but-new", window=window)),
    ]
    codes = [rating.code for rating in material.ratings] + [NOT_RATED_CODE] * unrated
    for code in codes:
        number = sum(each.code == code for each in found)
        cells.append(Cell(number, selection(now, priority=priority, code=code, window=window)))
    return tuple(cells)


def shares(material: Material) -> Iterator[Block]:
    """Ratings of which only percentages were published; no number of actions follows from them."""
    yield Paragraph(
        "Only percentages were published of this plan’s ratings, and not how many actions it has."
    )
    now = [each for each in material.shares if each.review_point.date == material.as_at]
    if now:
        clauses = [f"{percent(each.percent, _places(each))} {_rated(each, material)}" for each in now]
        yield Paragraph(f"Of the actions, {listed(clauses)}.")
    yield shares_table(material)


def shares_table(material: Material) -> Table:
    days = [day for day in (material.comparison.before, material.comparison.now) if day]
    by_day = {(each.review_point.date, each.rating_id): each for each in material.shares}
    days = [day for day in days if any(date == day.as_at for date, _ in by_day)] or days[-1:]
    places = max((_places(each) for each in material.shares), default=0)
    names = {material.as_at: material.day}
    columns = tuple(
        Column(f"{day.as_at}", names.get(day.as_at, material.day_before), Kind.PERCENT, places=places)
        for day in days
    )
    rows = tuple(
        Row(
            rating.label,
            tuple(_share(material, by_day.get((day.as_at, rating.pk))) for day in days),
            rating=value_of(rating),
        )
        for rating in material.ratings
    )
    return Table(
        "rating-shares", "Share of the plan’s actions by rating", "Rating", columns, rows,
        note="Percentages as published.", short_title="Shares",
    )  # fmt: skip


def _share(material: Material, row: RatingShare | None) -> Cell:
    return share_cell(material.plan, row) if row else Cell(None)


def _rated(row: RatingShare, material: Material) -> str:
    return f"are {progress_words.spoken(row.rating, material.ratings)}"


def _places(row: RatingShare) -> int:
    return 0 if row.percent == row.percent.to_integral_value() else 1
