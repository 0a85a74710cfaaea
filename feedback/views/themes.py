"""Themes under their canonical names, with how often each was mentioned in a year: for everybody, as totals."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from council.access import organisation_for
from council.roles import Permission
from feedback import theme_totals
from feedback.forms.year import YearForm
from feedback.reports.year import Year
from feedback.reports.year_tables import tables_in
from feedback.views.trail import SECTION, crumbs
from feedback.years import MONTHS


@require_safe
def theme_list(request, organisation):
    organisation = organisation_for(request, organisation, Permission.SEE_FEEDBACK)
    today = timezone.localdate()
    form = YearForm(request.GET, organisation=organisation, today=today)
    year = Year.load(organisation, form.asked(), today)
    tables = tables_in(year)
    rows = theme_totals.of_year(year, tables)
    table = tables.get(theme_totals.TABLE)
    context = {
        "heading": heading(theme_totals.leading(rows, 2), year),
        "note": table.note if table else "",
        "rows": rows,
        "year": year,
        "quarters": [(f"Q{number}", months) for number, months in MONTHS.items()],
        # Only who may open every case is led from a number to those behind it.
        "may_open": request.user.may(Permission.HANDLE_FEEDBACK, organisation),
        "form": form,
        "caption": f"Themes of stage one complaints, {year.label}",
        "section": SECTION,
        "crumbs": crumbs(organisation),
    }
    status = 400 if form.is_bound and form.errors else 200
    return render(request, "feedback/themes/list.html", context, status=status)


def heading(leading: list[theme_totals.ThemeTotals], year: Year) -> str:
    """The theme that was mentioned most, where one was and that may be seen."""
    if not leading:
        return f"Themes of complaints in {year.label}"
    if len(leading) > 1 and leading[0].total == leading[1].total:
        return f"“{leading[0].theme}” and “{leading[1].theme}” were mentioned most"
    return (
        f"“{leading[0].theme}” was mentioned most: {leading[0].total} times"
        if leading[0].total > 1
        else (f"“{leading[0].theme}” was mentioned once")
    )
