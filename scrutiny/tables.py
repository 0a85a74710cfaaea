"""The lists of scrutiny, as tables that sort in the database."""

import django_tables2 as tables
from django.db.models import Case, F, When
from django.urls import reverse
from django.utils.html import format_html

from feedback.tables import missing, short_day
from scrutiny.standing import Standing

NAME = {"cell": {"row_header": True}}


class RecommendationTable(tables.Table):
    """Recommendations `with_last_answer()`, with committee, review and closing meeting at hand."""

    ref = tables.Column(verbose_name="Reference", attrs=NAME)
    text = tables.Column(verbose_name="What was asked", empty_values=(), orderable=False)
    asked_of = tables.Column(verbose_name="Of whom", empty_values=())
    due = tables.Column(verbose_name="Answer due", empty_values=())
    standing = tables.Column(verbose_name="Where it stands", empty_values=(), orderable=False)
    answer = tables.Column(verbose_name="Last answer", empty_values=())

    class Meta:
        attrs = {"label": "Recommendations", "class": "ev-table--rows"}
        order_by = ("due",)
        empty_text = "No recommendations."

    def __init__(self, records, *, organisation, today):
        self.organisation, self.today = organisation.slug, today
        super().__init__(records)

    def render_ref(self, record):
        url = reverse("scrutiny:recommendation", args=[self.organisation, record.public_id])
        return format_html(
            '<a class="govuk-link ev-nowrap" href="{}"><strong>{}</strong></a>', url, record.ref
        )

    def render_text(self, record):
        source = record.review or record.committee
        return format_html('{} <span class="ev-small ev-quiet">{}</span>', record.text, source)

    def render_asked_of(self, record):
        return record.asked_of or missing("not said")

    def render_due(self, record):
        return short_day(record.answer_due_on) if record.answer_due_on else missing("no date")

    def render_standing(self, record):
        standing = Standing(record, self.today)
        return format_html(
            '<span class="{}">{}</span>', "ev-late" if standing.days_late else "", standing.words
        )

    def render_answer(self, record):
        answer = Standing(record, self.today).answer
        if not answer:
            return missing("none yet")
        return format_html(
            '{} <span class="ev-small ev-quiet">{}</span>', answer, short_day(record.last_answer_on)
        )

    def order_ref(self, records, is_descending):
        sign = "-" if is_descending else ""
        return records.order_by(f"{sign}ref_key", f"{sign}pk"), True

    def order_asked_of(self, records, is_descending):
        sign = "-" if is_descending else ""
        return records.order_by(f"{sign}asked_of", "ref_key", "pk"), True

    def order_due(self, records, is_descending):
        """The longest overdue first; what has its answer comes after what waits for one, then what is closed."""
        due = F("answer_due_on")
        first = due.desc(nulls_last=True) if is_descending else due.asc(nulls_last=True)
        stands = Case(
            When(closed_at__isnull=False, then=2), When(last_answer__isnull=False, then=1), default=0
        )
        return records.order_by(stands, first, "committee__name", "review__title", "ref_key", "pk"), True

    def order_answer(self, records, is_descending):
        field = F("last_answer")
        first = field.desc(nulls_last=True) if is_descending else field.asc(nulls_last=True)
        return records.order_by(first, "ref_key", "pk"), True
