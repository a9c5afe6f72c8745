"""A brief as a schema.org JobPosting, for search engines.

Follows https://schema.org/JobPosting and what search engines ask of it: an end, a salary, and for
work from anywhere the countries it may be done from instead of a place. Written for a
`<script type="application/ld+json">`, which is data: no browser runs it, so the content security
policy has nothing to allow. What a brief's author typed cannot end the element.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from fairbrief.briefs.queries import day_there, is_open
from fairbrief.briefs.states import Place
from fairbrief.skills import TAXONOMY, slug_called

if TYPE_CHECKING:
    from fairbrief.briefs.models import Brief
    from fairbrief.organizations.models import Campus, Employer

#: Signs that could end the element or begin another, as JSON writes them otherwise.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def job_posting(
    brief: Brief, *, campuses: Sequence[Campus], site: str, today: date
) -> dict[str, Any] | None:
    """What a search engine reads; None unless anyone could apply today through a campus.

    Takes a brief of `as_read`; `campuses` are those that list it.
    """
    if not campuses or not is_open(brief, today) or brief.opened_at is None:
        return None
    posting: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": brief.title,
        "description": _description(brief, campuses),
        "identifier": {
            "@type": "PropertyValue",
            "name": brief.employer.name,
            "value": brief.code,
        },
        "url": f"{site}/briefs/{brief.code}/",
        "datePosted": day_there(brief, brief.opened_at).isoformat(),
        "employmentType": ["INTERN", "TEMPORARY"],
        "hiringOrganization": _organization(brief.employer, site),
        "totalJobOpenings": brief.seats - brief.seats_taken,
        "directApply": True,
        "workHours": _("about %(hours)d hours in all") % {"hours": brief.hours or 0},
        **_place(brief, campuses),
        **_until(brief),
        **_pay(brief),
    }
    if brief.starts_on:
        posting["jobStartDate"] = brief.starts_on.isoformat()
    skills = [_skill(name) for name in getattr(brief, "needed", ())]
    if skills:
        posting["skills"] = skills
    return posting


def as_script(data: dict[str, Any]) -> SafeString:
    """The element with the JSON, which nothing that was typed can leave. Data: it is never run."""
    words = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{words}</script>')  # noqa: S308


def _description(brief: Brief, campuses: Sequence[Campus]) -> str:
    """The whole brief as simple HTML: a description is to be complete, and more than the title."""
    parts = [f"<p>{escape(line)}</p>" for line in brief.summary.splitlines() if line.strip()]
    pieces = "".join(
        f"<li>{escape(each.title)}: {escape('; '.join(each.criteria))}</li>"
        for each in brief.deliverables.all()
    )
    if pieces:
        parts.append(f"<p>{escape(_('What you will make'))}</p><ul>{pieces}</ul>")
    if brief.learning:
        heading = escape(_("What you will learn"))
        parts.append(f"<p>{heading}</p><p>{escape(brief.learning)}</p>")
    names = ", ".join(campus.name for campus in campuses)
    said = _("A micro-internship for students of %(campuses)s.") % {"campuses": names}
    return "".join([*parts, f"<p>{escape(said)}</p>"])


def _organization(employer: Employer, site: str) -> dict[str, str]:
    found = {
        "@type": "Organization",
        "name": employer.name,
        "url": f"{site}/employers/{employer.slug}/",
    }
    return {**found, "sameAs": employer.website} if employer.website else found


def _place(brief: Brief, campuses: Sequence[Campus]) -> dict[str, Any]:
    """Work from anywhere names the countries of the campuses; other work, where it is done."""
    if brief.place == Place.REMOTE:
        countries = sorted({campus.country for campus in campuses})
        return {
            "jobLocationType": "TELECOMMUTE",
            "applicantLocationRequirements": [
                {"@type": "Country", "name": country} for country in countries
            ],
        }
    employer = brief.employer
    address = {
        "addressLocality": employer.city,
        "addressRegion": employer.state,
        "addressCountry": employer.country,
    }
    filled = {name: value for name, value in address.items() if value}
    return {
        "jobLocation": {"@type": "Place", "address": {"@type": "PostalAddress", **filled}},
    }


def _until(brief: Brief) -> dict[str, str]:
    """The end of the last day to apply, where the employer is; else the day it starts."""
    last = brief.apply_by or brief.starts_on
    if last is None:
        return {}
    end = datetime.combine(last, time(23, 59, 59), tzinfo=ZoneInfo(brief.time_zone))
    return {"validThrough": end.isoformat()}


def _pay(brief: Brief) -> dict[str, Any]:
    """The fee as a rate an hour: a salary has no unit for the whole of a work."""
    rate = brief.rate
    if rate is None:
        return {}
    return {
        "baseSalary": {
            "@type": "MonetaryAmount",
            "currency": rate.currency,
            "value": {
                "@type": "QuantitativeValue",
                "value": float(rate.decimal),
                "unitText": "HOUR",
            },
        }
    }


def _skill(name: str) -> dict[str, str]:
    found = {"@type": "DefinedTerm", "name": name}
    slug = slug_called(name)
    esco = TAXONOMY[slug].esco if slug else ""
    return {**found, "url": esco} if esco else found
