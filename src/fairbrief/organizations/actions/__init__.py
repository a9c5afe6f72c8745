"""Writes of the room, by what they concern."""

from fairbrief.organizations.actions.campuses import (
    Stretch,
    found_campus,
    leave_office,
    remove_officer,
)
from fairbrief.organizations.actions.employers import (
    change_facts,
    correct_person,
    leave_employer,
    name_person,
    register_employer,
    remove_member,
)
from fairbrief.organizations.actions.holds import hold_employer, release_employer
from fairbrief.organizations.actions.invitations import (
    InvitationError,
    accept_invitation,
    forget_invitations,
    invite_member,
    invite_officer,
    withdraw_invitation,
)
from fairbrief.organizations.actions.taking import record_taking
from fairbrief.organizations.actions.year import GONE, remove_term, save_term

__all__ = [
    "GONE",
    "InvitationError",
    "Stretch",
    "accept_invitation",
    "change_facts",
    "correct_person",
    "forget_invitations",
    "found_campus",
    "hold_employer",
    "invite_member",
    "invite_officer",
    "leave_employer",
    "leave_office",
    "name_person",
    "record_taking",
    "register_employer",
    "release_employer",
    "remove_member",
    "remove_officer",
    "remove_term",
    "save_term",
    "withdraw_invitation",
]
