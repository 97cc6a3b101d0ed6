"""The register on a made corpus whose actors are known: pairwise precision and recall, then time and memory by size.

    pip install faker
    python benchmarks/register.py [--releases 2000] [--seed 1] [--misses] [--sizes 1000 3000 10000 30000 100000]

A made world has towns with their bodies, and people with given names, family names, careers and side offices; some share a
name with somebody elsewhere. Releases of those bodies mention people and bodies the way press offices do, and as OCR leaves
them. Nothing here knows the register's rules: damage has its own table of letters, names are Faker's (MIT) and those of the
surname list, mixed by their ranks. A pair is two mentions in different releases; it counts as found where both got one id.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from pipeline.cleaning.names import load_names
from pipeline.register.stage import final_ids
from pipeline.store import Done, Store
from pipeline.tables.ids import actor_id
from pipeline.tables.rows import AliasRow, ParticipantRow, ReleaseRow, ReleaseTables, RoleRow

FREQUENT = dict.fromkeys(
    "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein".split(), 1
)
FIRST_DAY, LAST_DAY = dt.date(2016, 1, 4).toordinal(), dt.date(2025, 12, 19).toordinal()
# What machines read for letters; written down from print, not from the table that the project repairs by.
DAMAGE = {
    "ü": ("u", "ii", "ti", "0"), "ö": ("o", "6", "é"), "ä": ("a", "d", "é"), "ß": ("B", "fs", "ss"), "rn": ("m",), "m": ("rn", "nn"),
    "l": ("1", "i", "I"), "i": ("l", "1", "j"), "e": ("c", "o"), "c": ("e",), "h": ("b", "li"), "n": ("u", "ri"), "u": ("n", "ii"),
    "t": ("f", "r"), "f": ("t",), "S": ("5",), "B": ("8", "R"), "O": ("0",), "d": ("cl",), "g": ("q",), "a": ("o",), "r": ("t",), "w": ("vv",),
}  # fmt: skip
LIKE_SOUNDS = (
    ("ei", "ey"),
    ("ai", "ei"),
    ("ay", "ai"),
    ("dt", "tt"),
    ("tz", "z"),
    ("ck", "k"),
    ("th", "t"),
    ("ff", "f"),
    ("ph", "f"),
    ("mm", "m"),
    ("k", "c"),
)
# town bodies: (name, the heads that they have, whether its own press office writes)
BODIES = (
    ("Stadt {t}", ("Bürgermeister", "Kämmerer", "Pressesprecher", "Baudezernent", "Kulturdezernent"), True),
    ("Landkreis {t}", ("Landrat", "Pressesprecher", "Sozialdezernent"), True),
    ("Klinikum {t} gGmbH", ("Chefarzt", "Pflegedirektor", "Geschäftsführer", "Oberarzt", "Oberarzt"), True),
    ("Polizeiinspektion {t}", ("Polizeidirektor", "Hauptkommissar", "Pressesprecher", "Oberkommissar"), True),
    ("Stadtwerke {t} GmbH", ("Geschäftsführer", "Betriebsleiter", "Unternehmenssprecher"), True),
    ("Gymnasium {t}", ("Schulleiter", "Lehrer", "Lehrer"), False),
    ("Ev.-luth. Kirchengemeinde St. {s} {t}", ("Pfarrer", "Kantor"), True),
    ("Theater {t}", ("Intendant", "Dramaturg", "Schauspieler", "Regisseur"), True),
    ("Industrie- und Handelskammer zu {t}", ("Hauptgeschäftsführer", "Präsident", "Referent"), True),
    ("{f} Logistik GmbH & Co. KG", ("Geschäftsführer", "Betriebsleiter", "Prokurist"), True),
    ("{f} Maschinenbau AG", ("Vorstandsvorsitzender", "Produktionsleiter", "Sprecher"), True),
    ("Hochschule {t}", ("Rektor", "Professor", "Kanzler", "Professor"), True),
    ("Freiwillige Feuerwehr {t}", ("Wehrleiter", "Zugführer"), False),
    ("Handballclub {t} e. V.", ("Trainer", "Torwart", "Spieler"), False),
    ("Umweltamt {t}", ("Amtsleiter", "Sachbearbeiter"), False),
)  # fmt: skip
SIDES = (
    ("Vorsitzender", "Heimatverein {t} e. V."),
    ("Vorsitzender", "Kreisverband der Gartenfreunde {t}"),
    ("Stadtrat", ""),
    ("Schatzmeister", "Förderverein Museum {t}"),
    ("Mitglied", "Kuratorium der Bürgerstiftung {t}"),
)
FEMININE = {
    "Landrat": "Landrätin",
    "Chefarzt": "Chefärztin",
    "Oberarzt": "Oberärztin",
    "Vorstandsvorsitzender": "Vorstandsvorsitzende",
    "Vorsitzender": "Vorsitzende",
    "Stadtrat": "Stadträtin",
    "Mitglied": "Mitglied",
    "Torwart": "Torfrau",
}
FLAT = 15  # ranks from which on frequency falls with the rank
SAINTS = ("Johannis", "Marien", "Andreas", "Petri", "Katharinen")


@dataclass
class Body:
    number: int
    name: str
    town: str
    heads: tuple[str, ...]
    writes: bool
    short: str = ""


@dataclass
class Person:
    number: int
    given: list[str]
    family: str
    particle: str
    female: bool
    jobs: list[tuple[str, Body | None, str, int, int]] = field(
        default_factory=list
    )  # title, body, body's name, first and last day
    town: str = ""


class World:
    """Towns, bodies and people, the same for a seed."""

    def __init__(self, random_: random.Random, n_people: int) -> None:
        from faker.providers.address.de_DE import Provider as Address
        from faker.providers.person.de_DE import Provider as Names

        self.random = random_
        towns = sorted(set(Address.cities))
        random_.shuffle(towns)
        n_towns = max(8, n_people // 45)
        self.towns = [
            *towns,
            *(f"{front} {town}" for front in ("Bad", "Neu", "Alt", "Groß", "Klein", "Ober", "Unter") for town in towns),
        ][:n_towns]
        self.families = [*Names.last_names, *load_names().surnames]
        self.men, self.women = list(Names.first_names_male), list(Names.first_names_female)
        for names in (self.families, self.men, self.women):
            random_.shuffle(names)
        self.bodies = [body for town in self.towns for body in self.town_bodies(town)]
        for number, body in enumerate(self.bodies):
            body.number = number
        self.of_town = defaultdict(list)
        for body in self.bodies:
            self.of_town[body.town].append(body)
        self.people = [self.person(number) for number in range(n_people)]
        self.people_of = defaultdict(list)
        for person in self.people:
            self.people_of[person.town].append(person)

    def town_bodies(self, town: str) -> list[Body]:
        chosen = self.random.sample(BODIES, 9)
        if BODIES[0] not in chosen:
            chosen[0] = BODIES[0]
        out = []
        for pattern, heads, writes in chosen:
            name = pattern.format(t=town, s=self.random.choice(SAINTS), f=self.ranked(self.families))
            out.append(Body(0, name, town, heads, writes, "IHK" if name.startswith("Industrie-") else ""))
        return out

    def ranked(self, names: list[str]) -> str:
        """A name by its rank, so that of some thousand names the most frequent is one in a hundred, as in Germany."""
        return names[int(FLAT * (1 + len(names) / FLAT) ** self.random.random() - FLAT)]

    def family(self) -> str:
        frequent = self.random.random() < 0.1
        return (
            self.random.choice(list(FREQUENT))
            if frequent
            else self.ranked(self.families)
            if self.random.random() < 0.5
            else self.random.choice(self.families)
        )

    def person(self, number: int) -> Person:
        r = self.random
        female = r.random() < 0.45
        names = self.women if female else self.men
        given, family = [self.ranked(names)], self.family()
        if r.random() < 0.06:
            given = [f"{given[0]}-{self.ranked(names)}"]
        elif r.random() < 0.06:
            given.append(self.ranked(names))
        if r.random() < (0.12 if female else 0.04):
            family = f"{family}-{self.family()}"
        namesake = getattr(self, "people", None) or self._made
        if namesake and r.random() < 0.05:
            other = r.choice(namesake)
            given, family, female = list(other.given), other.family, other.female
        person = Person(number, given, family, "von" if r.random() < 0.015 else "", female, town=r.choice(self.towns))
        self.career(person)
        self._made.append(person)
        return person

    @property
    def _made(self) -> list[Person]:
        return self.__dict__.setdefault("made", [])

    def career(self, person: Person) -> None:
        r = self.random
        body = r.choice(self.of_town[person.town])
        title, first = r.choice(body.heads), FIRST_DAY
        if r.random() < 0.07:  # somebody who goes elsewhere, in the same line of work
            change = r.randint(FIRST_DAY + 700, LAST_DAY - 700)
            person.jobs.append((title, body, body.name, first, change))
            kind = body.name.split()[0]
            elsewhere = (
                [other for other in self.bodies if other.name.split()[0] == kind and other is not body]
                if r.random() < 0.5
                else self.of_town[person.town]
            )
            body = r.choice(elsewhere or [body])
            title, first = (title if title in body.heads else body.heads[0]), change + 60
        person.jobs.append((title, body, body.name, first, LAST_DAY))
        if r.random() < 0.2:
            side, at = r.choice(SIDES)
            person.jobs.append((side, None, at.format(t=person.town), FIRST_DAY, LAST_DAY))


class Press:
    """Releases of a world. truth: (release_id, id within it) to the actor."""

    def __init__(self, world: World, random_: random.Random) -> None:
        self.world, self.random = world, random_
        self.truth: dict[tuple[str, str], str] = {}

    def release(self, number: int) -> ReleaseTables:
        r, world = self.random, self.world
        issuer = r.choice(world.bodies)
        while not issuer.writes:
            issuer = r.choice(world.bodies)
        day, id = r.randint(FIRST_DAY, LAST_DAY), f"r{number:06}"
        damaged = 0.012 if r.random() < 0.12 else 0.0
        spelling = {"ascii": r.random() < 0.02}
        local = world.people_of[issuer.town]
        people = {p.number: p for _ in range(r.randint(1, 5)) if (p := self.pick(issuer, local, day))}
        names: dict[str, tuple[str, str]] = {}
        parts, roles, aliases = [], [], []
        for person in people.values():
            name = self.printed(person, damaged, spelling)
            local_id = actor_id("person", name)
            if local_id in names:
                continue
            names[local_id] = ("person", name)
            self.truth[id, local_id] = f"p{person.number}"
            job = self.job(person, issuer, day)
            if job and r.random() < 0.75:
                title, organisation, place = self.office(person, job, issuer, damaged)
                roles.append(
                    RoleRow(f"{id}#r{len(roles)}", id, local_id, name, title, organisation, place, "office", "0-1", 0, 1, 0.9)
                )
        bodies = {b.number: b for b in [issuer, *r.sample(world.of_town[issuer.town], r.randint(0, 2))]}
        for body in bodies.values():
            name, alias = self.body(body, damaged, issuer)
            local_id = actor_id("organisation", name)
            if local_id in names:
                continue
            names[local_id] = ("organisation", name)
            self.truth[id, local_id] = f"b{body.number}"
            if alias:
                aliases.append(AliasRow(id, local_id, alias))
        for local_id, (kind, name) in names.items():
            parts.append(ParticipantRow(local_id, id, f"{id}#e1", name, kind, "attendee", name, "0-1", 0, 1, 0.9))
        written = self.damage(self.body_form(issuer), damaged / 2)
        head = ReleaseRow(
            id,
            f"{id}.txt",
            "",
            "",
            written,
            dt.date.fromordinal(day).isoformat(),
            "text",
            issuer.town if r.random() < 0.85 else "",
        )
        return ReleaseTables((head,), participants=tuple(parts), roles=tuple(roles), aliases=tuple(aliases))

    def pick(self, issuer: Body, local: list[Person], day: int) -> Person | None:
        r = self.random
        own = [p for p in local if any(job[1] is issuer and job[3] <= day <= job[4] for job in p.jobs)]
        if own and r.random() < 0.55:
            return r.choice(own)
        if local and r.random() < 0.8:
            return r.choice(local)
        return r.choice(self.world.people)

    def job(self, person: Person, issuer: Body, day: int) -> tuple[str, Body | None, str, int, int] | None:
        now = [job for job in person.jobs if job[3] <= day <= job[4]]
        here = [job for job in now if job[1] is issuer]
        return here[0] if here else self.random.choice(now) if now else None

    def office(
        self, person: Person, job: tuple[str, Body | None, str, int, int], issuer: Body, damaged: float
    ) -> tuple[str, str, str]:
        r = self.random
        title, body, organisation = job[:3]
        if person.female:
            title = FEMININE.get(title, title + "in")
        said = 0.25 if body is issuer else 0.8
        if r.random() > said:
            return title, "", ""
        if body and body.name.startswith("Stadt ") and r.random() < 0.5:
            return title, "", body.town
        return title, self.damage(self.body_form(body) if body else organisation, damaged), ""

    def printed(self, person: Person, damaged: float, spelling: dict[str, bool]) -> str:
        r = self.random
        given, family = list(person.given), person.family
        if len(given) > 1 and r.random() < 0.4:
            given = given[:1]
        if r.random() < 0.03:
            given = [name[0] + "." for name in given]
        if "-" in family and r.random() < 0.15:
            family = r.choice(family.split("-"))
        elif "-" in family and r.random() < 0.05:
            family = family.replace("-", " ")
        if r.random() < 0.01:
            family = self.heard(family)
        if r.random() < 0.01:
            family = self.mistyped(family)
        name = " ".join([*given, *([person.particle] if person.particle and r.random() < 0.9 else []), family])
        if spelling["ascii"]:
            for letter, two in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("Ä", "Ae"), ("Ö", "Oe"), ("Ü", "Ue")):
                name = name.replace(letter, two)
        if r.random() < 0.005 and not name.endswith(("s", "x", "z")):
            name += "s"
        return self.damage(name, damaged)

    def heard(self, name: str) -> str:
        options = [(a, b) for pair in LIKE_SOUNDS for a, b in (pair, pair[::-1]) if a in name[1:]]
        if not options:
            return name
        a, b = self.random.choice(options)
        return name[0] + name[1:].replace(a, b, 1)

    def mistyped(self, name: str) -> str:
        at = self.random.randrange(1, max(len(name) - 1, 2))
        kind = self.random.randrange(3)
        if kind == 0:
            return name[:at] + name[at + 1 :]
        if kind == 1:
            return name[:at] + name[at] + name[at:]
        return name[: at - 1] + name[at : at + 1] + name[at - 1 : at] + name[at + 1 :] if at > 1 else name

    def body_form(self, body: Body) -> str:
        r = self.random
        name = body.name
        if r.random() < 0.35:
            for legal in (" gGmbH", " GmbH & Co. KG", " GmbH", " AG", " e. V."):
                name = name.removesuffix(legal)
        if r.random() < 0.1:
            name = name.replace("St. ", "Sankt ").replace("Ev.-luth.", "Evangelisch-lutherische")
        if body.short and r.random() < 0.4:
            name = r.choice((body.short, f"{body.short} {body.town}", f"{body.short} zu {body.town}"))
        return name

    def body(self, body: Body, damaged: float, issuer: Body) -> tuple[str, str]:
        name = self.body_form(body)
        alias = body.short if body.short and len(name) > 12 and self.random.random() < 0.4 else ""
        if self.random.random() < 0.04 and " " in name and not name.startswith(("IHK", "St.")):
            first, _, rest = name.partition(" ")
            name = f"{first}s {rest}" if first.endswith(("um", "er", "amt")) else name
        return self.damage(name, damaged), alias

    def damage(self, text: str, rate: float) -> str:
        if not rate:
            return text
        out, at = [], 0
        while at < len(text):
            for length in (2, 1):
                letters = text[at : at + length]
                if letters in DAMAGE and self.random.random() < rate * (8 if letters in "äöüß" else 1):
                    out.append(self.random.choice(DAMAGE[letters]))
                    at += length
                    break
            else:
                out.append(text[at])
                at += 1
        return "".join(out)


def make(
    folder: Path, n_people: int, n_releases: int, seed: int, look: bool = True, batch: int = 500
) -> tuple[dict[tuple[str, str], str], float, int]:
    """Store a made corpus and let the register work on it; gives the truth, the register's seconds, and the number of sightings."""
    world = World(random.Random(seed), n_people)
    press = Press(world, random.Random(seed + 1))
    folder.mkdir(parents=True, exist_ok=True)
    with Store(folder) as store:
        for start in range(0, n_releases, batch):
            releases = [press.release(number) for number in range(start, min(start + batch, n_releases))]
            store.save(
                (Done(tables.releases[0].release_id, tables.releases[0].file, "x", "", "", ""), tables) for tables in releases
            )
        if not look:
            return press.truth, 0.0, len(press.truth)
        began = time.process_time()
        store.look_across()
        seconds = time.process_time() - began
    return press.truth, seconds, len(press.truth)


def found_ids(folder: Path, truth: dict[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    """The id that each mention got."""
    by_release = defaultdict(list)
    for release_id, local_id in truth:
        by_release[release_id].append(local_id)
    with Store(folder) as store:
        found = {}
        for release_id, local_ids in by_release.items():
            ids = final_ids(store._connection, release_id)
            found.update({(release_id, local_id): ids[local_id] for local_id in local_ids})
    return found


def pairwise(truth: dict[tuple[str, str], str], found: dict[tuple[str, str], str]) -> tuple[int, int, int]:
    """Pairs right, found and true."""

    def pairs(counts: Counter) -> int:
        return sum(n * (n - 1) // 2 for n in counts.values())

    return (
        pairs(Counter((actor, found[key]) for key, actor in truth.items())),
        pairs(Counter(found[key] for key in truth)),
        pairs(Counter(truth.values())),
    )


def measure(n_releases: int, seed: int, misses: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        truth, seconds, sightings = make(folder, int(n_releases * 0.6), n_releases, seed)
        found = found_ids(folder, truth)
        print(f"{n_releases} releases, {len(set(truth.values()))} actors, {sightings} mentions, seed {seed}: {seconds:.1f} s")
        print(f"{'kind':14} {'F1':>6} {'P':>6} {'R':>6} {'pairs':>7}")
        for label, letters in (("all", "pb"), ("people", "p"), ("organisations", "b")):
            part = {key: actor for key, actor in truth.items() if actor[0] in letters}
            right, got, true = pairwise(part, found)
            print(f"{label:14} {2 * right / (got + true):6.3f} {right / got:6.3f} {right / true:6.3f} {true:7}")
        if misses:
            print_misses(truth, found)


def print_misses(truth: dict[tuple[str, str], str], found: dict[tuple[str, str], str]) -> None:
    """The wrong merges and the splits that cost most pairs."""
    wrong, split = defaultdict(Counter), defaultdict(Counter)
    for key, actor in truth.items():
        wrong[found[key]][actor] += 1
        split[actor][found[key]] += 1
    for title, table in (("merged", wrong), ("split", split)):
        ranked = sorted(
            ((sum(c.values()) ** 2 - sum(n * n for n in c.values()), key, c) for key, c in table.items() if len(c) > 1),
            reverse=True,
        )
        for cost, key, counts in ranked[:40]:
            print(f"{title} {cost // 2:4} {key}: {dict(counts.most_common(6))}")


def scale(n_actors: int, seed: int) -> None:
    """One size: the corpus is made here, a process of its own sees it for the first time, another one after a change."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        truth, _, sightings = make(folder, int(n_actors / 1.08), n_actors, seed, look=False)
        actors = len(set(truth.values()))
        seconds, peak = look_in_process(folder)
        with Store(folder) as store:
            store.forget(["r000000", "r000001"])
        later, _ = look_in_process(folder)
        print(f"{actors:8} {sightings:9} {seconds:8.1f} {1000 * seconds / actors:9.2f} {peak:7.0f} {later:8.2f}", flush=True)


def look_in_process(folder: Path) -> tuple[float, float]:
    """Processor seconds and peak MB of a process that lets the register take in what changed."""
    out = subprocess.run([sys.executable, __file__, "--look", str(folder)], check=True, capture_output=True, text=True).stdout
    seconds, peak = map(float, out.split())
    return seconds, peak


def look(folder: Path) -> None:
    with Store(folder) as store:
        began = time.process_time()
        store.look_across()
        print(time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--releases", type=int, default=2000)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--misses", action="store_true")
    words.add_argument("--sizes", type=int, nargs="*", default=[])
    words.add_argument("--one-size", type=int, default=0, help=argparse.SUPPRESS)
    words.add_argument("--look", type=Path, help=argparse.SUPPRESS)
    chosen = words.parse_args()
    if chosen.look:
        look(chosen.look)
        return
    if chosen.one_size:
        scale(chosen.one_size, chosen.seed)
        return
    measure(chosen.releases, chosen.seed, chosen.misses)
    if chosen.sizes:
        print(f"{'actors':>8} {'mentions':>9} {'seconds':>8} {'ms/actor':>9} {'MB peak':>7} {'2 gone, s':>8}")
        for size in chosen.sizes:
            subprocess.run([sys.executable, __file__, "--one-size", str(size), "--seed", str(chosen.seed)], check=True)


if __name__ == "__main__":
    main()
