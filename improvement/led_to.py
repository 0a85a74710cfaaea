"""What led to an action, from apps that this one must not know."""

from django.conf import settings
from django.utils.module_loading import import_string

from improvement.models import Action


def led_to(user, action: Action) -> list[tuple[str, str, str]]:
    """(kind, words, address) of each record that this user may see: a lesson of a complaint, say."""
    return [
        found for look_up in import_string(settings.LEADING_TO_ACTIONS) for found in look_up(user, action)
    ]
