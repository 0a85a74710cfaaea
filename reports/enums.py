from django.db.models import TextChoices


class EditionKind(TextChoices):
    PUBLISHED = "published", "Published here"
    TRANSCRIBED = "transcribed", "Transcribed from a printed paper"
