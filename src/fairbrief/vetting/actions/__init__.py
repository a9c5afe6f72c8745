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
    Approval,
    answer_campus,
    approve_employer,
    ask_employer_for_more,
    ask_to_vet,
    decline_employer,
    give_up_waiting,
    revise_approval,
    tell_of_late_vetting,
)
from fairbrief.vetting.actions.observing import (
    end_trust,
    observe,
    trust_employer,
    withdraw_observation,
)
from fairbrief.vetting.actions.policy import restore_policy, save_policy
from fairbrief.vetting.actions.questions import answer_questions
from fairbrief.vetting.actions.rechecks import (
    ask_for_another_look,
    expire_approval,
    look_again_at,
    tell_of_late_recheck,
)
from fairbrief.vetting.actions.rereading import (
    RereadSoFar,
    count_to_read_again,
    keep_listed,
    reread_open_briefs,
    take_off_list,
    tell_of_late_second_looks,
)
from fairbrief.vetting.actions.routing import decide_by_policy
from fairbrief.vetting.actions.several import Outcome, assign_reviews, decide_several
from fairbrief.vetting.actions.wages import add_wage, withdraw_wage

__all__ = [
    "Approval",
    "Outcome",
    "RereadSoFar",
    "add_wage",
    "answer_campus",
    "answer_questions",
    "approve_brief",
    "approve_employer",
    "ask_campuses",
    "ask_employer_for_more",
    "ask_for_another_look",
    "ask_for_changes",
    "ask_to_vet",
    "assign_reviews",
    "count_to_read_again",
    "decide_by_policy",
    "decide_several",
    "decline_brief",
    "decline_employer",
    "end_trust",
    "expire_approval",
    "give_up_waiting",
    "keep_listed",
    "leave_campus",
    "look_again_at",
    "observe",
    "remind_of_late_review",
    "reread_open_briefs",
    "restore_policy",
    "revise_approval",
    "save_policy",
    "stop_waiting",
    "take_off_list",
    "tell_of_late_recheck",
    "tell_of_late_review",
    "tell_of_late_second_looks",
    "tell_of_late_vetting",
    "trust_employer",
    "withdraw_observation",
    "withdraw_wage",
]
