"""What other apps find in their own records, shown beside what the check finds in print."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from council.models import Organisation
from council.roles import Permission
from reports.figures_check.finding import Finding


@dataclass(frozen=True)
class Rules:
    """One app's rules: `permission` is what somebody needs who reads what they find."""

    title: str
    permission: Permission
    find: Callable[[Organisation], list[Finding]]


def all_rules() -> tuple[Rules, ...]:
    """Those of the installation, as config/rules.py lists them."""
    return import_string(settings.RULES)
