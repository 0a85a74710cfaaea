"""
Ledgers: tables to which rows are added and in which nothing else ever happens.

Triggers in the database refuse UPDATE and DELETE (and TRUNCATE on PostgreSQL), whoever asks. SQLite drops
a table's triggers when a migration rebuilds it, so one function installs all of them after every `migrate`,
and a system check (`check --database default`) fails while one is missing.
"""

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections, models

MESSAGE = "rows of this ledger are only ever added"
# A row that SQLite replaces fires no trigger of a deletion, unless the connection asks for it (settings.py).
_EVENTS = {"sqlite": ("UPDATE", "DELETE", "REPLACE"), "postgresql": ("UPDATE", "DELETE", "TRUNCATE")}


class AppendOnly(models.Model):
    """
    A row that is written once. A mistake is put right by another row, never by changing this one.

    `SCRUBBED` names fields of words that may name people: when their time is up, the words are taken out and the
    rest of the row stays (`council.history.scrub`). The database refuses a change of anything else.
    """

    SCRUBBED: tuple[str, ...] = ()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError(MESSAGE)
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError(MESSAGE)


def ledgers() -> list[type[AppendOnly]]:
    return [model for model in apps.get_models() if issubclass(model, AppendOnly)]


def _triggers(connection) -> dict[str, tuple[type[AppendOnly], str]]:
    """Trigger name → (ledger, event), for the ledgers whose tables exist."""
    tables = set(connection.introspection.table_names())
    return {
        f"{model._meta.db_table}_no_{event.lower()}": (model, event)
        for model in ledgers()
        if model._meta.db_table in tables
        for event in _EVENTS[connection.vendor]
    }


def _installed(connection) -> set[str]:
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {name for (name,) in cursor.fetchall()}


def missing(using: str = DEFAULT_DB_ALIAS) -> list[str]:
    """The names of triggers that should be there and are not."""
    connection = connections[using]
    return sorted(set(_triggers(connection)) - _installed(connection))


def install(using: str = DEFAULT_DB_ALIAS) -> None:
    connection = connections[using]
    wanted, there = _triggers(connection), _installed(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'restrict_violation'; END $$"
            )
        for name, (ledger, event) in wanted.items():
            if name not in there:
                cursor.execute(_create(connection, name, ledger, event))


def _create(connection, name: str, ledger: type[AppendOnly], event: str) -> str:
    quote = connection.ops.quote_name
    table = quote(ledger._meta.db_table)
    change = event.replace("REPLACE", "INSERT")
    if event == "UPDATE" and ledger.SCRUBBED:
        kept = [field for field in ledger._meta.local_concrete_fields if field.name not in ledger.SCRUBBED]
        change += f" OF {', '.join(quote(field.column) for field in kept)}"
    head = f"CREATE TRIGGER {quote(name)} BEFORE {change} ON {table}"
    if event == "REPLACE":
        unique = [quote(field.column) for field in ledger._meta.local_concrete_fields if field.unique]
        same = " OR ".join(f"{column} = NEW.{column}" for column in unique)
        head += f" WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608
    if connection.vendor == "sqlite":
        return f"{head} BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    return f"{head} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"


def drop(using: str = DEFAULT_DB_ALIAS) -> None:
    """Take the triggers away. Only the flush between tests may want this."""
    connection = connections[using]
    quote, there = connection.ops.quote_name, _installed(connection)
    with connection.cursor() as cursor:
        for name, (ledger, _) in _triggers(connection).items():
            if name in there:
                on = f" ON {quote(ledger._meta.db_table)}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER {quote(name)}{on}")


def install_after_migrate(using: str, **kwargs) -> None:
    install(using)
