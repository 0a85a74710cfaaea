"""Where the records behind a figure are listed: the pages that a report's figures open, by name."""

from urllib.parse import urlencode

from django.urls import reverse


def _actions(organisation: str, filters) -> str:
    rest = {name: value for name, value in filters.items() if name != "plan"}
    url = reverse("improvement:action-list", args=[organisation, filters["plan"]])
    return f"{url}?{urlencode(rest)}" if rest else url


def _priority(organisation: str, filters) -> str:
    return reverse("improvement:priority", args=[organisation, filters["plan"], filters["number"]])


def _action(organisation: str, filters) -> str:
    return reverse("improvement:action", args=[organisation, filters["plan"], filters["ref"]])


def _records(organisation: str, filters) -> str:
    rest = {name: value for name, value in filters.items() if name not in {"plan", "kind"}}
    url = reverse("improvement:records", args=[organisation, filters["plan"], filters["kind"]])
    return f"{url}?{urlencode(rest)}" if rest else url


# Name of a selection (reports/document.py) → function(slug of the organisation, filters) giving the address.
SELECTIONS = {
    "improvement.actions": _actions,
    "improvement.priority": _priority,
    "improvement.action": _action,
    "improvement.records": _records,
}
