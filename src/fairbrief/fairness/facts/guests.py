"""People of weight outside the chain of command: partners, donors, officials, clients, and the
occasions on which one meets them."""

from __future__ import annotations

from fairbrief.fairness.clues import clue

_KIND = r"(?:external|outside|industry|international|institutional|strategic|implementing|government|corporate|business|key|national|federal|state|academic|overseas|foreign|commercial|media|funding|development)"
#: Met with, presented to, sat beside, they count; spoken of, they do not.
VIPS = clue(
    rf"\b(?:{_KIND} (?:(?:and|&) \w{{4,14}} )?(?:partners|stakeholders|collaborators|sponsors|donors|investors|leaders|decision-makers|executives|officials)|(?:major |key |corporate |large )donors|(?:donors|funders) and (?:sponsors|partners|funders|board)|sponsors and (?:donors|partners)|dignitaries|policy[- ]?makers|diplomats|celebrities|politicians|legislators|lawmakers|ministers|ceos|venture capitalists|vcs)\b",
    r"\b(?:industry|business|community|civic|thought|political|academic|company|market) (?:veterans|leaders|figures|insiders|pioneers|executives|luminaries)\b|\b(?:executive|steering|management|advisory|investment|academic|governing) (?:committee|board|council)\b|\b(?:local |small |area )?business owners\b|\bsenior (?:economists|analysts|researchers|scientists|fellows|advis[eo]rs|lawyers|attorneys|colleagues|figures|people|scholars|journalists|curators|faculty|decision[- ]makers|professionals|team members|employees|counsel|consultants|strategists|investors|engineers and \w{5,14})\b|\b(?:vps|directors|executives|principals|founders)\b",
)
#: Occasions, and contact with clients.
OCCASIONS = clue(
    r"\battend(?:s|ing)? (?:the |our |monthly |weekly |general |all )*(?:council|board|committee|cabinet|commission|leadership|executive|trustee) (?:meetings?|sessions?|hearings?|briefings?)\b|\b(?:work|learn|collaborat|meet|network|interact|mingl|talk|engag)(?:e|ing|s)? (?:\w{4,9} )?(?:with|from|alongside|to) (?:[\w-]{2,9} ){0,2}?(?:experienced|seasoned|leading|established|accomplished|veteran|world-class|renowned|top|high-level) (?:[\w-]{3,14} ){0,2}(?:professionals|practitioners|experts|leaders|executives|entrepreneurs|investors|scholars|fellows|officials)\b",
    r"\bclient (?:workshops?|pitch(?:es)?|sessions?|events?|conversations?|trainings?|engagements?|consultations?|hearings)\b|\b(?:interact\w{0,4}|liais\w{1,4}|contact|connect\w{0,3}|communicat\w{1,4}|work|meet\w{0,3}|deal\w{0,3}) (?:directly |closely |regularly )?with (?:our |the |both |existing |new |internal and external |prospective |potential |private |corporate |a range of |a variety of |international |local |external )?(?:[\w-]{3,12} (?:and|or|,) )?(?:clients|investors|stakeholders|board members|trustees|the board)\b(?! (?:needs|services?|requirements|accounts|projects|data|sites?|files|base|list|records|success|intake|side|facing|campaigns?|deliverables|briefs?|software|satisfaction))",
    r"\b(?:talks?|seminars?|workshops?|speaker series|lectures?|sessions?|receptions?|summit|conference|panels?|dinners?|lunch(?:es|eons)?|brown[- ]bags?|mixers?|events?|gala|roundtables?|webinars?|training) (?:with|by|from|led by|given by|hosted by|attended by|featuring|for) (?:[\w-]{3,14},? ){0,4}?(?:senior|executives?|leaders|ministers?|ceos|founders|directors|partners(?! in)|officials|experts|veterans|dignitaries|alumni executives|policy ?makers|vips|trustees|board members)\b",
    r"\b(?:vip|high-profile|high-level|executive-level|leadership|board|trustee|donor|investor|partner) (?:events?|meetings?|receptions?|lunch(?:es|eons)?|dinners?|calls|briefings?|presentations?|roundtables?|visits?)\b(?! (?:minutes|notes|room|space|schedul|logistics|planning|invitations))|\bmeetings with (?:our |the )?partners (?:at|from|in)\b|\bface time with\b|\bdirect (?:access|exposure|line) to (?:our |the )?(?:[\w-]{3,12} )?(?:founders?|leadership|executives?|senior|management|partners|decision|ceo|top)\b",
)
