"""Forms of the office, for decisions, policy and rules; of the employer it decides about; and of
the wages the operator adds."""

from fairbrief.vetting.forms.decisions import (
    AnswerCampusForm,
    AnswersForm,
    ApproveForm,
    ChangesForm,
    NoteForm,
    NotForUsForm,
    OfferForm,
    QuestionForm,
    ReasonForm,
    SetAsideForm,
)
from fairbrief.vetting.forms.employers import (
    ApprovalForm,
    DeclineForm,
    InquiryForm,
    LookAgainForm,
    ObservationForm,
    TrustForm,
    WithdrawForm,
)
from fairbrief.vetting.forms.policy import PolicyForm
from fairbrief.vetting.forms.queue import (
    DECISIONS,
    DECISIONS_AGAIN,
    AssignForm,
    NarrowForm,
    SeveralForm,
)
from fairbrief.vetting.forms.rules import OwnRuleForm, RulesForm
from fairbrief.vetting.forms.wages import AddWageForm, WithdrawWageForm

__all__ = [
    "DECISIONS",
    "DECISIONS_AGAIN",
    "AddWageForm",
    "AnswerCampusForm",
    "AnswersForm",
    "ApprovalForm",
    "ApproveForm",
    "AssignForm",
    "ChangesForm",
    "DeclineForm",
    "InquiryForm",
    "LookAgainForm",
    "NarrowForm",
    "NotForUsForm",
    "NoteForm",
    "ObservationForm",
    "OfferForm",
    "OwnRuleForm",
    "PolicyForm",
    "QuestionForm",
    "ReasonForm",
    "RulesForm",
    "SetAsideForm",
    "SeveralForm",
    "TrustForm",
    "WithdrawForm",
    "WithdrawWageForm",
]
