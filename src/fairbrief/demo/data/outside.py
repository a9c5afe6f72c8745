"""Micro-internships found elsewhere, and other small texts that go round."""

from __future__ import annotations

from fairbrief.demo.data.shapes import OutsideData


def _found(
    employer: str,
    title: str,
    did: str,
    supervisor: str,
    hours: int,
    paid: int,
    senior: bool = False,
) -> OutsideData:
    return OutsideData(
        employer=employer,
        title=title,
        did=did,
        supervisor=supervisor,
        hours=hours,
        paid=paid,
        senior=senior,
    )


OUTSIDE = (
    _found(
        "Brookline Bakery Supply",
        "Price comparison of flour mills",
        "Called nine mills, made a table, wrote a page the owner took to the bank.",
        "Marta Olsen",
        14,
        28000,
    ),
    _found(
        "Ellery Parks Friends",
        "Trail count on four Saturdays",
        "Planned the count, trained six counters, wrote the summary for the parks board.",
        "Doug Perrin",
        18,
        0,
    ),
    _found(
        "Quill & Anchor Books",
        "Autumn reading list with short notes",
        "Read twelve books, wrote eighty words on each, set the page.",
        "Imani Reed",
        16,
        35200,
    ),
    _found(
        "Vega Dental",
        "New patient forms in plain words",
        "Rewrote four forms and tried them on eight patients.",
        "Sam Vega",
        10,
        25000,
        True,
    ),
    _found(
        "Northside Tenants' Line",
        "A table of repair complaints by street",
        "Cleaned three years of calls and drew two maps.",
        "Angela Wu",
        22,
        0,
        True,
    ),
    _found(
        "Pell Instruments",
        "Test of a new bench manual",
        "Followed it step by step, filmed where it failed, rewrote six pages.",
        "Victor Pell",
        20,
        50000,
        True,
    ),
    _found(
        "Hillcrest Choir",
        "Programme notes for spring",
        "Wrote notes on seven pieces and checked the dates.",
        "Joan Albright",
        9,
        18000,
    ),
    _found(
        "Sable Analytics",
        "Labels for a picture data set",
        "Labelled 3,000 pictures and wrote down where the rules were unclear.",
        "Priyanka Das",
        30,
        36000,
    ),
    _found(
        "Greenway Bikes",
        "A week plan for the repair stand",
        "Watched three days, drew the plan, tried it in the busy week.",
        "Lou Santos",
        12,
        27600,
    ),
    _found(
        "Ardent Theatre",
        "Sound for a one-act play",
        "Recorded eleven cues, mixed them, ran two evenings.",
        "Bea Lindqvist",
        24,
        40000,
        True,
    ),
    _found(
        "Maple County Library",
        "Chairs, light and noise: a reader survey",
        "Wrote the survey, counted 140 answers, presented them to the staff.",
        "Norma Hill",
        17,
        39100,
        True,
    ),
    _found(
        "Lark Ceramics",
        "Photographs for the winter shop",
        "Took and edited sixty pictures.",
        "Kei Tanaka",
        15,
        33000,
    ),
)

INTEREST = (
    (
        "I have done something like this for a class and want to do it for someone who needs it. "
        "The second deliverable is the one I would start with."
    ),
    (
        "Your summary says what is hard about it, which is why I trust it. I would like to learn "
        "how you decide when it is good."
    ),
    (
        "I work carefully and ask early. Your two calls a week would suit me, and the dates leave "
        "my exams alone."
    ),
    (
        "This is the first brief I have read in which I know what I would do on Monday. I know the "
        "tools and would like to know the trade."
    ),
    "My grandmother did this work by hand. I would bring patience and a spreadsheet.",
    (
        "I take the bus past your door every morning and always wondered how this is done. Two of "
        "your criteria I would have put down myself."
    ),
    (
        "Eighteen hours is what I can promise beside the lab, and I would rather promise little "
        "and keep it. Ask me for the notes I took in last term’s field course."
    ),
    (
        "What you call routine is the part I like: lists that come out right. The other part I "
        "would learn, and that is why I write."
    ),
    (
        "I have read the three pages you link to and found one thing that does not agree with the "
        "brief. I would start by asking you about it."
    ),
    (
        "Nobody in my family has worked in an office like yours. I want to see one from within and "
        "leave something useful there."
    ),
    "I made a small one of these for our choir. Yours is the size at which it gets interesting.",
    (
        "My major teaches me to argue and not to finish. A piece with a date and criteria is what "
        "I am looking for."
    ),
)

EXPERIENCE = (
    "A seminar project with a real archive; I can show the notes. Two years at the writing desk.",
    "I kept the accounts of a student paper for a year and made its first style sheet.",
    "I built a small tool for our lab that four people use every week.",
    "I translated letters for my family's shop from the age of twelve, with a dictionary at hand.",
    "I ran a survey in my hall with 90 answers and learned what not to ask.",
)

DECLINED = (
    (
        "Another applicant had done a piece of exactly this kind before. Yours was among the three "
        "letters we talked about longest."
    ),
    (
        "Your free hours and our dates do not meet this time. We would be glad to read you again "
        "in the next term."
    ),
    "For this one we needed someone who has used the mapping tool already. Everything else fits.",
)

NOTES = (
    "Read the material and made a first list of questions",
    "Drafted the first half and marked the doubts",
    "Calls, and notes from them",
    "Went through the comments and changed what was agreed",
    "Checked everything against the criteria",
    "Wrote up the second part",
    "Cleaned the data and logged each decision",
    "Prepared the talk",
)

WELL = (
    (
        "Asked the right question in the first week and saved us two days. The notes could be read "
        "without anyone explaining them."
    ),
    (
        "Said early when something would not fit, proposed a smaller version, and it was the "
        "better one."
    ),
    "Careful with facts, open about doubts, and on time in every single week.",
    "Took a hard review well and came back with something none of us had thought of.",
)

NEXT_TIME = (
    "Show half-finished work sooner; it was good enough to show.",
    "Write the conclusion first and the method after it.",
    "Say no to the third extra wish. We would have understood.",
    "Give the charts one more hour.",
)

STUDENT_WELL = (
    (
        "I knew every week what was expected and whom to ask. The talk with the leader changed "
        "what I want to do after college."
    ),
    "The feedback was plain and kind, and there was some every week.",
    "I was paid ten days after I handed in, as the agreement says.",
    "They used what I made. I saw it.",
)

STUDENT_NEXT = (
    "Send the material before the first day.",
    "One call a week would have been enough in the quiet weeks.",
    "Tell the other people in the team that someone new is there.",
    "Name the second person to ask; ours was away for a week.",
)

#: What a supervisor writes under a check-in; often nothing, for reading it is enough.
ANSWERS = (
    *("", "", "", "", ""),
    "Good; go on like this.",
    "Thank you. Bring the doubtful ones on Thursday and we look at them together.",
    "Yes, leave the third part for last: I am still waiting for an answer on it.",
    "Nicely kept. One thing: say where each figure is from while you still know it.",
    "If it takes more than an hour, leave it and tell me; it is not worth your evening.",
)
