"""The code of this repository as the guards read it."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
# Each may import itself and whatever stands to its right.
STAIR = ["config", "scrutiny", "feedback", "improvement", "reports", "council"]
PACKAGES = [*STAIR, "tests"]


def tracked() -> list[Path]:
    """The files under version control; all files where there is none, as in an unpacked archive."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        skipped = {".venv", "build", "node_modules", "staticfiles", "__pycache__"}
        files = [path for path in ROOT.rglob("*") if not skipped & set(path.relative_to(ROOT).parts)]
    else:
        files = [ROOT / name for name in listed.stdout.split("\0") if name]
    return sorted(path for path in files if path.is_file())


def modules(*packages: str) -> list[Path]:
    """Python files of these packages, migrations apart."""
    return [
        path
        for path in tracked()
        if path.suffix == ".py"
        and path.relative_to(ROOT).parts[0] in packages
        and "migrations" not in path.parts
    ]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> Iterator[str]:
    """The dotted names that a file imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
