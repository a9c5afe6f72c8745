"""Kinds of work, with a good brief of each to start from, and how long such work tends to take.

The words are examples to write over. Hours a deliverable are what career offices and employers of
short projects report, rounded; the estimator shows them as a range, never as a rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One deliverable of a template, with its usual hours."""

    title: _StrOrPromise
    criteria: tuple[_StrOrPromise, ...]


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of work. `each` is the usual hours of one deliverable, from and to; `occupation` the
    code by which its wages are known."""

    key: str
    name: _StrOrPromise
    such_as: _StrOrPromise
    title: _StrOrPromise = ""
    learning: _StrOrPromise = ""
    tools: _StrOrPromise = ""
    pieces: tuple[Piece, ...] = ()
    hours: int | None = None
    routine_percent: int | None = None
    each: tuple[int, int] = (4, 8)
    occupation: str = ""


KINDS: tuple[Kind, ...] = (
    Kind(
        key="research",
        occupation="19-4061",
        name=_("Research"),
        such_as=_("a source list, a comparison, interviews prepared"),
        title=_("Find out … for …"),
        learning=_(
            "How to judge a source, to order what you find so that someone else can decide with "
            "it, and to say plainly what is not known."
        ),
        tools=_("A shared folder, and the databases we pay for"),
        pieces=(
            Piece(
                title=_("A list of 30 sources"),
                criteria=(
                    _("each with a link, a date and one line on why it matters"),
                    _("at least five that disagree with the rest"),
                ),
            ),
            Piece(
                title=_("A summary of two pages"),
                criteria=(
                    _("answers the question in the first paragraph"),
                    _("names what is open"),
                ),
            ),
        ),
        hours=16,
        routine_percent=20,
        each=(5, 9),
    ),
    Kind(
        key="writing",
        occupation="27-3043",
        name=_("Writing and editing"),
        such_as=_("articles, a guide, a newsletter, a grant text"),
        title=_("Write … for …"),
        learning=_(
            "How to write for readers you do not know, to take an edit well, and to finish to a "
            "length and a day."
        ),
        tools=_("Our style guide and three texts we like"),
        pieces=(
            Piece(
                title=_("Two articles of 800 words"),
                criteria=(
                    _("each rests on one conversation you had and two sources"),
                    _("in our style guide's spelling and tone"),
                ),
            ),
            Piece(
                title=_("A short text for each, to be posted"),
                criteria=(_("under 60 words, with a description of the picture"),),
            ),
        ),
        hours=14,
        routine_percent=10,
        each=(5, 8),
    ),
    Kind(
        key="marketing",
        occupation="13-1161",
        name=_("Social media and marketing"),
        such_as=_("posts for a month, a content calendar, what worked and why"),
        title=_("Tell … about …"),
        learning=_(
            "How to find out whom a text is for, to plan a month of posts before the first one, "
            "and to read figures without fooling yourself."
        ),
        tools=_("Our pictures and the words we use; access to drafts and figures, no password"),
        pieces=(
            Piece(
                title=_("A calendar of posts for four weeks"),
                criteria=(
                    _("each with whom it is for, what it says and what it should lead to"),
                    _("kept to the two channels we agreed on"),
                ),
            ),
            Piece(
                title=_("Eight posts, ready to publish"),
                criteria=(
                    _("each with a picture we may use and a description of it"),
                    _("published by us, from our own accounts"),
                ),
            ),
            Piece(
                title=_("One page on what worked"),
                criteria=(_("figures of the last three months, and two things to try next"),),
            ),
        ),
        hours=16,
        routine_percent=20,
        each=(4, 7),
    ),
    Kind(
        key="design",
        occupation="27-1024",
        name=_("Graphic design"),
        such_as=_("a poster, a set of slides, a small brand guide"),
        title=_("Design … for …"),
        learning=_(
            "How to turn a loose wish into a brief, to show two ways and defend one, and to hand "
            "over files that others can use."
        ),
        tools=_("Our fonts, logo and pictures; a licence for the design program"),
        pieces=(
            Piece(
                title=_("Two directions as sketches"),
                criteria=(_("one page each, with the reason for it"),),
            ),
            Piece(
                title=_("The chosen one, finished"),
                criteria=(
                    _("ready to print and to show on a screen"),
                    _("readable by people with weak sight: contrast of 4.5 to 1 or more"),
                ),
            ),
        ),
        hours=15,
        routine_percent=15,
        each=(6, 9),
    ),
    Kind(
        key="data",
        occupation="15-2051",
        name=_("Data"),
        such_as=_("a table cleaned, a chart that answers a question"),
        title=_("Clean and read … so that …"),
        learning=_(
            "How to make a messy table trustworthy, to write down every choice you make, and to "
            "show one finding so that nobody misreads it."
        ),
        tools=_("The data without names, and someone who knows where it comes from"),
        pieces=(
            Piece(
                title=_("A clean table with a note on every column"),
                criteria=(_("each change can be repeated from the note"),),
            ),
            Piece(
                title=_("Three charts with a sentence each"),
                criteria=(_("each answers one of the questions we agreed on"),),
            ),
        ),
        hours=18,
        routine_percent=30,
        each=(6, 10),
    ),
    Kind(
        key="web",
        occupation="15-1254",
        name=_("Web and software"),
        such_as=_("a page, a prototype, a test with five people"),
        title=_("Build … that lets …"),
        learning=_(
            "How to build a small thing that works on a phone, to have your code read, and to "
            "learn from people who use it."
        ),
        tools=_("A copy of the code to work in, and access to a test server"),
        pieces=(
            Piece(
                title=_("A working page"),
                criteria=(
                    _("works on a phone and with the keyboard alone"),
                    _("the tests we agreed on pass"),
                ),
            ),
            Piece(
                title=_("Notes of tests with five people"),
                criteria=(_("what each tried, where they got stuck, what you changed"),),
            ),
        ),
        hours=24,
        routine_percent=10,
        each=(9, 14),
    ),
    Kind(
        key="film",
        occupation="27-4032",
        name=_("Film, sound and pictures"),
        such_as=_("research for a film, a short cut, a podcast episode"),
        title=_("Prepare … for …"),
        learning=_(
            "How a production is prepared before a camera is switched on, how to clear what is "
            "used, and how to cut for someone who has ninety seconds."
        ),
        tools=_("A shared drive, the raw material, a licence for the editing program"),
        pieces=(
            Piece(
                title=_("A list of scenes or clips with times"),
                criteria=(_("each with who speaks, what about, and whether it is cleared"),),
            ),
            Piece(
                title=_("One cut of 90 seconds"),
                criteria=(_("with subtitles"), _("one round of notes worked in")),
            ),
        ),
        hours=18,
        routine_percent=25,
        each=(6, 10),
    ),
    Kind(
        key="outreach",
        occupation="27-3031",
        name=_("Community outreach"),
        such_as=_("a contact list, an event prepared, a small survey"),
        title=_("Reach … about …"),
        learning=_(
            "How to speak to people who did not ask to hear from you, to prepare an event, and to "
            "report honestly on what came of it."
        ),
        tools=_("An address of ours to write from, and texts we have used before"),
        pieces=(
            Piece(
                title=_("A list of 25 groups with a person each"),
                criteria=(_("from public sources only"), _("with why they might care")),
            ),
            Piece(
                title=_("Three texts and a plan of two weeks"),
                criteria=(_("one for mail, one to be posted, one to be said"),),
            ),
        ),
        hours=14,
        routine_percent=30,
        each=(5, 8),
    ),
    Kind(
        key="translation",
        occupation="27-3091",
        name=_("Translation"),
        such_as=_("a leaflet, subtitles, a page in a second language"),
        title=_("Translate … into …"),
        learning=_(
            "How to translate for people, not for words: to test a text on readers, keep terms "
            "the same throughout, and explain a choice."
        ),
        tools=_("The original, our word list, and a reader to ask"),
        pieces=(
            Piece(
                title=_("1,500 words translated"),
                criteria=(
                    _("read aloud once, by you"),
                    _("checked by a second reader whom we provide"),
                ),
            ),
            Piece(
                title=_("A word list of 30 terms"),
                criteria=(_("each with the choice and the reason"),),
            ),
        ),
        hours=12,
        routine_percent=10,
        each=(4, 7),
    ),
    Kind(
        key="fundraising",
        occupation="13-1131",
        name=_("Fundraising"),
        such_as=_("funders found, a letter, a calendar of deadlines"),
        title=_("Find funding for …"),
        learning=_(
            "How funders think, how to read what they ask for, and how to say in one page what "
            "you would do with the money."
        ),
        tools=_("Our last two applications and the figures of the year"),
        pieces=(
            Piece(
                title=_("Twelve funders that fit"),
                criteria=(_("each with the next date, the amount and why it fits"),),
            ),
            Piece(title=_("One letter of inquiry"), criteria=(_("one page, in our words"),)),
        ),
        hours=14,
        routine_percent=20,
        each=(5, 8),
    ),
    Kind(
        key="operations",
        occupation="43-6014",
        name=_("Planning and operations"),
        such_as=_("an event plan, a process described, costs compared"),
        title=_("Plan … so that …"),
        learning=_(
            "How to see a process as it is, to ask the people in it, and to propose one change "
            "that can be tried next week."
        ),
        tools=_("People to speak with, and what is written down so far"),
        pieces=(
            Piece(
                title=_("The process on one page, as it is"),
                criteria=(_("checked by two people who work in it"),),
            ),
            Piece(
                title=_("One proposal with costs"),
                criteria=(_("says what it saves, what it costs and how to try it"),),
            ),
        ),
        hours=14,
        routine_percent=20,
        each=(5, 8),
    ),
    Kind(
        key="other",
        name=_("Something else"),
        such_as=_("start from a blank page"),
    ),
)
BY_KEY = {kind.key: kind for kind in KINDS}


def kind_of(function: str) -> Kind:
    """The kind of work of a brief; anything unknown counts as something else."""
    return BY_KEY.get(function, BY_KEY["other"])


def usual_hours(function: str, deliverables: int) -> tuple[int, int] | None:
    """Hours that so many deliverables of this kind usually take together, from and to."""
    if deliverables < 1:
        return None
    least, most = kind_of(function).each
    return least * deliverables, most * deliverables
