"""The closed lists of the feedback app."""

from django.db.models import TextChoices


class Stream(TextChoices):
    """Under which law a complaint is heard. A corporate one is not about statutory children's services."""

    STATUTORY = "statutory", "Statutory"
    CORPORATE = "corporate", "Corporate (non-statutory)"


class Starts(TextChoices):
    """What starts the clock of a stage. Where two days could, both are kept and both dates shown."""

    REQUEST = "request", "The request"
    REQUEST_OR_STATEMENT = "request-or-statement", "The request or the agreed statement of complaint"


class StartCounted(TextChoices):
    """Which of two possible starts an organisation counts from."""

    STRICTER = "stricter", "The earlier"
    REQUEST = "request", "The request"
    STATEMENT = "statement", "The agreed statement of complaint"


class CountsFrom(TextChoices):
    """From when a step of a stage has its days."""

    START = "start", "The start of the stage"
    STEP_BEFORE = "step-before", "The step before"


class Outcome(TextChoices):
    UPHELD = "upheld", "Upheld"
    PARTIALLY_UPHELD = "partially-upheld", "Partially upheld"
    NOT_UPHELD = "not-upheld", "Not upheld"
    UNSUBSTANTIATED = "unsubstantiated", "Unsubstantiated or withdrawn"
    # Scotland's: agreed with the complainant, without finding for or against. England's papers have no such column.
    RESOLVED = "resolved", "Resolved"


class ComplainantCategory(TextChoices):
    YOUNG_PERSON = "young-person", "Child or young person"
    PARENT = "parent", "Parent"
    RELATIVE = "relative", "Other relative"
    CARER = "carer", "Foster carer, special guardian or adopter"
    ADVOCATE = "advocate", "Advocate"
    PROFESSIONAL = "professional", "Professional"
    OTHER = "other", "Somebody else"
    NOT_RECORDED = "not-recorded", "Not recorded"


class Consent(TextChoices):
    """Whether the child or young person agrees to somebody complaining for them."""

    NOT_NEEDED = "not-needed", "Not needed"
    ASKED = "asked", "Asked for"
    GIVEN = "given", "Given"
    REFUSED = "refused", "Refused"
    NOT_RECORDED = "not-recorded", "Not recorded"


class Advocacy(TextChoices):
    OFFERED = "offered", "Offered"
    ACCEPTED = "accepted", "Offered and accepted"
    DECLINED = "declined", "Offered and declined"
    NOT_APPLICABLE = "not-applicable", "Not applicable"
    NOT_RECORDED = "not-recorded", "Not recorded"


class Channel(TextChoices):
    TELEPHONE = "telephone", "Telephone"
    EMAIL = "email", "E-mail"
    LETTER = "letter", "Letter"
    FORM = "form", "Form on the website"
    IN_PERSON = "in-person", "In person"
    NOT_RECORDED = "not-recorded", "Not recorded"


class ClockChangeKind(TextChoices):
    EXTENDED = "extended", "Extended"
    PAUSED = "paused", "Paused"
    RESTARTED = "restarted", "Restarted"
    START_MOVED = "start-moved", "Start moved"
    CALENDAR = "calendar", "Working days changed"


class Determination(TextChoices):
    """What the Ombudsman said of a referral."""

    OPEN = "open", "Still making enquiries"
    NO_ACTION = "no-action", "No further action"
    PROCEDURE_CHANGE = "procedure-change", "Change of procedure recommended"
    STAGE_TWO_ADVISED = "stage-two-advised", "Stage two investigation recommended"
    PREMATURE = "premature", "Premature"
    OUT_OF_JURISDICTION = "out-of-jurisdiction", "Out of jurisdiction"
    UPHELD = "upheld", "Upheld"
    REMEDY = "remedy", "Upheld with a remedy"


class CostKind(TextChoices):
    INVESTIGATION = "investigation", "Investigation"
    COMPENSATION = "compensation", "Compensation"


class Figure(TextChoices):
    """
    What a baseline counts: an aggregate that is known only as it was published.

    Numbers received, but for `TIMELINESS` (a percentage) and the two costs (pounds).
    """

    PRE_COMPLAINTS = "pre-complaints", "Pre-complaints received"
    STAGE_ONE = "stage-1", "Stage one complaints received"
    STAGE_TWO = "stage-2", "Stage two complaints received"
    STAGE_THREE = "stage-3", "Stage three complaints received"
    CORPORATE = "corporate", "Corporate complaints received"
    STAGE_ONE_OF_TEAM = "stage-1-of-team", "Stage one complaints received about a team or a group of teams"
    YOUNG_PEOPLE = "young-people", "Complaints received from young people"
    TIMELINESS = "timeliness", "Percentage of stage one responses in timescale"
    COMPLIMENTS = "compliments", "Compliments received"
    COMPENSATION = "compensation", "Compensation paid"
    INVESTIGATION = "investigation", "Cost of investigations"


class Collected(TextChoices):
    """What an organisation began to record on a day: before it, a figure is “not collected”, never 0."""

    ELEMENT_OUTCOMES = "element-outcomes", "Outcomes of the elements of a complaint"
    OUTCOMES_BEFORE_PANEL = "outcomes-before-panel", "Outcomes of elements before a panel"


class RecordKind(TextChoices):
    """Kinds of record that are kept for different times."""

    STATUTORY = "statutory", "Statutory complaints"
    CORPORATE = "corporate", "Corporate complaints"
    PRE_COMPLAINT = "pre-complaint", "Pre-complaints"
    COMPLIMENT = "compliment", "Compliments"
