"""The campus's board and brand: setting them, and taking them to one's own site."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _

from fairbrief.boards.access import may_set_brand
from fairbrief.boards.actions import set_brand
from fairbrief.boards.colours import digest_of, look_of
from fairbrief.boards.forms import BrandForm
from fairbrief.boards.queries import brand_of, brands_of, counts_on
from fairbrief.kernel.clock import now
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import paginate, run_action, show
from fairbrief.portals.ui.shapes import Fact


@for_officers
def board(request: CampusRequest) -> HttpResponse:
    """What is in force, every version, the addresses; for a director, a form."""
    campus = request.officer.campus
    may_set = may_set_brand(request.officer)
    if request.method == "POST" and not may_set:
        raise PermissionDenied
    brand = brand_of(campus)
    form = BrandForm(request.POST or None, request.FILES or None, brand=brand)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: set_brand(request.officer, **form.told, actor=request.actor, at=now()),
        said=_("Saved. The board looks so from now on."),
    ):
        return redirect("campus:board")
    look = look_of(brand.accent)
    briefs, employers = counts_on(campus, at=now())
    return show(
        request,
        "campus/board.html",
        {
            "campus": campus,
            "brand": brand,
            "look": digest_of(look) if look else "",
            "open": briefs,
            "employers": employers,
            "may_set": may_set,
            "form": form,
            "page": paginate(request, brands_of(campus), per_page=10),
            "addresses": _addresses(campus.slug),
            "snippet": _snippet(campus.slug, brand.name),
        },
        form,
    )


def _addresses(slug: str) -> list[Fact]:
    def whole(name: str) -> str:
        return f"{settings.BASE_URL}{reverse(f'public:{name}', args=[slug])}"

    return [
        Fact(term=_("The board"), said=whole("board")),
        Fact(term=_("For a frame"), said=whole("board_embed")),
        Fact(term=_("Feed (Atom)"), said=whole("board_atom")),
        Fact(term=_("Feed (JSON)"), said=whole("board_json")),
    ]


def _snippet(slug: str, name: str) -> str:
    """What goes into a page of the campus's own site."""
    address = f"{settings.BASE_URL}{reverse('public:board_embed', args=[slug])}"
    title = _("Open briefs at %(campus)s") % {"campus": name.replace('"', "”")}
    size = 'width="100%" height="720" loading="lazy"'
    return f'<iframe src="{address}" title="{title}" {size}></iframe>'


urlpatterns = [path("board/", board, name="board")]
