from django.core.management.commands import migrate

from council import append_only


class Command(migrate.Command):
    """Django's `migrate`, which would stop at our own check of a missing trigger before it could mend it."""

    def execute(self, *args, **options):
        append_only.install(options["database"])
        return super().execute(*args, **options)
