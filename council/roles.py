"""
The permission matrix: who may do what. This file is the whole of it.

A person holds roles in an organisation; a role holds permissions. What a permission lets somebody reach is
always cut down to the organisations in which they hold it (`visible_to`).
"""

from django.db.models import TextChoices


class Permission(TextChoices):
    SEE_PLAN = "see_plan", "see plans, ratings, updates and reports"
    SEE_EVIDENCE = "see_evidence", "open evidence files"
    UPDATE_OWN_ACTIONS = "update_own_actions", "update the actions they lead"
    UPDATE_ANY_ACTION = "update_any_action", "update any action, on behalf of somebody"
    MANAGE_PLAN = "manage_plan", "run reviews, change the plan, agree dates, hand actions on"
    DECIDE_EVIDENCE = "decide_evidence", "accept or return claims of an assured rating"
    PUBLISH_REPORT = "publish_report", "publish reports"
    SEE_FEEDBACK = "see_feedback", "see totals, themes and lessons of complaints and compliments"
    HANDLE_FEEDBACK = "handle_feedback", "log and handle every complaint and compliment"
    HANDLE_OWN_CASES = "handle_own_cases", "open the cases they were given to answer"
    SEE_COMMITTEES = "see_committees", "see agendas, minutes, recommendations and key decisions"
    SEE_EXEMPT = "see_exempt", "open exempt items and their papers"
    MANAGE_MEETINGS = "manage_meetings", "build and publish agendas and minutes"
    MANAGE_SCRUTINY = "manage_scrutiny", "keep the work programme, recommendations and their answers"
    PUBLISH_FEEDBACK = "publish_feedback", "publish reports of complaints and compliments"
    ENTER_DATA = "enter_data", "enter data in the admin"
    ENTER_DIRECTORY = "enter_directory", "enter services, teams and closures"
    MANAGE_PEOPLE = "manage_people", "add people and give roles"


class Role(TextChoices):
    ADMINISTRATOR = "administrator", "Administrator"
    PLAN_MANAGER = "plan_manager", "Plan manager"
    ACTION_LEAD = "action_lead", "Action lead"
    QUALITY_ASSURANCE = "quality_assurance", "Quality assurance"
    FEEDBACK_TEAM = "feedback_team", "Feedback team"
    CLERK = "clerk", "Clerk"
    SCRUTINY_OFFICER = "scrutiny_officer", "Scrutiny officer"
    MEMBER = "member", "Committee member"
    # Never granted: what anybody may do without logging in.
    PUBLIC = "public", "Public"


P = Permission
# What everybody who belongs to an organisation may read.
READING = frozenset({P.SEE_PLAN, P.SEE_FEEDBACK, P.SEE_COMMITTEES})
MATRIX: dict[Role, frozenset[Permission]] = {
    Role.ADMINISTRATOR: READING | {P.ENTER_DATA, P.ENTER_DIRECTORY, P.MANAGE_PEOPLE},
    Role.PLAN_MANAGER: READING
    | {P.SEE_EVIDENCE, P.UPDATE_OWN_ACTIONS, P.UPDATE_ANY_ACTION, P.MANAGE_PLAN, P.HANDLE_OWN_CASES}
    | {P.PUBLISH_REPORT, P.ENTER_DATA, P.ENTER_DIRECTORY},
    Role.ACTION_LEAD: READING | {P.SEE_EVIDENCE, P.UPDATE_OWN_ACTIONS, P.HANDLE_OWN_CASES},
    Role.QUALITY_ASSURANCE: READING | {P.SEE_EVIDENCE, P.DECIDE_EVIDENCE, P.HANDLE_OWN_CASES},
    Role.FEEDBACK_TEAM: READING | {P.HANDLE_FEEDBACK, P.PUBLISH_FEEDBACK, P.ENTER_DIRECTORY},
    Role.CLERK: READING
    | {P.SEE_EXEMPT, P.MANAGE_MEETINGS, P.MANAGE_SCRUTINY, P.PUBLISH_REPORT, P.PUBLISH_FEEDBACK},
    Role.SCRUTINY_OFFICER: READING | {P.SEE_EXEMPT, P.MANAGE_SCRUTINY},
    Role.MEMBER: READING | {P.SEE_EXEMPT},
    Role.PUBLIC: frozenset(),
}
# Any of these gives somebody something to do in data entry.
OPEN_DATA_ENTRY = (
    *(P.ENTER_DATA, P.ENTER_DIRECTORY, P.MANAGE_PEOPLE, P.HANDLE_FEEDBACK),
    *(P.MANAGE_MEETINGS, P.MANAGE_SCRUTINY),
)
GRANTABLE = [role for role in Role if role is not Role.PUBLIC]


def roles_with(permission: Permission) -> list[Role]:
    return [role for role, permissions in MATRIX.items() if permission in permissions]
