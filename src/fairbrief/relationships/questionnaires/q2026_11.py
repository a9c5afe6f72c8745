"""The first questionnaire: eight competencies by four words, without behaviours."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.relationships.questionnaires.shapes import (
    OF_EMPLOYER,
    OF_STUDENT,
    Part,
    Questionnaire,
    question,
)

_EIGHT = (
    question("career", _("Career and self-development")),
    question("communication", _("Communication")),
    question("critical_thinking", _("Critical thinking")),
    question("equity", _("Equity and inclusion")),
    question("leadership", _("Leadership")),
    question("professionalism", _("Professionalism")),
    question("teamwork", _("Teamwork")),
    question("technology", _("Technology")),
)

QUESTIONNAIRE = Questionnaire(
    version="2026-11",
    source=_("The eight are the career-readiness competencies of NACE (2021)."),
    parts={
        OF_STUDENT: Part(ask=_("How far along was the student?"), questions=_EIGHT),
        OF_EMPLOYER: Part(ask=_("How much did this work let you grow in"), questions=_EIGHT),
    },
)
