"""Honest texts in words that stand near what frauds say, and frauds that must still be found."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Posting, Verdict, review
from tests.fairness.corpus import listed

#: Each was called a scam, refused or questioned for a mark of fraud; or says innocently what
#: frauds say, too.
HONEST = listed("""
- Our nursery looks for a bookkeeper, six hours a week around the school run, $24 an hour. You enter
  invoices in Xero and check the till. I took a leap from teaching into plants myself. Ask for Ines,
  or leave your number at the desk.
- Store trainee at a hardware shop of nine branches. You start on the ground floor with paint and
  keys, learn ordering from Bea, and after two years may run your own branch. $17 an hour, 30 hours.
- Line cook. $19 to start, $21 after ninety days. Ask for Rosa at the kitchen door.
- Do you like talking to people? Our outdoor shop in Bend looks for four brand ambassadors. You
  stand at trailheads on Saturdays with free maps and blister plasters, answer questions and
  invite people to our evening talks. No sales, no targets. $20 an hour, a jacket that you keep,
  and a gift card at the end of the summer. Training is a paid day with our community manager,
  Jules.
- The Sleep and Memory Lab wants volunteers for a paid study. You wear a watch for two weeks, fill
  in a five-minute survey on your phone each evening and come to the lab twice. You will receive
  $80: $20 at the first visit and $60 when you return the watch. Payment is by gift card or check,
  as you prefer. The study was approved by the review board (no. 4471). Contact the study
  coordinator at sleeplab@northfield.edu.
- The Students' Union's bar opens on the 20th and we still need eight people. Immediate start,
  £12.21 an hour, tips shared. We show you how to pour and how to say no to people who have had
  enough. Bring your passport on the first day, since we must see that you may work here. Shirts
  are lent against a £10 deposit that you get back. Shifts are shared out on WhatsApp, but you can
  swap them at the board, too.
- Intern in hotel reception, Interlaken. From May to October you check guests in, take deposits,
  explain buses and lakes, and do the cash report at night with a colleague. CHF 2,400 a month,
  room and breakfast included. German and English needed. We do the permit for you, for which we
  need a copy of your passport after you have signed. Questions go to Frau Abegglen.
- Research assistants for a study on scams against students. You interview people who lost money,
  transcribe what they say and sort it: fake checks, gift cards, parcels, crypto. Talks can be
  hard to listen to, and a psychologist is there for you. $21 an hour, 8 hours a week, two terms.
  Interviewees receive a $40 gift card. Led by Prof. Maribel Ocampo, Department of Criminology.
- Language school in Valencia seeks English conversation partners. You talk with groups of four
  for an hour, three evenings a week. €15 an hour, by transfer at the end of the month. No
  teaching experience needed; our head of studies, Marta, plans every session with you. Books are
  lent. For the contract we need your NIE and a bank account, and we go with you to the office to
  get them.
- Our union's hiring hall places apprentices. You are paid from the first day, at 45 percent of a
  journeyman's wage, which is $18.20 an hour now. There is an application fee of nothing; tools
  are lent in the first year. Members pay dues of $28 a month after probation, and that pays for
  classes. Aptitude test on the first Tuesday of each month. Bring your high school diploma and a
  driver's license.
- Tech support for seniors. You visit people in the Lakeview houses, fix their printers, remove
  junk, and show them what a scam looks like: a caller who wants gift cards, a stranger with a
  check. £13 an hour and a bus pass. You go in pairs for the first month. Your DBS check is paid.
  Sandra from the housing association is your line manager.
- Guest services on the ferry. You sell tickets and coffee, direct cars, tie ropes. Cabin and
  meals included, CAD 22 an hour, two weeks on, two weeks off. We get you the marine certificates
  and pay for them. You will need a medical from your doctor; send us the bill. Crew list and
  payroll need your social insurance number after you have signed.
- Math circle leaders. For two hours on Sundays, you do puzzles with eight children. $60 a session
  and materials paid, planned together on Thursdays over soup. You might like secrets, codes and
  riddles; a session on how bitcoin uses hashing was last year's hit. Parents pay $5 if they can.
  The circle meets in the department's lounge.
- Property management intern: you record security deposits, sit in on move-out inspections and
  draft the statement of deductions. Reports to Ana Reyes, leasing manager.
- As a thank-you for a 40-minute interview about campus dining, participants get a $20 gift card
  from the bookstore. The study is approved by the university's review board.
- Warehouse associate, part time: receive parcels at the dock, scan them, print new labels where
  the old ones are torn, and load the vans. Steel-toe shoes are provided.
- Returns desk intern: you open returned packages, inspect the goods, relabel and send them on to
  our outlet store. On site in Reno, $19 an hour.
- The stipend of €900 is transferred to your account on the first of each month. You need a German
  bank account, and our office helps you to open one.
- Our open-source community talks on Telegram; your mentor will add you to the group in your first
  week.
- The volunteers share shifts in a WhatsApp group. You can also call the coordinator, Mary Sloane,
  on the shelter's landline.
- The kitchen crew keeps in touch over WhatsApp, but the rota hangs in the staff room too.
- Train tickets are bought by us in advance; if you prefer to buy your own, we reimburse you
  within a week.
- Please bring your own laptop; if you have none, the library lends you one for the term.
- Send $5 for the zine and we will post it to you. If you want to draw for the next one, write to
  us; we pay $30 a page.
- The application fee for the conference is waived for student helpers. You staff the registration
  desk for two mornings.
- Speakers pay no registration fee. Students who want only to attend pay $25 at the door.
- Paid survey: the psychology lab seeks students for a 30-minute questionnaire about sleep. You
  get $10 in cash when you leave the lab.
- HR will ask for your social security card on the first day to fill in the I-9 form with you.
- After you have signed, payroll sends you a form for your bank details through the staff portal.
  We never ask for them by mail.
- We will ask for your date of birth and address once you accept, to put them into the contract.
- Treasury intern at a food company: prepare the daily cash position, learn how wire transfers are
  approved and file bank letters. $27 an hour.
- International payments: you learn how a bank moves money between countries, sit with compliance
  and help to test a new screening tool.
- Reshipping errors cost our warehouse a lot. The intern maps where parcels go astray and suggests
  changes to the lead of logistics.
- Stuff envelopes and fold programmes for the music festival. Two afternoons, paid by the hour.
- Interviews take place by phone on Thursday. Text us if you need another time: the number is on
  our website.
- For the visa letter we need a copy of your passport after you have accepted the place.
- You need a bank account in your own name, because payroll cannot pay in cash.
- The grant comes from the Bitcoin-friendly city of Lugano, but is paid in francs.
- You buy your own lunch or bring it, there is a fridge.
- Course fee: none. Materials: none. We ask only that you come to all six sessions.
- Please transfer the registration fee to the university's account if you want to come to the
  summer school as a participant.
- Digital helpers sit in the library and show people how to set up WhatsApp, PayPal and their
  mail. $17 an hour.
- You help newcomers open a bank account and fill in forms. Languages wanted: Dari, Tigrinya,
  Ukrainian.
- Holiday helper at the toy store: you wrap, you demonstrate trains, you sell gift cards at the
  till.
- As an interviewer for the health survey you go from door to door in Providence, read out
  questions and hand each household a $10 gift card. $22 an hour.
- We pay $17.50 to start. Tree nursery, spring season, no weekends.
- We cover the shipping both ways when you send us your portfolio prints.
- The gallery pays shipping and insurance of the works; you only pack them.
- We make a one-time payment of $600 at the end of the project by check.
- Interns receive a one-time payment of $1,000 for housing.
- You report to our chief financial officer, Helen Strand, and help her with the budget for three
  schools.
- Financial representatives of the credit union teach a class each month; you set up the room and
  the slides. $18 an hour.
- You will sit at the registration desk, take registration fees from walk-ins and hand out badges.
  $16 an hour.
- Collect membership fees from our 300 rowers and remind those who forgot. The treasurer shows you
  how. $100 a month.
- As club secretary you process membership fees and keep the list. Two hours a week, $18 an hour.
- Our crypto trading platform is licensed in Malta. The QA intern tests order forms and writes bug
  reports for Katya, the test lead. €1,600 a month.
- Bank teller trainee: you check deposit slips, count drawers and help people with mobile deposit.
  $19.25 an hour, Elm Street branch.
- A deposit is required for kayaks. You take it, fill in the slip, and give it back. $15 an hour
  at the lake.
- A deposit is needed to borrow cameras. As our equipment room assistant you note it and check
  lenses on return.
- You will check that guests have paid the security deposit before they get keys. Hostel, 20
  hours, $17 an hour.
- Accounts receivable in a mid-size dairy: call shops about open invoices, post payments, write
  reminders. $20 an hour, with Marge.
- You process payments from parents and send receipts. School office, three mornings, $18 an hour.
- The fellow gets 10 percent of each booking they bring as well as a wage of $18 an hour. We run
  walking tours in Savannah.
- Tour guide: you keep your tips and 10% of each ticket you sell on the street; base of €12 an
  hour.
- We keep 20 percent of each sale for the charity and the rest goes to the maker. You handle the
  craft stall on Sundays, £60.
- Every account you open for a member is checked by a second person. Credit union, $19 an hour.
- Your LinkedIn account is your own: we never ask to use it.
- Join our Telegram channel for bird alerts. The paid warden job is on the reserve's website.
- The interview is by text chat if you are deaf and prefer it; otherwise by video. Interpreter
  paid by us.
- The training pack costs the trust £40 a head, so please read it. Sailing instructors, £90 a day.
- You pack starter kits for beekeepers, $16 an hour, and get honey.
- You will price welcome boxes, order lids and ribbon and pack. Gift company, £12 an hour.
- Our members pay for a training package that you help to plan. Gym intern, $17 an hour.
- You calculate visa fees, courier charges and translation costs for clients. Immigration law
  office, $22 an hour.
- The permit costs $35, which the park pays for you. Trail guides, $18 an hour.
- Training costs nothing; we invest $1,500 in each new medic. Festival first aid, £13 an hour.
- Registration is $20 for the public and free for staff. Climate day helpers get $100.
- Bookkeeping student: deposit checks weekly, reconcile two accounts, prepare 1099s with the CPA.
  $20 an hour.
- We order a laptop for you from our supplier, and it comes to your home before the first day.
  Remote analyst intern, $26 an hour, Reva Health.
- Tickets are fully refundable until May 1, and you answer customers' mails about it. Festival
  office, $17 an hour.
- You order supplies from our approved vendors with a purchase order. Lab manager's assistant, $20
  an hour.
- We buy all software you need from our supplier. Design intern, $22 an hour.
- Buy in bulk, sell by the scoop: zero-waste shop needs a Saturday hand, £11.90.
- To register for classes, you pay nothing; to work with us, you are paid $18 an hour.
- To start the day, you send the drivers their lists. Dispatcher, $19 an hour.
- Students pay $30 to join the ski club; the club's secretary, whom we seek, is paid $15 an hour.
- It costs $10 to join the library of things. We look for a clerk, $16 an hour.
- Registration fee for teams: $150. Referees get $40 a game and a whistle.
- A training fee is never charged. Lift attendants, $17 an hour.
- Our training investment in each apprentice is about £9,000. Stonemason's yard, £10 an hour in
  year one.
- Background check costs of $40 are paid by the district. Substitute aide, $17 an hour.
- We ask buyers to pay the postage. Stamp dealer seeks a sorter, £12 an hour.
- You help members send money by wire, after two checks. Credit union teller, $19.
- Take calls with a script, as our callers do. Alumni fund, $16 an hour.
- Hand over the log-in sheet to the night clerk. Hotel, $18 an hour.
- Our packing team puts together recipe packages for 400 families a week. Shifts run from 7 to
  noon at the Elm Street warehouse, $18 an hour.
- The recycling centre needs a student to run the bottle deposit counter on Saturdays. Customers
  bring cans, you count them and pay out the deposit in cash.
- Offers are subject to a background check, which we pay for. The internship begins on June 8.
- Health checks of the herd are done every Tuesday with the vet. You hold the clipboard at first
  and the calves later.
- The post room of the university needs two students to sort parcels, print labels and bring
  registered mail to departments. $17.25 an hour, 10 hours a week.
- We pay freelancers through PayPal or bank transfer within 14 days of accepting the work.
- Wallet team intern: you design screens for a crypto wallet with our product designer and test
  them with users every other week.
- We publish mystery novels and cosy crime. The editorial intern reads submissions, writes reports
  and helps at the launch party.
- Literary agency seeks intern to read manuscripts and write to authors. Our agents earn a
  commission of fifteen percent of what a book earns; you are paid $20 an hour.
- In our bike shop you earn $17 an hour and a commission of two percent on helmets and locks you
  sell.
- No experience needed: we teach you to mix colours, stretch a canvas and frame a print. $17 an
  hour in our workshop.
- Urgently needed: two ushers for tomorrow's matinee. Paid in cash at the door, $50 each.
- Personal assistant to a wheelchair user, a lawyer in Leeds. You help with getting up, driving to
  court and taking notes. £14.50 an hour, and you meet her before anything is agreed.
- Bike couriers wanted for the flower shop, $18 an hour plus tips, Friday to Sunday. We lend you
  the bike.
- On your first day bring a passport or driver's license, as HR must check your right to work.
- Fraud team intern: you read reports of fake check scams and gift card scams and code them for
  our yearly report.
- I am hard of hearing, so please text rather than call: 555-0172. Weaving studio, loom assistant,
  $18 an hour.
- Customer support at a crypto exchange, Dublin office. You answer tickets on withdrawals and
  wallets. €15 an hour, full training.
- Collections clerk at the utility, part time: call about unpaid bills, set up payment plans, post
  payments. $18 an hour, city hall.
- Dear all, the Provost's office has two student assistant jobs for spring: $16.50/hour, 10 hours.
  To apply, sign in with your NetID to confirm your eligibility at jobs.eastmere.edu and attach a
  resume. Questions: Office of Student Employment, Hall 3.
- Reminder: complete your I-9 before your first shift. Bring original documents (passport, or
  driver's license and Social Security card) to HR, Room 12. Then set up direct deposit in Workday
  with your NetID and password. Dining Services student jobs start at $15.
- Tax season help: CPA firm in Duluth. You scan W-2s and 1099 forms, enter them in our software
  and call clients about missing Social Security numbers or bank details for their refunds. $20/h,
  January to April 15.
- We need a translator Spanish-English for a clinic two mornings a week. $28/hr. You'll interpret
  between nurses and patients, and help them fill in forms with their date of birth, insurance and
  address.
- International office needs an assistant who helps new students get a bank account, a SIM card
  and a Social Security number. €13/h. Welcome week is busy. Ms. Lindqvist.
- City library pays teens and students $15/h to help seniors set up email, WhatsApp and online
  banking. Two afternoons. Ask at the desk.
- Voter registration drive: you help people fill in the form (name, address, date of birth,
  license number). $18/h. Nonpartisan. Team lead Bo.
- Insurance startup looking for UX interns. €15/h. Design how customers upload their passport and
  driver's license and link a bank account. Mentor: Hugo.
- We sell memberships for our climbing gym. A membership package that we sell costs $300 a year.
  As front desk intern you explain it to visitors, set up belay checks and update the site.
  $17/hr, free climbing.
- Coding bootcamp seeks TAs. $30/h. Students pay $9,000 for the course; TAs pay nothing,
  obviously. Evenings, remote. Lead instructor: Pilar.
- Registrar of a dance festival: you register 300 dancers, take the registration fee of $45, and
  issue badges. $18/h, May 1 to 12. Contact: Ines Faro.
- Student writer needed. Topic: employment fraud on campuses. 4 articles, 800 words each, $150
  each, one month. You interview victims who were asked to buy gift cards and send the codes.
  Editor: Roman Petrov.
- Junior fraud analyst, payments processor. You look at refund abuse, stolen cards and drop
  addresses where parcels are reshipped. $26/h, Omaha, report to fraud lead Teri Okoye.
- Market research panel: share your opinions about streaming and earn $75 for a 60-minute online
  interview. We send a Visa gift card or PayPal payment within three days of the interview. No
  sales calls ever. Fill in the screening form at panels.brightroom.example.com.
- Plasma research: You'll ask donors about their experience in the waiting room. Each gets a $20
  gift card, which you hand out and log. $18 an hour, 8 weeks. Dr. Kiran Rao.
- Church secretary's helper, Sundays. You count the collection with two others, write the deposit
  slip, and take it to the bank on Mondays with Deacon Hollis. $15 an hour, 4 hours a week. St.
  Brendan's.
- Teller, part time. Cash checks, accept deposits, sell money orders and prepaid cards, open
  accounts. $19.10. High school diploma. No experience needed, four weeks of paid training.
- Sales of Christmas cards by schoolchildren need an organiser! £12/h. You count the money, bank
  it and send the printers their share. PTA treasurer Mo Haddad helps.
- Consignment shop: when something sells we keep 40% and send the rest to the owner by check. You
  write those checks. $16/h.
- Returns desk at outdoor store: take back boots, check them, refund to card or gift card. $17.
  Weekends.
- Fraternity's house corporation is looking for a student treasurer, $500 a semester. You collect
  dues by Venmo, pay bills by check with two signatures and report to Mr. Kowal, CPA.
- Western Union counter inside our supermarket needs a clerk: send and pay out transfers, sell
  money orders and stamps. $17.25. Customer service manager: Dolly.
- Farm hands for berry season, no experience necessary. Piece rate with guarantee of $16/hour,
  room in the bunkhouse, three meals. Start right away. You can earn up to $250 a day when the
  raspberries peak. Call the farm at 360-555-0164.
- Our orchestra tours China in March. Two interns travel along as stage helpers. We need your
  passport number after you are hired for the visa, all fees are paid. $150/day. Tour manager Ilse
  Brandt.
- Work from home as crisis text line counselor (paid, $19/h). 40 hours of training, paid. You
  answer people by text message. Supervisor on every shift.
- Our team is spread over five countries, we chat on Signal and meet weekly on Jitsi. Intern for
  digital rights campaign. €15/h, 20 hours a week, six months. Supervisor is Agnieszka in Warsaw.
- Hair salon, booth rent none, commission 45% plus $10 an hour. Licensed only. Ask for Dee.
- Earn extra cash this semester!! Dining halls are hiring. $16.25/hour, free meals, flexible
  schedule. No experience needed!! Apply on the student employment site with your NetID.
- Peer interviewers who've been homeless: $25/h, paid in cash or gift card as you like. Research
  by Univ. of Alder, IRB 557.
- Transcribers. Home based. $25 per audio hour... sorry, per working hour. We send files by secure
  link and pay each Friday to your bank account. Oral history project, contact Deirdre Malloy at
  the county archive.
- Dear student worker, your hiring is complete. Before your first shift please (1) finish your I-9
  in person with two documents, e.g. passport, or driver's license and Social Security card, (2)
  enter your bank account for direct deposit in Banner with your NetID, (3) read the safety
  slides. Student Employment Office, Mabry Hall 110.
- Dear participant, thank you for completing our survey. As promised you receive a $10 Amazon gift
  card; the code is at the end of this mail. If you would like to take part in the second round
  ($25, 40 minutes on Zoom), reply with YES. You may leave the study at any time. Dr. Ruth Pell,
  Dept. of Sociology, IRB 3310
- Dear colleagues, please share with your students: Our translation office in Geneva offers a
  six-month paid internship (CHF 2,200 a month). Candidates send a CV and a motivation letter by
  15 May to stages@langues.example. Interviews on Teams. We apply for the permit and need a copy
  of the passport of the chosen intern only.
- Subject: Dining is hiring! Hi Tigers, need cash for spring break? Dining Services pays $15.50 to
  start and free meals on shift. No experience necessary, flexible hours. Come to the hiring fair
  Wed 11-2 in the Union with your student ID.
- HR intern in a hotel group. You prepare contracts for 60 seasonal workers, collect their
  passports' copies and bank details in the HR system, and explain payslips. €1,250 a month,
  Palma.
- Student union bar staff. £12.21/h. We need your right to work documents and your bank details
  once you've accepted; upload them in the staff portal.
""")

#: What none of them may become a way out for.
FRAUDS = listed("""
- It's $40 to start and we pay $200 a day after training.
- The school covers tuition, and you remit a registration fee of €90 to our officer.
- Visa and ticket are covered by the company. You only pay medical charges of 5500 to our agent.
- We ask applicants to pay the postage of the laptop.
- Pay the conference fee of $80 to secure your job offer.
- Pay $50 to start and earn $400 a day from your phone.
- Pay only $18 to start. Hundreds of jobs wait for you.
- We pay after you pay the registration fee of $40 by Cash App.
- The registration fee is paid for your ID card; send it to our officer.
- Registration fee of ₦5000 must be paid before the interview; your visa is waived.
- Registration fee for applicants: $150, payable to our officer.
- A training fee is charged once, $75. Typing from home, $22 an hour.
- You pay a refundable security deposit of $80 before we send the starter kit.
- A small deposit is required to secure your place. Training starts on Monday.
- The deposit of $60 is fully refundable after one month. Typing from home.
- Send $5 for the starter packet and begin work at home.
- Send $20 to cover the background check and we will mail your offer.
- Buy the ambassador starter kit for $99 and sell it to friends.
- The starter kit costs $75 and comes off your first pay.
- Candidates must buy the welcome pack. $20 an hour.
- Data entry from home, $25 an hour. Purchase of a starter kit is required, $45.
- Candidates pay the visa fee of $300, the company pays your flight.
- We cover the flight, you cover the shipping of your laptop, $60.
- You pay the postage of $9 and we send the envelopes.
- Order the laptop from our approved vendor; we reimburse you with the first check.
- Buy in with $40 today and take home $400 on Friday.
- To start, simply send the activation fee by Cash App.
- To begin earning you just transfer 20 USDT to the wallet.
- Pay $30 to join our VIP earning club and withdraw daily.
- It costs $10 to join and you earn $50 for each friend.
- Please make a one-time payment of $30 for your badge and start tomorrow.
- Receive parcels at your home, print new labels and send them to our warehouse.
- Our clients transfer money to your account; keep 10 percent and send the rest to the bank in
  Riga.
- Work as our financial agent: collect payments from our clients and forward them, 8 percent is
  yours.
- I get $100 for every account you open, and you get $30. Your own ID is needed.
- I need you to get gift cards for the winners of our staff raffle, scratch them and text me the
  codes.
- The interview is by text chat only on Telegram. Add Mr. Holt and be online at 9.
- Our crypto trading platform pays you 3% daily on what you deposit.
- We rent your LinkedIn account for $50 a week.
- Take our client calls with my script as our American face, and get half.
- Hand over the log-in and the debit card, and get $300 a month.
- After you accept, send a photo of your driver's license and your bank login by email today.
- Stuff envelopes at home and earn $2 for each.
- Paid surveys from home, $50 each, no experience, start today and withdraw daily.
- We mail you a certified check; deposit it, keep $300 and wire the rest to the mover.
- Join our team! Flexible hours, no experience necessary, weekly pay, work from home. Text HIRED
  to Mr. Cole.
- Our customers pay by transfer, so you give us your bank details and Social Security number.
- Each intern sends their SSN and bank account number before the interview.
- The starter kit that we sell costs $99 and you need it before you start. Typing from home.
- We send you gift cards, you scratch them and send the codes back. $300 a week, from home.
- Teller needed: cash checks from our clients at your bank and send the rest by wire.
- Help our clients get paid: provide your bank account number and online banking password.
- Dear applicant, thank you for your interest. We would like to offer you the part-time job, $25
  per hour, no interview. Reply with your name and address, a check for supplies comes first.
- Students pay $90 for the training course before they start; you earn $300 a day.
- Our agent will take the registration fee of $45 at the interview.
- We want you to keep 10% and send the rest by Western Union to our office.
- Fraud analyst wanted. Receive parcels at home, print new labels and reship them. $3,000 a month.
- Other students were told to buy gift cards with your money and send the codes; you get $300.
- Someone was told to pay you; deposit the check and send the rest to the mover.
""")


@pytest.mark.parametrize("text", HONEST)
def test_nobody_honest_is_called_a_scam(text: str) -> None:
    found = review(Posting(text=text))
    assert found.verdict is not Verdict.SCAM
    marks = {"FAIR-02", "PAY-05", "PAY-07"}
    assert [each for each in found.findings if each.rule in marks or each.rule[:2] == "F-"] == []


@pytest.mark.parametrize("text", FRAUDS)
def test_the_frauds_beside_them_are_found(text: str) -> None:
    assert review(Posting(text=text)).verdict is Verdict.SCAM


#: Words that speak of others, or of how a house pays: no term of the work is broken there.
NO_TERMS = (
    ("PAY-01", "Payroll cannot pay in cash. Hand in your hours on Fridays; library, $16 an hour."),
    ("PAY-02T", "Test our app: servers there earn $2.13 an hour plus tips. You get $25 an hour."),
    ("CLS-01", "You prepare 1099 forms for our vendors with the controller, $21 an hour."),
    ("LEARN-04", "While our curator is on leave, the registrar, Mr. Finch, supervises interns."),
    ("PAY-05", "Salon: commission of 45% plus $10 an hour, and Dee shows you colour."),
    ("PAY-07", "Bring your own laptop or borrow ours."),
)
TERMS = (
    ("PAY-01", "We cannot pay interns, but you get a letter."),
    ("PAY-02P", "Servers earn $2.13 an hour plus tips. Ask for Mo at the bar."),
    ("CLS-01", "You will receive a 1099 at the end of the year."),
    ("LEARN-04", "While our receptionist is on leave, you cover her desk."),
    ("PAY-05", "Commission of 45% of what you sell, and chances of $10 an hour."),
    ("PAY-07", "Bring your own laptop and a camera."),
)


@pytest.mark.parametrize(("rule", "text"), NO_TERMS)
def test_what_others_do_or_earn_is_no_term(rule: str, text: str) -> None:
    assert rule not in {each.rule for each in review(Posting(text=text)).findings}


@pytest.mark.parametrize(("rule", "text"), TERMS)
def test_terms_beside_them_are_read(rule: str, text: str) -> None:
    assert rule in {each.rule for each in review(Posting(text=text)).findings}


def test_selling_for_commission_alone_is_refused_for_what_it_is_and_no_scam() -> None:
    found = review(
        Posting(
            text="One closer wanted to sell our web pages on commission. No base pay. You work with"
            " Dana, our head of sales. Two years of selling. No cold calling. No cap. You are"
            " coachable. Commission-only position."
        )
    )
    assert found.verdict is Verdict.REFUSE
    assert "PAY-05" in {each.rule for each in found.findings}
