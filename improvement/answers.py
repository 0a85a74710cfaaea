"""Which recommendations an action answers: its own; where it names none, those that its priority answers."""

from collections.abc import Sequence

from django.db.models import Prefetch, prefetch_related_objects

from improvement.models import Action, Recommendation

NOT_ANSWERING = "none"  # in a filter: actions that answer no recommendation


def answering(actions: Sequence[Action]) -> dict[int, list[Recommendation]]:
    """Action → its recommendations in order. Some queries for all of them, none for an action."""
    rows = Recommendation.objects.select_related("source").by_source()
    prefetch_related_objects(
        list(actions),
        Prefetch("recommendations", rows, to_attr="answers_itself"),
        Prefetch("priority__recommendations", rows, to_attr="answers"),
    )
    return {action.pk: action.answers_itself or action.priority.answers for action in actions}
