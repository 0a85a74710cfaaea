"""
Writing to the rating ledger. Every function adds one row and changes none.

The action is locked first, so rows of one action are numbered in the order in which they were saved, and two
people who save at once are taken one after the other: the second, who had not seen the first's row, is told.
"""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from improvement.enums import Provenance, UpdateKind
from improvement.models import Action, EvidenceVersion, Rating, Update, UpdateEvidence

WORDS_MAX = 1500


class StaleUpdate(Exception):
    """Somebody saved since this person opened the form. `latest` is the row they had not seen."""

    def __init__(self, latest: Update):
        super().__init__("Somebody else has updated this action")
        self.latest = latest


@transaction.atomic
def record_update(
    *,
    action: Action,
    rating: Rating,
    words: str,
    holds_from: date,
    today: date,
    by,
    said_by: str = "",
    seen: Update | None = None,
    check_seen: bool = False,
) -> Update:
    """
    Add a lead's rating of an action, from a day on.

    `said_by` names who said it where somebody else types it. With `check_seen`, `seen` is the row that the
    form showed as the last one. Raises StaleUpdate where a later one has come, and ValidationError by field
    (`rating`, `words`, `holds_from`) where the rules refuse: an assured rating is claimed, not given; red and
    amber need an explanation; no rating holds from a day to come or from before the action joined the plan.
    """
    action = _lock(action)
    _refuse_stale(action, seen, check_seen)
    standing = standing_row(action, today)
    if rating.is_assured and not (standing and standing.rating_id == rating.pk):
        raise ValidationError({"rating": "Quality assurance gives this rating: make a claim, with evidence"})
    check_rating(action, rating, words, holds_from, today)
    return _add(action, UpdateKind.UPDATE, rating, words, holds_from, by, said_by)


@transaction.atomic
def claim(
    *,
    action: Action,
    rating: Rating,
    versions: Sequence[EvidenceVersion],
    words: str,
    holds_from: date,
    today: date,
    by,
    said_by: str = "",
    seen: Update | None = None,
    check_seen: bool = False,
) -> Update:
    """
    Say that an action deserves an assured rating, with the evidence for it; quality assurance decides.

    Until then the action counts as the scale says. Raises as `record_update` does, and ValidationError on
    `evidence` where there is none, and on `rating` where a claim is waiting already.
    """
    action = _lock(action)
    _refuse_stale(action, seen, check_seen)
    if not rating.is_assured:
        raise ValidationError({"rating": "This rating needs no claim"})
    if not versions:
        raise ValidationError({"evidence": f"Add the evidence that the action is {rating.label.lower()}"})
    if any(version.evidence.action_id != action.pk for version in versions):
        raise ValidationError({"evidence": "Choose evidence of this action"})
    if action.updates.unanswered_claims().exists():
        raise ValidationError({"rating": "A claim for this action is waiting for quality assurance"})
    check_rating(action, rating.claim_counts_as, words, holds_from, today)
    row = _add(
        action, UpdateKind.CLAIM, rating.claim_counts_as, words, holds_from, by, said_by, claimed=rating
    )
    _name_evidence(row, versions)
    return row


@transaction.atomic
def accept(*, claim: Update, versions: Sequence[EvidenceVersion], words: str, today: date, by) -> Update:
    """
    Quality assurance accepts a claim, on evidence: the action has the assured rating from today.

    Raises ValidationError where no evidence is accepted, the claim has been answered, or the person made it.
    """
    action = _lock(claim.action)
    _refuse_answered(claim, by)
    presented = set(claim.evidence.values_list("pk", flat=True))
    if not versions:
        raise ValidationError({"evidence": "Choose the evidence that you accept"})
    if any(version.pk not in presented for version in versions):
        raise ValidationError({"evidence": "Choose from the evidence of this claim"})
    row = _add(action, UpdateKind.ACCEPTANCE, claim.claimed, words, today, by, "", answers=claim)
    _name_evidence(row, versions)
    return row


@transaction.atomic
def return_claim(*, claim: Update, words: str, today: date, by, rating: Rating | None = None) -> Update:
    """
    Quality assurance returns a claim and says what is missing. The rating that stands from today is `rating`,
    or the one before the claim. Raises ValidationError as `accept` does, and on `words` where there are none.
    """
    action = _lock(claim.action)
    _refuse_answered(claim, by)
    if not words.strip():
        raise ValidationError({"words": "Say what is missing, so that the lead can send it"})
    rating = rating or rating_before(claim)
    if rating.is_assured or rating.scale_id != claim.rating.scale_id:
        raise ValidationError({"rating": "Choose a rating of this scale that is not assured"})
    return _add(action, UpdateKind.RETURN, rating, words, today, by, "", answers=claim)


@transaction.atomic
def correct(
    *,
    update: Update,
    rating: Rating,
    why: str,
    today: date,
    by,
    words: str = "",
    holds_from: date | None = None,
) -> Update:
    """
    Put a mistaken row right by a row that names it; both stay on the record.

    `words` and `holds_from` are the explanation and the day as they should have been; without them those of
    the mistaken row stand. Raises ValidationError where no reason is given, the row has been corrected, a
    later row holds from the same day, the rating is assured, or no rating can hold from the day.
    """
    action = _lock(update.action)
    if not why.strip():
        raise ValidationError({"why": "Give the reason for the correction"})
    if update.corrected_by.exists():
        raise ValidationError({"why": "This row has been put right already: correct the later one"})
    if rating.is_assured and not (update.kind == UpdateKind.UPDATE and update.rating_id == rating.pk):
        raise ValidationError({"rating": "Only quality assurance can give this rating, by accepting a claim"})
    words = words.strip() or update.words
    holds_from = holds_from or update.holds_from
    # Rows of one day count in the order in which they were saved, so a correction would overrule what was
    # said after the mistake: an acceptance of the claim, say.
    if action.updates.standing(holds_from).filter(holds_from=holds_from, pk__gt=update.pk).exists():
        raise ValidationError(
            {"why": f"There is a later row from {holds_from:%-d %B %Y}: that one counts, so correct that one"}
        )
    check_rating(action, rating, words, holds_from, today)
    return _add(
        action,
        UpdateKind.UPDATE,
        rating,
        words,
        holds_from,
        by,
        update.said_by,
        corrects=update,
        why_corrected=why.strip(),
    )


def record_published(
    *, action: Action, kind: str, rating: Rating, holds_from: date, words: str, said_by: str, provenance: str
) -> Update | None:
    """
    Add a rating as it was printed, guessed or fitted; None where the ledger has it. The rules for what is
    entered here do not bind it.
    """
    if provenance == Provenance.ENTERED:
        raise ValueError("what is entered here goes through record_update or claim")
    if action.updates.filter(kind=kind, rating=rating, holds_from=holds_from, provenance=provenance).exists():
        return None
    return _add(action, kind, rating, words, holds_from, None, said_by, provenance=provenance)


def standing_row(action: Action, as_at: date) -> Update | None:
    """The ledger row that speaks for the action on the day."""
    rows = action.updates.standing(as_at).select_related("rating").latest_first()
    return rows.first()


def rating_before(claim: Update) -> Rating:
    """
    The rating that would stand if the claim had not been made, where a mistake has been put right since too;
    what the claim counts as where there is none.
    """
    rows = claim.action.updates.standing(date.max).exclude(pk=claim.pk).select_related("rating")
    row = rows.latest_first().first()
    return claim.rating if row is None or row.rating.is_assured else row.rating


def _lock(action: Action) -> Action:
    locked = Action.objects.select_for_update(of=("self",)).select_related("plan").get(pk=action.pk)
    if locked.withdrawn_on:
        raise ValidationError("This action has left the plan, so its rating no longer changes")
    return locked


def _refuse_stale(action: Action, seen: Update | None, check_seen: bool) -> None:
    latest = action.updates.order_by("-pk").select_related("rating", "claimed").first()
    if check_seen and latest is not None and (seen is None or latest.pk != seen.pk):
        raise StaleUpdate(latest)


def _refuse_answered(claim: Update, by) -> None:
    answer = claim.answered_by.order_by("pk").first()
    if answer:
        word = "accepted" if answer.kind == UpdateKind.ACCEPTANCE else "returned"
        day = f"{timezone.localtime(answer.recorded_at):%-d %B %Y}"
        raise ValidationError(f"{answer.said_by or 'Somebody'} has {word} this claim already, on {day}")
    if not Update.objects.unanswered_claims().filter(pk=claim.pk).exists():
        raise ValidationError("This claim has been put right since, so there is nothing to decide")
    if by is not None and claim.typed_by_id == by.pk:
        raise ValidationError("Somebody else must decide: you made this claim")


def check_rating(action: Action, rating: Rating, words: str, holds_from: date, today: date) -> None:
    """Raise ValidationError by field where the rules refuse what is entered here."""
    errors = {}
    if rating.scale_id != action.plan.scale_id:
        errors["rating"] = "Choose a rating of this plan’s scale"
    if rating.explanation_required and not words.strip():
        errors["words"] = f"Say why the action is {rating.label.lower()}"
    elif len(words) > WORDS_MAX:
        errors["words"] = f"Use {WORDS_MAX:,} characters or fewer"
    if holds_from > today:
        errors["holds_from"] = "The date of the rating must be today or in the past"
    elif holds_from < action.joined_on:
        errors["holds_from"] = f"The action joined the plan on {action.joined_on:%-d %B %Y}"
    if errors:
        raise ValidationError(errors)


def _add(action, kind, rating, words, holds_from, by, said_by, **fields) -> Update:
    typed_by_name = str(by) if by else ""
    return Update.objects.create(
        action=action,
        kind=kind,
        rating=rating,
        words=words.strip(),
        holds_from=holds_from,
        typed_by=by,
        typed_by_name=typed_by_name,
        said_by=said_by.strip() or typed_by_name,
        **fields,
    )


def _name_evidence(row: Update, versions: Sequence[EvidenceVersion]) -> None:
    UpdateEvidence.objects.bulk_create(UpdateEvidence(update=row, version=version) for version in versions)
