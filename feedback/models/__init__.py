from feedback.models.baseline import Baseline
from feedback.models.case_file import CaseFile, Look, Note
from feedback.models.complaint import Complaint, Handler
from feedback.models.compliment import Compliment
from feedback.models.cost import Cost
from feedback.models.disposal import Disposal, DisposalItem
from feedback.models.lesson import Lesson
from feedback.models.narrative import FeedbackNarrative
from feedback.models.ombudsman import OmbudsmanReferral
from feedback.models.pre_complaint import PreComplaint
from feedback.models.procedure import Procedure, ProcedureStage, ProcedureStep
from feedback.models.published_team import PublishedTeam
from feedback.models.settings import CollectionStart, FeedbackSettings, RetentionRule
from feedback.models.stage import Clock, ClockChange, Element, Stage
from feedback.models.theme import Subject, Theme, ThemeName

__all__ = [
    "Baseline",
    "CaseFile",
    "Clock",
    "ClockChange",
    "CollectionStart",
    "Complaint",
    "Compliment",
    "Cost",
    "Disposal",
    "DisposalItem",
    "Element",
    "FeedbackNarrative",
    "FeedbackSettings",
    "Handler",
    "Lesson",
    "Look",
    "Note",
    "OmbudsmanReferral",
    "PreComplaint",
    "Procedure",
    "ProcedureStage",
    "ProcedureStep",
    "PublishedTeam",
    "RetentionRule",
    "Stage",
    "Subject",
    "Theme",
    "ThemeName",
]
