from datetime import date

import factory
from factory.django import DjangoModelFactory

from feedback.enums import ComplainantCategory
from feedback.models import CaseFile, Complaint, Handler, Look, Note
from tests.factories.files import PDF, upload
from tests.factories.organisation import OrganisationFactory
from tests.factories.procedure import england
from tests.factories.team import TeamFactory
from tests.factories.user import UserFactory


class ComplaintFactory(DjangoModelFactory):
    """
    A statutory complaint of a parent, without a stage. It is about one team unless `teams` gives others.
    """

    class Meta:
        model = Complaint
        skip_postgeneration_save = True

    organisation = factory.SubFactory(OrganisationFactory)
    ref = factory.Sequence(lambda n: f"C-{n + 1:04}")
    procedure = factory.LazyFunction(england)
    received_on = date(2018, 5, 1)
    category = ComplainantCategory.PARENT

    @factory.post_generation
    def teams(self, create, extracted, **fields):
        if create:
            self.teams.set(extracted or [TeamFactory(organisation=self.organisation, **fields)])

    @factory.post_generation
    def themes(self, create, extracted, **fields):
        if create and extracted:
            self.themes.set(extracted)


class HandlerFactory(DjangoModelFactory):
    class Meta:
        model = Handler

    complaint = factory.SubFactory(ComplaintFactory)
    user = factory.SubFactory(UserFactory)
    task = "Answers stage one"


class CaseFileFactory(DjangoModelFactory):
    class Meta:
        model = CaseFile

    complaint = factory.SubFactory(ComplaintFactory)
    title = "Letter"
    file = factory.LazyFunction(lambda: upload("letter.pdf"))
    file_name = "letter.pdf"
    content_type = "application/pdf"
    size = len(PDF)
    sha256 = "0" * 64


class NoteFactory(DjangoModelFactory):
    class Meta:
        model = Note

    complaint = factory.SubFactory(ComplaintFactory)
    on = factory.SelfAttribute("complaint.received_on")
    text = "Telephoned"


class LookFactory(DjangoModelFactory):
    class Meta:
        model = Look

    complaint = factory.SubFactory(ComplaintFactory)
    user = factory.SubFactory(UserFactory)
    at_what = "Case"
