"""What programs ask of Fairbrief over HTTP: the fairness review, its rules, a campus's reports.

Owns the addresses below /api/, their shapes and errors. Read-only and without cookies; the review
is open to all, reports to who holds a key of the campus. It must never answer with anything about a
person, nor keep what it was sent.
"""
