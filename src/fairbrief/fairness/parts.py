"""Which part of a posting a place stands in: what is done, what is gained, what is wanted of
applicants, who the organization is, how to apply.

Parts begin with a heading, a short line of its own or words before a colon, and end with the next.
"Experience in welding" is asked for under one heading and promised under another.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Literal

type Part = Literal["duties", "gains", "learning", "wanted", "firm", "applying", ""]

_WHICH = r"(?:(?:minimum|basic|preferred|desired|required|main|key|core|primary|general|typical|job|your|our|the|candidate|application|education(?:al)?|other|additional|personal|special|technical|essential|daily|specific|position|role|intern(?:ship)?|student|project|some|possible|principal|major)[ /]){0,2}"
_YOU = r"you(?:'ll| will|'d| would| can| may)?"
_KINDS: dict[Part, str] = {
    "learning": rf"what (?:{_YOU}|interns?(?: will)?|students?(?: will)?) (?:get to )?learn|learning (?:objectives?|outcomes?|goals?)|{_YOU} learn|skills (?:gained|{_YOU} (?:gain|learn|develop|build))",
    "gains": rf"what {_YOU} (?:gain|get|take away|receive|walk away with)|(?:the )?benefits|what (?:we(?:'ll| will| can)?|do we) (?:offer|provide|give)|we offer|perks|{_YOU} (?:gain|get|receive)|what's in it|why (?:join|us|work)|compensation|rewards|support\b",
    "duties": rf"{_WHICH}(?:responsibilit|dut(?:y|ies)|tasks?\b|task ideas|missions?\b|description\b|deliverables|assignments?|activities|projects?\b(?! managers?)|role\b|work\b(?! (?:from|with|at|in|home|exchange|alongside|closely|for|on)\b)|functions)|what (?:{_YOU}|interns?(?: will)?) (?:do|be doing|work on|make|build|deliver|accomplish|help with|own)|{_YOU} (?:do\b|be (?:doing|responsible)|work on)|job description|the (?:role|job|work|position|internship|opportunity)\b|(?:expected|project) (?:results?|outcomes?|outputs?|deliverables)|about (?:the|this) (?:role|job|internship|position|project)|(?:position )?(?:overview|summary|scope)\b|what's involved|in this role|day to day|how {_YOU} (?:help|contribute)",
    "wanted": rf"{_WHICH}(?:requirements?|qualifications?|pre-?requisites?|eligib\w+|skills?\b(?! you)|knowledge\b(?! of\b)|competenc\w+|education(?= (?:and|or|requir|level|&)|/|\W*$)|experience\b(?! (?:in|with|of|working|\w{4, 14}ing)\b)|attributes|credentials|criteria|traits|characteristics|profile\b)|(?:nice|good|great) to have|bonus\b|must[- ]haves?|musts\b|a plus\b|who (?:you are|should apply|can apply|is this|we(?:'re| are) looking)|about you\b|{_YOU} (?:are|have|should|bring|need(?! to do)|must)\b|you're\b|you've\b|what (?:we(?:'re| are) looking for|{_YOU} (?:bring|need|have)|we (?:require|expect|want|need|look for)|are we looking for|it takes)|we(?:'re| are)? look(?:ing)? for|(?:the |our )?ideal (?:candidate|intern|applicant)s?|(?:successful )?(?:candidates?|applicants?) (?:must|should|will have|have)|desired|desirable|essential\b|preferred\b|mandatory|optional|expectations of (?:you|applicants)",
    "firm": r"about (?:us|our|the (?:company|organi[sz]ation|team|firm|foundation|university|lab|project|employer))|who we are|what we do\b|our (?:mission|story|company|values|culture|vision|history|product)|company (?:description|overview|profile|information)|background\b|equal (?:employment )?opportunity|eeo\b|disclaimer|links\b|references\b",
    "applying": r"(?:how )?to apply|apply(?:ing)?\b|appl(?:ication|y)s? (?:process|directions?|instructions?|procedures?|materials?|information|now|here|by|deadline)|application\b|contact\b|interview process|(?:selection|hiring|recruitment) process|next steps|interested\b|questions\b|please (?:send|submit|include)",
}
#: Words after the heading's first ones, up to the colon or the end of its line.
_REST = r"[^\n:.;!]{0,44}(?::(?![\d/])|[?!]?[ \t_)#-]{0,5}$)"
_HEADINGS: tuple[tuple[Part, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"(?:{rule}){_REST}")) for name, rule in _KINDS.items()
)
_MARKS = " -+#_\\>=0123456789.)(\U0001f4a1"
#: A line that announces a list within its part.
_GOES_ON = re.compile(
    r"(?:at least|one of|any of|the following|as follows|these|this|including|such as|for example|in\b|with\b|and\b|or\b|to\b)"
)
_LONGEST = 90
_LONGEST_NAME = 50
#: What an item's line begins with; a paragraph after a list belongs to no part.
_OF_ITEMS = frozenset(["", " ", "-", "+", "\\", *"0123456789"])
_PARAGRAPH = 70


class Parts:
    """The parts of one text, looked up by place."""

    def __init__(self, plain: str) -> None:
        self._begins: list[int] = []
        self._parts: list[Part] = []
        begin, has_items, is_after_gap = 0, False, False  # of the part that was begun last
        for line in plain.split("\n"):
            part = None
            if line and (len(line) < _LONGEST or ":" in line[:_LONGEST]):
                part = _part_of_heading(line)
            if part is not None:
                before = self._parts[-1] if self._parts else ""
                self._begin(begin, part)
                has_items, is_after_gap = len(line) > _LONGEST, False
                if _is_item(line):  # "- Nice to have: Git" says it of its own line
                    self._begin(begin + len(line) + 1, before)
            elif self._parts:
                if line[:1] in _OF_ITEMS:
                    is_blank = not line.strip()
                    has_items, is_after_gap = has_items or not is_blank, is_after_gap or is_blank
                elif has_items and is_after_gap and len(line) > _PARAGRAPH:
                    self._begin(begin, "")
                    has_items = False
                else:
                    is_after_gap = False
            begin += len(line) + 1

    def _begin(self, place: int, part: Part) -> None:
        self._begins.append(place)
        self._parts.append(part)

    def at(self, place: int) -> Part:
        """The part that holds a place; "" before the first heading and after one that says nothing."""
        number = bisect_right(self._begins, place)
        return self._parts[number - 1] if number else ""


def _is_item(line: str) -> bool:
    return line.lstrip(" \\")[:1] in {"-", "+"}


@lru_cache(maxsize=4000)
def _part_of_heading(line: str) -> Part | None:
    """The part that a line begins; None if it is no heading."""
    bare = line.lstrip(_MARKS)
    is_item = _is_item(line)
    for part, rule in _HEADINGS:
        if (found := rule.match(bare)) and (not is_item or found.group().endswith(":")):
            return part
    if line.startswith("#") or (
        not is_item
        and len(bare) < _LONGEST_NAME
        and bare.rstrip().endswith(":")
        and not _GOES_ON.match(bare)
    ):
        return ""
    return None
