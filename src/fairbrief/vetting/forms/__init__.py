"""Forms of the office, for decisions, policy and rules; of the employer it decides about; and of
the wages the operator adds."""

from fairbrief.vetting.forms.decisions import (
    AnswerCampusForm,
    ApproveForm,
    ChangesForm,
    NoteForm,
    NotForUsForm,
    OfferForm,
    QuestionForm,
    ReasonForm,
)
from fairbrief.vetting.forms.policy import PolicyForm
from fairbrief.vetting.forms.rules import OwnRuleForm, RulesForm
from fairbrief.vetting.forms.wages import AddWageForm, WithdrawWageForm

__all__ = [
    "AddWageForm",
    "AnswerCampusForm",
    "ApproveForm",
    "ChangesForm",
    "NotForUsForm",
    "NoteForm",
    "OfferForm",
    "OwnRuleForm",
    "PolicyForm",
    "QuestionForm",
    "ReasonForm",
    "RulesForm",
    "WithdrawWageForm",
]
