"""Forms of the room: the profile, and skills found in a résumé."""

from fairbrief.students.forms.profile import DAYS, PART_NAMES, ProfileForm, SkillsField

__all__ = ["DAYS", "PART_NAMES", "ProfileForm", "SkillsField"]
