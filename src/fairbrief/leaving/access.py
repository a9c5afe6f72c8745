"""Who may close an account for its person, open a closed one again, or erase it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from fairbrief.accounts.models import MailedLink, User
from fairbrief.accounts.queries import account_at
from fairbrief.audit.actors import Actor
from fairbrief.leaving.models import Closing

PERSON, CLOCK, INSTALLATION = "person", "clock", "installation"
#: The capacity of the mailed link by which somebody opens their account again.
REOPENING = "reopening"


def roles_of(actor: Actor, closing: Closing) -> frozenset[str]:
    """The `person`, who cannot sign in and so comes by the mailed link alone; or a machine."""
    if actor.is_clock:
        return frozenset({CLOCK})
    if actor.is_installation:
        return frozenset({INSTALLATION})
    if actor.holds_link(REOPENING, (closing._meta.label_lower, closing.pk)):
        return frozenset({PERSON})
    return frozenset()


def closing_of_link(link: MailedLink, _actor: Actor) -> Closing | None:
    """The closed account that a mailed link opens again."""
    found = Closing.objects.select_related("user").filter(pk=link.subject_id).first()
    return None if found is None or found.is_erased else found


def account_for_operator(operator: User, code: str) -> User:
    """An account that who runs the installation may close for its person; 404 for one that is
    closed, and for those who run it as well."""
    if not operator.is_operator:
        raise PermissionDenied
    return get_object_or_404(User, code=code, is_active=True, is_operator=False)


def account_asked_about(operator: User, address: str) -> User | None:
    """The same by its whole mail address."""
    if not operator.is_operator:
        raise PermissionDenied
    found = account_at(address)
    return found if found and found.is_active and not found.is_operator else None
