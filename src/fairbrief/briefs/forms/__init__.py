"""Forms of the room: the wizard's steps, and the answer to a question."""

from fairbrief.briefs.forms.answering import AnswerForm
from fairbrief.briefs.forms.posting import TOO_LARGE, PostingField, PostingForm
from fairbrief.briefs.forms.steps import KindForm, StepForm
from fairbrief.briefs.forms.taking import TAKE, with_taken
from fairbrief.briefs.forms.wizard import STEPS, example_of, step_of_field

__all__ = [
    "STEPS",
    "TAKE",
    "TOO_LARGE",
    "AnswerForm",
    "KindForm",
    "PostingField",
    "PostingForm",
    "StepForm",
    "example_of",
    "step_of_field",
    "with_taken",
]
