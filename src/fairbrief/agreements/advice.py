"""The questions of the status check and what follows from the answers, each with its source.

Plain data: neither a database nor an agreement is needed to read it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from fairbrief.agreements.states import Party

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

#: The version of questions and advice; kept with every answer.
RULES = "2026-11"
STUDENT, EMPLOYER = Party.STUDENT.value, Party.EMPLOYER.value


@dataclass(frozen=True)
class Question:
    """One question of a side; `options` are its answers by key, none of them chosen beforehand."""

    key: str
    side: str
    words: _StrOrPromise
    options: Mapping[str, _StrOrPromise]
    hint: _StrOrPromise = ""


QUESTIONS = (
    Question(
        "engaged_as",
        EMPLOYER,
        _("How does the student work for you?"),
        {
            "contractor": _("as an independent contractor, paid for a result"),
            "payroll": _("as an employee, through your payroll"),
            "through_eor": _("as an employee of an employer of record you use"),
            "credit": _("for academic credit"),
            "volunteer": _("as a volunteer"),
        },
        _("It stands in the agreement. If you are not sure, ask your accountant before you sign."),
    ),
    Question(
        "control",
        EMPLOYER,
        _("Who decides how and when the work is done?"),
        {
            "student": _("the student, within the dates; you judge the result"),
            "employer": _("you: set hours, or directions step by step"),
        },
    ),
    Question(
        "authorization",
        STUDENT,
        _("Do you need a permission to do this work?"),
        {
            "none": _("no, I may work here without one"),
            "cpt": _("F-1: I need CPT"),
            "opt": _("F-1: I work on OPT"),
            "other": _("another visa or permit"),
            "abroad": _("I will work from outside the United States"),
        },
    ),
    Question(
        "age",
        STUDENT,
        _("How old are you?"),
        {"adult": _("18 or older"), "minor": _("under 18")},
    ),
    Question(
        "credit",
        STUDENT,
        _("Do you want credit for it at your university?"),
        {"no": _("no"), "yes": _("yes")},
    ),
)


@dataclass(frozen=True, kw_only=True)
class Case:
    """What is known when a side has answered: its own answers, what the employer said in public,
    and what the agreement says."""

    answers: Mapping[str, str]
    is_paid: bool
    is_for_profit: bool
    state: str
    fee_minor: int
    currency: str
    #: The student's profile says that an authorization is needed.
    profile_asks: bool = False

    def says(self, question: str, *answers: str) -> bool:
        return self.answers.get(question) in answers


@dataclass(frozen=True, kw_only=True)
class Advice:
    """What follows from some answers, for the side it is said to. `to_office` says that work does
    not start before the career office has seen to it."""

    id: str
    side: str
    title: _StrOrPromise
    why: _StrOrPromise
    source: str
    applies: Callable[[Case], bool]
    to_office: bool = False


_IRS = "IRS, Independent contractor (self-employed) or employee?"
_FLSA = "US Department of Labor, 29 CFR part 795, and IRS common-law rules"
_TEST = "US Department of Labor, Fact Sheet #71, primary beneficiary test"
#: Acts on freelance work: from which fee they hold, by state, in minor units.
ACTS = {"NY": 80000, "IL": 50000, "CA": 25000}
#: States whose wage law presumes an employee (ABC test).
ABC = frozenset({"CA", "MA", "NJ"})

ADVICE = {
    each.id: each
    for each in (
        Advice(
            id="ST-CONTRACTOR",
            side=STUDENT,
            title=_("You are paid as a contractor"),
            why=_(
                "Nothing is withheld, so keep a part of the pay for taxes: from $400 of profit a "
                "year you also owe self-employment tax. You decide how and when you work."
            ),
            source=_IRS,
            applies=lambda case: case.says("engaged_as", "contractor"),
        ),
        Advice(
            id="ST-PAYROLL",
            side=STUDENT,
            title=_("You are paid as an employee"),
            why=_(
                "Taxes are withheld, and you fill in Form W-4 and Form I-9 before you start. "
                "Minimum wage and overtime hold for every hour."
            ),
            source="Fair Labor Standards Act, 29 U.S.C. 206; Form I-9, 8 CFR 274a.2",
            applies=lambda case: case.says("engaged_as", "payroll", "through_eor"),
        ),
        Advice(
            id="ST-CPT",
            side=STUDENT,
            title=_("CPT first, then work"),
            why=_(
                "CPT names this employer and these dates on your I-20, and is needed also for "
                "unpaid work. Starting a day early can cost you your status. Ask your "
                "international office now; you may sign meanwhile."
            ),
            source="8 CFR 214.2(f)(10)(i)",
            applies=lambda case: case.says("authorization", "cpt"),
            to_office=True,
        ),
        Advice(
            id="ST-DIFFERS",
            side=STUDENT,
            title=_("Your profile says that you need an authorization"),
            why=_(
                "Here you say that you do not. Your office clears it up before you start; correct "
                "whichever is wrong."
            ),
            source="8 CFR 214.2(f) and 274a.12",
            applies=lambda case: case.profile_asks and case.says("authorization", "none"),
            to_office=True,
        ),
        Advice(
            id="ST-OPT",
            side=STUDENT,
            title=_("Show your EAD, then work"),
            why=_(
                "On OPT you work within the dates on your employment authorization document, in "
                "your field of study, and report the employer."
            ),
            source="8 CFR 214.2(f)(10)(ii)",
            applies=lambda case: case.says("authorization", "opt"),
            to_office=True,
        ),
        Advice(
            id="ST-PERMIT",
            side=STUDENT,
            title=_("Your office looks at your permit first"),
            why=_("Whether and how much you may work depends on it. You may sign meanwhile."),
            source="8 CFR 274a.12",
            applies=lambda case: case.says("authorization", "other"),
            to_office=True,
        ),
        Advice(
            id="ST-ABROAD",
            side=STUDENT,
            title=_("The law of where you sit holds, too"),
            why=_(
                "Permission to work, tax and the least wage follow from where you do the work. "
                "Your office looks at it before you start."
            ),
            source="NACE, Principles for Ethical Professional Practice: compliance with laws",
            applies=lambda case: case.says("authorization", "abroad"),
            to_office=True,
        ),
        Advice(
            id="ST-MINOR",
            side=STUDENT,
            title=_("A parent or guardian agrees first"),
            why=_(
                "Under 18 you cannot be held to an agreement, hours are limited, and many states "
                "ask for a work permit. Your office collects both before you start."
            ),
            source="Fair Labor Standards Act, child labor, 29 CFR part 570, and state law",
            applies=lambda case: case.says("age", "minor"),
            to_office=True,
        ),
        Advice(
            id="ST-CREDIT",
            side=STUDENT,
            title=_("Credit is agreed before the work starts"),
            why=_(
                "A university gives credit, not an employer: a department must agree first, and it "
                "often costs tuition. Your office tells you how."
            ),
            source="NACE, definition and criteria of an internship, criterion 4",
            applies=lambda case: case.says("credit", "yes"),
            to_office=True,
        ),
        Advice(
            id="EM-CONTRACTOR",
            side=EMPLOYER,
            title=_("A contractor decides how and when"),
            why=_(
                "You buy a result: ask for Form W-9, withhold nothing, and report the pay on Form "
                "1099-NEC where it is due. Close direction and set hours speak for an employee, "
                "whatever it is called."
            ),
            source=_IRS,
            applies=lambda case: case.says("engaged_as", "contractor"),
        ),
        Advice(
            id="EM-CONTROL",
            side=EMPLOYER,
            title=_("What you describe speaks for an employee"),
            why=_(
                "You set the hours or direct each step, and call it a contract. If the law sees an "
                "employee, you owe withheld taxes and wages afterwards. Choose payroll, or leave "
                "the how and when to the student. The career office looks at it before the start."
            ),
            source=_FLSA,
            applies=lambda case: (
                case.says("engaged_as", "contractor") and case.says("control", "employer")
            ),
            to_office=True,
        ),
        Advice(
            id="EM-ABC",
            side=EMPLOYER,
            title=_("Where the student works, an employee is presumed"),
            why=_(
                "A contractor there is free of direction, does what is not your usual business, "
                "and works for others too. All three must hold."
            ),
            source="ABC test: California Labor Code § 2775; Massachusetts G.L. c. 149 § 148B; "
            "New Jersey N.J.S.A. 43:21-19",
            applies=lambda case: case.says("engaged_as", "contractor") and case.state in ABC,
        ),
        Advice(
            id="EM-ACT",
            side=EMPLOYER,
            title=_("An act on freelance work holds"),
            why=_(
                "This text is the written contract it asks for. Pay on the agreed day, at the "
                "latest 30 days after the work is done: late pay can be owed twice. Keep the "
                "contract: six years in New York, four in California, two in Illinois."
            ),
            source="New York General Business Law art. 44-A, § 1410 ff.; 820 ILCS 193 (Illinois); "
            "California Bus. & Prof. Code § 18100",
            applies=lambda case: (
                case.says("engaged_as", "contractor")
                and case.currency == "USD"
                and case.fee_minor >= ACTS.get(case.state, 10**12)
            ),
        ),
        Advice(
            id="EM-PAYROLL",
            side=EMPLOYER,
            title=_("Before the first day: Form I-9 and Form W-4"),
            why=_(
                "Every hour is paid at the minimum wage or more, also when the work takes longer "
                "than thought. The hours are logged in the workspace."
            ),
            source="Fair Labor Standards Act, 29 U.S.C. 206; Form I-9, 8 CFR 274a.2",
            applies=lambda case: case.says("engaged_as", "payroll", "through_eor"),
        ),
        Advice(
            id="EM-CREDIT",
            side=EMPLOYER,
            title=_("The student must be the one who gains most"),
            why=_(
                "Unpaid work of a student is lawful where it is tied to study, teaches, fits the "
                "term, is limited in time and takes nobody's place. Credit alone does not make it "
                "so. The career office confirms the credit before the start."
            ),
            source=_TEST,
            applies=lambda case: case.says("engaged_as", "credit"),
            to_office=True,
        ),
        Advice(
            id="EM-VOLUNTEER",
            side=EMPLOYER,
            title=_("A volunteer works for the public good, freely"),
            why=_(
                "For a nonprofit or a public agency, without pressure and without pay, and not in "
                "the place of an employee."
            ),
            source="US Department of Labor, Fact Sheet #14A; 29 CFR 553.101",
            applies=lambda case: case.says("engaged_as", "volunteer"),
        ),
    )
}


def questions_of(side: str) -> list[Question]:
    return [each for each in QUESTIONS if each.side == side]


def advice_for(side: str, case: Case) -> list[Advice]:
    """What follows for a side, in the order of the list."""
    return [each for each in ADVICE.values() if each.side == side and each.applies(case)]


#: For work whose two sides did not both answer: nothing is assumed.
UNANSWERED = Advice(
    id="OPEN",
    side="",
    title=_("The status check was not answered by both sides"),
    why=_("Ask how the student is engaged and whether an authorization is needed."),
    source="8 CFR 214.2(f); US Department of Labor, 29 CFR part 795",
    applies=lambda case: False,
    to_office=True,
)


def contradiction(case: Case) -> _StrOrPromise:
    """Why a stated capacity cannot be; "" when it can."""
    if case.says("engaged_as", "volunteer") and case.is_for_profit:
        return _("A company for profit cannot take volunteers. Source: 29 CFR 553.101; FLSA.")
    if case.says("engaged_as", "volunteer") and case.is_paid:
        return _("This work is paid, so it is not done by a volunteer.")
    if case.says("engaged_as", "contractor", "payroll", "through_eor") and not case.is_paid:
        return _("This work is unpaid. It is done for credit or by a volunteer.")
    return ""
