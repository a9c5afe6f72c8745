"""When the work is done: a student's busy times, free hours, the plan of the weeks, calendars.

Owns the busy times a student tells (by hand, by file, by an address read again and again), the
office hours of those they report to, what follows from both, the blocks of the plan, time slots
offered for a conversation, and the private calendar feed. Of a student's calendar only when it is
taken is kept, with a title the student alone sees. Must never tell an employer what a student does
with their time: only whether a time would suit, and when the two overlap.
"""
