"""Reads of agreements, and the checks of their proof."""

from __future__ import annotations

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, When

from fairbrief.agreements.models import Agreement, EarlierText, Proposal, Signature, StatusAnswer
from fairbrief.agreements.states import AgreementState, Party, ProposalState
from fairbrief.audit.actors import Actor
from fairbrief.clocks.queries import Turn, turns_of
from fairbrief.kernel.called import called
from fairbrief.kernel.written import written_once
from fairbrief.organizations.models import Member
from fairbrief.students.models import Student

LIVE = (AgreementState.PROPOSED, AgreementState.HALF_SIGNED)


def waiting_for_employer(member: Member) -> QuerySet[Agreement]:
    """Agreements that wait for the employer's signature, or its answer to proposed changes."""
    return (
        Agreement.objects.filter(
            application__brief__employer_id=member.employer_id,
            state__in=LIVE,
        )
        .filter(
            Q(employer_signed_at=None) & ~_to_answer(Party.STUDENT) | _to_answer(Party.EMPLOYER)
        )
        .select_related("application__brief", "application__student__user")
    )


def waiting_for_student(student: Student) -> list[Agreement]:
    """Agreements the student has not signed, or that wait for the other side."""
    return _waiting_for_student(student.pk)


@written_once
def _waiting_for_student(student: int) -> QuerySet[Agreement]:
    return (
        Agreement.objects.filter(application__student=student, state__in=LIVE)
        .annotate(to_answer=_to_answer(Party.STUDENT), waits_for_answer=_to_answer(Party.EMPLOYER))
        .select_related("application__brief__employer", "application__brief__supervisor")
        .order_by("made_at")
    )


def unsigned_first(rows: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Those that wait for a signature first, then the newest."""
    return rows.annotate(
        is_over=Case(When(state__in=LIVE, then=False), default=True, output_field=BooleanField())
    ).order_by("is_over", "-made_at", "-pk")


def turn_for(agreement: Agreement, party: str) -> Turn | None:
    """Whose turn it is, as one side sees it: its own first, else the other's."""
    turns = turns_of(agreement)
    own = [turn for turn in turns if turn.owner == party]
    return next(iter(own or turns), None)


def proposals_open(agreement: Agreement, *, side: str = "") -> QuerySet[Proposal]:
    """Proposed changes that wait for an answer; of one side, if it is given."""
    rows = agreement.proposals.filter(state=ProposalState.PROPOSED)
    return rows.filter(side=side) if side else rows


def is_proposed(proposal: Proposal) -> bool:
    """Whether a proposed change still waits for an answer."""
    return proposal.state == ProposalState.PROPOSED


def _to_answer(side: str) -> Exists:
    """Whether changes the other side proposed wait for this side, as a column or a condition."""
    return Exists(
        Proposal.objects.filter(agreement=OuterRef("pk"), state=ProposalState.PROPOSED).exclude(
            side=side
        )
    )


def supervisor_of(agreement: Agreement) -> Member | None:
    """The one the text names as who the student reports to; for a text without, the brief's."""
    brief = agreement.application.brief
    code = (agreement.terms.get("supervisor") or {}).get("code")
    if not code or (brief.supervisor and brief.supervisor.code == code):
        return brief.supervisor
    return Member.objects.filter(employer_id=brief.employer_id, code=code).first()


def is_stated(agreement: Agreement) -> bool:
    """Whether the employer has stated in what capacity the student works; older texts do not ask.

    Until then it is the employer's turn alone: the student signs nothing that is still to change.
    """
    return bool(agreement.terms.get("engaged_as", "of old"))


def statuses_of(agreement: Agreement) -> dict[str, StatusAnswer]:
    """The newest answers of each side in the status check, by side. One query."""
    return {each.side: each for each in agreement.statuses.all()}


def supervisors_for(agreement: Agreement) -> QuerySet[Member]:
    """Whom the student could report to: the employer's owners and supervisors who are there."""
    return Member.objects.filter(
        employer_id=agreement.application.brief.employer_id,
        left_at=None,
        role__in=[Member.Role.OWNER, Member.Role.SUPERVISOR],
    ).order_by("name")


def signatures_of(agreement: Agreement) -> QuerySet[Signature]:
    """Those of the version in force."""
    return agreement.signatures.filter(version=agreement.version)


def has_signed(agreement: Agreement, party: str) -> bool:
    """Whether the side has signed."""
    moment = agreement.student_signed_at if party == Party.STUDENT else agreement.employer_signed_at
    return moment is not None


def names_of_signer(agreement: Agreement, actor: Actor) -> list[str]:
    """Under which names we know the one who signs: the account's or the link's, and the member's.

    The member's counts because an owner may have corrected it since the link was mailed.
    """
    employer = agreement.application.brief.employer_id
    members = Member.objects.filter(employer_id=employer, left_at=None)
    members = (
        members.filter(called("email", actor.email), user=None)
        if actor.user_id is None
        else members.filter(user_id=actor.user_id)
    )
    return [actor.name, *members.values_list("name", flat=True)]


def was_signed_from(agreement: Agreement, email: str) -> bool:
    """Whether the address was the one that signed for the employer."""
    return signatures_of(agreement).filter(called("email", email), party=Party.EMPLOYER).exists()


def can_sign(agreement: Agreement, party: str) -> bool:
    """Whether the side may still sign or decline."""
    return agreement.state in LIVE and not has_signed(agreement, party)


def may_propose(agreement: Agreement) -> bool:
    """Whether its lines can still be changed: only while it is not signed by both."""
    return is_live(agreement)


def earlier_texts(agreement: Agreement) -> QuerySet[EarlierText]:
    """The versions before the one in force, the newest first."""
    return agreement.earlier.order_by("-version")


def is_live(agreement: Agreement) -> bool:
    """Whether it can still become binding."""
    return agreement.state in LIVE


def has_ended(agreement: Agreement) -> bool:
    """Declined or lapsed: nobody is bound."""
    return agreement.state in (AgreementState.DECLINED, AgreementState.LAPSED)


def is_signed(agreement: Agreement) -> bool:
    return agreement.state == AgreementState.SIGNED


def initials(name: str) -> str:
    """The first letters of a name: what a stranger may see of who signed."""
    return "".join(f"{part[0].upper()}." for part in name.split() if part[0].isalpha())
