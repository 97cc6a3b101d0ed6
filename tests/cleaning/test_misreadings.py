"""Words that the wrong language pack misread; all sentences are invented."""

import pytest

from pipeline.cleaning import clean
from pipeline.cleaning.captions import repair_sides
from pipeline.cleaning.channel import english_pack
from pipeline.cleaning.contexts import features, fold, log_odds
from pipeline.cleaning.misreadings import may_be_damaged, repair_words
from pipeline.cleaning.names import load_names
from pipeline.cleaning.spelling import Speller
from pipeline.cleaning.tokens import tokens_of
from pipeline.cleaning.words import load_words
from pipeline.lexicon import load_lexicon

# A damaged frame: its own words show that the release has lost its umlauts.
FRAME = (
    "Die Gemeinde eroffnet am Samstag die neue Sporthalle fiir alle Schiilerinnen. Wahrend der Bauzeit mussten die Kinder in "
    "einer Nachbargemeinde turnen, was viele Eltern argerte. {} Das Angebot wird uber das ganze Jahr verlangert."
)


def in_frame(sentence):
    before, after = FRAME.split("{}")
    repaired = clean(FRAME.format(sentence)).text.text
    head, tail = clean(before + after).text.text.split(" Das Angebot")
    assert repaired.startswith(head)
    return repaired[len(head) :].removesuffix(" Das Angebot" + tail).strip()


@pytest.mark.parametrize(
    ("damaged", "printed"),
    [
        ("Der Ausschuss berat dariiber.", "Der Ausschuss berät darüber."),
        ("Das Gebaude geh6rt der Stadt.", "Das Gebäude gehört der Stadt."),
        ("Die StraBe bleibt gesperrt.", "Die Straße bleibt gesperrt."),
        ("Sie lie& den Weg pflastern.", "Sie ließ den Weg pflastern."),
        ("Er auRerte sich zufrieden.", "Er äußerte sich zufrieden."),
        ("Uber die Kosten wird beraten.", "Über die Kosten wird beraten."),
        ("Man spricht liber die Férderung.", "Man spricht über die Förderung."),
        ("Die Blirgerinnen wUnschen das.", "Die Bürgerinnen wünschen das."),
        ("BUNDNIS 90 stimmt zu.", "BÜNDNIS 90 stimmt zu."),
        ("Die Gewasserschutzbeauftragte kommt.", "Die Gewässerschutzbeauftragte kommt."),
        ("Alle Burger*innen und Schiiler:innen kommen.", "Alle Bürger*innen und Schüler:innen kommen."),
        ("Der Laden heiBt Biirdle und das Cafe R6nnke.", "Der Laden heißt Bürdle und das Cafe Rönnke."),
        ("Das MoorbUndnis tagt.", "Das Moorbündnis tagt."),
        ("Am Ende sagte er: thr seid dran.", "Am Ende sagte er: Ihr seid dran."),
        ("Das sind schone Aussichten.", "Das sind schöne Aussichten."),
        ("Alle Burgerinnen und Burger sind eingeladen.", "Alle Bürgerinnen und Bürger sind eingeladen."),
    ],
)
def test_misread_words_become_what_was_printed(damaged, printed):
    assert in_frame(damaged) == printed


@pytest.mark.parametrize(
    "sound",
    [
        "Die Halle wurde im Sommer gebaut.",
        "Das YouTube-Video der AfD lief lange.",
        "McDonald und die GmbH bauten.",
        "Die gelernte Konditorin lobt den Kirchenvorsteher.",
        "In Silberborn und um Silberborn liegt Schnee.",
        "Das Amt nannte Herrn Bui und Frau Hébrard.",
        "Mehr unter www.beispiel-stadt.example/fur und mail@fur-alle.example.",
        "Im Raum B2 um 18 Uhr, Gleis 3a.",
        "Der Stadtrat tagt im Rathaus.",
        "Journalist*innen und Besucher:innen kamen.",
    ],
)
def test_sound_words_in_a_damaged_release_stay(sound):
    assert in_frame(sound) == sound


@pytest.mark.parametrize(
    ("damaged", "printed"),
    [
        ("Ich wurde mich sehr freuen, wenn Sie kommen.", "würde"),
        ("Im Winter wurde das Dach repariert.", "wurde"),
        ("Wenn wir mehr Geld hatten, konnten wir bauen.", "hätten"),
    ],
)
def test_neighbours_decide_between_two_real_words(damaged, printed):
    assert printed in in_frame(damaged).replace(",", "").split()


@pytest.mark.parametrize(
    ("damaged", "printed"),
    [
        ("Das sagte Jutta Schafer. Schafer leitet das Amt.", "Das sagte Jutta Schäfer. Schäfer leitet das Amt."),
        ("Es sprach Frau Dr. Kruger.", "Es sprach Frau Dr. Krüger."),
        ("Es sprach Thomas Vogel.", "Es sprach Thomas Vogel."),
        ("Es sprach Anna Brockmeyer.", "Es sprach Anna Brockmeyer."),
        ("Trainer Joachim Léw und Markus Low reisten an.", "Trainer Joachim Löw und Markus Löw reisten an."),
    ],
)
def test_surnames_are_spelt_by_what_is_known_of_them_and_alike(damaged, printed):
    assert in_frame(damaged) == printed


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Kurz und gut.",
        "Der Rat tagt am Montag im Saal und nimmt den Plan an, der seit dem Herbst vorliegt.",
        "Das Fest fuer alle Buerger findet in der Schule statt, ueber den Eintritt wird noch beraten.",
        "Wir möchten, dass alle über die Straße gehen können, und hätten gern mehr Bänke für ältere Gäste.",
        "Am Montag kam Frau Horning mit Herrn Muller, am Abend sprachen die beiden mit dem Rat und mit dem Verein.",
    ],
)
def test_a_sound_release_is_not_touched(text):
    cleaned = clean(text)
    assert cleaned.text.text == text
    assert cleaned.repairs == ()
    assert cleaned.quality == 1.0


def test_repairs_can_be_turned_off():
    text = FRAME.format("Das ist alles.")
    assert clean(text, repair=False).text.text == text


def test_damage_is_only_thinkable_where_umlauts_are_rare():
    assert may_be_damaged("Die Halle wird gebaut")
    assert not may_be_damaged("Die Halle wird schön groß")


def test_an_edit_says_how_sure_it_is_and_replaces_little():
    source = FRAME.format("Das ist alles.")
    edit = next(edit for edit in repair_words(source).edits if source[edit.start - 1 : edit.end + 1] == "fiir")
    assert (edit.old, edit.new, edit.kind) == ("ii", "ü", "umlaut")
    assert 0.5 < edit.confidence <= 1


def test_quality_falls_with_what_stays_unread():
    assert (
        clean(FRAME.format("Xqvzt wkrmpf bnqrst zzwqk plkwq rrtz hgfq wqrt zxcq.")).quality
        < clean(FRAME.format("")).quality
        < 1
    )


def test_very_long_tokens_and_addresses_are_left_out():
    words = [token.text for token in tokens_of("x" * 200 + " 12345 presse@stadt.example http://stadt.example/fur Halle")]
    assert words == ["Halle"]


@pytest.mark.parametrize("row", load_lexicon("clean_confusions"), ids=lambda row: f"{row['truth']}-{row['read'] or 'gone'}")
def test_each_confusion_explains_its_example(row):
    used = english_pack().trace(row["example"], row["repaired"].lower())
    assert used
    assert "".join(truth.lower() for truth, _ in used) != ""
    assert row["read"] in row["example"]
    assert row["truth"].lower() in row["repaired"].lower()


def test_the_channel_learns_how_this_font_was_misread():
    table = english_pack()
    taught = table.taught([("fiir", "für"), ("iiber", "über"), ("Biirger", "bürger")] * 5, "fiir")
    assert taught.shares["ü", "ii"] > table.shares["ü", "ii"]
    assert taught.shares["ü", "u"] < table.shares["ü", "u"]
    assert taught.cost("wurde", "würde") > table.cost("wurde", "würde")


def test_readings_are_ordered_and_hold_the_token():
    ranked = Speller(english_pack()).readings("Biirgersaal")
    assert ranked[0].form == "Bürgersaal"
    assert "Biirgersaal" in [reading.form for reading in ranked]
    assert [reading.cost for reading in ranked] == sorted(reading.cost for reading in ranked)


def test_the_word_list_knows_case_and_source():
    words = load_words()
    small, capital = words.log_frequencies("haus")
    assert capital > small
    assert "über" in words
    assert "iiber" not in words
    assert words.log_frequencies("qqqq") is None
    assert words.is_attested("haus")
    assert words.words == sorted(words.words)


@pytest.mark.parametrize("row", load_lexicon("clean_titles"), ids=lambda row: row["word"])
def test_a_surname_follows_each_title_of_the_table(row):
    before = row["example"].split(" Möhrke")[0].replace("-", " ").split(" ")[-1].rstrip(".")
    assert load_names().introduces(before)


def test_context_features_do_not_cross_the_clause():
    words = [fold(word) for word in ["Er", "sagte", ",", "dass", "es", "hätte", "regnen", "können", "."]]
    assert {"l es", "r regnen", "c dass", "E en"} <= set(features(words, 5))
    assert log_odds("gibtesnicht", "gibtesnücht", words, 5) is None


@pytest.mark.parametrize(
    ("source", "repaired"),
    [
        ("Foto: Eva Ott (I.) und Max Pohl (r.)", "Foto: Eva Ott (l.) und Max Pohl (r.)"),
        ("Im Bild (v. I. n. r.) drei Gäste", "Im Bild (v. l. n. r.) drei Gäste"),
        ("Im Bild (v. |.): drei Gäste", "Im Bild (v. l.): drei Gäste"),
        ("Artikel (I.) und (II.)", "Artikel (I.) und (II.)"),
    ],
)
def test_sides_in_captions(source, repaired):
    for edit in repair_sides(source):
        source = source[: edit.start] + edit.new + source[edit.end :]
    assert source == repaired


LOST = (
    "Die Bürgermeisterin hat am Dienstag die neue Straße für alle Bürger eröffnet. Über die Öffnung der Brücke müssen die "
    "Räte noch beschließen. Das Frühstück für die Gäste war schön, größer als früher und öffentlich."
)


@pytest.mark.parametrize("hole", ["\ufffd", "?", "??", "\ufffd\ufffd"])
def test_letters_that_a_wrong_decoding_lost_are_found_again(hole):
    damaged = "".join(hole if letter in "äöüÄÖÜß" else letter for letter in LOST)
    assert clean(damaged).text.text == LOST


def test_a_question_mark_is_none_where_the_text_has_its_umlauts():
    source = "Wer zahlt das?fragte die Bürgermeisterin die Räte, und wer führt die Bücher für das größere Schwimmbad?"
    assert clean(source).text.text == source


def test_capitals_of_the_same_shape_come_back_where_several_lost_theirs():
    source = FRAME.format("warnstreik in worms: Das wohnhaus bleibt leer. wir warten.")
    assert "Warnstreik in Worms: Das Wohnhaus bleibt leer. Wir warten." in clean(source).text.text


def test_one_small_noun_alone_is_left():
    assert "Das wohnhaus bleibt leer." in clean(FRAME.format("Das wohnhaus bleibt leer.")).text.text


def test_words_that_were_left_in_doubt_are_counted():
    assert repair_words(FRAME.format("Sie hatten dann gehen wollen, so der Bericht.")).doubts > 0
    assert repair_words("Die Halle ist groß.").doubts == 0
