"""What a student is told about tax: general, with its source, never advice on one case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


@dataclass(frozen=True, kw_only=True)
class TaxNote:
    text: _StrOrPromise
    source: _StrOrPromise


#: The reporting threshold is the payer's duty; the income is taxable from the first dollar.
US_NOTES = (
    TaxNote(
        text=_(
            "This is income, whatever the amount. A payer must report it to the tax office only "
            "from $2,000 a year (payments made after 31 December 2025), so you may get no form and "
            "still have to declare it."
        ),
        source=_("Public Law 119-21, section 70433"),
    ),
    TaxNote(
        text=_(
            "If you were paid as an independent contractor and your net earnings from all such "
            "work reach $400 in a year, you also owe self-employment tax."
        ),
        source=_("26 U.S.C. § 6017"),
    ),
    TaxNote(
        text=_(
            "Fairbrief does not know your whole situation. Free help is at the Volunteer Income "
            "Tax Assistance sites of the IRS, or ask your career office."
        ),
        source=_("irs.gov, “Free tax return preparation”"),
    ),
)


def notes_for(country: str) -> tuple[TaxNote, ...]:
    """The notes of a country (ISO 3166, two letters); none where we have none that is sourced."""
    return US_NOTES if country == "US" else ()
