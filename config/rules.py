"""The rules of the record that the figures check also reads: what cannot be, in records and not in sums."""

from council.roles import Permission
from reports.figures_check.rules import Rules
from scrutiny import rules as scrutiny

RULES = (Rules("The committees’ record", Permission.MANAGE_SCRUTINY, scrutiny.checked),)
