"""What of a person stands in this room (see `kernel.yours`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.yours import Held, Named
from fairbrief.portfolio.models import Piece, Portfolio, Quote

PORTFOLIO = Held(
    model=Portfolio,
    ways=("student__user",),
    title=_("Your portfolio"),
    shows="code slug intro contact shows_studies made_at",
    removes=True,
)
PIECES = Held(
    model=Piece,
    ways=("portfolio__student__user",),
    title=_("What your portfolio shows"),
    shows="experience=experience__code visibility is_discreet shows_credential shows_words"
    " own_lines position",
    removes=True,
)
QUOTES = Held(
    model=Quote,
    ways=("piece__portfolio__student__user",),
    title=_("Words of others that you may show"),
    shows="experience=piece__experience__code words by_name by_title asked_at granted answered_at",
    removes=True,
)
NAMES = Named(
    model=Quote,
    columns=("by_name", "by_email"),
    near=("piece__experience__employer", "piece__experience__campus"),
)
