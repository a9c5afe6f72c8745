"""Messages between people who work together, and those that must still be warned of."""

from __future__ import annotations

import pytest

from fairbrief.fairness.messages import read_message
from tests.fairness.corpus import listed

HONEST_MESSAGES = listed("""
- Please send the rest of the photos by Thursday.
- Bring your passport and Social Security card on Monday; HR copies them there and gives them back.
- The prepaid label for the laptop return is attached.
- Your stipend went out this morning by PayPal. Tell me if it does not show up by Monday.
- Please keep the receipts from the train, and we pay you back with the last payment.
- I have shipped the test phone to you. The return label is in the box; please send it back by the
  20th.
- Text me when you are at the gate, and I will come down to let you in.
- Thank you for the interview guide. Our participants get a $20 gift card each; I pick them up at
  the bookstore, so you only hand them out.
- Sorry for the short notice: it is urgent that we get the slides by 4, as the board meets at 5.
- Which bank details should I put on the form? You can leave that to payroll; they will ask you
  through their own page.
- Could you test what happens when a user sends 0.1 BTC to a wrong address on the testnet?
- Could you buy two rolls of tape on your way? I will give you the money when you are here.
- I sent the deposit slip to the office, thank you for banking the ticket money.
- We cover the shipping, just give the box to the porter.
- Text me if you are late, the key is with the neighbour.
- I have paid your invoice today by wire transfer; it may take two days.
- Could you send me the bank details on your invoice again? The last digit is cut off.
- Please deposit the tapes at the archive's desk when you are done.
- Can you do me a favour and print the consent forms before the participants come?
- You can keep the 10% discount code for your friends.
- Finish the first task set on labelling, then we talk about what was hard.
- Hi Jordan, congrats again! Before Monday please fill in the direct-deposit form in Workday (log
  in with your NetID). If you prefer a paper check, tell me. – Carla
- I can Venmo you tonight if that's easier. What's your handle?
- Thank you so much!!! You saved us!!! We'd love to send you a little gift card, what's your
  address?
- The check for your stipend is at the front desk. You can deposit it with your bank's app or cash
  it at the credit union.
- I'm in a meeting until 3, text me if the delivery comes.
- Our accountant needs your tax ID and IBAN, please put both in the contract form, not in the
  chat.
- For the contract I need your full name and address as they should appear.
- What's your date of birth? The train company wants it for the youth ticket.
- The visa costs 80 dollars and we pay it, you don't have to do anything.
- Could you check why the transfer of 0.01 BTC fails in the sandbox?
- I read your draft about fake job offers. The part where they send a check and ask for the rest
  back is great.
- The client moved the deadline. Can you send the rest by tonight? We'll pay an extra $60.
- Dear Sir, please to send invoice with bank name, IBAN, SWIFT code so our finance department can
  make the payment.
- For the room key they need a photo of your student card. You can send it to housing, not to me.
- We could do the interview by chat since your mic is broken, or wait until Thursday. As you like.
- What's your NetID? I'll add you to the lab's folder.
- Two-factor is on now. When you log in, it sends a code to your phone.
- Please write a help page on how to send money abroad: fees, exchange rate, how long it takes.
- I'm on Signal under the same number if something is urgent in the night.
- Can you text Dr. Hahn that we're late? 555-0170
- Can you get a $25 gift card for the raffle from the coffee shop downstairs? Petty cash is with
  Jo, bring her the receipt.
- Move the balance sheet to tab 2 and forward it to Gil.
- You need to reset your password, the old one ran out. IT desk is in the library basement.
- Write to me on WhatsApp if the bus is late: +44 7700 900456
- Hi Noor, welcome aboard! Your first task is in the folder. Ping me when you've looked at it.
- How do you want to be paid, Venmo, Zelle or a check?
- Could you pick up the gift cards for the raffle at the bookstore? They're already paid for.
- My phone number is 555-0121. Text me when you're outside, the bell is broken.
- Shall we use WhatsApp for the day of the event? For all else mail is fine.
- Could you move the money slide to the end and send me the rest of the deck?
- Lena will Venmo you for the pizza.
- In the novel he asks her to send money by Western Union. Is that still credible in 2026?
- If I ever ask you for gift cards, it isn't me :)
- Do you have a bank account in euros? If not we use Wise, no problem.
- The bus company wants your name and age for the group ticket.
""")

FRAUDULENT_MESSAGES = listed("""
- Send the rest of the money by wire to the supplier.
- Bring a copy of your passport and $50 for the visa to our agent.
- Please buy five gift cards for the participants and send me pictures of the codes.
- I have mailed you a check. Deposit it by phone and send the balance to the mover.
- Text me on WhatsApp about your pay, the manager waits there.
- Could you pay the shipping of $40 first? I refund you with your first pay.
- Send me your bank details and the log-in, so that I can pay you today.
- The client will transfer money to your account, then you send it on in bitcoin.
- The visa costs 80 dollars and we pay it back with your first salary.
- The check for your supplies is coming. Deposit it with the app and text me when it clears.
- I'll Venmo you the money for the gift cards, please buy ten and send me the codes.
- A code was sent to your phone. Read it to me.
- Send me your NetID and password so I can set up your payroll.
- Text me at 415-555-0100 when you get this, I have a job for you.
- Reset your password on this page so that we can pay you.
- Could you buy gift cards for the raffle? Send me photos of the codes. Petty cash pays you back.
- Buy gift cards with your own card, reimbursed from petty cash, and text me the numbers.
- If the bus is late add Mr. Holt on Telegram, he pays you.
""")


@pytest.mark.parametrize("text", HONEST_MESSAGES)
def test_work_that_runs_is_not_warned_of(text: str) -> None:
    assert read_message(text) == ()


@pytest.mark.parametrize("text", FRAUDULENT_MESSAGES)
def test_messages_of_frauds_are_warned_of(text: str) -> None:
    assert read_message(text)
