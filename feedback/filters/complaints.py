"""
The list of cases, narrowed: one set of filters for browsing, for exports, and for what is behind a figure.

A figure counts cases, stages (a case that goes on to stage two is counted at both) or elements. `each` says which
of them the rows are, and `by` the day that puts one in a year: when it was received, answered or decided.
"""

import django_filters as filters
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from council.forms import DateField, GovukForm
from council.models import Organisation, Team, TeamGroup
from feedback.enums import ComplainantCategory, Outcome, Stream
from feedback.filters.chosen import SaysWhatIsChosen
from feedback.filters.period import QUARTER_CHOICES, period, year_choices
from feedback.models import Complaint, Element, Stage, Subject, Theme

CASE, STAGE, ELEMENT = "case", "stage", "element"
EACH = [(CASE, "Cases"), (STAGE, "Stages"), (ELEMENT, "Elements")]
RECEIVED, RESPONDED, DECIDED = "received", "responded", "decided"
BY = [
    (RECEIVED, "counted when received"),
    (RESPONDED, "counted when answered"),
    (DECIDED, "counted when decided"),
]
STATES = [
    ("open", "Waiting for an answer"),
    ("overdue", "Overdue"),
    ("answered", "Answered, not closed"),
    ("closed", "Closed"),
    ("withdrawn", "Withdrawn"),
]
STAGES = [("1", "Stage one"), ("2", "Stage two"), ("3", "Stage three")]
YES_NO = [("yes", "Yes"), ("no", "No")]
WORDS_IN = ("ref", "complainant_name", "child_name", "what_happened", "desired_outcome")
IN_TIME = Q(responded_on__isnull=False, responded_on__lte=F("due_on"))
OPEN = Q(responded_on__isnull=True, complaint__withdrawn_on__isnull=True, complaint__closed_on__isnull=True)
YOUNG = Q(category=ComplainantCategory.YOUNG_PERSON)


class DayFilter(filters.Filter):
    field_class = DateField


def choice(label: str, choices=(), empty: str = "All") -> filters.ChoiceFilter:
    return filters.ChoiceFilter(label=label, choices=choices, empty_label=empty, method="later")


class ComplaintFilter(SaysWhatIsChosen, filters.FilterSet):
    """`records()` is what it leaves: cases, stages or elements, as `each` says."""

    SHOWN = (
        "q", "year", "quarter", "by", "stage", "stream", "state", "team", "group", "theme", "category",
        "young", "outcome", "before_panel", "changed", "subject", "in_time", "went_to", "received_from",
        "received_to", "responded_from", "responded_to",
    )  # fmt: skip
    WORDS = {
        "young": "from a child or young person:",
        "in_time": "answered in time:",
        "went_to": "went on to",
        "before_panel": "before the panel",
        "changed": "changed by the panel:",
    }

    q = filters.CharFilter(label="Words or reference", method="later")
    year = choice("Year")
    quarter = choice("Quarter", QUARTER_CHOICES)
    state = choice("Where it stands", STATES, "Anywhere")
    stage = choice("Stage", STAGES)
    stream = choice("Kind", Stream.choices)
    team = choice("Team")
    group = choice("Group of teams")
    theme = choice("Theme")
    category = choice("Who complained", ComplainantCategory.choices, "Everybody")
    outcome = choice("Outcome", Outcome.choices)
    received_from = DayFilter(label="Received from", method="later")
    received_to = DayFilter(label="Received to", method="later")
    responded_from = DayFilter(label="Answered from", method="later")
    responded_to = DayFilter(label="Answered to", method="later")
    # Below: what only a figure of a report asks for.
    each = choice("Rows", EACH)
    by = choice("Counted by", BY)
    young = choice("From a child or young person", YES_NO)
    in_time = choice("Answered in time", YES_NO)
    went_to = choice("Went on to", STAGES)
    subject = choice("Subject")
    before_panel = choice("Outcome before the panel", Outcome.choices)
    changed = choice("Changed by the panel", YES_NO)

    HIDDEN = ("each", "by", "young", "in_time", "went_to", "subject", "before_panel", "changed")

    class Meta:
        model = Complaint
        fields: tuple[str, ...] = ()
        form = GovukForm

    def __init__(self, data, *, user, organisation: Organisation, today):
        cases = Complaint.objects.visible_to(user).filter(organisation=organisation)
        super().__init__(data, queryset=cases)
        self.today = today
        for name, choices in _choices(user, organisation, cases, today).items():
            self.form.fields[name].choices = choices
        for name in self.HIDDEN:
            self.form.fields[name].widget = self.form.fields[name].hidden_widget()
        for field in self.form.fields.values():
            field.error_messages["invalid_choice"] = f"Choose a {str(field.label).lower()} from the list"

    def later(self, queryset, _name, _value):
        """Each filter is applied in `records`, to the case, the stage or the element that it is about."""
        return queryset

    @property
    def rows_are(self) -> str:
        """Cases, stages or elements."""
        return self.form.cleaned_data.get("each") or CASE

    def records(self) -> QuerySet:
        """Cases, stages or elements; nothing where the form says what is wrong."""
        if not self.form.is_valid():
            return Complaint.objects.none()
        chosen = {name: value for name, value in self.form.cleaned_data.items() if value}
        cases = self.queryset.filter(_of_case(chosen))
        of_stage, of_element = _of_stage(chosen, self.today), _of_element(chosen)
        stages = Stage.objects.filter(of_stage, complaint__in=cases.values("pk"))
        if self.rows_are == ELEMENT:
            return Element.objects.filter(of_element, stage__in=stages.values("pk"))
        if of_element:
            stages = stages.filter(Exists(Element.objects.filter(of_element, stage=OuterRef("pk"))))
        if self.rows_are == STAGE:
            return stages
        return cases.filter(pk__in=stages.values("complaint")) if of_stage or of_element else cases


def _of_case(chosen: dict) -> Q:
    of_case = _words(chosen.get("q", ""))
    for name, path in (("stream", "procedure__stream"), ("category", "category")):
        if name in chosen:
            of_case &= Q(**{path: chosen[name]})
    links = {
        "team": (Complaint.teams.through, "team__slug"),
        "group": (Complaint.teams.through, "team__groups__slug"),
        "theme": (Complaint.themes.through, "theme__slug"),
    }
    for name in links.keys() & chosen.keys():
        through, path = links[name]
        of_case &= Q(pk__in=through.objects.filter(**{path: chosen[name]}).values("complaint"))
    if "young" in chosen:
        of_case &= YOUNG if chosen["young"] == "yes" else ~YOUNG
    if "went_to" in chosen:
        of_case &= Q(pk__in=Stage.objects.filter(stage__number=chosen["went_to"]).values("complaint"))
    if _counts_cases_by_receipt(chosen):
        of_case &= period("received_on", chosen)
    return of_case & _between("received_on", chosen, "received") & _settled(chosen.get("state", ""))


def _settled(state: str) -> Q:
    match state:
        case "withdrawn":
            return Q(withdrawn_on__isnull=False)
        case "closed":
            return Q(closed_on__isnull=False, withdrawn_on__isnull=True)
        case "answered":
            waiting = Stage.objects.filter(OPEN).values("complaint")
            return Q(withdrawn_on__isnull=True, closed_on__isnull=True) & ~Q(pk__in=waiting)
    return Q()


def _counts_cases_by_receipt(chosen: dict) -> bool:
    """A case is of the year in which it was received; a stage of that in which it was asked for."""
    return _by(chosen) == RECEIVED and chosen.get("each", CASE) == CASE and "stage" not in chosen


def _by(chosen: dict) -> str:
    return chosen.get("by") or (DECIDED if chosen.get("each") == ELEMENT else RECEIVED)


def _of_stage(chosen: dict, today) -> Q:
    of_stage = _between("responded_on", chosen, "responded")
    if "stage" in chosen:
        of_stage &= Q(stage__number=chosen["stage"])
    if _by(chosen) == RESPONDED:
        of_stage &= period("responded_on", chosen)
    elif _by(chosen) == RECEIVED and not _counts_cases_by_receipt(chosen):
        of_stage &= period("requested_on", chosen)
    if "in_time" in chosen:
        late = Q(responded_on__gt=F("due_on"))
        of_stage &= IN_TIME if chosen["in_time"] == "yes" else late
    if chosen.get("state") == "open":
        of_stage &= OPEN
    if chosen.get("state") == "overdue":
        of_stage &= OPEN & Q(due_on__lt=today)
    if "outcome" in chosen and chosen.get("each") != ELEMENT:
        found = Element.objects.filter(outcome=chosen["outcome"]).values("stage")
        of_stage &= Q(outcome=chosen["outcome"]) | Q(pk__in=found)
    return of_stage


def _of_element(chosen: dict) -> Q:
    of_element = Q()
    if chosen.get("each") == ELEMENT and "outcome" in chosen:
        of_element &= Q(outcome=chosen["outcome"])
    if "subject" in chosen:
        of_element &= Q(subject__slug=chosen["subject"])
    if "before_panel" in chosen:
        of_element &= Q(outcome_before_panel=chosen["before_panel"])
    if "changed" in chosen:
        changed = ~Q(outcome_before_panel="") & ~Q(outcome_before_panel=F("outcome")) & ~Q(outcome="")
        of_element &= changed if chosen["changed"] == "yes" else ~changed
    if _by(chosen) == DECIDED:
        of_element &= period("decided_on", chosen)
    return of_element


def _words(text: str) -> Q:
    found = Q()
    for word in text.split():
        anywhere = Q(ref__iexact=word)
        for field in WORDS_IN:
            anywhere |= Q(**{f"{field}__icontains": word})
        found &= anywhere
    return found


def _between(field: str, chosen: dict, name: str) -> Q:
    found = Q()
    if f"{name}_from" in chosen:
        found &= Q(**{f"{field}__gte": chosen[f"{name}_from"]})
    if f"{name}_to" in chosen:
        found &= Q(**{f"{field}__lte": chosen[f"{name}_to"]})
    return found


def _choices(user, organisation: Organisation, cases: QuerySet, today) -> dict[str, list[tuple[str, str]]]:
    def of(model) -> list[tuple[str, str]]:
        return list(
            model.objects.filter(organisation=organisation).order_by("name", "pk").values_list("slug", "name")
        )

    return {
        "year": year_choices(cases, "received_on", today),
        "team": of(Team),
        "group": of(TeamGroup),
        "theme": of(Theme),
        "subject": of(Subject),
    }
