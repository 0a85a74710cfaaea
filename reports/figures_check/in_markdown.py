"""The findings as docs/figures-check.md shows them."""

from collections.abc import Iterable
from dataclasses import replace

from reports.figures_check.finding import Finding, Weight

HEAD = """\
# The figures check

What the five packs print and what comes out, found by `manage.py check_figures`. This file is made by
`manage.py check_figures --format markdown > docs/figures-check.md`; a test says when it is not current.

The check knows no answers. A table is tested by itself: its rows and columns against their totals, its percentages
against their parts. What a paper says in words is written down as a *claim*, with its figures as printed or their place
in a table; one engine (`reports/figures_check/`) tests both. It runs on each draft before it is published, on editions,
and on papers that were printed elsewhere and transcribed (`fixtures/<organisation>/papers/`).

| claim | what it states |
| --- | --- |
| `sum` | `parts` add to `printed`; `of` names them in the sentence |
| `share` | `printed` per cent is `parts`, less `without`, of `whole`, rounded half up (or `cut_off`) |
| `change` | `before` to `after` is `printed` per cent, `up` or not |
| `direction` | the `figures` go `up`, `down` or stay the `same` at every step, as the words `said` |
| `count` | so many `items` are listed as `printed` |
| `per_day` | `total` over the days from `first` to `last`, or the weekdays among them, is `printed` |
| `equal` | `printed` stands again in `others`: in a table, elsewhere in the paper, in another paper |
| `net_change` | the `changes` come to nothing |
| `hundred` | the percentages `parts` are one whole; a note where rounding explains the rest |
| `stale_share` | a percentage repeats last year's (`before`) though its parts have changed |

A figure is typed as printed (`33`, `"8,392"`, `"15.6%"`, `"£5,200"`), or named by its place: `"table > row > column"`,
with `*` for every row or column that is no total, and `"paper: table > row > column"` for one in another paper.

"""
RULES = """\
## What cannot be, in the record

Beside figures, the same command reads the committees’ record by the rules of `scrutiny/rules.py`: who sent apologies
and has no seat, who is unaccounted for, what is private without a reason or came with too little notice, and dates that
cannot be."""

Found = Iterable[tuple[str, str, list[Finding]]]


def as_markdown(found: Found, of_rules: Found = ()) -> str:
    """A section for each document: organisation, title, findings; then one for each council's own record."""
    sections = [_section(*each) for each in found]
    if of_rules := list(of_rules):
        sections.append(RULES)
    for organisation, title, findings in of_rules:
        sections.append(_section(organisation, title, list(map(_named_in_full, findings))))
    return HEAD + "\n\n".join(sections)


def _named_in_full(finding: Finding) -> Finding:
    """A finding about a record, which says itself which record that is."""
    return replace(finding, where=f"{finding.document}: {finding.where[:1].lower()}{finding.where[1:]}")


def _section(organisation: str, title: str, findings: list[Finding]) -> str:
    lines = [f"## {title}", "", f"{organisation}."]
    if not findings:
        return "\n".join([*lines, "", "Nothing found."])
    lines += ["", "| where | printed | comes out | |", "| --- | --- | --- | --- |"]
    return "\n".join([*lines, *(_row(finding) for finding in findings)])


def _row(finding: Finding) -> str:
    where = f"{finding.where} (`{finding.table}`)" if finding.table else finding.where
    sentence = f"Note: {finding.sentence}" if finding.weight is Weight.NOTE else finding.sentence
    cells = (where, finding.printed, finding.computed, sentence)
    return f"| {' | '.join(cell.replace('|', '–') for cell in cells)} |"
