"""What ends at once when somebody closes their account: by the ordinary acts, as they themselves,
so that everyone who waits for them is told as ever."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from fairbrief.accounts.models import User
from fairbrief.accounts.queries import verified_addresses
from fairbrief.applications.actions import decline_offer, withdraw
from fairbrief.applications.models import Application
from fairbrief.applications.states import OPEN_STATES, ApplicationState
from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import held
from fairbrief.coffees.actions import cancel_coffee, give_back
from fairbrief.coffees.models import Coffee, Seat
from fairbrief.coffees.states import LIVE, CoffeeState
from fairbrief.contacts.actions import decline, stop_being_asked
from fairbrief.contacts.models import Alum, Contact
from fairbrief.contacts.states import ContactState
from fairbrief.funds.actions import withdraw_request
from fairbrief.funds.models import Award
from fairbrief.funds.states import AwardState
from fairbrief.kernel.called import called
from fairbrief.organizations.actions import leave_employer, leave_office, withdraw_invitation
from fairbrief.organizations.models import Invitation, Member
from fairbrief.organizations.queries import member_of, officer_of
from fairbrief.planning.actions import end_feed
from fairbrief.planning.models import BusyCalendar, BusyTime, OfficeHour
from fairbrief.searches.models import SavedSearch
from fairbrief.students.models import Student
from fairbrief.surveys.actions import stop_asking_student


def end_all(user: User, /, *, actor: Actor, at: datetime) -> None:
    """Ends whatever of the person is open, of every hat they wear. Safe to do again."""
    with translation.override("en"):
        why = _("The host has left.")
        why_not = _("Closed their account.")
    _call_off_coffees(user, why=why, actor=actor, at=at)
    student = Student.objects.filter(user=user).first()
    if student is not None:
        _end_student(held(student), why=why_not, actor=actor, at=at)
    member = member_of(user)
    if member is not None:
        _end_member(member, actor=actor, at=at)
    officer = officer_of(user)
    if officer is not None:
        leave_office(officer, actor=actor, at=at)
    end_feed(user, actor=actor, at=at)
    for address in verified_addresses(user):
        waiting = Invitation.objects.filter(
            called("email", address), accepted_at=None, withdrawn_at=None
        )
        for invitation in waiting.order_by("pk"):
            withdraw_invitation(invitation, actor=actor, at=at)


def _call_off_coffees(user: User, *, why: str, actor: Actor, at: datetime) -> None:
    hosted = Coffee.objects.filter(
        Q(host_member__user=user, host_member__left_at=None)
        | Q(host_student__user=user)
        | Q(host_officer__user=user),
        state=CoffeeState.OPEN,
    )
    for coffee in hosted.order_by("pk"):
        cancel_coffee(coffee, reason=why, actor=actor, at=at)


def _end_student(student: Student, *, why: str, actor: Actor, at: datetime) -> None:
    mine = Application.objects.filter(student=student).select_related("brief", "student")
    live = mine.filter(state__in=(ApplicationState.DRAFT, *OPEN_STATES))
    # In the order of the briefs, which are locked: two who leave at once wait in one line.
    for application in live.order_by("brief_id", "pk"):
        if application.state == ApplicationState.OFFERED:
            decline_offer(application, reason=why, actor=actor, at=at)
        else:
            withdraw(application, actor=actor, at=at)
    seats = Seat.objects.filter(student=student, state__in=LIVE).select_related("coffee")
    for seat in seats.order_by("pk"):
        give_back(seat, actor=actor, at=at)
    for alum in Alum.objects.filter(student=student).select_related("employer").order_by("pk"):
        stop_being_asked(student, employer=alum.employer, actor=actor, at=at)
    asked = Award.objects.filter(student=student, state=AwardState.PROPOSED, is_request=True)
    for award in asked.order_by("pk"):
        withdraw_request(award, actor=actor, at=at)
    stop_asking_student(student, at=at)
    SavedSearch.objects.filter(student=student).delete()
    BusyTime.objects.filter(student=student).delete()
    BusyCalendar.objects.filter(student=student).delete()


def _end_member(member: Member, *, actor: Actor, at: datetime) -> None:
    known = Contact.objects.filter(member=member).exclude(state=ContactState.CLOSED)
    for contact in known.order_by("pk"):
        decline(contact, actor=actor, at=at)
    OfficeHour.objects.filter(member=member).delete()
    leave_employer(member, actor=actor, at=at)
