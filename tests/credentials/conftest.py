"""A signer and what it signed, for tests of the checker."""

from __future__ import annotations

import pytest

from tests.credentials.made import Document, Signer, badge


@pytest.fixture(scope="module")
def signer() -> Signer:
    return Signer()


@pytest.fixture(scope="module")
def good(signer: Signer) -> Document:
    return signer.sign(badge(signer.issuer))
