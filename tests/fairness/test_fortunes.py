"""Fortunes to share, forms to buy, checks to print, pages to type: and honest work near them."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Posting, Verdict, read_message, review


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (
            (
                "Greetings to you, I am Barrister Kofi Mensah, solicitor to a late engineer "
                "of your nationality who died in a crash without a will. I need a foreign "
                "partner to stand as next of kin so that the sum of 8.4 million dollars can "
                "be moved. You will have 40% and there is no risk. Treat as confidential and "
                "send me your full names, phone and address."
            ),
            "F-FORTUNE",
        ),
        (
            (
                "Dear Friend, I seek your cooperation in a mutually beneficial business "
                "transaction which will be of great benefit to both of us. My department "
                "discovered an abandoned sum. Reply to my private box for the details."
            ),
            "F-FORTUNE",
        ),
        (
            (
                "Hello dear, I am a widow suffering from cancer and decided to give my late "
                "husband's funds of 4.2 million to charity by you. I need an honest person "
                "who can use the money for orphans and keep 20 percent."
            ),
            "F-FORTUNE",
        ),
        (
            (
                "Graduate trainee recruitment: Your application was successful. To go on to "
                "the aptitude test obtain your screening form from our human resource officer "
                "at the cost of N8,500, refundable after resumption."
            ),
            "F-UPFRONT",
        ),
        (
            (
                "Dear applicant, you have been considered for employment at the refinery. To "
                "get the recruitment form and the date of the aptitude test see our HR "
                "officer on 0803###### and pay for the form."
            ),
            "F-UPFRONT",
        ),
        (
            (
                "Application forms can be purchased for 3,000 at any of our agents. Only "
                "candidates who bought the form are invited. Salary 250,000 monthly."
            ),
            "F-UPFRONT",
        ),
        (
            (
                "Modelling! Any age. First a photo shoot with us (120 dollars, you get it "
                "back with your first booking), then jobs at $150 an hour."
            ),
            "F-UPFRONT",
        ),
        (
            (
                "Payroll clerk from home. You print checks for our staff with VersaCheck "
                "software and mail them by FedEx. Must own a printer. $600 a week."
            ),
            "F-MULE",
        ),
        (
            (
                "Wanted: dispatcher. You get the payee list by mail each day, print out the "
                "payroll checks on check paper and drop them at the post office. Remote."
            ),
            "F-MULE",
        ),
        (
            (
                "You have been shortlisted for the data entry post. Download Wire Messenger "
                "and add the hiring manager with the ID hrdesk11 for your interview."
            ),
            "F-MOVE",
        ),
        (
            (
                "I found your details while going through our company's database of job "
                "seekers and think you may have interest in what a group of us is building. "
                "This is not a sales email. I used to run a mortgage firm; now I work from "
                "where I like and earn more than I ever did. I look to partner with a few "
                "motivated people in your area. Peek at my site for the business model."
            ),
            "F-BAIT",
        ),
        (
            (
                "Book typing project. You get scanned pages and type 600 pages in 30 days "
                "exactly as they stand, errors too. Work below 90% accuracy will not be paid. "
                "Rs 60 per page."
            ),
            "F-TASK",
        ),
        (
            (
                "Gold plan: 9,500/- (refundable) and service charges 1500 for one year. "
                "Submit 1,000 forms a month, Rs 4 per form."
            ),
            "F-UPFRONT",
        ),
        (
            (
                "Data Entry, Payroll and Bookkeeping Clerk. We seek candidates in Chicago, "
                "Illinois, Houston, Texas, Phoenix, Arizona and more. Type customers' data, "
                "back up files, keep papers in order."
            ),
            "F-DESK",
        ),
        (
            (
                "Customer service representative/Data entry/Payroll/Office assistant. You "
                "must be in the USA to apply. Answer phones and schedule appointments."
            ),
            "F-DESK",
        ),
        (
            (
                "Secret shopper. You receive funding for each visit, and the instruction for the "
                "assignment comes by email. Flat pay of $250 per assignment. Send full name, "
                "address, age and occupation."
            ),
            "F-SHOPPER",
        ),
        (
            (
                "Like to shop at the mall and get paid? Keep all the items you buy. Hiring today, "
                "people just like you. No experience needed."
            ),
            "F-SHOPPER",
        ),
    ],
)
def test_it_looks_like_a_scam(text: str, rule: str) -> None:
    read = review(Posting(text=text))
    assert read.verdict is Verdict.SCAM
    assert rule in read.scam_patterns


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Heir research intern. Our probate genealogists trace the next of kin of people who "
            "died without a will. You search registers and draw up family trees, and keep all you "
            "read strictly confidential. Last year we found heirs to unclaimed estates worth 12 "
            "million pounds. 15 hours a week, £13 an hour.",
            id="heirs",
        ),
        pytest.param(
            "Legacy fundraising intern at a hospice. Some supporters give to us in their wills in "
            "memory of a late husband or wife; you write their thank-you letters. Treat what "
            "families tell you as strictly confidential. Our fund holds $4.5 million.",
            id="legacies",
        ),
        pytest.param(
            "Business development intern. We seek long-term, mutually beneficial partnerships "
            "with universities. You research reliable partners overseas and prepare proposals. We "
            "raised $8 million last year. Commission of 10% for you on each deal.",
            id="partnerships",
        ),
        pytest.param(
            "We seek your support for our survey on student transfer funds. It takes ten minutes "
            "and is confidential.",
            id="a survey",
        ),
        pytest.param(
            "Investment club treasurer (volunteer): you keep the records of dormant accounts and "
            "unclaimed balances and report to the dean. There is no risk involved for members; "
            "the fund is $25,000.",
            id="a club",
        ),
        pytest.param(
            "Start-up seeks honest business partner to build an app. Equity 50-50. You'd be our "
            "technical co-founder; we have raised $1.2m. Remote, no salary yet.",
            id="equity",
        ),
        pytest.param(
            "I'm a founder looking for a trustworthy person to help me with my investment "
            "research newsletter, 5 hours a week at $25 an hour. We sign an NDA, everything is "
            "confidential.",
            id="a newsletter",
        ),
        pytest.param(
            "Museum intern: research the collection of the late General Ames. His widow gave the "
            "museum a trunk of money boxes and letters. You report to the curator.",
            id="a museum",
        ),
        pytest.param(
            "Nonprofit for families of children suffering from cancer seeks a communications "
            "intern. We donate funds to hospitals and to orphan relief. 10 hours weekly, $18 an "
            "hour.",
            id="a charity",
        ),
        pytest.param(
            "Corporate law internship: cross-border transaction, deals above 100 million dollars, "
            "strictly confidential work under a partner.",
            id="a law firm",
        ),
        pytest.param(
            "Volunteer transcriber: type handwritten letters of the 1860s for the county "
            "archive, about 200 pages over two months, exactly as they stand. "
            "Proofreaders check each page; you report to the archivist.",
            id="an archive",
        ),
        pytest.param(
            "Transcription intern. You type interview recordings at home for $22 an hour; "
            "98% accuracy is the goal and your supervisor gives feedback on each file.",
            id="interviews",
        ),
        pytest.param(
            "Receptionist, bookkeeping and payroll clerk for a dental practice in Dallas. "
            "Monday to Friday, $21 an hour. You report to the office manager.",
            id="a practice",
        ),
        pytest.param(
            "Campus ambassador in Boston, New York and Chicago. You host events for our "
            "museum network and report to the membership lead. $17 an hour.",
            id="a museum network",
        ),
        pytest.param(
            (
                "Content intern, no experience required. $180 a month. You write captions for "
                "music videos; training will be given. Details will be discussed at the "
                "interview. We sit on the 2nd floor of a co-working space in Hanoi. Send your "
                "English CV to jobs@glue.example. Three months, to be extended as needed."
            ),
            id="a co-working space",
        ),
    ],
)
def test_honest_work_near_it_does_not(text: str) -> None:
    assert review(Posting(text=text)).scam_patterns == ()


def test_a_message_that_holds_out_a_fortune_is_warned_of() -> None:
    words = (
        "I need an honest partner to whom my late husband's funds of 4 million dollars can be "
        "transferred. You keep 20 percent."
    )
    assert "F-FORTUNE" in {each.rule for each in read_message(words)}


def test_a_name_that_was_made_unreadable_borrows_no_other() -> None:
    text = "Transcribers wanted. Details at www.xxxxxxx.com, or write to jobs@xxxxxxxxx.com."
    assert "F-IMPERSONATE" not in review(Posting(text=text)).scam_patterns


def test_who_tells_of_taxes_and_confidentiality_baits_nobody() -> None:
    text = (
        "Transcribers. You work at home and set your own schedule. You are paid as an independent "
        "contractor{}. Two meetings a year are held online."
    )
    law = " and must pay your own federal and state taxes; you sign a confidentiality statement"
    assert review(Posting(text=text.format(""))).verdict is Verdict.SCAM
    assert review(Posting(text=text.format(law))).verdict is not Verdict.SCAM


def test_instruction_for_an_assignment_is_no_lesson() -> None:
    read = review(Posting(text="By email you receive the instruction for the assignment."))
    assert read.facts.learning is None
    assert read.facts.feedback is None


def test_whoever_is_to_be_presented_for_funds_is_a_partner_in_them() -> None:
    text = (
        "I write from a hospital bed. My late husband left $9.2m with a vault house, and before a "
        "coin of it moves I must appoint an investor to whom the funds go. Details on your reply."
    )
    assert review(Posting(text=text)).verdict is Verdict.SCAM


@pytest.mark.parametrize(
    "text",
    [
        # Ticked boxes are no gaps of a mass mail.
        (
            "Library desk tutor, 90 minutes a week, 280,50 euro a month.\n- [ ] Parking\n"
            "- [x] Laptop\n- [x] Tea\n- [x] Bus pass\nAsk Dr. Wolff at the institute."
        ),
        # A board that says what it forbids, point by point.
        (
            "Advice for applicants. Lernwerk does not allow employers to:\n1. Ask for a security "
            "deposit. This is never permitted.\n2. Charge a documentation fee.\n3. Offer training "
            "that one has to pay for."
        ),
        # What an employer pays into is no number of the applicant's.
        (
            "App maker, Hanoi. We pay lunch and the state's social insurance. Send your resume to "
            "linh@gmail.com for a talk."
        ),
    ],
)
def test_none_of_these_is_a_fraud(text: str) -> None:
    assert review(Posting(text=text)).verdict is not Verdict.SCAM
