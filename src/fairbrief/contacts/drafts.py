"""Plain drafts of what to write when: short, concrete, and easy to answer with one line.

They are templates with gaps in [brackets], for what only the student can know. A draft that is sent
with its gaps is worse than none, so the page says what is still to be filled in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from fairbrief.contacts.models import FollowUp
from fairbrief.contacts.states import ContactRole, FollowUpKind

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

_ANY = ""
_DRAFTS: dict[tuple[str, str], _StrOrPromise] = {
    (FollowUpKind.MIDPOINT, _ANY): _(
        "Dear {first},\n\nwe are halfway through “{title}”. One question: what is the one thing I "
        "should do more of, or do differently, in the second half?\n\nA line is enough; I would "
        "rather know now than at the end.\n\n{student}"
    ),
    (FollowUpKind.MIDPOINT, ContactRole.LEADER): _(
        "Dear {first},\n\nI am halfway through “{title}”. From where you look at it: what would "
        "make the result really useful to {employer}, beyond what the brief says?\n\nA line is "
        "enough. Thank you for taking the time.\n\n{student}"
    ),
    (FollowUpKind.THANKS, _ANY): _(
        "Dear {first},\n\nthank you for “{title}”. What I take with me is [one thing you learned, "
        "and when]. [What they did that helped] made a difference.\n\nI would be glad to hear what "
        "becomes of it.\n\n{student}"
    ),
    (FollowUpKind.THANKS, ContactRole.LEADER): _(
        "Dear {first},\n\nthank you for the time you took for me during “{title}”. You said [what "
        "stayed with you]; I have [what you did with it] since.\n\nIf you ever look for somebody "
        "for [what you would like to do next], I would be glad to hear of it.\n\n{student}"
    ),
    (FollowUpKind.THANKS, ContactRole.COLLEAGUE): _(
        "Dear {first},\n\n“{title}” is done, and [what they helped with] went better because of "
        "you. Thank you. If I can ever return it, write to me.\n\n{student}"
    ),
    (FollowUpKind.MONTH, _ANY): _(
        "Dear {first},\n\na month ago we finished “{title}”. I have used [what you learned] for "
        "[a course, a project, a job] since, and wanted you to know.\n\nHow did [the result] do at "
        "{employer}?\n\n{student}"
    ),
    (FollowUpKind.QUARTER, _ANY): _(
        "Dear {first},\n\nthree months after “{title}” a short word from me: I am [what you do "
        "now], and look for [what you would like next, and from when].\n\nIs there somebody you "
        "think I should talk to? One name would help me.\n\n{student}"
    ),
    (FollowUpKind.COFFEE, _ANY): _(
        "Dear {first},\n\nthank you for the time yesterday. What stays with me is [one thing that "
        "was said]; I am going to [what you do with it this week].\n\nMay I tell you in a month "
        "what came of it?\n\n{student}"
    ),
    (FollowUpKind.OWN, _ANY): _("Dear {first},\n\n[{about}]\n\n{student}"),
}
_SUBJECTS: dict[str, _StrOrPromise] = {
    FollowUpKind.MIDPOINT: _("Halfway through “{title}”: one question"),
    FollowUpKind.THANKS: _("Thank you for “{title}”"),
    FollowUpKind.MONTH: _("“{title}”, a month later"),
    FollowUpKind.QUARTER: _("“{title}”, and what I do now"),
    FollowUpKind.COFFEE: _("Thank you for “{about}”"),
    FollowUpKind.OWN: "{about}",
}
_GAP = re.compile(r"\[[^\[\]\n]{2,}\]")


def _facts(follow_up: FollowUp) -> dict[str, str]:
    contact = follow_up.contact
    work = follow_up.engagement or contact.engagement
    return {
        "first": contact.first_name,
        "title": work.title if work else contact.met,
        "employer": contact.employer.name,
        "student": contact.student.user.name,
        "about": follow_up.about,
    }


def draft_of(follow_up: FollowUp) -> str:
    """The student's own words, else the plain draft for the moment and the person."""
    if follow_up.words:
        return follow_up.words
    kind = follow_up.kind
    draft = _DRAFTS.get((kind, follow_up.contact.role)) or _DRAFTS[(kind, _ANY)]
    return str(draft).format_map(_facts(follow_up))


def subject_of(follow_up: FollowUp) -> str:
    """The subject line that goes with it."""
    return str(_SUBJECTS[follow_up.kind]).format_map(_facts(follow_up))


def gaps_in(words: str) -> list[str]:
    """What is still in [brackets], in its order."""
    return list(dict.fromkeys(_GAP.findall(words)))
