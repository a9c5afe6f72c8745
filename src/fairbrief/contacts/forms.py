"""What is filled in about people: their names, notes, days, words; and a contact's answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from fairbrief.contacts.introductions import LONGEST_ANSWER, LONGEST_WORDS
from fairbrief.contacts.models import MOST_LINKS, Contact
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.days import DayField
from fairbrief.kernel.names import PersonNameField


class ColleagueForm(forms.Form):
    """Someone else the student met in a work."""

    work = forms.ModelChoiceField(
        label=_("Where you met"),
        queryset=Engagement.objects.none(),
        to_field_name="code",
        empty_label=None,
    )
    name = PersonNameField(label=_("Name"))
    title = forms.CharField(label=_("What they do there"), max_length=120, required=False)
    notes = forms.CharField(
        label=_("What you talked about"),
        help_text=_("For yourself alone. It is what you will be glad to find in three months."),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, works: QuerySet[Engagement], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["work"]
        field.queryset = works


class NotesForm(forms.Form):
    """Private notes and links."""

    notes = forms.CharField(
        label=_("Your notes"),
        help_text=_("Nobody but you reads them: no employer, no career office."),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    links = forms.CharField(
        label=_("Where you find them elsewhere"),
        help_text=_("Addresses of their public pages on networks you use, one a line."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    @classmethod
    def of(cls, contact: Contact, data: Any = None) -> NotesForm:
        return cls(data, initial={"notes": contact.notes, "links": "\n".join(contact.links)})

    def clean_links(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["links"].splitlines() if line.strip()][
            : MOST_LINKS + 1
        ]


class AskForm(forms.Form):
    """Where a colleague is asked."""

    email = forms.EmailField(
        label=_("Their address"),
        help_text=_("One mail goes there, with your question. It is not kept for anything else."),
    )


class WordsForm(forms.Form):
    """A draft, as the student would send it."""

    words = forms.CharField(
        label=_("Your words"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 9}),
    )


class DayForm(forms.Form):
    """A day on which to be reminded."""

    day = DayField(
        label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class OwnDayForm(DayForm):
    """A day of the student's own, with what for."""

    about = forms.CharField(
        label=_("What for"),
        help_text=_("For example: “the talk at the museum”, or “their book is out”."),
        max_length=120,
    )
    field_order = ("about", "day")


class ConsentForm(forms.Form):
    """A contact says yes, with the address they choose."""

    given_email = forms.EmailField(
        label=_("The address they may use"), help_text=_("It need not be the one at work.")
    )
    given_link = forms.URLField(
        label=_("A page of yours"),
        help_text=_("Such as your profile on a network where you can be found."),
        required=False,
        assume_scheme="https",
        max_length=200,
    )
    given_line = forms.CharField(
        label=_("A line to them"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    @classmethod
    def of(cls, contact: Contact, data: Any = None) -> ConsentForm:
        """With what they gave, else the address they are known by."""
        known = contact.member.email if contact.member else contact.asked_email
        return cls(
            data,
            initial={
                "given_email": contact.given_email or known,
                "given_link": contact.given_link,
                "given_line": contact.given_line,
            },
        )

    @property
    def said(self) -> dict[str, str]:
        """As the action takes it."""
        return {name.removeprefix("given_"): value for name, value in self.cleaned_data.items()}


class ReferenceForm(forms.Form):
    """A supervisor's lines about a student."""

    text = forms.CharField(
        label=_("Your reference"),
        help_text=_(
            "What was to be done, how it went, and what you would trust them with next. Others "
            "will read it."
        ),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    title = forms.CharField(label=_("Your title"), max_length=120, required=False)


class QuestionForm(forms.Form):
    """A question for a past student."""

    words = forms.CharField(
        label=_("Your question"),
        help_text=_(
            "Who asks, without your name, and the one thing you would like to know. It is read "
            "for the marks of scams, and can be reported."
        ),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class IntroductionForm(forms.Form):
    """What a contact is asked for."""

    whom = forms.CharField(
        label=_("To whom"),
        help_text=_("A name, or what they do: “somebody who edits sound”."),
        max_length=120,
    )
    words = forms.CharField(
        label=_("Why"),
        help_text=_("Two or three sentences that can be passed on as they are."),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class IntroducingForm(forms.Form):
    """A contact says yes."""

    with_whom = forms.CharField(
        label=_("With whom"),
        help_text=_("Name and what they do. Ask them first; give no address here."),
        max_length=120,
    )
    answer = forms.CharField(
        label=_("A line to them"),
        help_text=_("Such as when you will write to you both."),
        max_length=LONGEST_ANSWER,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
