"""Our records as bytes, so that `doc.to_bytes()`, `DocBin(store_user_data=True)` and `nlp.pipe(n_process=…)` work.

spaCy packs what stands on a Doc with msgpack, which knows no classes. A record becomes a map of its class and fields; the
register of actors becomes its actors, mentions and titles, without what only serves while a release is read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from srsly.msgpack import msgpack_decoders, msgpack_encoders  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from pipeline.components.actors import Actors

KEY = "__meldewerk__"
EXTENTS = frozenset({"spans", "speaker_spans", "cue_spans", "frame_spans", "addressee_spans", "quoted"})
Chain = Callable[[Any], Any] | None


def encode(value: Any, chain: Chain = None) -> Any:
    """A record of `pipeline.extensions`, or an `Actors` register, as a map; anything else goes to the next encoder."""
    kind = type(value).__name__
    if is_dataclass(value) and not isinstance(value, type) and type(value).__module__ == "pipeline.extensions":
        content = {one.name: getattr(value, one.name) for one in fields(value)}
        if kind == "Actor":
            content["aliases"] = sorted(content["aliases"])
        return {KEY: kind, **content}
    if kind == "Actors" and type(value).__module__ == "pipeline.components.actors":
        return {KEY: kind, **value.state()}
    return value if chain is None else chain(value)


def decode(value: Any, chain: Chain = None) -> Any:
    """The record that a map stands for; any other map goes to the next decoder."""
    if not isinstance(value, dict) or KEY not in value:
        return value if chain is None else chain(value)
    from pipeline import extensions

    kind = value.pop(KEY)
    if kind == "Actors":
        return _actors(value)
    for name in EXTENTS & value.keys():
        value[name] = tuple(extensions.Extent(*span) for span in value[name])
    if kind == "Actor":
        value["aliases"] = set(value["aliases"])
    elif kind == "Event":
        value["sentence"] = extensions.Extent(*value["sentence"])
        value["tellings"] = tuple(extensions.Telling(*one) for one in value["tellings"])
    return getattr(extensions, kind)(**value)


def _actors(state: dict[str, Any]) -> Actors:
    from pipeline.components.actors import Actors

    return Actors.restored(state)


msgpack_encoders.register("meldewerk", func=encode)
msgpack_decoders.register("meldewerk", func=decode)
