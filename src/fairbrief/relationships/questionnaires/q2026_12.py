"""The second questionnaire: a behaviour a level, and the student on the employer and themself."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.relationships.questionnaires.shapes import (
    OF_EMPLOYER,
    OF_SELF,
    OF_STUDENT,
    Part,
    Questionnaire,
    question,
)

#: Sentences without a subject: they fit who speaks of somebody and who speaks of themself.
_EIGHT = (
    question(
        "career",
        _("Career and self-development"),
        _("Does the task and leaves it at that."),
        _("Takes feedback well when it is given, and says what is still hard."),
        _("Asks for feedback, changes something because of it, and names what was learned."),
        _("Sets an own aim for the work, reaches it, and asks people how they got where they are."),
    ),
    question(
        "communication",
        _("Communication"),
        _("Messages leave others guessing, or come when it is too late to act."),
        _("Answers clearly when asked; longer texts need another round."),
        _("Says early and clearly how things stand, without being asked."),
        _("Fits words to who reads them, and settles misunderstandings before they cost time."),
    ),
    question(
        "critical_thinking",
        _("Critical thinking"),
        _("Follows the steps given, and stops where they end."),
        _("Sees that something does not fit, and asks what to do."),
        _("Weighs two or three ways, chooses one, and says why."),
        _("Questions the task itself where it helps, and proves the answer with facts."),
    ),
    question(
        "equity",
        _("Equity and inclusion"),
        _("Thinks mainly of people like those at hand."),
        _("Notices when somebody is left out once it is pointed out."),
        _("Asks for other views, and minds who can use or read the work."),
        _("Changes the work so that people who were left out can take part, and says so openly."),
    ),
    question(
        "leadership",
        _("Leadership"),
        _("Waits to be told what comes next."),
        _("Takes over a part when asked, and sees it through."),
        _("Plans the own work, says what is needed from others, and keeps it moving."),
        _("Sees what the whole needs, proposes it, and brings others along."),
    ),
    question(
        "professionalism",
        _("Professionalism"),
        _("Misses times or agreements without a word."),
        _("Keeps most agreements, and explains when one slips."),
        _("Keeps agreements, and warns early enough when one is in danger."),
        _("Can be left alone with it: on time, careful, honest about mistakes, discreet."),
    ),
    question(
        "teamwork",
        _("Teamwork"),
        _("Works alone, and shares when it is done."),
        _("Takes part when invited, and does the own share."),
        _("Shares drafts early, takes up what others say, and gives credit."),
        _("Makes others’ work easier, and helps to settle where they differ."),
    ),
    question(
        "technology",
        _("Technology"),
        _("Needs a hand with the tools of the work."),
        _("Uses the tools as shown."),
        _("Chooses the right tool, learns a new one alone, and checks what it gives."),
        _("Makes the work quicker or safer with a tool, and shows others how."),
    ),
)

#: Of the employer a behaviour is picked, without a word for it.
_BARE = ("", "", "", "")
_FIVE = (
    question(
        "agreed",
        _("The work and the agreement"),
        _("What I did had little to do with what we signed."),
        _("Part of it was other work, and nobody wrote that down."),
        _("It was the agreed work; what changed was settled first."),
        _("It was the agreed work, and every change was written down and paid."),
        words=_BARE,
        publicly=_("The work was what was agreed"),
    ),
    question(
        "answers",
        _("Answers when I needed them"),
        _("I mostly waited, or found out by myself."),
        _("Answers came, often too late to go on."),
        _("Answers came within two working days."),
        _("Answers came by the next day, and helped me go on."),
        words=_BARE,
        publicly=_("Answers came in time"),
    ),
    question(
        "learning",
        _("What I could learn"),
        _("Routine work; I learned nothing new."),
        _("I learned a little, by chance."),
        _("I learned what the brief promised."),
        _("I learned more than it promised, and was shown how to go on."),
        words=_BARE,
        publicly=_("Students learned what was promised"),
    ),
    question(
        "people",
        _("The people I met"),
        _("Nobody had time for me."),
        _("I met the person I reported to, and no other."),
        _("I met the senior person as agreed."),
        _("I met the senior person and others, and can write to them again."),
        words=_BARE,
        publicly=_("Students met the senior person as agreed"),
    ),
    question(
        "respect",
        _("How I was treated"),
        _("Badly, or so that I felt unsafe."),
        _("My time and my words counted little."),
        _("With respect."),
        _("With respect, and something changed because of what I said."),
        words=_BARE,
        publicly=_("Students were treated with respect"),
    ),
)

QUESTIONNAIRE = Questionnaire(
    version="2026-12",
    source=_(
        "The eight are the career-readiness competencies of NACE (2021). The behaviours are "
        "written for short work, most of it remote."
    ),
    parts={
        OF_STUDENT: Part(ask=_("What did you see the student do?"), questions=_EIGHT),
        OF_EMPLOYER: Part(ask=_("How was it to work for them?"), questions=_FIVE),
        OF_SELF: Part(ask=_("Where are you yourself?"), questions=_EIGHT),
    },
)
