"""
A plan of which only percentages were published: the share of its actions that had each rating at a review.

The shares are printed as they were published. Of how many actions they are shares was not published, so no
count is worked out from them.
"""

from collections.abc import Sequence
from datetime import date

from improvement.models import Plan, RatingShare
from improvement.reports.figures import records
from improvement.reports.parameters import key_of, name_of_day
from improvement.reports.readings import number_of
from improvement.snapshot import Snapshot, value_of
from reports.document import Cell, Column, Document, Kind, Missing, Paragraph, Row, RowKind, Table
from reports.prose import listed


def known_shares(plan: Plan, day: date) -> list[RatingShare]:
    """Those of the latest review up to the day at which any were published, in the order of the scale."""
    shares = RatingShare.objects.filter(review_point__plan=plan, review_point__date__lte=day)
    shares = list(shares.select_related("review_point", "rating").in_order())
    return [share for share in shares if share.review_point_id == shares[-1].review_point_id]


def shares_document(
    plan: Plan, snapshot: Snapshot, shares: Sequence[RatingShare], *, before: date | None = None
) -> Document:
    """What is known of the ratings; beside those of an earlier review, where that is given."""
    return Document(
        title="Ratings, as percentages",
        subtitle=f"{plan.name}, {name_of_day(plan, snapshot.as_at)}",
        organisation=plan.organisation.name,
        as_at=snapshot.as_at,
        blocks=(
            Paragraph(
                f"At {shares[0].review_point}, {listed([_words(share) for share in shares])}. Of how many actions"
                " these are shares was not published, so no numbers of actions are given."
            ),
            compared(plan, before, shares) if before else shares_table(plan, shares),
            key_of(plan, snapshot.as_at),
        ),
    )


def compared(plan: Plan, before: date, shares: Sequence[RatingShare]) -> Table:
    """The shares beside those of an earlier review, in the columns of `rag-comparison`."""
    earlier = {
        share.rating_id: share
        for share in RatingShare.objects.filter(review_point__plan=plan, review_point__date=before)
    }
    on, row = before.isoformat(), []
    for share in shares:
        there = records(plan, "rating-shares", on=on, rating=share.rating.code)
        known = earlier.get(share.rating_id)
        row.append(Cell(number_of(known.percent), there) if known else Cell(Missing.NOT_PUBLISHED))
        row.append(share_cell(plan, share))
    places = max(_places(share) for share in [*shares, *earlier.values()])
    columns = (
        Column(
            key=f"{share.rating.code}-{when.lower()}",
            title=when,
            kind=Kind.PERCENT,
            group=share.rating.label,
            group_rating=value_of(share.rating),
            emphasis=when == "Current",
            places=places,
        )
        for share in shares
        for when in ("Previous", "Current")
    )
    return Table(
        name="rag-comparison",
        title=f"Share of actions by rating, {name_of_day(plan, before)} and {shares[0].review_point}",
        row_header="Plan",
        columns=tuple(columns),
        rows=(Row(label="All actions", cells=tuple(row)),),
        note="Percentages as published. Counts were not published.",
    )


def share_cell(plan: Plan, share: RatingShare) -> Cell:
    """A published percentage with the selection of itself."""
    on = share.review_point.date.isoformat()
    return Cell(number_of(share.percent), records(plan, "rating-shares", on=on, rating=share.rating.code))


def shares_table(plan: Plan, shares: Sequence[RatingShare]) -> Table:
    on = shares[0].review_point.date.isoformat()
    rows = [
        Row(
            label=share.rating.label,
            rating=value_of(share.rating),
            cells=(share_cell(plan, share),),
        )
        for share in shares
    ]
    places = max(_places(share) for share in shares)
    whole = Cell(number_of(sum(share.percent for share in shares)), records(plan, "rating-shares", on=on))
    return Table(
        name="rag-summary",
        title=f"Share of actions by rating, {shares[0].review_point}",
        row_header="Rating",
        columns=(
            Column(key="share", title="Share of actions", kind=Kind.PERCENT, places=places, emphasis=True),
        ),
        rows=(*rows, Row(label="Total", kind=RowKind.TOTAL, cells=(whole,))),
        note="Percentages as published. Counts were not published.",
    )


def _places(share: RatingShare) -> int:
    """How many decimal places the published percentage has."""
    return max(0, -share.percent.normalize().as_tuple().exponent)


def _words(share: RatingShare) -> str:
    return f"{number_of(share.percent)}% were rated {share.rating.label.lower()}"
