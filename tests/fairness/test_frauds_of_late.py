"""Frauds of 2025 and 2026 in their own family, and honest work that says nearly the same."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Posting, Verdict, read_message, review
from tests.fairness.corpus import listed

SCHEMES = listed("""
- F-RENT: Home host wanted. Our company mails you two laptops. Leave them running day and night
  and set up TeamViewer so that our engineers can log in. $250 a month for each laptop.
- F-RENT: You only appear on video calls under your real name with our script, our developers do
  the coding, and a computer stays in your home: leave it switched on, install RustDesk.
- F-RENT: We look for people with an Upwork account. You get 15% of all we earn on it, our team
  will do the projects.
- F-RUN: Great profile! Prior to the interview, pull our repository, run yarn and share your
  screen. $95 an hour.
- F-RUN: For our chat please install the latest Webex app from webex-rooms.live before 9.
- F-MULE: You collect deposits of our buyers into your personal account, turn them into USDT and
  keep a tenth.
- F-VISA: Our Java course costs $1,900, due before week one. Visa sponsorship guaranteed, and we
  submit your resume with seven years to vendors.
- F-PII: You are hired! Fill in the direct deposit and W-4 in the JotForm below before noon so
  that payroll can start.
- F-ERRAND: Hi, are you free? I'm stuck in a conference and cannot talk. Need you to run a quick
  errand for me, I will pay you back today. Dr. Hale
- F-CHECK: My solicitor will post you the door keys and the wages for two weeks, out of which you
  pay the painter.
- F-TASK: Easy extra job: subscribing to channels and liking reels, 60-140 USD a day on your
  phone.
- F-UPFRONT: We are donating a baby grand to somebody who loves music. You only cover the moving;
  the shipping company takes $390.
""")

ASKED = listed("""
- F-RUN: To see your test score connect your Phantom wallet on our demo page.
- F-VISA: We put 6 years of experience on your resume, and clients call you within days.
- F-MLM: My wife and I are mentored by a couple that retired in their thirties. Looking for a few
  driven people who copy their e-commerce model. It's not a job, it's a business. Let's grab a
  coffee.
""")

HONEST = listed("""
- Help desk student, on campus. You install TeamViewer, set up remote desktop for staff and leave
  the machines running overnight for updates. $17 an hour, with Lou Kim.
- We send you a laptop for the term and you send it back in June. You code interviews in NVivo,
  $19 an hour, 8 hours a week.
- Take-home task: clone our repository, fix two of the listed bugs and open a pull request. It
  takes an hour and is paid with $60.
- Product intern at a wallet maker: you draw the screens on which people connect their wallet, and
  test them with ten users. $21 an hour.
- Install Zoom from zoom.us before the first class. You tutor algebra, $24 an hour.
- We pay your wage into your account on Fridays; you can buy lunch at cost.
- Our two illustrators have an Upwork profile and look for a third. You draw six icons for $240.
- Data intern, $26 an hour. We sponsor H-1B visas for those who stay. Training of two days is
  paid. F-1 students on CPT are welcome; the office gives you the offer letter for it.
- Please submit your resume with two years of transcripts. The bootcamp is paid by the county.
- Tell us your T-shirt size in the Google Form. Your I-9 is checked in person at the payroll
  office in Dale Hall.
- We give you a petty cash box and you buy fruit for the morning. $15 an hour at the school.
- Two mentors who retired from teaching coach sharp students over coffee. You write one business
  plan for our e-commerce project, $300.
- Social media intern: you plan eight reels a month and follow channels of other museums. $19 an
  hour.
- Piano movers need a helper for Saturday, $25 an hour. We donate old pianos to schools.
""")


@pytest.mark.parametrize("told", SCHEMES)
def test_a_whole_scheme_is_found_and_called_by_its_name(told: str) -> None:
    family, _colon, text = told.partition(": ")
    read = review(Posting(text=text))
    assert read.verdict is Verdict.SCAM
    assert family in read.scam_patterns


@pytest.mark.parametrize("told", ASKED)
def test_one_mark_of_it_is_a_reason_to_ask(told: str) -> None:
    family, _colon, text = told.partition(": ")
    read = review(Posting(text=text))
    assert read.verdict is Verdict.ASK
    assert read.scam_patterns == (family,)


@pytest.mark.parametrize("text", HONEST)
def test_work_that_says_nearly_the_same_has_no_mark(text: str) -> None:
    assert review(Posting(text=text)).scam_patterns == ()


def test_a_favor_by_message_is_warned_of_where_nobody_may_call() -> None:
    opened = read_message(
        "Are you available? I'm going into a meeting, no calls please. I need you to get a few "
        "things for the donors, and will reimburse you later."
    )
    assert {each.rule for each in opened} >= {"F-ERRAND"}


BUSY = listed("""
- Are you free at 3? I'm in a meeting until 2 and can't take calls. Send me your number and I'll
  text you the room.
- I need you to help with a second draft; I am in a session all morning, so write rather than call.
- Could you pick up the printed maps? We'll reimburse you with the receipt. Call me.
""")


@pytest.mark.parametrize("words", BUSY)
def test_who_is_busy_is_not_warned_of(words: str) -> None:
    assert not read_message(words)
