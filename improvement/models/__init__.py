from improvement.models.action import Action, ActionLead, ActionQuerySet
from improvement.models.date_change import DateChange
from improvement.models.evidence import Evidence, EvidenceVersion
from improvement.models.plan import Plan
from improvement.models.priority import Priority
from improvement.models.review_point import ReviewPoint
from improvement.models.scale import Rating, RatingScale, RatingWording
from improvement.models.source import Recommendation, Source
from improvement.models.update import Update, UpdateEvidence

__all__ = [
    "Action",
    "ActionLead",
    "ActionQuerySet",
    "DateChange",
    "Evidence",
    "EvidenceVersion",
    "Plan",
    "Priority",
    "Rating",
    "RatingScale",
    "RatingWording",
    "Recommendation",
    "ReviewPoint",
    "Source",
    "Update",
    "UpdateEvidence",
]
