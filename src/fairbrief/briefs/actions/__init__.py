"""Everything that can be done to a brief, by what it concerns."""

from fairbrief.briefs.actions.asking import answer_question, ask_question, mark_dodged
from fairbrief.briefs.actions.keeping import (
    ReadAgainError,
    Sheet,
    Writing,
    changed_elsewhere,
    keep_step,
)
from fairbrief.briefs.actions.living import (
    cancel_brief,
    close_brief,
    expire_brief,
    free_seat,
    index_brief,
    mark_full,
    open_brief,
    pause_brief,
    reopen_brief,
    resume_brief,
    take_seat,
)
from fairbrief.briefs.actions.sending import NotClearError, send_for_review, take_back
from fairbrief.briefs.actions.writing import (
    NewPerson,
    copy_brief,
    draft_brief,
    edit_brief,
    offer_to,
)

__all__ = [
    "NewPerson",
    "NotClearError",
    "ReadAgainError",
    "Sheet",
    "Writing",
    "answer_question",
    "ask_question",
    "cancel_brief",
    "changed_elsewhere",
    "close_brief",
    "copy_brief",
    "draft_brief",
    "edit_brief",
    "expire_brief",
    "free_seat",
    "index_brief",
    "keep_step",
    "mark_dodged",
    "mark_full",
    "offer_to",
    "open_brief",
    "pause_brief",
    "reopen_brief",
    "resume_brief",
    "send_for_review",
    "take_back",
    "take_seat",
]
