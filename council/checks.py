"""System checks: what must be true of an installation before it may serve."""

from django.core.checks import Error, Tags, register

from council import append_only


@register(Tags.database)
def ledgers_are_append_only(app_configs, databases, **kwargs):
    return [
        Error(
            f"The trigger {name} is missing from the database, so a ledger could be changed.",
            hint="Run `manage.py migrate`: it puts every missing trigger back.",
            id="council.E001",
        )
        for using in databases or []
        for name in append_only.missing(using)
    ]
