"""What an installation keeps is nobody else's to read, whatever the umask."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.mail import EmailMessage

from fairbrief.cli.health import Level, machine
from fairbrief.config.home import installation_secret
from fairbrief.config.mail import mailers
from fairbrief.postgres import make_home


@pytest.fixture(autouse=True)
def _open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def is_closed(path: Path) -> bool:
    return not stat.S_IMODE(path.stat().st_mode) & 0o077


def test_a_file_handed_over_is_closed(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"
    name = default_storage.save("work/A2345678/report.pdf", ContentFile(b"%PDF-"))
    path = settings.MEDIA_ROOT / name
    assert all(is_closed(each) for each in (path, *path.parents[:3]))


def test_mail_in_files_is_closed(settings: Any, tmp_path: Path) -> None:
    settings.MAILERS = mailers("", tmp_path / "mail")
    for _mail in range(2):
        EmailMessage(subject="Your code", body="ABCD", to=["maya@studio.example"]).send()
    (folder,) = tmp_path.iterdir()
    assert is_closed(folder)
    assert all(is_closed(each) for each in folder.iterdir())
    assert sum("ABCD" in each.read_text() for each in folder.iterdir()) == 2


def test_the_folder_is_made_closed_and_left_as_it_was(tmp_path: Path) -> None:
    made = tmp_path / "srv" / "home"
    make_home(made)
    # Root's is passed through by the database's user.
    assert stat.S_IMODE(made.stat().st_mode) == (0o711 if os.geteuid() == 0 else 0o700)
    made.chmod(0o750)
    installation_secret(made)
    assert stat.S_IMODE(made.stat().st_mode) == 0o750
    assert is_closed(made / "secret-key")


def test_the_doctor_says_what_others_can_read(tmp_path: Path) -> None:
    home = tmp_path / "home"
    make_home(home)
    assert machine.privacy(home).level is Level.OK
    home.chmod(0o755)
    assert f"chmod 7{'11' if os.geteuid() == 0 else '00'}" in machine.privacy(home).mend
    home.chmod(0o711)
    (home / "files").mkdir(mode=0o700)
    assert machine.privacy(home).level is Level.OK
    (home / "mail").mkdir(mode=0o755)
    found = machine.privacy(home)
    assert found.level is Level.WARN
    assert found.mend == f"chmod -R go-rwx {home / 'mail'}"
    home.chmod(0o750)
    assert machine.privacy(home).level is Level.OK
