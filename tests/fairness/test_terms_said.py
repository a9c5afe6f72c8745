"""Terms in many words: pay, hours, dates, credit, and what may follow."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Facts, clear_terms, read_facts

SAID: dict[str, tuple[str, ...]] = {
    "follow_on": (
        "May lead to a permanent role.",
        "Possibility of being taken on for good.",
        "Top interns receive a return offer.",
        "Potential for full-time employment after graduation.",
        "The best performers will be hired.",
        "PPO for deserving candidates.",
        "There's a chance to stay on after the summer.",
        "A paid job may follow.",
        "We hope to keep you on part-time.",
        "This could turn into a full-time job.",
        "Interns are often offered jobs with us.",
        "Full-time conversion is possible.",
        "If it goes well we'd like to hire you.",
        "Two of last year's interns now work here.",
        "Opportunity to join the team permanently.",
        "Pathway to our graduate scheme.",
        "Successful interns will be absorbed.",
        "Previous interns now work here.",
        "Priority for graduate positions.",
        "Temp-to-perm.",
        "Many of our interns become staff.",
        "Good interns get a job offer at the end.",
        "Scope for continuing as a freelancer.",
        "Consideration for future full-time openings.",
    ),
    "application_deadline": (
        "There is a deadline of 4 March for the main batch of summer internships.",
        "The deadlines for submission are:\n - June 30 for Summer\n - August 30 for Fall",
        "The following deadlines apply:\nSpring term: November 1",
        "Apply by 3 March.",
        "Applications close on 15 May 2024.",
        "Deadline: June 1",
        "The closing date is Friday 12 April.",
        "Last date to apply: 30/09/2025",
        "Please send your CV before January 20th.",
        "Application deadline is midnight on 5 October.",
        "Applications are due Feb. 1.",
        "We accept applications until 1 December.",
        "Submit your application no later than 31 July.",
        "Closing date for applications: 10th August",
        "Apply before the end of May.",
        "Applications must be received by March 15.",
        "Deadline for submission of applications is 14 June 2024.",
        "Candidates should apply on or before 25th November 2025.",
        "Apply on or before 12 July.",
        "To be considered, email us by Monday, April 4.",
        "Applications accepted through February 28.",
    ),
    "deadline": (
        "Three hundred hours in person from June to August 2027.",
        "Hand in the report by the end of June.",
        "The internship ends on August 15.",
        "From June 3 to August 9.",
        "The report is due on 1 May.",
        "Runs through December 2024.",
        "We need it by Friday 12 June.",
        "The programme runs 1 June - 31 August.",
        "Finish by the end of March.",
        "End date: 30 June 2025",
        "Work must be completed by April 30.",
        "Dates: 10 Jan – 20 Mar",
        "It wraps up on 14 March.",
        "June through August",
        "The contract finishes on 18 December.",
        "May 20 to July 26, 2024",
    ),
    "duration": (
        "The internship will last 10-12 weeks in Summer 2027.",
        "It takes 6 weeks depending on experience.",
        "Min 2 months, more if you like.",
        "Two shifts a week for a year.",
        "Over the course of the semester you build a robot.",
        "12 weeks",
        "Three months",
        "The internship lasts six months.",
        "A semester-long placement.",
        "Duration: 2 months",
        "From June to August.",
        "10-week programme",
        "one academic year",
        "3-6 months",
        "A two-month project.",
        "six-week",
        "for the fall semester",
        "8 weeks this summer",
        "Length: 90 days",
        "a 6 month contract",
        "minimum of three months",
        "Period: Jan-Apr",
        "ten weeks' work",
    ),
    "hours": (
        "20 hours per week",
        "10-15 hrs/wk",
        "about ten hours a week",
        "up to 19 hours weekly",
        "40 hours in total",
        "Monday to Friday, 9am-5pm",
        "4 hours a day",
        "Time commitment: 5-8 hours",
        "35h/week",
        "15 hours/week minimum",
        "eight hours each week",
        "a total of 60 hours",
        "6-8 hrs per week",
        "Hours: 12 per week",
        "twenty hours a week",
        "2 hours daily",
        "at least 10 hours every week",
        "part-time (20h)",
        "16 hours a week over two days",
        "commit 6 to 10 hours weekly",
    ),
    "credit_only": (
        "Interns earn three credits toward the minor.",
        "This internship can be three or six credits.",
        "A 2-credit internship for juniors.",
        "Unpaid, for academic credit.",
        "Academic credit only.",
        "This is an unpaid internship; college credit is available.",
        "No pay, but you can get course credit.",
        "Interns receive school credit instead of pay.",
        "Compensation: course credit",
        "For credit only.",
        "Students must receive academic credit; the position is unpaid.",
    ),
}
NOT_SAID: dict[str, tuple[str, ...]] = {
    "follow_on": (
        "Full-time internship.",
        "We offer permanent staff generous leave.",
        "No extension is possible.",
        "The internship may be extended by three months.",
        "Option to renew for a second term.",
        "Everyone passes a background check before being hired.",
        "Full-time and part-time positions are available.",
        "This is not a permanent position.",
        "Our full-time employees are friendly.",
        "Build skills for your future career.",
        "We have hired ten people this year.",
        "The role is part-time.",
    ),
    "application_deadline": (
        "Applicants must be able to start no later than June 2.",
        "Candidates must be available to resume no later than July 1, 2024.",
        "Works well within tight deadlines.\nThe fair is on 3 May.",
        "Applications are reviewed on a rolling basis.",
        "The project is due on May 1.",
        "Start date: 1 June",
        "Apply now!",
        "The event takes place on 4 May.",
        "Internship: June 1 to August 1",
    ),
    "deadline": (
        "You will present a poster at the end of the summer.",
        "A diary is handed in by the end of each semester.",
        "The club trains throughout the season.",
        "Write a plan for the marketing team.",
        "Apply by 1 May.",
        "Starts on June 1.",
        "Founded in March 2010.",
        "Ability to meet deadlines.",
        "Starting between May and June.",
        "Posted on 3 March 2024",
    ),
    "duration": (
        "Over the last 6 weeks we shipped a lot.",
        "It opens with a one-month unsupervised trial period.",
        "5 years of experience",
        "Founded two months ago",
        "Full-time",
        "We reply within two weeks",
        "a 24-month runway",
        "summer",
        "last month",
    ),
    "hours": (
        "full-time",
        "Flexible hours",
        "24/7 support",
        "48 hours notice",
        "We reply within 24 hours",
        "credit hours: 3",
    ),
    "credit_only": (
        "You will receive credit in the game.",
        "Contributors get credit where it is due.",
        "Interns earn $15 an hour and college credit.",
        "Paid $15/hour; credit possible.",
        "Credit card required.",
        "Stipend and academic credit.",
        "We build credit scoring models.",
    ),
}
PAY: dict[str, tuple[str, ...]] = {
    "paid": (
        "This is an unpaid internship. Summer interns receive a stipend of $1,500.",
        "Archive assistant (Summer, Paid)",
        "Join a non-profit: paid internship in fundraising.",
        "In no case is the allowance less than 400 EUR a month.",
        "$15/hour",
        "Stipend of ₹8,000 per month",
        "£12.60 an hour",
        "The intern will be paid.",
        "Paid internship",
        "Competitive salary",
        "Monthly allowance of KES 20,000",
        "€450/month",
        "Remuneration: R5000",
        "You earn commission.",
        "A modest honorarium is offered.",
        "Compensation: $3,000 for the summer",
        "We pay well.",
        "Salary: 12k PHP",
        "Travel and a stipend",
        "This is a paid position at $18-$20 per hour.",
        "Wage: $17.20",
        "hourly rate of $16",
        "Internship allowance: RM 1,000",
        "NGN 50,000 monthly",
        "You will be compensated for your time.",
        "Gehalt: 520 EUR",
    ),
    "unpaid": (
        "This is an unpaid position.",
        "No stipend.",
        "Voluntary role.",
        "Expenses only.",
        "There is no remuneration.",
        "We cannot pay interns.",
        "Volunteer internship",
        "Interns are not paid.",
        "Without pay",
        "Stipend: none",
        "This position does not carry a salary.",
        "non-remunerated",
        "The internship is not compensated.",
        "Uncompensated",
        "unfortunately we can't offer payment",
    ),
    "unstated": (
        "Trips must be paid for.",
        "You check direct deposit forms.",
        "We refund bus fares up to £9 a day.",
        "We ask helpers for a contribution of 120 USD a week toward food.",
        "Great benefits.",
        "Equity offered.",
        "Free lunch and a certificate.",
        "Letter of recommendation.",
        "We raised $5 million.",
        "Pay attention to detail.",
        "Salary expectations?",
        "Paid time off",
        "Reimbursement of travel",
        "Our customers pay us monthly.",
        "Experience with payroll",
        "Tuition is $500.",
    ),
}


def _is_said(facts: Facts, fact: str) -> bool:
    return facts.hours.stated if fact == "hours" else getattr(facts, fact) is not None


@pytest.mark.parametrize(
    ("fact", "text"), [(fact, text) for fact, texts in SAID.items() for text in texts]
)
def test_a_term_is_read_however_it_is_said(fact: str, text: str) -> None:
    assert _is_said(read_facts(text), fact)


@pytest.mark.parametrize(
    ("fact", "text"), [(fact, text) for fact, texts in NOT_SAID.items() for text in texts]
)
def test_another_date_or_number_is_not_taken_for_it(fact: str, text: str) -> None:
    assert not _is_said(read_facts(text), fact)


@pytest.mark.parametrize(
    ("status", "text"), [(status, text) for status, texts in PAY.items() for text in texts]
)
def test_pay_is_promised_refused_or_not_said(status: str, text: str) -> None:
    assert read_facts(text).pay.status == status


@pytest.mark.parametrize(
    ("text", "said", "detail"),
    [
        ("Pay is $17.50 an hour.", "$17.50 an hour", ""),
        ("Pay range: $35 - $60 hourly.", "$35 - $60 an hour", ""),
        ("We pay $300 a week for 10 hours a week.", "$300 a week", "about $30 an hour"),
        ("A stipend of $600 for 30 hours in all.", "$600", "about $20 an hour"),
        ("Competitive pay.", "Competitive pay", ""),
        ("The internship is unpaid.", "unpaid", ""),
    ],
)
def test_pay_is_shown_with_what_it_is_for(text: str, said: str, detail: str) -> None:
    pay = clear_terms(read_facts(text))[-1]
    assert (pay.said, pay.detail) == (said, detail)
