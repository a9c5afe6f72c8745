"""Credentials as tokens, in pictures and packed, and what is none: the same verdicts, offline."""

from __future__ import annotations

import copy
import json
import struct
import zlib
from typing import Any

import pytest
from jwt.algorithms import ECAlgorithm, OKPAlgorithm, RSAAlgorithm
from openbadgeslib import baking

from fairbrief.credentials.checking import Report, check
from fairbrief.credentials.checking.claims import structure, subject
from fairbrief.credentials.checking.dates import dates
from fairbrief.credentials.checking.keys import NOBODY
from fairbrief.credentials.checking.reading import (
    LARGEST_FILE,
    LARGEST_TEXT,
    Given,
    UnreadableError,
    read,
)
from fairbrief.credentials.checking.status import status
from tests.credentials import made
from tests.credentials.checked import checked
from tests.credentials.made import AT, Document, Signer, badge, entry

ELSEWHERE = "https://college.example/issuers/1"


def claims(issuer: str, **changes: Any) -> Document:
    document = badge(issuer)
    return {
        **document,
        "iss": issuer,
        "jti": document["id"],
        "sub": "mailto:maya@college.example",
        "nbf": int(AT.timestamp()) - 3 * 86400,
        **changes,
    }


def opened(token: str, **options: Any) -> Report:
    return check(read(token), at=AT, **options)


def test_tokens_of_each_algorithm() -> None:
    rsa, ec, ed = made.rsa_key(), made.ec_key(), Signer()
    by_jwk = made.token(claims(ELSEWHERE), rsa, "RS256", jwk=made.jwk(rsa, RSAAlgorithm))
    assert opened(by_jwk).valid
    assert not opened(by_jwk).sure
    did = made.did_jwk(ec, ECAlgorithm)
    assert opened(made.token(claims(did), ec, "ES256", kid=f"{did}#0")).sure
    assert opened(made.token(claims(ed.issuer), ed.private, "EdDSA", kid=ed.method)).sure
    first = badge(ed.issuer)
    wrapped = made.token({"vc": first, "iss": ed.issuer}, ed.private, "EdDSA", kid=ed.method)
    assert opened(wrapped).sure
    own = made.jwk(ed.private, OKPAlgorithm)
    assert opened(made.token(claims(ed.issuer), ed.private, "EdDSA", jwk=own)).sure
    elsewhere = made.token(claims("did:web:college.example"), rsa, "RS256", kid="#key-1")
    assert opened(elsewhere).verdict("proof") is None
    assert not opened(elsewhere).valid


def test_tokens_that_lie_are_refused() -> None:
    ed, other, rsa = Signer(), Signer(), made.rsa_key()
    good = made.token(claims(ed.issuer), ed.private, "EdDSA", kid=ed.method)
    head, body, signature = good.split(".")
    tampered = json.dumps(claims(ed.issuer, name="Another"))
    public = made.jwk(rsa, RSAAlgorithm)
    lies = [
        made.unsigned_token({"alg": "none", "kid": ed.method}, claims(ed.issuer)),
        made.unsigned_token({"alg": "None"}, claims(ed.issuer)),
        f"{head}.{body}.",
        f"{head}.{made._segment(json.loads(tampered))}.{signature}",
        made.token(claims(ed.issuer), "a secret that is long enough for it", "HS256"),
        # The public key as a shared secret, the classic confusion.
        made.token(claims(ELSEWHERE), "a secret that is long enough for it", "HS256", jwk=public),
        made.token(claims(ed.issuer), other.private, "EdDSA", kid=ed.method),
        made.token(claims(ed.issuer), other.private, "EdDSA", kid=other.method),
        made.token(claims(ed.issuer), rsa, "RS256", jwk=public),
        made.token(claims(ed.issuer), ed.private, "EdDSA", kid=ed.method, crit=["x"]),
        made.token(claims(ed.issuer, iss="urn:x:1"), ed.private, "EdDSA", kid=ed.method),
        made.token(claims(ed.issuer, sub="urn:x:1"), ed.private, "EdDSA", kid=ed.method),
        made.token(claims(ed.issuer, jti="urn:x:1"), ed.private, "EdDSA", kid=ed.method),
        made.token(claims(ed.issuer, exp=1_000), ed.private, "EdDSA", kid=ed.method),
        made.token(claims(ed.issuer, nbf=9_999_999_999), ed.private, "EdDSA", kid=ed.method),
        made.token(claims(ELSEWHERE), rsa, "RS256", jwk={**public, "d": "AQAB"}),
        made.token(claims(ELSEWHERE), rsa, "RS256", jwk={"kty": "oct", "k": "AAAA"}),
    ]
    for lie in lies:
        report = opened(lie)
        assert report.refuted, lie
        assert not report.valid


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


#: One black dot.
PNG = b"".join(
    (
        b"\x89PNG\r\n\x1a\n",
        _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        _chunk(b"IDAT", zlib.compress(b"\0\0")),
        _chunk(b"IEND", b""),
    )
)
SVG = b'<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">\n%s'


def test_badges_baked_into_pictures(signer: Signer, good: Document) -> None:
    text = json.dumps(good)
    token = made.token(claims(signer.issuer), signer.private, "EdDSA", kid=signer.method)
    picture = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect/></svg>'
    for inside in (text, token):
        png = baking.bake_png(PNG, inside, keyword=baking.ITXT_KEYWORD_OB3)
        assert check(read(png), at=AT).sure
        svg = baking.bake_svg(
            picture,
            inside,
            element=baking.SVG_ELEMENT_OB3,
            namespace=baking.SVG_NS_OB3,
            as_text=inside is text,
        )
        assert check(read(svg), at=AT).sure
    changed = text.replace("Forty notebooks", "Four hundred notebooks")
    png = baking.bake_png(PNG, changed, keyword=baking.ITXT_KEYWORD_OB3)
    assert not check(read(png), at=AT).valid
    wrapped = (
        SVG
        % (
            b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:ob="https://purl.imsglobal.org/ob/v3p0">'
            b"<ob:credential><![CDATA[ %s ]]></ob:credential></svg>"
        )
        % text.encode()
    )
    assert check(read(wrapped), at=AT).sure


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Paste"),
        ("{", "complete JSON"),
        ("hello world", "no code, address or credential known here"),
        ("AAAAAAAAAA", "no code, address or credential known here"),
        ("[1]", "not a credential"),
        ('{"a": NaN}', "complete JSON"),
        ('{"a": 1, "a": 2}', "complete JSON"),
        ("[" * 30_000, "deeper"),
        ('{"a":' * 60 + "1" + "}" * 60, "deeper"),
        ("x" * (LARGEST_TEXT + 1), "longer"),
        (b"\x00" * (LARGEST_FILE + 1), "longer"),
        (b"\xff\xfe\x00", "neither text"),
        (PNG, "no credential baked in"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no credential baked in"),
        (b"<svg", "damaged"),
        (b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg>&a;</svg>', "entities"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(text: str | bytes, says: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(text)
    assert says in str(caught.value)


def test_a_packed_text_in_a_picture_is_unpacked(good: Document) -> None:
    text = zlib.compress(json.dumps(good).encode())
    for said in (b"\0\1\0\0\0", b"\0\1\0en\0Badge\0"):
        body = b"openbadgecredential" + said + text
        picture = PNG[:33] + _chunk(b"iTXt", body) + PNG[33:]
        assert check(read(picture), at=AT).sure
        with pytest.raises(UnreadableError, match="damaged"):
            read(PNG[:33] + _chunk(b"iTXt", body[:-9]) + PNG[33:])


def test_a_packed_bomb_in_a_picture_is_not_unpacked() -> None:
    body = b"openbadgecredential\0\1\0\0\0" + zlib.compress(b" " * (LARGEST_TEXT * 40))
    with pytest.raises(UnreadableError, match="longer"):
        read(PNG[:33] + _chunk(b"iTXt", body) + PNG[33:])


@pytest.mark.parametrize("document", [{}, {"type": 1}, {"proof": 3, "issuer": []}, {"type": [[]]}])
def test_nonsense_is_refused_and_nothing_falls_over(document: Document) -> None:
    assert not check(Given(form="json", document=document), at=AT).valid


_NONSENSE: list[Any] = [None, 1, True, "", "x", [], [[]], {}, {"id": 1}, ["x"] * 3, [1, "a", {}]]


@pytest.mark.parametrize("nonsense", _NONSENSE)
def test_nonsense_anywhere_falls_nothing_over(
    signer: Signer, good: Document, nonsense: Any
) -> None:
    """Each member in turn is replaced; what is not the credential is not valid."""
    whole = {**good, "credentialStatus": entry(), "credentialSchema": [{"type": ["x"]}]}
    for path in _paths(whole):
        broken = copy.deepcopy(whole)
        holder: Any = broken
        for each in path[:-1]:
            holder = holder[each]
        holder[path[-1]] = copy.deepcopy(nonsense)
        # Only the shape: the signature of the whole is checked elsewhere, and takes its time.
        found = [*structure(broken), *subject(broken), *dates(broken, None, at=AT)]
        found += status(broken, NOBODY, checked)
        assert all(each.words for each in found)


def _paths(value: Any, before: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else ()
    inner = enumerate(value) if isinstance(value, list) else inner
    found = [before] if before else []
    for name, each in inner:
        found += _paths(each, (*before, name))
    return found
