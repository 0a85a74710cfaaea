from feedback.models import FeedbackSettings


def settings_of(organisation) -> FeedbackSettings | None:
    """How this organisation hears complaints, with its procedures; none where feedback is not set up."""
    found = FeedbackSettings.objects.filter(organisation=organisation)
    return found.select_related("organisation", "statutory", "corporate").first()
