"""Parcels and checks are the trade of a house, and a scheme at the reader's own door."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Posting, Verdict, review
from tests.fairness.corpus import listed

OF_A_HOUSE = listed("""
- Stock helper at a bike store in Tucson. $18 an hour, ten hours a week. You accept deliveries at
  the back door, check each against the order, stick on labels and bring the parcels for customers
  to the post office. Ask for Ramona.
- Library mail desk. You take in boxes for the branches, inspect the contents, print labels and send
  them out with the courier. $17 an hour, led by Ruth Okello.
- Front desk aide in Orchard House, a residence hall. You sign for packages, put a label on them and
  hand them to residents. $15.50 an hour. Report to the hall director, Lee Park.
- Packing room assistant for a wool mill. You receive goods, weigh each, print new labels and carry
  them to UPS. $17.75 an hour. Talk to Oona.
- The campus credit union hires student tellers. $19 an hour. You cash checks, issue money orders,
  count the drawer, and learn how to spot a forged check. Supervised by Dana Ruiz.
- Weekend bank teller, $20 an hour, Main Street branch. You will cash payroll checks for customers,
  sell certified checks and balance your drawer. Training is paid. Apply at the counter.
""")

AT_THE_READERS_DOOR = listed("""
- Parcel helper, home based. You receive parcels, check them, put the labels we e-mail on them and
  take them to UPS. $2,600 a month.
- Warehouse assistant (from home). Packages come to your address, you inspect them, print labels and
  drop them at USPS. $28 an hour.
- Our store needs people who receive boxes at their own home, inspect them and ship them on. $700
  weekly.
- Orders are delivered to you. You repackage them, attach our label and drop them at the post
  office. $3,000 monthly.
- Cash handling assistant. You receive a check from our client, cash it with the teller, keep $300
  and send the rest by Western Union.
- Bank teller at home. We mail you checks, you cash them at your bank and wire the rest.
""")


@pytest.mark.parametrize("text", OF_A_HOUSE)
def test_the_trade_of_a_house_is_no_scheme(text: str) -> None:
    read = review(Posting(text=text))
    assert read.verdict is not Verdict.SCAM
    assert not {"F-MULE", "F-CHECK"} & {each.rule for each in read.findings}


@pytest.mark.parametrize("text", AT_THE_READERS_DOOR)
def test_what_comes_to_the_readers_own_door_is_one(text: str) -> None:
    assert review(Posting(text=text)).verdict is Verdict.SCAM


def test_what_is_sent_back_with_its_label_is_no_parcel_to_pass_on() -> None:
    text = (
        "Sound tester. Headphones are sent to you; you listen for a week, write two pages, put "
        "them back in the box and attach the return label that is in it. $21 an hour."
    )
    assert "F-MULE" not in {each.rule for each in review(Posting(text=text)).findings}
