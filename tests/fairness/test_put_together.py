"""What is put together from parts: work that may follow, work gone over, senior people met."""

from __future__ import annotations

import pytest

from fairbrief.fairness.facts import read_facts


@pytest.mark.parametrize(
    "text",
    [
        "If the lambing goes smoothly, you are welcome to stay on as shepherd.",
        "Once the map is printed we would keep you for the atlas.",
        "Two of our four printers started exactly this way.",
        "The bakery's owner was once an apprentice here.",
        "There may be further signs to paint after the fair, for whoever paints well.",
        "A paid post on the night desk awaits whoever proves reliable.",
        "Trainees who pass are placed on our relief list of lock keepers.",
        "Renewal depends on satisfactory work by both sides.",
        "I hope to hand the smithy over to somebody one day.",
        "The summer could turn into a permanent job at the mill.",
        "Our aim is to retain two of the group once they qualify.",
        "Former helpers get first pick of the paid winter jobs.",
        "We'd be interested in a long-term collaboration.",
    ],
)
def test_work_may_follow_however_its_parts_are_called(text: str) -> None:
    assert read_facts(text).follow_on


@pytest.mark.parametrize(
    "text",
    [
        "If it snows we go on working in the barn.",
        "You return the boats to the shed after the regatta.",
        "Keep the gates closed and go on to the next paddock.",
        "Please get back to me after the weekend.",
        "If hired, you will look after the greenhouse.",
        "We will keep your letter on file.",
        "The internship may be extended by two weeks.",
        "There is always somebody about who knows where the keys are.",
        "The club began as a student project.",
        "We want you to keep asking.",
        "There will be more news after the harvest.",
        "You will continue the work of the last apprentice.",
    ],
)
def test_parts_that_do_not_belong_together_promise_no_work(text: str) -> None:
    assert read_facts(text).follow_on is None


@pytest.mark.parametrize(
    "text",
    [
        "Each hem you sew is looked at by two tailors.",
        "Your loaves go on the table and we talk about what you could do better.",
        "The ranger walks your trail with you once a week and discusses it.",
        "Your pages come back covered in red ink.",
        "We review the week together over coffee.",
        "The bosun shows you your mistakes and how to splice properly.",
        "You'll have a sparring partner for every sketch.",
        "A weaver who answers your questions sits at the next loom.",
        "My aunt rates your pots and tells you kindly what to improve.",
    ],
)
def test_work_that_others_go_over_is_feedback(text: str) -> None:
    assert read_facts(text).feedback


@pytest.mark.parametrize(
    "text",
    [
        "You read the meters each week and note the results.",
        "Review the orders with the warehouse.",
        "You explain to visitors what went wrong with the dam.",
        "The porter checks your hours.",
        "Applicants are told what went well in their application.",
        "Being a mentor, you help pupils with sums.",
        "Offer advice to tenants on their rights.",
        "We work with you on dates for the interview.",
    ],
)
def test_what_the_student_goes_over_is_no_feedback(text: str) -> None:
    assert read_facts(text).feedback is None


@pytest.mark.parametrize(
    "text",
    [
        "The bishop himself answers what trainees ask.",
        "Contacts: head of region, donors, the press.",
        "You speak with homeowners about the colours they want.",
        "My sister and I founded the dairy, and you will sit between us.",
        "You help the CFO close the books.",
        "Weekly stand-up with both founders.",
        "Come along when we visit the clients.",
        "Exchange with executives from the industry.",
    ],
)
def test_whoever_runs_the_house_or_pays_for_the_work_is_senior(text: str) -> None:
    assert read_facts(text).senior_access


@pytest.mark.parametrize(
    "text",
    [
        "The stage is overseen by the head of wardrobe, to whom you hand the lists.",
        "Our CEO will be your supervisor.",
        "The dean of your faculty must sign the form.",
        "Check the list of board members against the register.",
        "A note from our president: thank you for reading.",
        "Set out papers for the board.",
        "Keep the client database tidy.",
    ],
)
def test_who_only_supervises_or_is_only_spoken_of_is_not_met(text: str) -> None:
    assert read_facts(text).senior_access is None
