"""
What the record holds of a plan none of whose actions is in it: perhaps only the percentages of their ratings,
or what was said and done.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from improvement import prose
from improvement.models import Commitment, Narrative, Plan, RatingShare, ReviewPoint
from reports.prose import counted, listed


@dataclass(frozen=True)
class KnownOtherwise:
    shares: Sequence[RatingShare]  # of the latest review that has any, in the order of the scale
    commitments: int
    narratives: int

    @classmethod
    def take(cls, plan: Plan, as_at: date) -> "KnownOtherwise":
        shares = RatingShare.objects.filter(review_point__plan=plan, review_point__date__lte=as_at)
        shares = list(shares.select_related("rating", "review_point").in_order())
        latest = [share for share in shares if share.review_point_id == shares[-1].review_point_id]
        return cls(
            shares=latest,
            commitments=Commitment.objects.filter(plan=plan).count(),
            narratives=Narrative.objects.filter(priority__plan=plan, review_point__date__lte=as_at).count(),
        )

    def __bool__(self):
        return bool(self.shares or self.commitments or self.narratives)

    @property
    def point(self) -> ReviewPoint | None:
        """The review at which the percentages were published."""
        return self.shares[0].review_point if self.shares else None

    @property
    def heading(self) -> str:
        if self.shares:
            return f"Known only as percentages: {percentages(self.shares)}"
        return "The actions of this plan are not in the record"

    @property
    def lead(self) -> str:
        if self.shares:
            return f"At {self.point}. How many actions these are shares of was not published."
        held = []
        if self.commitments:
            held.append(f"{counted(self.commitments, 'pair')} of what was said and what was done")
        if self.narratives:
            held.append(f"{counted(self.narratives, 'section')} about its priorities")
        return f"The record holds {listed(held)}."


def percentages(shares: Sequence[RatingShare]) -> str:
    """“3% red, 47% amber, 18% green and 32% blue”."""
    return listed([f"{share.percent.normalize():f}% {prose.word(share.rating)}" for share in shares])
