"""Logs hold no keys, and no traceback for what was only refused."""

from __future__ import annotations

import io
import logging
import logging.config
from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from fairbrief.config.logs import ASKED, KEYED, SHARED, logging_settings, server_logging

KEY = "uZ3kq-9dPx_Vb7sTq0aLw2mN8cRf5yHj"


def written(settings: dict[str, Any], said: str, *, status: int = 404, **more: Any) -> str:
    """What those settings make of a line."""
    made = logging.config.DictConfigurator(settings)
    handler = logging.StreamHandler(output := io.StringIO())
    formatters = settings["formatters"]
    handler.setFormatter(
        made.configure_formatter(dict(formatters.get("access") or formatters["line"]))
    )
    for each in settings.get("filters", {}).values():
        handler.addFilter(made.configure_filter(dict(each)))
    record = logging.makeLogRecord({"msg": said, "status_code": status, **more})
    handler.handle(record)
    return output.getvalue()


@pytest.mark.parametrize("first", [*KEYED, *SHARED])
def test_no_log_holds_the_key_of_a_mailed_link(first: str) -> None:
    path = f"/{first}/{KEY}/do/end/"
    said = written(logging_settings("INFO"), "Not Found: %s", args=(path,))
    assert said.endswith(f"Not Found: /{first}/…/do/end/\n")
    said = written(server_logging(), '"GET %(path)s"', args={"path": path})
    assert said == f'"GET /{first}/…/do/end/"\n'


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize(("before", "after"), [("", ""), ("page=2&", "&page=3")])
def test_no_log_says_whom_somebody_looked_for(name: str, before: str, after: str) -> None:
    path = f"/campus/people/?{before}{name}=maya%40will.example{after}"
    for settings in (logging_settings("INFO"), server_logging()):
        said = written(settings, '"GET %(path)s HTTP/1.1"', args={"path": path})
        assert f"?{before}{name}=…{after} HTTP/1.1" in said
        assert "maya" not in said


def test_what_says_nothing_of_people_stays_in_the_line() -> None:
    path = "/briefs/?sort=new&until=2027-01-01&quota=1"
    assert path in written(server_logging(), "GET %(path)s", args={"path": path})


def test_every_address_with_a_key_is_known_to_the_logs() -> None:
    def routes(resolver: URLResolver, before: str = "") -> Iterator[str]:
        for entry in resolver.url_patterns:
            route = before + str(entry.pattern)
            if isinstance(entry, URLResolver):
                yield from routes(entry, route)
            elif isinstance(entry, URLPattern):
                yield route

    with_key = {
        route.partition("<")[0].strip("/") for route in routes(get_resolver()) if ":token>" in route
    }
    assert with_key == set(KEYED)


def test_a_refusal_is_a_line_and_a_fault_has_its_traceback() -> None:
    try:
        raise ValueError(f"no /sign/{KEY}/ here")
    except ValueError as error:
        happened = (type(error), error, error.__traceback__)
    refused = written(logging_settings("INFO"), "Forbidden", status=403, exc_info=happened)
    assert refused.endswith("Forbidden\n")
    fault = written(logging_settings("INFO"), "Internal", status=500, exc_info=happened)
    assert "Traceback" in fault
    assert KEY not in fault
