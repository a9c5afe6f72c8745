"""That one may be there later, whatever it is called: said as a habit, or on terms."""

from __future__ import annotations

import pytest

from fairbrief.fairness.facts import read_facts


@pytest.mark.parametrize(
    "text",
    [
        "After the harvest you can stay on in the cellar if you like it.",
        "When the exhibition closes you could carry on with us one day a week.",
        "Get on with the dogs and there is a Saturday place for you all year.",
        "Come spring we would want you back to run the stall.",
        "Once you are done there could be a desk for you in the studio.",
        "Do this one well and there will be others.",
        "You might return next season as a guide if your rides go well.",
        "After the fellowship, fellows often carry on with us as associates.",
    ],
)
def test_to_be_there_later_is_said_of_when_it_went_well_or_is_over(text: str) -> None:
    assert read_facts(text).follow_on


@pytest.mark.parametrize(
    "text",
    [
        "We tend to hold on to helpers whom the children like.",
        "We often keep placement students on as junior surveyors.",
        "We'd consider taking you on when you qualify.",
        "We expect to hire from this group next spring.",
        "Our apprentices move on to improver and then to fitter with us.",
        "Returning instructors are half of our crew.",
        "The temporary post stands a good chance of being made permanent.",
        "The stint could grow into a year-round post.",
        "Whoever does the survey will be first choice for the dig itself.",
        "Good work is rewarded with further orders; we print thirty books a year.",
        "A door into our graduate scheme is open to those who do well.",
        "Some of our helpers have since bought into the practice.",
        "Cadets who complete the voyage are normally re-engaged as third mates.",
    ],
)
def test_a_habit_of_keeping_people_says_that_work_may_follow(text: str) -> None:
    assert read_facts(text).follow_on


@pytest.mark.parametrize(
    "text",
    [
        "After the interview you can stay for lunch with the team.",
        "If you do well in maths you will enjoy our puzzles.",
        "If it rains we may continue indoors.",
        "You will continue your studies after the summer.",
        "We keep bees, and after the season they stay in the orchard.",
        "You can continue to use the library card next year.",
        "The exhibition may become permanent.",
        "At the end of the programme you will be asked to complete a survey.",
        "Our customers come back every year because of the food.",
        "Our alumni have gone on to study at Oxford.",
        "We keep the workshop open after the project for the public.",
        "There will be more information after the summer.",
        "We hope to keep you busy and happy for the season.",
        "Whoever is selected will be invited to a call.",
    ],
)
def test_what_goes_on_otherwise_is_no_work_that_follows(text: str) -> None:
    assert read_facts(text).follow_on is None


@pytest.mark.parametrize(
    "text",
    [
        "Most who finish the season get an offer to come aboard.",
        "In the tenth week we decide on offers, so you are not left waiting.",
        "Fixed junior cutter contracts may follow for people who suit us.",
    ],
)
def test_an_offer_that_is_made_or_decided_on_follows(text: str) -> None:
    assert read_facts(text).follow_on


@pytest.mark.parametrize(
    "text",
    [
        "You answer people who ask about special offers at the till.",
        "It is one dollar for the trial, then one more for each month.",
    ],
)
def test_offers_of_shops_and_trials_of_things_follow_nothing(text: str) -> None:
    assert not read_facts(text).follow_on


@pytest.mark.parametrize(
    "text",
    [
        "We are open to continuing the collaboration in the new year.",
        "Outstanding fellows are encouraged to apply for staff positions.",
        "You could become a permanent part of our team.",
        "After the placement you will be hired as a junior technician.",
        "There are opportunities for full-time employment for those who do best.",
        "Top interns get pre-placement interviews.",
        "Many of our past interns now work for the organization.",
        "The stage may end in a fixed contract.",
        "Completion of the internship qualifies you for our seasonal ranger jobs.",
        "Possibility for advancement within the organization.",
        "We use the internship to recruit our next generation of engineers.",
        "The company has hired most of its interns over the years.",
        "Previous holders of this post have moved into permanent curatorial roles here.",
        "If it is a match we would discuss employment.",
        "If it goes well we typically keep people on part-time.",
        "Further employment possibilities exist.",
        "The internship has in the past led to employment.",
        "We pick our trainees from among former interns.",
        "The successful candidate may be asked to continue into the spring semester.",
    ],
)
def test_work_that_follows_is_said_of_the_student_and_the_firm(text: str) -> None:
    assert read_facts(text).follow_on


@pytest.mark.parametrize(
    "text",
    [
        "The program aims to offer students a broad view of the field.",
        "This could open up more opportunities in your future career.",
        "You will get priority access to all future events.",
        "You will be hired as a student worker by the university.",
        "Students are encouraged to apply for travel grants.",
        "Interns may choose to stay for longer periods.",
        "The interns meet to review progress and discuss career questions.",
        "There are some part-time slots for those who study.",
        "Additional hours may be possible depending on the season.",
        "The course leads up to a full-time exhibition in June.",
        "While many students may not move straight into a full-time job, it is a good start.",
        "The museum shop may become a permanent part of our offer.",
        "You present the plan to the senior staff if it goes well.",
        "The selected intern will be offered a monthly stipend.",
        "Since 2012 interns have begun to work with us each spring.",
        "We continue to grow and hope to open a new office next year.",
        "Applicants may be considered for other open positions.",
        "After the shift you may stay for a meal.",
        "We hope you will stay for the whole season.",
        "You learn what employers look for when they hire graduates.",
        "The festival hopes to become a permanent event.",
        "Possible topics for a bachelor's thesis are listed below.",
        "You support people who want to return to work.",
        "The program helps students secure a part-time job.",
        "You will get an offer within two weeks of the interview.",
    ],
)
def test_what_is_offered_now_or_to_others_does_not_follow(text: str) -> None:
    assert not read_facts(text).follow_on


@pytest.mark.parametrize(
    "text",
    [
        "Opportunity to become a member of our staff after six months.",
        "You have the chance to become our colleague once the internship is over.",
        "We like to hire from among the interns we know.",
    ],
)
def test_to_become_one_of_the_staff_follows(text: str) -> None:
    assert read_facts(text).follow_on


@pytest.mark.parametrize(
    "text",
    [
        "I would like to recruit two interns who look after the app.",
        "The hours let you continue taking classes at the college.",
        "You are welcome to continue an existing project as your own.",
        "Applicants must show potential, as the positions are few.",
        "You can explore a variety of careers in the museum.",
        "Each week there is a talk by invited guests and a career discussion.",
        "If we work together, expect short notes and much code.",
        "Stay as involved as you can: we encourage you to remain as active as possible.",
        "Interns are appointed and paid on the same terms as assistants.",
        "Research is a full-time job, though the hours are your own.",
        "If you are eager to learn and grow with us, read on.",
    ],
)
def test_what_is_wanted_or_done_now_does_not_follow(text: str) -> None:
    assert not read_facts(text).follow_on
