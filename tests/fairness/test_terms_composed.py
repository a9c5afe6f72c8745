"""Terms in words of many makes: where, by when, how long, what for, and what is not said."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Posting, Verdict, read_facts, review

PLACES = {
    "onsite": (
        "You would have the desk by the window, across from our bookkeeper.",
        "Venue: the old fire station on Quay Street",
        "Where: a barn outside Hexham",
        "You need to be here on market days.",
        "Interns are expected on the ward by 7.",
        "Working from home isn't possible for this one.",
        "We don't do remote.",
        "Is remote work possible? No, the machines are here.",
        "Everything stays in the building: the negatives may not leave the archive.",
        "You will be in the studio with us three mornings a week.",
        "The role is based at our Rotterdam depot.",
        "Each intern gets a room above the stables.",
        "Attendance in our Oslo office is required.",
        "You'll come to us on Tuesdays and Thursdays.",
        "Four days a week at the clinic, 9 to 5.",
        "You work on our shop floor.",
        "You should live within half an hour of Bergen.",
        "You'll spend most of your time behind the counter.",
        "Presence at the institute is required.",
        "All shifts are in the greenhouse.",
        "You must be able to get to Truro every day.",
        "Duty station: Kampala",
        "The internship takes place in our laboratory in Graz.",
        "Work happens in the theatre, mostly backstage.",
        "Come and spend the autumn in our print shop.",
        "Two interns will join our office in Leeds.",
        "You'd work out of our Denver office.",
    ),
    "remote": (
        "We have no office, so you work from wherever suits.",
        "Work from your own place, with your own laptop.",
        "All of us are remote and so will you be.",
        "It makes no difference where you live.",
        "You can do this from your room.",
        "We've never met in person and have shipped four releases.",
        "Everything is done over video calls and e-mail.",
        "No commuting: you can do it from your kitchen table.",
        "The whole internship is online.",
        "You can be based in any time zone.",
        "Location: Home",
        "You never have to come to the office.",
        "Do it at your own house.",
        "The position can be performed from any location.",
        "Telework position.",
    ),
    "hybrid": (
        "Half of the hours may be worked from home.",
        "60% on site, 40% from home.",
        "At least 50 % presence in the office.",
        "Up to two days of mobile work a week.",
        "You split your week between our office and home.",
        "Mostly from home, with one day a fortnight in the studio.",
        "Come in on Mondays; the rest you do from home.",
        "You can choose whether you come to the office or work from home.",
        "Berlin or remote.",
        "London / Remote",
        "Office in Ghent, but remote some days is fine.",
        "First two weeks in our office, then remote.",
        "Part of the work can be done at home.",
        "You'd be with us in the lab on Wednesdays, and the analysis can be done anywhere.",
        "Home office is possible two days a week.",
        "Three days at home, two in the office.",
        "We ask that you come in once a week, otherwise work where you like.",
    ),
    "unstated": (
        "We offer a bed in the volunteers' cottage.",
        "We are a small firm in Utrecht that makes bicycle locks.",
        "Our office manager will order your laptop.",
        "You will sit in on client meetings.",
        "The team works on level 2 support tickets.",
        "Interviews are held in our office.",
        "You'll work around a problem until it gives way.",
        "The mentor has her own office and an open door.",
        "You will prepare material for the exhibition in the museum.",
        "A desk review of 40 reports.",
        "References from your home university are welcome.",
        "You analyse how patients recover at home.",
        "You'll design a home page for our shop.",
        "The company was founded in a garage in Leeds.",
        "You research remote villages and how they get water.",
        "We give 20% of profits to charities.",
        "There are no office politics here.",
        "A room full of old maps waits to be catalogued.",
    ),
}

PAY = {
    "unpaid": (
        "The internship has no pay.",
        "There is no wage for this.",
        "We are sorry that we can't give you any money.",
        "Nobody at the archive gets a salary, and you won't either.",
        "This is volunteer work.",
        "The work is not remunerated.",
        "It's an honorary position.",
        "You will not receive a salary.",
        "We have no money to pay anyone.",
        "You would be doing this for free.",
        "Wages: none.",
        "Remuneration: none, but lunch.",
        "As a charity we cannot afford to pay.",
        "The placement does not come with a stipend.",
        "Pay: unpaid",
        "No wage is attached to this post.",
        "There's no payment, only our thanks.",
        "We do not pay interns.",
        "It is unpaid, sorry.",
        "Purely voluntary.",
        "The role carries no remuneration.",
        "You are paid in experience.",
        "Pay: course credit",
        "It is not funded, sadly.",
    ),
    "paid": (
        "Interns are on the junior research pay scale.",
        "You'd be paid like any other assistant.",
        "Salary as per union agreement.",
        "You get twenty dollars for each scan.",
        "Fifteen dollars an hour.",
        "12 an hour, paid weekly.",
        "We pay €14,50 the hour.",
        "Remuneration follows the tariff for students.",
        "You receive 25% on every sale.",
        "An intern makes 1 200 euro a month.",
        "Stipend: 2'400 CHF per month",
        "£11.50ph",
        "We pay the legal minimum.",
        "It pays eighteen an hour.",
        "There's a bursary of 900 pounds.",
        "Compensation $600 every two weeks",
        "You'll be on our payroll.",
        "A living grant comes with it.",
        "Travel and a small daily allowance.",
        "Contract with salary according to collective agreement.",
        "The monthly pay is fair.",
        "Interns get the same wage as our juniors.",
        "The position is funded by the council.",
        "With a modest wage.",
        "$250 a shift.",
        "$2,000 per semester stipend, 10 hours a week for 12 weeks.",
        "Pay is $600 every two weeks, 20 hours a week.",
        "We pay 150 kr an hour.",
        "The pay is $900 biweekly.",
    ),
    "unstated": (
        "We pay attention to detail.",
        "Our foundation pays for trees.",
        "You'll help clients who can't pay.",
        "You'll study wage gaps.",
        "Payments are processed by the finance team.",
        "We pay two thirds of our staff's pension.",
        "Customers make 40 orders an hour.",
        "You will reconcile unpaid invoices.",
        "Applicants must not have unpaid fines.",
        "The museum earns nothing from tickets.",
        "The van does 60 an hour.",
    ),
}

DATES = {
    "due": (
        "Finished files by Thursday, please.",
        "Everything should be wrapped by mid-November.",
        "The report goes to the council on 12 May.",
        "Project end: 31.08.2025",
        "You stay with us from the thaw until Midsummer.",
        "The last day of work is 22 August.",
        "We show the results at our members' evening on Nov 3.",
        "Delivery: 4 weeks from signing, no later than 30 June.",
        "The film premieres on 17 October and needs subtitles.",
        "Your contract ends with the summer term on July 15.",
        "We need this before the trade fair (14 March).",
        "The site must be live on the 1st of May.",
        "Work runs from 3 Feb to 25 Apr.",
        "Ready for the printer: 8 April.",
        "Due: 5/12",
        "The final presentation is scheduled for 28 June.",
        "Timeline: Sept 9 - Dec 13",
        "Hand-in is Friday the 13th of June.",
        "Until Easter you would catalogue the slides.",
    ),
    "apply": (
        "Send us a few lines before the 20th.",
        "Interested? Get in touch until 15 March.",
        "Closing date: midnight, 3 April",
        "Apply by Friday.",
        "We look at letters that reach us by 1 December.",
        "Call open until 31 May.",
        "Applications: 1 Feb - 1 Mar",
        "Please let us know by the end of June.",
        "The call closes 12 noon on 8 May.",
        "Write before Christmas.",
        "Round one closes on January 10.",
        "Deadline 14 October.",
        "Your CV should be with us no later than 2 Nov.",
        "After 1 July we can't consider anybody.",
        "Ad expires 30.09.",
        "How to apply\nForm on the website. Before 15 August, please.",
        "CV and transcript to the office.\nBy 3 May at the latest.",
        "The window for applying is 2 to 16 January.",
    ),
    "none": (
        "The office is closed on 24 December.",
        "Our company was launched on 4 July 2011.",
        "Last spring the exhibition was shown on 3 May.",
        "The programme starts on 1 October.",
        "You will hear from us by 10 June.",
        "We meet on Fridays.",
        "Timesheets are due by Friday each week.",
        "Our festival has drawn crowds since May 1990.",
        "Posts go live on Mondays.",
        "In August you will get a raise.",
        "Interviews are held from 3 to 7 March.",
        "Offers are made by 4 April.",
        "You must have graduated by June 2025.",
    ),
}

LENGTHS = {
    "hours": (
        "It's a 20-hour week.",
        "Two days a week, 9.30 to 5.",
        "15h p.w.",
        "About ten hrs weekly.",
        "You'd work Tuesday and Thursday, 10-4.",
        "Half-time (18.75 h).",
        "Hours: 9 to 1, Monday to Thursday",
        "Shifts of 4 hours, three a week",
        "32 hrs/wk",
        "Weekdays 8:30 - 16:30.",
        "From 8 to noon each day.",
        "Expect twelve hours each week.",
        "We think eight to ten hours a week is right.",
        "Working time: 38.5 h",
        "You come in two afternoons, from two to six.",
        "Mornings only, 7 to 11.",
        "0.5 FTE (20 hours)",
        "Full-time, 40 h.",
        "10 to 15 hours every fortnight",
        "Between 5 and 8 hours per week.",
        "Sixteen hours a week over two days",
        "Mon-Fri 9-5",
        "three hours on Saturday mornings",
    ),
    "no hours": (
        "We have 300 hours of video to cut.",
        "Our hotline is open 24 hours.",
        "The shop is open Monday to Saturday, 10 to 6.",
        "The test takes two hours.",
        "Call us between 9 and 12.",
        "One hour of audio needs four hours of typing, they say.",
        "Ring Anna on weekdays, 9 to 11 am.",
        "We answer within 48 hours.",
        "The office is three hours from Madrid.",
    ),
    "duration": (
        "Length: one year",
        "We ask for a full year.",
        "Six (6) months, may be extended",
        "From the beginning of March to the end of June",
        "It lasts a semester.",
        "Duration: 12 wks",
        "Twelve-week summer residential experience",
        "3 mths",
        "Contract: 2 years",
        "Period: Feb-Jul",
        "It is a half-year placement.",
        "All summer long you help us.",
        "We need you for ten days.",
        "Runs until the end of July, starting in May.",
        "5-month traineeship",
        "Term: autumn semester",
        "From 1 May. Ends 30 September.",
        "Over the course of eight weeks",
        "Minimum stay: 10 weeks",
        "One academic year, September to June",
        "Three months, possibly four.",
        "Project over two months",
    ),
    "no duration": (
        "Staff get 20 weeks of parental leave.",
        "We keep your data for six months.",
        "Two weeks' training is given first.",
        "After three months you may join the pension scheme.",
        "Founded two years ago.",
        "You have 2 years of experience.",
        "One week of training at $18.",
        "We answer within two weeks.",
        "Our programme is in its third year.",
        "The first two weeks are a trial.",
        "Free coffee all summer.",
        "$900 a month.",
    ),
}

FRAUDS = (
    (
        "Short test before we talk: download the archive, run it on your own computer, "
        "link your crypto wallet and turn off the antivirus while it builds."
    ),
    (
        "Receptionist trainees for our resort abroad. The company will hold your passport "
        "during the season. Tell the officers at the airport that you come as a tourist."
    ),
    (
        "As a coordinator you receive wires from our customers to your own account, buy "
        "USDT and forward it to the wallet that we name, minus your 5%."
    ),
    (
        "Hello student, I am Prof. Halvorsen's colleague. We need a research helper, 8 "
        "hours weekly, $450 per week. I am at a conference so we communicate by text. "
        "Kindly send your full name, cell number and alternative email to begin."
    ),
    (
        "Luxe Petals brand partner! Post our photos twice a week. To unlock your "
        "ambassador code you purchase the starter box (49 EUR), which you earn back with "
        "the first three sales from friends."
    ),
    (
        "Work as an online hotel rater. Every day you complete 40 clicks in our app; when "
        "the balance goes negative you top it up and get it back with bonus. Salary paid "
        "in USDT each 5 days. Write our receptionist on Telegram."
    ),
    (
        "Congratulations, your profile was picked for our paid internship in Dubai. Visa "
        "processing 390 USD is paid by candidate and refunded with first salary. Send "
        "passport and the receipt of transfer by tonight, seats are limited."
    ),
    (
        "Office assistant intern from home. We mail you a cheque for your equipment; "
        "deposit it by phone, keep 300 dollars as first week pay, and Zelle the remainder "
        "to our supplier."
    ),
    (
        "Campus rep for student loans forgiveness. You give us your FAFSA login and we "
        "process. Each friend who signs with you brings 80 dollars."
    ),
    (
        "Quality inspector at home. Parcels come to your address, you check content, take "
        "photos, stick the new label and bring to post. 2,500 monthly after probation."
    ),
    (
        "We pay you $150 each week to let us run our ads from your Facebook account. Only "
        "need login, you do nothing."
    ),
    (
        "Translator intern: to start please pay the certificate of authenticity (35 GBP). "
        "After it we give 200 pages per week at 12 GBP each."
    ),
    (
        "Dear intern, as my assistant your first task: buy five Apple cards for our "
        "donors, scratch and send me the codes, I am in meeting, will repay by evening."
    ),
    (
        "University job placement office: part-time pet sitter and errands for Mrs Alder "
        "who is moving to your city next week. $400 weekly. She will send payment ahead "
        "for groceries and movers. Reply with name, address and age."
    ),
    (
        "Our company rents your WhatsApp for message marketing. Scan the QR code and "
        "leave phone online 6 hours, get 20 dollars a day."
    ),
    (
        "Verify your identity for payroll before interview: upload front and back of ID "
        "card, SSN and online banking screenshot at payroll-verify.example. Hiring today, "
        "no interview!"
    ),
)
HONEST = (
    (
        "You will test how our app connects to a wallet, and write to the team that makes "
        "the antivirus when it stops a build."
    ),
    (
        "Bring your passport on the first day; we make a copy. At the border, say that "
        "you come for work and show the permit."
    ),
    (
        "You will book transfers from our customers to the company's account in our "
        "ledger, with the accountant beside you."
    ),
    "The visa fee of 120 euro is paid by us, and the ticket is refunded with the first salary.",
)


def _pairs(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(kind, text) for kind, texts in table.items() for text in texts]


@pytest.mark.parametrize(("kind", "text"), _pairs(PLACES))
def test_the_place_is_read_from_what_its_words_are_made_of(kind: str, text: str) -> None:
    assert read_facts(text).place.kind == kind


@pytest.mark.parametrize(("status", "text"), _pairs(PAY))
def test_pay_is_read_from_what_its_words_are_made_of(status: str, text: str) -> None:
    assert read_facts(text).pay.status == status


@pytest.mark.parametrize(("kind", "text"), _pairs(DATES))
def test_a_day_is_of_the_work_or_to_apply_by_or_neither(kind: str, text: str) -> None:
    facts = read_facts(text)
    assert (facts.deadline is not None) == (kind == "due")
    assert (facts.application_deadline is not None) == (kind == "apply")


@pytest.mark.parametrize(("kind", "text"), _pairs(LENGTHS))
def test_hours_and_length_are_of_the_work(kind: str, text: str) -> None:
    facts = read_facts(text)
    is_said = facts.hours.stated if kind.endswith("hours") else facts.duration is not None
    assert is_said == (not kind.startswith("no "))


@pytest.mark.parametrize(
    ("text", "hourly"),
    [
        ("Fifteen dollars an hour.", 15),
        ("Pay is $600 every two weeks, 20 hours a week.", 15),
        ("The stipend is $6,000 for 10 weeks, 40 hours each.", 15),
        ("We pay $14 (state minimum) per hour.", 14),
    ],
)
def test_what_an_hour_earns_is_known_from_words_and_asides(text: str, hourly: float) -> None:
    assert read_facts(text).pay.hourly_usd == hourly


@pytest.mark.parametrize("text", FRAUDS)
def test_a_scheme_is_seen_in_other_words(text: str) -> None:
    assert review(Posting(text=text)).verdict is Verdict.SCAM


@pytest.mark.parametrize("text", HONEST)
def test_honest_work_with_such_words_is_none(text: str) -> None:
    assert review(Posting(text=text)).verdict is not Verdict.SCAM
