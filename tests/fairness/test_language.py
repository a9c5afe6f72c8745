"""A text in another language is said to be one, and not held to leave out what was not read."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Posting, Verdict, read_message, review


def rules(text: str) -> set[str]:
    return {each.rule for each in review(Posting(text=text)).findings}


@pytest.mark.parametrize(
    "text",
    [
        "Wir suchen eine Studentin, die für uns drei Plakate malt, zwölf Stunden zu 15 €.",
        "Nous cherchons une étudiante qui écrit deux articles pour notre journal, à distance.",
        "Buscamos una estudiante para escribir dos reportajes; son 10 horas y 200 euros.",
        "Procuramos um estudante para desenhar dois cartazes da nossa feira, com bolsa.",
        "Cerchiamo uno studente per disegnare due manifesti della fiera, con una borsa.",
        "Vi söker en student som ritar två affischer till vår mässa och får betalt.",
        "Szukamy studentki, która narysuje dwa plakaty na targi. Płacimy za każdą godzinę.",
        "Ищем студентку, которая нарисует два плаката для нашей ярмарки за десять часов.",
        "我们正在寻找一名学生为我们的展会设计两张海报，共十小时，每小时二十美元。",
    ],
)
def test_a_text_in_another_language_is_not_judged_by_what_it_leaves_out(text: str) -> None:
    found = review(Posting(text=text))
    assert {each.rule for each in found.findings} == {"LANG-01"}
    assert found.verdict is Verdict.ASK
    assert found.questions == ("Is there a version of this posting in English?",)


@pytest.mark.parametrize(
    "text",
    [
        "You draw two posters.",
        "2 posters, 1 flyer, 1 logo, 1 banner. $300. 12 h. Remote.",
        "Hours: 9 a week. Place: La Paz, El Alto. You draw two posters de la Feria del Libro.",
        "You translate “der Bericht über die Stadt” and “une lettre pour vous” into plain prose.",
        "Résumé and café reviews for Zoë Müller’s naïve façade: write three of them.",
        "Vous écrivez deux articles pour notre site.\nYou write two articles a month for our site.",
    ],
)
def test_a_text_with_english_in_it_is_read(text: str) -> None:
    assert "LANG-01" not in rules(text)
    assert "SUP-01T" in rules(text)


def test_fraud_is_looked_for_in_any_language() -> None:
    german = "Wir suchen eine Assistentin, die für uns Pakete zu Hause packt, 30 € je Stunde."
    english = " Send us your bank login and $50 by gift card to start."
    assert rules(german) == {"LANG-01"}
    assert any(each.startswith(("F-", "FAIR-02")) for each in rules(german + english))


def test_a_message_may_be_in_any_language() -> None:
    found = read_message("Können wir uns morgen um zehn sehen? Ich bin im Büro und freue mich.")
    assert not found
