"""Follow hundreds of figures to the lists behind them."""

from functools import cache

from django.http import HttpResponse

from improvement.flags import flags
from improvement.snapshot import Comparison
from improvement.views import action_list, records


def follow_with(client, monkeypatch):
    """
    A function from an address to the number of records that it lists.

    Each address is opened once, and its view says what it would have drawn. The record stays as it is while
    they are followed, so what stands on a day, and its flags, are worked out once.
    """
    for view in (action_list, records):
        monkeypatch.setattr(view, "render", _undrawn)
    monkeypatch.setattr(action_list.Comparison, "take", cache(Comparison.take))
    monkeypatch.setattr(action_list, "flags", _once_for_each_snapshot(flags))

    @cache
    def count(url: str) -> int:
        response = client.get(url)
        assert response.status_code == 200, url
        return response.comes_to

    return count


def _undrawn(request, template, context, status=200):
    response = HttpResponse(status=status)
    response.comes_to = context["listing"].comes_to if "listing" in context else len(context["table"].rows)
    return response


def _once_for_each_snapshot(function):
    known = {}

    def remembered(plan, snapshot):
        if id(snapshot) not in known:
            known[id(snapshot)] = function(plan, snapshot)
        return known[id(snapshot)]

    return remembered
