"""Where an organization can be looked up in public: links an officer opens, nothing is fetched.

Each names who keeps the register. Nobody but the office follows a link; one that is dead is mended
here.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote_plus

from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.places import JURISDICTIONS
from fairbrief.organizations.models import Employer

#: State registers of companies, kept by the secretary of state or the like: the page to search on.
STATES = {
    "AZ": "https://ecorp.azcc.gov/EntitySearch/Index",
    "CA": "https://bizfileonline.sos.ca.gov/search/business",
    "CO": "https://www.coloradosos.gov/biz/BusinessEntityCriteriaExt.do",
    "CT": "https://service.ct.gov/business/s/onlinebusinesssearch",
    "DC": "https://corponline.dlcp.dc.gov/",
    "DE": "https://icis.corp.delaware.gov/ecorp/entitysearch/namesearch.aspx",
    "FL": "https://search.sunbiz.org/Inquiry/CorporationSearch/ByName",
    "GA": "https://ecorp.sos.ga.gov/BusinessSearch",
    "IL": "https://apps.ilsos.gov/businessentitysearch/",
    "IN": "https://bsd.sos.in.gov/publicbusinesssearch",
    "MA": "https://corp.sec.state.ma.us/corpweb/CorpSearch/CorpSearch.aspx",
    "MD": "https://egov.maryland.gov/BusinessExpress/EntitySearch",
    "MI": "https://mibusinessregistry.lara.state.mi.us/search/business",
    "MN": "https://mblsportal.sos.mn.gov/Business/Search",
    "NC": "https://www.sosnc.gov/online_services/search/by_title/_Business_Registration",
    "NJ": "https://www.njportal.com/DOR/BusinessNameSearch",
    "NY": "https://apps.dos.ny.gov/publicInquiry/",
    "OH": "https://businesssearch.ohiosos.gov/",
    "OR": "https://sos.oregon.gov/business/pages/find.aspx",
    "PA": "https://file.dos.pa.gov/search/business",
    "TN": "https://tncab.tnsos.gov/business-entity-search",
    "TX": "https://comptroller.texas.gov/taxes/franchise/account-status/search",
    "VA": "https://cis.scc.virginia.gov/EntitySearch/Index",
    "WA": "https://ccfs.sos.wa.gov/",
    "WI": "https://apps.dfi.wi.gov/apps/corpsearch/search.aspx",
}


@dataclass(frozen=True)
class Register:
    """One register: what it is, who keeps it, and the page to open."""

    name: str
    keeper: str
    url: str


def registers_for(employer: Employer) -> list[Register]:
    """The registers an employer of this kind and place could stand in, the likeliest first."""
    name = quote_plus(employer.name)
    found: list[Register] = []
    if employer.country == "US":
        if employer.kind in {Employer.Kind.NONPROFIT, Employer.Kind.EDUCATION}:
            found.append(
                Register(
                    str(_("Tax-exempt organizations")),
                    "Internal Revenue Service",
                    "https://apps.irs.gov/app/eos/",
                )
            )
        if employer.state in STATES:
            found.append(
                Register(
                    str(_("Companies in {state}")).format(
                        state=JURISDICTIONS.get(employer.state, employer.state)
                    ),
                    str(_("the state’s register")),
                    STATES[employer.state],
                )
            )
        if employer.kind == Employer.Kind.GOVERNMENT:
            found.append(
                Register(
                    str(_("Agencies of the United States")),
                    "USAGov",
                    "https://www.usa.gov/agency-index",
                )
            )
        if employer.kind == Employer.Kind.FOR_PROFIT:
            found.append(
                Register(
                    str(_("Listed companies and their filings")),
                    "US Securities and Exchange Commission",
                    f"https://www.sec.gov/cgi-bin/browse-edgar?action=getcompany&company={name}",
                )
            )
    elif employer.country == "GB":
        found.append(
            Register(
                str(_("Companies in the United Kingdom")),
                "Companies House",
                f"https://find-and-update.company-information.service.gov.uk/search?q={name}",
            )
        )
        if employer.kind == Employer.Kind.NONPROFIT:
            found.append(
                Register(
                    str(_("Charities in England and Wales")),
                    "Charity Commission",
                    "https://register-of-charities.charitycommission.gov.uk/",
                )
            )
    elif employer.country == "CA":
        found.append(
            Register(
                str(_("Federal corporations of Canada")),
                "Corporations Canada",
                "https://ised-isde.canada.ca/cc/lgcy/fdrlCrpSrch.html",
            )
        )
    elif employer.country == "DE":
        found.append(
            Register(
                str(_("Companies in Germany")),
                "Unternehmensregister",
                "https://www.unternehmensregister.de/",
            )
        )
    found.append(
        Register(
            str(_("Legal entities of the world")),
            "Global Legal Entity Identifier Foundation",
            "https://search.gleif.org/",
        )
    )
    return found
