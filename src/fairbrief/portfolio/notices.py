"""Who is told when a student asks to show somebody's words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.notices.telling import NoticeKind, Recipient
from fairbrief.portfolio.models import Quote


def _facts(quote: Quote) -> dict[str, object]:
    experience = quote.piece.experience
    return {
        "student": experience.person,
        "title": experience.title,
        "words": quote.words,
        "name": quote.by_name,
    }


NoticeKind(
    name="quote.asked",
    subject=_("May {student} show your words?"),
    body=_(
        "After “{title}” you wrote:\n\n{words}\n\n{student} would like to show this, with your "
        "name and your employer’s, on a page about finished work. Say yes or no by the link; "
        "nothing is shown until you have said yes, and you can change your mind."
    ),
    to=lambda quote: [Recipient(email=quote.by_email, name=quote.by_name, path="/")],
    path=lambda quote: "/",
    facts=_facts,
)
NoticeKind(
    name="quote.answered",
    subject=_("{name} has answered about their words"),
    body=_("Your portfolio says whether what {name} wrote on “{title}” may be shown."),
    to=lambda quote: [quote.piece.portfolio.student.user],
    path=lambda quote: "/student/portfolio/",
    facts=_facts,
)
