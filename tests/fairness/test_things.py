"""What is handed in, and routine work: what was missed, and what only sounds like it."""

from __future__ import annotations

import pytest

from fairbrief.fairness.facts import read_facts

CONCRETE = [
    "You will draft marketing documents and business plans for two young firms.",
    "We'd love a student to redraw our leaflets: five screens in Figma and a poster.",
    "We are open to your own plans; duties include developing lesson plans and grant proposals.",
    "You'll be crafting a flyer and a leaflet for the spring fair.",
    "Your work: designing landing pages for two campaigns, with a logo of their own.",
    "Posters and booklets that are to be produced:\nPosters of our birds, booklets on nests.",
    "You will work on the development of an irrigation controller using soil probes from our lab.",
    "Topics:\n- Development of greenhouse monitoring system using cheap humidity probes",
    "You will be building the first offline bird-song search engine (e.g. by humming a call).",
    "- An illustrated guide of twenty pages\n- Three short films",
    "- Coordinate a monthly bulletin for the allotments\n- Write short articles for its back page",
    "You will write unit tests and the API documentation.",
]
NOT_CONCRETE = [
    "You will write contracts for our testnet and sit in on code reviews.",
    "You will design contracts and look at them in the front-end applications.",
    "Prepare reports and documentation as needed.",
    "We teach students how to build apps and websites.",
    "We let you create posters and songs with a few clicks.",
    "You will make displays for library services and greet library patrons.",
    "By the end you will show your work in a final presentation.",
    "- Learn why a tide model fails near harbours\n- Final presentations take place in May",
    "- Answering questions on some 25 shop websites",
    "Your team sees to the design of an application meant for farms that lie far apart.",
    "- Looking into the makers named in a catalogue",
    "Our host, author of cook books, wants you to develop ideas for songs and puppets.",
    "You will examine worn and faded theatre posters, and banners from a strike.",
    "The questions cut across games, puzzles and poems.",
    "Your part is core software for our suite of mobile applications and new features.",
    "Collect fresh produce and report on it, and put the reports on the shelf.",
    "You will document how the guild lived, the archives are a maze and the posters are faded.",
]


@pytest.mark.parametrize("text", CONCRETE)
def test_what_is_handed_in_is_read(text: str) -> None:
    assert read_facts(text).deliverables.concrete


@pytest.mark.parametrize("text", NOT_CONCRETE)
def test_what_only_names_things_is_nothing_to_hand_in(text: str) -> None:
    assert not read_facts(text).deliverables.concrete


def test_several_libraries_are_one_kind_of_thing() -> None:
    facts = read_facts("You will build libraries for sensors and publish a library as open source.")
    assert facts.deliverables.count == 1


ROUTINE = [
    "Student ambassador\n\nEncourage friends to join our bank and wear the shirt we send you.",
    "Brand ambassador wanted for a soda. You spread the word at matches.",
    "Inventorying hats, cataloguing buttons and answering the phone.",
    "Gallery help wanted. Minding the shop and the phone on Mondays, nothing else.",
    "Key the numbers and dates of old fines, scan receipts, label boxes.",
    "You input survey forms about buses, clean the records and photocopy the rest.",
    "You catalogue the choir's sheet music collection and take an inventory of its robes.",
]
NOT_ROUTINE = [
    "You will design key pieces of our app and plan data collection on generated images.",
    "You will write a tool. Its plans include metadata, and doing it by hand is tedious.",
    "Join our mailing list. You will study river fish and their data collection methods.",
    "Records management fellow: study how records management is taught at three schools.",
    "Tips before you apply: mailing a professor without reading their papers does not help.",
]


@pytest.mark.parametrize("text", ROUTINE)
def test_routine_work_is_read(text: str) -> None:
    assert read_facts(text).routine.substantial


@pytest.mark.parametrize("text", NOT_ROUTINE)
def test_what_only_sounds_like_routine_is_none(text: str) -> None:
    assert not read_facts(text).routine.substantial
