"""A report: what it is called, who may run it, what it asks for, and the function that builds it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.conf import settings
from django.utils.module_loading import import_string

from council.models import Organisation, User
from council.roles import Permission
from reports.document import Document


@dataclass(frozen=True)
class Run:
    """
    One run of a report: the parameters as values, still to be looked up by `build`.

    `user` is None when the system runs it for the organisation (the command line); then it sees the whole of
    that organisation and nothing of another. `plan` and the like are slugs.
    """

    organisation: Organisation
    user: User | None
    today: date
    plan: str = ""
    as_at: date | None = None
    compared_with: date | None = None
    by: str = ""  # "priority" or "recommendation"; the report's own way, where empty
    due_from: date | None = None
    due_to: date | None = None
    year: str = ""  # "2018-19", from April to March; the report's own choice, where empty
    quarter: str = ""  # "1" to "4" of that year; the whole of it, where empty
    committee: str = ""
    meeting: str = ""  # “committee/2019-07-04”
    review: str = ""
    start: str = ""  # where a thread begins: “action:1.2”
    public: bool = False  # what anybody may read, and no more
    recorded_by: datetime | None = None  # the record as it had been typed in by then; now, where None


class BadParameter(ValueError):
    """A parameter that names nothing, or cannot be. `parameter` is its name, the message says what to do."""

    def __init__(self, parameter: str, message: str):
        super().__init__(message)
        self.parameter = parameter


@dataclass(frozen=True)
class Report:
    key: str
    title: str
    description: str
    permission: Permission
    parameters: tuple[str, ...]  # names of fields of Run, in the order in which a form asks for them
    build: Callable[[Run], Document]  # raises BadParameter
    # For the form: parameter → choices as (value, label), for this run's organisation.
    choices: Callable[[Run], dict[str, list[tuple[str, str]]]]
    publish: Permission = Permission.PUBLISH_REPORT  # who may make an edition of it
    is_public: bool = False  # whether `build` heeds `Run.public`, so that the public may run it
    # Formats that it makes by itself: a pack joins files that no document holds. Each raises BadParameter.
    own_formats: Mapping[str, Callable[[Run], bytes]] = field(default_factory=dict)

    def document(self, run: Run) -> Document:
        """What `build` gives, in the colour of the organisation. Raises BadParameter."""
        return replace(self.build(run), colour=run.organisation.colour)


def all_reports() -> list[Report]:
    """Every report of the installation, as config/reports.py lists them."""
    return list(import_string(settings.REPORTS))


def find(key: str) -> Report:
    """The report of this key. Raises KeyError where there is none."""
    return {report.key: report for report in all_reports()}[key]
