"""Who gets which project: students and supervisors rank each other, places are few.

Plain Python, no Django and no database: lists in, a matching out. Two ways to share out the places
are offered, `stable` and `best_ranks`; `figures_of` says what each costs, `turned_down` why
somebody did not get a choice.
"""

from fairbrief.allocation.explaining import Full, Turned, turned_down
from fairbrief.allocation.figures import Figures, blocking_pairs, figures_of, over_capacity
from fairbrief.allocation.instance import Entry, Instance, Matching, UnsoundError
from fairbrief.allocation.ranks import best_ranks
from fairbrief.allocation.stable import stable

__all__ = [
    "Entry",
    "Figures",
    "Full",
    "Instance",
    "Matching",
    "Turned",
    "UnsoundError",
    "best_ranks",
    "blocking_pairs",
    "figures_of",
    "over_capacity",
    "stable",
    "turned_down",
]
