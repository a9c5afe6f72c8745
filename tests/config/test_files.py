"""Where files are kept: a closed folder, or a bucket that nobody reads past the site."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import pytest
from botocore.awsrequest import AWSResponse
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.utils.module_loading import import_string

from fairbrief.config.files import file_storage


def test_a_folder_by_itself() -> None:
    storage = file_storage("")
    assert storage["OPTIONS"]["file_permissions_mode"] == 0o600


def test_a_bucket_by_its_address() -> None:
    storage = file_storage("s3://fairbrief-files/work/?endpoint=https://s3.example.edu&region=eu")
    options = storage["OPTIONS"]
    assert (options["bucket_name"], options["location"]) == ("fairbrief-files", "work")
    assert (options["endpoint_url"], options["region_name"]) == ("https://s3.example.edu", "eu")
    assert options["default_acl"] is None
    assert not options["file_overwrite"]


@pytest.mark.parametrize(
    "address",
    [
        "files",
        "https://bucket",
        "s3://",
        "s3://key:secret@bucket",
        "s3://bucket?access_key=AKIA",
        "s3:///folder",
    ],
)
def test_what_cannot_be_meant_is_refused_without_repeating_keys(address: str) -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        file_storage(address)
    assert "secret" not in str(refusal.value)


class Store:
    """A bucket in memory, answering as a store would, before anything is sent."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.headers: list[str] = []

    def __call__(self, request: Any, **_more: Any) -> AWSResponse:
        path = urlsplit(request.url).path
        self.headers += [str(name).lower() for name in request.headers]
        if request.method == "PUT":
            self.kept[path] = (
                request.body if isinstance(request.body, bytes) else request.body.read()
            )
            return AWSResponse(request.url, 200, {"ETag": '"1"'}, Raw(b""))
        found = self.kept.get(path)
        if found is None:
            return AWSResponse(request.url, 404, {}, Raw(b""))
        headers = {"Content-Length": str(len(found)), "ETag": '"1"'}
        return AWSResponse(
            request.url, 200, headers, Raw(b"" if request.method == "HEAD" else found)
        )


class Raw(BytesIO):
    """The body of an answer, as botocore reads it."""

    def stream(self, **_more: Any) -> Iterator[bytes]:
        yield self.read()


def test_a_bucket_takes_and_gives_what_was_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "a")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "b")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    storage = file_storage(
        "s3://bucket/work?endpoint=https://s3.example.edu&region=eu&addressing=path"
    )
    made = import_string(storage["BACKEND"])(**storage["OPTIONS"])
    store = Store()
    made.connection.meta.client.meta.events.register("before-send.s3", store)
    name = made.save("deliverables/list.pdf", ContentFile(b"%PDF-1.7"))
    assert list(store.kept) == ["/bucket/work/deliverables/list.pdf"]
    assert b"%PDF-1.7" in next(iter(store.kept.values()))
    assert "x-amz-acl" not in store.headers
    with made.open(name) as file:
        assert b"%PDF-1.7" in file.read()
