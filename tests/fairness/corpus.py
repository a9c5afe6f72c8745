"""Postings written for the tests: good, poor, scams, and honest texts that look like scams."""

from __future__ import annotations


def listed(texts: str) -> list[str]:
    """The texts of a list: each begins with a stroke, and what goes on is indented."""
    return [" ".join(each.split()) for each in texts.strip().removeprefix("- ").split("\n- ")]


GOOD = {
    "tea": "Market scan micro-internship. Lantern Tea wants to know which campuses "
    "sell loose-leaf tea. Over three weeks you will put together a "
    "spreadsheet of 60 campus cafes and write a two-page memo with your "
    "recommendations. 15 hours in total, fixed fee of $360, paid by bank "
    "transfer within ten days. Your supervisor is Dana Wolf, head of sales; "
    "you speak with her every Tuesday. Before the midpoint you have a 30 "
    "minute call with our co-founder. Work from wherever you are. Apply "
    "before 12 January.",
    "food bank": "Help a food bank tell its story! We are a registered charity. The intern "
    "edits four short videos and designs a poster for our spring drive. About "
    "20 hrs between 3 March and 28 March 2027. We pay a stipend of $500. "
    "You'll be mentored by our communications manager, who reviews each draft "
    "with you.",
}
POOR = {
    "hats": "Exciting startup seeks rockstar intern!! You'll wear many hats, answer "
    "phones, manage our calendars and do data entry as needed. This is a "
    "volunteer position for now, but you get exposure and maybe a reference. "
    "Must be available evenings and weekends, 25-30 hrs/week in our Brooklyn "
    "office.",
    "credit": "Magazine internship, unpaid, college credit available. Interns make "
    "coffee, run errands and do some filing. Twelve weeks, on site.",
}
SCAMS = {
    "professor": "Good day student, Prof. Allen of the Chemistry department needs a "
    "personal assistant. Pay is $450 weekly for 6 hours. Text him at 555-0101 "
    "with your full name, home address, age and alternate email. He will send "
    "you a cashier's check to deposit for supplies.",
    "hr desk": "Congrats! Your resume on Indeed was reviewed by our HR desk. Interview "
    "is via Telegram only. Buy your laptop and software from our approved "
    "vendor, you are reimbursed with the first paycheck. Pay $38 an hour, no "
    "experience needed.",
    "tasks": "Boost hotel ratings from your phone. Finish 40 optimization tasks a day "
    "and earn 80-150 USDT daily. To unlock the next set top up your account.",
    "payments": "Our company in Riga sells fabrics. We look for a payment officer in the "
    "United States. Customers pay into your bank account, you keep 8% and "
    "transfer the balance by Western Union.",
    "parcels": "Home quality inspector. We send parcels to your address, you put a new "
    "label on them and reship them to our clients abroad. $3,200 a month.",
    "own boss": "Tired of your nine to five? Be your own boss with a home-based business. "
    "Residual income from day one, no selling, free to join.",
    "shopper": "Become a secret shopper. We mail you a cashier's check, you cash it, "
    "shop for $50 and send the rest by MoneyGram.",
    "fee": "You are hired as a remote typist. Before you begin pay a refundable "
    "deposit of $75 for your training kit by Zelle.",
}
TRAPS = {
    "wallet product": "Fintech product intern. You will design two screens for our cash app "
    "competitor and document how wire transfers fail. We never ask candidates "
    "for bank details or fees. If anyone asks you to deposit a check, it is a "
    "scam. $30/hr, 8 hours per week, 5 weeks, report to the head of product.",
    "fraud lab": "Our team works on anti-fraud models which detect money mules and gift "
    "card scams. You will analyze transactions data and write a report. Pay "
    "is $26 an hour.",
    "notice": "Be aware: scammers use our name. We do not interview over Telegram, and "
    "we will never send you a check, sell you equipment or ask for your "
    "social security number, bank account or a fee. Editorial intern, remote, "
    "$22 an hour.",
    "no experience": "Unlike unpaid internships, this role pays. Stipend: $600 for 24 hours. "
    "No experience required; we teach you SQL. Deliverables: a cleaned "
    "dataset and a dashboard.",
    "home": "Work from home two days a week as a museum research intern. You report "
    "to the curator, draft labels for nine objects, and build a small "
    "database. $19 an hour, 10 hours a week.",
}
EVERY = (*GOOD.values(), *POOR.values(), *SCAMS.values(), *TRAPS.values())
