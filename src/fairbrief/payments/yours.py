"""What of a person stands in this room (see `kernel.yours`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.yours import under
from fairbrief.kernel.yours import Held
from fairbrief.payments.models import Funding, Payout, Transfer

_BOOKS = (
    "the books: payments are shown to tax offices and courts for years (GDPR Art. 17(3)(b)); they "
    "have works, sums and days, and whose name stood on an entry goes with the agreement"
)
FUNDINGS = Held(
    model=Funding,
    ways=under("engagement"),
    title=_("The money of your work"),
    shows="code work=engagement__code state amount_minor later_minor owed_minor secured_minor"
    " released_minor returned_minor currency reference due_at secured_at payable_at released_at"
    " returned_at",
    stays=_BOOKS,
)
TRANSFERS = Held(
    model=Transfer,
    ways=under("engagement"),
    title=_("What was secured and paid"),
    shows="code work=engagement__code kind amount_minor=entries__amount_minor"
    " currency=entries__account__currency account=entries__account__kind how reference at by_name",
    stays=_BOOKS,
    still="by_name reference",
)
PAYOUTS = Held(
    model=Payout,
    ways=under("engagement"),
    title=_("What was sent to you, and what you said of it"),
    shows="code work=engagement__code state amount_minor currency due_on sent_on sent_minor how"
    " said_at missing_at received_at received_by_clock",
    stays=_BOOKS,
)
