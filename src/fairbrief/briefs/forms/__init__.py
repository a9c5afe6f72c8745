"""Forms of the room: the wizard's steps, and the answer to a question."""

from fairbrief.briefs.forms.steps import (
    STEPS,
    AnswerForm,
    KindForm,
    StepForm,
    example_of,
    step_of_field,
)
from fairbrief.briefs.forms.taking import TAKE, with_taken

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
