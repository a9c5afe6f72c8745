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


def test_what_could_not_be_checked_for_fraud_is_said_to_be_so() -> None:
    (found,) = review(
        Posting(text="Buscamos una estudiante para dos reportajes y un cartel.")
    ).findings
    assert "could not be checked for fraud" in found.why
    assert "Send no money" in found.remedy


@pytest.mark.parametrize(
    "text",
    [
        "Usted deposita el cheque que le mandamos y envía lo que queda por Zelle a la niñera.",
        "Vous recevez un chèque de la famille, et vous envoyez le reste par Western Union.",
        "Sie lösen den Scheck ein und schicken uns für den Rest die Codes der iTunes Karten.",
    ],
)
def test_a_check_beside_a_way_to_send_it_on_is_the_same_in_any_language(text: str) -> None:
    found = review(Posting(text=text))
    assert found.verdict is Verdict.SCAM
    assert {"F-CHECK", "F-PAYRAIL", "LANG-01"} <= {each.rule for each in found.findings}


@pytest.mark.parametrize(
    "text",
    [
        "Buscamos a una persona para la tienda. Pagamos con Zelle, y la llave la tiene Marta.",
        "Das Gehalt kommt per Scheck oder auf das Konto, und die Arbeit ist in der Werkstatt.",
    ],
)
def test_how_wages_come_is_no_mark_in_any_language(text: str) -> None:
    assert rules(text) == {"LANG-01"}


def test_a_first_line_in_english_makes_no_english_text() -> None:
    german = (
        "Sie zeichnen drei Karten für unseren Garten und das Heft, das wir im Mai zeigen. Frau Ada "
        "Brandt spricht mit Ihnen jede Woche über die Entwürfe und hilft bei der Auswahl."
    )
    assert rules(f"Intern wanted, $20 an hour for 10 hours. {german}") == {"LANG-01"}
    english = "You draw three maps for our garden. You report to Ada Brandt, who helps you weekly."
    assert "LANG-01" not in rules(f"{english} {german}")
