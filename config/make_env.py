"""
Write the `.env` of a demo on this machine: `python -m config.make_env`. One that exists is left alone.

It stands apart from the settings, which refuse to load before there is a secret key.
"""

import secrets
from pathlib import Path
from urllib.parse import quote

FOLDER = Path(__file__).resolve().parent.parent


def make(folder: Path = FOLDER) -> bool:
    """Whether a file was written."""
    try:
        (folder / ".env").touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        return False
    (folder / ".env").write_text(content(folder))
    return True


def content(folder: Path) -> str:
    return f"""\
# Settings of this checkout, for development only. docs/running.md explains them.
ENVIRONMENT=development
SECRET_KEY={secrets.token_urlsafe(50)}
DATABASE_URL=sqlite:///{quote(str(folder / "evidenced.sqlite3"))}
DEMO_PASSWORD={secrets.token_urlsafe(9)}
"""


if __name__ == "__main__":
    make()
