"""Words of scams that draw people in: easy money, tasks, schemes, an account or a name to lend."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fairbrief.fairness.clues import clue
from fairbrief.fairness.rules.base import Hit, Reading, words
from fairbrief.fairness.rules.scam.bare import adding_up
from fairbrief.fairness.rules.scam.money import fantastic_pay
from fairbrief.fairness.rules.scam.network import networks
from fairbrief.fairness.rules.scam.worked import is_on_wheels, is_plain_trade
from fairbrief.fairness.text import Page, Quote

_RATED = r"(?:videos?|products?|apps?|hotels?|restaurants?|shops?|stores?|listings?|songs?|channels?|pages?|sites?|films?|trailers?)"
#: Money for each small thing done.
_FOR_EACH = r"(?:\b(?:per (?:task|like|review|day|video|ad|click|follow|page|post|order|channel)|(?<!sales )commissions?\b|earn (?:up to|from|at least|over|money|cash|extra|daily|\W?\d)|earning (?:up to|money|cash|extra|\W?\d)|daily (?:income|pay|salary|wages?|commission|earnings?|payouts?)|(?:income|pay|salary|paid|payout|earnings?) daily|(?:get|be|getting) paid|paid (?:per|for each|instantly|out|every)|real cash|for cash|usdt)\b|[$£€₹]\s?\d)"
TASKS = clue(
    r"\bper (?:like|follow|subscribe|subscription|screenshot|5-?star review)\b|\bfor (?:each|every) (?:5|five)-?star review\b|\bprepaid (?:missions?|tasks?|orders?)\b|\bfor every envelope\b|\benvelopes? you (?:stuff|mail|send)\b",
    rf"\b(?:giv(?:e|ing)|leav(?:e|ing)|post(?:ing)?|writ(?:e|ing)|add(?:ing)?|submit(?:ting)?) (?:\w{{3,10}} )?(?:ratings?|likes|stars|reviews|thumbs up|clicks) (?:to|on|for|of|in) (?:\w{{2,10}} ){{0,2}}{_RATED}\b[^\n]{{0,80}}(?:\b(?:climb|rank\w{{0,4}}|visib\w{{1,6}}|commission|earn\w{{0,3}}|paid|credited|daily|each)\b|[$£€₹]\s?\d)",
    r"\b\d{1,3} (?:ratings?|clicks|orders|reviews|likes|tasks|apps|videos) (?:make|form|complete|are|is|per|equal|in) (?:up )?(?:a|one|each|the) (?:set|round|batch|day)\b|\b(?:your )?(?:account|wallet) is credited\b|\b(?:boost|raise|increas|improv|push)\w{0,3} (?:the |their |its |our )?(?:rank\w{0,4}|ratings?|visibility|exposure|popularity) of (?:\w{2,10} ){0,2}(?:apps?|hotels?|products?|merchants?|shops?|stores?)\b",
    rf"\b(?:lik(?:e|es|ing)|rat(?:e|ing)|review(?:ing)?|subscrib(?:e|ing)(?: to)?|optimi[sz](?:e|ing)|boost(?:ing)?|click(?:ing)?(?: on)?|follow(?:ing)?|view(?:ing)?|watch(?:ing)?|grab(?:bing)?|re-?post(?:ing)?|re-?shar(?:e|ing))\b[^\n,]{{0,25}}\b(?:videos?|products?|apps?|app rankings?|hotels?|restaurants?|listings?|ads?|advertis\w{{3,8}}|channels?|orders?|pages?|posts?|music)\b[^\n]{{0,80}}{_FOR_EACH}",
    r"\b(?:earn|get|paid|pay|receive)(?![^\n]{0,20}\bpoints)[^\n]{0,40}\b(?:per|for (?:each|every)) (?:completed )?(?:task|like|review|click|ad|video|form|page|survey|captcha|envelope|order|call|post)\b|\b(?:per|each|for every) (?:completed )?(?:task|like|review|click|form|captcha|envelope)\b[^\n]{0,60}\b(?:earn|paid|pay|usdt)\b",
    r"\b(?:earn|make|get|paid)\b[^\n]{0,24}\d[^\n]{0,16}(?<!hour )(?<!hr )(?<!hourly )\b(?:by|for|just|simply) (?:simply |just |only )?(?:lik|rat|review|subscrib|re-?post|shar|click|watch|view|follow|typ|copy|forward|fill)\w{0,4}ing (?:on |to )?(?:[\w-]{2,12} ){0,2}?(?:adverts?|ads|videos?|links?|status(?:es)?|stories|reels|pages|apps|hotels?|products|captchas?|forms|messages|channels?)\b|\b(?:sets?|rounds?|batch(?:es)?) of \d{1,3} (?:\w{3,10} )?(?:tasks|orders|ratings|reviews|clicks|products)\b",
    r"\b(?:data |product |app |hotel )?optimi[sz]ation (?:tasks?|orders?|sets?)\b|\b(?:order|task)[- ](?:grabbing|matching|brushing)\b|\bdemo task\b|\b(?:simple|easy|small) tasks? (?:like|such as) (?:lik|follow|rat|review|subscrib|click|watch|shar)\w{2,3}\b|\b(?:complete|finish|do|simple|daily|online|easy) (?:\d{1,3} )?(?:simple |easy |online |small |daily )*tasks? (?:daily|a day|per day|every day|each day|completed|from your phone|at home)\b",
    r"\b(?:surveys?|envelopes?|products|assembly|packers?|packing|ads?) (?:at|from) home\b|\b(?:stuff(?:ing)?|fold(?:ing)?|mail(?:ing)?) (?:envelopes|leaflets|circulars|a leaflet)\b|\bclick(?:ing)? (?:on )?(?:ads|their advertis\w{3,8})\b|\bhome ?(?:mailers?|packers?)\b",
    r"\b(?:form[- ]filling|copy[ -]?paste|ad[- ]posting|captcha|sms sending|e-?mail (?:reading|processing)|typing) (?:jobs?|work)\b|\bcaptchas? (?:typ|entr|solv)\w{2,4}\b|\bfill(?:ing)? online forms\b|\bpaid surveys?\b(?! (?:research|methodolog|panel))|\bonline (?:data entry|form|typing|internet) jobs?\b|\binternet jobs?\b|\bget paid (?:to|for) (?:like|liking|click\w{0,3}|watch(?:ing)? (?:videos?|ads|adverts|movies|youtube)|shop\w{0,4})\b|\b(?:rate|rating|review|reviewing) (?:our|the|a|some|this) (?:\w{3,10} )?(?:hotels?|apps?|restaurants?|maps|products) (?:on|in|with)\b[^\n]{0,40}\b(?:maps|gmaps|google|stars?|app store|play store)\b|\b(?:give|leave|post)(?: \w{2,5})? (?:five|5)[- ]?stars?\b|\b\d{1,3} ?(?:usdt|pesos|rupees|rs|dollars|pounds|euros) ?(?:per|for each|each) (?:rate|rating|like|click|follow|screenshot|captcha|review|task)\b",
)
#: Income from those one brings in.
RECRUITING = clue(
    r"\bnetwork marketing\b(?! (?:analy|research|stud))|(?<!on )(?<!about )(?<!of )\bmulti-?level (?:marketing|income|compensation)\b|\bresidual (?:monthly )?income\b|\b(?:down|up)-?line\b|\bsign(?:ing)? up (?:just )?(?:two|one|\d{1,2}|others?|your friends) (?:other )?(?:people|person|individuals?|members?|friends|associates|a day|per day|and)\b|\bpersonally sign\b|\bmembership submitted\b|\bspill-?over\b|\b(?:our |the |global |forced )matrix\b[^\n]{0,60}\b(?:members|join|earn|position)|\bmembers? (?:from all over the world )?(?:below|beneath|under) you\b|\bsponsor (?:id|code)\b|\b(?:joining|referr?al|refferal)(?:/joining)? link\b|\brefer(?:ral)? codes?\b[^\n]{0,40}\b(?:join|earn|below|share|sponsor)|\bmembership payments? (?:to|from) (?:the |your |members|people)\b|\bpeople (?:that|who|whom) you(?:'ve| have)? (?:signed|sign) up\b|\bmembers (?:that|who|whom) you(?:'ve| have)? (?:signed|sign|recruit|refer)\w{0,3}\b|\bper recruit\b|\bfor every recruit\b|\bpaid (?:on|for) (?:everyone|everybody|every person|each person) you (?:bring|sign|recruit|train|refer)\b",
    r"\b(?:refer|invite|introduce|recruit|bring)(?:s|ing)? (?:(?:two|three|four|five|six|ten|\d{1,2}) )?(?:someone|people|friends|classmates|others|every people|each)\b(?![^\n]{0,40}\b(?:hired?|we hire|job|apply))[^\n]{0,50}(?:\b(?:earn|bonus|commission|paid|cash|percentage|income)\b|[$£€₹]\s?\d)|(?:\b\d{1,3} ?%|[$£€₹]\s?\d[\d,.]*|\bbonus|\bcommission) (?:for|per|on) (?:each|every|all) (?:friends?|recruits?|referrals?|classmates?|new members?|joiners?)\b|\bprofit from (?:your|every) (?:team|referral)\b|\b(?:override|earn) on (?:each|every(?:one)?|everyone below)\b|\b(?:levels?|generations?) (?:deep|below)\b|\bpeople (?:under|below) you\b|\bbuilds? (?:a|your) team (?:for you|of)\b|\bjoin(?:ing)? my (?:team|business|downline)\b",
)
#: A business of one's own, and income without an end: said of customers and products, too.
_OWN_BUSINESS = clue(
    r"\bhome[- ]based (?:income|business|opportunity)\b|\b(?:home|internet|online)(?:[- ]based?)? business (?:opportunity|with)\b|\byour own (?:home |home-based |internet |online )?(?:based? )?business\b(?! (?:school|plan|cards?|development|unit|hours|travel))|\bown (?:home|internet|online)[- ]?(?:based? )?business\b|\bbusiness of your own\b|\b(?:a|this|our|the|great|real|legitimate|home|serious) business opportunity\b(?! (?:for (?:our|the)|analysis|development|identification))|\b(?:your|the) opportunity to make\b|\bincome opportunity\b(?! zone)|\bopportunity (?:evening|meeting|call|night)\b|\bindependent (?:distributor|associate|(?:sales )?representative|business owner)s?\b|\bpassive income\b|\breferral bonus(?:es)?\b",
    r"\b(?:uncapped|unlimited) (?:commissions?|income|earnings?|earning potential)\b|\b(?:executive|(?:five|six|seven|5|6|7)[- ]figure)[- ](?:level )?(?:incomes?|earnings?)\b|\b(?:five|six|seven|5|6|7)[- ]figures? (?:a|per|each|every|in) (?:day|week|month|year)\b|\b(?:high|low|mid) (?:six|seven|6|7)[- ]figures\b|\bsubstantial profits\b|\bincome stream\b|\b(?:be|being|become|becoming) your own boss\b|\bkeep \d[\d-]{0,6} ?% of\b|\bearning potential of\b|\bearn(?:ing)?s? (?:a )?full[- ]time (?:pay|income)\b|\bno (?:income )?(?:ceiling|cap|limit) (?:on|to) (?:what|how much|your|earnings)\b|\bon autopilot\b|\blife ?time income\b|\bincome plan\b",
)
SHOPPER = clue(
    r"\b(?:mystery|secret) shopp(?:er|ers|ing)\b|\b(?:shop|shopping) (?:at|in) [^\n]{2,30} and get paid\b|\bpaid (?:to|for) (?:shop\w{0,4}|that)\b",
)
_CAR_WRAP = clue(
    r"\bcar[- ]?wrap\w{0,4}\b|\bwrap your (?:car|vehicle)\b|\b(?:vehicle|car|auto) (?:wraps|wrap advert\w{0,8})\b|\bplastered on your (?:car|truck)\b|\badvert\w{0,8} on your (?:car|vehicle|truck|bike)\b|\b(?:carry|wear|display|put|stick|place|with)(?:ing)? (?:a |an |our |the )?(?:\w{3,10} )?(?:decal|sticker|advert\w{0,8}|logo|vinyl)\b[^\n]{0,50}\b(?:car|vehicle|truck|bike|scooter|van|laptop)\b|\b(?:car|vehicle|truck|bike|scooter)\b[^\n]{0,60}\b(?:decal|sticker|vinyl)\b",
)
#: Someone sends the money to shop with: that is how the check arrives.
_FUNDED = clue(
    r"\b(?:provide|given|send|sent|receive|mail\w{0,2}|with|the|all)\b[^\n]{0,20}\b(?:funds|expense money|money order|che(?:ck|que)|cashier)\b|\b(?:che(?:ck|que)s?|money orders?)\b",
)
#: Shopping earns a few dollars a visit; hundreds are bait.
_RICH_SHOPS = clue(
    r"[$£€]\s?[1-9]\d{2,3}(?:\.\d\d)?\b[^\n]{0,24}\b(?:per|a|each|every|weekly|week|assignments?|shops?|tasks?)\b",
)
#: An assignment is held out to the reader, with money.
SHOPPER_OFFER = clue(
    r"\b(?:your|first|next|per|each|an|the) (?:\w{3,12} )?assignments?\b|\b(?:earn|make|get paid|be paid|we pay|paid to|pay is|paid|wages?|weekly)\b[^\n]{0,40}[$£€]?\s?\d|\bfunds\b|\bmoney order\b|\benrol?led\b|\bvery (?:easy|simple)\b|\beasy and (?:very )?simple\b|\bget paid\b",
)
RENT = clue(
    r"\byou (?:just |only )?(?:show|lend|give) (?:us |me )?your face\b|\bpass(?:ing)? (?:job |technical |the |our )?interviews\b[^\n]{0,60}\b(?:split|share|percent|your face|for (?:me|us))|\b(?:income|salary|pay)? ?split (?:is )?\d\d ?/ ?\d\d\b|\baccounts? (?:with|under|in) your (?:own )?(?:id|identity|passport|documents)\b",
    r"\b(?:join|attend|take|handle|sit (?:in )?on|do|pass) (?:our |the |my |some )?(?:client |customer |video |zoom |job |technical )?(?:calls?|interviews?|meetings?)\b[^\n]{0,50}\b(?:with (?:our|my|the|a) script|as (?:our|the|my) (?:us |american |local )?face|in (?:my|our) (?:place|stead|name)|for (?:my|our) (?:developers?|engineers?|team members?))\b",
    r"\bopen(?:ing)? (?:\w{3,12} )?accounts?\b[^\n]{0,60}\bin your (?:own )?name\b|\bhand (?:over )?(?:me |us )?(?:the |your )?(?:online )?(?:log-?in|debit card|bank card|card and pin)\b|\b(?:log-?in|password) and (?:the |your )?(?:debit|bank) card\b|\bfrom (?:their|your) own (?:indeed|linkedin|facebook|craigslist|instagram|google|upwork|ebay)\b[^\n]{0,24}\baccounts?\b",
    r"\b(?:speak|talk|meet|call|interview)(?:ing)? (?:to|with) (?:[\w-]{2,12} ){0,3}(?:clients?|employers?|recruiters?|companies|interviewers?|customers) (?:as (?:me|us)|for me|instead of me|in my (?:place|name))\b|\b\d{1,2} ?% of what (?:i|we) (?:make|earn|get)\b|\bi have (?:bad|poor|weak) english\b",
    r"\b(?:income|profit|earnings|revenue|payment|salary) split\b[^\n]{0,40}\b(?:favou?r|\d\d ?/ ?\d\d|you|between us)|\b(?:your|ur) account[ -]{1,3}with your (?:name|face|info|id)\b|\bwith your name and (?:face|photo|id)\b|\b(?:my|the) account (?:\w{4,10} )?(?:was |is |got |has been )?(?:suspended|blocked|banned|closed|restricted)\b[^\n]{0,90}\b(?:looking for|need|someone|collaborat\w{1,4}|partner)|\bcollaborat\w{1,4} with me on (?:upwork|fiverr|linkedin|freelanc\w{1,4})\b|\baccount rental\b",
    r"\b(?:upwork|freelanc\w{1,5}|linkedin|fiverr|toptal|bank) accounts?\b[^\n]{0,50}\b(?:with|using|under|in) your (?:identity|name|info|id|details)\b|\busing your (?:name|identity) and\b|\b(?:install|via|through|connect\w{0,3}|by|over)\b[^\n]{0,24}\b(?:teamviewer|anydesk)\b[^\n]{0,80}\b(?:your|pc|laptop|computer|remotely)\b|\byour (?:\w{3,10} )?(?:pc|laptop|computer)\b[^\n]{0,80}\b(?:teamviewer|anydesk)\b|\bfor your account and computer\b|\baccounts? with your (?:identity|info|name)\b",
    r"\b(?:rent|renting|lease|borrow|lend|lending|buy|sell)(?: me| us| out| it)? (?:out )?(?:your|an?|his|their|the) (?:\w{3,12} )?(?:linkedin|ebay|upwork|fiverr|freelanc\w{1,5}(?: platform)?|paypal|amazon|facebook|github|bank|tinder|uber|doordash|dasher|turo|monzo|starling|revolut|stripe|google|identity|id)\b[^\n]{0,24}\b(?:accounts?|profiles?|cards?)\b|\b(?:use|using|need|share|sharing|provide|access(?: to)?)(?: me| us)? (?:your|his|their|someone'?s|a verified) (?:\w{3,12} )?(?:ebay|upwork|fiverr|freelanc\w{1,5}(?: platform)?|bank|tinder|uber|doordash|dasher|turo|airbnb|monzo|starling|revolut|stripe|identity|id)\b[^\n]{0,24}\b(?:accounts?|profiles?|cards?|for)\b|\b(?:share|sharing|provide|give)(?: me| us)? (?:your|the) (?:linkedin|github|facebook|google) (?:account|log-?in|password|credentials)\b|\b(?:i|we) (?:can |will |would )?(?:use|need) (?:your|an?) (?:\w{3,12} )?(?:linkedin|github|facebook|google|upwork|paypal) (?:account|profile)\b",
    r"\b(?:freelanc\w{1,5}|upwork|linkedin|ebay|fiverr|toptal) (?:platform )?(?:accounts?|profile)\b[^\n]{0,60}\b(?:rent|lend|shar(?:e|ing)|borrow|login|use|let me|not using)|\b(?:lend|rent|give) (?:me|us) (?:it|your|the (?:login|account))\b|\bcreate (?:an )?(?:\w{3,12} )?account with your (?:info|id|details|name)\b|\bebay with \+?\d{1,3} rating\b|\bpost my (?:ads|listings|items)\b|\b(?:an?|ppl with a|your) (?:monzo|starling|revolut)\b",
    r"\binterviews? (?:on (?:my|our|their) behalf|instead of|in my (?:name|place)|for me\b|as me\b)|\b(?:attend|pass|take|join|handle|do|handling|manage)\w{0,3} (?:and pass )?(?:all )?(?:\w{3,12} ){0,3}(?:interviews?|meetings?|stand-?ups?)\b[^\n]{0,60}\b(?:on (?:my|their) behalf|instead of (?:me|us)|behalf of our candidates|using my|in my (?:name|place)|as me)\b|\b(?:attend|pass|take|do)\w{0,3} (?:and pass )?(?:all )?(?:\w{3,12} ){0,3}(?:job |technical |client )interviews?\b[^\n]{0,60}\bon our behalf\b|\busing my (?:name|resume|identity|profile)\b|\brepresent my skills\b",
    r"\b(?<!members )(?<!owners )(?<!workers )(?:split|share|shared|sharing) (?:(?:the|your|our|my|project|some) ){1,2}(?:percentages? of )?(?:the |my |our )?(?:salary|incomes?|profits?|earnings)\b(?! (?:data|statement|report|figures|with (?:our|all) (?:members|employees|staff)))|\b(?:split|share) percentages? of (?:the |my )?(?:salary|incomes?|profits?)\b|\b(?:profit|income|revenue) shar(?:e|ing)\b[^\n]{0,60}\b(?:account|interviews?)\b|\b\d{1,2} ?% of (?:my|the total|the|all|total) (?:monthly )?(?:income|earnings|salary|incomes)\b|\bopen(?:ing)? (?:the|an?|bank) account (?:for yourself|in your name)\b|\baccess data\b[^\n]{0,50}\bpassed on\b",
)

#: Marks of postings that speak of money and not of work; several kinds together are the mark.
_EASY = {
    "money": clue(
        r"\b(?:get(?:ting)?|be|become|becoming) rich\b|\b(?:no|without(?: any)?) money\b|\b(?:easy|fast|quick|extra|great|serious|big(?:gest)?|good|decent|real|spare|more|side) (?:money|cash|incomes?)\b|\bmillion bucks\b|\b(?:make |making |earn(?:ing)? |need )(?:\w{2,9} )?money\b|\bmoney (?:from|at) home\b|\bgreat pay\b|\bearn (?:from home|online|fast|cash)\b|\bwin (?:real )?cash\b|\bincrease (?:your|more) income\b|\bside hustle\b",
    ),
    "earn": clue(
        r"\b\d{2,5} ?(?:-|to) ?\d{2,5} (?:rupees|rs|inr|pesos|naira|taka|shillings|ksh|pkr) (?:per|a|each|every) ?day\b|\b(?:get|be|gets|getting) paid (?:up to |about |over )?[$£€₹]\s?\d|\b(?:members|users|workers|agents|people) (?:make|earn|get) (?:up to |about |over )?[$£€₹]?\s?\d|\bpay from \d|\b(?:\d{1,3}[.,]\d{3}|\d{4,6})\s?[$€£] (?:per|a|every) (?:month|week)\b|\b(?:earn|make|making|earning|earns|win|get|receive|paying|pays?)\s(?:up to|at least|no less than|as much as|anywhere from|over|between|around|you|easily|\w{2,12} over|\w{2,8} around)?\W{0,4}[$£€₹]?\s?\d[\d,.]*(?:\s?k\b)?\s?(?:\+|/-)?\W{0,2}(?:[$£€₹]|usd|usdt|euros?|dollars|reais|rs|quid|income)?\s?(?:(?:-|to)\s?[$£€₹]?\s?\d[\d,.]*\s?[$£€₹]?)?\s?(?:extra )?(?:/|per|a|an|each|every|in)? ?(?:day|daily|week|weekly|month|monthly|hour|assignment|task)\b|\b(?:earn|make|making|earning|win) (?:up to |over |an extra |extra |around |easily )?[$£€₹]\s?\d|\b(?:earn|make) (?:per|a|each|every) (?:day|week|month):? [$£€₹]?\s?\d|\bmake a couple thousand\b|\bcan (?:also |easily )?(?:potentially )?(?:earn|make)\b[^\n]{0,16}\d|\bmake \$?\d+ ?- ?\$?\d+ per\b|\brs\.? ?\d[\d,]*/?-?",
    ),
    "nobar": clue(
        r"\b(?:no|zero) (?:knowledge|training|certificates?|ielts|interview) (?:is |are |and no \w{4,12} )?(?:needed|required|necessary|asked)\b|\bno (?:ielts|knowledge|interviews?)\b|\b(?:a )?full guide is given\b|\b(?:no|zero|without) (?:special |prior |previous |job |professional |lab )?(?:skills?|experience|qualifications?|degree|background)(?: (?:or|and) (?:skills?|experience|qualifications?))?(?: (?:is |are )?(?:necessary|needed|required?|asked|expected))?\b(?! (?:in|with|of)\b)|\bno (?:interviews?|background checks?|selling|cold calling|gimmicks?|door to door|investment|boss|recruiting)\b|\b(?:won'?t|(?:do|does)(?:n'?t| not)|don'?t|dont|not) (?:really |have to |need |require |any ){1,3}(?:to have )?(?:any )?(?:professional |special |prior )?(?:experience|skills?|qualifications?)\b|\b(?:no|zero) any experience\b|\bany(?:one|body) can\b|\bopen (?:for|to) any(?:one|body)\b|\bsuitable for (?:both|everyone|all)\b|\b(?:training|experience) (?:is )?not (?:needed|required|necessary)\b",
    ),
    "daily": clue(
        r"[$£€]\s?(?:[3-9]\d\d|\d,?\d{3})\s?(?:/|per|a|each|every)\s?(?:wk|week)\b|[$£€]\s?(?:[3-9]\d\d|\d,?\d{3}) (?:bi-?weekly|fortnightly)\b|[$£€₹]\s?\d[\d,]* ?(?:-|to) ?[$£€₹]?\s?\d[\d,]*\s?/\s?(?:wk|week|day)\b|\bpayments? (?:is |are )?(?:instant|daily|same day|every evening)\b|\b\d{2,5} ?(?:-|to) ?\d{2,5} (?:rupees|rs|inr|pesos|naira|taka|shillings|ksh|pkr) (?:per|a|each|every) ?day\b|[$£€₹]\s?\d[\d,]* is paid (?:every|each|per) (?:day|week)\b|\bpaid (?:every|each) \w{3,9} in advance\b|\bweekly (?:wage|salary|income|allowance)\b|[$£€₹]\s?\d[\d,]* ?(?:-|to) ?[$£€₹]?\s?\d[\d,]* (?:per|a|each|every) week\b|\b\d{2,4} (?:to|-) \d{2,4} dollars (?:daily|a day|per day)\b|\b(?:get(?:ting)?|be|got|is|are) ?paid (?:on the )?(?:daily|weekly|instantly|same day|every|at once|the same)\b|\bdaily (?:pay(?:ment|out)?s?|delivery|income|earnings?)\b|\bpaid (?:daily|every (?:day|week|evening|friday|wednesday))\b|\bsame[- ]day (?:pay|withdraw)\w{0,4}\b|\binstant(?:ly)? (?:pay|paid|withdraw|cash|money|free)\w{0,4}\b|[$£€₹]\s?\d[\d,]*\s?(?:(?:-|to)\s?[$£€₹]?\s?\d[\d,]*\s?)?(?:extra )?(?:per|a|every|each) ?day\b|\b\d{2,4}(?:[ -]{1,3}(?:to )?\d{2,4})? ?(?:euros?|usd|usdt|dollars|reais|rs) (?:per|a|every|each) ?day\b|\bweekly pay(?:check)?\b|[$£€]\s?\d{3,4} (?:weekly|every week|per week|a week)\b|\bcredited same\b|\bwithdraw the same day\b|\bsalary is paid on the same day\b",
    ),
    "home": clue(
        r"\b(?:from|at|in) any (?:location|place)\b|\bfrom anywhere\b|\bwork(?:ing)?[- ](?:from|at)[- ](?:your |the )?(?:own )?home\b|\bfrom the (?:comfort of|sofa|couch)\b|\bat home\b|\bhome[- ]?based\b|\bstay at home m\wms\b|\bfrom their homes?\b|\bfrom home\b|\bfrom your (?:phone|smart ?phone|sofa|couch|hostel|room|dorm)\b|\bwith your (?:smart ?phone|phone)\b|\ball you need is a (?:phone|computer|smart ?phone|laptop)\b|\bonly need a phone\b|\bno matter where you live\b",
    ),
    "hours": clue(
        r"\b(?:a )?(?:few|couple(?: of)?)(?: free| spare)? hours (?:(?:a|per|each|every|in (?:a|the)) )?(?:day|week|weekly|daily)\b|\bany ?time (?:that )?(?:suits|you (?:like|want|wish|are free))\b|\b(?:not|never|won'?t|doesn'?t|does not|will not) (?:clash|conflict|interfere|affect|deter|disturb|take (?:much|any) of)\w{0,3}\b|\b(?:only |just |less than |minimum )?(?:\d|one|two|a few|couple(?: of)?|30|60|60-90|30-60)\s?(?:-|to|or|\\)?\s?\d{0,2}\s?(?:free )?(?<![a-z])(?:hours?|hrs?|minutes|mins?)\s?(?:/|a|per|each|every)? ?(?:day|daily)\b|\bfew hours (?:a|per|each|every) day\b|\bat the time you like\b|\bhours are up to you\b|\bin your (?:free|spare|leisure) time\b|\bleisure time\b|\b(?:will|does|do|would) not (?:affect|disturb|interfere|be disturbed)\b|\bnot (?:be )?disturb\w{0,3}\b",
    ),
    "now": clue(
        r"\burgent (?:jobs?|vacanc\w{1,3}|positions?|openings?|recruitment|requirement)\b|\bbegin right away\b|\bpositions? (?:fill|are filling|go)(?:ing|s)? (?:up )?(?:quickly|fast)\b|\b(?:sign up|apply|join|register|reply|respond) (?:today|now|immediately|at once|asap)\b|\bimmediate(?:ly)?!{2,}|\bavailable immediately\b|\b(?:start|begin)s? (?:earning|today|right away|right now|now|immediately|tomorrow|at once|straight away)\b|\b(?:limited|few|only \d+) (?:slots|spots|positions|places)\b|\bslots (?:are )?(?:few|limited|left)\b|\bdesperate(?:ly)? need\b|\burgent(?:ly)? (?:hiring|needed|require|need|seeking|recruit)\w{0,3}|\b(?:in )?urgent need of\b|\b(?:don't|do not) wait\b|\bneeded immediately\b|\bhiring (?:immediately|today|all the time|now)\b|\bget started (?:today|asap|now)\b|\bapply today for free\b|\bact fast\b|\bhurry\b|\bjoin (?:us )?now\b|\b(?:within|you have) 24 (?:hours|hrs)\b",
    ),
    "free": clue(
        r"\bfeeding (?:is |are )?free\b|\bfree (?:flat|feeding|air ?tickets?|training,? (?:and|i will))\b|\bhonest(?: and|,) (?:self[- ]?motivated|reliable|hard)\w{0,10} (?:persons?|people|individuals?)\b|\b(?:totally |completely |100 ?% )?free to (?:join|start|sign|use)\b|\bjoin for free\b|\bfree (?:vacation|application|merchandise|to join|sign-?up|registration|signup)\b|\b(?:zero|no|any|without) (?:registration|application|start-?up|sign-?up|investment|start up)(?: fees?| costs?| required)?\b|\bno start-?up fees?\b|\b(?:100|hundred) ?(?:%|percent) (?:free|legit|real|safe|genuine|guaranteed)\b|\bguaranteed (?:income|pay(?:ment)?|earnings|salary|job)\b|\bno risk\b|\brisk[- ]free\b|\bzero cost\b|\bno scams?\b|\bnot a scam\b|\bsafe and legitimate\b|\b(?:legitimate|genuine|legit) (?:home|work|part|online|opportunit|job|data)\w*|\bnot a get[- ]rich|\blegit commission|\blegit\b|\bproof pics?\b|\bgovernment registered\b",
    ),
    "clerk": clue(
        r"\b(?:data[- ]entry|typists?|typing|(?:payroll|file|data|office) (?:clerks?|processors?)|form[- ]filling|copy[- ]?paste|envelopes?|packers?|assembl(?:y|ing) products)\b(?! (?:skills|speed|errors|team))",
    ),
    "life": clue(
        r"\bfinancial(?:ly)? (?:free(?:dom)?|independen\w{2})\b|\byour own boss\b|\b(?:set|make|pick|choose) your own (?:schedule|hours)\b|\bonce in a life ?time\b|\bchange your life\b|\btired of (?:working|your|fetching)\b|\blife ?style you\b|\bspare time\b|\bmore time with your family\b|\bnothing to lose\b|\bstrong desire (?:to|for)\b[^\n]{0,20}\b(?:success|succeed|income)|\bdesire (?:to|for)\b[^\n]{0,20}\b(?:earn|income)|\beliminate (?:your|their) bills\b|\bcontrol of your time\b|\b(?:students?|housewi(?:fe|ves)|retirees|freshers|job ?seekers?)(?:,| and|/) (?:students?|housewi(?:fe|ves)|retirees|freshers|job ?seekers?|mothers|single)\b|\bpeople just like you\b|\bare you (?:looking for|tired|a student|ready)\b",
    ),
}  # fmt: skip
#: In so few words, money or free hours for no skill are all that is held out.
_THIN = 160
_HELD_OUT = frozenset({"money", "earn", "hours", "life", "daily"})
_STRONG = frozenset({"money", "earn", "daily", "free", "life"})


#: Someone who is away, or cannot be spoken to, and what is to be done for them.
_AWAY = clue(
    r"\b(?:out of (?:the )?(?:country|town|state)|abroad|overseas|travel(?:l?ing|s)? (?:a lot|often|for|between|until|currently)?|while (?:they|i|he|she|we) travel|(?:mov|relocat)ing (?:to|into|in)\b|will be (?:moving|relocating)|on (?:a )?(?:business )?trip|in (?:the )?hospital|on sabbatical|busy schedule|in a (?:\w{4,8} )?(?:meeting|conference)|deployed)\b",
    r"\b(?:can'?t|cannot|can not|unable to|not able to) (?:talk|speak|take (?:any )?calls|call|be reached|receive calls|meet)\b|\be-?mail only\b|\bonly (?:by|via|through) (?:e-?mail|text)\b|\btext only\b|\bno (?:phone )?calls\b|\b(?:there is )?no interview\b|\bhearing (?:impaired|loss)\b|\bby e-?mail (?:only|until)\b|\b(?:rarely|seldom|never|hardly ever|not (?:often|always)) (?:in (?:town|the (?:city|office|country))|at home|around)\b|\b(?:everything|all(?: of it)?|communicate|talk) (?:is )?(?:by|via|over|through) (?:text|e-?mail|message)s?\b",
)
_CHORES = clue(
    r"\b(?:personal|household|private|virtual|executive|home) (?:household )?(?:assistants?|aide|helper|errand)\b|\berrands?\b|\bsimple (?:chores|tasks|work)\b|\b(?:buy|shop for|purchase|shopping for|get)(?:ing)? (?:some )?(?:groceries|gifts?|items|supplies|toys|things)\b|\bpay(?:ing)? (?:some |my |our |small |the )?(?:bills|utility)\b|\b(?:receiv|mail|post|drop|pick|deliver)\w{0,4} (?:\w{2,6} )?(?:some |my |our |small |mailing )?(?:of )?(?:letters|packages|parcels|mails?|dry cleaning)\b|\bcoordinat(?:e|ing) deliveries\b|\blook after correspondence\b|\b(?:nanny|caregiver|care ?giver|au ?pair|baby ?sitter|pet ?sitter|dog walker)\b",
)
_ASSISTANT = clue(
    r"\b(?:personal|household|private|virtual|executive) (?:household )?assistants?\b|\berrands?\b"
)
#: One thing to fetch is none; two, or an assistant, are.
_TWO_CHORES = 2
#: Money that comes before any work, or through the reader's bank.
_FUNDED_AHEAD = clue(
    r"\b(?:funds?|money|everything|cash|payment|pay)\b[^\n]{0,40}\b(?:provided|sent|given|ahead|in advance|upfront|up front|by e-?mail|before(?:hand)?)\b|\b(?:never|not|without) (?:use|have to use|using|spend|spending)? ?(?:a cent of )?your own (?:cash|money|funds|pocket)\b|\bpaid [^\n]{0,16}in advance\b|\bbank (?:where|you)\b|\bname of (?:the|your) bank\b|\bcheck(?:s)? (?:will|to)\b|[$£€]\s?\d{2,4} (?:is paid )?(?:weekly|every week|per week|a week)\b",
)


#: The money for the errands comes first.
_AHEAD = clue(
    r"\b(?:funds?|money|cash)\b[^\n]{0,24}\b(?:comes?|sent|arrives?|provided|given|released|wired|paid|mailed)\b[^\n]{0,12}\b(?:ahead|in advance|before(?:hand)?|up ?front)\b",
)


def errands(reading: Reading) -> Iterable[Hit]:
    """Chores for someone who is away or not to be spoken to; with money ahead it is a scam's."""
    page = reading.page
    chores = page.all(_CHORES, most=6)
    if reading.fields is not None or reading.speaks_of_work or not chores:
        return
    ahead = page.first(_AHEAD, plain=False)
    away = page.first(_AWAY, plain=False) or (ahead if reading.facts.contact.channels else None)
    if away is None:
        return
    kinds = {" ".join(each.text.lower().split()) for each in chores}
    is_assistant = page.first(_ASSISTANT, plain=False) is not None
    if len(kinds) < _TWO_CHORES and not is_assistant:
        return
    is_strong = (ahead is not None and is_assistant) or (
        page.first(_FUNDED_AHEAD, plain=False) is not None and len(kinds) >= _TWO_CHORES
    )
    for quote in sorted((away, chores[0]), key=lambda each: each.start):
        yield Hit(quote=quote, scam=is_strong, is_sure=is_strong)


def _easy(page: Page) -> dict[str, Quote]:
    return {kind: quote for kind, sought in page.among(_EASY) if (quote := page.first(sought))}


def speaks_of_money(page: Page) -> bool:
    """Whether two kinds of marks stand there, one of which speaks of money: too little to be a
    finding, enough beside a strong mark."""
    found = _easy(page).keys()
    return len(found) > 1 and bool(found & _STRONG)


#: How those who sell and bring for a firm are paid, too.
_SALES_PAY = re.compile(
    r"\b(?:uncapped|unlimited|potential|ceiling|cap|limit|independent|own boss)\b"
)


def recruiting(reading: Reading) -> Iterable[Hit]:
    """Income from those one brings in; or a business of one's own where the text speaks of money."""
    yield from words(RECRUITING)(reading)
    yield from networks(reading)
    page = reading.page
    own = page.all(_OWN_BUSINESS, most=3)
    if own and is_plain_trade(reading):
        own = [each for each in own if not _SALES_PAY.search(each.text.lower())]
    if not own:
        return
    beside = {
        kind
        for kind, quote in _easy(page).items()
        if all(quote.end <= each.start or each.end <= quote.start for each in own)
    }
    if reading.facts.pay.unit == "hour":
        beside -= {"earn"}
    if reading.speaks_of_work:
        is_bait = len(own) > 1 and len(beside) > 2
    else:
        is_bait = len(own) > 1 or bool(beside & (_STRONG | {"nobar"}))
        is_bait |= any(fantastic_pay(reading))
    if is_bait:
        for quote in own:
            yield Hit(quote=quote, is_sure=True)


def wrapping(reading: Reading) -> Iterable[Hit]:
    """The reader's own car as a billboard; that a firm wraps cars is no scam."""
    if not reading.speaks_of_work:
        for quote in reading.page.all(_CAR_WRAP, most=1):
            yield Hit(quote=quote, scam=True, is_sure="your" in quote.text.lower())


def easy_money(reading: Reading) -> Iterable[Hit]:
    """Three kinds of marks, two of which speak of money; "from home" alone is none. Else many small
    signs together."""
    found = _easy(reading.page)
    strong = _STRONG & found.keys()
    needed = 5 if reading.speaks_of_work else 3
    is_thin = (
        "nobar" in found
        and not reading.speaks_of_work
        and reading.facts.pay.unit != "hour"
        and reading.page.words < _THIN
    )
    if is_thin and len(found) > 1 and found.keys() & _HELD_OUT:
        needed, strong = 2, strong | {"nobar", "hours"}
    if len(found) >= needed and (len(strong) >= 2 or "earn" in found):
        is_strong = len(found) >= 5 or (len(found) >= 4 and not reading.speaks_of_work)
        is_strong = is_strong and not is_on_wheels(reading)
        for quote in sorted(found.values(), key=lambda each: each.start)[:3]:
            yield Hit(quote=quote, scam=is_strong, is_sure=is_strong)
    else:
        yield from adding_up(reading)


def shopping(reading: Reading) -> Iterable[Hit]:
    """An assignment held out to the reader; that such firms exist is no scam."""
    page = reading.page
    yield from wrapping(reading)
    if page.first(SHOPPER_OFFER):
        is_bait = page.first(_FUNDED) is not None or page.first(_RICH_SHOPS) is not None
        is_strong = is_bait and not reading.speaks_of_work
        for quote in page.all(SHOPPER, most=3):
            yield Hit(quote=quote, scam=is_strong, is_sure=is_strong)
