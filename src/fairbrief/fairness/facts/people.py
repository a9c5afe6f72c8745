"""Who the student reports to, meets, and hears from."""

from __future__ import annotations

from fairbrief.fairness.text import Quote, first, pattern

_SENIOR_TITLES = (
    r"(?:co-?founders?|founders?|founding team|c[etofms]o'?s?\b|chief \w{2,20} officers?|"
    r"(?:managing|executive|program(?:me)?|creative|artistic|senior|deputy|associate) directors?|"
    r"directors?|executives?|"
    r"executive (?:team|staff|leadership)|senior (?:leaders?|leadership|management|managers?|staff|"
    r"editors?|partners?|engineers?|producers?)|leadership(?: team)?|vice presidents?|vps?\b|"
    r"presidents?|partners|board (?:members|of directors)|clients?|principals?|editor-in-chief)"
)
_WITH = (
    r"(?:work(?:ing)?|collaborat\w{1,4}|meet(?:ings?)?|interact\w{0,4}|partner\w{0,4}|talk|chat|"
    r"conversations?|coffee|lunch(?:es)?|time|sessions?|liais\w{1,3}|contact|access|present\w{0,4}|"
    r"pitch|report(?:ing)?|exposure|learn(?:ing)?|mentor\w{0,5}|side[- ]by[- ]side|alongside|"
    r"directly|closely|shadow\w{0,3}|supervis\w{1,4}|assist(?:ing)?|support(?:ing)?|introduced)"
)
_SENIOR = pattern(
    rf"\b{_WITH}\b[^.\n]{{0,60}}?\b(?:with|to|by|from|of|the|our|for)\s[^.\n]{{0,40}}?\b{_SENIOR_TITLES}",
    rf"\b(?:our|the|a) {_SENIOR_TITLES}\b[^.\n]{{0,40}}\b(?:will|reads?|meets?|joins?|gives?|reviews?|mentors?)\b",
    r"\bsenior (?:session|access)\b",
)
_SUPERVISOR = pattern(
    r"\b(?:you(?:'|’)?(?:ll| will)?|interns?|the (?:intern|student)|this (?:role|position)|position)\s?"
    r"(?:will |would |shall )?(?:also )?(?:directly )?reports? (?:directly )?to\b",
    r"\breport(?:s|ing)? (?:directly )?to\s?:?\s(?:the |our |a )?\w",
    r"\b(?:supervised|managed|overseen|mentored|guided|led) by\s(?:the |our |an? )?\w",
    r"\bunder (?:the )?(?:direct |close )?(?:supervision|direction|guidance|leadership|mentorship) of\b",
    r"\b(?:your|direct|immediate|assigned|dedicated|the|a) (?:supervisor|line manager)\b",
    r"\b(?:supervisor|manager|reports to|mentor)\s?:\s?\w",
    r"\bwork(?:ing)? (?:closely |directly |hand[- ]in[- ]hand )+with (?:the |our )(?:\w{2,20} ){0,3}"
    r"(?:director|manager|coordinator|editor|producer|lead|founder|ceo|cto|head)\b",
    r"\bassist(?:ing)? the (?:\w{2,20} ){0,3}(?:director|manager|coordinator|editor|producer)\b",
    r"\bpaired with (?:an? |your |one )\w",
)
_FEEDBACK = pattern(
    r"\bfeedback\b(?! (?:form|from (?:users|customers|clients)|to (?:us|the))|loop\b)",
    r"\bmentor(?:s|ship|ing|ed)?\b",
    r"\bcode reviews?\b|\bperformance reviews?\b|\bregular reviews?\b",
    r"\b(?:weekly|regular|daily|bi-?weekly|frequent) (?:check-?ins?|one[- ]on[- ]ones?|1[:-]1s?|reviews?)\b",
    r"\bone[- ]on[- ]one\b|\bcoach(?:ing|ed)\b",
    r"\bguidance (?:from|of|by)\b|\bpersonal support\b",
)
_NOT_FEEDBACK = pattern(
    r"\b(?:collect|gather|provide|give|giving|providing|user|customer|client|creative|product|beta|"
    r"constructive|solicit|your)\b[^.\n]{0,30}$"
)


def read_senior(text: str) -> Quote | None:
    return first(_SENIOR, text)


def read_supervisor(text: str) -> Quote | None:
    return first(_SUPERVISOR, text)


def read_feedback(text: str) -> Quote | None:
    """Feedback or mentoring for the student; feedback the student gives is another thing."""
    for match in _FEEDBACK.finditer(text):
        before = text[max(0, match.start() - 35) : match.start()]
        if "feedback" not in match.group().lower() or not _NOT_FEEDBACK.search(before):
            return Quote(match.group(), match.start(), match.end())
    return None
