"""The permission matrix, written out a second time as a person would say it."""

import pytest

from council.roles import GRANTABLE, MATRIX, Permission, Role, roles_with
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory
from tests.factories.user import UserFactory

EXPECTED = {
    "administrator": "see_plan see_committees see_feedback enter_data enter_directory manage_people",
    "plan_manager": (
        "see_plan see_committees see_evidence update_own_actions update_any_action manage_plan publish_report "
        "enter_data enter_directory see_feedback handle_own_cases"
    ),
    "action_lead": "see_plan see_committees see_evidence update_own_actions see_feedback handle_own_cases",
    "quality_assurance": "see_plan see_committees see_evidence decide_evidence see_feedback handle_own_cases",
    "feedback_team": "see_plan see_committees see_feedback handle_feedback publish_feedback enter_directory",
    "clerk": (
        "see_plan see_committees see_exempt manage_meetings manage_scrutiny publish_report see_feedback "
        "publish_feedback"
    ),
    "scrutiny_officer": "see_plan see_committees see_exempt manage_scrutiny see_feedback",
    "member": "see_plan see_committees see_exempt see_feedback",
    "public": "",
}


def test_the_table_is_about_every_role():
    assert sorted(EXPECTED) == sorted(MATRIX) == sorted(Role.values)


@pytest.mark.parametrize("role", EXPECTED)
def test_a_role_holds_these_permissions_and_no_other(role):
    assert sorted(MATRIX[Role(role)]) == sorted(EXPECTED[role].split())


def test_the_public_is_a_role_that_nobody_is_given():
    assert sorted({*Role} - {*GRANTABLE}) == [Role.PUBLIC]


def test_the_roles_that_may_decide_on_evidence():
    assert roles_with(Permission.DECIDE_EVIDENCE) == [Role.QUALITY_ASSURANCE]


@pytest.mark.django_db
@pytest.mark.parametrize("role", GRANTABLE)
def test_a_member_may_do_what_the_matrix_says_here_and_nothing_elsewhere(role):
    here, elsewhere = OrganisationFactory(), OrganisationFactory()
    user = member(here, role)
    assert {p for p in Permission if user.may(p, here)} == MATRIX[role]
    assert {p for p in Permission if user.may(p, elsewhere)} == set()
    assert {p: user.organisation_ids(p) for p in Permission} == {
        p: [here.pk] if p in MATRIX[role] else [] for p in Permission
    }


@pytest.mark.django_db
def test_roles_add_up():
    organisation = OrganisationFactory()
    user = member(organisation, Role.CLERK, Role.QUALITY_ASSURANCE)
    assert user.roles_in(organisation) == {Role.CLERK, Role.QUALITY_ASSURANCE}
    assert user.may(Permission.DECIDE_EVIDENCE, organisation)


@pytest.mark.django_db
def test_a_member_without_a_role_belongs_and_may_do_nothing():
    organisation = OrganisationFactory()
    user = member(organisation)
    assert user.belongs_to(organisation)
    assert {p for p in Permission if user.may(p, organisation)} == set()


@pytest.mark.django_db
def test_somebody_who_may_no_longer_log_in_may_do_nothing():
    organisation = OrganisationFactory()
    user = member(organisation, Role.PLAN_MANAGER, is_active=False)
    assert {p for p in Permission if user.may(p, organisation)} == set()
    assert user.organisation_ids(Permission.SEE_PLAN) == []


@pytest.mark.django_db
def test_a_superuser_may_do_everything_everywhere():
    organisation = OrganisationFactory()
    user = UserFactory(is_superuser=True)
    assert user.belongs_to(organisation)
    assert {p for p in Permission if user.may(p, organisation)} == set(Permission)


@pytest.mark.django_db
def test_roles_are_read_once_for_a_user(django_assert_num_queries):
    here, there = OrganisationFactory(), OrganisationFactory()
    user = member(here, Role.MEMBER)
    with django_assert_num_queries(1):
        for organisation in (here, there, here):
            user.may(Permission.SEE_PLAN, organisation)
