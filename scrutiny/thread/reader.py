"""What somebody who follows a thread may be shown of it."""

from dataclasses import dataclass

from council.models import Organisation, User
from council.roles import Permission
from scrutiny.models.committee import SomeClosed


@dataclass(frozen=True)
class Reader:
    """`user` is None for the system, which sees the whole of the organisation."""

    organisation: Organisation
    user: User | None
    sees_committees: bool = True
    sees_feedback: bool = True
    sees_exempt: bool = True
    sees_evidence: bool = True
    sees_drafts: bool = True  # agendas and minutes that were not published yet

    @classmethod
    def of(cls, user: User | None, organisation: Organisation) -> "Reader":
        if user is None:
            return cls(organisation, None)
        return cls(
            organisation,
            user,
            sees_committees=user.may(Permission.SEE_COMMITTEES, organisation),
            sees_feedback=user.may(Permission.SEE_FEEDBACK, organisation),
            sees_exempt=user.may(Permission.SEE_EXEMPT, organisation),
            sees_evidence=user.may(Permission.SEE_EVIDENCE, organisation),
            sees_drafts=user.may(Permission.MANAGE_MEETINGS, organisation),
        )

    @classmethod
    def of_edition(cls, user: User | None, organisation: Organisation) -> "Reader":
        """For what is kept: everybody who may see the plan reads it, whoever published it."""
        return cls(organisation, user, sees_exempt=False, sees_evidence=False, sees_drafts=False)

    def visible(self, records, permission: Permission = Permission.SEE_PLAN):
        """Of these records, those that the reader may see: what is closed only where they see what is exempt."""
        found = records if self.user is None else records.visible_to(self.user, permission)
        if isinstance(found, SomeClosed) and not self.sees_exempt:
            return found.open()
        return found
