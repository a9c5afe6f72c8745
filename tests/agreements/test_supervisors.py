"""Who signs for the employer: asked by mail, exchanged, or gone."""

from __future__ import annotations

import pytest

from fairbrief.agreements.actions import (
    Wish,
    name_supervisor,
    propose_changes,
    sign,
)
from fairbrief.agreements.models import Agreement
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.errors import (
    FairbriefError,
    MissingFactError,
    NotAllowedError,
)
from fairbrief.notices.models import Notice
from tests.agreements.proposing import WHY
from tests.builders import NOW, a_member, acting, an_employer
from tests.working import an_agreement, signed_by, the_student, the_supervisor

pytestmark = pytest.mark.django_db


def test_a_supervisor_without_an_account_is_mailed_a_link_to_answer() -> None:
    agreement = an_agreement()
    supervisor = agreement.application.brief.supervisor
    supervisor.user = None
    supervisor.save()
    agreement = Agreement.objects.get(pk=agreement.pk)
    propose_changes(
        agreement,
        [Wish("pay_days", 5, WHY)],
        side="student",
        actor=the_student(agreement),
        at=NOW,
    )
    told = Notice.objects.get(kind="agreement.to_answer_by_link")
    assert told.email == supervisor.email
    assert told.link.startswith("/sign/")


def test_an_owner_names_another_supervisor_and_both_sign_anew() -> None:
    agreement = signed_by(an_agreement(), "student")
    employer = agreement.application.brief.employer
    owner = acting(a_member(employer, "owner").user)
    another = a_member(employer, "supervisor", name="Noor Haddad", title="Editor")
    with pytest.raises(NotAllowedError):
        name_supervisor(agreement, another, actor=the_supervisor(agreement), at=NOW)
    stranger = a_member(an_employer(), "supervisor")
    with pytest.raises(FairbriefError):
        name_supervisor(agreement, stranger, actor=owner, at=NOW)
    assert name_supervisor(agreement, another, actor=owner, at=NOW)
    assert not name_supervisor(agreement, another, actor=owner, at=NOW)
    assert "reports to Noor Haddad, Editor" in agreement.text
    assert (agreement.state, agreement.version) == ("proposed", 3)
    signed_by(agreement, "student")
    sign(
        agreement,
        party="employer",
        name=another.name,
        consent=True,
        actor=acting(another.user),
        at=NOW,
    )
    assert agreement.signatures.get(version=3, party="employer").capacity == "supervisor, Editor"
    assert Engagement.objects.get(agreement=agreement).supervisor == another


def test_nobody_signs_for_a_supervisor_who_left() -> None:
    agreement = an_agreement()
    supervisor = agreement.application.brief.supervisor
    supervisor.left_at = NOW
    supervisor.save()
    agreement = Agreement.objects.get(pk=agreement.pk)
    with pytest.raises(MissingFactError, match="is not there any more"):
        signed_by(agreement, "student")
