import pytest
from django.core.exceptions import ValidationError

from council import history
from council.domain.members import add_member, remove_member, set_roles
from council.models import Membership, Person, User
from council.roles import Role
from tests.factories.membership import MembershipFactory, RoleGrantFactory, member
from tests.factories.organisation import OrganisationFactory
from tests.factories.user import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation():
    return OrganisationFactory()


@pytest.fixture
def administrator(organisation):
    return member(organisation, Role.ADMINISTRATOR, is_staff=True)


def place(user, organisation) -> Membership:
    return Membership.objects.get(user=user, organisation=organisation)


def roles(membership) -> set[str]:
    return set(membership.grants.values_list("role", flat=True))


def refused(function, **arguments) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as error:
        function(**arguments)
    return error.value.message_dict


def new(organisation, by, **fields) -> dict:
    given = {"email": "ada@council.example", "name": "Ada Lead", "roles": [Role.ACTION_LEAD]}
    return {"organisation": organisation, "by": by, **given, **fields}


def test_somebody_new_gets_an_account_without_a_password_a_place_a_name_and_roles(
    organisation, administrator
):
    membership = add_member(**new(organisation, administrator), why="Joined the team")
    user = User.objects.get(email="ada@council.example")
    assert (user.name, user.has_usable_password(), user.is_staff) == ("Ada Lead", False, False)
    assert roles(membership) == {Role.ACTION_LEAD}
    assert Person.objects.get(organisation=organisation, user=user).name == "Ada Lead"
    assert [(c.who, c.why) for c in history.changes(membership)] == [(str(administrator), "Joined the team")]


def test_who_has_an_account_keeps_its_name_and_password(organisation, administrator):
    there = UserFactory(email="Ada@council.example", name="Ada L. Lead")
    membership = add_member(**new(organisation, administrator, email=" ada@COUNCIL.example "))
    there.refresh_from_db()
    assert membership.user == there
    assert (there.name, there.has_usable_password()) == ("Ada L. Lead", True)
    assert Person.objects.get(organisation=organisation, user=there).name == "Ada Lead"


def test_what_is_seen_of_a_new_member_is_the_same_whether_the_account_was_there(organisation, administrator):
    elsewhere = OrganisationFactory()
    UserFactory(email="ada@council.example", name="Another name")
    known = add_member(**new(organisation, administrator))
    unknown = add_member(**new(elsewhere, None, email="bea@council.example"))
    assert str(known) == f"ada@council.example at {organisation}"
    assert str(unknown) == f"bea@council.example at {elsewhere}"


@pytest.mark.parametrize("role", list(Role)[:-1])
def test_data_entry_opens_for_exactly_the_roles_that_have_something_to_do_there(organisation, role):
    user = add_member(**new(organisation, None, roles=[role])).user
    user.refresh_from_db()
    enter = {Role.ADMINISTRATOR, Role.PLAN_MANAGER, Role.FEEDBACK_TEAM, Role.CLERK, Role.SCRUTINY_OFFICER}
    assert user.is_staff == (role in enter)


def test_data_entry_stays_open_while_a_role_elsewhere_needs_it(organisation, administrator):
    elsewhere = OrganisationFactory()
    user = member(elsewhere, Role.PLAN_MANAGER)
    membership = add_member(**new(organisation, administrator, email=user.email, roles=[Role.PLAN_MANAGER]))
    set_roles(membership=membership, roles=[Role.MEMBER], by=administrator)
    user.refresh_from_db()
    assert user.is_staff
    set_roles(membership=place(user, elsewhere), roles=[Role.MEMBER], by=None)
    user.refresh_from_db()
    assert not user.is_staff


def test_data_entry_never_closes_for_who_runs_the_installation(organisation):
    root = User.objects.create_superuser("root@council.example", "x", name="Root")
    membership = add_member(**new(organisation, None, email=root.email))
    remove_member(membership=membership, by=None)
    root.refresh_from_db()
    assert root.is_staff


def test_roles_become_exactly_those_given_and_the_rest_of_the_history_stays(organisation, administrator):
    membership = add_member(**new(organisation, administrator, roles=[Role.MEMBER, Role.CLERK]))
    kept = membership.grants.get(role=Role.CLERK)
    set_roles(
        membership=membership, roles=[Role.CLERK, Role.ACTION_LEAD], by=administrator, why="Moved to the team"
    )
    assert roles(membership) == {Role.CLERK, Role.ACTION_LEAD}
    assert membership.grants.get(role=Role.CLERK) == kept
    gone = membership.grants.model.history.get(role=Role.MEMBER, history_type="-")
    assert (gone.history_user, gone.history_change_reason) == (administrator, "Moved to the team")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"roles": []}, {"roles": ["Choose at least one role"]}),
        ({"roles": ["public"]}, {"roles": ["Choose roles from the list"]}),
        ({"roles": ["king"]}, {"roles": ["Choose roles from the list"]}),
        ({"name": "  "}, {"name": ["Give the person’s name"]}),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_nothing(organisation, administrator, fields, expected):
    assert refused(add_member, **new(organisation, administrator, **fields)) == expected
    assert not User.objects.filter(email="ada@council.example").exists()


def test_nobody_is_added_twice(organisation, administrator):
    add_member(**new(organisation, administrator))
    assert refused(add_member, **new(organisation, administrator, email="ADA@council.example")) == {
        "email": ["This person is a member of the organisation already"]
    }


@pytest.mark.parametrize("role", [Role.PLAN_MANAGER, Role.MEMBER])
def test_who_manages_no_people_there_gives_no_roles_there(organisation, administrator, role):
    elsewhere = OrganisationFactory()
    stranger = member(elsewhere, Role.ADMINISTRATOR)
    colleague = member(organisation, role)
    theirs = MembershipFactory(organisation=organisation)
    expected = {"organisation": ["Choose an organisation whose people you manage"]}
    for by in (stranger, colleague):
        assert refused(add_member, **new(organisation, by)) == expected
        assert refused(set_roles, membership=theirs, roles=[Role.MEMBER], by=by) == expected
        assert refused(remove_member, membership=theirs, by=by) == expected


def test_nobody_changes_their_own_roles(organisation, administrator):
    RoleGrantFactory(membership=MembershipFactory(organisation=organisation), role=Role.ADMINISTRATOR)
    mine = place(administrator, organisation)
    expected = {"roles": ["Somebody else must change your own roles"]}
    assert refused(set_roles, membership=mine, roles=[Role.MEMBER], by=administrator) == expected
    assert refused(remove_member, membership=mine, by=administrator) == expected


def test_who_runs_the_installation_does_not_add_themselves(organisation):
    root = User.objects.create_superuser("root@council.example", "x", name="Root")
    assert refused(add_member, **new(organisation, root, email=root.email)) == {
        "email": ["Somebody else must give you roles"]
    }


def test_the_last_administrator_stays(organisation, administrator):
    mine = place(administrator, organisation)
    member(organisation, Role.ADMINISTRATOR, is_active=False)
    member(OrganisationFactory(), Role.ADMINISTRATOR)
    expected = {"roles": ["This is the organisation’s last administrator: make somebody else one first"]}
    assert refused(set_roles, membership=mine, roles=[Role.MEMBER], by=None) == expected
    assert refused(remove_member, membership=mine, by=None) == expected
    member(organisation, Role.ADMINISTRATOR)
    remove_member(membership=mine, by=None)
    assert not Membership.objects.filter(user=administrator).exists()


def test_who_is_removed_loses_the_place_and_keeps_account_and_name(organisation, administrator):
    membership = add_member(**new(organisation, administrator, roles=[Role.PLAN_MANAGER]))
    key, user = membership.pk, membership.user
    remove_member(membership=membership, by=administrator, why="Left the council")
    user = User.objects.get(pk=user.pk)
    assert (user.is_active, user.is_staff, user.belongs_to(organisation)) == (True, False, False)
    assert Person.objects.filter(organisation=organisation, user=user).exists()
    row = Membership.history.get(id=key, history_type="-")
    assert (row.history_user, row.history_change_reason) == (administrator, "Left the council")


def test_a_new_member_sets_a_password_by_forgotten_your_password(organisation, client, mailoutbox):
    add_member(**new(organisation, None))
    client.post("/accounts/password/reset/", {"email": "ada@council.example"})
    assert [message.to for message in mailoutbox] == [["ada@council.example"]]
    assert "/accounts/password/reset/key/" in mailoutbox[0].body
