"""The database itself refuses to change a ledger, whoever asks and however."""

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from council import append_only

pytestmark = pytest.mark.django_db

LEDGERS = append_only.ledgers()
EVENTS = {"sqlite": ["delete", "update", "replace"], "postgresql": ["delete", "truncate", "update"]}
each_ledger = pytest.mark.parametrize("ledger", LEDGERS, ids=lambda model: model.__name__)


def changes_of(table: str) -> list[str]:
    refused = [f"UPDATE {table} SET id = id", f"DELETE FROM {table}"]
    others = {
        "sqlite": [f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"],
        "postgresql": [f"TRUNCATE {table} CASCADE"],
    }
    return refused + others[connection.vendor]


def add_a_row(cursor, ledger) -> None:
    """
    A row of ones, where a trigger fires for a row and not for a statement: on SQLite.

    Foreign keys are looked at when the transaction ends, which this one never does.
    """
    if connection.vendor == "postgresql":
        return
    cursor.execute("PRAGMA ignore_check_constraints = ON")
    columns = [field.column for field in ledger._meta.local_concrete_fields]
    values = ", ".join("1" for _ in columns)
    cursor.execute(f"INSERT INTO {ledger._meta.db_table} ({', '.join(columns)}) VALUES ({values})")
    cursor.execute("PRAGMA ignore_check_constraints = OFF")


def test_there_is_a_ledger():
    assert LEDGERS != []


def test_every_trigger_is_installed():
    assert append_only.missing() == []


@each_ledger
def test_a_ledger_has_a_trigger_against_each_way_of_changing_it(ledger):
    table = ledger._meta.db_table
    guarded = {name for name in append_only._installed(connection) if name.startswith(f"{table}_no_")}
    assert guarded == {f"{table}_no_{event}" for event in EVENTS[connection.vendor]}


@each_ledger
def test_the_database_refuses_every_change_of_a_ledger(ledger):
    for statement in changes_of(ledger._meta.db_table):
        with transaction.atomic(), connection.cursor() as cursor:
            add_a_row(cursor, ledger)
            with pytest.raises(DatabaseError, match=append_only.MESSAGE), transaction.atomic():
                cursor.execute(statement)
            transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True)
def test_a_missing_trigger_fails_the_check_and_migrate_puts_it_back():
    append_only.drop()
    names = sorted(append_only._triggers(connection))
    found = [error.msg for error in run_checks(tags=["database"], databases=["default"])]
    assert found == [
        f"The trigger {name} is missing from the database, so a ledger could be changed." for name in names
    ]
    call_command("migrate", verbosity=0, skip_checks=False)  # as from a command line
    assert append_only.missing() == []


@each_ledger
def test_a_row_of_a_ledger_can_be_saved_once_and_not_deleted(ledger):
    row = ledger()
    row._state.adding = False
    with pytest.raises(TypeError, match=append_only.MESSAGE):
        row.save()
    with pytest.raises(TypeError, match=append_only.MESSAGE):
        row.delete()
