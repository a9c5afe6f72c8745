"""A campus's decisions on briefs and employers, its policy, and the operator's table of wages."""

from fairbrief.vetting.actions.briefs import (
    approve_brief,
    ask_campuses,
    ask_for_changes,
    decline_brief,
    leave_campus,
    remind_of_late_review,
    stop_waiting,
    tell_of_late_review,
)
from fairbrief.vetting.actions.employers import (
    answer_campus,
    approve_employer,
    ask_employer_for_more,
    ask_to_vet,
    decline_employer,
    give_up_waiting,
    tell_of_late_vetting,
)
from fairbrief.vetting.actions.policy import save_policy
from fairbrief.vetting.actions.wages import add_wage, withdraw_wage

__all__ = [
    "add_wage",
    "answer_campus",
    "approve_brief",
    "approve_employer",
    "ask_campuses",
    "ask_employer_for_more",
    "ask_for_changes",
    "ask_to_vet",
    "decline_brief",
    "decline_employer",
    "give_up_waiting",
    "leave_campus",
    "remind_of_late_review",
    "save_policy",
    "stop_waiting",
    "tell_of_late_review",
    "tell_of_late_vetting",
    "withdraw_wage",
]
