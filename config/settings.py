"""
Every setting, read from the environment (and from an ignored `.env` beside manage.py).

Safe by default: without ENVIRONMENT=development these are the settings of a public server, and a
missing SECRET_KEY stops it. docs/running.md lists the variables for the person who installs it.
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
env.read_env(BASE_DIR / ".env")

ENVIRONMENT = env.str("ENVIRONMENT", "production")
if ENVIRONMENT not in {"production", "development"}:
    raise ImproperlyConfigured("ENVIRONMENT is either production or development")
DEVELOPMENT = ENVIRONMENT == "development"
DEBUG = env.bool("DEBUG", False) and DEVELOPMENT
SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"] if DEVELOPMENT else [])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
# The one password of the demo logins; they exist only in development (see load_demo).
DEMO_PASSWORD = env.str("DEMO_PASSWORD", "") if DEVELOPMENT else ""

INSTALLED_APPS = [
    "council",
    "reports",
    "improvement",
    "feedback",
    "scrutiny",
    "config",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_filters",
    "django_htmx",
    "django_tables2",
    "simple_history",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "config.unreadable.UnreadableMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.navigation.navigation",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
DJANGO_TABLES2_TEMPLATE = "_components/table.html"

# --- The record -------------------------------------------------------------------------------------

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'evidenced.sqlite3'}")}
_database = DATABASES["default"]
if _database["ENGINE"].endswith("sqlite3"):
    # Writers wait for each other and never upgrade a read lock half-way, so two people can save at once.
    _database["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
        "PRAGMA recursive_triggers=ON;",  # a replaced row is a deleted one: see council/append_only.py
    }
else:
    _database.setdefault("OPTIONS", {})["pool"] = env.bool("DATABASE_POOL", True)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Failed log-ins are counted here, so every worker must share it: `manage.py createcachetable`.
CACHES = {"default": env.cache_url("CACHE_URL", default="dbcache://cache")}

MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(BASE_DIR / "media"))
STORAGES = {
    # A dotted path such as storages.backends.s3.S3Storage, and its options as JSON, for object storage.
    "default": {
        "BACKEND": env.str("FILE_STORAGE", "django.core.files.storage.FileSystemStorage"),
        "OPTIONS": env.json("FILE_STORAGE_OPTIONS", default={}),
    },
    "staticfiles": {"BACKEND": "config.static.HashedStaticStorage"},
}
EVIDENCE_MAX_BYTES = env.int("EVIDENCE_MAX_MB", 20) * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o640

SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True

# --- People -----------------------------------------------------------------------------------------

AUTH_USER_MODEL = "council.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_validators = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": _validators + "UserAttributeSimilarityValidator"},
    {"NAME": _validators + "MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": _validators + "CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "config.accounts.ClosedAccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an administrator makes the account; nobody signs up
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True  # for SESSION_COOKIE_AGE; the log-in form asks nothing about it
ACCOUNT_FORMS = {
    "login": "config.forms.Login",
    "change_password": "config.forms.ChangePassword",
    "reset_password": "config.forms.ResetPassword",
    "reset_password_from_key": "config.forms.ResetPasswordKey",
    "reauthenticate": "config.forms.Reauthenticate",
}
MFA_FORMS = {
    "authenticate": "config.forms.Authenticate",
    "reauthenticate": "config.forms.ReauthenticateByCode",
    "activate_totp": "config.forms.ActivateTOTP",
    "deactivate_totp": "config.forms.DeactivateTOTP",
    "generate_recovery_codes": "config.forms.GenerateRecoveryCodes",
}
MFA_TOTP_ISSUER = "Evidenced"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the administrator who made the account vouches for the address
# A whole council can sit behind one address: the limit that bites is the one on the account.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "300/m/ip,7/5m/key",
    "reset_password": "60/m/ip,5/m/key",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", 0)
SOCIALACCOUNT_ADAPTER = "config.accounts.KnownPeopleOnlyAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
# A link, not a form: `form-action 'self'` below would stop a form that ends at another site.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_PROVIDERS = {}
if env.str("OIDC_SERVER_URL", ""):
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "APPS": [
            {
                "provider_id": "council",
                "name": env.str("OIDC_NAME", "your council account"),
                "client_id": env.str("OIDC_CLIENT_ID"),
                "secret": env.str("OIDC_CLIENT_SECRET"),
                "settings": {"server_url": env.str("OIDC_SERVER_URL")},
            }
        ]
    }

vars().update(env.email_url("EMAIL_URL", default="consolemail://" if DEVELOPMENT else "smtp://localhost:25"))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "Evidenced <evidenced@localhost>")

# --- The wire ---------------------------------------------------------------------------------------

SECURE_SSL_REDIRECT = not DEVELOPMENT
SESSION_COOKIE_SECURE = not DEVELOPMENT
CSRF_COOKIE_SECURE = not DEVELOPMENT
SESSION_COOKIE_AGE = env.int("SESSION_HOURS", 12) * 3600
SECURE_HSTS_SECONDS = 0 if DEVELOPMENT else env.int("HSTS_SECONDS", 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = not DEVELOPMENT
SECURE_HSTS_PRELOAD = not DEVELOPMENT
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Nothing inline, nothing from elsewhere.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# --- What is shown ----------------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = env.str("TIME_ZONE", "Europe/London")
USE_I18N = True
USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "build" / "static"]
# What every app offers, written out as lists in config/, where lower apps may read it but not import it.
REPORTS = "config.reports.REPORTS"
RULES = "config.rules.RULES"
SELECTIONS = "config.threads.SELECTIONS"
WHEN_WORKING_DAYS_CHANGE = "config.working_days.WHEN_WORKING_DAYS_CHANGE"
SELECTION_PERMISSIONS = "config.threads.PERMISSIONS"
LEADING_TO_ACTIONS = "config.threads.LEADING_TO_ACTIONS"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
}
