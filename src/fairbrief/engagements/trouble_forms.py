"""What is filled in when the work is interrupted, ends early, or is disagreed upon."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.evidence import Exhibit, exhibits_in
from fairbrief.engagements.forms import ReasonForm
from fairbrief.engagements.kept import kept_of
from fairbrief.engagements.models import Absence, Ask, Blame, Dispute, Engagement, Evidence, Term
from fairbrief.engagements.overview import has_been_talked, talk_of
from fairbrief.engagements.states import DisputeOutcome
from fairbrief.engagements.verdicts import Verdict
from fairbrief.kernel.amounts import MinorField
from fairbrief.kernel.days import DayField
from fairbrief.organizations.models import Member


class PauseForm(ReasonForm):
    """Why the work stands still, and until when, if that is known."""

    until = DayField(
        label=_("Last day of the pause, if you know it"),
        required=False,
        help_text=_("Left empty, it goes on by itself after ten business days."),
    )


class EndForm(forms.Form):
    """Why it ends; the pay for what was done is confirmed as it was read."""

    pay = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    reason = forms.CharField(
        label=_("Reason"),
        min_length=10,
        max_length=1000,
        widget=forms.Textarea,
        help_text=_("A sentence or two. The other side and the career office read it."),
    )


class AbsenceForm(forms.Form):
    """Days on which one is away."""

    kind = forms.ChoiceField(
        label=_("What for"), choices=Absence.Kind.choices, widget=forms.RadioSelect
    )
    starts_on = DayField(label=_("First day"))
    ends_on = DayField(label=_("Last day"))
    why = forms.CharField(label=_("A word on it, if you like"), max_length=300, required=False)


class ReinstateForm(forms.Form):
    """Why ended work should go on, and until when."""

    why = forms.CharField(
        label=_("Why it should go on"), min_length=10, max_length=500, widget=forms.Textarea
    )
    due_on = DayField(label=_("Due on"))


class ReplaceForm(forms.Form):
    """Who supervises from now on."""

    who = forms.ModelChoiceField(
        label=_("Who supervises from now on"),
        queryset=Member.objects.none(),
        to_field_name="code",
        empty_label=None,
    )

    def __init__(self, *args: Any, work: Engagement, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "id_replace_%s")
        super().__init__(*args, **kwargs)
        who = cast("forms.ModelChoiceField[Member]", self.fields["who"])
        who.queryset = Member.objects.filter(
            employer_id=work.employer_id, left_at=None, role__in=["owner", "supervisor"]
        ).exclude(pk=work.supervisor_id)


class TalkForm(forms.Form):
    """What is wrong, said before anyone makes a claim."""

    about = forms.CharField(
        label=_("What is wrong"),
        min_length=20,
        max_length=1000,
        widget=forms.Textarea,
        help_text=_("What happened, and what you would like. The other side reads this at once."),
    )


class EvidenceField(forms.MultipleChoiceField):
    """Things of the workspace to point at, under the name of their kind."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("What shows it"))
        kwargs.setdefault(
            "help_text", _("Tick what you point at. A copy of it stays with the dispute.")
        )
        super().__init__(required=False, widget=forms.CheckboxSelectMultiple, **kwargs)

    def offer(self, exhibits: Sequence[Exhibit]) -> None:
        self.choices = [
            (kind.label, options)
            for kind in Evidence.Kind
            if (
                options := [
                    (each.key, f"{date_format(each.at, 'j M')}: {each.title}")
                    for each in exhibits
                    if each.kind == kind
                ]
            )
        ]


class _WithEvidence(forms.Form):
    def __init__(self, *args: Any, exhibits: Sequence[Exhibit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if exhibits:
            cast("EvidenceField", self.fields["evidence"]).offer(exhibits)
        else:
            del self.fields["evidence"]

    @property
    def pointed_at(self) -> list[str]:
        return list(self.cleaned_data.get("evidence", ()))


class ClaimForm(_WithEvidence):
    """A claim: the term, what happened, what is asked, and what shows it."""

    term = forms.ChoiceField(
        label=_("Which part of the agreement it is about"),
        choices=Term.choices,
        widget=forms.RadioSelect,
    )
    claim = forms.CharField(
        label=_("What went wrong"),
        min_length=20,
        max_length=3000,
        widget=forms.Textarea,
        help_text=_("Dates and what was agreed help most. The other side reads this."),
    )
    ask = forms.ChoiceField(
        label=_("What you ask for"), choices=Ask.choices, widget=forms.RadioSelect
    )
    asked = MinorField(label=_("If a sum: what the student is paid in all"), required=False)
    wish = forms.CharField(
        label=_("What would settle it"),
        min_length=5,
        max_length=500,
        help_text=_("In a sentence. If no answer comes, this is what stands."),
    )
    straight_because = forms.CharField(
        label=_("Why you cannot talk about it first"),
        max_length=500,
        required=False,
        widget=forms.Textarea,
        help_text=_("Only if talking is not safe or not possible. The office reads it too."),
    )
    evidence = EvidenceField()

    def __init__(self, *args: Any, work: Engagement, has_talked: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["asked"].help_text = _("Between nothing and the fee, %(fee)s.") % {
            "fee": work.fee
        }
        if not work.fee_minor:
            del self.fields["asked"]
            ask = cast("forms.ChoiceField", self.fields["ask"])
            ask.choices = [each for each in Ask.choices if each[0] != Ask.MONEY]
        if has_talked:
            del self.fields["straight_because"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        is_missing = data.get("asked") is None and "asked" not in self.errors
        if data.get("ask") == Ask.MONEY and is_missing:
            self.add_error("asked", _("Say the sum you ask for."))
        return data

    @property
    def facts(self) -> dict[str, Any]:
        """The claim as its action takes it."""
        data = self.cleaned_data
        return {
            "term": data["term"],
            "claim": data["claim"],
            "ask": data["ask"],
            "asked_minor": data.get("asked"),
            "wish": data["wish"],
            "straight_because": data.get("straight_because", ""),
            "evidence": self.pointed_at,
        }


def claim_form(work: Engagement, post: Any = None, *, has_talked: bool | None = None) -> ClaimForm:
    """The form of a claim, with everything of the work that can be pointed at."""
    if has_talked is None:
        talk = talk_of(work)
        has_talked = talk is not None and has_been_talked(talk)
    return ClaimForm(
        post,
        work=work,
        has_talked=has_talked,
        exhibits=exhibits_in(work),
        auto_id="id_claim_%s",
    )


class ViewForm(_WithEvidence):
    """The other side's view of a claim."""

    answer = forms.CharField(
        label=_("Your view"),
        min_length=10,
        max_length=3000,
        widget=forms.Textarea,
        help_text=_("What happened as you see it, and what would settle it for you."),
    )
    evidence = EvidenceField()


class AppealForm(forms.Form):
    """Why someone else should decide otherwise."""

    reason = forms.CharField(
        label=_("Why it should be decided otherwise"),
        min_length=20,
        max_length=2000,
        widget=forms.Textarea,
        help_text=_("What was overlooked, or is wrong. Someone else reads all of it again."),
    )


class VerdictForm(forms.Form):
    """A decision: what becomes of the work, what is paid, who did not keep to it, and why."""

    outcome = forms.ChoiceField(
        label=_("What becomes of the work"),
        choices=DisputeOutcome.choices,
        widget=forms.RadioSelect,
    )
    award = MinorField(label=_("To be paid to the student in all"), required=False)
    redo_until = DayField(
        label=_("If the work goes on: until when"),
        required=False,
        help_text=_("The day by which it is to be done as you decide."),
    )
    blame = forms.ChoiceField(
        label=_("Who did not keep the agreement"),
        choices=Blame.choices,
        widget=forms.RadioSelect,
        help_text=_("It is proposed for their record, where they can answer it."),
    )
    decision = forms.CharField(
        label=_("Reasons"),
        min_length=20,
        max_length=3000,
        widget=forms.Textarea,
        help_text=_("Both sides read them, in the letter too."),
    )

    def __init__(self, *args: Any, dispute: Dispute, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept, fee = kept_of(dispute.engagement), dispute.engagement.fee
        if kept.pay.minor:
            between = _("Up to the agreed fee, %(fee)s. Not for work that goes on.") % {"fee": fee}
            self.fields["award"].help_text = f"{kept.in_words()} {between}"
        else:
            self.fields["award"].help_text = _(
                "Between nothing and the agreed fee, %(fee)s. Not for work that goes on."
            ) % {"fee": fee}

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        goes_on = data.get("outcome") == DisputeOutcome.REDO
        if goes_on and data.get("redo_until") is None and "redo_until" not in self.errors:
            self.add_error("redo_until", _("Say until which day."))
        if not goes_on and data.get("award") is None and "award" not in self.errors:
            self.add_error("award", _("Say what is paid, even if it is nothing."))
        return data

    @property
    def verdict(self) -> Verdict:
        data = self.cleaned_data
        return Verdict(
            decision=data["decision"],
            outcome=data["outcome"],
            award_minor=data["award"],
            redo_until=data["redo_until"],
            blame=data["blame"],
        )
