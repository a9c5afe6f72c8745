"""The reports of a career office: kept figures, suppressed once, printed everywhere alike.

Owns the kept counts of each campus and term, what of them may be shown, and every form in which it
leaves: page, files, charts, mails and the API. The counts are kept by the database's own triggers
and always equal a full recount.

Must never show a figure about fewer people than the campus's limit, nor one from which such a
figure could be worked out, in any form; what one form hides, all hide.
"""
