"""The closed lists of the scrutiny app."""

from django.db.models import IntegerChoices, TextChoices


class Numbering(TextChoices):
    """How a committee numbers its minutes."""

    RESOLUTIONS = "resolutions", "Plain numbers, on resolutions only (1, 2, 3)"
    PREFIXED = "prefixed", "A prefix, on every item (CYPSC-1)"
    RUNNING = "running", "Running through the municipal year, on every item but apologies (32, 33)"


class CommitteeKind(TextChoices):
    COMMITTEE = "committee", "Committee"
    PANEL = "panel", "Panel"
    WORKING_GROUP = "working-group", "Working group"


class MemberRole(TextChoices):
    CHAIR = "chair", "Chair"
    VICE_CHAIR = "vice-chair", "Vice-chair"
    MEMBER = "member", "Member"


class MeetingKind(TextChoices):
    ORDINARY = "ordinary", "Ordinary"
    SPECIAL = "special", "Special"
    JOINT = "joint", "Joint"
    WORKING_GROUP = "working-group", "Working group"


class Presence(TextChoices):
    PRESENT = "present", "Present"
    APOLOGIES = "apologies", "Apologies"
    SUBSTITUTE = "substitute", "Substitute"
    ATTENDING = "attending", "Also in attendance"


class Interest(TextChoices):
    PECUNIARY = "pecuniary", "Disclosable pecuniary interest"
    OTHER = "other", "Other interest"
    WHIP = "whip", "Party whip"


class ItemKind(TextChoices):
    """What an agenda item is. Standing ones are on every agenda and print “No items” where there are none."""

    APOLOGIES = "apologies", "Apologies for absence"
    MINUTES = "minutes", "Minutes of the last meeting"
    DECLARATIONS = "declarations", "Declarations of interest"
    BUSINESS = "business", "Business"
    KEY_DECISIONS = "key-decisions", "Notice of key decisions"
    WORK_PROGRAMME = "work-programme", "Work programme"
    NEXT_MEETING = "next-meeting", "Next meeting"
    URGENT = "urgent", "Urgent items"


class Exempt(IntegerChoices):
    """The paragraphs of Part 1 of Schedule 12A to the Local Government Act 1972, as they apply in England."""

    INDIVIDUAL = 1, "Paragraph 1: an individual"
    IDENTITY = 2, "Paragraph 2: what would reveal an individual’s identity"
    FINANCIAL = 3, "Paragraph 3: financial or business affairs"
    LABOUR = 4, "Paragraph 4: labour relations"
    LEGAL = 5, "Paragraph 5: legal professional privilege"
    NOTICE = 6, "Paragraph 6: a notice or order to be given"
    CRIME = 7, "Paragraph 7: prevention or prosecution of crime"


class Answer(TextChoices):
    ACCEPTED = "accepted", "Accepted"
    PARTIALLY = "partially", "Partially accepted"
    IN_PRINCIPLE = "in-principle", "Accepted in principle"
    REJECTED = "rejected", "Rejected"


class ReviewKind(TextChoices):
    REVIEW = "review", "Review"
    IN_DEPTH = "in-depth", "In-depth review"


class CallInOutcome(TextChoices):
    OPEN = "open", "Not yet considered"
    STANDS = "stands", "The decision stands"
    REFERRED_BACK = "referred-back", "Referred back to the decision-maker"
    REFERRED_TO_COUNCIL = "referred-to-council", "Referred to full council"


class ActivityKind(TextChoices):
    """What a table of a committee's activity counts."""

    MEETING = "meeting", "At a meeting"
    WORKING_GROUP = "working-group", "In a working group"
    FOCUS_REPORT = "focus-report", "Ombudsman focus report"
    BUDGET = "budget", "Response to the budget"
    TRAINING = "training", "Training"


class RaisedAs(TextChoices):
    QUESTION = "question", "Public question"
    PETITION = "petition", "Petition"
