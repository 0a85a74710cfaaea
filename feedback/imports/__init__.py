"""
An organisation's published feedback, from the folder `feedback` of its data files.

    feedback/settings.csv, collection_starts.csv, baselines.csv        (feedback.imports.settings)
    feedback/team_groups.csv, teams.csv                                (feedback.imports.teams)
    feedback/themes.csv                                                (feedback.imports.themes)
    feedback/<year>/...                                                (feedback.imports.published)
    feedback/<year>/narratives.csv, lessons.csv                        (feedback.imports.words)

The cases of a year are rebuilt from its tables (feedback.reconstruction). A folder can be loaded again and
again: what is there stays, and no case comes twice.
"""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction

from council.calendar import WorkingCalendar
from council.models import Organisation, Team
from council.sheets import Fault, FaultySheet
from feedback.enums import Stream
from feedback.imports.published import read_year
from feedback.imports.settings import load_baselines, load_settings
from feedback.imports.teams import grouped, load_teams
from feedback.imports.themes import load_subjects, load_theme_names, load_themes
from feedback.imports.words import load_lessons, load_narratives, load_published_teams
from feedback.models import FeedbackSettings, Procedure, Theme
from feedback.reconstruction import rebuild
from feedback.reconstruction.published import PublishedYear
from feedback.reconstruction.saving import Frame, save_cases
from feedback.reconstruction.saving_contacts import (
    save_compensation,
    save_compliments,
    save_pre_complaints,
    save_referrals,
)

WHY = "Loaded from the published record"


@transaction.atomic
def load_feedback(folder: Path, organisation: Organisation, *, by=None) -> list[PublishedYear]:
    """
    Load the organisation's feedback, all or nothing, and return the years in it. None without a folder.

    Raises FaultySheet, which names the file, row and column of each fault.
    """
    folder = folder / "feedback"
    if not folder.exists():
        return []
    settings = load_settings(folder, organisation, by=by, why=WHY)
    teams = load_teams(folder, organisation, by=by, why=WHY)
    themes = load_themes(folder, organisation, by=by, why=WHY)
    load_baselines(folder, organisation, teams, by=by, why=WHY)
    years = sorted(path for path in folder.iterdir() if path.is_dir())
    return [_load_year(path, settings, teams, themes, by) for path in years]


def _load_year(
    folder: Path, settings: FeedbackSettings, teams: dict[str, Team], themes: dict[str, Theme], by
) -> PublishedYear:
    organisation = settings.organisation
    published = read_year(folder, grouped(folder.parent))
    load_published_teams(folder, organisation, teams, by=by, why=WHY)
    load_theme_names(folder, themes, by=by, why=WHY)
    subjects = load_subjects(folder, organisation, by=by, why=WHY)
    load_narratives(folder, organisation, by=by, why=WHY)
    load_lessons(folder, organisation, by=by, why=WHY)
    frame = _frame(published, settings, teams=teams, themes=themes, subjects=subjects)
    try:
        _save(published, frame, by)
    except ValidationError as error:
        raise FaultySheet(Fault(folder.name, 1, "", message) for message in error.messages) from error
    return published


def _frame(published: PublishedYear, settings: FeedbackSettings, **known) -> Frame:
    chosen = {Stream.STATUTORY: settings.statutory_id, Stream.CORPORATE: settings.corporate_id}
    found = Procedure.objects.filter(pk__in=chosen.values()).with_stages().in_bulk()
    procedures = {stream: found[key] for stream, key in chosen.items()}
    stages = {
        (stream, stage.number): stage
        for stream, procedure in procedures.items()
        for stage in procedure.stages.all()
    }
    return Frame(settings.organisation, published.year, procedures, stages, **known)


def _save(published: PublishedYear, frame: Frame, by) -> None:
    rebuilt = rebuild(published, WorkingCalendar.of(frame.organisation), frame.limits)
    records = save_cases(rebuilt.cases, frame, by=by)
    save_pre_complaints(rebuilt.pre_complaints, records, frame, by=by)
    save_compliments(rebuilt.compliments, frame, by=by)
    save_referrals(rebuilt.referrals, frame, by=by)
    save_compensation(published.compensation, frame, by=by)
