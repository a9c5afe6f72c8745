"""Above a pool's limit two of the office approve: who is one of them, and who may be the other."""

from __future__ import annotations

from django.utils.translation import gettext as _t

from fairbrief.audit.actors import Actor
from fairbrief.funds.models import Award
from fairbrief.funds.queries import given_to
from fairbrief.kernel.errors import MissingFactError
from fairbrief.kernel.money import Money


def needs_two(award: Award) -> bool:
    """Awards to one person count together, or a large one could be given in small ones."""
    return given_to(award) > award.pool.second_above_minor


def is_first_of_two(award: Award) -> bool:
    """Whether an approval is the first word of the office on an amount that needs two."""
    return award.is_as_asked and award.first_approved_at is None and needs_two(award)


def check_second(award: Award, actor: Actor) -> None:
    """One person cannot be both of the two: who proposed, or approved first, waits for another."""
    proposed = award.proposed_by_id == actor.user_id
    if not (proposed or award.first_approved_by_id == actor.user_id) or not needs_two(award):
        return
    words = (
        _t(
            "You proposed it, and with it this person gets %(total)s from this pool. Above "
            "%(limit)s somebody else of your office approves."
        )
        if proposed
        else _t(
            "You approved it first, and with it this person gets %(total)s from this pool. Above "
            "%(limit)s somebody else of your office approves as well."
        )
    )
    total = Money(given_to(award), award.pool.currency)
    raise MissingFactError(words % {"total": total, "limit": award.pool.second_above})
