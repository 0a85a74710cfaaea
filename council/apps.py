from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CouncilConfig(AppConfig):
    name = "council"
    verbose_name = "Council"

    def ready(self):
        # Checks register themselves when they are imported, and all of them want models that are loaded.
        from council import append_only, checks, converters  # noqa: F401

        converters.register()
        post_migrate.connect(append_only.install_after_migrate, dispatch_uid="append-only")
