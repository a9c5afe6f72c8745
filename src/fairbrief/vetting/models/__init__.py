"""A campus's policy and its reviews, what the reviews found, and the wages the operator adds."""

from __future__ import annotations

from fairbrief.vetting.models.briefs import BriefAnswer, BriefReview
from fairbrief.vetting.models.employers import EmployerReview, Inquiry, Observation
from fairbrief.vetting.models.measuring import AddedWage, Print, Sighting
from fairbrief.vetting.models.policy import Policy, all_statuses

__all__ = [
    "AddedWage",
    "BriefAnswer",
    "BriefReview",
    "EmployerReview",
    "Inquiry",
    "Observation",
    "Policy",
    "Print",
    "Sighting",
    "all_statuses",
]
