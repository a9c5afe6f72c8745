"""What of a person stands in this room (see `kernel.yours`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.funds.models import Award, Movement
from fairbrief.kernel.yours import Held, Named

_BOOKS = "the university's books: what was given to whom goes on by its own roster"
AWARDS = Held(
    model=Award,
    ways=("student__user", "entry__student__user"),
    title=_("Stipends"),
    shows="code pool=pool__name kind state amount_minor currency=pool__currency rate_minor minutes"
    " why proposed_at approved_at reason paid_minor paid_on reference ended_at",
    stays=_BOOKS,
)
PROPOSED = Held(
    model=Award,
    ways=("proposed_by",),
    title=_("Stipends you proposed"),
    shows="code pool=pool__name kind state amount_minor currency=pool__currency proposed_at",
    stays=_BOOKS,
)
APPROVED_FIRST = Held(
    model=Award,
    ways=("first_approved_by",),
    title=_("Stipends you approved as the first of two"),
    shows="code pool=pool__name kind state amount_minor currency=pool__currency first_approved_at",
    stays=_BOOKS,
)
MOVEMENTS = Held(
    model=Movement,
    ways=(),
    hidden="how money of a campus moved: what of it was for somebody stands in their stipends",
    stays="the university's books, to which is only added; who wrote a line stands in it",
    still="by_name",
)
NAMES = Named(
    model=Award,
    columns=("proposed_by_name", "first_approved_by_name", "approved_by_name"),
    near=("pool__campus",),
)
