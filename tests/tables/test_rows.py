"""The row classes are the contract, and types go to all who write or read a table."""

from pipeline.check import check_columns
from pipeline.tables.rows import EXPORTED, EventRow, ReleaseRow, column_types

CONTRACT = {
    "releases": "release_id, file, sha256, title, issuer, issued_on, issued_on_source, place, contact, language, n_characters, "
    "n_repairs, quality, status, error, pages, duplicate_of, contact_name, contact_phone, contact_email, contact_address, contact_spans",
    "events": "event_id, release_id, type, trigger, title, start_date, end_date, start_time, end_time, date_text, place, venue, "
    "modality, sentence, spans, start, end, confidence, page, box",
    "participants": "participant_id, release_id, event_id, name, kind, function, mention, spans, start, end, confidence, page, box",
    "roles": "role_id, release_id, participant_id, name, title, organisation, place, kind, spans, start, end, confidence, page, box",
    "statements": "statement_id, release_id, event_id, speaker_id, speaker, speaker_mention, cue, kind, text, addressee, medium, "
    "stated_on, spans, start, end, speaker_spans, cue_spans, frame_spans, addressee_spans, confidence, page, box",
    "dates": "date_id, release_id, text, type, value, start_date, end_date, granularity, spans, start, end, confidence, page, box, note",
    "repairs": "repair_id, release_id, kind, old, new, spans, start, end, confidence, page, box",
    "actors": "participant_id, name, kind, aliases, roles, first_seen, last_seen, n_releases",
}


def test_the_columns_are_those_agreed_in_their_order():
    assert {name: ", ".join(row_class._fields) for name, row_class in EXPORTED.items()} == CONTRACT


def test_the_description_of_the_columns_agrees_with_the_row_classes():
    assert check_columns().ok, check_columns().sentence


def test_every_column_is_text_or_a_number():
    assert {kind for row_class in EXPORTED.values() for kind in column_types(row_class).values()} == {str, int, float}
    assert column_types(ReleaseRow)["n_characters"] is int
    assert column_types(EventRow)["confidence"] is float
