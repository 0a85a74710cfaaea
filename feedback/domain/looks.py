from feedback.models import Complaint, Look


def record_look(*, complaint: Complaint, user, at_what: str) -> Look:
    """Keep that somebody opened a case, or something of it: “Case”, “File”, “Export”."""
    return Look.objects.create(complaint=complaint, user=user, at_what=at_what)


def record_looks(*, complaints, user, at_what: str) -> None:
    """Keep that somebody saw many cases at once, as in an export: one write, however many there are."""
    looks = [Look(complaint=complaint, user=user, at_what=at_what) for complaint in complaints]
    Look.objects.bulk_create(looks, batch_size=500)  # untracked: a look is history itself
