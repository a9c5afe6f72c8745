"""The student's people: whom they met, what is agreed with each, and when to write."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fairbrief.concerns.queries import hear
from fairbrief.contacts import actions as acts
from fairbrief.contacts.access import (
    STUDENT,
    contacts_of,
    follow_ups_of,
    introductions_with,
)
from fairbrief.contacts.drafts import draft_of, gaps_in, subject_of
from fairbrief.contacts.forms import (
    AskForm,
    ColleagueForm,
    DayForm,
    IntroductionForm,
    NotesForm,
    OwnDayForm,
    WordsForm,
)
from fairbrief.contacts.models import Contact, FollowUp, Introduction
from fairbrief.contacts.queries import (
    hidden_of,
    introductions_by,
    past_employers,
    people_of,
    plan_of,
    works_to_add_to,
)
from fairbrief.kernel.clock import now
from fairbrief.planning.queries import feed_of
from fairbrief.portals.requests import StudentRequest, for_students
from fairbrief.portals.ui.http import run_action, show


@for_students
def people(request: StudentRequest) -> HttpResponse:
    """Whom to write to now, what is ahead, and everyone met; adds a colleague."""
    form = ColleagueForm(request.POST or None, works=works_to_add_to(request.student))
    made: list[Contact] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and run_action(
            request,
            form,
            lambda: made.append(
                acts.add_colleague(
                    form.cleaned_data["work"],
                    name=form.cleaned_data["name"],
                    title=form.cleaned_data["title"],
                    notes=form.cleaned_data["notes"],
                    actor=request.actor,
                    at=now(),
                )
            ),
            said=_("Added."),
        )
    ):
        return redirect("student:person", made[0].code)
    introductions = list(introductions_with(request.student))
    context = {
        "people": people_of(request.student, at=now()),
        "asked_of_me": [
            each
            for each in introductions
            if each.alum_id == request.student.pk and (each.is_asked or each.is_granted)
        ],
        "asked_by_me": [each for each in introductions if each.student_id == request.student.pk],
        "past_employers": past_employers(request.student),
        "form": form,
        "may_add": form.fields["work"].queryset.exists(),  # type: ignore[attr-defined]
        "has_feed": feed_of(request.user) is not None,
    }
    return show(request, "student/people.html", context, form)


@require_safe
@for_students
def put_away(request: StudentRequest) -> HttpResponse:
    """Those the student has put away, to bring back."""
    return show(request, "student/people_away.html", {"contacts": hidden_of(request.student)})


@require_safe
@for_students
def person(request: StudentRequest, code: str) -> HttpResponse:
    """One person: what is agreed, the plan with its drafts, private notes."""
    return show_person(request, _contact(request, code))


def _contact(request: StudentRequest, code: str) -> Contact:
    return get_object_or_404(contacts_of(request.student), code=code)


def _follow_up(request: StudentRequest, code: str) -> FollowUp:
    return get_object_or_404(follow_ups_of(request.student), code=code)


def show_person(
    request: StudentRequest,
    contact: Contact,
    *,
    notes_form: NotesForm | None = None,
    ask_form: AskForm | None = None,
    own_form: OwnDayForm | None = None,
    introduction_form: IntroductionForm | None = None,
) -> HttpResponse:
    """The page of one person, with what was typed wrong."""
    notes_form = notes_form or NotesForm.of(contact)
    plan, introductions = plan_of(contact), introductions_by(contact)
    ask_form = ask_form or AskForm()
    offered = _after_introduction(introductions, plan) if own_form is None else ""
    own_form = own_form or OwnDayForm(initial={"about": offered})
    introduction_form = introduction_form or IntroductionForm()
    hear(STUDENT, [contact, *introductions])
    today = localdate()
    context = {
        "contact": contact,
        "work": contact.engagement,
        "coming": [each for each in plan if not each.is_done],
        "done": [each for each in plan if each.is_done],
        "today": today,
        "notes_form": notes_form,
        "ask_form": ask_form,
        "own_form": own_form,
        "offered": offered,
        "own_open": own_form.is_bound or bool(offered),
        "can_be_asked": contact.member is None or contact.member.left_at is None,
        "introductions": introductions,
        "introduction_form": introduction_form,
        # One at a time, and never again after a no or silence.
        "can_ask_introduction": contact.is_open and all(each.is_granted for each in introductions),
    }
    forms = (notes_form, ask_form, own_form, introduction_form)
    return show(request, "student/person.html", context, *forms)


def _after_introduction(introductions: list[Introduction], plan: list[FollowUp]) -> str:
    """What a day of the student's own is for after a yes: to say what came of it. Offered once."""
    granted = next((each for each in introductions if each.is_granted), None)
    if granted is None:
        return ""
    about = _("what came of talking to %(name)s") % {"name": granted.with_whom}
    return "" if any(each.about == about[:120] for each in plan) else about[:120]


@require_POST
@for_students
def notes(request: StudentRequest, code: str) -> HttpResponse:
    contact = _contact(request, code)
    form = NotesForm.of(contact, request.POST)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: acts.keep_notes(contact, **form.cleaned_data, actor=request.actor, at=now()),
        said=_("Kept."),
    ):
        return redirect("student:person", code)
    return show_person(request, contact, notes_form=form)


@require_POST
@for_students
def ask(request: StudentRequest, code: str) -> HttpResponse:
    """Asks whether they may be written to after the work."""
    contact = _contact(request, code)
    form = None if contact.member else AskForm(request.POST)
    email = ""
    if form is not None:
        if not form.is_valid():
            return show_person(request, contact, ask_form=form)
        email = form.cleaned_data["email"]
    if (
        not run_action(
            request,
            form,
            lambda: acts.ask_consent(contact, email=email, actor=request.actor, at=now()),
            said=_("Asked. You see here what %(name)s says.") % {"name": contact.first_name},
        )
        and form is not None
    ):
        return show_person(request, contact, ask_form=form)
    return redirect("student:person", code)


@require_POST
@for_students
def own_day(request: StudentRequest, code: str) -> HttpResponse:
    """A day of the student's own to write."""
    contact = _contact(request, code)
    form = OwnDayForm(request.POST)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: acts.plan_own(contact, **form.cleaned_data, actor=request.actor, at=now()),
        said=_("Planned."),
    ):
        return redirect("student:person", code)
    return show_person(request, contact, own_form=form)


@require_POST
@for_students
def away(request: StudentRequest, code: str) -> HttpResponse:
    """Puts somebody away, or brings them back."""
    contact = _contact(request, code)
    if request.POST.get("back"):
        run_action(
            request,
            None,
            lambda: acts.show_contact(contact, actor=request.actor, at=now()),
            said=_("Back among your people."),
        )
        return redirect("student:person", code)
    run_action(
        request,
        None,
        lambda: acts.hide_contact(contact, actor=request.actor, at=now()),
        said=_("Put away. Nobody reminds you of them."),
    )
    return redirect("student:people")


@for_students
def follow_up(request: StudentRequest, code: str) -> HttpResponse:
    """One moment to write: the draft to make one's own, to copy, to tick, to move."""
    row = _follow_up(request, code)
    form = WordsForm(request.POST or None, initial={"words": draft_of(row)})
    if (
        request.method == "POST"
        and form.is_valid()
        and run_action(
            request,
            form,
            lambda: acts.keep_words(row, words=form.cleaned_data["words"], actor=request.actor),
            said=_("Kept."),
        )
    ):
        return redirect("student:follow_up", code)
    return _writing(request, row, form)


def _writing(
    request: StudentRequest, row: FollowUp, form: WordsForm, day_form: DayForm | None = None
) -> HttpResponse:
    words, contact = draft_of(row), row.contact
    day_form = day_form or DayForm()
    # A mail program is opened with the kept words; no mail leaves from here.
    mail = (
        f"mailto:{quote(contact.given_email, safe='@')}"
        f"?subject={quote(subject_of(row))}&body={quote(words)}"
        if contact.is_open
        else ""
    )
    context = {
        "row": row,
        "contact": contact,
        "words": words,
        "subject": subject_of(row),
        "gaps": gaps_in(words),
        "mail": mail,
        "thread": row.engagement.agreement.application.code
        if row.engagement and row.is_in_the_thread
        else "",
        "form": form,
        "day_form": day_form,
    }
    return show(request, "student/follow_up.html", context, form, day_form)


@require_POST
@for_students
def tick(request: StudentRequest, code: str, name: str) -> HttpResponse:
    """Sent, left out, or neither after all."""
    row = _follow_up(request, code)
    if name == "undo":
        run_action(request, None, lambda: acts.take_back_tick(row, actor=request.actor))
        return redirect("student:follow_up", code)
    act = acts.mark_sent if name == "sent" else acts.leave_out
    said = _("Ticked. Well done.") if name == "sent" else _("Left out.")
    run_action(request, None, lambda: act(row, actor=request.actor, at=now()), said=said)
    return redirect("student:person", row.contact.code)


@require_POST
@for_students
def move(request: StudentRequest, code: str) -> HttpResponse:
    """Another day for it."""
    row = _follow_up(request, code)
    day_form = DayForm(request.POST)
    if day_form.is_valid() and run_action(
        request,
        day_form,
        lambda: acts.move_follow_up(
            row, day=day_form.cleaned_data["day"], actor=request.actor, at=now()
        ),
        said=_("Moved."),
    ):
        return redirect("student:follow_up", code)
    return _writing(request, row, WordsForm(initial={"words": draft_of(row)}), day_form)


urlpatterns = [
    path("people/", people, name="people"),
    path("people/away/", put_away, name="people_away"),
    path("people/<code:code>/", person, name="person"),
    path("people/<code:code>/notes/", notes, name="person_notes"),
    path("people/<code:code>/ask/", ask, name="person_ask"),
    path("people/<code:code>/day/", own_day, name="person_day"),
    path("people/<code:code>/away/", away, name="person_away"),
    path("follow-ups/<code:code>/", follow_up, name="follow_up"),
    path("follow-ups/<code:code>/move/", move, name="follow_up_move"),
    *(
        path(f"follow-ups/<code:code>/{name}/", tick, {"name": name}, name=f"follow_up_{name}")
        for name in ("sent", "out", "undo")
    ),
]
