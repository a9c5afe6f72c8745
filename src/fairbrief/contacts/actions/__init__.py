"""Everything that is written about contacts: meeting them, their consent, notes, follow-ups."""

from fairbrief.contacts.actions.consent import (
    agree,
    ask_consent,
    decline,
    renew_consent_link,
)
from fairbrief.contacts.actions.following import (
    keep_words,
    leave_out,
    mark_sent,
    move_follow_up,
    plan_own,
    remind_of_follow_ups,
    take_back_tick,
)
from fairbrief.contacts.actions.keeping import add_colleague, hide_contact, keep_notes, show_contact
from fairbrief.contacts.actions.meeting import drop_plans, meet, plan_after

__all__ = [
    "add_colleague",
    "agree",
    "ask_consent",
    "decline",
    "drop_plans",
    "hide_contact",
    "keep_notes",
    "keep_words",
    "leave_out",
    "mark_sent",
    "meet",
    "move_follow_up",
    "plan_after",
    "plan_own",
    "remind_of_follow_ups",
    "renew_consent_link",
    "show_contact",
    "take_back_tick",
]
