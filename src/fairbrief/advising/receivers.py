"""Entries of the roster that turn out to be one person."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef

from fairbrief.advising.models import Look, Nomination, RecordRequest
from fairbrief.advising.states import RequestState
from fairbrief.audit.actors import INSTALLATION
from fairbrief.audit.record import record
from fairbrief.clocks.rules import stop_clocks
from fairbrief.roster.joining import where_both_have
from fairbrief.roster.models import RosterEntry


@where_both_have(Look)
def a_look_is_one_look(own: RosterEntry, named: RosterEntry, _at: datetime) -> None:
    same = Look.objects.filter(entry=named, user=OuterRef("user"), hour=OuterRef("hour"))
    Look.objects.filter(Exists(same), entry=own).delete()


@where_both_have(RecordRequest)
def ask_for_the_record_once(own: RosterEntry, named: RosterEntry, at: datetime) -> None:
    """The first wish goes on, and with it the day by which it is met."""
    asked = RecordRequest.objects.filter(state=RequestState.ASKED, entry__in=[own, named])
    for request in asked.order_by("asked_at", "pk")[1:]:
        stop_clocks(request, at=at, kinds=[])
        request.delete()


@where_both_have(Nomination)
def name_once_for_a_brief(own: RosterEntry, named: RosterEntry, at: datetime) -> None:
    """The one at the university's entry goes on; the other stays as one that was taken back."""
    live = Nomination.objects.filter(withdrawn_at=None)
    for nomination in live.filter(
        entry=own, brief__in=live.filter(entry=named).values("brief")
    ).order_by("pk"):
        nomination.withdrawn_at = at
        nomination.save(update_fields=["withdrawn_at"])
        record(nomination, "withdrawn", actor=INSTALLATION, at=at)
