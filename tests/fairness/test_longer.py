"""A longer stay that is held out, and what only sounds like work that may follow."""

from __future__ import annotations

import pytest

from fairbrief.fairness.facts import read_facts
from fairbrief.fairness.facts.afterwards import read_follow_on
from fairbrief.fairness.facts.people import read_feedback, read_senior, read_supervisor
from fairbrief.fairness.text import Page

_MAY_GO_ON = """
Ten weeks at the mill, with the chance of an extension until Christmas.
The placement may be extended by three months.
Option to renew for a second term.
The post of assistant is for one year, renewable annually.
Duration: four months (extendable).
Your contract could be renewed once the grant is.
Trainees can extend their stay into the spring.
An extension is possible.
Six months, with potential for an extension of two to four months.
Appointments are eligible for renewal each semester.
Last summer's helpers may sign up for a second season.
The office decides in May about re-hiring for the next school year.
Possible continuation into the winter term.
Pressers who have done one vintage can volunteer again the following season.
There is a possibility to prolong up to twelve months.
We invite the best trainees to join the weaving shed.
It gives you a job opportunity depending on your performance.
The second helper could become our head brewer in time.
Full-time jobs are available for top trainees at the end.
In some cases the summer can lead to full-time role consideration.
The traineeship can be extended for a month.
"""
_SAYS_NOTHING_OF_LATER = """
No extension is possible.
The contract is not renewable.
The deadline for applications may be extended.
You extend the seed catalogue with a search by colour.
You read contracts for renewable energy in the valley.
The project can be extended to cover a second river.
Possible extensions: a darker theme, a second language.
Library cards can be renewed at the front desk.
If we hire you, a keeper shows you round.
Once you have been formally hired, the training begins.
If you are chosen you will be offered a position within a week.
Helpers are recruited and trained at the start of each term.
We urge trainees to fully use the darkroom.
Take your first step towards becoming a better cook.
The chance to engage in short-term mapping assignments.
It is possible to do the course in six weeks full-time.
The society hopes to offer more places in coming years.
If you want to earn money in the archive, there may be other paid studies.
We keep the right to continue the work when you leave.
Candidates are interviewed by the curator and may be offered a museum position.
Am I too late to be hired?
Potential projects are a new map and further work on the index.
Coming post-PhD is possible too.
Beyond meeting the weaver on a regular basis, trainees will be offered wool and a loom.
The scheme offers a possible ten students the run of the looms.
You develop knowledge of proper varnish.
Those who can be there all day in July are preferred.
Scholars can spend full days on a dig.
Trainees report delays if they happen and continue to meet what the studio asks of them.
A chance for early-career bakers to get real, on-the-job practice.
"""


def _lines(text: str) -> list[str]:
    return text.strip().splitlines()


@pytest.mark.parametrize("text", _lines(_MAY_GO_ON))
def test_a_longer_stay_may_follow(text: str) -> None:
    assert read_follow_on(Page(text))


@pytest.mark.parametrize("text", _lines(_SAYS_NOTHING_OF_LATER))
def test_what_is_asked_of_applicants_or_done_with_things_is_no_later_work(text: str) -> None:
    assert read_facts(text).follow_on is None


def test_the_words_that_say_it_are_quoted() -> None:
    found = read_follow_on(Page("One term at the kiln, with the option of extending your stay."))
    assert found
    assert found.text == "option of extending"


@pytest.mark.parametrize(
    "text",
    [
        "Ability to help people one-on-one.",
        "Extra work: restocking paper, helping visitors, assisting students one-on-one.",
        "Duties such as youth mentorship and planning the fair.",
        "The badge counts for participants, mentors and judges.",
        "The head gardener encourages students from other schools to visit.",
        "Candidates must meet with the registrar to discuss their plans.",
        "Check with your college adviser whether it counts.",
        "We need to know what you like so that we can work well with you.",
        "Do you open old letters to check their dates?",
    ],
)
def test_what_the_student_does_for_others_is_no_feedback(text: str) -> None:
    assert read_feedback(Page(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "One works here under the guidance of the bindery manager.",
        "Each trainee is guided by an experienced glazier.",
    ],
)
def test_guidance_by_somebody_is_mentoring(text: str) -> None:
    assert read_feedback(Page(text))


@pytest.mark.parametrize(
    "text",
    [
        "With support from the assistant keeper, interns describe forty seals.",
        "Each fellow has a bookbinder to act as a mentor.",
        "## Mentorship\n- Oda Brekke (obrekke)\n- Kofi Asare",
    ],
)
def test_whoever_supports_or_acts_as_a_mentor_is_in_charge(text: str) -> None:
    assert read_supervisor(Page(text))


@pytest.mark.parametrize(
    "text",
    [
        "The bursary is named in honour of professor Ada Lindqvist, who loved the moors.",
        "Depending on your talent as a journalist you will be given small tasks.",
        "You have regular meetings with your tutor cohort.",
    ],
)
def test_a_name_that_is_honoured_is_nobody_in_charge(text: str) -> None:
    assert read_supervisor(Page(text)) is None


def test_an_interview_is_no_access_to_a_director() -> None:
    assert read_senior(Page("Some are invited to an interview with the director.")) is None
    assert read_senior(Page("You get intros to the founders of three mills."))
