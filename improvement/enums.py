"""The closed lists of the improvement app."""

from django.db.models import TextChoices


class Meaning(TextChoices):
    """What a rating means to the sums, whatever a council calls it. Its shape follows from this."""

    NOT_STARTED = "not-started", "Not started"
    SERIOUSLY_DELAYED = "seriously-delayed", "Seriously delayed"
    DELAYED = "delayed", "Delayed"
    ON_TRACK = "on-track", "On track"
    COMPLETE = "complete", "Complete"
    ASSURED = "assured", "Complete and assured"
    CLOSED = "closed", "Closed"


BEHIND = frozenset({Meaning.NOT_STARTED, Meaning.SERIOUSLY_DELAYED, Meaning.DELAYED})
DONE = frozenset({Meaning.COMPLETE, Meaning.ASSURED, Meaning.CLOSED})


class Tone(TextChoices):
    """The colour of a rating: data of the scale, since councils colour alike what they name apart."""

    RED = "red", "Red"
    AMBER = "amber", "Amber"
    GREEN = "green", "Green"
    BLUE = "blue", "Blue"
    GREY = "grey", "Grey"
    NONE = "none", "No colour"


class Provenance(TextChoices):
    """How we know: what was printed, what follows from it, what only fits it, and what was entered here."""

    PUBLISHED = "published", "Published"
    INFERRED = "inferred", "Inferred from what was published"
    RECONSTRUCTED = "reconstructed", "Reconstructed to fit the published totals"
    ENTERED = "entered", "Entered here"


class UpdateKind(TextChoices):
    UPDATE = "update", "Update"
    CLAIM = "claim", "Claim"
    ACCEPTANCE = "acceptance", "Acceptance"
    RETURN = "return", "Return"


class SourceKind(TextChoices):
    INSPECTION = "inspection", "Inspection"
    MONITORING_VISIT = "monitoring-visit", "Monitoring visit"
    IMPROVEMENT_NOTICE = "improvement-notice", "Improvement notice"
    PEER_REVIEW = "peer-review", "Peer review"
    SCRUTINY = "scrutiny", "Scrutiny"
    COMPLAINT = "complaint", "Complaint"


class DateChangeState(TextChoices):
    ASKED = "asked", "Asked for"
    AGREED = "agreed", "Agreed"
    REFUSED = "refused", "Refused"


class Better(TextChoices):
    """Which way an indicator should move; neither where that is for nobody to say, as with contacts."""

    HIGHER = "higher", "Higher is better"
    LOWER = "lower", "Lower is better"
    NEITHER = "neither", "Neither"


class AgainstTarget(TextChoices):
    """How a reading stands to its target."""

    ABOVE = "above", "Above target"
    MEETING = "meeting", "Meeting target"
    WITHIN = "within", "Within tolerance"
    BELOW = "below", "Below target"
    OUTSIDE = "outside", "Outside tolerance"


class NoValue(TextChoices):
    """Why there is no value: as reports name it, and none of them is zero."""

    NOT_COLLECTED = "not collected", "Not collected"
    NOT_APPLICABLE = "not applicable", "Not applicable"
    NOT_PUBLISHED = "not published", "Not published"


class NarrativeSection(TextChoices):
    """The parts of what a report says about a priority, in the order in which it says them."""

    PROGRESS = "progress", "Progress of actions"
    PERFORMANCE = "performance", "Performance indicators"
    QUALITY = "quality", "Quality indicators"
    SUMMARY = "summary", "Summary"


class FindingHeading(TextChoices):
    PRIORITY_ACTION = "priority-action", "Area for priority action"
    TO_IMPROVE = "to-improve", "What needs to improve"
    FINDING = "finding", "Finding"
    OPERATIONAL = "operational", "Operational finding"
    STRATEGIC = "strategic", "Strategic finding"
    STRENGTH = "strength", "Strength"
    CONSIDERATION = "consideration", "Area for further consideration"


class Coverage(TextChoices):
    YES = "yes", "Yes"
    PARTIAL = "partial", "Partial"
    NO = "no", "No"
