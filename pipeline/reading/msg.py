"""A mail as Outlook keeps it (`.msg`), read with python-oxmsg: the same as from `.eml`."""

from __future__ import annotations

import datetime as dt
import email.message
import email.policy
import email.utils
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from oxmsg import Message
from oxmsg.attachment import Attachment as Attached
from oxmsg.domain import constants
from oxmsg.properties import Properties

from pipeline.reading.html import markup_of
from pipeline.reading.html_mail import text_of_html_mail
from pipeline.reading.mail import Attachment, Letter, parcel_of
from pipeline.reading.parts import Parcel
from pipeline.reading.text import NotText
from pipeline.settings import Limits

Value = TypeVar("Value")

_EMBEDDED = "__substg1.0_3701000D"  # storage of a mail that is attached to another
_EMBEDDED_HEADER = 24  # bytes before the properties of such a mail ([MS-OXMSG] 2.4.1.2)


def read_msg(raw: bytes, limits: Limits) -> Parcel:
    """A mail's own text with what its head says, and its attachments; what python-oxmsg raises over broken files comes through."""
    message = Message.load(raw)
    return parcel_of(_letter(message.properties), _attachments(message._storage))


def _letter(properties: Properties) -> Letter:
    return Letter(
        plain=_text(properties, constants.PID_BODY),
        html=_html(properties),
        subject=_text(properties, constants.PID_SUBJECT),
        sender=_sender(properties),
        date=_day(properties),
    )


def _given(get: Callable[[], Value], otherwise: Value) -> Value:
    """A property that is missing, of another type or in an unknown encoding costs itself alone."""
    try:
        return get()
    except Exception:
        return otherwise


def _text(properties: Properties, number: int) -> str:
    return _given(lambda: properties.str_prop_value(number) or "", "").rstrip("\x00")


def _html(properties: Properties) -> str:
    """The HTML form as text; it is kept as bytes, or as text in old mails."""
    raw = _given(lambda: properties.binary_prop_value(constants.PID_HTML), None)
    try:
        markup = markup_of(raw) if raw else _text(properties, constants.PID_BODY_HTML)
    except NotText:
        return ""
    return text_of_html_mail(markup) if markup else ""


def _sender(properties: Properties) -> str:
    header = _headers(properties).get("From", "")
    return (
        str(header) or _text(properties, constants.PID_SENDER_NAME) or _text(properties, constants.PID_SENT_REPRESENTING_NAME)
    )


def _headers(properties: Properties) -> email.message.Message:
    return email.message_from_string(_text(properties, constants.PID_TRANSPORT_MESSAGE_HEADERS), policy=email.policy.compat32)


def _day(properties: Properties) -> str:
    """The day of sending: of the head as the sender's clock had it, else the moment in Outlook an hour on, in Central Europe."""
    try:
        return email.utils.parsedate_to_datetime(str(_headers(properties)["Date"])).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        pass
    for number in (constants.PID_CLIENT_SUBMIT_TIME, constants.PID_MESSAGE_DELIVERY_TIME):
        moment = _given(lambda number=number: properties.date_prop_value(number), None)  # type: ignore[misc]
        if isinstance(moment, dt.datetime):
            return (moment + dt.timedelta(hours=1)).date().isoformat()
    return ""


def _attachments(storage: Any) -> Iterator[Attachment]:
    for each in storage.iter_attachment_storages():
        attached = Attached(each)
        name = _text(attached.properties, constants.PID_ATTACH_LONG_FILENAME) or _text(
            attached.properties, constants.PID_ATTACH_FILENAME
        )
        inner = next((one for one in each.storages if one.name == _EMBEDDED), None)
        if inner is not None:
            yield Attachment(f"{(name or 'mail').removesuffix('.msg')}.eml", _as_eml(inner))
            continue
        raw = _given(lambda attached=attached: attached.file_bytes, None)  # type: ignore[misc]
        yield Attachment(name or "attachment", raw or b"", _text(attached.properties, constants.PID_ATTACH_EXTENSION).lower())


def _as_eml(storage: Any) -> bytes:
    """A mail that is attached to another, which has no bytes of its own, as if it were kept as `.eml`."""
    properties = Properties(storage, properties_header_offset=_EMBEDDED_HEADER)
    letter = _letter(properties)
    message = email.message.EmailMessage(policy=email.policy.SMTPUTF8)
    for name, value in (("Subject", letter.subject), ("From", letter.sender)):
        message[name] = " ".join(value.split())
    if letter.date:
        message["Date"] = email.utils.format_datetime(dt.datetime.fromisoformat(letter.date))
    message.set_content(letter.plain or letter.html)
    for attachment in _attachments(storage):
        message.add_attachment(attachment.raw, maintype="application", subtype="octet-stream", filename=attachment.name)
    return message.as_bytes()
