"""A mail as `.eml` (RFC 5322): its covering note or release, and its attachments."""

from __future__ import annotations

import email
import email.policy
import email.utils
from collections.abc import Iterator
from email.message import Message

from pipeline.reading.html_mail import text_of_html_mail
from pipeline.reading.mail import Attachment, Letter, parcel_of
from pipeline.reading.mail_text import unflow
from pipeline.reading.parts import Parcel
from pipeline.reading.text import NotText, Unreadable, decode
from pipeline.settings import Limits

_FIELDS = ("From", "Subject", "Date", "MIME-Version", "Content-Type", "Received", "To")


def read_eml(raw: bytes, limits: Limits) -> Parcel:
    """A mail's own text with what its head says, and its attachments. Raises Unreadable for what is no mail."""
    message = email.message_from_bytes(raw.lstrip(b"\r\n \t"), policy=email.policy.compat32)
    if not any(name in message for name in _FIELDS):
        raise Unreadable("it is no mail (it has no sender, subject or date); save it again from the mail program")
    plain, markup, attachments = "", "", []
    for part, in_alternative in _leaves(message, limits):
        kind = part.get_content_type()
        name = _header(part.get_filename() or "")
        attached = part.get_content_disposition() == "attachment"
        if kind == "text/plain" and not name and not attached:
            if not (plain and in_alternative):
                plain += ("\n\n" if plain else "") + _plain(part)
        elif kind == "text/html" and not name and not attached:
            markup += _decoded(part)
        elif kind == "message/rfc822":
            inner = part.get_payload()
            if isinstance(inner, list) and inner:
                attachments.append(Attachment(name or _title(inner[0]) or "mail.eml", _bytes_of(inner[0]), ".eml"))
        elif name or kind.startswith("application/"):
            attachments.append(Attachment(name or "attachment", _payload(part), _SUFFIXES.get(kind, "")))
    letter = Letter(
        plain=plain,
        html=text_of_html_mail(markup) if markup else "",
        subject=_header(message.get("Subject", "")),
        sender=_header(message.get("From", "")),
        date=_day(str(message.get("Date", ""))),
    )
    return parcel_of(letter, attachments)


_SUFFIXES = {
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/rtf": ".rtf",
    "application/zip": ".zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/ms-tnef": ".tnef",
}


def _leaves(message: Message, limits: Limits) -> Iterator[tuple[Message, bool]]:
    """The parts of a mail that have content, in order, each with whether it is one of several forms of the same."""
    stack: list[tuple[Message, bool]] = [(message, False)]
    n_parts = 0
    while stack:
        part, in_alternative = stack.pop()
        n_parts += 1
        if n_parts > limits.max_parts:
            raise Unreadable(f"the mail has more than {limits.max_parts} parts")
        payload = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(payload, list):
            forms = part.get_content_type() == "multipart/alternative"
            stack.extend((child, forms) for child in reversed(payload) if isinstance(child, Message))
        else:
            yield part, in_alternative


def _plain(part: Message) -> str:
    text = _decoded(part)
    if str(part.get_param("format", "")).lower() == "flowed":
        return unflow(text, str(part.get_param("delsp", "")).lower() == "yes")
    return text


def _payload(part: Message) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except Exception:  # broken base64 or a charset that is none; the part is then empty and has its row
        return b""
    return payload if isinstance(payload, bytes) else b""


def _decoded(part: Message) -> str:
    """The text of a part: in the encoding it names if it fits, else in the one that does."""
    raw = _payload(part)
    try:
        charset = str(part.get_content_charset() or "")
        if charset and charset not in {"us-ascii", "unknown-8bit"}:
            return raw.decode(charset)
    except (LookupError, UnicodeError, ValueError):
        pass
    try:
        return decode(raw).text
    except NotText:
        return raw.decode("latin-1") if raw.isascii() else ""


def _header(value: object) -> str:
    """A header field as text; encoded words that are broken stay as they are."""
    from email.header import decode_header

    parts: list[str] = []
    try:
        for word, charset in decode_header(str(value)):
            if isinstance(word, bytes):
                try:
                    parts.append(word.decode(charset or "utf-8"))
                except (LookupError, UnicodeError):
                    parts.append(word.decode("cp1252", errors="replace"))
            else:
                parts.append(word)
    except Exception:  # email.errors.HeaderParseError and what broken bytes make of it
        return " ".join(str(value).split())
    text = "".join(parts).encode("utf-8", errors="replace").decode("utf-8")
    return " ".join(text.split())


def _day(value: str) -> str:
    """The day of a mail as its sender's clock had it, "" where the field is none."""
    try:
        return email.utils.parsedate_to_datetime(value).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return ""


def _title(message: object) -> str:
    subject = _header(message.get("Subject", "")) if isinstance(message, Message) else ""
    return f"{subject[:80].replace('/', '-')}.eml" if subject else ""


def _bytes_of(message: object) -> bytes:
    try:
        return message.as_bytes() if isinstance(message, Message) else b""
    except Exception:  # a mail that cannot be written back, for its headers or encodings are broken
        return b""
