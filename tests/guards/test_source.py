"""What must not be in a file of this repository."""

import ast
import re

from django.apps import apps
from simple_history.models import HistoricalChanges

from council.append_only import ledgers
from tests.guards.source import PACKAGES, ROOT, STAIR, modules, name_of, tracked

LONGEST = 300
# Of one machine, or of one network: nothing that another reader could open.
ELSEWHERE = re.compile(
    r"(?<![\w.])(/root/|/home/\w+/|/work/|/Users/\w+/|file://|https?://[\w.-]*(pypi|npmjs)\b)"
)


def lines(path):
    try:
        return path.read_text().splitlines()
    except UnicodeDecodeError:
        return []


def test_no_file_names_a_place_on_one_machine_or_a_package_registry():
    # The pattern itself is here, and nowhere else.
    files = [path for path in tracked() if name_of(path) != "tests/guards/test_source.py"]
    found = [
        f"{name_of(path)}:{number}: {line.strip()[:80]}"
        for path in files
        for number, line in enumerate(lines(path), start=1)
        if ELSEWHERE.search(line)
    ]
    assert found == []


def test_no_module_is_longer_than_a_reader_can_hold():
    long = {name_of(path): len(lines(path)) for path in modules(*PACKAGES) if len(lines(path)) > LONGEST}
    assert long == {}


def test_tracked_records_are_never_changed_behind_their_history():
    """
    `QuerySet.update()` and its like write no history rows.

    A line on which they are right, because the model keeps none, says so: `# untracked: why`.
    """
    found = [
        f"{name_of(path)}:{call.lineno}: {lines(path)[call.lineno - 1].strip()}"
        for path in modules(*STAIR)
        for call in ast.walk(ast.parse(path.read_text()))
        if _goes_round_history(call) and "# untracked: " not in lines(path)[call.lineno - 1]
    ]
    assert found == []


def _goes_round_history(node) -> bool:
    """Whether this is `.bulk_create(...)`, `.bulk_update(...)`, or an `.update(field=...)` as no dict has it."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return False
    if node.func.attr == "bulk_create":
        # A ledger keeps no history: its rows are the history.
        return ast.unparse(node.func.value) not in {f"{ledger.__name__}.objects" for ledger in ledgers()}
    keywords_only = bool(node.keywords) and not node.args
    return node.func.attr == "bulk_update" or (node.func.attr == "update" and keywords_only)


def test_every_record_that_can_be_edited_keeps_its_history():
    ours = [model for model in apps.get_models() if model.__module__.split(".")[0] in STAIR]
    without = {
        model.__name__
        for model in ours
        if not hasattr(model._meta, "simple_history_manager_attribute") and not _is_itself_history(model)
    }
    assert without - {ledger.__name__ for ledger in ledgers()} == KEEP_NO_HISTORY


# The roles of a user are the record, and have their history; a password is not.
KEEP_NO_HISTORY = {"User"}


def _is_itself_history(model) -> bool:
    return (
        issubclass(model, HistoricalChanges)
        or model.__name__.startswith("Historical")
        or model._meta.auto_created
    )


def test_every_requirement_is_locked():
    project = (ROOT / "pyproject.toml").read_text()
    asked = set(re.findall(r'^  "([a-zA-Z0-9_-]+)[\[><=]', project, flags=re.MULTILINE))
    locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.txt").read_text(), flags=re.MULTILINE))
    assert asked - locked == set()
