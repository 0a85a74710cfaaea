"""The settings of the suite: production's, less what a test cannot wait for or reach."""

import os

os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 50)
os.environ.setdefault("ENVIRONMENT", "development")

from config.settings import *

DEMO_PASSWORD = "demo-password-for-tests"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
STORAGES["default"] = {"BACKEND": "django.core.files.storage.InMemoryStorage", "OPTIONS": {}}
LOGGING["root"]["level"] = "ERROR"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
