"""Feedback and mentoring beside their own words: who goes over what with whom, and which feedback is
not the student's at all."""

from __future__ import annotations

import re

from fairbrief.fairness.clues import clue
from fairbrief.fairness.text import Page

_YOU = r"(?:you|them|the (?:intern|student|candidate|fellow|apprentice|trainee)s?|each (?:intern|student|fellow|of you)|interns|students)"
#: Work gone over together, talks about it, and words of advice.
ADVISING = clue(
    rf"\b(?:go(?:es|ing)? (?:over|through)|check(?:s|ing)?|discuss(?:es|ing)?|review(?:s|ing)?|vet(?:s|ting)?|look(?:s|ing)? (?:at|over|through)|read(?:s|ing)?|talk(?:s|ing)? (?:about|through|over)|revis(?:es|ing)|work(?:s|ing)? through|critiqu(?:es|ing)) (?:(?!this position|our)[\w'-]{{1,14}},? ){{1,6}}?(?:together )?with {_YOU}\b",
    rf"\b(?:supervisor|manager|editor|professor|mentor|director|lead|instructor|we|pi|faculty|coordinator|founder|coach|engineer|she|he)s? (?:\w{{4,12}} )?(?:will |would |also )?(?:meets?|speaks?|sits? down|checks? in|catch(?:es)? up|talks?) (?:up )?(?:with )?{_YOU}\b[^\n.;]{{0,30}}\b(?:weekly|daily|monthly|fortnightly|regularly|each|every|once|twice|to (?:discuss|review|go|talk|plan))\b|\b(?:whom )?you(?:'ll| will)? (?:meet|see|speak (?:to|with)|check in with) (?:with )?(?:her|him|them|us|me|your (?:supervisor|mentor|manager|editor))? ?(?:each|every|weekly|once an? week|twice an? week|on (?:mon|tues|wednes|thurs|fri)days)\b",
    r"\b(?:mid-?(?:term|point|way|internship|summer|semester)|half-?way|closing|exit|end-of-\w{4,10}|first-month)(?: (?:and|or|as well as) (?:an? |at the )?\w{3,8})? (?:evaluations?|reviews?|appraisals?|assessments?|check-?ins?|conversations?)\b|\b(?:mid-?term|mid-?point) and (?:an? )?(?:final|end)\b|\b(?:critique|feedback|editing|review) (?:rounds?|sessions?|meetings?) with\b",
    r"\b(?:gives?|giving|provides?|offers?|leaves?|writes?|share|shares|with|get|receive|gets) (?:you |interns |students )?(?:[\w-]{3,12} ){0,2}(?:notes|comments|critiques?|pointers|tips|feedback|suggestions) (?:on|about|at|after|for|throughout|from) (?!how our|our (?:app|product|service|website|software|platform)|products?|user|customer|the (?:app|product|software|website|game|platform)|pitches|applications?|your application)\w|\bbuilt around (?:written |detailed )?comments\b|\b(?:structured|honest|thorough|candid|frank|detailed|constructive|critical|prompt|helpful|close) (?:feedback|notes|comments|criticism|critique|editing)\b|\bedited (?:closely|line by line|carefully)\b",
    r"\b(?:professional|career|academic|artistic|expert|technical|editorial|creative|individual|personal|one-on-one|close|hands-on) (?:guidance|counsel(?:l?ing)|coaching|advice|mentoring|mentorship)\b(?! (?:of|by|department|services?|cent|office|team|program(?:me)? for (?!interns)))|\bguidance (?:and|&) (?:\w{4,12} )?(?:advice|support|feedback|coaching|mentor\w{0,4})\b|\b(?:ongoing|regular|continuous|personal|sales|executive|individual|one-on-one|weekly|complete|full|dedicated) (?:(?:training|support|guidance) (?:and|&|,) )?(?:coaching|mentoring|mentorship)\b",
    r"\b(?:one[- ](?:on|to)[- ]ones?|1:1s?|1-on-1s|1-1s) (?:with|every|each|weekly|with your)\b(?! (?:customers|clients|students|children|residents|patients|families|members|users|donors|an? (?:child|client|student|resident|patient)))|\b(?:weekly|regular|monthly|fortnightly|bi-?weekly|frequent) (?:one[- ](?:on|to)[- ]ones?|1:1s?)\b|\bmarks? up (?:each|every|your|the|all)\b|\b(?:explains?|talks? (?:you )?through) (?:the |her |his |all |any )?(?:changes|edits|corrections|ones you|what you|mistakes|comments)\b",
)
_GIVER = r"(?:we|i|they|he|she|who|mentors?|supervisors?|editors?|managers?|team|staff|engineers?|professors?|instructors?|reviewers?|coach(?:es)?|lead|director|faculty|colleagues|founder|partners?|leaders|will be)"
_GIVEN_BY = re.compile(rf"\b{_GIVER}\b[^\n]{{0,50}}$")
_GIVE = re.compile(
    r"\b(?:provid(?:e|ing)|give|giving|offer(?:ing)?|shar(?:e|ing)) (?:\w{4,12} ){0,2}$"
)
_BEGINS_TO_GIVE = re.compile(r"(?:provid(?:e|ing)|give|giving|offer(?:ing)?|shar(?:e|ing))\b")
_FOR_YOU = re.compile(r"\b(?:you|interns?|students?|your|their)\b")
_ONE_ON_ONE = re.compile(r"one[- ](?:on|to)[- ]one|1[:-](?:on-)?1")
_WITH_OTHERS = re.compile(
    r"\b(?:customers?|clients?|residents?|patients?|children|pupils|families|prospects|shoppers|members|seniors|kids|youth|guests|participants|users|learners|tutees)\b"
)
_ADVISE = re.compile(r"advises? you(?! (?:on|about|in|with|through|regarding|as|throughout))")
_OF_A_THING = re.compile(
    r" (?:of|for) (?:the|our|an?|all) (?!interns?|students?|work|your|progress)|[\w ]{0,12} (?:platform|app|software|company|network|organi[sz]ation|start-?up|charity|service)\b| (?:our|the|other|new|younger|young|high|local|children|kids|youth|teens|girls|boys|families|entrepreneurs)\b|[^\n]{0,12} on (?:your application|our (?:app|product|website|service|platform)|products?)\b"
)
_OF_APPLICANTS = re.compile(
    r"\b(?:experience|experienced|background|history|interest) (?:\w{2,10} ){0,3}$|\bmy $"
)
_ELSEWHERE = frozenset({"wanted", "applying", "firm"})


def is_not_for_student(page: Page, match: re.Match[str], start: int, end: int) -> bool:
    """Whether words of feedback or mentoring are meant for somebody else, or wanted of applicants."""
    plain, found = page.plain, match.group()
    before = plain[start : match.start()]
    if page.part_at(match.start()) in _ELSEWHERE:
        return True
    if "feedback" in found or "comments" in found or "notes" in found:
        gives = _BEGINS_TO_GIVE.match(found) or _GIVE.search(before)
        if gives and not _GIVEN_BY.search(before) and not _FOR_YOU.search(found):
            return True
    if _ONE_ON_ONE.match(found) and _WITH_OTHERS.search(plain, start, min(end, match.end() + 60)):
        return True
    if _ADVISE.match(found):
        return True
    if found.startswith(("mentor", "coach", "performance", "with feedback", "with comments")):
        return bool(_OF_APPLICANTS.search(before) or _OF_A_THING.match(plain, match.end(), end))
    return False
