"""The smaller lists of feedback, as tables that sort in the database."""

import django_tables2 as tables
from django.db.models import F
from django.urls import reverse
from django.utils.html import format_html

from feedback.tables import NAME, missing, short_day
from reports.formatting import money


class RecordTable(tables.Table):
    """`organisation` is known to the cells, which lead to pages of it."""

    def __init__(self, records, *, organisation, **kwargs):
        self.organisation = organisation.slug
        super().__init__(records, **kwargs)

    def url(self, name: str, *args) -> str:
        return reverse(f"feedback:{name}", args=[self.organisation, *args])

    def link_to_case(self, case) -> str:
        if case is None:
            return missing("none")
        return format_html('<a class="govuk-link" href="{}">{}</a>', self.url("case", case.ref), case.ref)


class PreComplaintTable(RecordTable):
    ref = tables.Column(verbose_name="Pre-complaint", order_by=("ref_key", "pk"), attrs=NAME)
    received_on = tables.Column(verbose_name="Received", order_by=("received_on", "ref_key", "pk"))
    teams = tables.Column(verbose_name="Team", empty_values=(), orderable=False)
    category = tables.Column(verbose_name="Who raised it", order_by=("category", "ref_key", "pk"))
    standing = tables.Column(verbose_name="Where it stands", empty_values=(), orderable=False)

    class Meta:
        attrs = {"label": "Pre-complaints", "class": "ev-table--rows"}
        order_by = ("-received_on",)

    def render_ref(self, record):
        url = self.url("pre-complaint", record.ref)
        return format_html('<a class="govuk-link" href="{}"><strong>{}</strong></a>', url, record.ref)

    def render_received_on(self, value):
        return short_day(value)

    def render_teams(self, record):
        return ", ".join(sorted(team.name for team in record.teams.all())) or missing("none named")

    def render_standing(self, record):
        if record.escalated_on:
            day, case = short_day(record.escalated_on), self.link_to_case(record.escalated_to)
            return format_html("Became {} {}", case, day)
        if record.resolved_on:
            return format_html("Resolved {}", short_day(record.resolved_on))
        return format_html('<span class="ev-strong">{}</span>', "Not settled yet")


class ComplimentTable(RecordTable):
    received_on = tables.Column(verbose_name="Received", order_by=("received_on", "pk"), attrs=NAME)
    team = tables.Column(verbose_name="Team", order_by=("team__name", "received_on", "pk"))
    category = tables.Column(verbose_name="Who wrote", order_by=("category", "received_on", "pk"))
    words = tables.Column(verbose_name="What they said", empty_values=(), orderable=False)
    quotation = tables.Column(verbose_name="Quotation for publication", empty_values=(), orderable=False)

    class Meta:
        attrs = {"label": "Compliments", "class": "ev-table--rows"}
        order_by = ("-received_on",)

    def render_received_on(self, record):
        url = self.url("compliment", record.public_id)
        words = format_html(
            '<span class="govuk-visually-hidden">Compliment of </span>{}', short_day(record.received_on)
        )
        return format_html('<a class="govuk-link" href="{}">{}</a>', url, words)

    def render_words(self, record):
        return record.words or missing("not kept")

    def render_quotation(self, record):
        return format_html("“{}”", record.quotation) if record.quotation else missing("none approved")


class ReferralTable(RecordTable):
    ref = tables.Column(
        verbose_name="Ombudsman’s reference", empty_values=(), order_by=("ref", "pk"), attrs=NAME
    )
    received_on = tables.Column(verbose_name="Notified", order_by=("received_on", "pk"))
    complaint = tables.Column(verbose_name="Case", empty_values=(), order_by=("complaint__ref_key", "pk"))
    determination = tables.Column(
        verbose_name="What the Ombudsman said", order_by=("determination", "received_on", "pk")
    )
    decided_on = tables.Column(verbose_name="Decided", empty_values=())

    class Meta:
        attrs = {"label": "Referrals to the Ombudsman", "class": "ev-table--rows"}
        order_by = ("-received_on",)

    def render_ref(self, record):
        url = self.url("ombudsman-decide", record.public_id)
        return format_html('<a class="govuk-link" href="{}">{}</a>', url, record)

    def render_received_on(self, value):
        return short_day(value)

    def render_complaint(self, record):
        return self.link_to_case(record.complaint)

    def render_decided_on(self, record):
        return short_day(record.decided_on) if record.decided_on else missing("not yet")

    def order_decided_on(self, records, is_descending):
        day = F("decided_on")
        return records.order_by(
            day.desc(nulls_last=True) if is_descending else day.asc(nulls_last=True), "pk"
        ), True


class CostTable(RecordTable):
    paid_on = tables.Column(
        verbose_name="Paid", order_by=("paid_on", "pk"), attrs=NAME, footer="All together"
    )
    kind = tables.Column(verbose_name="Kind", order_by=("kind", "paid_on", "pk"))
    complaint = tables.Column(verbose_name="Case", empty_values=(), order_by=("complaint__ref_key", "pk"))
    amount = tables.Column(verbose_name="Amount", order_by=("amount", "pk"), attrs={"numeric": True})

    class Meta:
        attrs = {"label": "Costs and compensation"}
        order_by = ("-paid_on",)

    def __init__(self, records, *, total, **kwargs):
        super().__init__(records, **kwargs)
        self.columns["amount"].column._footer = money(total)

    def render_paid_on(self, value):
        return short_day(value)

    def render_complaint(self, record):
        return self.link_to_case(record.complaint)

    def render_amount(self, value):
        return money(value)
