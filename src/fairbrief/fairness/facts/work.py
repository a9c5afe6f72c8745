"""What is to be made, what is learned, what is routine, what may follow."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fairbrief.fairness.clues import clue
from fairbrief.fairness.facts.duties import products_in, results_named
from fairbrief.fairness.text import Page, Quote

VAGUE = clue(
    r"\bvarious (?:other )?(?:tasks|projects|duties)\b|\bother (?:\w{3,14} )?(?:duties|tasks)\b|\b(?:tasks|projects|duties) as (?:needed|assigned|required)\b|\bas (?:needed|assigned)\b(?! basis)",
    r"\bwear (?:many|multiple) hats\b|\bhelp (?:out )?with (?:anything|everything|whatever|various)\b|\bsupport the team (?:with|in|as)\b|\bany (?:other )?(?:job|task|duties)\b",
    r"\bassist with (?:daily|day-to-day|general)\b",
)
_LEARNING = clue(
    r"\blearn (?:about|how|to (?!develop a)|the (?!ropes)|from|and (?:understand|practice)|(?:various|new|modern|advanced|practical|key|real) \w)|\blearn(?:ing)? on the job\b|\blearning (?:objectives?|goals?|outcomes?)\b|\bopportunity to learn (?!a lot|more)",
    r"\b(?:gain|acquire|develop|build|deepen|sharpen|strengthen|hone|improve|enhance)(?:ing)? (?:(?:your|their|a|an|the|in-depth|deep|solid|valuable|practical|new|strong|working|relevant|professional|useful|better|essential) ){0,4}(?:[\w-]{3,20} ){0,3}(?:skills?|expertise|understanding|knowledge|insights?)\b",
    r"\b(?:gain|get|getting|receive|obtain|acquire|offers?|provides?|build)(?:ing|s)? (?:[\w-]{2,20} ){0,3}(?:hands[- ]on|practical|real[- ]world|first[- ]hand|valuable|professional|industry|direct|work)[\w -]{0,30}? experience\b",
    r"\bexperience (?:in|with|of) the (?:following|field)\b|\bhands[- ]on [\w ]{2,24}experience\b|\bexpos(?:e|ed|es|ure)(?: (?:you|the interns?|interns|students))? to\b",
    r"\bwe(?:'ll| will)? (?:teach|train) you\b|\bmaster ?class in\b|\b(?:training|workshops?|training sessions) (?:in|on|and workshops|sessions? to)\b|\bonline training\b|\bworkshops and training\b",
    r"\b(?:valuable|deep|better|comprehensive|first-hand) (?:understanding|insights?|knowledge) (?:of|into)\b|\byou(?:'ll| will) (?:embrace|master|discover|be introduced to|be trained)\b",
)
_NOT_LEARNING = re.compile(
    r"\b(?:willing(?:ness)?|able|ability|eager(?:ness)?|desire|passion|love|loves|keen|must|want(?:s|ing)? to|interest(?:ed)? in|enthusiasm for|attitude to|candidates? (?:who|must)|looking for someone|we|our|company|startup|happy|click|here to|machine|deep)\b[^\n]{0,24}$"
)
_NOT_LEARNING_AFTER = re.compile(
    r"\W{0,2}(?:a lot|more\b(?! about how)|about (?:us|our company|the (?:company|role|position|job))|continuously|quickly|fast|new things|that are required|required|preferred|is a plus|and willing)"
)
_REQUIREMENTS = re.compile(
    r"\b(?:required|must have|requirements?|qualifications?|a plus|preferred|proven|minimum)\b"
)
_ROUTINE = {
    "data": clue(
        r"\bdata[- ]entry\b|\bcopy[- ](?:and[- ])?past\w{1,4}\b|\b(?:load|enter|upload|input)(?:ing)? (?:\w{3,9} )?(?:data|documents|records|information|listings)\b|\bmeta-?data and documents\b|\btyping\b|\bscanning\b|\bgathering of (?:all )?documents\b|\bcleaning of data\b",
    ),
    "calls": clue(
        r"\bcold[- ]?call\w{0,4}\b|\b(?:answer(?:ing)?|handl(?:e|ing)|return(?:ing)?|take|taking|making|make|replying to) (?:incoming |inbound |phone |the |telephone |outbound )?(?:phone )?(?:calls|phones?|e-?mails?|telephones?)\b|\bcall cent(?:er|re)\b|\btelemarket\w{1,4}\b|\breception(?:ist)?\b|\bfront desk\b",
    ),
    "office": clue(
        r"\b(?:administrative|clerical|secretarial|office|personal|virtual|executive/personal) (?:tasks?|duties|support|assistan(?:t|ts|ce)|work|help)\b(?! (?:professor|dean|director))|\bfiling\b|\bfile (?:documents|papers|records)\b|\bphotocop\w{1,4}\b|\berrands?\b|\bmanag(?:e|ing) (?:schedules?|calendars?)\b|\bscheduling (?:meetings|appointments)\b|\bbook-?\s?keep\w{1,4}\b|\benvelopes?\b|\bmailing lists?\b",
    ),
    "records": clue(
        r"\bmaintain(?:ing)? (?:\w{2,15} ){0,2}(?:records?|spreadsheets?|mailing lists?|files|inventory)\b|\b(?:donation|inventory|item|order|auction) [\w -]{0,24}(?:tracking|procurement|coordination)\b|\bpack(?:ing|aging)\b|\bstock(?:ing)? shelves\b",
    ),
    "care": clue(
        r"\bclean(?:ing)?\b(?! (?:of )?(?:code|data|energy|water|design|tech|up the code))(?=[, ]|$)(?=[^\n]{0,24}(?:free|present|center|office|shop|kitchen|studio|,|$))|\bfetch(?:ing)? coffee\b|\bset(?:ting)?[- ]?up (?:chairs|tables)\b",
    ),
    "channels": clue(
        r"\b(?:manag(?:e|ing)|maintain(?:ing)?|run(?:ning)?|updat(?:e|ing)|handl(?:e|ing)|monitor(?:ing)?)(?: and \w{3,10})? (?:[\w'-]{2,15} ){0,4}(?:social media|facebook|instagram|twitter|online communit)",
    ),
    "replies": clue(
        r"\brespond(?:ing)? to (?:\w{3,10},? ){0,4}(?:comments|messages|inquiries|e-?mails|mentions|reviews|dms)\b|\b(?:lik(?:e|ing)|follow(?:ing)?|comment(?:ing)?)(?: on)? (?:and \w+ )?(?:posts|accounts|pages|photos)\b|\bshare (?:the )?(?:daily|posts|videos?|links?)\b|\bcustomer service\b",
    ),
    "leads": clue(
        r"\blead (?:lists?|generation)\b|\bcollect(?:ing)? (?:e-?mails|contacts|leads)\b|\bpost(?:ing)? (?:my |our |the )?(?:ads|listings|flyers)\b|\bhand(?:ing)? out (?:flyers|leaflets)\b|\b(?:onboard|recruit|inspire) (?:students|friends|classmates)\b|\bdoor[- ]to[- ]door\b|\b(?:very )?strong selling skills\b|\bstreet team\b",
    ),
    "money": clue(
        r"\bprocess(?:ing)? (?:payments|orders|applications|invoices|transactions|payroll)\b|\brec(?:ei|ie)ve payments?\b|\bpayroll\b",
    ),
    "tasks": clue(
        r"\bstuffing\b|\btak(?:e|ing) surveys\b|\btranscrib\w{1,4}\b|\b(?:label|tag|annotat)\w{1,5} (?:images|photos|data)\b|\bany (?:other )?job\b",
    ),
}
#: A title that is routine work in itself.
_ROUTINE_TITLE = clue(
    r"\b(?:data[- ]entry|administrative assistant|personal assistant|virtual assistant|office assistant|receptionist|(?:payroll |office |filing )?clerk|book-?\s?keep(?:er|ers|ing)|customer (?:service|support|care) (?:rep\w{0,12}|agent|associate|intern)|typist|call cent(?:er|re)|csr)\b",
)
_FOLLOW_ON = clue(
    r"\b(?:possib\w{1,6}|potential\w{0,2}|opportunit\w{1,3}|chance|option|lead(?:s|ing)? to|may|might|could|convert\w{0,3}|transition|become|turn into|secure|considered for|eligible for|given an?|offered an?|evolve into|grow into|extend\w{0,3} into)\b[^\n]{0,50}"
    r"\b(?:full[- ]?time|permanent|long(?:er)?[- ]term|part[- ]time (?:role|position|job)|job offers?|jobs? after|future (?:employment|work|roles?|projects?|positions?)|hired?\b|employment (?:after|upon|offer|with)|(?:be )?extended|extension|renew\w{0,3}|continued? (?:employment|work)|return offers?)\b",
    r"\b(?:full[- ]?time|permanent) (?:offers?|positions?|roles?|jobs?|employment|opportunit\w{1,3}|hires?)\s?(?:is |are |may |be )?(?:possible|available|upon|after|following|depending|at the end|for the right|based on (?:your )?perform)",
    r"\b(?:intern|temp|contract|internship)[- ]to[- ](?:hire|perm|full)\w{0,6}\b|\breturn offers?\b|\bif (?:things|all|it) go(?:es)? (?:well|our way)\b|\bconverting to a full[- ]?time\b|\blead(?:ing)? to (?:an? )?(?:full|permanent|paid|job|offer|position)",
)
_NOT_FOLLOW_ON = re.compile(
    r"\b(?:full|part)[- ]?time or (?:part|full)[- ]?time\b|\bpart[- ]?time or full\b|\bfull or part\b"
)
_CREDIT = clue(
    r"\b(?:college|academic|course|school|university|class|internship) credits?\b|\bfor credit\b|\bcredit[- ]only\b",
)
_CREDIT_ONLY = clue(
    r"\bfor (?:college |academic |course |school )?credit only\b|\bcredit[- ]only\b|\bmust (?:receive|be eligible for|be able to receive|earn|obtain) (?:college|academic|course|school|university) credit\b|\b(?:in exchange|compensation is|only) (?:for |college |academic |course )credit\b",
)


@dataclass(frozen=True)
class Deliverables:
    """Concrete when two distinct products, or one fully described, are named."""

    concrete: bool
    count: int
    quote: Quote | None
    vague: Quote | None


@dataclass(frozen=True)
class Routine:
    """Clerical or repetitive work: substantial when it is more than a mention."""

    substantial: bool
    quotes: tuple[Quote, ...]


def read_deliverables(page: Page, duties: list[tuple[int, int]]) -> Deliverables:
    found = products_in(page, duties)
    named = results_named(page)
    concrete = len(found) >= 2 or (named is not None and len(found) >= 1)
    quote = found[0] if found else named
    return Deliverables(concrete, len(found), quote, page.first(VAGUE, plain=False))


def read_learning(page: Page) -> Quote | None:
    """A named subject or skill; "learn a lot" and "willing to learn" name none."""
    for match, start, end in page.matches(_LEARNING):
        before = page.plain[start : match.start()]
        after = page.plain[match.end() : match.end() + 30]
        if not (
            _NOT_LEARNING.search(before)
            or _NOT_LEARNING_AFTER.match(after)
            or ("learn" not in match.group() and _REQUIREMENTS.search(page.plain, start, end))
            or page.is_negated(match.start(), start)
        ):
            return page.quote(match.start(), match.end())
    return None


def read_routine(page: Page, duties: list[tuple[int, int]]) -> Routine:
    """Substantial in a title, or when kinds of routine work make up much of the duties."""
    found: dict[str, Quote] = {}
    sentences: set[int] = set()
    for kind, sought in _ROUTINE.items():
        for match, start, _end in page.matches(sought):
            if not page.is_negated(match.start(), start):
                found.setdefault(kind, page.quote(match.start(), match.end()))
                sentences.add(start)
    title = page.first(_ROUTINE_TITLE)
    share = len(sentences) / max(len(duties), 1)
    substantial = len(found) >= 2 and (share >= 0.2 or len(found) >= 3)
    substantial = substantial or (len(sentences) >= 1 and share >= 0.5)
    quotes = tuple(sorted(found.values(), key=lambda quote: quote.start))
    if title and (title.start < 80 or (found and page.words < 260)):
        return Routine(True, quotes or (title,))
    return Routine(substantial, quotes)


def read_follow_on(page: Page) -> Quote | None:
    for match, start, _end in page.matches(_FOLLOW_ON):
        if not page.is_negated(match.start(), start) and not _NOT_FOLLOW_ON.search(match.group()):
            return page.quote(match.start(), match.end())
    return None


def read_credit_only(page: Page, *, is_unpaid: bool, is_paid: bool) -> Quote | None:
    """Credit is all there is: said so, or credit for work that is called unpaid."""
    if is_paid:
        return None
    return page.first(_CREDIT_ONLY) or (page.first(_CREDIT) if is_unpaid else None)
