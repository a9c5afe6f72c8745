"""Everything that is written about contacts: meeting them, their consent, notes, follow-ups."""

from fairbrief.contacts.actions.consent import (
    agree,
    agree_from_meeting,
    ask_consent,
    decline,
    forget_asked,
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
from fairbrief.contacts.actions.introducing import (
    agree_to_be_asked,
    ask_alum,
    ask_introduction,
    close_unanswered,
    decline_introduction,
    grant,
    renew_introduction_link,
    stop_being_asked,
)
from fairbrief.contacts.actions.keeping import add_colleague, hide_contact, keep_notes, show_contact
from fairbrief.contacts.actions.meeting import drop_plans, meet, meet_over_coffee, plan_after
from fairbrief.contacts.actions.references import (
    ask_reference,
    renew_referee_link,
    show_reference,
    take_reference_back,
    write_reference,
)
from fairbrief.contacts.actions.repeating import make_next_brief, tell_of_repeat

__all__ = [
    "add_colleague",
    "agree",
    "agree_from_meeting",
    "agree_to_be_asked",
    "ask_alum",
    "ask_consent",
    "ask_introduction",
    "ask_reference",
    "close_unanswered",
    "decline",
    "decline_introduction",
    "drop_plans",
    "forget_asked",
    "grant",
    "hide_contact",
    "keep_notes",
    "keep_words",
    "leave_out",
    "make_next_brief",
    "mark_sent",
    "meet",
    "meet_over_coffee",
    "move_follow_up",
    "plan_after",
    "plan_own",
    "remind_of_follow_ups",
    "renew_consent_link",
    "renew_introduction_link",
    "renew_referee_link",
    "show_contact",
    "show_reference",
    "stop_being_asked",
    "take_back_tick",
    "take_reference_back",
    "tell_of_repeat",
    "write_reference",
]
