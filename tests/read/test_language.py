from __future__ import annotations

import pytest

from retold.read.language import language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge fell at noon and the mayor said that nobody was hurt by it.", "en"),
        ("Die Brücke ist am Mittag eingestürzt, und der Bürgermeister sagte, dass niemand verletzt wurde.", "de"),
        ("Le pont est tombé à midi et le maire a dit que personne n'a été blessé dans la ville.", "fr"),
        ("El puente se cayó al mediodía y el alcalde dijo que no hay heridos en la ciudad por la lluvia.", "es"),
        ("Мостът се срути в понеделник, съобщи полицията в града.", "bg"),
        ("Мост обрушился в понедельник, сообщила полиция, были жертвы.", "ru"),
        ("大桥星期一中午倒塌,警方说没有人受伤。", "zh"),
        ("Ana Ruiz, Mill Lane, 12", "en"),
        ("", "en"),
    ],
)
def test_language(text: str, expected: str) -> None:
    assert language(text) == expected


def test_the_stated_language_settles_what_the_text_leaves_open() -> None:
    assert language("Ana Ruiz", "de-AT") == "de"
    assert language("The bridge fell at noon and the mayor said that nobody was hurt by it.", "de") == "en"
