"""What counts in "best for me", and how much: the one place to change it (see docs/search.md).

Only what a student has said they can do, want to learn and have time for, and how a brief is dealt
with. Never who somebody is: no name, no age, no gender, no origin, no campus's rank, no grade, no
first generation, no permit to work.

Any weights will do that are not below nothing, the lowest level at nothing; they are added up in
thousandths.
"""

from __future__ import annotations

#: Each skill of the student's that the brief needs.
USES = 1.0
#: Each skill the student wants to learn that the brief teaches; half of it where it only needs it.
TEACHES = 0.9
TOUCHES = 0.45
#: Its hours a week are within the hours the student has left.
FITS_HOURS = 0.6
#: Ranking knows one figure of a student's hours for all briefs: what is left of them so many days
#: from now, when work begins that one applies for today.
BEGINS_IN_DAYS = 21
#: Enough hours of the day in common with where the employer is.
SHARES_HOURS = 0.4
#: Opened this week, or the week before.
FRESH = (0.3, 0.15)
#: By level of `level_of`: few have applied, and the employer answers.
LEVELS = (0.0, 0.15, 0.3, 0.45)

#: Applications a place under which a brief counts as one with room.
FEW_A_PLACE = 5
#: Share of applications an employer has answered itself, in percent, that counts as answering.
ANSWERS_PERCENT = 90
#: States of an application that are an answer, as an offer is whatever came of it, and the one in
#: which the time for it ran out.
ANSWERED, LAPSED = ("declined", "accepted", "offered", "shortlisted"), "returned"
#: Fewer answers and lapses than this: the employer is new here, and has no record yet.
NEW_UNDER = 3

#: Of the first so many of a list, at least `NEW_PLACES` are kept for employers who are new here, as
#: far as there are briefs of theirs that fit: at these places, counted from 0.
NEW_PLACES = (4, 9, 14)


def level_of(*, has_room: bool, answers: bool) -> int:
    """How a brief is dealt with, in one figure: 0 to 3. Room counts less than an answer."""
    return int(has_room) + 2 * int(answers)
