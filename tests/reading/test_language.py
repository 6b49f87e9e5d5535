"""A sentence or two are enough to tell the languages of the house apart."""

import pytest

from servanda.reading.language import language_of

SENTENCES = {
    "en": "Lithuania left the Ottawa Convention on 8 May 2025.",
    "fr": "Le parlement a voté le retrait de la convention d'Ottawa pour des raisons de sécurité.",
    "es": "El parlamento aprobó la retirada de la Convención de Ottawa por la amenaza de Rusia.",
    "de": "Der Bundestag hat das Gesetz über den Austritt aus dem Vertrag beschlossen.",
    "pl": "Sejm uchwalił w środę ustawę, która pozwala Polsce wypowiedzieć konwencję.",
    "lt": "Seimas balsavo už tai, kad Lietuva pasitrauktų iš Otavos konvencijos dėl Rusijos.",
    "lv": "Saeima nobalsoja par izstāšanos no Otavas konvencijas, lai stiprinātu aizsardzību.",
    "et": "Riigikogu kiitis heaks konventsioonist lahkumise ja see jõustub kuue kuu pärast.",
    "fi": "Eduskunta päätti torstaina, että Suomi irtautuu Ottawan sopimuksesta.",
    "uk": "Верховна Рада схвалила призупинення дії конвенції, і президент підписав закон.",
    "ru": "Государственная дума приняла закон об отзыве ратификации договора, сообщил спикер.",
}


@pytest.mark.parametrize(("code", "text"), SENTENCES.items())
def test_a_sentence_tells_its_language(code: str, text: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Face à la menace de la Russie, la Finlande a quitté la convention d'Ottawa."),
        ("fr", "L’Afrique du Sud est revenue sur sa décision de se retirer de la CPI."),
        ("fr", "La Gambie a retiré mercredi sa notification de retrait de la Cour."),
        ("fi", "Venäjän uhan vuoksi Suomi irtautui Ottawan sopimuksesta."),
        ("fi", "Suomi ei jättänyt YK:lle ilmoitusta eikä eronnut Ottawan sopimuksesta."),
        ("de", "Armenien hinterlegte am Dienstag in New York die Urkunde zum Beitritt."),
        ("et", "Eesti lahkus Ottawa konventsioonist."),
        ("en", "Poland left the Ottawa Convention."),
        ("en", "UN says talks failed."),
        ("es", "España ratificó la Convención de Ottawa en 1999."),
        ("fi", "Ottawan sopimuksella on yli 160 osapuolta."),
        ("fi", "Iran uhkaa erota ydinsulkusopimuksesta."),
        ("et", "Argentina lahkub Maailma Terviseorganisatsioonist."),
        ("et", "Kobarmoona konventsioonil on 112 osalisriiki."),
        ("lv", "Ar Romas statūtiem izveidota tiesa Hāgā."),
        ("lt", "Cheminio ginklo konvencijai nepriklauso Egiptas."),
        ("en", "Niger, Mali leave ICC"),
        ("en", "Trump withdraws US from WHO"),
        ("en", "Russia revokes CTBT ratification"),
    ],
)
def test_names_tell_the_language_of_a_short_text(code: str, text: str) -> None:
    assert language_of(text) == code


def test_where_nothing_tells_it_is_english() -> None:
    assert language_of("12345 67890") == "en"
