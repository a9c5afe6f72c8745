"""Families of phrases: how people write of one fact, and what only sounds like it."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Posting, read_facts, review
from fairbrief.fairness.facts import Facts


def _holds(facts: Facts, name: str) -> bool:
    if name == "hours":
        return facts.hours.stated
    if name == "routine":
        return facts.routine.substantial
    return getattr(facts, name) is not None


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("hours", "We meet Monday to Thursday, 9am to 1pm."),
        ("hours", "Rehearsals are tue/thu/sat 6:30-9:00."),
        ("hours", "Choose your hours, between 6 and 12 each week."),
        ("hours", "It takes 45 minutes daily."),
        ("hours", "Effort: 80 h over 10 weeks."),
        ("deadline", "We would love to have it before our spring fair."),
        ("deadline", "Four posters, due next Tuesday."),
        ("deadline", "June 2 → August 8"),
        ("application_deadline", "Send your letter on or before 30th of this month."),
        ("application_deadline", "Please send your documents until 01.04."),
        ("application_deadline", "Open & closing dates: 03/01 to 03/20"),
        ("supervisor", "You will be assigned to a program officer."),
        ("supervisor", "Drafts are corrected by our head librarian."),
        ("supervisor", "Our registrar, Ada Linde, takes on two interns each term."),
        ("supervisor", "Your team lead plans the week and listens."),
        ("supervisor", "You work right alongside the farm's owners."),
        ("supervisor", "A weekly one-on-one with Dr. Oduya."),
        ("supervisor", "The assistant will meet me every Monday."),
        ("supervisor", "Files are allocated among the trainees by the Deputy Registrar."),
        ("supervisor", "Our seed keeper, Bettina Morrow, will have you thresh with her."),
        ("supervisor", "The chief decides which stories go to interns."),
        ("supervisor", "You would be my intern: I set your tickets on Mondays."),
        ("supervisor", "Boss for this placement: Odile (optimizer). Supervisor: Odile"),
        ("supervisor", "Mrs. Bianchi takes one learner each season."),
        ("senior_access", "You spend 20 minutes with our founder at the end."),
        ("senior_access", "Interns accompany the consul to receptions."),
        ("senior_access", "The plan is pitched to the city manager by each intern."),
        ("feedback", "We sit down with every apprentice once a month."),
        ("feedback", "She checks in on you and marks up your first pages."),
        ("feedback", "The editor returns each draft with comments on Fridays."),
        ("learning", "On wet days we teach soil testing and grafting."),
        ("learning", "You will be shown how to bind a book."),
        ("learning", "You leave with shop safety training."),
        ("learning", "Trainees are inducted into the drafting of summaries."),
        ("learning", "I want to hand on what I know: sewing, rounding, gold."),
        ("learning", "Trainees rotate. They learn layout and headline writing."),
        ("learning", "You soon know how to tell a viable bean from a dead one."),
        ("learning", "Get to grips with conveyancing on real matters."),
        ("routine", "You encode intake forms, mostly."),
        ("routine", "A large part of the day is answering telephones."),
        ("follow_on", "Two past interns came back as paid staff."),
        ("follow_on", "This could lead to a summer spot."),
    ],
)
def test_a_fact_is_read_in_many_words(name: str, text: str) -> None:
    assert _holds(read_facts(text), name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("hours", "The shop is open from 1990."),
        ("feedback", "Visitors check in at the front gate."),
        ("learning", "Apply at the Learning Commons."),
        ("supervisor", "You are your own boss and set the pace."),
        ("supervisor", "Our chief modeller reports to the board."),
        ("supervisor", "One of our agents will contact you."),
        ("supervisor", "Send two references from professors who supervised you."),
        ("learning", "Previous exposure to furniture is highly regarded."),
        ("learning", "Our engineers learn whatever they like."),
        ("learning", "You bring practical experience in flood maps."),
        ("follow_on", "The path leads to a small garden."),
    ],
)
def test_what_only_sounds_like_a_fact_is_none(name: str, text: str) -> None:
    assert not _holds(read_facts(text), name)


@pytest.mark.parametrize(
    ("text", "hourly"),
    [
        ("We pay $300 weekly. 2 hours a day, 5 days a week.", 30.0),
        ("A stipend of $2,000. Five weeks, 20 hours weekly.", 20.0),
        ("Wage $15.50, two shifts a week.", 15.5),
        ("$180.00 Fixed-price. Est. about 9 hours.", 20.0),
        ("Budget 90 bucks, about 5 hours.", 18.0),
        ("Six clips, $120, due Friday, 6 hours in all.", 20.0),
        ("Hourly rate in this state, for the whole of the internship, is $30 - $50.", 40.0),
        ("The pay range for this position is $22 to $26, by year of study.", 24.0),
        ("Four weeks, 40 hours, $1,000 by bank transfer.", 25.0),
        ("Ten hours in all. $200 is paid when both maps are in.", 20.0),
    ],
)
def test_an_hour_s_pay_in_many_words(text: str, hourly: float) -> None:
    assert read_facts(text).pay.hourly_usd == hourly


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Remote job: No. Telework eligible: No.", "onsite"),
        ("This position is not eligible for remote work.", "onsite"),
        ("Ten hours weekly at the consulate.", "onsite"),
        ("You can do it from your bed (online).", "remote"),
        ("Part of the hours may be done from home; else at our mill.", "hybrid"),
        ("Home office is partly possible.", "hybrid"),
        ("Students play an important part in our lab.", "unstated"),
        ("You spend the summer in our lab.", "onsite"),
        ("We paint in our new studio; you work in our workshop.", "onsite"),
        ("Your ideas come to fruition on campus.", "unstated"),
        ("The app works without a network, running locally.", "unstated"),
        ("As we extend our work here in Leith, we need help.", "unstated"),
        ("Six hours a week in the lab (or remotely, as you like).", "hybrid"),
        ("Can I take part remotely?\n\nNo. You will be in our office.", "onsite"),
        ("Remote data entry clerk for our archive.", "remote"),
        ("Can it be done remotely? Yes.", "remote"),
        ("Is it remote? Ask us.", "unstated"),
        ("No remotes, please.", "onsite"),
        ("You present your work to colleagues in the library.", "unstated"),
        ("Based in Leith, with flexibility to occasionally work remotely.", "hybrid"),
        ("Ten hours per week in the lab.", "onsite"),
        ("We look for an intern for our Bergen office.", "onsite"),
        ("We study how people live in cities.", "unstated"),
        ("You proofread from the privacy of your own home.", "remote"),
    ],
)
def test_a_place_in_many_words(text: str, place: str) -> None:
    assert read_facts(text).place.kind == place


def test_quoted_mail_is_read_over_its_marks() -> None:
    text = "> We look for a student for about 6 hours\n> a week, to help code talks\n> this term."
    facts = read_facts(text)
    assert facts.hours.weekly == 6
    assert facts.hours.quote is not None
    assert text[slice(*facts.hours.quote.span)] == facts.hours.quote.text


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Open accounts at nine banks in your own name and hand us the login.", "F-RENT"),
        ("Interns post the ads from their own LinkedIn accounts.", "F-RENT"),
        ("Get RM 9 per like, then join the prepaid mission.", "F-TASK"),
        ("Send a one-time $35 for the registration packet.", "F-UPFRONT"),
        ("Your resume was recommended to us. Pls add our manager on WhatsApp.", "F-MOVE"),
    ],
)
def test_scams_in_other_words(text: str, rule: str) -> None:
    assert rule in {each.rule for each in review(Posting(text=text)).findings}


@pytest.mark.parametrize(
    "text",
    [
        "You report to the archivist and learn cataloguing. The key needs a £10 deposit, refunded.",
        "You report to the QA lead and learn testing. After your first day payroll asks your SSN.",
    ],
)
def test_what_is_lent_or_comes_after_hiring_is_no_scam(text: str) -> None:
    assert not review(Posting(text=text)).scam_patterns


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Salary: Not mentioned. Start: soon.", "unstated"),
        ("Compensation: undisclosed. Two days a week.", "unstated"),
        ("We do not have funding for outside interns.", "unpaid"),
        ("We are a charity, and we pay fairly.", "paid"),
        ("The compensated intern position begins in March.", "paid"),
        ("Is a stipend provided? You gain experience rather than monetary compensation.", "unpaid"),
        ("Is the internship paid?\n\nYes, it is.", "paid"),
        ("Is a stipend provided? Ask us.", "unstated"),
        ("Become a moth volunteer and count with us.", "unpaid"),
        ("We pay $18 an hour; there are volunteer opportunities, too.", "paid"),
    ],
)
def test_pay_in_many_words(text: str, status: str) -> None:
    assert read_facts(text).pay.status == status


@pytest.mark.parametrize(
    "text",
    [
        "Number of hours per week of research expected in spring 2027: ~10",
        "Number of hours per week of work required: Full time ~40",
    ],
)
def test_hours_a_week_in_a_form(text: str) -> None:
    assert read_facts(text).hours.weekly in {10.0, 40.0}


@pytest.mark.parametrize(
    "field",
    [
        "Mentor(s): Ana Duarte",
        "Possible mentors: Bo Lind, Cy Ray",
        "Difficulty: medium\nMentor: Bo",
    ],
)
def test_mentors_below_what_is_wanted_are_not_wanted(field: str) -> None:
    assert read_facts(f"Skills required:\n- Python\n- maps\n{field}").feedback


def test_a_table_s_next_row_and_the_next_question_begin_anew() -> None:
    table = "How to apply\nWrite to us.\nPay | None\nBenefits | Certificates, mentorship"
    assert read_facts(table).feedback
    questions = (
        "Who can apply?\nStudents.\nAre interns helped?\nYes, there is structured mentorship."
    )
    assert read_facts(questions).feedback
