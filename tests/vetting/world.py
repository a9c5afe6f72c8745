"""A brief sent to campuses, and what each can do with it."""

from __future__ import annotations

from fairbrief.briefs.actions import send_for_review
from fairbrief.briefs.models import Brief
from fairbrief.organizations.models import Campus, Member
from fairbrief.vetting.actions import approve_brief, ask_for_changes, decline_brief
from fairbrief.vetting.models import BriefReview
from tests.builders import NOW, a_campus, a_draft, a_member, acting, an_employer, an_officer

REASON = "Say who reads the first version, and when."


class World:
    """Two campuses that have approved the employer, and a brief sent to both."""

    def __init__(self, *campuses: Campus, **columns: object) -> None:
        self.campuses = campuses or (a_campus(), a_campus())
        self.officers = [an_officer(campus, role="director") for campus in self.campuses]
        self.employer = an_employer(*self.campuses)
        self.member: Member = a_member(self.employer)
        self.brief: Brief = a_draft(self.employer, *self.campuses, **columns)
        send_for_review(self.brief, actor=acting(self.member.user), at=NOW)

    def review(self, place: int = 0) -> BriefReview:
        return BriefReview.objects.get(brief=self.brief, campus=self.campuses[place])

    def approve(self, place: int = 0, **more: object) -> None:
        approve_brief(self.review(place), actor=acting(self.officers[place].user), at=NOW, **more)  # type: ignore[arg-type]

    def ask(self, place: int = 0) -> None:
        ask_for_changes(
            self.review(place), actor=acting(self.officers[place].user), at=NOW, reason=REASON
        )

    def decline(self, place: int = 0) -> None:
        decline_brief(
            self.review(place), actor=acting(self.officers[place].user), at=NOW, reason=REASON
        )

    @property
    def state(self) -> str:
        self.brief.refresh_from_db()
        return self.brief.state

    def listed(self) -> list[bool]:
        return [
            self.brief.offerings.get(campus=campus).listed_at is not None
            for campus in self.campuses
        ]
