"""Every movement of money. Each is idempotent: a double click or a retry moves nothing twice.

The funding's row is locked first; under it the figures are read, and the transfer's unique key
says from which figure it started, so even without the lock the same step cannot be written twice.
"""

from __future__ import annotations

from fairbrief.payments.actions.moving import move_money
from fairbrief.payments.actions.securing import (
    ask_for_the_rest,
    later_of,
    open_funding,
    reopen,
    secure_funds,
)
from fairbrief.payments.actions.sending import (
    let_it_stand,
    report_late_pay,
    say_missing,
    say_received,
    say_sent,
)
from fairbrief.payments.actions.settling import (
    change_amount,
    follow_secured,
    owe_share,
    release_owed,
    report_late_funds,
    settle,
    state_of_work,
)

__all__ = [
    "ask_for_the_rest",
    "change_amount",
    "follow_secured",
    "later_of",
    "let_it_stand",
    "move_money",
    "open_funding",
    "owe_share",
    "release_owed",
    "reopen",
    "report_late_funds",
    "report_late_pay",
    "say_missing",
    "say_received",
    "say_sent",
    "secure_funds",
    "settle",
    "state_of_work",
]
