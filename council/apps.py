from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CouncilConfig(AppConfig):
    name = "council"
    verbose_name = "Council"

    def ready(self):
        from council import append_only, checks  # noqa: F401  checks register themselves; models must be loaded

        post_migrate.connect(append_only.install_after_migrate, dispatch_uid="append-only")
