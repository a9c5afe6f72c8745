"""What of a person stands in this room (see `kernel.yours`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.yours import Held, Named
from fairbrief.organizations.models import Invitation, Member, Officer

OFFICERS = Held(
    model=Officer,
    ways=("user",),
    title=_("The career office you act for"),
    shows="campus=campus__name role",
    removes=True,
)
MEMBERS = Held(
    model=Member,
    ways=("user",),
    title=_("The organizations you act or acted for"),
    shows="code employer=employer__name role name title email left_at",
    goes="name title email",
    stays="works and briefs point at who supervised them; without name, title and address",
)
INVITATIONS = Held(
    model=Invitation,
    ways=("invited_by",),
    title=_("Invitations you sent"),
    shows="code role made_at expires_at accepted_at withdrawn_at",
    stays="an invitation is its house's; whom it was for stands in it, not who sent it",
)
INVITED = Named(model=Invitation, columns=("email", "name"), near=("campus", "employer"))
