"""Making an agreement, changing it line by line, signing it, declining it."""

from fairbrief.agreements.actions.making import (
    mail_signing_link,
    make_agreement,
    renew_signing_link,
)
from fairbrief.agreements.actions.negotiating import (
    Answer,
    Wish,
    answer_changes,
    let_employer_be_silent,
    let_student_be_silent,
    name_supervisor,
    propose_changes,
    withdraw_changes,
)
from fairbrief.agreements.actions.retaining import remove_text
from fairbrief.agreements.actions.signing import decline_agreement, let_lapse, sign
from fairbrief.agreements.actions.stating import answer_status

__all__ = [
    "Answer",
    "Wish",
    "answer_changes",
    "answer_status",
    "decline_agreement",
    "let_employer_be_silent",
    "let_lapse",
    "let_student_be_silent",
    "mail_signing_link",
    "make_agreement",
    "name_supervisor",
    "propose_changes",
    "remove_text",
    "renew_signing_link",
    "sign",
    "withdraw_changes",
]
