"""Offices and persons that speak in reports on swaps, as tables: words, claimant type, country.

A general lexicon, to be lengthened as texts bring new ones. Source: CODEBOOK "claimant_type", SUGGESTIONS K1-K4.
"""

from dataclasses import dataclass

from curator.countries import LEADERS
from curator.model import ClaimantType as T


@dataclass(frozen=True, slots=True)
class Office:
    """A kind of speaker and the words for it; `words` match in any case, `names` only as written."""

    id: str
    type: T
    words: str
    names: str = ""


OFFICES: tuple[Office, ...] = (
    Office(
        "coordination",
        T.PRISONER_COORDINATION_BODY,
        r"co-?ordination (?:headquarters|staff|hq|cent(?:er"
        r"|re))(?: for (?:the )?(?:treatment of )?(?:prisoners of war|POWs))?"
        r"|POW (?:co-?ordination )?headquarters|координаційн\w+ штаб\w*|координационн\w+ штаб\w*|коордштаб\w*",
    ),
    Office(
        "ombudsman",
        T.OMBUDSMAN,
        r"(?:(?:parliament['’]s |parliamentary )?human rights )?ombuds(?:man|woman|person)|human rights commissioner"
        r"|(?:parliamentary )?commissioner for human rights|омбудсм[еа]н\w*|уповноважен\w+|уполномоченн\w+",
    ),
    Office(
        "intelligence",
        T.INTELLIGENCE,
        r"(?:defen[cs]e |military )?intelligence(?: agency| service| chief| directorate| spokes\w+)?"
        r"|main (?:intelligence )?directorate|security service|розвідк\w+|разведк\w+",
        "HUR|GUR|SBU|FSB|CIA|MIT|ГУР|СБУ|ФСБ",
    ),
    Office(
        "defence",
        T.DEFENCE_MINISTRY,
        r"defen[cs]e minist(?:ry|er)|minist(?:ry|er) of defen[cs]e|general staff"
        r"|military(?= (?:said|says|has|also|reported|announced|confirmed|added|claimed))|armed forces"
        r"|міноборони|минобороны|міністерств\w+ оборони|министерств\w+ обороны|генштаб\w*",
        "MoD|MOD|IDF",
    ),
    Office(
        "government",
        T.GOVERNMENT,
        r"(?:foreign|justice|interior|reintegration|culture) minist(?:ry|er)|minist(?:ry|er) of (?:foreign affairs"
        r"|justice)"
        r"|president['’]?s?['’]? office|presidential (?:office|administration|aide|adviser|advisor|spokes\w+)"
        r"|office of the president|(?:deputy )?prime minister|deputy minister|governments?|kremlin spokes\w+|kremlin"
        r"|(?:national )?security council|authorities|spokes(?:man|woman|person)|negotiators?|delegation|parliament"
        r"|lawmakers?|governor|white house|state department|secretary of state|(?:special )?envoy|ambassador"
        r"|офіс\w* президента|кремл\w+|правительств\w+|уряд\w*|міністр\w*|министр\w*|минист\w+|міністерств\w+",
        "МИД|МЗС",
    ),
    Office("head", T.HEAD_OF_STATE, r"president|head of state|chancellor|президент\w*"),
    Office(
        "humanitarian",
        T.HUMANITARIAN_ORG,
        r"(?:international committee of the )?red cross|червон\w+ хрест\w*|красн\w+ крест\w*"
        r"|amnesty international|human rights watch|caritas",
        "ICRC|МКЧХ|МККК",
    ),
    Office(
        "international",
        T.INTERNATIONAL_ORG,
        r"united nations|european (?:union|commission|parliament|council)",
        "UN|UNHCR|OSCE|EU|NATO|ООН|ОБСЄ|ОБСЕ",
    ),
    Office(
        "witness",
        T.NAMED_WITNESS,
        r"(?:freed|released|former|returned) (?:soldier|serviceman|prisoner|captive|pow|hostage)s?|relatives"
        r"|(?:eye)?witness(?:es)?|veteran",
    ),
    Office(
        "media",
        T.MEDIA,
        r"(?:state |local )?(?:media|journalists?|news agency|correspondent|newspaper)",
        "TASS|Interfax|RIA Novosti|Reuters|AFP|Ukrinform|Bloomberg|Associated Press|AP|BBC|CNN|ТАСС|Интерфакс",
    ),
    Office(
        "unnamed",
        T.UNNAMED_OFFICIAL,
        r"(?:senior |military |government |security )?officials?|(?:unnamed )?sources?|джерел\w*|источник\w*"
        r"|чиновник\w*",
    ),
)
"""In order of precedence: where two match the same words, the earlier one counts."""

STATE_OFFICES = frozenset({T.HEAD_OF_STATE, T.GOVERNMENT, T.DEFENCE_MINISTRY, T.INTELLIGENCE, T.OMBUDSMAN})
"""Types that are offices of a state: a third country's office speaks for that country, not for a side."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whose office a text need not say."""

    surname: str
    type: T
    country: str


PERSONS: tuple[Person, ...] = (
    Person(r"Zelen[sz]k(?:yy|yi|iy|y|i)|Зеленськ\w+|Зеленск\w+", T.HEAD_OF_STATE, "Ukraine"),
    Person(r"Putin|Путін\w*|Путин\w*", T.HEAD_OF_STATE, "Russia"),
    Person(r"Lub[iy]nets|Лубін\w+|Лубин\w+|Den[iy]sova|Денісов\w+|Денисов\w+", T.OMBUDSMAN, "Ukraine"),
    Person(r"Moskalkova|Москальков\w+", T.OMBUDSMAN, "Russia"),
    Person(r"Budanov|Yusov|Буданов\w*|Юсов\w*", T.INTELLIGENCE, "Ukraine"),
    Person(
        r"Umerov|Yermak|Vereshchuk|Kuleba|Sybiha|Podolyak|Умєров\w*|Єрмак\w*|Верещук|Сибіг\w+", T.GOVERNMENT, "Ukraine"
    ),
    Person(r"Lavrov|Peskov|Medinsky|Zakharova|Medvedev|Лавров\w*|Песков\w*|Мединск\w+", T.GOVERNMENT, "Russia"),
    Person(r"Belousov|Shoigu|Konashenkov|Белоусов\w*|Шойгу", T.DEFENCE_MINISTRY, "Russia"),
    Person(LEADERS["United States"], T.THIRD_PARTY_OFFICIAL, "United States"),
    Person(LEADERS["Turkey"], T.MEDIATOR, "Turkey"),
    Person(LEADERS["Belarus"], T.THIRD_PARTY_OFFICIAL, "Belarus"),
    Person(r"Netanyahu", T.HEAD_OF_STATE, "Israel"),
    Person(r"Pashinyan", T.HEAD_OF_STATE, "Armenia"),
    Person(r"Aliyev", T.HEAD_OF_STATE, "Azerbaijan"),
)
"""Surnames as they are spelt, with office and country; offices change, so a role named in the text outranks this."""
