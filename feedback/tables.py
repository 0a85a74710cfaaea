"""The lists of feedback, as tables that sort in the database."""

import django_tables2 as tables
from django.db.models import F, Max, Min, Q
from django.urls import reverse
from django.utils.html import format_html

from feedback.listed_case import ListedCase, listed, path_to_case
from feedback.models import Complaint, Element

NAME = {"cell": {"row_header": True}}
OPEN = Q(stages__responded_on__isnull=True)


class CaseTable(tables.Table):
    """Cases, stages or elements: whatever `ComplaintFilter.records` gives, `in_full`."""

    ref = tables.Column(verbose_name="Case", empty_values=(), attrs=NAME)
    received = tables.Column(verbose_name="Received", empty_values=())
    stage = tables.Column(verbose_name="Stage", empty_values=())
    teams = tables.Column(verbose_name="Team", empty_values=(), orderable=False)
    themes = tables.Column(verbose_name="Theme", empty_values=(), orderable=False)
    category = tables.Column(verbose_name="Who complained", empty_values=())
    standing = tables.Column(verbose_name="Where it stands", empty_values=())
    outcome = tables.Column(verbose_name="Outcome", empty_values=(), orderable=False)

    class Meta:
        attrs = {"label": "Cases", "class": "ev-table--rows"}
        order_by = ("-received",)
        empty_text = "No cases."

    def __init__(self, records, *, organisation, today):
        self.organisation, self.today = organisation.slug, today
        self.path, self.model = path_to_case(records), records.model
        self._listed: dict[int, ListedCase] = {}
        super().__init__(records)

    def row_of(self, record) -> ListedCase:
        return self._listed.setdefault(record.pk, listed(record, self.today))

    def render_ref(self, record):
        ref = self.row_of(record).complaint.ref
        url = reverse("feedback:case", args=[self.organisation, ref])
        element = (
            format_html(' <span class="ev-small ev-quiet">{}</span>', record) if _is_element(record) else ""
        )
        return format_html(
            '<a class="govuk-link ev-nowrap" href="{}"><strong>{}</strong></a>{}', url, ref, element
        )

    def render_received(self, record):
        return short_day(self.row_of(record).complaint.received_on)

    def render_stage(self, record):
        row = self.row_of(record)
        return (
            format_html('<span class="ev-nowrap">{}</span>', row.stage_name) if row.stage else missing("none")
        )

    def render_teams(self, record):
        return self.row_of(record).teams or missing("none named")

    def render_themes(self, record):
        return self.row_of(record).themes or missing("none named")

    def render_category(self, record):
        return self.row_of(record).complaint.get_category_display()

    def render_standing(self, record):
        row = self.row_of(record)
        words, on = row.standing
        looks = "ev-late" if row.is_overdue else ""
        return format_html(
            '<span class="{}">{}{}</span>', looks, words, format_html(" {}", short_day(on)) if on else ""
        )

    def render_outcome(self, record):
        row = self.row_of(record)
        answered = row.stage and row.stage.responded_on
        return row.outcome or missing("not recorded" if answered else "none yet")

    def order_ref(self, records, is_descending):
        return self._sorted(records, is_descending, "ref_key")

    def order_received(self, records, is_descending):
        return self._sorted(records, is_descending, "received_on", "ref_key")

    def order_category(self, records, is_descending):
        return self._sorted(records, is_descending, "category", "ref_key")

    def order_stage(self, records, is_descending):
        path = {Complaint: "at_stage", Element: "stage__stage__number"}.get(self.model, "stage__number")
        if self.model is Complaint:
            records = records.annotate(at_stage=Max("stages__stage__number"))
        return self._by(records, is_descending, path)

    def order_standing(self, records, is_descending):
        """By the day on which an answer is due; what waits for none comes last."""
        path = {Complaint: "next_due", Element: "stage__due_on"}.get(self.model, "due_on")
        if self.model is Complaint:
            open_case = OPEN & Q(withdrawn_on__isnull=True, closed_on__isnull=True)
            records = records.annotate(next_due=Min("stages__due_on", filter=open_case))
        return self._by(records, is_descending, path)

    def _sorted(self, records, is_descending: bool, *fields: str):
        sign = "-" if is_descending else ""
        return records.order_by(*(f"{sign}{self.path}{field}" for field in fields), f"{sign}pk"), True

    def _by(self, records, is_descending: bool, path: str):
        first = F(path).desc(nulls_last=True) if is_descending else F(path).asc(nulls_last=True)
        return records.order_by(first, f"{self.path}ref_key", "pk"), True


def _is_element(record) -> bool:
    return isinstance(record, Element)


def short_day(on) -> str:
    return format_html('<span class="ev-nowrap">{}</span>', f"{on:%-d %b %Y}")


def missing(words: str) -> str:
    return format_html('<span class="ev-missing">{}</span>', words)
