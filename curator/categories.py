"""Whom a number counts: the nouns of the categories, and the phrase that belongs to a number.

Servicemen and civilians partition a total; women, children, wounded and officers cut across it. Prisoners of war,
captives and people are the total. English, Ukrainian, Russian. Source: CODEBOOK "swaps.csv", SUGGESTIONS C10.
"""

import re
from functools import lru_cache

from curator.model import Category
from curator.persons import PERSONS

_NOUNS: dict[Category, str] = {
    Category.TOTAL: r"people|men"
    r"|persons?|prisoners?(?: of war)?|pows?|captives?|detainees?|returnees?|citizens|compatriots"
    r"|hostages?|individuals|others|nationals|inmates?|ukrainians|russians|осіб|особи|людей|люд[ияі]\w*|чоловік\w*"
    r"|человек\w*|військовополонен\w+|военнопленн\w+|пленн\w+|полонен\w+|бранц\w+|заручник\w*|заложник\w*|громадян\w*"
    r"|граждан(?!ск)\w*|policem[ae]n|fisherm[ae]n|guerrillas?|rebels?|guys|lads|convicts|spies|в['’ʼ]язн\w+|ув['’ʼ]язнен\w+"
    r"|заключ[её]нн\w+|звільнен(?:их|ого|ий|і)|освобожд[её]нн\w+|вернувших\w*|повернутих|возвращ[её]нных|особа"
    r"|medics|doctors|journalists|priests|pilots|residents|inhabitants|медик(?:ів|ов)|журналіст(?:ів|и)"
    r"|журналист(?:ов|ы)|священник(?:ів|ов)|льотчик(?:ів|и)|л[её]тчик(?:ов|и)|жител(?:ей|і|и|ів)"
    r"|мешкан(?:ців|ці|ец[ья])|хлопц\w+|реб[яі]т|людин\w*|українц\w+|украинц\w+|россиян\w*|росіян\w*|"
    + "|".join(noun.replace("*", r"\w*") for noun in PERSONS),
    Category.SERVICEMEN: r"service ?m[ae]n|service ?wom[ae]n|service members?|service personnel|soldiers?|troops"
    r"|defenders?"
    r"|fighters?|warriors?|military(?: personnel| members?| men)?|marines?|sailors?|seam[ae]n"
    r"|members of (?:the |its |their |our )?(?:[\w-]+ ){0,3}?(?:forces?|army|military|guards?"
    r"|brigade|battalion|regiment)|border guards?|national guard\w*"
    r"|combatants?|privates|sergeants?|paratroopers?|infantrymen|conscripts?|rangers?|airm[ae]n|riflem[ae]n"
    r"|військовослужбовц\w+|військов(?:их|ий|ими|і|ого)|військовослужбовець|моряк\w*|воїн\w*"
    r"|захисни[кц]\w*|оборон(?:ець|ц\w+)|морпіх\w*|морпех\w*|прикордонник\w*|пограничник\w*|призовник\w*"
    r"|призывник\w*|срочник\w*|строковик\w*|бійц\w+|солдат\w*|военнослужащ\w+|военны[хем]\w*|военного"
    r"|бойц\w+|защитник\w*|сержант\w*|матрос\w*|рядов(?:их|ых|і|ые)|п[іе]хотин(?:ець|ец|ц)\w*|десантник\w*"
    r"|(?:нац|рос)гвард(?:ієць|ійц|еец|ейц)\w*|контрактник\w*|артил+ерист\w*|танк[іи]ст\w*|снайпер\w*|розвідник\w*"
    r"|разведчик\w*|тероборон(?:ів)?(?:ець|ц\w+)|азов(?:ець|ец|ц\w+)|вагнеров(?:ець|ец|ц\w+)",
    Category.CIVILIANS: r"civilians?|non-combatants?|цивільн\w+|гражданск\w+|мирн\w+ жител\w+",
    Category.WOMEN: r"wom[ae]n|females?|жін\w+|женщин\w*|укра[їи]нок|бранок",
    Category.CHILDREN: r"child(?:ren)?|minors?|teenagers?|boys|girls|дітей|діт\w+|дитин\w+|детей|дет[иья]\w*"
    r"|реб[её]н\w+|підлітк\w+|подростк\w+|хлопчик\w*|мальчик\w*|дівчат(?:ок|к[аи])|девоч\w+",
    Category.WOUNDED: r"wounded|injured|injur(?:y|ies)|illness(?:es)?|ill|sick|поранен\w+|ранен\w+|хвор\w+|больн\w+"
    r"|тяжкопоранен\w+|тяжелоранен\w+|важкопоранен\w+|тяжкохвор\w+|важкохвор\w+|тяжелобольн\w+",
    Category.OFFICERS: r"officers?|офіцер\w*|офицер\w*",
}
_NOUN = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"(?P<{category}>{words})" for category, words in _NOUNS.items()) + r")(?!\w)", re.I
)
_ENDS_PHRASE = re.compile(
    r"[,;:.!?()\[\]“”\"«»–—\n]|\b(?:who|whom|whose|that|which|from|in|into|on|at|by|to|as|during|under|after|before"
    r"|for|were|was|are"
    r"|is|have|has|had|been|being|will|would|with|without|including|among|while|when|since|back|home|each|but"
    r"|з|із|зі|из|в|у|во|на|до|к|було|были|был|була|повернул\w+|вернул\w+|серед|среди|які|которые)\b(?!['’ʼ]\w)",
    re.I,
)
_COPULA = re.compile(
    r"\b(?:were|are|was|is|being|було|були|были)\b(?P<what>(?:\s+[\w-]+){0,4})|(?:—|–)\s(?P<dash>[\w-]+)", re.I
)
_MEN = re.compile(r"\bmen\b", re.I)
_OFFICERS_APART = re.compile(r"officers?\s*,|, ?officers?", re.I)
_ENDS_CLAUSE = re.compile(r"[,;:.!?\n]")
PARTS = (Category.SERVICEMEN, Category.CIVILIANS)
"""The two categories that make up a total."""
BODIES = re.compile(
    r"\b(?:bod(?:y|ies)|remains|corpses?|coffins?|fallen|dead|deceased|тіл(?:а|о)?|тел(?:а|о)?|останк\w+|загибл\w+"
    r"|полегл\w+|погибш\w+|павш(?:его|ему|ий|их|им|ими))\b",
    re.I,
)
"""Words of a repatriation of the dead, never counted among the living."""
_REACH = 120
"""How many code points behind a number its phrase is looked for."""


@lru_cache(maxsize=64)
def categories_in(words: str) -> tuple[tuple[int, int, Category], ...]:
    """Every noun of a category in a few words, in order: (start, end, category). Kept, for a phrase is asked twice."""
    return tuple((m.start(), m.end(), Category(str(m.lastgroup))) for m in _NOUN.finditer(words))


def phrase_end(text: str, start: int, limit: int) -> int:
    """Where the noun phrase that follows a number ends: before a verb, a preposition or a comma, at `limit` at most."""
    stop = _ENDS_PHRASE.search(text, start, min(limit, start + _REACH))
    return stop.start() if stop else min(limit, start + _REACH)


def category_of(phrase: str) -> tuple[Category, ...]:
    """Whom a noun phrase counts: () when it names nobody, TOTAL for "soldiers and civilians", else its categories."""
    named = {category for _, _, category in categories_in(phrase)}
    if set(PARTS) <= named:
        return (Category.TOTAL,)
    if Category.WOMEN in named and _MEN.search(phrase):
        return (Category.TOTAL,)
    named -= {Category.TOTAL} if len(named) > 1 else set()
    if Category.OFFICERS in named and Category.SERVICEMEN in named and _OFFICERS_APART.search(phrase):
        named -= {Category.OFFICERS}
    return tuple(category for category in Category if category in named)


def predicate_of(text: str, start: int, limit: int) -> tuple[Category, int] | None:
    """The category said of people behind them ("… were women"): the category and where its noun ends, else None."""
    last = min(limit, start + _REACH)
    clause = _ENDS_CLAUSE.search(text, start, last)
    stop = clause.start() if clause else last
    found = _COPULA.search(text, start, stop)
    if found is None:
        return None
    group = "what" if found["what"] is not None else "dash"
    for _, end, category in categories_in(found[group]):
        if category is not Category.TOTAL:
            return category, found.start(group) + end
    return None
