"""Whom a visitor of the demo may become, and what to try as them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class PersonaData:
    """`hat` is the portal; `key` names a student, member, officer or the operator."""

    key: str
    hat: str
    role: str
    of: str
    line: str
    path: str


PERSONAS = (
    PersonaData(
        key="trang",
        hat="student",
        role="student of English",
        of="Lakeshore State University",
        line="In the middle of a film's research: past 80 % of her hours, with a priced change to "
        "answer, an offer that waits until the clock runs out, and a credential from before.",
        path="/student/",
    ),
    PersonaData(
        key="yusuf",
        hat="student",
        role="student of history, on a student visa",
        of="Calloway College",
        line="On a shortlist, with an agreed translation that waits for his career office to "
        "authorize it. Log work he found elsewhere.",
        path="/student/",
    ),
    PersonaData(
        key="chidinma",
        hat="student",
        role="new student of computer science",
        of="Lakeshore State University",
        line="Confirmed her address three hours ago. Walk the first five minutes, then find a "
        "brief, ask first, and apply.",
        path="/student/",
    ),
    PersonaData(
        key="delgado",
        hat="employer",
        role="producer, supervisor",
        of="Lantern Street Films",
        line="The week on one screen: hours, a version to read, a change on the table. Finish the "
        "draft brief and see what the fairness review stops.",
        path="/employer/",
    ),
    PersonaData(
        key="vaughan",
        hat="employer",
        role="executive producer, senior leader",
        of="Lantern Street Films",
        line="A student asks for half an hour with him in two days: say yes, or suggest another "
        "time. Note what was said at the last one.",
        path="/employer/",
    ),
    PersonaData(
        key="marchetti",
        hat="employer",
        role="founder, owner",
        of="Lantern Street Films",
        line="Invite a colleague, secure funds, sign for the firm, say what comes next.",
        path="/employer/",
    ),
    PersonaData(
        key="rao",
        hat="employer",
        role="co-founder, owner",
        of="Tidewell",
        line="Five applicants for two places: compare, shortlist, offer, and answer the others "
        "with reasons in one act.",
        path="/employer/",
    ),
    PersonaData(
        key="osei",
        hat="campus",
        role="career director",
        of="Lakeshore State University",
        line="A queue with a brief that was sent back and came again, a stuck student, work to "
        "verify, and a report that does not betray small groups.",
        path="/campus/",
    ),
    PersonaData(
        key="rivera",
        hat="campus",
        role="career director",
        of="Calloway College",
        line="A dispute to decide on the agreement and the evidence, an authorization, and a "
        "stricter policy of his own.",
        path="/campus/",
    ),
    PersonaData(
        key="operator",
        hat="operator",
        role="operator",
        of="this installation",
        line="Clocks, mail and the record; an employer on hold; invite a campus's next officer.",
        path="/operator/",
    ),
)
