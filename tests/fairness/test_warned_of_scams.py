"""A warning of scams is called one; work on scams and cheats that warn are none."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Posting, Verdict, read_message, review
from tests.fairness.corpus import listed

WARNINGS = listed("""
- Phishing alert: a message titled "Student Assistant needed" is going around. It is not from
  Professor Ellison. Delete it, and do not send your phone number.
- Heads up: the $350 weekly pet sitter offer that reached many of you on Monday is a scam. Do not
  answer it.
- Warning! Fake job offers in the name of UNICEF are being sent to student accounts. Please ignore
  them and report them to phish@northfield.edu.
- The following e-mail is fraudulent. "I need an assistant, $500 weekly, text me at 555-0101 today.
  You will receive a check." Please delete it and tell the IT help desk.
- Some of you got an offer to walk dogs for a Mr. Dalton at $450 a week. This is a scam. He wants
  you to bank a check and to buy gift cards with it. Do not respond. Call your bank if you did.
""")

NONE = listed("""
- This is not a scam! Do not reply if you are not serious. You receive a check, keep $200 and send
  the rest by Zelle. Text 555-0101.
- Scam alert: many fake jobs are circulating. Don't fall for them. Contact me on WhatsApp for real
  income, $500 weekly from home.
- Security alert: a fraudulent email was sent from your account. Do not ignore this. Verify your
  account at http://northfield-login.xyz and confirm your password.
- Student writer for our scam alert page. You will write six short notices on fake job offers that
  are going around, two hours a week, $18 an hour. Report to Joan Field.
- Lab assistant, $17 an hour, 6 hours a week. You wash glass and label samples, with Dr. Ada Lunt.
  Beware, fake job offers in our name are circulating. Do not send money.
""")


@pytest.mark.parametrize("text", WARNINGS)
def test_a_warning_is_called_one_and_nothing_else_is_said_of_it(text: str) -> None:
    read = review(Posting(text=text))
    assert [each.rule for each in read.findings] == ["NOTICE-01"]
    assert read.verdict is Verdict.ASK
    assert not read.is_read
    assert not read.questions
    assert read.facts.pay.status == "unstated"
    assert not read.facts.routine.quotes
    assert not read_message(text)


@pytest.mark.parametrize("text", NONE)
def test_a_cheat_that_warns_and_work_on_scams_are_no_warning(text: str) -> None:
    read = review(Posting(text=text))
    assert "NOTICE-01" not in {each.rule for each in read.findings}
    assert read.is_read


def test_a_cheat_that_warns_of_others_is_found() -> None:
    assert review(Posting(text=NONE[0])).verdict is Verdict.SCAM
    assert review(Posting(text=NONE[1])).verdict is Verdict.SCAM
