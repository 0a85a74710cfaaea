"""Indicators as they were published, kept by their slug; each function saves only where something differs."""

from datetime import date

from council.domain.keeping import keep
from improvement.models import Indicator, IndicatorTarget, Plan, Reading


def keep_indicator(*, plan: Plan, slug: str, by, why: str = "", **values) -> Indicator:
    key = {"plan": plan, "slug": slug}
    return keep(Indicator.objects.all(), by=by, why=why, key=key, values=values)


def keep_target(*, indicator: Indicator, holds_from: date, by, why: str = "", **values) -> IndicatorTarget:
    key = {"indicator": indicator, "holds_from": holds_from}
    return keep(IndicatorTarget.objects.all(), by=by, why=why, key=key, values=values)


def keep_reading(*, indicator: Indicator, period_end: date, by, why: str = "", **values) -> Reading:
    key = {"indicator": indicator, "period_end": period_end}
    return keep(Reading.objects.all(), by=by, why=why, key=key, values=values)
