"""Entries of the roster that turn out to be one person: no answer is lost by it."""

from __future__ import annotations

from datetime import datetime

from fairbrief.accounts.links import forget_links
from fairbrief.roster.joining import where_both_have
from fairbrief.roster.models import RosterEntry
from fairbrief.surveys.models import Invitation, OptOut


@where_both_have(OptOut)
def said_once_is_enough(own: RosterEntry, named: RosterEntry, _at: datetime) -> None:
    if OptOut.objects.filter(entry=named).exists():
        OptOut.objects.filter(entry=own).delete()


@where_both_have(Invitation)
def keep_what_was_answered(own: RosterEntry, named: RosterEntry, _at: datetime) -> None:
    theirs = {each.round_id: each for each in Invitation.objects.filter(entry=named)}
    for mine in Invitation.objects.filter(entry=own, round__in=theirs).order_by("pk"):
        mine.student_id = mine.student_id or own.student_id
        _join(mine, theirs[mine.round_id])


def _join(mine: Invitation, theirs: Invitation) -> None:
    """The account's own invitation, and the one of the university's entry, to one round."""
    was_anothers = theirs.student_id not in (None, mine.student_id)
    if was_anothers or (mine.has_answered and theirs.has_answered):
        # Both stay, this one as what the account alone was asked.
        mine.entry = None
        mine.save(update_fields=["entry", "student"])
        return
    kept, gone = (theirs, mine) if theirs.has_answered else (mine, theirs)
    kept.student_id = mine.student_id
    kept.is_aside = mine.is_aside or theirs.is_aside
    kept.mails = max(mine.mails, theirs.mails)
    forget_links(Invitation.objects.filter(pk=gone.pk))
    gone.delete()
    kept.save(update_fields=["student", "is_aside", "mails"])
