"""People quoted with their names and trades, and who is in charge or senior by what they do."""

from __future__ import annotations

import pytest

from fairbrief.fairness.facts import read_facts


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("The project supervisor is town surveyor Milo Brandvold.", "surveyor Milo Brandvold"),
        ("Your supervisor is head baker Odile Marchand.", "head baker Odile Marchand"),
        ("Work with editor R. W. Achebe on the index.", "editor R. W. Achebe"),
        ("You'd pair with me (Wanjiru) on the loader.", "with me (Wanjiru)"),
        ("Report to Femi (owner) at noon.", "Femi (owner)"),
        ("You meet twice with the director of conservation on site.", "director of conservation"),
        ("You work for Dr. Ines Calloway-Ruiz, who dates the bones.", "Dr. Ines Calloway-Ruiz"),
    ],
)
def test_who_is_in_charge_is_quoted_with_the_name(text: str, quoted: str) -> None:
    supervisor = read_facts(text).supervisor
    assert supervisor is not None
    assert supervisor.text.endswith(quoted)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("You are supervised by deputy director Ama Quist. We pay on Fridays.", "Ama Quist"),
        ("You work closely with the director Monday to Thursday.", "the director"),
        ("You report to the shop manager (evenings are off).", "the shop manager"),
    ],
)
def test_and_without_what_is_no_name(text: str, quoted: str) -> None:
    facts = read_facts(text)
    assert facts.supervisor is not None
    assert facts.supervisor.text.endswith(quoted)
    assert facts.senior_access is None or "We" not in facts.senior_access.text


def test_guidance_goes_on_past_the_stop_of_a_short_form() -> None:
    feedback = read_facts(
        "You dig under the guidance of Prof. Tuva Lindqvist, twice a week."
    ).feedback
    assert feedback is not None
    assert feedback.text.endswith("Prof. Tuva Lindqvist")


@pytest.mark.parametrize(
    "text",
    [
        "Externs at the tenants' clinic interview clients on Mondays.",
        "Volunteers meet clients at intake and note what they need.",
        "We seek a student to support our leadership team with booking.",
    ],
)
def test_who_is_helped_is_nobody_senior(text: str) -> None:
    assert read_facts(text).senior_access is None


@pytest.mark.parametrize(
    "text",
    [
        "You present the three logos to our clients.",
        "You have breakfast with the CSO in week two.",
        "The founders take each trainee out to dinner.",
        "Sefa (principal) critiques your boards on Tuesdays.",
        "Contact: Anselm Roy, VP Design. He reads all drafts himself.",
    ],
)
def test_whom_one_works_for_or_dines_with_is(text: str) -> None:
    assert read_facts(text).senior_access is not None


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Contact: Anselm Roy, VP Design. He reads all drafts himself.", "Anselm Roy, VP Design"),
        ("Questions go to Bea Ito (lab lead). She also assigns your tasks.", "Bea Ito (lab lead)"),
        ("You map the wells with Oren (geologist).", None),
        ("You write the parser with Lupe (CTO); tests come first.", "with Lupe (CTO)"),
        ("Our house was built by Anselm Roy. He reads the wind.", None),
        ("Contact: Anselm Roy, VP Design. He answers mails by noon.", None),
    ],
)
def test_who_was_named_and_looks_after_the_work_is_in_charge(text: str, quoted: str | None) -> None:
    supervisor = read_facts(text).supervisor
    assert (supervisor and supervisor.text) == quoted
