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


PARAGRAPHS = {
    "nl": "De brug is maandag ingestort en de burgemeester zei dat er niemand gewond is geraakt bij het ongeluk in de stad.",
    "pt": "A ponte caiu na segunda-feira e o presidente da câmara disse que não há feridos na cidade por causa da chuva.",
    "it": "Il ponte è crollato lunedì e il sindaco ha detto che non ci sono feriti nella città per la pioggia di ieri.",
    "sv": "Bron föll på måndagen och borgmästaren sade att ingen hade skadats i staden när det regnade som mest.",
    "da": "Broen faldt mandag, og borgmesteren sagde, at ingen blev såret i byen, da den styrtede ned efter regnen.",
    "pl": "Most zawalił się w poniedziałek i nikt nie został ranny, jak powiedział burmistrz, że to się nie powtórzy.",
    "cs": "Most se zřítil v pondělí a starosta řekl, že nikdo nebyl zraněn, ale že se to stalo po dešti, který trval tři dny.",
    "fi": "Silta sortui maanantaina, ja pormestari sanoi, että kukaan ei ole loukkaantunut, mutta se on nyt suljettu ja vartioitu.",
    "ro": "Podul s-a prăbușit luni și primarul a spus că nu sunt răniți în oraș, dar că o anchetă a fost deschisă de poliție.",
    "hu": "A híd hétfőn összedőlt, és a polgármester azt mondta, hogy senki sem sérült meg, de a várost már lezárták.",
    "tr": "Köprü pazartesi günü çöktü ve belediye başkanı bir açıklama için geldi, ancak çok sayıda kişi de orada değil dedi.",
    "id": "Jembatan itu runtuh pada hari Senin dan wali kota mengatakan bahwa tidak ada yang terluka di kota ini karena hujan.",
    "sw": "Daraja liliporomoka siku ya Jumatatu na meya wa mji alisema kuwa hakuna watu waliojeruhiwa katika ajali hiyo ya mvua.",
    "vi": "Cây cầu bị sập vào thứ hai và thị trưởng nói không có người nào bị thương trong thành phố khi trời mưa.",
    "uk": "Міст обвалився в понеділок, повідомила поліція, її працівники кажуть, що жертв немає.",
    "el": "Η γέφυρα κατέρρευσε τη Δευτέρα και ο δήμαρχος είπε ότι κανείς δεν τραυματίστηκε.",
    "ar": "انهار الجسر يوم الاثنين وقال رئيس البلدية إنه لم يصب أحد في المدينة.",
    "ja": "橋は月曜日に崩れ、市長はけが人はいないと述べた。",
    "ko": "다리가 월요일에 무너졌지만 시장은 다친 사람이 없다고 말했다.",
    "hi": "पुल सोमवार को गिर गया और महापौर ने कहा कि कोई घायल नहीं हुआ।",
    "th": "สะพานถล่มเมื่อวันจันทร์ และนายกเทศมนตรีกล่าวว่าไม่มีผู้ได้รับบาดเจ็บ",
}


@pytest.mark.parametrize("expected", PARAGRAPHS)
def test_a_paragraph_in_each_of_many_languages(expected: str) -> None:
    assert language(PARAGRAPHS[expected]) == expected


WELSH = (
    "Cwympodd y bont fore Llun a dywedodd y maer nad oedd neb wedi cael ei anafu, ond bod y ffordd ar gau tan ddydd Gwener. "
    "Roedd yr afon wedi codi dros nos ar ôl tri diwrnod o law trwm, ac mae peirianwyr yn dweud bod angen wythnosau i orffen y gwaith."
)


def test_prose_in_a_language_not_known_is_not_called_english() -> None:
    assert language(WELSH) == "und"
    assert language(WELSH, "cy") == "cy"


def test_a_list_of_names_is_not_called_foreign() -> None:
    names = "Ana Ruiz, Tom Mbeki, Lena Ochieng, Piet Vermeer, Rosa Duarte, Karl Lindqvist, Mei Tanaka, Omar Haddad. " * 5
    assert language(names) == "en"
