"""A year's published tables, from the files of its folder."""

from decimal import Decimal
from pathlib import Path

from council.sheets import Column, FaultySheet, Row, day, number, one_of, read, whole_number
from feedback.enums import ComplainantCategory, CostKind, Determination, Outcome
from feedback.reconstruction.published import LaterStage, PublishedYear
from feedback.years import QUARTERS, ReportingYear

QUARTER_COLUMNS = tuple(Column(f"q{quarter}", whole_number, required=True) for quarter in QUARTERS)
RECEIVED = (
    Column("what", required=True),
    Column("before", whole_number, empty=0),
    *QUARTER_COLUMNS,
)
YOUNG_PEOPLE = (Column("what", required=True), *QUARTER_COLUMNS)
TIMELINESS = (
    Column("quarter", whole_number, required=True),
    Column("in_time", whole_number, required=True),
    Column("responses", whole_number, required=True),
)
TEAMS = (Column("team", required=True), Column("printed_as"), *QUARTER_COLUMNS)
MENTIONS = (
    Column("quarter", whole_number, required=True),
    Column("order", whole_number, required=True),
    Column("theme", required=True),
    Column("printed_as", required=True),
    Column("mentions", whole_number, required=True),
)
FOUND = {
    "upheld": Outcome.UPHELD,
    "partially_upheld": Outcome.PARTIALLY_UPHELD,
    "not_upheld": Outcome.NOT_UPHELD,
    "unsubstantiated": Outcome.UNSUBSTANTIATED,
}
FOUND_COLUMNS = tuple(Column(name, whole_number, empty=None) for name in FOUND)
OUTCOMES = (
    Column("quarter", whole_number, required=True),
    Column("stage", whole_number, required=True),
    *FOUND_COLUMNS,
)
LATER_STAGES = (
    Column("case", required=True),
    Column("category", one_of(ComplainantCategory), empty=ComplainantCategory.NOT_RECORDED),
    Column("stage", whole_number, required=True),
    Column("requested_on", day, required=True),
    Column("decided_on", day, required=True),
    *FOUND_COLUMNS,
    *(Column(f"before_{name}", whole_number, empty=None) for name in FOUND),
)
SUBJECTS = (
    Column("subject", required=True),
    Column("name", required=True),
    Column("elements", whole_number, required=True),
)
REFERRALS = (
    Column("determination", one_of(Determination), required=True),
    Column("referrals", whole_number, required=True),
)
COSTS = (
    Column("kind", one_of(CostKind), required=True),
    *(Column(f"q{quarter}", number, empty=None) for quarter in QUARTERS),
    Column("year", number, required=True),
)
QUOTATIONS = (
    Column("team", required=True),
    Column("quarter", whole_number, required=True),
    Column("quotation", required=True),
)
SUBJECTS_FROM = 3  # the quarter in which outcomes of elements were first collected at every stage


def read_year(folder: Path, grouped: frozenset[str]) -> PublishedYear:
    """
    The tables in a folder named as its year, such as “2018-19”. Raises FaultySheet.

    Where two of them disagree about the same number, that is a fault, too.
    """
    year = ReportingYear.parse(folder.name)
    received = read(folder / "received.csv", RECEIVED, key=("what",))
    outcomes = read(folder / "outcomes.csv", OUTCOMES, key=("quarter", "stage"))
    costs = {row["kind"]: row for row in read(folder / "costs.csv", COSTS, key=("kind",))}
    later = read(folder / "later_stages.csv", LATER_STAGES, key=("case", "stage"))
    _check_later_stages(later, outcomes, received, year)
    return PublishedYear(
        year=year,
        received={row["what"]: _quarters(row) for row in received},
        open_before=sum(row["before"] for row in received),
        young_people=_by_quarter(folder / "young_people.csv", YOUNG_PEOPLE, "what"),
        timeliness={
            row["quarter"]: (row["in_time"], row["responses"])
            for row in read(folder / "timeliness.csv", TIMELINESS, key=("quarter",))
        },
        areas=_by_quarter(folder / "service_areas.csv", TEAMS, "team"),
        grouped=grouped,
        mentions=_mentions(folder),
        stage_one_outcomes={
            row["quarter"]: _outcomes(row)
            for row in outcomes
            if row["stage"] == 1 and row["upheld"] is not None
        },
        subjects=tuple(
            row["subject"]
            for row in read(folder / "upheld_subjects.csv", SUBJECTS, key=("subject",))
            for _ in range(row["elements"])
        ),
        subjects_since=year.quarter(SUBJECTS_FROM)[0],
        later_stages=tuple(_later_stage(row) for row in later),
        compliments=_by_quarter(folder / "compliments.csv", TEAMS, "team"),
        quotations={
            (row["team"], row["quarter"]): row["quotation"]
            for row in read(folder / "quotations.csv", QUOTATIONS, key=("team", "quarter"))
        },
        referrals={
            row["determination"]: row["referrals"]
            for row in read(folder / "ombudsman.csv", REFERRALS, key=("determination",))
        },
        compensation=tuple(costs[CostKind.COMPENSATION][f"q{quarter}"] or Decimal(0) for quarter in QUARTERS),
        investigation=costs[CostKind.INVESTIGATION]["year"],
    )


def _quarters(row: Row) -> tuple[int, int, int, int]:
    return row["q1"], row["q2"], row["q3"], row["q4"]


def _by_quarter(path: Path, columns: tuple[Column, ...], key: str) -> dict[str, tuple[int, int, int, int]]:
    return {row[key]: _quarters(row) for row in read(path, columns, key=(key,))}


def _mentions(folder: Path) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = {quarter: {} for quarter in QUARTERS}
    for row in read(folder / "theme_mentions.csv", MENTIONS, key=("quarter", "theme")):
        found[row["quarter"]][row["theme"]] = row["mentions"]
    return found


def _outcomes(row: Row, prefix: str = "") -> tuple[Outcome, ...]:
    return tuple(outcome for name, outcome in FOUND.items() for _ in range(row[f"{prefix}{name}"] or 0))


def _later_stage(row: Row) -> LaterStage:
    return LaterStage(
        case=row["case"],
        category=row["category"],
        number=row["stage"],
        requested_on=row["requested_on"],
        decided_on=row["decided_on"],
        outcomes=_outcomes(row),
        before=_outcomes(row, "before_"),
    )


def _check_later_stages(
    later: list[Row], outcomes: list[Row], received: list[Row], year: ReportingYear
) -> None:
    """The cases that were worked out must add up to what was printed of stages two and three."""
    faults = []
    for row in outcomes:
        first, last = year.quarter(row["quarter"])
        decided = [
            each for each in later if each["stage"] == row["stage"] and first <= each["decided_on"] <= last
        ]
        for name in FOUND:
            found = sum(each[name] or 0 for each in decided)
            if row["stage"] > 1 and found != row[name]:
                faults.append(row.fault(name, f"later_stages.csv has {found} of them"))
    for row in received:
        for quarter in QUARTERS:
            first, last = year.quarter(quarter)
            asked = [each for each in later if f"stage-{each['stage']}" == row["what"]]
            found = sum(first <= each["requested_on"] <= last for each in asked)
            if asked and found != row[f"q{quarter}"]:
                faults.append(row.fault(f"q{quarter}", f"later_stages.csv has {found} of them"))
    if faults:
        raise FaultySheet(faults)
