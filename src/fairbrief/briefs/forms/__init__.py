"""Forms of the room: the wizard's steps, and the answer to a question."""

from fairbrief.briefs.forms.steps import (
    STEPS,
    AnswerForm,
    KindForm,
    StepForm,
    example_of,
    step_of_field,
)

__all__ = ["STEPS", "AnswerForm", "KindForm", "StepForm", "example_of", "step_of_field"]
