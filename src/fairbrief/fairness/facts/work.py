"""What is to be made, what is learned, what is routine, what may follow."""

from __future__ import annotations

from dataclasses import dataclass

from fairbrief.fairness.text import Quote, first, pattern, quotes

_PRODUCT = (
    r"(?:report|article|blog ?posts?|posts|newsletter|brochure|flyers?|website|web ?site|landing page|app|"
    r"application|prototype|dashboard|database|data ?set|model|script|tool|module|feature|library|"
    r"presentation|deck|memo|brief|policy brief|paper|publication|literature review|case stud(?:y|ies)|"
    r"video|film|reel|podcast|episode|poster|logo|illustrations?|graphics|map|survey|plan|strategy|"
    r"calendar|guide|handbook|toolkit|curriculum|lesson plans?|spreadsheet|budget|analysis|list|inventory|"
    r"catalogue?|archive|transcripts?|translations?|documentation|test suite|exhibit(?:ion)?|stories|"
    r"experiments?|simulation|design|wireframes?|mock-?ups?|creation|grant proposals?|proposals?|"
    r"press releases?|visuali[sz]ations?|infographics?)s?"
)
_MAKE = (
    r"(?:build|building|create|creating|produce|producing|write|writing|draft|drafting|design(?:ing)?|"
    r"develop(?:ing)?|deliver(?:ing)?|prepare|preparing|launch(?:ing)?|publish(?:ing)?|compile|compiling|"
    r"edit(?:ing)?|film|record|map|translate|code|ship(?:ping)?|implement(?:ing)?|run|conduct(?:ing)?|"
    r"make|making|present(?:ing)?|author)"
)
_DELIVERABLE = pattern(
    rf"\b{_MAKE}\b(?: and \w{{3,12}})?\s(?:[\w'’&/,-]{{1,20}}\s){{0,5}}?{_PRODUCT}\b",
    r"\bdeliverables?\b",
    r"\b(?:final|finished) (?:report|product|presentation|piece|project|paper)\b",
)
_VAGUE = pattern(
    r"\bvarious (?:tasks|projects|duties)\b|\bother duties\b|\bas (?:needed|assigned|required)\b|"
    r"\bwear many hats\b|\bhelp (?:out )?with (?:anything|everything|whatever|various)\b|\bsupport the team\b|"
    r"\bassist with (?:daily|day-to-day|general)\b"
)
_LEARNING = pattern(
    r"\byou(?:'|’)?(?:ll| will) learn\b(?! more)[^.\n]{3,}",
    r"\b(?:intern|student)s? will (?:also )?(?:learn|gain|develop)\b[^.\n]{3,}",
    r"\b(?:gain|acquire|develop|build|deepen|sharpen|strengthen|hone)(?:ing)? (?:\w{2,20} ){0,3}"
    r"(?:skills?|expertise|understanding|knowledge|insight)\b[^.\n]{3,}",
    r"\b(?:gain|get|getting|receive|obtain)(?:ing)? (?:\w{2,20}[ -]){0,3}(?:hands[- ]on |practical |real[- ]world )+"
    r"(?:\w{2,20} )?experience\b[^.\n]{0,12}\b(?:in|with|of)\b",
    r"\blearning (?:objectives?|goals?|outcomes?)\b|\blearn (?:about|how|to|the)\b|\bopportunity to learn\b",
    r"\bexpose the intern to\b|\bvaluable understanding of\b|\bwe(?:'|’)?(?:ll| will)? (?:teach|train) you\b",
    r"\bhands-on data \w+ experience in\b|\b(?:training|workshops?) (?:in|on)\b",
)
_ROUTINE = pattern(
    r"\bdata[- ]entry\b|\bcold[- ]?call\w{0,4}\b|\bcopy[- ](?:and[- ])?past\w{1,4}\b|\benvelopes?\b|\bfil(?:e|ing) "
    r"(?:documents?|papers?|records?)\b|\bphotocop\w{1,4}\b",
    r"\b(?:answer(?:ing)?|handl(?:e|ing)|return(?:ing)?|take|making|make) (?:incoming |phone |the |telephone )?"
    r"(?:calls|phones?|emails?|telephones?)\b",
    r"\b(?:manag(?:e|ing)|maintain(?:ing)?|updat(?:e|ing)) (?:\w{2,15} ){0,3}(?:schedules?|calendars?|records?|"
    r"spreadsheets?|mailing lists?|databases?|files|inventory)\b",
    r"\b(?:administrative|clerical|secretarial|office) (?:tasks?|duties|support|assistan\w{1,3}|work|assistance)\b",
    r"\bscheduling\b|\berrands?\b|\bpick(?:ing)? up\b|\bbookkeep\w{1,4}\b|\breception\b",
    r"\b(?:scrap(?:e|ing)|lead lists?|lead generation|collect(?:ing)? (?:emails|contacts|leads))\b",
    r"\b(?:lik(?:e|ing)|follow(?:ing)?|comment(?:ing)?) (?:and \w+ )?(?:posts|accounts|pages)\b",
    r"\brespond(?:ing)? to (?:\w+,? ){0,4}(?:comments|messages|inquiries|emails|calls)\b",
    r"\bpost(?:ing)? (?:my |our |the )?(?:ads|listings|flyers|content)\b|\bpack(?:ing|aging)\b|\bcleaning\b|"
    r"\bprocess(?:ing)? (?:payments|orders|applications|invoices|transactions)\b|\btranscrib\w{1,4}\b",
    r"\b(?:mystery|secret) shopp\w{1,4}\b|\bsubmit(?:ting)? (?:the )?(?:listings|forms|orders)\b|\btyping\b",
)
_FOLLOW_ON = pattern(
    r"\b(?:possib\w{1,6}|potential\w{0,2}|opportunit\w{1,3}|chance|option|lead(?:s|ing)?|may|could|can|convert\w{0,3}|"
    r"transition|become|turn)\b[^.\n]{0,50}\b(?:full[- ]time|permanent|long[- ]term|part[- ]time (?:role|position|job)|"
    r"job offer|future (?:employment|work|role|project)|hire|hired|employment|extension|extended)\b",
    r"\b(?:full[- ]time|permanent) (?:offer|position|role|job|employment|opportunit\w{1,3})s? (?:is |are )?"
    r"(?:may|possible|available|upon|after|following)\b",
    r"\bintern[- ]to[- ]hire\b|\btemp[- ]to[- ](?:hire|perm)\b",
)
_CREDIT_ONLY = pattern(
    r"\bfor (?:college |academic |course |school )?credit only\b|\bcredit[- ]only\b",
    r"\b(?:unpaid|no pay|not paid|volunteer)\b[^\n]{0,120}\b(?:college|academic|course|school|university) credit\b",
    r"\b(?:college|academic|course|school|university) credit\b[^\n]{0,120}\b(?:unpaid|no pay|not paid)\b",
    r"\bmust (?:receive|be eligible for|earn) (?:college|academic|course|school) credit\b",
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


def read_deliverables(text: str) -> Deliverables:
    found = list(quotes(_DELIVERABLE, text))
    products = {quote.text.lower().split()[-1].rstrip("s") for quote in found}
    vague = first(_VAGUE, text, plain=False)
    return Deliverables(len(products) >= 2, len(products), found[0] if found else None, vague)


def read_learning(text: str) -> Quote | None:
    return first(_LEARNING, text)


def read_routine(text: str) -> Routine:
    found = tuple(quotes(_ROUTINE, text))
    kinds = {quote.text.lower()[:8] for quote in found}
    return Routine(len(kinds) >= 2 or (len(kinds) == 1 and len(text) < 900), found)


def read_follow_on(text: str) -> Quote | None:
    return first(_FOLLOW_ON, text)


def read_credit_only(text: str) -> Quote | None:
    return first(_CREDIT_ONLY, text)
