"""Who runs the installation, what it keeps of people, and whom to write to."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fairbrief.portals.ui.http import show
from fairbrief.portals.ui.shapes import Fact


@require_safe
def who_runs_this(request: HttpRequest) -> HttpResponse:
    """What a person asks before they sign up: how long, who sees it, whom to write to."""
    context = {"operator": settings.OPERATOR, "contact": settings.CONTACT, "kept": _kept()}
    return show(request, "public/who_runs_this.html", context)


def _kept() -> list[Fact]:
    """How long what is kept: by the settings that delete it."""
    return [
        Fact(
            term=_("Signed agreements, and the record of the work"),
            said=_years(settings.KEEP_AGREEMENTS_YEARS),
        ),
        Fact(
            term=_("Applications that came to nothing"),
            said=_years(settings.KEEP_APPLICATIONS_YEARS),
        ),
        Fact(term=_("What you were told"), said=_days(settings.KEEP_NOTICES_DAYS)),
        Fact(
            term=_("Whom a mailed link went to, after its end"),
            said=_days(settings.KEEP_LINKS_DAYS),
        ),
        Fact(term=_("A closed account, until it is erased"), said=_days(settings.KEEP_CLOSED_DAYS)),
    ]


def _years(count: int) -> str:
    return ngettext("%(count)d year", "%(count)d years", count) % {"count": count}


def _days(count: int) -> str:
    return ngettext("%(count)d day", "%(count)d days", count) % {"count": count}


urlpatterns = [path("who-runs-this/", who_runs_this, name="who_runs_this")]
