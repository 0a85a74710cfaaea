"""Themes and subjects, under a canonical name and as a year's paper printed them."""

from datetime import date, timedelta
from pathlib import Path

from council.domain.keeping import keep
from council.models import Organisation
from council.sheets import Column, Row, each, read
from feedback.imports.published import MENTIONS, SUBJECTS
from feedback.models import Subject, Theme, ThemeName
from feedback.years import ReportingYear

THEMES = (
    Column("slug", required=True),
    Column("name", required=True),
    Column("description"),
    Column("first_used"),
)


def load_themes(folder: Path, organisation: Organisation, *, by, why: str) -> dict[str, Theme]:
    """Slug → theme."""

    def load(row: Row) -> Theme:
        key = {"organisation": organisation, "slug": row["slug"]}
        values = {name: row[name] for name in ("name", "description", "first_used")}
        return keep(Theme.objects.all(), by=by, why=why, key=key, values=values)

    return {theme.slug: theme for theme in each(read(folder / "themes.csv", THEMES, key=("slug",)), load)}


def load_theme_names(folder: Path, themes: dict[str, Theme], *, by, why: str) -> None:
    """
    What the year's lists called each theme, from the first day of the quarter, and its place in the list.

    After the year a theme keeps its last name and has no place of its own.
    """
    year = ReportingYear.parse(folder.name)
    latest: dict[Theme, str] = {}

    def name(theme: Theme, holds_from: date, printed_as: str, order: int | None) -> None:
        key = {"theme": theme, "holds_from": holds_from}
        values = {"name": printed_as, "order": order}
        keep(ThemeName.objects.all(), by=by, why=why, key=key, values=values)

    def load(row: Row) -> None:
        theme = row.look_up("theme", themes, of="a theme in themes.csv")
        name(theme, year.quarter(row["quarter"])[0], row["printed_as"], row["order"])
        latest[theme] = row["printed_as"]

    each(read(folder / "theme_mentions.csv", MENTIONS, key=("quarter", "theme")), load)
    for theme, printed_as in latest.items():
        name(theme, year.last_day + timedelta(days=1), printed_as, None)


def load_subjects(folder: Path, organisation: Organisation, *, by, why: str) -> dict[str, Subject]:
    """Slug → subject, in their printed order."""
    rows = read(folder / "upheld_subjects.csv", SUBJECTS, key=("subject",))
    order = {row["subject"]: place for place, row in enumerate(rows, start=1)}

    def load(row: Row) -> Subject:
        key = {"organisation": organisation, "slug": row["subject"]}
        values = {"name": row["name"], "order": order[row["subject"]]}
        return keep(Subject.objects.all(), by=by, why=why, key=key, values=values)

    return {subject.slug: subject for subject in each(rows, load)}
