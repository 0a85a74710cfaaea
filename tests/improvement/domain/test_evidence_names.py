from datetime import date

import pytest
from django.core.exceptions import ValidationError

from improvement.domain.evidence import add_evidence
from improvement.domain.files import NAME_MAX, clean_name
from tests.factories import files
from tests.factories.action import ActionFactory


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\ada\\minutes.pdf", "minutes.pdf"),
        ("min\r\nutes\x00.pdf", "minutes.pdf"),
        ("annex\u202efdp.exe", "annexfdp.exe"),
        ("..", "file"),
        ("", "file"),
    ],
)
def test_a_name_is_kept_without_folders_or_what_does_not_show(sent, kept):
    assert clean_name(sent) == kept


def test_a_long_name_keeps_its_ending():
    name = clean_name("x" * 400 + ".docx")
    assert (len(name), name[-6:]) == (NAME_MAX, "x.docx")


@pytest.mark.django_db
def test_a_file_over_the_limit_is_refused_with_the_limit_named(settings):
    settings.EVIDENCE_MAX_BYTES = 3 * 1024 * 1024
    file = files.upload("scan.pdf", files.PDF + bytes(settings.EVIDENCE_MAX_BYTES))
    with pytest.raises(ValidationError) as caught:
        add_evidence(
            action=ActionFactory(), file=file, relates_to=date(2019, 1, 1), today=date(2019, 7, 9), by=None
        )
    assert caught.value.message_dict == {"file": ["scan.pdf is larger than 3 MB, the limit for one file"]}
