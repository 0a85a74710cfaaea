"""The pack as a PDF: one numbering, every paper where the contents say, tags kept, nothing of a file but its pages."""

import pytest

from tests.scrutiny.every_byte import holds
from tests.scrutiny.pack.made import SECRET
from tests.scrutiny.pack.pack_file import PackFile, first_pages

pytestmark = [pytest.mark.django_db, pytest.mark.once]
PUBLIC_FOOT = "Agenda pack, public version, published 27 August 2019, with supplement 1 of 3 September 2019"
FULL_FOOT = PUBLIC_FOOT.replace("public version", "full version, with exempt papers, not for publication")
STANDING = [
    ["1", "Apologies for absence", ""],
    ["2", "Minutes of the last meeting", ""],
    ["3", "Declarations of interest, including whipping declarations", ""],
]


@pytest.fixture(scope="module")
def files(packs):
    return {name: PackFile(packs[name].pdf) for name in ("public", "full")}


@pytest.fixture(scope="module")
def july(july):
    return PackFile(july.pdf)


def test_the_contents_give_each_item_and_each_of_several_papers_its_pages(files):
    assert files["public"].contents() == [
        *STANDING,
        ["Part A: Referrals"],
        ["No items"],
        ["Part B: Business"],
        ["4", "Ratings Report of the Director of Children’s Services", "2 to 6"],
        ["", "Ratings compared", "2"],
        ["", "Map", "3 to 4"],
        ["", "Letter", "5"],
        ["", "Notes", "6"],
        ["5", "Contracts Not open to the public. Paragraph 3: financial or business affairs", "7"],
        ["6", "Budget", "8 , 11 to 12"],
        ["", "To follow", "8"],
        ["", "Budget 2019/20 In supplement 1", "11 to 12"],
        ["7", "Work programme To follow", "9"],
        ["", "Supplement 1 Published 3 September 2019", "10"],
        ["8", "Flooding", "13"],
    ]


def test_sunderlands_contents_are_those_of_its_agenda(july):
    assert july.contents() == [
        ["1", "Apologies for absence", ""],
        ["2", "Minutes of the last meeting, 6 June 2019", "2 to 3"],
        ["3", "Declarations of interest, including whipping declarations", ""],
        ["Part A: Cabinet referrals and responses"],
        ["No items"],
        ["Part B: Scrutiny business"],
        ["4", "Learning and Improvement Plan Report of the Director of Children’s Services", "4 to 16"],
        [
            "5",
            "Customer feedback annual report 2018/19 Report of the Director of Quality and Performance",
            "17 to 30",
        ],
        [
            "6",
            "Notice of key decisions Report of the Director of People, Communications and Partnerships",
            "31 to 33",
        ],
        [
            "7",
            "Annual work programme 2019/20 Report of the Director of People, Communications and Partnerships",
            "34",
        ],
    ]


def test_the_full_pack_has_the_closed_title_and_the_exempt_paper_and_says_so_on_every_page(files):
    pages = files["full"].page_words()
    rows = {row[1]: row[2] for row in files["full"].contents() if len(row) == 3}
    assert rows[
        "Contract with Oak House Not open to the public. Paragraph 3: financial or business affairs"
    ] == ("7 to 8")
    assert [at for at, words in enumerate(pages, start=1) if "Oak House, page" in words] == [7, 8]
    assert [FULL_FOOT in words for words in pages] == [True] * 14


def test_where_an_item_is_closed_the_public_reads_why(files):
    (page,) = [words for words in files["public"].page_words() if "Item 5: Contracts" in words]
    assert "The papers of this item are not open to the public." in page
    assert "Act 1972, paragraph 3: financial or business affairs." in page
    assert "It would weaken the council in negotiation" in page


def test_every_page_has_one_number_printed_and_in_the_reader(files, july):
    for file in (*files.values(), july):
        count = len(file.reader.pages)
        printed = [f"Page {number} of {count}" for number in range(1, count + 1)]
        words = file.page_words()
        assert [each in page for each, page in zip(printed, words, strict=True)] == [True] * count
        assert file.reader.page_labels == [str(number) for number in range(1, count + 1)]


def test_links_of_the_contents_and_bookmarks_lead_to_the_pages_that_are_printed(files, july):
    for file in (*files.values(), july):
        printed = [row[-1] for row in file.contents() if len(row) == 3]
        promised = [page for pages in printed for page in first_pages(pages)]
        assert file.goals() == promised
        assert {page for _, page in file.places()} - {1} <= set(promised)


def test_bookmarks_name_items_and_supplements_in_the_order_of_the_pages(files):
    assert files["public"].places() == [
        ("Agenda", 1),
        ("Item 4: Ratings", 2),
        ("Item 5: Contracts", 7),
        ("Item 6: Budget", 8),
        ("Item 7: Work programme", 9),
        ("Supplement 1", 10),
        ("Item 6: Budget", 11),
        ("Item 8: Flooding", 13),
    ]
    assert {"Map", "Letter", "Notes", "Budget 2019/20"} <= set(files["public"].bookmarks())


def test_each_paper_begins_a_page_under_the_tab_of_its_item(files):
    tabs = ["", *["Item 4"] * 5, "Item 5", "Item 6", "Item 7", "Supplement 1", *["Item 6"] * 2, "Item 8"]
    head = "Scrutiny Committee · 5 September 2019 "
    found = [words.removeprefix(head) for words in files["public"].page_words()]
    assert [words.startswith(tab) for words, tab in zip(found, tabs, strict=True)] == [True] * 13


def test_a_page_that_was_sent_in_keeps_its_way_up_and_stands_between_head_and_foot(files):
    pages = files["public"].reader.pages
    sides = [
        tuple(round(float(side)) for side in (page.mediabox.width, page.mediabox.height)) for page in pages
    ]
    assert (sides[2], sides[3], sides[4]) == ((842, 595), (842, 595), (595, 842))
    assert [f"Map, page {number} of 2" in pages[at].extract_text() for number, at in ((1, 2), (2, 3))] == [
        True
    ] * 2


def test_a_paper_to_follow_has_a_page_that_says_until_when_or_where_it_is_now(files):
    words = files["public"].page_words()
    assert "The paper was to follow by 2 September 2019. It is in supplement 1 of this pack." in words[7]
    assert "The paper for this item is to follow by 4 September 2019." in words[8]


def test_a_supplement_goes_on_with_the_pages_and_says_what_it_adds(files):
    words = files["public"].page_words()[9]
    assert "Published 3 September 2019. It adds to the agenda, and its pages go on from those before" in words
    assert "Item 6: Budget 2019/20" in words
    assert "Item 8: Flooding at Hill School" in words


def test_the_tags_of_this_systems_papers_are_kept_and_the_rest_is_described(files, july):
    for file in (*files.values(), july):
        assert (file.root["/Lang"], file.root["/MarkInfo"]["/Marked"]) == ("en-GB", True)
        assert file.root["/ViewerPreferences"]["/DisplayDocTitle"]
    public = files["public"]
    assert public.texts("H1") == [
        "Agenda",
        *("Item 4: Ratings", "Item 5: Contracts", "Item 6: Budget", "Item 7: Work programme", "Supplement 1"),
    ]
    spoken = [
        figure["/Alt"] for figure in public.tags("Figure") if "sent in as a PDF" in figure.get("/Alt", "")
    ]
    assert spoken[:3] == [
        "Page 1 of 2 of the paper “Map”, which was sent in as a PDF.",
        "Page 2 of 2 of the paper “Map”, which was sent in as a PDF.",
        "Page 1 of 1 of the paper “Letter”, which was sent in as a PDF.",
    ]
    heads = [element["/A"] for element in july.tags("TH") if "/A" in element]
    assert len(heads) > 100


def test_a_pack_claims_to_be_accessible_throughout_only_where_all_of_it_is_ours(files, july):
    claims = [b"pdfuaid:part" in file.root["/Metadata"].get_data() for file in (july, files["public"])]
    assert claims == [True, False]


def test_the_file_says_what_it_is_and_only_that(files):
    assert dict(files["public"].reader.metadata)["/Title"] == (
        "Scrutiny Committee, Agenda for the meeting on Thursday 5 September 2019 at 5.30pm"
    )
    assert set(files["public"].root) & {"/OpenAction", "/AA", "/AcroForm", "/AF"} == set()
    assert files["public"].reader.attachments == {}


def test_of_a_file_that_was_sent_in_only_what_its_pages_show_is_taken(packs):
    for made in packs.values():
        assert not holds(made.pdf, SECRET)


def test_the_same_pack_is_the_same_bytes(packs):
    assert packs["public"].pdf == packs["again"].pdf
