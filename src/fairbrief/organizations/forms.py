"""Forms of joining, of the organization, and of who runs the installation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.forms import SignupForm, zone_choices
from fairbrief.kernel.days import DayField
from fairbrief.kernel.names import HouseNameField, PersonNameField, domains_in
from fairbrief.kernel.places import STATE_CHOICES
from fairbrief.kernel.seen import SeenField
from fairbrief.kernel.zones import zones_of
from fairbrief.organizations.domains import (
    AddressError,
    campus_for_student,
    is_public_site,
    mail_class,
    site_of,
)
from fairbrief.organizations.models import FACTS, Employer, Invitation, Member, Officer, Term
from fairbrief.organizations.queries import employer_called

COUNTRIES = (
    ("US", _("United States")),
    ("CA", _("Canada")),
    ("MX", _("Mexico")),
    ("GB", _("United Kingdom")),
    ("IE", _("Ireland")),
    ("FR", _("France")),
    ("DE", _("Germany")),
    ("ES", _("Spain")),
    ("IT", _("Italy")),
    ("NL", _("Netherlands")),
    ("SE", _("Sweden")),
    ("PL", _("Poland")),
    ("EG", _("Egypt")),
    ("KE", _("Kenya")),
    ("NG", _("Nigeria")),
    ("ZA", _("South Africa")),
    ("IN", _("India")),
    ("JP", _("Japan")),
    ("KR", _("South Korea")),
    ("PH", _("Philippines")),
    ("SG", _("Singapore")),
    ("VN", _("Vietnam")),
    ("AU", _("Australia")),
    ("NZ", _("New Zealand")),
    ("AR", _("Argentina")),
    ("BR", _("Brazil")),
    ("CL", _("Chile")),
    ("CO", _("Colombia")),
)


class StudentSignupForm(SignupForm):
    """Sign-up with an address that shows which campus stands behind the student."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("Your university mail address")

    def clean_email(self) -> str:
        email: str = super().clean_email()
        try:
            campus_for_student(email)
        except AddressError as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return email


class InvitedSignupForm(SignupForm):
    """Sign-up by invitation: the address is the one the mail reached."""

    def __init__(self, *args: Any, invitation: Invitation, **kwargs: Any) -> None:
        self.invitation = invitation
        kwargs["initial"] = {"name": invitation.name, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        del self.fields["email"]

    def clean(self) -> dict[str, Any]:
        # The link came by mail to this address alone, so it is known to be theirs.
        self.cleaned_data["email"] = self.validate_unique_email(self.invitation.email)
        cleaned: dict[str, Any] = super().clean()
        return cleaned


def _zone_field() -> forms.ChoiceField:
    """A time zone that follows from country and state, unless it is said."""
    return forms.ChoiceField(
        label=_("Time zone"),
        choices=lambda: [("", _("The one of this country and state")), *zone_choices()],
        required=False,
        widget=forms.Select(attrs={"data-own-zone": ""}),
    )


def _settle_place(form: forms.BaseForm, cleaned: dict[str, Any]) -> None:
    """A state in the United States only, and there always; a zone that is known or asked for."""
    country, state = cleaned.get("country"), cleaned.get("state")
    if country == "US" and not state and "state" in cleaned:
        form.add_error("state", _("Say which state: the minimum wage and much else depends on it."))
    if country not in (None, "US"):
        cleaned["state"] = state = ""
    if cleaned.get("time_zone") or "time_zone" not in cleaned or not country:
        return
    if country == "US" and not state:
        return
    zones = zones_of(country, state or "")
    if zones and (len(zones) == 1 or (state and isinstance(form, FactsForm))):
        # Two zones divide some states. An organization has that of most people there, is told so,
        # and can change it; a campus, whose days many live by, is asked.
        cleaned["time_zone"] = zones[0]
    else:
        near = ", ".join(zone.replace("_", " ") for zone in zones[:8])
        form.add_error(
            "time_zone",
            _("Clocks there differ from place to place. Say which is yours, such as %(zones)s.")
            % {"zones": near or "Europe/London"},
        )


class FactsForm(forms.ModelForm[Employer]):
    """What an organization says about itself."""

    name = HouseNameField(label=_("Name"))
    country = forms.ChoiceField(label=_("Country"), choices=COUNTRIES)
    state = forms.ChoiceField(
        label=_("State"),
        choices=[("", _("Not chosen yet")), *STATE_CHOICES],
        required=False,
        help_text=_("In the United States."),
    )
    is_another = forms.BooleanField(
        label=_("It is another organization with the same name"), required=False
    )
    website = forms.URLField(label=_("Website"), max_length=200, assume_scheme="https")
    about = forms.CharField(
        label=_("What you do"),
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Two or three sentences a student can picture."),
    )
    time_zone = _zone_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["seen"] = SeenField(initial=self.instance.shown)

    @property
    def zone_words(self) -> str:
        """Which zone was taken where the state has several; "" where nobody had to guess."""
        state, zone = self.cleaned_data.get("state") or "", self.cleaned_data.get("time_zone") or ""
        if self.data.get("time_zone") or not state or len(zones_of("US", state)) < 2:
            return ""
        return _t(
            "Clocks in %(state)s differ from place to place. Your time zone is set to %(zone)s, as "
            "for most people there; if yours is another, change it under Organization."
        ) % {"state": dict(STATE_CHOICES)[state], "zone": zone.replace("_", " ")}

    @property
    def kind_words(self) -> str:
        """What follows from being another kind of organization; "" where it stayed the same."""
        if "kind" not in self.changed_data:
            return ""
        kind = Employer.Kind(self.cleaned_data["kind"])
        looked_at = _t(
            "You say now that you are: %(kind)s. Career offices that approved you look at that "
            "again; what is signed stays as it is."
        ) % {"kind": kind.label}
        if kind == Employer.Kind.FOR_PROFIT:
            unpaid = _t("Companies pay: a brief without pay cannot be sent any more.")
        else:
            unpaid = _t("Unpaid work can be offered only where a campus’s policy allows it.")
        return f"{looked_at} {unpaid}"

    class Meta:
        model = Employer
        fields = FACTS
        labels = {"kind": _("What you are")}

    def clean_website(self) -> str:
        website = str(self.cleaned_data["website"])
        if not is_public_site(website):
            raise forms.ValidationError(
                _("Give the address people find you under, such as https://studio.example.")
            )
        return website

    @property
    def same(self) -> Employer | None:
        """An organization that is here already and is called the same."""
        name = getattr(self, "cleaned_data", {}).get("name")
        if not name or name == self.initial.get("name"):
            return None
        return employer_called(name, besides=self.instance)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        site = site_of(cleaned.get("website") or "")
        for domain in domains_in(cleaned.get("name") or ""):
            if site and not f".{site}".endswith(f".{domain}"):
                self.add_error("name", _("A name has no web address in it but your own."))
        same = self.same
        if same and not cleaned.get("is_another"):
            self.add_error(
                "is_another",
                _(
                    "%(employer)s%(city)s is here already. Is this yours? Ask its owner to invite "
                    "you. If not, tick this."
                )
                % {"employer": same.name, "city": f", {same.city}," if same.city else ""},
            )
        _settle_place(self, cleaned)
        return cleaned


class RegisterForm(FactsForm):
    """The organization of a person who has just signed up."""

    title = forms.CharField(label=_("Your job title"), max_length=120)
    registration_number = forms.CharField(
        label=_("Registration or tax number"),
        max_length=60,
        required=False,
        help_text=_("Helps career offices to check faster. Only they see it."),
    )


class FoundCampusForm(forms.Form):
    """A new campus: what its students and employers read of it, and where it is."""

    name = HouseNameField(label=_("Name of the university"))
    office_name = HouseNameField(
        label=_("Name of the career office"), help_text=_("As its students call it.")
    )
    office_email = forms.EmailField(
        label=_("Its mail address"),
        help_text=_("Both sides of each agreement read it: where to ask, and who decides."),
    )
    domains = forms.CharField(
        label=_("Mail domains of its students"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "One a line, such as alder.edu. Whoever confirms an address there joins as its "
            "student; subdomains are included."
        ),
    )
    country = forms.ChoiceField(label=_("Country"), choices=COUNTRIES, initial="US")
    state = forms.ChoiceField(
        label=_("State"),
        choices=[("", _("Not chosen yet")), *STATE_CHOICES],
        required=False,
        help_text=_("In the United States."),
    )
    city = forms.CharField(label=_("City"), max_length=80, required=False)
    time_zone = _zone_field()

    def clean_domains(self) -> list[str]:
        found = [line.strip().lower().lstrip("@") for line in self.cleaned_data["domains"].split()]
        for each in found:
            if domains_in(each) != [each]:
                raise forms.ValidationError(
                    _("“%(domain)s” is no mail domain: write what stands after the @.")
                    % {"domain": each}
                )
            if mail_class(f"someone@{each}") in {"free", "throw-away"}:
                raise forms.ValidationError(
                    _("At %(domain)s anyone can have an address, so it says nothing of a student.")
                    % {"domain": each}
                )
        return list(dict.fromkeys(found))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        _settle_place(self, cleaned)
        return cleaned


class InviteForm(forms.Form):
    """A person to invite, with the role they will have."""

    name = PersonNameField(label=_("Their name"))
    email = forms.EmailField(label=_("Their mail address"))
    title = forms.CharField(label=_("Job title"), max_length=120, required=False)
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class PersonForm(forms.Form):
    """Someone without an account, as they write themselves."""

    name = forms.CharField(label=_("Name"), max_length=120)
    title = forms.CharField(label=_("Job title"), max_length=120, required=False)

    def clean_name(self) -> str:
        return " ".join(str(self.cleaned_data["name"]).split())


class InviteMemberForm(InviteForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            (Member.Role.SUPERVISOR, _("supervisor: students report to them")),
            (Member.Role.LEADER, _("senior leader: meets the students whose work they lead")),
            (Member.Role.FINANCE, _("finance: secures and sees the money")),
            (Member.Role.OWNER, _("owner: all of it, and who belongs here")),
        ]


class InviteOfficerForm(InviteForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            (Officer.Role.DIRECTOR, _("director: sets the policy and invites colleagues")),
            (Officer.Role.OFFICER, _("officer: reviews, helps, verifies")),
        ]


class HoldForm(forms.Form):
    """Why an employer is put on hold."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The employer's members read it as you write it."),
    )


class TermForm(forms.Form):
    """A stretch of the campus's year."""

    seen = SeenField()
    kind = forms.ChoiceField(label=_("What it is"), choices=Term.Kind.choices)
    name = forms.CharField(label=_("Name"), max_length=60)
    starts_on = DayField(label=_("First day"))
    ends_on = DayField(label=_("Last day"))
