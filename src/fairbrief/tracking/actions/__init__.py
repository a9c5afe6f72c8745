"""Writing the ledger: entries and who confirms them, and what came of them."""

from fairbrief.tracking.actions.approving import (
    ask_approval,
    decide_approval,
    hand_to_office,
    pass_on,
    remind_approver,
    renew_approval_link,
    send_approval_again,
    withdraw_approval,
)
from fairbrief.tracking.actions.behalf import log_for
from fairbrief.tracking.actions.bulk import change_many
from fairbrief.tracking.actions.confirming import (
    MOST_MINUTES,
    confirm_experience,
    deny_experience,
    refuse_experience,
    remind_supervisor,
    renew_confirming_link,
    report_unconfirmed,
    send_link_again,
    verify_experience,
)
from fairbrief.tracking.actions.downloading import note_download
from fairbrief.tracking.actions.entries import (
    ADDRESSES_A_DAY,
    OPEN_LIMIT,
    Told,
    correct_experience,
    delete_experience,
    log_outside,
)
from fairbrief.tracking.actions.following import (
    answer_outcome,
    ask_outcomes,
    ask_outcomes_again,
    look_back,
    remind_of_outcomes,
    renew_outcome_link,
    stop_outcomes,
)
from fairbrief.tracking.actions.importing import (
    bring_in,
    choose_columns,
    discard_import,
    forget_imports,
    load_past,
    undo_import,
)
from fairbrief.tracking.actions.recording import record_ended, record_engagement

__all__ = [
    "ADDRESSES_A_DAY",
    "MOST_MINUTES",
    "OPEN_LIMIT",
    "Told",
    "answer_outcome",
    "ask_approval",
    "ask_outcomes",
    "ask_outcomes_again",
    "bring_in",
    "change_many",
    "choose_columns",
    "confirm_experience",
    "correct_experience",
    "decide_approval",
    "delete_experience",
    "deny_experience",
    "discard_import",
    "forget_imports",
    "hand_to_office",
    "load_past",
    "log_for",
    "log_outside",
    "look_back",
    "note_download",
    "pass_on",
    "record_ended",
    "record_engagement",
    "refuse_experience",
    "remind_approver",
    "remind_of_outcomes",
    "remind_supervisor",
    "renew_approval_link",
    "renew_confirming_link",
    "renew_outcome_link",
    "report_unconfirmed",
    "send_approval_again",
    "send_link_again",
    "stop_outcomes",
    "undo_import",
    "verify_experience",
    "withdraw_approval",
]
