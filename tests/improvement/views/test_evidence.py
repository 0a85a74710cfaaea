import pytest
from django.urls import reverse

from council.roles import Role
from tests.factories import files
from tests.factories.evidence import EvidenceVersionFactory
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation():
    return OrganisationFactory()


@pytest.fixture
def version(organisation):
    return EvidenceVersionFactory(
        evidence__action__priority__plan__organisation=organisation,
        link="",
        file=files.upload("kept.pdf"),
        file_name="Ärger “q1”;\u2028.pdf",
        content_type="application/pdf",
        size=len(files.PDF),
    )


def address(organisation, version, number=None) -> str:
    args = [organisation.slug, version.evidence.public_id, number or version.number]
    return reverse("improvement:evidence-file", args=args)


def test_a_file_is_saved_and_never_opened_here(client, organisation, version):
    client.force_login(member(organisation, Role.ACTION_LEAD))
    response = client.get(address(organisation, version))
    assert b"".join(response.streaming_content) == files.PDF
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''%C3%84rger")
    assert {
        name: response[name]
        for name in ("Content-Type", "X-Content-Type-Options", "Content-Security-Policy", "Cache-Control")
    } == {
        "Content-Type": "application/pdf",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "private, no-store",
    }


def test_who_may_open_evidence(client, organisation, version):
    elsewhere = OrganisationFactory()
    answers = []
    for user in (
        member(organisation, Role.QUALITY_ASSURANCE),
        member(organisation, Role.MEMBER),
        member(elsewhere, Role.PLAN_MANAGER),
    ):
        client.force_login(user)
        answers.append(client.get(address(organisation, version)).status_code)
    assert answers == [200, 403, 404]
    # The same file under the outsider's own organisation.
    assert client.get(address(elsewhere, version)).status_code == 404


def test_a_link_a_number_that_is_not_there_and_a_lost_file_are_no_files(client, organisation, version):
    client.force_login(member(organisation, Role.ACTION_LEAD))
    link = EvidenceVersionFactory(evidence=version.evidence)
    version.file.storage.delete(version.file.name)
    addresses = [
        address(organisation, link),
        address(organisation, version, 9),
        address(organisation, version),
    ]
    assert [client.get(where).status_code for where in addresses] == [404, 404, 404]
