"""Forms of the room: the wizard's steps, and the answer to a question."""

from fairbrief.briefs.forms.answering import AnswerForm
from fairbrief.briefs.forms.steps import KindForm, StepForm
from fairbrief.briefs.forms.taking import TAKE, with_taken
from fairbrief.briefs.forms.wizard import STEPS, example_of, step_of_field

__all__ = [
    "STEPS",
    "TAKE",
    "AnswerForm",
    "KindForm",
    "StepForm",
    "example_of",
    "step_of_field",
    "with_taken",
]
