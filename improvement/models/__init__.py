from improvement.models.action import Action, ActionLead, ActionQuerySet
from improvement.models.assurance import AssuranceLevel, AssuranceOpinion
from improvement.models.challenge import Challenge
from improvement.models.commitment import Commitment
from improvement.models.date_change import DateChange
from improvement.models.evidence import Evidence, EvidenceVersion
from improvement.models.finding import Finding, PracticeArea
from improvement.models.indicator import Indicator, IndicatorTarget, Reading
from improvement.models.narrative import Narrative
from improvement.models.paper import Paper
from improvement.models.plan import Plan
from improvement.models.priority import Priority
from improvement.models.rating_share import RatingShare
from improvement.models.review_point import ReviewPoint
from improvement.models.scale import Rating, RatingScale, RatingWording
from improvement.models.source import Recommendation, Source
from improvement.models.update import Update, UpdateEvidence

__all__ = [
    "Action",
    "ActionLead",
    "ActionQuerySet",
    "AssuranceLevel",
    "AssuranceOpinion",
    "Challenge",
    "Commitment",
    "DateChange",
    "Evidence",
    "EvidenceVersion",
    "Finding",
    "Indicator",
    "IndicatorTarget",
    "Narrative",
    "Paper",
    "Plan",
    "PracticeArea",
    "Priority",
    "Rating",
    "RatingScale",
    "RatingShare",
    "RatingWording",
    "Reading",
    "Recommendation",
    "ReviewPoint",
    "Source",
    "Update",
    "UpdateEvidence",
]
