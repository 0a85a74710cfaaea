from council.domain.keeping import keep
from council.models import Organisation
from improvement.models import Finding, PracticeArea, Recommendation, Source


def keep_source(*, organisation: Organisation, slug: str, by, why: str = "", **values) -> Source:
    """The organisation's source with this slug, having these values; saved only where something differs."""
    key = {"organisation": organisation, "slug": slug}
    return keep(Source.objects.all(), by=by, why=why, key=key, values=values)


def keep_recommendation(*, source: Source, ref: str, by, why: str = "", **values) -> Recommendation:
    key = {"source": source, "ref": ref}
    return keep(Recommendation.objects.all(), by=by, why=why, key=key, values=values)


def keep_finding(*, source: Source, number: int, by, why: str = "", **values) -> Finding:
    key = {"source": source, "number": number}
    return keep(Finding.objects.all(), by=by, why=why, key=key, values=values)


def keep_practice_area(*, source: Source, number: int, by, why: str = "", **values) -> PracticeArea:
    key = {"source": source, "number": number}
    return keep(PracticeArea.objects.all(), by=by, why=why, key=key, values=values)
