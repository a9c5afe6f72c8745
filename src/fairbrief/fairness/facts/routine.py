"""How much of the work is routine: clerical, repetitive or fetching and carrying."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fairbrief.fairness.clues import clue
from fairbrief.fairness.facts.duties import duties_of
from fairbrief.fairness.facts.wanted import asking_sentences
from fairbrief.fairness.text import Page, Quote

#: Words that may stand between what is done and what it is done to.
_FEW = r"(?:[\w,'&/-]{1,16} ){0,4}?"
_ENTER = r"(?:enter|input|upload|load|key|copy|type up|typing|capture|encod|scrap|label|transfer|merg)(?:e?s|e?d|ing|ting|e|ping)?"
_KEEP = r"(?:maintain|keep|updat|organi[sz]|sort|track|log|catalogu?|index|fil|manag|clean|tidy|tagg?|check|reconcil|count|shelv|pack|wrap|label|generat)(?:e?s|ed|ing|ling|e|ging)?(?! (?:in|on|out|off|into|for|with|to|via|by|from|about|of|at|and passed)\b)(?: and \w{3,12})?"
_RECORDS = r"(?:(?:administrative |computer |client |student |patient |personnel |financial )?records?|(?:computer )?databases?|spreadsheets?|(?:mailing |contact |guest |email |member )?lists?|rosters?|files|databases?|inventor(?:y|ies)|logs?|log ?books?|registers?|registry|calendars?|director(?:y|ies)|timesheets?|receipts|invoices|stock|supplies|trackers?|catalogu?es?|crm|contacts|entries|rows|cards|bugs|samples|shelves|drawers|books|parcels|packages|boxes|objects|artifacts?|photos|images|assets|tools|orders|tickets)"
_NEW = r"(?:(?:new|potential|prospective|possible|future|target(?:ed)?|qualified) ){1,2}"
_ROUTINE = {
    "data": clue(
        r"\b(?:produc|prepar|compil|creat|writ|mak|keep)(?:e|es|ing)? (?:[\w-]{4,12} )?(?:container|inventory|box|folder|packing|shelf|item) lists?\b|\b(?:document|record|log|not|track|put|typ|enter|keep)(?:e|es|s|ing)? (?:[\w-]{3,14} ){0,3}(?:meta-?data|details|entries|measurements|readings|addresses|contacts|titles) (?:in|into|on) (?:an? |the |our )?(?:[\w-]{3,12} )?(?:spreadsheets?|excel|sheets?|databases?|log ?books?|forms?|catalogu?e)\b|\binventory(?:,| and) (?:organi[sz]e|arrange|catalogu?e?|label|describe|sort|photograph|list|pack)\b|\b(?:combine|connect|attach|link|match|add)(?:s|ing)? (?:[\w-]{3,14} ){1,3}(?:in)?to (?:the )?(?:meta-?data|catalogu?e|database|archive) (?:files?|records?|entries)\b",
        r"\b(?:add|enter|assign|include|creat|clean(?: up)?|edit|correct|updat|improv|check|fix|apply|supply)(?:e|es|ing)? (?:of )?(?:[\w-]{3,14} ){0,3}meta-?data\b|\b(?:tak|conduct|do|mak|carry)(?:e|es|ing)?(?: out)? (?:an |the |regular |monthly |weekly )?(?:[\w-]{3,12} )?inventor(?:y|ies)\b|\btimesheet (?:entry|processing)\b|\btyp(?:e|es|ing) (?:up|out) |\btyping of |\bentry of (?:the )?(?:\w{3,12} ){1,3}|\bcollection of (?:data|samples|forms)\b|\bencod(?:e|ing) (?:\w{2,12}(?:'s)? ){0,3}(?:list|sheets?|records|forms|data)\b|\bfill(?:ing)? (?:out )?forms\b|\bfil+ing cabinets?\b|\bcutting (?:and|&) pasting\b|\bencod(?:e|es|ing) (?:of )?(?:[\w-]{2,14} ){0,3}(?:forms|surveys?|data|records|responses)\b|\bcod(?:e|es|ing) (?:the )?(?:videos?|transcripts|responses|open[- ]ended|footage|recordings)\b|\bcod(?:e|ing) video of\b|\b(?:number|stamp|sort|collate|staple|laminate|bag|price|bundle|count)(?:s|ing)? (?:and \w{3,9} )?(?:the |our |all )?(?:\w{3,9} )?(?:items|copies|forms|books|stock|coins|tickets|letters|papers|donations|clothes|clothing|files|folders|samples|specimens)\b|\b(?:verif(?:y|ies|ying)|check(?:s|ing)?|confirm(?:s|ing)?) (?:phone numbers|addresses|spellings?|citations|links|entries|prices)\b|\bdata[- ](?:entry|input|inputting|capture|tracking|scraping|labell?ing)\b|\bcop(?:y|ying)[- ](?:and[- ])?past\w{1,4}\b|\bdata (?:collection|cleaning)\b|\bcleaning of data\b|\bentries of data\b|\bgathering of (?:all )?documents\b|\btyping\b(?! (?:skills|speed|test))|\bscann(?:ing|ed)\b|\bscan (?:\w{3,14} ){0,3}(?:documents|photos|records|files|negatives|slides|receipts|codes|labels|letters|pages)\b|\bdigiti[sz](?:e|es|ing)\b|\bdata retriev\w{2,3}\b|\bform[- ]fill\w{2,4}\b|\b(?:schedul|recruit|book)(?:e|es|ing)? (?:and \w{4,9} )?(?:\w{3,10} )?participants\b|\bfill(?:ing)? (?:in |out )?(?:online )?forms\b",
        rf"\b{_ENTER} (?:in |up )?{_FEW}(?:data|documents?|records?|information|listings|products?|prices|values|observations|details|names|addresses|answers|results|scores|responses|leads|fields|metadata|meta-data)\b(?! (?:analysis|science|scien|sets?\b|model|pipeline|visual|driven|structures?))",
    ),
    "calls": clue(
        r"\bfollow[- ]?up (?:tele)?(?:phone )?calls\b|\banswer(?:ing)? (?:the )?(?:tele)?phones?\b|\bmak(?:e|ing) appointments?\b|\bfront[- ]desk\b(?! (?:manager|team|app|at))|\breception (?:duties|work|cover)\b|\banswer\w{0,3} the (?:counter |shop |office |main )?(?:telephone|phone|door)\b|\bcold[- ]?(?:call|e-?mail)\w{0,4}\b|\boutreach e-?mails\b|\bcall cent(?:er|re)\b|\btelemarket\w{1,4}\b|\breceptionist\b|\bfront[- ]desk (?:duties|coverage|support|staff)\b|\b(?:work|cover|staff|man|run)(?:ing)? (?:at )?(?:the |our )?(?:front|reception|help|service|welcome|information) desk\b|\bthe reception desk\b|\bcall(?:ing)? (?:\w{2,9} )?(?:residents|households|members|alumni|donors|customers|leads|shops|people)\b|\b(?:phone|text)[- ]?bank\w{0,3}\b|\bcanvass(?:ing|es|ers?)?\b(?! (?:bag|print|shoes))|\bliterature drops?\b|\blit drops?\b|\bpost ?card writing\b|\bvoter (?:contact|registration)\b|\b(?:contact|call|text)(?:ing)? voters\b|\bby phone and\b|\bhelpline\b|\bassist(?:ing)? with phones\b",
        rf"\b(?:answer|handl|return|reply to|respond to|field|screen|manag|replying to|responding to|receiv|direct|sort|distribut|monitor)(?:e?s|ing|e)? (?!this|to this|us\b|me\b){_FEW}(?:calls|phones?|e-?mails?|telephones?|dms|inquir(?:y|ies)|enquir(?:y|ies)|tickets?|correspondence|mail|texts|helpline|switchboard|inbox)\b",
        r"\b(?:take|takes|taking|make|makes|making) (?:and \w{4,9} )?(?:the |our )?(?:\w{5,12} )?(?:phone )?(?:calls|messages)\b(?! (?:with|between))|\bresponse to (?:\w{3,9} ){0,2}(?:e-?mails?|messages|inquiries|enquiries)\b",
    ),
    "office": clue(
        r"\b(?:administrative|administration|clerical|secretarial|office|personal|admin|general office|back[- ]office|reception|receptionist),? (?:(?:and|or|&|/) )?(?:[\w-]{4,16},? ){0,2}?(?:tasks?|duties|support|assistance|work|paperwork|chores|functions)\b(?! (?:experience|skills|background))|\b(?:clerk|(?<!career )(?<!law )(?<!our )(?<!the )(?<!staff )clerks|clerical)\b|\bfiling\b|\bphotocop\w{1,4}\b|\berrands?\b|\bdiary management\b|\bbook-?\s?keep\w{1,4}\b|\bstuff(?:ing)? (?:and \w{4,9} )?(?:out )?(?:envelopes?|mailings?|letters|packets|circulars)\b|\benvelopes?\b|\bmailing (?:of |our |out )?(?:\w{4,12} ){0,2}(?:letters|invitations|lists?|circulars)\b|\b(?:copying|faxing|photocopies|make copies|making copies|xerox\w{0,3})\b|\bmailings?\b(?! (?:address|list|lists)\b)|\b(?:open|opening|sort|sorting|deliver|delivering|distribute) (?:and \w{4,10} )?(?:the )?(?:incoming )?(?:mail|post)\b|\bpick(?:ing)?[- ]?ups? (?:and|&) (?:deliver|drop)\w{0,4}\b|\bday[- ]to[- ]day (?:office|administrative|operations of the office)\b|\bgeneral (?:office|admin\w{0,10}|clerical)\b|\bconfirm(?:ing)? appointments\b|\b(?:badge|label) printing\b|\bhotel bookings?\b|\b(?:guest|delegate|attendee) registration\b|\bmessengering\b|\bdry cleaning\b|\bpaperwork\b|\btravel (?:planning|arrangements|bookings?)\b|\bexpense reports?\b|\bminutes? of meetings\b|\bmeeting minutes\b|\btak(?:e|ing) minutes\b",
        rf"\b(?:schedul|arrang|book|coordinat)(?:e|es|ing)? {_FEW}(?:meetings|appointments|couriers|rooms|travel|interviews|calendars?|calls|shifts)\b|\bmanag(?:e|es|ing) {_FEW}(?:schedules?|calendars?|diar(?:y|ies))\b|\border(?:ing|s)? {_FEW}supplies\b|\bfil(?:e|es|ing) {_FEW}(?:documents|papers|records|certificates|forms)\b|\bprepar(?:e|ing) (?:\w{{3,10}} )?(?:mailings?|packets|name ?tags|invoices|quotations|purchase orders)\b|\bmanag(?:e|ing) office\b|\bdiary, correspondence\b",
    ),
    "post": clue(
        r"\b(?:constituent|incoming|outgoing|general|routine|customer|client|donor|member|office|administrative|public|guest|patient|telephone|business|daily) (?:\w{4,10} )?(?:mail|correspondence|phone calls|calls|telephone calls|inquiries|enquiries|requests|e-?mails?|queries)\b(?! (?:address|list|campaigns?|marketing|newsletters?|templates?))|\b(?:process|handl|answer|draft|sort|log|forward|rout|open|send|writ)(?:e?s|ed|ing|e)? (?:and \w{4,10} )?(?:of )?(?:[\w-]{3,14} ){0,2}(?:correspondence|mail|e-?mails|faxes|form letters|thank[- ]you (?:notes|letters|cards)|acknowledg\w{5} letters)\b|\b(?:over|by|on) the (?:tele)?phone\b(?! (?:interview|call|screen))|\bphone (?:coverage|duty|duties|communications?|calls|lines?|inquiries|enquiries|support)\b|\b(?:manage|managing|handle|handling|monitor|monitoring|direct|directing|transfer|screening) (?:and \w{4,10} )?(?:\w{3,9} )?(?:phones?|phone \w{4,14}|calls|voice ?mails?|inboxe?s?|e-?mail accounts?)\b|\b(?:reply|replying|replies|responding|respond|responds) to (?:[\w-]{3,14} ){0,3}(?:inquiries|enquiries|requests|questions|letters|calls|e-?mails?|correspondence|messages|tickets|comments)\b(?! (?:for proposals|for information act))",
    ),
    "hands": clue(
        r"\b(?:assembl|stuff|collat|fold|sort|print|copy|distribut|bundl|prepar|pack|unpack|stack|organi[sz])(?:e|es|ing)? (?:and \w{4,12} )?(?:the |our |of |all |program |programme |event |class |welcome |training |meeting |marketing |swag |gift |press )*(?:packets?|kits|folders|binders|name ?badges|name ?tags|handouts|copies|mail(?:ings|ers)|bags|envelopes|boxes|supplies|supply (?:room|closet)s?|goody bags|materials for (?:class|meetings|events|mailing))\b|\b(?:run|running|do|doing) errands\b|\bcoffee runs?\b|\bpick(?:ing)? up (?:supplies|lunch|mail|samples|packages|dry|props|deliver)\w{0,4}\b|\bas a (?:runner|gofer|gopher)\b|\b(?:steam|press|iron|hang|tag|check in|return|unpack|ship|pull)(?:ing)? (?:and \w{4,9} )?(?:the |of )?(?:samples|garments|clothes|clothing|merchandise|costumes|orders|inventory)\b|\b(?:staff|man|work|cover|set up|sit at|monitor)(?:ing|s)? (?:at )?(?:the |a |our |information |registration |merch\w{0,8} |front |welcome |ticket |admissions )+(?:table|booth|desk|counter|tent|window|door)s?\b|\b(?:ordering|order|stocking|restocking|replenish(?:ing)?) (?:of )?(?:office |lab |kitchen |art |cleaning |general )?(?:supplies|reagents|consumables|shelves)\b|\b(?:wash(?:ing)?|autoclav(?:e|ing)|clean(?:ing)?) (?:of )?(?:lab |laboratory )?(?:glassware|dishes|equipment|cages|tanks|kennels|benches)\b|\b(?:laundry|dishes|vacuum(?:ing)?|mopping|dusting)\b|\b(?:load[- ]in|strike|load[- ]out|clean[- ]?up)\b(?= (?:and|as|after|of|for|duties|crew|with))|\b(?:mow(?:ing)?|weed(?:ing| eating| whacking)|mulch(?:ing)?|rak(?:e|ing)|pull(?:ing)? weeds|litter (?:pick|clean)\w{0,6})\b|\bparticipant (?:recruitment|scheduling|reminders?|payments?)\b|\b(?:weigh|sort|rins|bottl|bagg?|seal|label)(?:e|ing) (?:and \w{4,9} )?(?:\w{3,10} )?(?:samples|specimens|seeds?|jars|products|packages|parcels)\b",
    ),
    "prospects": clue(
        rf"\b(?:qualif(?:y|ies|ying)|research(?:es|ing)?|find(?:s|ing)?|identify(?:ing)?|look(?:ing)? up|search(?:ing)? for|sourc(?:e|ing)|contact(?:ing)?) (?:and \w{{4,10}} )?(?:about |on |for |the )?{_NEW}(?:\w{{4,12}} )?(?:prospects?|leads?|clients|customers|accounts|buyers|subscribers)\b|\bqualif(?:y|ying) (?:and \w{{4,10}} )?(?:\w{{3,12}} ){{0,2}}(?:prospects|leads)\b|\blead[- ](?:qualification|sourcing|lists?|scraping)\b|\bcold[- ]?(?:mailing|messaging|dm|outreach)\w{{0,3}}\b|\bset(?:s|ting)? (?:up )?(?:sales )?appointments\b|\bappointment[- ]setting\b|\b(?:inbound|outbound) (?:calls?|calling|dialing|phone)\b|\b(?:crm|salesforce|hubspot) (?:upkeep|updates?|entry|entries|hygiene|maintenance|clean[- ]?up)\b",
    ),
    "peers": clue(
        r"\b(?:promot|tout|advertis|recommend|spread|talk)(?:e|es|ing|s)? (?:[\w'-]{2,14} ){1,6}?(?:to|with|among|amongst) (?:your |their |the )?(?:fellow |own )?(?:peers|classmates|friends|followers|fellow students)\b|\bshar(?:e|es|ing) (?:[\w-]{3,12} )?(?:(?:sign-?up|referral|invite|invitation|download|affiliate|tracking|discount|promo) )+(?:links?|codes?)\b|\b(?:hand|give|pass)(?:s|es|ing)? out (?:the |our |free )?(?:flyers|fliers|leaflets|samples|swag|stickers|coupons|merch\w{0,8})\b|\bfl[yi]ering\b|\bput(?:s|ting)? up (?:the |our )?(?:posters|flyers|fliers)\b",
    ),
    "records": clue(
        rf"\b{_KEEP} {_FEW}{_RECORDS}\b",
        r"\b(?:compil|build|maintain|updat|creat|develop)(?:e|ing|ed)? (?:and \w{4,9} )?(?:\w{3,10} ){0,2}(?:media|contact|press|mailing|e-?mail|guest|prospect|lead|distribution) (?:contact )?lists?\b|\b(?:press|news|media) clippings\b|\blist[- ]building\b|\bprospecting\b|\b(?:order|e-commerce) (?:fulfil\w{1,5}|processing)\b|\bpackag(?:e|ing) (?:and shipping|orders|products)\b|\bshipping (?:and receiving|orders|out)\b|\bmerchandis(?:e|ing) (?:the|displays|floor)\b|\blogging (?:footage|tapes?|clips|hours|data|calls)\b|\bcataloguing\b|\bcataloging\b|\brecord[- ]keeping\b|\blist[- ]keeping\b|\bre-?stock(?:ing)?\b|\bstock(?:ing)? (?:the )?(?:shelves|room|counts?)\b|\binventory (?:management|tracking|counts?|and)\b|\bshelving\b|\bshelved\b|\bre-?orders\b|\bpacking\b|\brepacking\b|\blabell?ing\b|\btagging\b|\bdatabase (?:updates?|maintenance|management)\b|\b(?:donation|item|auction) [\w -]{0,24}(?:tracking|procurement|coordination)\b|\bcreating records\b|\bkey ?words for each\b|\brecords? (?:maintenance|management)\b",
    ),
    "care": clue(
        r"\b(?:weeding|planting|mulching|pruning|harvesting|watering|seeding|transplanting|thinning|washing|packing|feeding|milking|digging|hoeing|raking|mowing|sweeping|mopping|dusting|tidying|restocking|shelving|sorting|loading|unloading|stocking|chopping|peeling|baking|sewing|cutting|gluing|sanding|folding|labell?ing|bagging)(?:,| and|, and)? (?:\w{4,9}ing\b|animal chores|chores|market)|\b(?:harvest|market|wash|pack) days?\b|\b(?:animal|farm|barn|kitchen|household|morning|evening|daily|shop) chores\b|\bdo(?:ing)? deliveries\b|\bmaking deliveries\b",
        r"\b(?:harvest|weed|pack|wash|deliver|plant|water|feed|muck out|sweep|scrub|load|haul)\b(?=, (?:and )?(?:\w{3,9},? ){0,2}(?:harvest|weed|pack|wash|deliver|plant|water|feed|sweep|scrub|load|haul)\b)|\b(?:walk|care for|feed|groom|look after|watch) (?:and \w{3,9}(?: for)? )?(?:my|our|the|his|her) (?:\w{3,6} )?(?:dogs?|cats?|pets?|animals?|horses?|plants|kids?|children|son|daughter)\b|\b(?:little|some|the|my|do|his|her) (?:grocery|shopping|errands|laundry|chores)\b|\b(?:dish|pot) ?wash\w{0,3}\b|\b(?:light |general |some )?(?:cleaning|housekeeping|laundry|dishwashing|sweeping|mopping|dusting|tidying|washing (?:up|dishes))\b(?! (?:of )?(?:the )?(?:code|data|company|energy|up (?:the )?(?:code|data)))|\bclean(?:s)?(?: up)? (?:the |our |and \w{3,10} (?:the )?)?(?:office|shop|kitchen|studio|floors?|tables|rooms?|cages?|kennels?|glassware|equipment|center|centre|facilit|space|toilets|windows|hall)\w{0,4}\b|\bis clean\b|\bsterili[sz](?:e|ing)\b|\bfetch(?:ing|es)? (?:coffee|lunch|books|and carry)\b|\b(?:make|get|do|pick up|carry|tea and|making|getting|picking up) (?:the )?(?:coffee|tea|lunch(?:es)?|groceries|prescriptions|laundry)\b|\bset(?:ting|s)?[- ]?(?:up|of)(?: and \w{4,9}(?: down)?)? (?:the |for )?(?:chairs|tables|events?|rooms?|stalls?|equipment)\b|\b(?:event|table|room) set[- ]?up\b|\bwalk(?:ing)? (?:the )?dogs?\b|\busher(?:s|ing)\b|\bguest (?:registration|relations)\b|\bgreet(?:ing|s)? {0,1}(?:and \w{4,10} )?(?:visitors|guests|students|customers|patients|clients|patrons|taxpayers|attendees|members|families|callers)\b|\bcheck(?:ing)?[- ]in (?:patients|guests|visitors|attendees)\b|\bserv(?:e|ing) (?:food|drinks|customers|guests|refreshments)\b|\bopening and closing\b|\bconcessions?\b|\bfacility maintenance\b|\bheavy lifting\b|\btrash\b|\bweeding\b",
        r"\b(?:preparing|prepare|prep) (?:\w{3,8} )?(?:diets|food|meals)\b|\bfeeding (?:and|animals|schedules?)\b|\b(?:assist|help)(?:ing)? with feeding\b|\b(?:enclosure|grounds|general|exhibit|habitat|facility|building|garden) (?:design and )?maintenance\b|\bmaintain(?:s|ing)? (?:area |animal |the )?(?:grounds|enclosures|exhibits|habitats|buildings|housing|cages)\b|\b(?:husbandry|housekeeping) (?:tasks|duties)\b|\bdaily care\b|\bguest service\b|\b(?:routine )?landscaping\b|\b(?:set[- ]?up|setting up|load[- ]?in) (?:and|&|/) (?:tear|break|strike|take|clean|load)\w{0,6}(?:[- ](?:down|out|up))?\b|\b(?:tear|break)(?:ing)?[- ]?down\b(?! (?:barriers|silos|complex|the problem|problems))|\bcash (?:register|handling)\b|\b(?:loading|unloading|hauling|carrying) (?:and \w{5,10} )?(?:equipment|supplies|boxes|trucks?|materials|gear)\b|\b(?:feeding|watering|walking|grooming) (?:and \w{5,10} )?(?:the )?(?:animals|dogs|cats|plants|horses)\b|\bconfirming reservations\b|\btaking attendance\b|\bmaking (?:her|his|their) meals\b|\bsimple chores\b|\bgroceries\b|\bpaying (?:small )?bills\b|\bcashier(?:ing)?\b(?!')|\bpoint of sale\b|\bring up\b|\bbox office\b|\bticket sales\b|\bmonitor(?:ing)? (?:the )?(?:gallery|exhibition|front|building|lobby|room)\b|\blet in (?:guests|visitors|and assist)\b",
    ),
    "channels": clue(
        r"\b(?:manag(?:e|es|ing)|maintain(?:ing)?|run(?:s|ning)?|updat(?:e|es|ing)|handl(?:e|ing)|monitor(?:s|ing)?|schedul(?:e|ing))(?: and \w{3,10})? (?:[\w'-]{2,15},? ){0,4}(?:social media|facebook|instagram|twitter|tiktok|pinterest|online communit|website content|newsletter list)|\bsocial media (?:promotion|posting|updates|management|presence)\b|\bcontent sharing\b|\bschedul(?:e|es|ing) (?:\w{3,10} )?posts\b|\bdaily (?:posts|posting|tweets|social)\b|\bpost(?:ing)? (?:content )?(?:daily|regularly|on (?:our )?(?:social|facebook|instagram|twitter|linkedin|tiktok)|to (?:our )?(?:social|facebook|instagram|twitter|linkedin|tiktok|the website))\b|\b(?:community|page) (?:management|moderation)\b|\bmoderat(?:e|ing) (?:our |the )?(?:\w{3,10} )?(?:comments|groups?|communit|forums?|chats?)\w{0,3}\b|\b(?:maintaining|maintain|keep|keeping) (?:and \w{4,10} )?(?:[\w']{2,12} ){0,3}(?:presence|pinterest|feeds?)\b",
    ),
    "replies": clue(
        r"\brespond(?:ing)? to (?:\w{3,10},? ){0,4}(?:comments|messages|mentions|reviews|dms|alerts)\b|\b(?:lik(?:e|ing)|follow(?:ing)?|comment(?:ing)?)(?: on)? (?:and \w+ )?(?:posts|accounts|pages|photos)\b|\b(?:re-?post|share|sharing) (?:the |our |its |all )?(?:daily|posts?|videos?|links?|content)\b|\bcustomer (?:service|support|care|e-?mails|complaints)\b|\bfollow up by e-?mail\b|\bchas(?:e|ing) (?:up )?missing\b",
    ),
    "leads": clue(
        r"\blead (?:lists?|generation|enrichment)\b|\bcollect(?:ing)? (?:and (?:catalogu?e|post) )?(?:e-?mails|contacts|leads|money|signatures|articles|dates)\b|\bpost(?:ing|s)? (?:my |our |the )?(?:ads|listings|flyers|articles|posters|jobs?)\b|\b(?:hand(?:ing)?|giv(?:e|ing)|pass(?:ing)?) out (?:[\w-]{3,12} ){0,2}(?:flyers|leaflets|samples|cards|vouchers|coupons)\b|\b(?:onboard|recruit|inspire|register(?:ing)?|sign(?:ing)? up|enrol(?:l?ing)?) (?:each |new |as many |more |other )?(?:students|friends|classmates|candidates?|users|members|customers)\b|\bdoor[- ]to[- ]door\b|\b(?:very )?strong selling skills\b|\bstreet team\b|\breferrals?\b(?! (?:bonus|program(?:me)? for))|\bsales (?:targets?|calls)\b|\bpromot(?:e|ing) (?:the |our |\w{3,12} on )?(?:brand|app|platform|products?|your campus|campus)\b|\b(?:distribut|deliver)(?:e|ing) (?:\w{4,10}/?\w{0,10} )?(?:flyers|posters|materials|leaflets|brochures)\b|\btabling\b|\bput(?:ting)? up (?:posters|flyers|signs)\b|\brun(?:ning)? a table\b|\bflyers, \w|\bflyering\b|\bcampaign registrations?\b|\bnumber of registrations\b",
    ),
    "money": clue(
        r"\b(?:unload|dust|wrap|tally|refill|re-?stock|sweep|mop|vacuum|polish|rinse|scrub|haul|stack|carry|fetch|mail)(?:s|ing|ping|ling)? (?:the |our |up )?(?:[\w-]{3,12} )?(?:pallets|bottles|gifts|feeders|poll results|shelves|floors|trucks?|boxes|crates|tables|chairs|trays|glasses|bins|merch|orders|dishes|hay|coolers)\b|\bdo(?:es|ing)? (?:the |some )?(?:laundry|dishes|cleaning|shopping|filing|sweeping)\b|\bclip(?:s|ping)? (?:the )?(?:news|press|media|articles|coverage|stories)\b|\bkeep(?:s|ing)? (?:the |our )?(?:[\w-]{3,12} ){0,2}(?:lists?|records|files|logs?|calendars?|databases?|contacts|inventory|books|shelves|room|showroom|shed|shop|kitchen) (?:current|up to date|up-to-date|updated|tidy|clean|stocked|in order)\b|\b(?:courier|hand-deliver|ferry)(?:s|ing)? (?:documents|packages|papers|files|samples)\b|\bcheck(?:s|ing)? (?:in|out) (?:equipment|guests|books|visitors|tools|gear|laptops|participants)\b|\bcod(?:e|es|ing) (?:video ?tapes|videos|tapes|footage|interviews)\b|\bclean(?:s|ing)? (?:the |out )?(?:runs|kennels|cages|stalls|tanks|benches|floors|tables|dishes|glassware|bathrooms|windows|enclosures|tubs)\b|\b(?:feed|bathe|walk|groom|brush)(?:s|ing|es)?(?:,| and|, and) (?:bath(?:e|ing)|walk(?:ing)?|groom(?:ing)?|feed(?:ing)?|water(?:ing)?|brush(?:ing)?)\b|\bintake calls\b|\bstock(?:s|ing)? (?:the |our )?(?:[\w-]{3,12} )?(?:warmers|coolers|carts?|rooms?|pantry|cabinets?|fridges?|supplies|shelves|bins)\b|\bescort(?:s|ing)? (?:patients|visitors|guests|clients)\b|\bhand-? ?address(?:ing)?\b|\bpull(?:s|ing)? (?:[\w-]{3,12} ){0,2}(?:lists|files|records|orders|quotes|tapes)\b|\b(?:set(?:ting)? up|tak(?:e|ing) down) (?:for )?(?:the |our |an? )?(?:[\w-]{3,12} )?(?:gala|events?|chairs|tables|booths?|stalls?|rooms?)\b|\banswer(?:s|ing)? (?:[\w-]{3,12} ){0,2}(?:comments|dms|messages|reviews)\b|\bwater(?:s|ing)? (?:the |our )?(?:seedlings|plants|beds|lawns?|flowers|trees)\b|\b(?:open(?:s|ing)?|clos(?:e|es|ing)|lock(?:s|ing)?(?: up)?) (?:(?:and|or) \w{4,8} )?the (?:gate|shop|store|office|building|doors?|center|centre)\b|\b(?:ring(?:s|ing)?|rung) up\b|\b(?:cash|cashes|cashing) (?:the |out )?(?:che(?:cks|ques)|guests|customers|registers?)\b|\b(?:tak(?:e|es|ing)|accept(?:s|ing)?) (?:in )?(?:the |cash |member |guest )?(?:deposits|payments?|fares|admissions?|tickets|orders)\b(?= (?:and|for|from|at)\b|[,.;])|\b(?:count|counts|counting|balanc(?:e|es|ing)) (?:the |out the |your )?(?:cash )?(?:drawer|till|register)s?\b|\b(?:hand|hands|handing|giv(?:e|ing)) out (?:[\w-]{3,12} ){0,2}(?:receipts|towels|keys|badges|programmes?|programs|wristbands|equipment|lunches|meals)\b|\b(?:run|work|man|staff|operat\w{1,3})(?:s|ning|ing)? (?:the |a |our )?(?:till|cash (?:register|desk)|register|box office|ticket (?:booth|counter)|concessions?)\b|\b(?:making|make|handle|handling|process|processing) (?:the |some |all )?(?:payments|disbursements)\b|\bpay(?:ing)? (?:my |the |our )?(?:bills|vendors)\b|\bprocess(?:es|ing)? (?:of )?(?:\w{3,12} ){0,3}(?:payments?|orders|applications|invoices|transactions|payroll|deposits|returns|forms|requests|card lifecycle)\b|\bdaily processing\b|\bpayroll administration\b|\breconcil(?:e|ing|iations?)\b|\bmatch (?:incoming|invoices)\b|\binvoices, receipts\b|\btransaction flows\b|\bmonitor (?:real-time )?transactions?\b",
    ),
    "tasks": clue(
        r"\btak(?:e|ing) surveys\b|\btranscri(?:b\w{1,4}|ption)\b|\bannotat(?:e|es|ors?|ing|ion)\b(?! (?:tool|scheme|guidelines))|\b(?:label|tag|cod)(?:s|e|ing|led|ging)? (?:\w{3,12} )?(?:images|photos|data|articles|match video|interviews|newspaper)\b|\bany (?:other )?job\b|\bgrunt work\b|\bquota\b|\brouti?ne (?:tasks|work|duties)\b|\bfollow(?:ing)? (?:test )?scripts\b|\bmostly (?:typing|wrapping|packing|filing)\b|\bstudent coders\b|\b\d{2,4} (?:records|calls|entries|rows|images|interviews|cards|clips) (?:a|per|each) (?:day|shift|week)\b|\btarget: \d|\bre-?test\b",
    ),
}  # fmt: skip
#: Work that is nothing but routine, wherever it is offered.
_ONLY = clue(
    r"\bforward(?:ing)? (?:all |the |every |each )*orders?\b|\bdata[- ]entry (?:jobs?|work|clerks?|operators?|positions?|roles?|agents?|assistants?|from home)\b|\b(?:copy[ -]?paste|form[- ]filling|typing|ad[- ]posting|e-?mail processing|captcha|sms) (?:jobs?|work|data)\b|\btyp(?:e|ing) (?:\w{3,10} )?(?:ads|captchas|simple)\b|\bcaptcha\b|\bstuff(?:ing)? (?:and mail |our )?(?:envelopes|letters|leaflets)\b|\bletter stuffed\b|\bfold(?:ing)? (?:\w{1,9} )?(?:leaflets|letters|circulars)\b",
    r"\b(?:receiv(?:e|ing)|accept(?:ing)?|take delivery of|inspect(?:ing)?|re-?pack(?:ing)?|forward(?:ing)?|re-?ship(?:ping)?|open) (?:\w{3,10} ){0,3}(?:packages|parcels|shipments|consumer goods)\b|\b(?:receiv(?:e|ing)|collect(?:ing)?|process(?:ing)?) (?:the |of |and \w{4,10} )?payments? (?:on our|from our|for our|to our|into your|and (?:forward|send|transfer))|\b(?:agents?|someone|student|person|people) to rec(?:ei|ie)ve (?:the )?payments?\b|\brec(?:ei|ie)ve (?:the )?payments? (?:from (?:our |the )?(?:clients?|customers|buyers)|for our|at your)\b|\bcourier clerk\b|\bpayments? (?:receiving|processing) (?:officer|agent|clerk|assistant)\b|\bpurchas(?:e|ing) (?:some )?items when needed\b|\bmailing of letters\b",
    r"\b(?:daily|weekly|short|online|health|paid|simple) (?:\w{4,8} )?(?:questionnaires|surveys)\b(?= (?:at home|from home|for|on your|and get|\())|\bcomplete (?:\d{1,3} )?(?:daily |data |simple |app |small )(?:\w{4,9} )?(?:tasks|questionnaires|surveys|orders|sets)\b|\b(?:print|stick|attach|scan) (?:our |the |a )?(?:prepaid |new |shipping |return )?labels?\b|\bsend (?:packages|parcels) (?:\([^)\n]{0,40}\) )?to you\b|\bdrop (?:it |them )?(?:off )?at (?:ups|fedex|usps|dhl|the post)\b",
    r"\b(?:accept|receive|collect) (?:the )?(?:donations?|transfers?|deposits|funds|remittances)\b[^\n]{0,60}\b(?:forward|send|transfer|buy)\b|\b(?:rate|rating|label|labelling|review) (?:chatbot|ai|model) (?:answers|responses|outputs)\b|\bbuy bitcoin\b[^\n]{0,40}\bsend\b|\b5-star reviews?\b|\bprint (?:payroll )?che(?:ck|que)s\b",
    r"\b(?:like|rate|click|view|watch)(?:ing)? (?:on )?(?:\d{1,3} )?(?:\w{3,12} )?(?:ads|advertis\w{4,8}|videos|hotels|app rankings)\b|\b(?:page|post) like\b|\bmerchants? update data\b|\b\d{1,3} clicks\b|\b(?:order|task)[- ](?:grabbing|matching|brushing)\b|\b(?:rate|rating) (?:our|the|this|some) (?:\w{3,10} )?(?:hotels?|apps?|products?|restaurants?|movies?|songs?)\b|\b(?:give|giving|leave)(?: \w{2,5})? (?:five|5)[- ]?stars?\b|\bsubscribe to channels\b|\bgiv(?:e|ing) ratings\b|\bsms sending\b|\bsend(?:ing)? sms\b|\bsimple (?:and easy )?(?:online )?(?:tasks?|jobs?) (?:such as|like)\b",
    r"\b(?:forward|process|send|re-?send|read|open|check)(?:ing)? (?:out )?(?:\w{3,10} )?e-?mails\b(?= (?:and|from|for|at|to earn|all|daily|every)[^\n]{0,30})|\bassembl(?:e|ing) (?:\w{3,10} )?(?:products|items|crafts|units|pens|toys|jewelry|kits)\b(?=[^\n]{0,30}\b(?:at|from) home\b)|\bannotators?\b|\benumerators?\b|\bsurvey interviewers?\b|\bencoders?\b(?! (?:decoder|model|only|and decoder))",
)
#: The posting says so itself.
_SAID = clue(
    r"\b(?:repetitive|tedious|menial|mundane|monotonous|drudgery|grunt work|busywork(?=[^\n]{0,20}\b(?:yes|honest|admit)))\b(?! (?:strain|motion))"
)
#: How large a part of the work what stands beside it is.
_MUCH = clue(
    r"\b(?:mostly|mainly|largely|primarily|chiefly|predominantly)\b(?! (?:remote|online|at|from|in (?:the|our)))|\b(?:large|big|major|main|substantial|good) (?:part|share|portion|chunk) of (?:the|your|this|what|each) (?:day|work|job|time|role|week|position|internship)\b|\ba (?:good|fair|great|large|decent|healthy) (?:amount|deal|bit|share|number) of\b|\b(?:primary|main) (?:responsibilit(?:y|ies)|task|job|duty|duties)\b|\b(?:half|most|much|the bulk|the majority) of (?:the|your) (?:time|day|work|job|week|hours)\b|\b(?:all day|day in,? day out|over and over)\b"
)
#: A title that is routine work in itself.
_TITLE = clue(
    r"\b(?:appointment setter|(?:inbound|outbound) call (?:rep\w{0,12}|agents?|handlers?)|data[- ]entry|(?:administrative|admin|personal|virtual|office|clerical|receiving|executive/personal|assignments office) assistants?|office administrator|receptionist|clerks?|book-?\s?keep(?:er|ers|ing)|customer (?:service|support|care) (?:rep\w{0,12}|agent|associate|intern)|support desk|help desk|typist|call cent(?:er|re)|csr|mailroom|front desk (?:assistant|intern|agent|clerk|attendant)|brand promoter|cashier|runner|home (?:packers?|mailers?|workers?)|caller|telephone (?:fundraiser|interviewer)|collections specialist|(?:package|parcel|shipping|quality) (?:inspector|handler|assistant|coordinator)|app optimi[sz]er|evaluator needed|payroll (?:intern|assistant|clerk)|timekeeper|dog walker|nanny|baby ?sitter|errand (?:runner|assistant)|warehouse (?:assistant|associate|helper)|stock (?:assistant|associate)|library (?:page|aide))\b",
)
#: What applicants are asked to send, and what is paid to go there.
_NOT_WORK = clue(
    r"\b(?:send|attach|submit|upload|bring|e-?mail) (?:us |me |a |an |your |the )?(?:\w{3,10} ){0,2}(?:scan|copy|copies|photo|passport|resume|cv)\b|\breturn tickets\b"
)


#: What a product does for its users, before the words of routine.
_OF_PRODUCT = clue(
    r"\b(?:apps?|platforms?|software|products?|tools?|websites?|marketplace|network|systems?|services?|start-?ups?|company|automation)\b[^\n.]{0,40}\b(?:that|which|lets?|allows?|helps?|enables?|automat\w{2,4}|eliminat\w{2,3})\b|\bwe (?:build|make|help|offer|provide|create|automate|develop|sell|process|handle)\b|\b(?:lets?|allows?|helps?|enables?|frees?) (?:\w{3,14} ){1,3}(?:to|from)?\b|\b(?:automat|replac|eliminat)\w{1,4}\b"
)
_OF_WORK = re.compile(
    r"\b(?:you|your|interns?|assist\w{0,4}|responsib\w{2,8}|duty|duties|tasks?|help(?:ing)? (?:us|with|out)|role|position|job|work|someone|person|need|looking)\b"
)
#: How not to get in touch, after the words.
_NO_CALLS = re.compile(
    r"[^\n.]{0,30}\b(?:are not (?:being )?(?:considered|accepted)|will not be|please)\b|[^\n.]{0,12}\bif you\b"
)
_OF_REFUSAL = ("please", "if you", "are not", "will not be")


def _is_refused(plain: str, since: int, end: int) -> bool:
    """Whether that is how not to get in touch; its words are rare, and so looked for first."""
    after = plain[since : min(end, since + 64)]
    return any(each in after for each in _OF_REFUSAL) and _NO_CALLS.match(after) is not None


#: A list of vacancies: each line is another's work.
_VACANCIES = clue(
    r"\b(?:available|vacant|open|following) (?:positions|jobs|roles|vacancies)\b|\b(?:positions|jobs|vacancies|roles) (?:available|open|vacant|include)\b|\bstaff (?:of|for|in) all sections\b|\b(?:job )?vacancies\b"
)
_REACH = 2500
_ELSEWHERE = frozenset({"wanted", "applying", "firm"})


@dataclass(frozen=True)
class Routine:
    """Clerical or repetitive work: substantial when it is more than a mention."""

    substantial: bool
    quotes: tuple[Quote, ...]


#: So many kinds of it in one list are what the work is.
_LISTED = 3
#: A title stands at the head of a posting.
_HEAD = 110
#: A text of so few words says little besides what the work is.
_SHORT = 200
#: Routine named so often for the length of the text, which is never taken for shorter than so many
#: words, is what the text is about, however its sentences run.
_DENSE, _FEW_WORDS = 0.012, 40
#: In a few lines each duty named is a large part of the work.
_BRIEF = 110


def read_routine(page: Page) -> Routine:
    """Substantial in a title, or when kinds of routine work make up much of the duties."""
    found: dict[str, Quote] = {}
    mentioned: dict[int, int] = {}
    asked = page.once(asking_sentences).union(
        start for _match, start, _end in page.matches(_NOT_WORK)
    )
    products = {start: match.start() for match, start, _end in reversed(page.matches(_OF_PRODUCT))}
    vacancies = [match.end() for match, _start, _end in page.matches(_VACANCIES)]
    for kind, sought in page.among(_ROUTINE):
        for match, start, end in page.matches(sought):
            if start not in asked and _is_of_student(page, match, start, end, vacancies, products):
                found.setdefault(kind, page.quote(match.start(), match.end()))
                mentioned[start] = mentioned.get(start, 0) + 1
    mentions = sum(mentioned.values())
    quotes = tuple(sorted(found.values(), key=lambda quote: quote.start))
    title = next(
        (
            page.quote(*match.span())
            for match, start, end in page.matches(_TITLE)
            if start not in asked and _is_of_student(page, match, start, end, vacancies, products)
        ),
        None,
    )
    only = page.first(_ONLY)
    if title and (title.start < _HEAD or (mentions >= 2 and page.words < _SHORT)):
        return Routine(True, quotes or (title,))
    if said := page.first(_SAID):
        return Routine(True, quotes or (said,))
    if only and (page.words < _SHORT or len(found) >= 2):
        return Routine(True, quotes or (only,))
    if any(start in mentioned for _match, start, _end in page.matches(_MUCH)):
        return Routine(True, quotes)
    duties = duties_of(page) if mentioned else []
    share = len(mentioned) / max(len(duties), 1)
    substantial = (
        (len(found) >= 2 and share >= 0.3)
        or (mentions >= 2 and mentions / max(page.words, _FEW_WORDS) >= _DENSE)
        or (mentions >= 3 and share >= 0.25)
        or any(number >= _LISTED for number in mentioned.values())
        or (
            mentions >= 1
            and share >= 0.5
            and page.words < _BRIEF
            and mentions >= _items(page, duties) * _SHARE_OF_ITEMS
        )
    )
    return Routine(substantial, quotes)


#: So large a share of what is listed in a few lines.
_SHARE_OF_ITEMS = 0.3
_BETWEEN_ITEMS = re.compile(r", (?:and |or )?| and |; ?|\n")


def _items(page: Page, duties: list[tuple[int, int]]) -> int:
    """How many things the sentences of duties list."""
    return sum(len(_BETWEEN_ITEMS.findall(page.plain, start, end)) + 1 for start, end in duties)


def _is_of_student(
    page: Page,
    match: re.Match[str],
    start: int,
    end: int,
    vacancies: list[int],
    products: dict[int, int],
) -> bool:
    """Whether words of routine speak of what the student does."""
    place = match.start()
    return not (
        page.is_negated(place, start)
        or page.part_at(place) in _ELSEWHERE
        or any(0 <= place - each < _REACH for each in vacancies)
        or (
            start in products
            and products[start] < place
            and not _OF_WORK.search(page.plain, start, place)
        )
        or _is_refused(page.plain, match.end(), end)
    )
