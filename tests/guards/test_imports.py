"""Imports run one way: down the stair of apps, and inwards inside an app."""

import pytest

from tests.guards.source import ROOT, STAIR, imports, modules, name_of

# A shelf of an app may import what stands to its right, and nothing that stands to its left.
SHELVES = ["admin", "views", "forms", "filters", "tables", "reports", "imports", "domain", "models", "enums"]


def shelf(dotted: str) -> str | None:
    parts = dotted.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in SHELVES else None


def upward(app: str) -> list[str]:
    above = STAIR[: STAIR.index(app)]
    return [
        f"{name_of(path)} imports {name}"
        for path in modules(app)
        for name in imports(path)
        if name.split(".")[0] in [*above, "tests"]
    ]


def outward(app: str) -> list[str]:
    found = []
    for path in modules(app):
        mine = shelf(".".join(path.relative_to(ROOT).with_suffix("").parts))
        if mine not in {"models", "domain", "enums"}:
            continue
        outer = SHELVES[: SHELVES.index(mine)]
        found += [
            f"{name_of(path)} imports {name}"
            for name in imports(path)
            if name.split(".")[0] in STAIR and shelf(name) in outer
        ]
    return found


@pytest.mark.parametrize("app", STAIR)
def test_no_app_imports_one_that_stands_above_it(app):
    assert upward(app) == []


@pytest.mark.parametrize("app", STAIR)
def test_rules_and_records_know_nothing_of_pages(app):
    assert outward(app) == []


def test_reports_knows_no_other_app_but_council():
    known = {name.split(".")[0] for path in modules("reports") for name in imports(path)} & set(STAIR)
    assert known - {"reports", "council"} == set()
