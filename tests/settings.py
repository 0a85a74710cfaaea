"""The settings of the suite: production's, less what a test cannot wait for or reach."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 50)
os.environ["ENVIRONMENT"] = "development"
# An idle pool keeps connections open, and a test database with an open connection cannot be dropped.
os.environ["DATABASE_POOL"] = "off"

from config.settings import *

_folder = tempfile.mkdtemp(prefix="evidenced-tests-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, since simultaneous writers of an in-memory database fail. Nothing in it outlives the run, so
    # nothing waits for the disk.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(_folder) / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] += " PRAGMA synchronous=OFF;"

DEMO_PASSWORD = "demo-password-for-tests"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# The live server finds static files where they were built; WhiteNoise would want them collected.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
MIDDLEWARE.remove("whitenoise.middleware.WhiteNoiseMiddleware")
STORAGES["default"] = {"BACKEND": "django.core.files.storage.InMemoryStorage", "OPTIONS": {}}
MEDIA_ROOT = Path(_folder) / "media"
LOGGING["root"]["level"] = "ERROR"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]

# A query in a loop fails the request that makes it.
INSTALLED_APPS += ["zeal"]
MIDDLEWARE.insert(0, "zeal.middleware.zeal_middleware")
ZEAL_RAISE = True
# Sending several updates or files locks the action before each is saved: a query for each, on purpose.
# A form with two choices of one kind asks for each: statutory and corporate procedure.
# The history of a case reads the case again for each link to teams and themes that it keeps.
ZEAL_ALLOWLIST = [
    {"model": "feedback.Complaint", "field": "get()"},
    {"model": "improvement.Action", "field": "get()"},
    {"model": "feedback.Procedure", "field": "get()"},
    # Each history row of what links to many reads its record again: simple-history does so itself.
    {"model": "feedback.Complaint", "field": "get()"},
    {"model": "feedback.PreComplaint", "field": "get()"},
    {"model": "feedback.Lesson", "field": "get()"},
    {"model": "scrutiny.Recommendation", "field": "get()"},
]
