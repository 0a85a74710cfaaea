import django_tables2 as tables
from django.utils.html import format_html

NAME = {"cell": {"row_header": True}}


class ActionTable(tables.Table):
    """Actions of a plan on a day: rows are `improvement.lists.Row`."""

    ref = tables.TemplateColumn(
        template_name="improvement/action/cells/ref.html",
        verbose_name="Action",
        order_by=("priority_number", "ref_key"),
        attrs=NAME,
    )
    rating = tables.TemplateColumn(
        template_name="improvement/action/cells/rating.html",
        verbose_name="Rating",
        order_by=("order", "ref_key"),
    )
    before = tables.TemplateColumn(
        template_name="improvement/action/cells/before.html",
        verbose_name="Last meeting",
        order_by=("order_before", "ref_key"),
    )
    due = tables.TemplateColumn(
        template_name="improvement/action/cells/due.html", verbose_name="Due", order_by=("due_key", "ref_key")
    )
    leads = tables.Column(verbose_name="Lead", order_by=("leads", "ref_key"), empty_values=())
    asks = tables.TemplateColumn(
        template_name="improvement/action/cells/asks.html", verbose_name="What to ask about", orderable=False
    )

    class Meta:
        attrs = {"label": "Actions", "class": "ev-table--rows"}
        order_by = ("ref",)
        empty_text = "No actions."

    def render_leads(self, value):
        return value or format_html('<span class="ev-missing">{}</span>', "not published")
