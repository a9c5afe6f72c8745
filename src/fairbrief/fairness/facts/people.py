"""Who the student reports to, meets, and hears from."""

from __future__ import annotations

import re

from fairbrief.fairness.clues import clue
from fairbrief.fairness.text import Page, Quote

_LEADER = (
    r"(?:(?:assistant |associate |deputy |vice )?(?:deans?|directors?|presidents?|principals?)|co-?founders?|founders?|founding team|"
    r"c[etofm]o'?s?\b|chief \w{2,20} officers?|managing \w{4,9}|executives?|executive (?:team|staff|leadership)|head (?:manager|of \w{2,14})|heads? of|"
    r"senior (?:leaders?|leadership|management|managers?|staff|editors?|partners?|engineers?|developers?|producers?|scientists?|researchers?|"
    r"analysts?|designers?|members)|leadership(?: team)?|vps?\b|partners|board (?:members|of directors)|editor-in-chief|"
    r"(?:subject[- ]matter |industry |leading |world-class |domain )?experts|(?:experienced |serial |seasoned |successful )?entrepreneurs|"
    r"industry (?:leaders|professionals|veterans)|(?:experienced|seasoned|top|leading|veteran) (?:\w{3,14} ){0,2}(?:professionals|engineers|researchers|scientists|operators|mentors|investors|journalists)|"
    r"professors?|faculty|policymakers|commissioners?|senators?|mayor|ambassadors?(?! program)|clients|stakeholders|investors|decision[- ]makers)"
)
_CONTACT = (
    r"(?:work(?:ing|s)?|collaborat\w{1,4}|meet(?:s|ings?)?|interact\w{0,4}|partner(?:ing|ship)?|talk\w{0,3}|chat|conversations?|coffee|lunch(?:es)?|"
    r"sessions?|liais\w{1,3}|contact|access|present(?:ing|s|ations?)?|pitch(?:ing)?|report(?:ing|s)?|exposure|learn(?:ing)?|"
    r"mentor\w{0,5}|alongside|directly|closely|shadow\w{0,3}|supervis\w{1,4}|(?:video )?calls?|speak(?:ing)?|assists?|assisting|support(?:ing|s)?|introduced|network(?:ing)?|guidance|advised?|"
    r"embedded|exposed|taking part|take part|communicat\w{1,4}|updates?|briefings?)"
)
_SENIOR = clue(
    rf"\b{_CONTACT}\b[^\n]{{0,60}}?\b(?:with|to|by|from|of|the|our|for|one)\b[^\n]{{0,50}}?\b{_LEADER}\b",
    rf"\b(?:our|the|a) {_LEADER}\b[^\n]{{0,40}}\b(?:will (?!be (?:hir|look))|reads?|meets?|joins? you|gives?|reviews?|mentors?)",
    r"\bsenior (?:session|access)\b|\bhigh[- ]level (?:events?|meetings?|managers?|officials?|contacts?)\b",
    r"\bjoin (?:our|the|a) (?:small )?team of (?:[\w-]{3,20} ){0,3}(?:engineers|researchers|scientists|entrepreneurs|experts|veterans|operators|founders)\b",
)
#: What is sold to clients or said of the firm's past is no meeting.
_NOT_SENIOR = re.compile(
    r"\b(?:we|has|have|our company|company|startup|start-up|agency|firm) (?:\w{2,12} ){0,2}(?:work|partner|serve|help|collaborat)\w{0,4}\b[^\n]{0,50}$|\bon behalf of\b[^\n]{0,20}$"
)
_TITLE = (
    r"(?:director|manager|coordinator|co-?ordinator|editor|producer|lead(?:er)?|head|founders?|co-?founders?|ceo|cto|coo|cfo|dean|president|principals?|"
    r"supervisor|partners?|professors?|researchers?|executives?|officer|curator|chair|chief|scientist|mentors?|developers?|engineers?|staff attorney|attorney)s?"
)
_SUPERVISOR = clue(
    r"\b(?:report(?:s|ing)?) (?:directly |primarily )?(?:in)?to\s?:?\s(?:the |our |an? |your )?(?!(?:work|duty|jury|us by|the office (?:at|on)|the authorities|law|police|name@)\b)[a-z\[][\w '-]{0,40}",
    r"\b(?:supervised|managed|overseen|mentored|guided|directed) by\s(?:the |our |an? |one of )?\w[\w '-]{0,40}",
    r"\bunder (?:the )?(?:direct |close |general )?(?:supervision|direction|guidance|leadership|mentorship|oversight) of\b|\bunder (?:the |our )(?:\w{2,16} ){0,3}(?:director|manager|editor|professor)\b",
    r"\b(?:your|direct|immediate|assigned|dedicated|assigned a|be a|have a|with a) (?:\w{3,12} )?(?:supervisor|line manager|mentor)\b",
    r"(?<!\w)(?:project[_ ])?(?:supervisors?|manager|reports to|mentors?)(?:\(s\))?\W{0,4}:(?:\W{0,8}(?!remote|none|tbd)\w[\w .'-]{0,40}|\s?$)",
    rf"\bwork(?:ing|s)? (?:very )?(?:closely|directly|hand[- ]in[- ]hand|side[- ]by[- ]side|in close \w+)(?: and \w+)? (?:with|under|for|alongside) (?:the |our |one of (?:the |our )|an? )(?:[\w-]{{2,20}} ){{0,4}}{_TITLE}\b",
    r"\b(?:work(?:ing|s)? (?:with|for|under)|assists?|assisting|support(?:s|ing)?) (?:the |our |one of the |the whole )(?:[\w-]{2,20} ){0,3}(?:director|manager|coordinator|editor|producer|dean|president|principals?|founders?|ceo|professor|executive)\b(?! (?:team|committee|search))",
    rf"\bmeet(?:ing|s)? (?:\w{{2,10}} )?(?:weekly|daily|regularly|monthly|every week|for about [^\n]{{0,20}})?\s?with (?:the |our |your )(?:[\w-]{{2,20}} ){{0,3}}{_TITLE}\b",
    r"\bpaired (?:up )?with (?:an? |your |one )\w",
)
_NOT_SUPERVISOR = re.compile(
    r"\b(?:questions|contact|apply|inquiries|we|they|you will be responsible to)\W{1,3}(?:should |can )?(?:be )?$"
)
_FEEDBACK = clue(
    r"\bmentor(?:s|ed|ing|ship)?\b",
    r"\b(?:regular|weekly|constructive|ongoing|continuous|detailed|personal|timely|honest|direct|valuable|receive|get|with|daily|frequent)(?: \w{3,14}){0,2} feedback\b|\bfeedback (?:on your|from (?:your|our|the|senior)|sessions?|every|each|about your)\b",
    r"\b(?:code|performance|regular|weekly|portfolio|progress) reviews?\b|\b(?:weekly|regular|daily|bi-?weekly|frequent|two|one) (?:check-?ins?|1[:-]1s?|syncs?)\b",
    r"\bone[- ]on[- ]one\b|\b1[: -]?(?:on[- ]?)?1s?\b(?= (?:with|session|meeting|support|coach))|\bcoach(?:ing|ed)\b|\bpair[- ]programming\b",
    r"\b(?:with |receive |under |expert |hands-on |close |the )?guidance (?:from|of|by|and support|with)\b|\bpersonal support\b|\btraining and (?:personal )?support you\b|\byour progress\b",
    rf"\bmeet(?:ing|s)? (?:weekly|daily|regularly|every week) with (?:the |our |your )?(?:[\w-]{{2,20}} ){{0,3}}{_TITLE}\b",
)
_NOT_FEEDBACK = re.compile(
    r"\b(?:collect|gather|provid(?:e|ing)|give|giving|user|customers?|client|creative|product|beta|incorporat\w{1,4}|act(?:ing)? on|solicit|group|become an?|as an?|experience)\b[^\n]{0,30}$"
)
_GIVES = re.compile(
    r"\b(?:you (?:will|'ll)|interns? will|students? will|be able to) (?:\w{3,10} )?(?:mentor|coach|review)|\bmentor (?:junior|other|younger|students|kids)|\bcoach(?:ing)? (?:calls|customers|clients)"
)


def read_senior(page: Page) -> Quote | None:
    for match, start, _end in page.matches(_SENIOR):
        before = page.plain[start : match.start()]
        if not (
            _NOT_SENIOR.search(before) or _NOT_SENIOR.search(match.group())
        ) and not page.is_negated(match.start(), start):
            return page.quote(match.start(), match.end())
    return None


def read_supervisor(page: Page) -> Quote | None:
    """A person or role the student works under; whom to write to for applying is another thing."""
    for match, start, _end in page.matches(_SUPERVISOR):
        before = page.plain[start : match.start()]
        if not _NOT_SUPERVISOR.search(before) and not page.is_negated(match.start(), start):
            return page.quote(match.start(), match.end())
    return None


def read_feedback(page: Page) -> Quote | None:
    """Feedback or mentoring for the student; feedback the student gives is another thing."""
    for match, start, end in page.matches(_FEEDBACK):
        found = match.group()
        before = page.plain[start : match.start()]
        if page.is_negated(match.start(), start) or _GIVES.search(page.plain, start, end):
            continue
        if "feedback" in found and _NOT_FEEDBACK.search(before):
            continue
        return page.quote(match.start(), match.end())
    return None
