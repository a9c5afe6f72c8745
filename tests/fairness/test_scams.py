"""Fraud in many words, and duties of honest work that sound like it."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Posting, Severity, Verdict, review
from fairbrief.fairness.messages import read_message

HONEST = (
    "Optimize product listings and manage paid campaigns across three marketplaces.",
    "Review posts before publication and get feedback from the editor.",
    "Watch videos from user interviews and receive clips for the highlight reel.",
    "Follow up on orders each day and update the tracker.",
    "View listings on property sites and get familiar with the local market.",
    "Boost posts on social media with a minimum budget.",
    "We accelerate new business opportunities for enterprises around the world.",
    "Identify new business opportunities and build a pipeline of leads.",
    "Our platform helps people start their own business.",
    "Benefits: 401(k), profit sharing, health insurance for you and your family.",
    "Familiarity with remote support tools such as TeamViewer or AnyDesk.",
    "You will help the payments team to process payments from customers and reconcile accounts.",
    "Build the service that lets users transfer money abroad.",
    "Assist accounting with depositing checks at the bank and prepare the deposit slip.",
    "A stipend check will be mailed to you at the end of the term.",
    "Receiving clerk: accept parcels at the loading dock and label them.",
    "We pay a referral bonus when you refer a friend who is hired.",
    "Students who refer friends get early access to the beta.",
    "Uncapped commission for account executives; interns earn $20 an hour.",
    "Be your own boss: we make software for freelancers.",
    "Home-based business owners are our customers.",
    "Manage people below you on the org chart.",
    "Sign up new members for the food co-op at the farmers market.",
    "There is a refundable $20 deposit for the lab key.",
    "Registration fee for the conference is covered by us.",
    "Order office supplies from approved vendors and track the payment of invoices.",
    "We reimburse you for travel on the first pay date.",
    "You have to pay attention to detail.",
    "You need to pay special care to the animals.",
    "The stipend is a one-time payment of 2,000 dollars.",
    "Use your own car for errands; mileage is reimbursed next Friday.",
    "You will represent our company in client meetings and at trade fairs.",
    "Split income statements by region and share profits data with the CFO.",
    "Share your LinkedIn profile with your application.",
    "Use your Google account to join the call.",
    "Take notes in all client meetings on behalf of the team.",
    "Guaranteed returns are a myth: help us write about it.",
    "Paper trading signals will be evaluated by the desk.",
    "Place vinyl decals on the vehicle fleet together with the shop manager.",
    "We pay $90 per hour for data scientists. Email lucy.baker@gmail.com with your portfolio.",
    "Package handler at our warehouse: receive parcels, relabel and ship them. £12.50 an hour.",
    "A refundable deposit is not required. Never pay for a job.",
    "Brand ambassador on your campus: you receive product kits and gift cards for hitting goals.",
    "Payroll assistant: you issue cheques to vendors, deposit customer checks and keep records.",
    "Tutor wanted for my daughter, GCSE maths, £30 an hour, online. Please message me on WhatsApp.",
    "Interns onboard customers, verify passports and driving licences, and detect money mules.",
    "Telegram bot developer wanted, 20 hours, $30/h. Message @devguy on Telegram.",
    "Trace wallets and write weekly reports on Bitcoin fraud. Stipend of $3,000 a month.",
    "Freelance translators: paid per word via PayPal. Send your rates to jobs@lingua.example.",
    "Test our app! One hour on Zoom, $75 Amazon gift card. Fill out the form: bit.ly/app-study.",
    "Front desk student: take payments for guest passes, hand out towels. $13.50/hr, evenings.",
    "Mail room helper in the residence hall: receive packages, label and shelve them. $12 an hour.",
    "Student to walk our dog, we travel often, $15 a walk, key provided with $20 deposit.",
    "Packers for apple season, 3 weeks in October, paid weekly, bunk house free, call the farm.",
    "Tutor for my son who visits in July, three weeks, we meet at the library. $35 an hour.",
    "Sales intern, solar: base $14/h and $150 bonus for every signed contract. Door to door.",
    "Crypto wallet startup: QA intern. Test sending bitcoin on testnet and log bugs. $22/h.",
    "Nanny needed. $800 per week. Email me your age, experience and references.",
    "Place orders for customers on Amazon, track parcels, handle returns. Skype interview.",
    "I am a PhD student looking for a research assistant, $18/hr, remote. Text me at 555-0142.",
    "Help desk for our online shop: explain prepaid return labels to customers. $16 an hour.",
    "Receptionist at our vet practice, Saturdays, no experience needed, we train you. Ask for Bea.",
    "Urgent: typist for a thesis, 80 pages from tape, $1.20 a page, kindly send a sample page.",
    "Are you good with numbers? Payroll assistant, 15 hours at $21, with our controller Ada.",
    "Hotel in Galway hires chefs, porters and a receptionist. Staff rooms, 14.80 euros an hour.",
    "Work from home two days a week! Customer service team of a seed shop, you answer gardeners.",
    "Unlimited holidays, a bonus, great pay: we need an accountant who closes the month in Xero.",
    "Participation in the study is voluntary. You will receive a $15 gift card for an hour.",
    "Account executive, Bramblesoft, a seed-stage startup. Uncapped commission, hungry people.",
    "Sales for our small startup: unlimited commissions, from home, no experience, training.",
    "Independent agent, Marlow Insurance: 100% commission, unlimited income, state license.",
    "Couriers for Rolla: a bike, be your own boss, up to $25 an hour, paid weekly. Sign up!",
    "Help desk: staff whose browser warns that a page is not safe must not click through.",
    "We use Microsoft Teams; our HR officer will be online waiting to interview you at ten.",
    "From: Lab <lab@ashgrove.edu>\nReply-To: ana@ashgrove.edu\n\nSend your CV for our sleep study.",
    "Data entry / filing clerk, parish office, full and part time, $16 an hour, ask for Rose.",
    "Accounts payable clerk at $33 an hour. You handle rebates and report to Una Marsh.",
    "Recruit, train and lead eight agents at our call center; you are paid a salary of $52,000.",
    "The baker's helper bakes, and members share the profits of our co-op each year.",
    "Write to jobs@hiring.northlight.example or see northlight.example for the open positions.",
    "Our study is online. What can I make? Participants will earn $25, and $4 a day from home.",
    "Payroll office: bring your passport, social security card and account number for the I-9.",
    "You receive your check through direct deposit every second Friday.",
    "Mystery shopping on your own schedule. Who makes $600 or more in a calendar year gets a 1099.",
    "We received your registration. Keep your profile up to date; payment is by check.",
    "We grew to 300 paid members in ten months and want a marketing intern, $18 an hour.",
    "Freelance illustrators: payment will be wired within ten days of acceptance. $400 in all.",
    "Purchasing: check the laptops that come from our approved vendors and file the slips.",
    "You write checks to approved suppliers and enter the invoices for software and tools.",
    "Student help, Registrar: greet visitors, scan, run campus errands. No phone calls please.",
    "Wanted: photographer for our yearbook, $200 a session, and a helper who carries the lights.",
    "Collections representative: you call customers who are overdue. $17 an hour plus bonus.",
)
FRAUD = (
    "Models! Our in-house photographer makes your portfolio for $690. Payment plans available.",
    "Hotel needs waiters. Visa and flight are paid by you and refunded with the first salary.",
    "Students wanted! Earn $90 a day by reposting our adverts. Registration $15 only.",
    "You are shortlisted for Geneva. Visa file fee 180 USD is payable to our desk officer.",
    "Need someone with an old PayPal account. We send, you send on. 15 percent for you.",
    "Package handler from home, 3000 a month, labels are emailed to you, drop boxes at UPS.",
    "Payment assistant. Clients wire you, you withdraw, we give you 6 percent. No risk.",
    "We want a US person to join client calls with our script as our face. 10% of it is yours.",
    "I need a student to receive small parcels for me at home while I am abroad. 400 weekly.",
    "Home assembly of pens! 1 box = 200. Material is sent after a deposit of 1500.",
    "Respected student, a charity pays 500 dollars per week to helpers. Reply from Gmail.",
    "Pet sitter, I fly in soon. My accountant sends you a money order, you pay the carrier.",
    "Tutor for my son: I pay ahead with a cheque, and you hand his driver the difference.",
    "You buy a starter kit first. Our ambassador kit costs $49. Earn $300 a day from home!",
    "To activate your account, please pay the $40 starter fee. Earn $300 a day from home!",
    "Our hotel pays 5 USDT per rating. Give five stars on the map and send a screenshot.",
    "Join our global matrix: members below you earn for you. Use my joining link.",
    "Recruit three people and get a commission on each; your upline helps you.",
    "Make five figures a week on autopilot from anywhere, no experience needed.",
    "Put our logo on your car and we pay you $400 a week for driving as you always do.",
    "You receive a check for supplies; deposit it and then pay the vendor by Zelle.",
    "The interview is text only and is held on Signal.",
    "Help us receive payments on our behalf from our clients; you keep 10% of each payment.",
    "I will use your Upwork account through AnyDesk on your laptop and we split the earnings.",
    "Accept parcels at your own address, put the new labels on them and drop them at the courier.",
    "You fund your trading account with 200 USDT first; our experts place the trades for you.",
    "Check every package, weigh it, and once you get a prepaid label bring it to the post office.",
    "Be our ambassador! The pieces are free, you only cover the $12.50 shipping. DM us your size.",
    "Data entry from home, all over the country. No skills needed. Earn $900 a week, start now.",
    "The hotel management seeks the services of cooks and clerks. $900-$4,500, free flight.",
    "Want real income? Average $120,000 on straight commission, full training, start part time.",
    "The first cheque was mailed to your address for onward remittance to our suppliers.",
    "As our representative you take home 7 percent of every transfer you complete for the firm.",
    "Our pay plan has 5 levels. 10% of everything your referrals earn is yours. Join my link.",
    "A buyer owes us: collect this debt on our behalf, keep 10 percent. office.world@yahoo.com",
    "Our customers find it hard to pay us, so payments come to us through you. 10% is your pay.",
    "You speak with clients. We share the salary; lend me your Fiverr account. t.me/devbram",
    "Tired of bills? Our company is looking for people with a hunger for success. Call today.",
    "Executive assistant wanted. Funds come ahead for what you buy. I travel, so text me.",
    "Install a messenger such as ICQ and add our manager Mr. Cole there for the interview.",
    "The screening is done through yahoo messenger. Our officer is online waiting for you.",
    "Join my team, place two people beneath you, and earn on their organization. Coachable only.",
    "Apply on our page. The browser warns that it is not safe, just continue.",
    "From: HR <hr@norvale.example>\nReply-To: norvale.desk@yahoo.com\n\nSend your CV for posts.",
    "Chevron is recruiting: forward your CV to chevron.office@europe.com for details.",
    "Take control of your life: a laptop and phone from anywhere, executive income, coachable.",
    "Payroll clerk, $32/hr. You process company credit cards and rebates online via the internet.",
    "Typist/Secretary/Payroll officer/Customer care/Receptionist. Full time and part time.",
    "The agent is entitled to 10% of all debts he receives for us. Reply with name, address, age.",
    (
        "Hello, I'm Dora, a recruiter. Your profile was recommended for a listing helper, 15 "
        "hours a week at $22. You correct titles and stock. Message me on Telegram @dorahires."
    ),
    (
        "I took the leap three years ago and never looked back. Now I'm helping other mums do the "
        "same around the school run. I can't explain it all in here: leave your number."
    ),
    (
        "Coachable trainees, face to face with clients at stadium stalls. You start at the ground "
        "floor, build a team under you and move up to owner. Reps earn overrides on everybody."
    ),
)


#: What bait is made of, without and with work beside it.
PROMISES = (
    "Are you looking for extra income? Work from home, part time or full time, no experience, "
    "full training provided. Great opportunity for motivated people. Apply today!"
)
WORK = (
    " You answer mail of our members, correct their addresses in Salesforce, write down what went "
    "wrong and prepare a report for your manager Lena Fuchs, who reviews it with you every Friday. "
    "You learn how a membership office runs. Ten weeks from 3 March, 12 hours a week at $19, "
    "interviews on 10 February. You need a quiet room, clear writing and some knowledge of Excel."
)


@pytest.mark.parametrize("text", HONEST)
def test_a_duty_of_honest_work_is_no_scam(text: str) -> None:
    found = review(Posting(text=text))
    assert found.verdict is not Verdict.SCAM, found.scam_patterns


@pytest.mark.parametrize("text", FRAUD)
def test_fraud_is_called_a_scam_in_any_words(text: str) -> None:
    assert review(Posting(text=text)).verdict is Verdict.SCAM


def test_promises_alone_are_bait_and_beside_work_are_none() -> None:
    bait = review(Posting(text=PROMISES))
    assert bait.verdict is Verdict.SCAM
    shown = [each for each in bait.findings if each.rule == "F-BAIT"]
    assert shown
    assert all(PROMISES[slice(*each.span)] == each.evidence for each in shown)
    assert "F-BAIT" not in review(Posting(text=PROMISES + WORK)).scam_patterns


def test_what_a_message_promises_is_not_weighed() -> None:
    assert "F-BAIT" not in {each.rule for each in read_message(PROMISES)}


@pytest.mark.parametrize(
    "text",
    [
        "You have to pay attention to detail.",
        "Experience with AnyDesk is a plus.",
        "Identify new business opportunities for our clients.",
        "Optimize our ads daily and report on each campaign.",
        "Your salary check will be mailed to you every second Friday.",
        "Each intern gets a welcome kit and a starter pack on the first day.",
        "Benefits: life insurance package, training package, parking.",
        "A valid insurance license is required.",
        "Our ambassador kit with stickers is sent to your door.",
        "Order welcome packs from the printer and lay them out for new students.",
    ],
)
def test_plain_words_are_no_mark_of_fraud(text: str) -> None:
    assert review(Posting(text=text)).scam_patterns == ()


def test_a_mark_that_stands_alone_is_a_reason_to_ask() -> None:
    text = "Bookkeeping intern. You accept payments from our clients and file the receipts."
    (mark,) = [each for each in review(Posting(text=text)).findings if each.rule == "F-MULE"]
    assert mark.severity is Severity.REVIEW


@pytest.mark.parametrize(
    "words",
    [
        "Deposit the check we mail you.",
        "Can you buy gift cards for the team and send me the codes?",
        "Please send your bank login so that we can set up direct deposit.",
    ],
)
def test_one_mark_in_a_message_is_serious(words: str) -> None:
    assert read_message(words)[0].severity is Severity.BLOCK


def test_a_promised_sum_is_quoted_whole() -> None:
    sums = "Work from home! Earn $1,250.50 a day, up to $9,000."
    text = f"{sums} No experience. Be your own boss, anyone can!"
    found = review(Posting(text=text)).findings
    quoted = {text[each.span[0] : each.span[1]] for each in found if each.rule == "F-BAIT"}
    assert {"Earn $1,250.50", "up to $9,000"} <= quoted


def test_an_ambassador_of_a_firm_that_can_be_looked_up_is_no_scheme() -> None:
    text = (
        "Campus ambassador. Brightly makes study planners used by 40,000 students. You put up "
        "posters and host two study nights a month. You earn $15 for every friend who signs up "
        "with your code. Flexible hours, no experience necessary. Apply at {site} by September 15."
    )
    known = review(Posting(text=text.format(site="brightly.com/campus")))
    assert known.verdict is Verdict.ASK
    unknown = review(Posting(text=text.format(site="the number below")))
    assert unknown.verdict is Verdict.SCAM


_NOTICE = (
    "Students told us of fake job offers by mail. Red flags: the sender mails you a check, asks "
    "you to cash it and to send the rest on by Zelle. These messages are a scam. Do not reply. "
    "Be suspicious of offers you did not ask for. They may want gift cards, too. {} "
)


def test_a_notice_about_frauds_is_none_and_no_cloak_for_one() -> None:
    notice = review(Posting(text=_NOTICE.format("Report such messages to the help desk.")))
    assert notice.verdict is not Verdict.SCAM
    assert notice.scam_patterns == ()
    assert notice.facts.pay.status == "unstated"
    for words in (
        "We are genuine: you receive a check, bank it, keep $300 and wire the rest to our vendor.",
        "For honest work, write to help.jobs@gmail.com: you bank our checks and wire the rest.",
    ):
        assert review(Posting(text=_NOTICE.format(words))).verdict is Verdict.SCAM, words


def found_in(text: str) -> set[str]:
    return {each.rule for each in review(Posting(text=text)).findings}


def test_a_blank_for_the_name_alone_is_no_data_of_a_person() -> None:
    form = "Mail me what follows: ida@bluepond.example\n\nFull name:\nWhat you have drawn so far:\n"
    asks = form + "Home address:\nAge:\n"
    assert "F-PII" not in found_in(form)
    assert "F-PII" in found_in(asks)


def test_who_moderates_a_chat_is_not_led_into_one() -> None:
    assert "F-MOVE" not in found_in("We look for Telegram moderators for three gardening shows.")
    assert "F-MOVE" in found_in("Write to our manager on Telegram to begin.")


def test_small_signs_are_called_what_they_are_and_not_easy_money() -> None:
    text = (
        "Hello dear, I travel a lot and look for a helper at home for a few hours. $500 weekly, "
        "paid by cashapp. Reply with your full name and address by text."
    )
    found = {each.rule: each.title for each in review(Posting(text=text)).findings}
    assert found["F-SIGNS"] == "Many small signs together"
    assert "F-EASY" not in found
