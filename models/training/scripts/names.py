"""Material for invented people, towns, firms and streets: the lists of Faker (MIT), and parts to compose more."""

from functools import cache
from importlib import import_module
from random import Random

HOME = ("de_DE", "de_AT", "de_CH")
ABROAD = ("tr_TR", "pl_PL", "it_IT", "hr_HR", "fr_FR", "es_ES", "en_GB", "nl_NL", "cs_CZ")

SURNAME_STEMS = (
    "Ahl Alt Amt Bach Back Bahl Bart Beck Berg Birk Blum Bock Born Brand Breit Brock Bruch Brun Buch Busch Dahl Diek Dorn Dres Eber "
    "Ecker Ehl Eich Elsen Engel Erd Esch Fahr Feld Fink Flor Frank Fried Gehr Geis Gers Goll Grab Grot Haas Hag Hahn Harr Hart Heid "
    "Hell Hens Her Hil Hoh Holz Horn Hub Ih Jah Jans Kamp Karl Kers Kies Klein Klos Knob Koll Korb Kram Kreu Kuhl Lang Leh Lind Loh "
    "Lühr Mahl Mark Mehr Mers Mohr Moll Mühl Nie Nord Oet Ohl Ost Pahl Peter Pfef Prang Quast Rahn Reh Reich Ried Roth Ruh Sand Schaf "
    "Schell Schön Schwar Seid Sieg Sim Stamm Stein Stock Strau Stüb Tal Tem Thie Uhl Ulm Vahl Voll Wag Wal Weid Wend Wies Wil Wolf Zell"
).split()
SURNAME_ENDS = (
    "mann mann meier meyer hoff berg feld kamp bauer er er ert ing inger ke sen s rich hausen ler ner old ow ski itz el horst brink "
    "städt huber müller wald auer"
).split()
TOWN_STEMS = (
    "Alten Ammer Asch Berne Blanken Borg Brei Burg Dahlen Eber Elmen Elster Eschen Fal Finken Frei Gerns Grau Großen Grün Hagen Harz "
    "Heiligen Hohen Ilm Kalten Kirch Klein Königs Lauen Leuten Lichten Lüne Mark Mittel Neuen Nieder Nord Ober Oster Pfaffen Quellen "
    "Rein Roden Sachsen Salz Schön Sieben Steiner Süd Tannen Unter Vor Waldes Wasser Weiden Weiß Wend Wies Winter Wolfen Zeller"
).split()
TOWN_ENDS = (
    "hausen dorf burg berg stedt rode büttel heim ingen feld bach au walde stadt kirchen furt brück see leben tal münde".split()
)
TOWN_TAILS = ("", "", "", "", "", "", " an der Leine", " (Harz)", "-Nord", "-Süd", " am See", " i. d. Oberpfalz", "/Saale")
BRAND_STARTS = (
    "Weser Nova Alpen Nord Rhein Elb Öko Bio Thermo Inno Vita Solar Hydro Euro Medi Kali Opti Terra Aqua Gastro".split()
)
BRAND_ENDS = "kühl therm tec plan bau soft werk med glas print lux data park frost net mobil form farm flex".split()
STREET_STEMS = (
    "Bahnhof Linden Schiller Garten Ring Goethe Mühlen Kirch Schul Berg Industrie Hafen Kanal Weser Friedens Eichen".split()
)
STREET_ENDS = ("straße", "straße", "straße", "weg", "allee", "platz", "gasse", "ring", "damm", "ufer")
ROADS = "A 7|B 75|L 421|K 12|A 39|B 4|Am Alten Markt|Unter den Eichen|Lange Straße|Am Wall|Neuer Weg|Hohe Straße".split("|")
BIG_TOWNS = (
    "Berlin Hamburg München Köln Dortmund Leipzig Dresden Hannover Bremen Nürnberg Wien Zürich Graz Linz Salzburg Bern Basel Halle "
    "Magdeburg Kassel Münster Rostock Kiel Erfurt Mainz Potsdam Augsburg Bonn Straßburg Brüssel Paris Warschau Kiew Rom Deutschland "
    "Österreich Schweiz Europa Polen Frankreich Ukraine Harz Allgäu Weser Elbe Donau Nordsee Ostsee"
).split()


@cache
def person_lists(locales: tuple[str, ...]) -> dict[str, list[str]]:
    """Collect first and last names of Faker.

    locales: e.g. ("de_DE", "de_AT").
    RETURNS: Lists "first_f", "first_m" and "last", sorted.
    """
    lists: dict[str, set[str]] = {"first_f": set(), "first_m": set(), "last": set()}
    for locale in locales:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for key, attribute in (("first_f", "first_names_female"), ("first_m", "first_names_male"), ("last", "last_names")):
            lists[key].update(name for name in getattr(provider, attribute, ()) if name.istitle() and " " not in name)
    return {key: sorted(names) for key, names in lists.items()}


@cache
def towns() -> list[str]:
    """Collect the towns of Faker's German addresses."""
    return sorted(import_module("faker.providers.address.de_DE").Provider.cities)


def make_person_part(rng: Random, kind: str) -> str:
    """Draw a first or last name; half of the last names are composed, so no list can be learned by heart.

    rng: Source of chance. kind: "first_f", "first_m" or "last".
    RETURNS: e.g. "Lührsen".
    """
    if kind == "last" and rng.random() < 0.5:
        return rng.choice(SURNAME_STEMS) + rng.choice(SURNAME_ENDS)
    locales = HOME if rng.random() < 0.8 else ABROAD
    return rng.choice(person_lists(locales)[kind])


def make_town(rng: Random) -> str:
    """Draw a town, real or composed."""
    if rng.random() < 0.35:
        return rng.choice(towns())
    town = rng.choice(TOWN_STEMS) + rng.choice(TOWN_ENDS)
    return ("Bad " if rng.random() < 0.12 else "") + town + rng.choice(TOWN_TAILS)


def make_brand(rng: Random) -> str:
    """Draw the name of a firm, e.g. "Weserkühl"."""
    return rng.choice(BRAND_STARTS) + rng.choice(BRAND_ENDS)


def make_street(rng: Random) -> str:
    """Draw a street or road."""
    if rng.random() < 0.3:
        return rng.choice(ROADS)
    return rng.choice(STREET_STEMS) + rng.choice(STREET_ENDS)
