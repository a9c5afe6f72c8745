"""A page of the work for who has an account, whichever side: its frame and what both see there."""

from __future__ import annotations

from django.http import Http404

from fairbrief.engagements.models import Engagement
from fairbrief.portals import workspace
from fairbrief.portals.requests import PortalRequest
from fairbrief.portals.workspace.pace import hours_page
from fairbrief.portals.workspace.pieces import pieces_page
from fairbrief.portals.workspace.rhythm import rhythm_page
from fairbrief.portals.workspace.trouble import trouble_page


def page_of(
    request: PortalRequest,
    work: Engagement,
    side: str,
    page: str,
    forms: workspace.Forms,
    *,
    base: str,
    acts: bool = True,
) -> workspace.Context:
    """The context of one of the side's pages; 404 for any other. `acts`: who reads may also do."""
    if page not in workspace.PAGES[side]:
        raise Http404
    frame = workspace.frame(work, side, page, base)
    return frame | _inside(request, work, side, page, forms, acts)


def _inside(
    request: PortalRequest,
    work: Engagement,
    side: str,
    page: str,
    forms: workspace.Forms,
    acts: bool,
) -> workspace.Context:
    match page:
        case "overview":
            return workspace.now_page(work, side, forms)
        case "hours":
            return hours_page(work, side, forms, request)
        case "pieces":
            return pieces_page(work, forms)
        case "messages":
            return workspace.messages_page(
                work, side, forms, request, actor=request.actor, acts=acts
            )
        case "rhythm":
            return rhythm_page(work, side, forms, request)
        case "talk":
            return workspace.talk_page(work, side, forms)
        case "changes":
            return workspace.changes_page(work, side, forms, asked=request.GET.dict())
        case "trouble":
            return trouble_page(work, side, forms, makes_claim="claim" in request.GET)
        case _:
            return workspace.record_page(work, side, request)
