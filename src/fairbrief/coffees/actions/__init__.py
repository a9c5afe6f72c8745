"""Everything that is written about coffees: offering, seats, hosting, reminders."""

from fairbrief.coffees.actions.hosting import (
    call_off_sitting,
    cancel_coffee,
    let_them_write,
    lift_stop,
    say_who_came,
    stop_coffee,
)
from fairbrief.coffees.actions.linking import renew_host_link
from fairbrief.coffees.actions.offering import Plan, offer_as_alum, offer_coffee, offer_from_office
from fairbrief.coffees.actions.reminding import ask_who_came, remind
from fairbrief.coffees.actions.seating import (
    fill_all,
    give_back,
    let_pass,
    remind_of_offer,
    take_seat,
    why_not,
)

__all__ = [
    "Plan",
    "ask_who_came",
    "call_off_sitting",
    "cancel_coffee",
    "fill_all",
    "give_back",
    "let_pass",
    "let_them_write",
    "lift_stop",
    "offer_as_alum",
    "offer_coffee",
    "offer_from_office",
    "remind",
    "remind_of_offer",
    "renew_host_link",
    "say_who_came",
    "stop_coffee",
    "take_seat",
    "why_not",
]
