"""Each priority: what it asks for, how its actions stand, which of them are behind, and what is said of it."""

from collections.abc import Iterator

from improvement import progress_words
from improvement.enums import Meaning, NarrativeSection, NoValue
from improvement.models import Indicator, Priority, Reading
from improvement.reports import action_rows
from improvement.reports.indicators import last_and_this, standing, target_on
from improvement.reports.progress_report.material import Material
from improvement.reports.progress_report.summary import due_by_priority
from improvement.snapshot import NEW_CODE, Standing
from reports.document import Block, BulletList, Heading, Paragraph, Statement, Table
from reports.formatting import number, percent
from reports.prose import counted, in_words, listed, verb

COLUMNS = (
    action_rows.ACTION,
    action_rows.TIMESCALE,
    action_rows.RATING,
    action_rows.LEAD,
    action_rows.UPDATE,
)


def progress(material: Material) -> Iterator[Block]:
    if not material.priorities:
        return
    yield Heading("Progress to date")
    if material.has_actions:
        yield Paragraph(f"The table shows which actions are due by {material.due.window.by}.")
        yield due_by_priority(material)
    for priority in material.priorities:
        yield from of_priority(material, priority)


def of_priority(material: Material, priority: Priority) -> Iterator[Block]:
    yield Heading(str(priority), 3)
    yield Statement(priority.statement, _source(priority))
    parts = (
        (NarrativeSection.PROGRESS, _progress),
        (NarrativeSection.PERFORMANCE, _performance),
        (NarrativeSection.QUALITY, _quality),
        (NarrativeSection.SUMMARY, _summary),
    )
    for section, write in parts:
        if blocks := list(write(material, priority)):
            yield Heading(str(section.label), 4)
            yield from blocks


def _source(priority: Priority) -> str:
    """“Ofsted inspection report, July 2018: recommendation 6; paragraphs 17, 18”."""
    by_source: dict[str, list[str]] = {}
    for recommendation in sorted(priority.recommendations.all(), key=lambda each: each.ref_key):
        by_source.setdefault(recommendation.source.title, []).append(recommendation.ref)
    parts = [
        f"{title}: {verb(len(refs), 'recommendation', 'recommendations')} {listed(refs)}"
        for title, refs in by_source.items()
    ]
    paragraphs = priority.source_paragraphs.strip()
    several = any(mark in paragraphs for mark in ",-–&")
    parts += [f"{'paragraphs' if several else 'paragraph'} {paragraphs}"] if paragraphs else []
    return "; ".join(parts)


def _progress(material: Material, priority: Priority) -> Iterator[Block]:
    if material.has_actions:
        yield Paragraph(paragraph(material, priority))
    for text in material.said(priority, NarrativeSection.PROGRESS):
        yield Paragraph(text)
    if late := behind(material, priority):
        names = listed([rating.label.lower() for rating in material.ratings if rating in _ratings(late)])
        yield Paragraph(f"{progress_words.capital(_which(len(late), names))}:")
        yield _late_table(material, priority, late, names)


def paragraph(material: Material, priority: Priority) -> str:
    """How the priority's actions stand (patterns P-01 and P-02), with those that are too new to count."""
    due = material.due
    found = progress_words.of_priority(
        priority.number,
        due.groups(due.due(priority)),
        due.groups(due.later(priority)),
        by=due.window.by,
        ratings=material.ratings,
    )
    new = material.comparison.now.count(priority=priority, code=NEW_CODE)
    if not new:
        return found
    added = f"{progress_words.capital(counted(new, 'new action'))}, added since {material.day_before},"
    return f"{found} {added} {verb(new, 'is', 'are')} not counted here."


def behind(material: Material, priority: Priority) -> list[Standing]:
    of_it = material.comparison.now.of(priority=priority)
    return [each for each in of_it if each.rating and each.rating.is_behind]


def _ratings(standings: list[Standing]) -> set:
    return {each.rating for each in standings}


def _which(count: int, names: str) -> str:
    return (
        f"the action rated {names} is" if count == 1 else f"the {in_words(count)} actions rated {names} are"
    )


def _late_table(material: Material, priority: Priority, late: list[Standing], names: str) -> Table:
    columns = [column for column in COLUMNS if column.key != "update" or any(map(action_rows.words_of, late))]
    for each in late:
        each.action.plan = material.plan
    return action_rows.table_of(
        f"late-priority-{priority.number}",
        f"Priority {priority.number}, actions rated {names}",
        tuple(action_rows.row_of(each, material.due.date_of(each), columns) for each in late),
        tuple(columns),
        short_title=f"Late, priority {priority.number}",
    )


def _performance(material: Material, priority: Priority) -> Iterator[Block]:
    """What was written of it; else the latest reading of each indicator."""
    if texts := material.said(priority, NarrativeSection.PERFORMANCE):
        yield from map(Paragraph, texts)
        return
    lines = [line_of(each, material) for each in material.indicators if each.priority_id == priority.pk]
    if lines := [line for line in lines if line]:
        yield BulletList(tuple(lines))


def line_of(indicator: Indicator, material: Material) -> str:
    """“Open cases with supervision recorded in the last month: 60.3% (31 May 2019), below target”."""
    _, reading = last_and_this(indicator, material.as_at)
    if reading is None:
        return ""
    said = standing(indicator, reading, target_on(indicator, reading.period_end))
    against = f", {said[:1].lower()}{said[1:]}" if said else ""
    return f"{indicator}: {value_in_words(indicator, reading)} ({reading.period}){against}"


def value_in_words(indicator: Indicator, reading: Reading) -> str:
    if reading.value is None:
        return str(NoValue(reading.missing).label).lower()
    places = max(0, -reading.value.normalize().as_tuple().exponent)
    if indicator.unit == "%":
        return percent(reading.value, places)
    shown = number(reading.value, places)
    # The name says already what is counted: “Privately fostered children: 1”.
    return shown if indicator.unit.lower() in indicator.name.lower() else f"{shown} {indicator.unit}"


def _quality(material: Material, priority: Priority) -> Iterator[Block]:
    """What was written of it; else quality assurance's opinions."""
    if texts := material.said(priority, NarrativeSection.QUALITY):
        yield from map(Paragraph, texts)
        return
    for opinion in material.opinions.get(priority.pk, []):
        words = f" {opinion.words.strip()}" if opinion.words.strip() else ""
        level = opinion.level.label.lower()
        yield Paragraph(f"Quality assurance gave {level} assurance ({opinion.report_label}).{words}")


def _summary(material: Material, priority: Priority) -> Iterator[Block]:
    if text := in_one_sentence(material, priority):
        yield Paragraph(text)
    for text in material.said(priority, NarrativeSection.SUMMARY):
        yield Paragraph(text)


def in_one_sentence(material: Material, priority: Priority) -> str:
    """Pattern P-09; empty where no action counts."""
    due = material.due
    counted_here = due.counted(priority)
    if not counted_here:
        return ""
    others = [f"{each.action.ref} {each.action.heading}" for each in counted_here if _is_other(each)]
    claims = {rating.claim_counts_as_id for rating in material.ratings}
    running = [each for each in counted_here if each.rating and each.rating.meaning == Meaning.ON_TRACK]
    finished = any(each.rating.pk in claims and due.has_passed(each) for each in running)
    return progress_words.complete_or_on_track(
        priority.number, due.groups(counted_here), others, finished=finished
    )


def _is_other(standing: Standing) -> bool:
    return standing.rating is None or standing.rating.is_behind
