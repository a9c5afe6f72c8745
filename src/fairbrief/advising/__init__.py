"""Advising: what a career office keeps of its students, and what it does for one of them.

Owns notes, holds, nominations, who looks after what, who looked at a record, and the student's
right to see it. Must never show any of it to an employer or to another campus, but for the one
sentence of a nomination, and never a note to anybody its author did not mean it for.
"""
