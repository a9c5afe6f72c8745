"""One settings module; an installation differs only by its environment (see docs/deploying.md)."""

import os
from pathlib import Path
from typing import Any

import django_stubs_ext
from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from fairbrief.config.address import hosts_of, origins_of, public_url
from fairbrief.config.demo_guard import LOOPBACK_HOSTS, cookie_ending, refuse_public_address
from fairbrief.config.environment import database_of, whole_env
from fairbrief.config.files import file_storage
from fairbrief.config.home import home, installation_secret
from fairbrief.config.logs import logging_settings
from fairbrief.config.mail import mailers
from fairbrief.postgres import database_url

#: Lets `ModelForm[Brief]` and the like stand in running code, not only for the type checker.
django_stubs_ext.monkeypatch()

HOME: Path = home()

#: "production" (the default), "test", or "demo": one-click personas, on loopback and upon a
#: database made for it. `fairbrief demo` sets it; `demo_guard` keeps it out of production.
MODE = os.environ.get("FAIRBRIEF_MODE", "production")
if MODE not in {"production", "demo", "test"}:
    raise ImproperlyConfigured(f"FAIRBRIEF_MODE is {MODE!r}; it must be production, demo or test.")
DEMO = MODE == "demo"
DEBUG = os.environ.get("FAIRBRIEF_DEBUG", "") == "1"

#: Where people reach this installation; links in mails and credentials start with it.
BASE_URL = public_url(os.environ.get("FAIRBRIEF_URL", "http://127.0.0.1:8000"))
SECURE = BASE_URL.startswith("https://")
#: Names the site answers under besides that of FAIRBRIEF_URL, parted by commas.
ALLOWED_HOSTS = hosts_of(BASE_URL, os.environ.get("FAIRBRIEF_HOSTS", ""))
if DEMO:
    refuse_public_address(BASE_URL)
    ALLOWED_HOSTS = LOOPBACK_HOSTS
CSRF_TRUSTED_ORIGINS = origins_of(BASE_URL, ALLOWED_HOSTS)
SECRET_KEY = os.environ.get("SECRET_KEY") or installation_secret(HOME)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    # Before allauth: our templates stand in for its own.
    "fairbrief.portals.ui",
    "allauth",
    "allauth.account",
    "procrastinate.contrib.django",
    "corsheaders",
    "fairbrief.readings",
    "fairbrief.audit",
    "fairbrief.accounts",
    "fairbrief.clocks",
    "fairbrief.notices",
    "fairbrief.organizations",
    "fairbrief.students",
    "fairbrief.guides",
    "fairbrief.concerns",
    "fairbrief.roster",
    "fairbrief.strikes",
    "fairbrief.briefs",
    "fairbrief.advising",
    "fairbrief.vetting",
    "fairbrief.discovery",
    "fairbrief.searches",
    "fairbrief.applications",
    "fairbrief.disclosures",
    "fairbrief.matchdays",
    "fairbrief.agreements",
    "fairbrief.engagements",
    "fairbrief.payments",
    "fairbrief.relationships",
    "fairbrief.credentials",
    "fairbrief.planning",
    "fairbrief.tracking",
    "fairbrief.surveys",
    "fairbrief.funds",
    "fairbrief.boards",
    "fairbrief.contacts",
    "fairbrief.coffees",
    "fairbrief.portfolio",
    "fairbrief.reports",
    "fairbrief.leaving",
    "fairbrief.keeping",
    "fairbrief.portals.public",
    "fairbrief.portals.student",
    "fairbrief.portals.employer",
    "fairbrief.portals.campus",
    "fairbrief.portals.operator",
    "fairbrief.api",
    "fairbrief.demo",
]

MIDDLEWARE = [
    "fairbrief.portals.ui.keeping.KeptPagesMiddleware",
    "fairbrief.config.address.PublicSchemeMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "fairbrief.portals.ui.middleware.CompressedPagesMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "fairbrief.api.errors.OneShapeMiddleware",
    "fairbrief.config.incoming.IncomingMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "fairbrief.portals.ui.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "fairbrief.portals.ui.middleware.ReaderTimeZoneMiddleware",
    "fairbrief.portals.ui.middleware.OwnPagesMiddleware",
    "fairbrief.portals.ui.middleware.PageAboveMiddleware",
]

ROOT_URLCONF = "fairbrief.config.urls"
WSGI_APPLICATION = "fairbrief.config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "fairbrief.portals.ui.context.page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                # After the first, whose tag of the same name it takes the place of.
                "fairbrief.portals.ui.tags.constant",
            ],
        },
    },
]

FORM_RENDERER = "fairbrief.portals.ui.controls.Controls"

#: Connections a process keeps open: the web server and the worker ask for some, commands do not.
POOL = whole_env("FAIRBRIEF_POOL", 0)
DATABASES = {"default": database_of(os.environ.get("DATABASE_URL") or database_url(HOME))}
#: Whether a pooler stands before the database that changes connections between transactions: then
#: no cursor outlives one, and nobody can be told of anything (LISTEN).
POOLER = bool(whole_env("FAIRBRIEF_POOLER", 0))
DATABASES["default"]["DISABLE_SERVER_SIDE_CURSORS"] = POOLER
#: Whether connections keep plans of statements that are asked all the time (`kernel.statements`),
#: those of the worker's own queue as well.
PREPARE = whole_env("FAIRBRIEF_PREPARE", 1)
DATABASES["default"]["OPTIONS"] = {
    **DATABASES["default"].get("OPTIONS", {}),
    "prepare_threshold": 2 if PREPARE else None,
    **({"pool": {"min_size": 1, "max_size": POOL, "timeout": 10}} if POOL else {}),
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["fairbrief.accounts.signed_in.Backend"]
SESSION_ENGINE = "fairbrief.accounts.signed_in"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
if MODE == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/home/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "fairbrief.accounts.models.display_name"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
#: How often a new code may be asked for before one begins anew. (To mend the address there would
#: betray which addresses have an account.)
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = 5
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = 5
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
#: A university's mail may take its time. The words of pages and mails say fifteen minutes, too.
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
#: Who finds a browser signed in must not be able to change what shows that it is they: the address
#: codes are mailed to, and the password (see `portals.proving` for who has none).
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_ADAPTER = "fairbrief.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "fairbrief.accounts.forms.LoginForm",
    "request_login_code": "fairbrief.accounts.forms.RequestLoginCodeForm",
    "reset_password": "fairbrief.accounts.forms.ResetPasswordForm",
    # Of a mailed code only the seed is kept (see `accounts.mailed_codes`).
    "confirm_login_code": "fairbrief.accounts.forms.LoginCodeForm",
    "confirm_email_verification_code": "fairbrief.accounts.forms.ConfirmationForm",
    "confirm_password_reset_code": "fairbrief.accounts.forms.ResetCodeForm",
}
#: A lecture hall signs up behind one address, so that alone is counted generously; guessing at one
#: account is counted by account and address, and, more loosely, by account wherever it comes from.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "signup": "60/m/ip",
    "request_login_code": "60/m/ip,3/m/key",
    "confirm_email": "3/m/key",
    "login_failed": "30/m/ip,5/5m/key",
    "login_anywhere": "50/h/key",
    # Before somebody takes their data along or closes the account (see `portals.proving`).
    "its_you_send": "5/15m/key",
    "its_you_try": "10/15m/key",
    "own_data": "6/h/key",
    # Accounts that who runs the installation looks up to close them for their people.
    "close_for": "20/h/key",
}
#: How many proxies of ours stand before the server; rate limits count the address they report.
ALLAUTH_TRUSTED_PROXY_COUNT = whole_env("FAIRBRIEF_PROXIES", 0)

#: Sign-in attempts are counted in the first, so all workers must see one count: a table, not the
#: memory of a process. Nothing else lies there. A full table gives up counts that still run, and
#: with them whom they protect, so it is large, and the worker clears it of what has run out.
#: What only saves time is kept by each process: "memory" for words and numbers, "pictures" for
#: what is large, so few.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 500_000},
    },
    "memory": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
    "pictures": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pictures",
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
    # How much an address asked of the open pages: never in a table, so each process counts.
    "counts": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "counts",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    },
}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
MEDIA_ROOT = HOME / "files"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "fairbrief.portals.ui.stylesheet.JoinedStylesFinder",
]
STORAGES: dict[str, Any] = {
    "default": file_storage(os.environ.get("FAIRBRIEF_FILES", "").strip()),
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if MODE == "test" or DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
#: Largest deliverable a student may upload, in bytes.
UPLOAD_LIMIT = 10 * 1024 * 1024
#: With its form around it; a larger request is refused unread.
LARGEST_REQUEST = UPLOAD_LIMIT + DATA_UPLOAD_MAX_MEMORY_SIZE
#: Largest roster a campus may hand over, in bytes, and where it does.
ROSTER_LIMIT = 64 * 1024 * 1024
LARGER_UPLOADS = {"/campus/students/imports/new/": ROSTER_LIMIT}

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "connect-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
#: Pages of any site may ask the API; it knows no cookies, so they learn nothing of a person.
CORS_ALLOW_ALL_ORIGINS = True
CORS_URLS_REGEX = r"^/api/"
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS", "POST"]
CORS_ALLOW_HEADERS = ["accept", "content-type"]
CORS_EXPOSE_HEADERS = ["Retry-After"]
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SECURE_HSTS_SECONDS = 63072000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
_ENDING = cookie_ending(BASE_URL) if DEMO else ""
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"sessionid{_ENDING}", f"csrftoken{_ENDING}"
MESSAGES_COOKIE_NAME = f"messages{_ENDING}"
CSRF_FAILURE_VIEW = "fairbrief.portals.unsent.from_old_page"
MESSAGE_STORAGE = "fairbrief.config.messages.MessageStorage"

#: The index of open briefs on this machine: the worker keeps it, every process reads it. In tests
#: each process keeps its own in memory.
SEARCH_FOLDER = HOME / "search"
SEARCH_INLINE = MODE == "test"

#: Rooms keep their tasks in `tasks.py`; these are the installation's own.
PROCRASTINATE_IMPORT_PATHS = ["fairbrief.config.tasks"]

LOGGING = logging_settings("WARNING" if MODE == "test" else "INFO")

#: Who runs the installation, and whom people write to about it; shown on every page's foot.
OPERATOR = os.environ.get("FAIRBRIEF_OPERATOR", "").strip()
CONTACT = os.environ.get("FAIRBRIEF_CONTACT", "").strip()

DEFAULT_FROM_EMAIL = os.environ.get("FAIRBRIEF_MAIL_FROM", "Fairbrief <fairbrief@localhost>")
MAILERS = mailers(os.environ.get("EMAIL_URL", ""), HOME / "mail")

#: Years after the work that a signed agreement is kept, as its text says. Six is what New York asks
#: of whoever engages a freelance worker, the most of the states that do; fewer is taken as six.
KEEP_AGREEMENTS_YEARS = max(6, whole_env("FAIRBRIEF_KEEP_AGREEMENTS_YEARS", 6))
#: Applications that came to nothing: 29 CFR 1602.14 asks for one year, 1602.49 for two.
KEEP_APPLICATIONS_YEARS = max(2, whole_env("FAIRBRIEF_KEEP_APPLICATIONS_YEARS", 2))
#: Days that people with an account can read what they were told. Work may last for most of a term.
KEEP_NOTICES_DAYS = max(90, whole_env("FAIRBRIEF_KEEP_NOTICES_DAYS", 365))
#: Days that a closed account can be opened again before it is erased. A month is what the law gives
#: for an answer (GDPR Art. 12(3)), so it is never more than that.
KEEP_CLOSED_DAYS = min(30, max(1, whole_env("FAIRBRIEF_KEEP_CLOSED_DAYS", 14)))
#: Days after its end that is kept who held a mailed link, was invited, or asked to stay in touch.
KEEP_LINKS_DAYS = max(30, whole_env("FAIRBRIEF_KEEP_LINKS_DAYS", 365))

#: So many students' ratings of an employer are published together, and never fewer than five.
RATINGS_FROM = max(5, whole_env("FAIRBRIEF_RATINGS_FROM", 5))
