"""Whose name is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairbrief.kernel.same_names import is_name_of


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("Chidinma Eze", "Chidinma Eze"),
        ("chidinma  EZE", "Chidinma Eze"),
        ("Chidinma Adaeze Eze", "Chidinma Eze"),
        ("Trang Nguyen", "Trang Nguyễn"),
        ("Nguyễn Trang", "Trang Nguyễn"),
        ("Lucia Morales", "Lucía Morales García"),
        ("Jean Luc O'Neill", "Jean-Luc O’Neill"),
        ("Soren Lokke", "Søren Løkke"),
        ("Dr. Rosa Delgado", "Rosa Delgado"),
        ("Teller", "Teller"),
        ("王小明", "王小明"),
        ("فاطمة الزهراء", "فَاطِمَة الزهراء"),
    ],
)
def test_the_same_person_is_known_however_it_is_typed(typed: str, known: str) -> None:
    assert is_name_of(typed, known)


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("Mickey Mouse", "Chidinma Eze"),
        ("Chidinma", "Chidinma Eze"),
        ("Eze", "Chidinma Eze"),
        ("C. E.", "Chidinma Eze"),
        ("Ada Eze", "Chidinma Eze"),
        ("...", "Chidinma Eze"),
        ("", ""),
        ("Anyone", ""),
    ],
)
def test_anyone_else_is_not(typed: str, known: str) -> None:
    assert not is_name_of(typed, known)


@given(st.from_regex(r"[A-Za-z]{2,10}( [A-Za-z]{2,10}){1,3}", fullmatch=True))
def test_every_name_is_itself_in_any_case_and_order(name: str) -> None:
    assert is_name_of(name.upper(), name)
    assert is_name_of(" ".join(reversed(name.split())), name)
