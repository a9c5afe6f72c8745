"""Questionnaires that come with the platform: a start, to be changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from fairbrief.surveys.states import QuestionKind as K

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question as it is written. `question` is its code when it has been asked before."""

    kind: str
    text: _StrOrPromise
    choices: tuple[_StrOrPromise, ...] = ()
    topic: str = ""
    question: str = ""


@dataclass(frozen=True, kw_only=True)
class Shipped:
    """A questionnaire to start from; `use` says when."""

    key: str
    title: _StrOrPromise
    use: _StrOrPromise
    intro: _StrOrPromise
    is_anonymous: bool = True
    questions: tuple[Asked, ...]


_AGREE = (_("not at all"), _("very much"))

SHIPPED: dict[str, Shipped] = {
    each.key: each
    for each in (
        Shipped(
            key="virtual",
            title=_("Would you take a virtual internship?"),
            use=_("Each term, to everyone: how many would, and what keeps the others from it."),
            intro=_("Three questions about short, paid work from where you are."),
            questions=(
                Asked(
                    kind=K.ONE,
                    text=_("Would you take a virtual internship?"),
                    choices=(_("Yes"), _("Perhaps"), _("No"), _("I have done one")),
                    topic="would-take-virtual",
                ),
                Asked(
                    kind=K.SEVERAL,
                    text=_("What would keep you from it?"),
                    choices=(
                        _("No time beside classes"),
                        _("Pay too low or unclear"),
                        _("I would meet nobody"),
                        _("I do not know where to find one I can trust"),
                        _("Work authorization"),
                        _("Nothing"),
                    ),
                    topic="what-keeps-from-virtual",
                ),
                Asked(kind=K.TEXT, text=_("What would make you say yes?"), topic="what-would-help"),
            ),
        ),
        Shipped(
            key="supervisor",
            title=_("How available was your supervisor?"),
            use=_("After each term, to those who took part: where students work alone."),
            intro=_("About your last micro-internship. It takes a minute."),
            questions=(
                Asked(
                    kind=K.SCALE,
                    text=_("Could you reach your supervisor when you needed to?"),
                    choices=(_("hardly ever"), _("always")),
                    topic="supervisor-available",
                ),
                Asked(
                    kind=K.SCALE,
                    text=_("Did their answers help you go on?"),
                    choices=_AGREE,
                    topic="supervisor-helpful",
                ),
                Asked(
                    kind=K.ONE,
                    text=_("Did you meet somebody senior?"),
                    choices=(_("Yes, and it helped"), _("Yes, but it was a formality"), _("No")),
                    topic="senior-access",
                ),
                Asked(kind=K.TEXT, text=_("What should the next student know?")),
            ),
        ),
        Shipped(
            key="after-work",
            title=_("A month after your micro-internship"),
            use=_("Once a term, to those who took part: whether it was worth it."),
            intro=_("Now that it is a while ago: was it worth your hours?"),
            questions=(
                Asked(
                    kind=K.SCALE,
                    text=_("Was it worth the hours you gave?"),
                    choices=_AGREE,
                    topic="worth-it",
                ),
                Asked(
                    kind=K.SCALE,
                    text=_("Did you do real work rather than chores?"),
                    choices=_AGREE,
                    topic="real-work",
                ),
                Asked(
                    kind=K.ONE,
                    text=_("Would you do another one?"),
                    choices=(_("Yes"), _("Only with another employer"), _("No")),
                    topic="would-do-again",
                ),
            ),
        ),
        Shipped(
            key="office",
            title=_("How is the career office doing?"),
            use=_("Once a year, to everyone: what to do more of."),
            intro=_("Two minutes that change what we do next term."),
            questions=(
                Asked(
                    kind=K.SCALE,
                    text=_("Do you know what the career office can do for you?"),
                    choices=_AGREE,
                    topic="office-known",
                ),
                Asked(
                    kind=K.SCALE,
                    text=_("The last time you asked us something, were you helped?"),
                    choices=_AGREE,
                    topic="office-helped",
                ),
                Asked(
                    kind=K.SEVERAL,
                    text=_("What should we do more of?"),
                    choices=(
                        _("Find employers"),
                        _("Help with applications"),
                        _("Speak with employers when it goes wrong"),
                        _("Money for unpaid work"),
                        _("Evening hours"),
                    ),
                    topic="office-more-of",
                ),
                Asked(kind=K.TEXT, text=_("What should we stop doing?")),
            ),
        ),
    )
}
