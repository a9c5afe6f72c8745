"""What other rooms keep of a work goes with its agreement, or is kept for a reason."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

from fairbrief.accounts.links import mint
from fairbrief.applications import forgetting as of_application
from fairbrief.applications.models import ReadMark
from fairbrief.applications.talking import mark_read
from fairbrief.audit.actors import link_holder
from fairbrief.audit.chain import verify
from fairbrief.audit.record import record
from fairbrief.disclosures.models import Disclosure
from fairbrief.engagements.actions import end_early, forget_agreements
from fairbrief.engagements.actions import forgetting_work as of_work
from fairbrief.engagements.models import Engagement
from fairbrief.planning.actions import offer_times
from fairbrief.planning.actions.offering import WORDS as OF_OFFERS
from fairbrief.planning.models import TimeOffer
from fairbrief.relationships.asking import answer_advice, ask_advice
from fairbrief.relationships.forgetting import WORDS as OF_CLOSING
from fairbrief.relationships.models import NextStep
from tests.builders import NOW, acting, an_officer, days
from tests.working import the_student, work

pytestmark = pytest.mark.django_db

LATER = NOW.replace(year=NOW.year + 6) + days(1)
SECRET = "nobodymayreadthislater"
ADDRESS = f"{SECRET}@mail.example"

_ROOTS = ("agreements.agreement", "engagements.engagement", "applications.application")
_WORDY = (models.CharField, models.TextField, models.FileField, models.JSONField, ArrayField)
#: Kept, as docs/agreements.md says: by the rooms whose own it is.
KEPT = {
    # The ledger's entry, the credential and the portfolio are the student's.
    "tracking.Experience",
    "tracking.Approval",
    "tracking.Outcome",
    "credentials.Credential",
    "portfolio.Piece",
    "portfolio.Quote",
    # So are their people.
    "contacts.Contact",
    "contacts.FollowUp",
    "contacts.Introduction",
    "contacts.Reference",
    # What both said in the end.
    "relationships.Feedback",
    "relationships.SelfRating",
    # The record of the money.
    "payments.Funding",
    "payments.Transfer",
    "funds.Award",
    "funds.Movement",
    # That it was removed, and by whom.
    "agreements.Removal",
    "applications.Forgotten",
}
#: Moments, a plan that holds none, and who read how far: addresses of links go.
COLUMNS_KEPT = {"planning.TimeOffer": {"times"}, "applications.ReadMark": {"reader"}}
#: Removed by hand in `remove_text`, and covered whole by the tests of it.
BY_HAND = {"Agreement", "EarlierText", "Signature", "StatusAnswer", "Proposal"}


def _hangs_on_a_work() -> Iterator[type[models.Model]]:
    waiting = [apps.get_model(label) for label in _ROOTS]
    seen = set(waiting)
    while waiting:
        model = waiting.pop()
        yield model
        for each in model._meta.related_objects:
            other = each.related_model
            if other not in seen:
                seen.add(other)
                waiting.append(other)


def test_whatever_hangs_on_a_work_goes_with_it_or_is_kept_for_a_reason() -> None:
    gone: dict[type[models.Model], set[str]] = {TimeOffer: set(OF_OFFERS)}
    gone |= {model: set(columns) for model, (_way, columns) in of_work.WORDS.items()}
    gone |= {model: set(columns) for model, columns in of_application.WORDS.items()}
    gone |= {model: set(columns) for model, columns in OF_CLOSING.items()}
    gone[Disclosure] = {"by_name"}  # the whole row, in the night after
    for model in _hangs_on_a_work():
        meta = model._meta
        # Those of the room itself are held to account beside it.
        if meta.label in KEPT or meta.app_label == "engagements" or meta.object_name in BY_HAND:
            continue
        wordy = {
            field.name
            for field in meta.concrete_fields
            if isinstance(field, _WORDY)
            and not field.choices
            and field.name not in ("code", "currency", "state")
        }
        assert wordy == gone.get(model, set()) | COLUMNS_KEPT.get(meta.label, set()), meta.label


def _tables_with_it() -> list[str]:
    """Every table in which the words still stand anywhere."""
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT 1 FROM "{table}" AS t WHERE t::text ILIKE %s', [f"%{SECRET}%"])  # noqa: S608
            found += [table] if cursor.fetchone() else []
        return found


def _written(found: Engagement) -> None:
    """Words of either side and of the office, and the address of who held links."""
    student = the_student(found)
    offer = offer_times(
        found,
        kind="checkin",
        times=[NOW + days(2), NOW + days(3)],
        minutes=30,
        link=f"https://meet.example/{SECRET}",
        agenda=f"{SECRET}. Pay by gift card and send me the code.",
        actor=student,
        at=NOW,
    )
    advice = ask_advice(found, side="student", question=SECRET, actor=student, at=NOW)
    officer = acting(an_officer(found.campus).user)
    answer_advice(advice, answer=f"{SECRET}, we would say.", actor=officer, at=NOW)
    step = NextStep.objects.create(
        engagement=found,
        kind="not_now",
        note=SECRET,
        wish=SECRET,
        answered_at=NOW,
        answered_by_name=SECRET,
    )
    data = {"kind": "not_now", "note": SECRET}
    record(step, "answered", actor=student, at=NOW, data=data)
    for subject, capacity in (
        (found, "closing"),
        (found.agreement, "supervisor"),
        (offer, "picker"),
    ):
        mint(subject, capacity=capacity, email=ADDRESS, name=SECRET, at=NOW)
    holder = link_holder(
        name=SECRET,
        email=ADDRESS,
        capacity="supervisor",
        subject=(found._meta.label_lower, found.pk),
    )
    for actor in (student, holder):
        mark_read(found.agreement.application_id, upto=1, actor=actor, at=NOW)
    end_early(found, reason="We stop here.", actor=student, at=NOW)


def test_what_was_offered_asked_and_mailed_goes_with_the_agreement() -> None:
    found = work("active")
    _written(found)
    there = {"planning_timeoffer", "relationships_nextstep", "accounts_mailedlink"}
    assert there <= set(_tables_with_it())
    forget_agreements(at=LATER)
    # What was told has a time of its own (docs/deploying.md).
    assert [table for table in _tables_with_it() if table != "notices_notice"] == []
    step = NextStep.objects.get()
    assert (step.kind, step.note) == ("not_now", "–")
    assert ReadMark.objects.count() == 1
    assert list(verify()) == []


def test_a_question_the_office_has_yet_to_answer_stays() -> None:
    found = work("active")
    student = the_student(found)
    ask_advice(found, side="student", question=SECRET, actor=student, at=NOW)
    end_early(found, reason="We stop here.", actor=student, at=NOW)
    forget_agreements(at=LATER)
    assert "relationships_advice" in _tables_with_it()
