"""The WSGI application that granian serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fairbrief.config.settings")
os.environ.setdefault("FAIRBRIEF_POOL", "8")

application = get_wsgi_application()

from django.conf import settings  # noqa: E402

if settings.DEMO:
    from fairbrief.config.demo_guard import refuse_unmarked_database

    # Whatever server runs this, and whoever set the mode.
    refuse_unmarked_database()
