"""The words that the second opinion knows, in English, Ukrainian and Russian: one tag for all that mean the same.

A table, not code: each tag has its words (a `*` stands for any ending), and examples of what it must and must not
take, each of which is a test. Whoever lengthens a line trains again: `tests/articles/train.py`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from curator.persons import PERSONS


@dataclass(frozen=True, slots=True)
class Tag:
    """Words with one meaning; `yes` and `no` are single words that carry this tag and that do not."""

    name: str
    words: str
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


TAGS = (
    Tag(
        "swap",
        "exchang* swap* trade traded trades trading barter* обмін* обмен*",
        ("exchanged", "swap", "обмін", "обменялись"),
        ("change", "trader"),
    ),
    Tag(
        "return",
        "return* repatriat* homecoming* поверн* поверта* верну* возвра*",
        ("returned", "повернулися", "возвращены"),
        ("turned",),
    ),
    Tag(
        "free",
        "freed frees free freeing freedom releas* liberat* unshackl* звільн* визвол* освобо* відпусти* "
        "отпусти* свобод*",
        ("released", "freed", "освобождены", "звільнено"),
        ("freeze", "lease"),
    ),
    Tag(
        "give",
        "hand hands handed handing handover transfer* deliver* surrender* gave give gives given giving "
        "sent send sends sending let переда* відда* отда* отправ*",
        ("handed", "gave", "переданы"),
        ("handle", "giver"),
    ),
    Tag(
        "get",
        "bring brings brought bringing receiv* got get gets getting welcom* reclaim* retriev* rescu* "
        "recover* regain* won secur* obtain* took takes take taken extract* collect* achiev* домігся "
        "домоглас* забра* отрима* получ* добил* встріч* встреч* зустрі*",
        ("brought", "received", "отримала"),
        ("together", "wonder"),
    ),
    Tag(
        "home",
        "home back homeland motherland homeward додому вдома домой дома удома рідн* родин* родн* батьківщин*",
        ("home", "додому"),
        ("homes", "background"),
    ),
    Tag(
        "arrive",
        "came come comes coming arriv* cross* walk* stepp* reach* landed flew flown went gone rode "
        "boarded climb* прибу* приї* прие* прилет* перетн* пересек*",
        ("came", "arrived", "прибули"),
        ("because", "becoming"),
    ),
    Tag(
        "see",
        "saw sees see seen seeing reunit* embrac* greet* met обійня* обня*",
        ("saw", "reunited"),
        ("season",),
    ),
    Tag(
        "each",
        "each apiece every both either side sides equal mutual* по кожн* кажд* обидв* обох обе обеих сторін сторон*",
        ("each", "apiece", "кожна"),
        ("teach",),
    ),
    Tag(
        "return_for",
        "instead reciproc* turn взамен натомість навзаєм",
        ("взамен", "reciprocated"),
        ("turned",),
    ),
    Tag(
        "gesture",
        "goodwill gesture* unilateral* one-way one-sided жест* односторон*",
        ("goodwill", "unilaterally", "жеста", "одностороннем"),
        ("good", "one"),
    ),
    Tag(
        "total",
        "total totals altogether combined overall together загал* всього всего разом вместе суммарно итого",
        ("total", "загалом"),
        ("totally",),
    ),
    Tag(
        "cumulative",
        "since already previously throughout cumulative* тепер з-початку початку начала весь всё уже вже "
        "протягом впродовж загальн* общ*",
        ("since", "уже"),
        ("sincere",),
    ),
    Tag(
        "held",
        "held hold holds holding detain* detention imprison* jail* languish* keep keeps kept missing "
        "custody remain* still behind утриму* удержива* перебува* залиша* остаё* остає* остаю* остают* "
        "остал* знаход* наход* зникл* пропа* досі",
        ("held", "remain", "удерживаются"),
        ("holder",),
    ),
    Tag(
        "captivity",
        "captiv* prison prisons jail jails colony camp camps cell cells полон* плен* невол* колон* "
        "в'язниц* тюрьм* сизо",
        ("captivity", "полону", "плена"),
        ("prisoners",),
    ),
    Tag(
        "dead",
        "kill* dead died dies death* casualt* execut* shot bod* remains corpse* fallen загину* загибл* "
        "вбит* тіл* погиб* убит* тел* останк*",
        ("killed", "bodies", "загинули", "останки"),
        ("skill",),
    ),
    Tag(
        "deport",
        "deport* abduct* kidnap* forcibl* викрад* депорт* похи*",
        ("deported", "депортовані"),
        ("report",),
    ),
    Tag(
        "sentence",
        "sentenced convicted trial court prosecut* charged суд* засудж* осужд* вирок*",
        ("sentenced", "суд"),
        ("sentences",),
    ),
    Tag(
        "fight",
        "captured seized surrounded battle* wounding siege drones drone missile* missiles shell* attack* "
        "strike* troops-lost атак* обстр* дрон* ракет* удар*",
        ("captured", "drones", "обстрілу"),
        ("attach",),
    ),
    Tag(
        "plan",
        "will plan plans planned planning agreed agree agreement agreements deal scheduled due expected "
        "expect expects intend* prepar* propos* offer* promis* pledg* upcoming next tomorrow would could "
        "might may should aim* want* demand* seek* hope* ready future домов* договор* планує* планир* "
        "будут* буде* будуть будет очіку* ожида* завтра готов* угод* соглаш* запропон* предлож* сподіва* "
        "наступн* следующ* мав мала мали має мають повинн* повинен должен должна должны",
        ("will", "agreed", "planned", "домовилися", "будет"),
        ("wills",),
    ),
    Tag(
        "cancel",
        "cancel* postpon* scrapp* suspend* collaps* disrupt* thwart* fell refus* reject* denied deny "
        "denies never not didn't failed fail скас* зірва* відклад* отмен* сорва* отлож* отказ* відмов* "
        "спрост* опроверг* doubt* fake false hoax rumour* rumor* фейк* неправд* недостовер* не",
        ("cancelled", "скасовано", "not"),
        ("note",),
    ),
    Tag(
        "say",
        "said says say saying told announc* wrote writes confirm* report* stat* added posted according "
        "claim* declar* повідом* заяв* сообщ* написа* сказа* уточн* за-словами розпові* рассказ* зазнач* "
        "отмет* подчерк* наголос*",
        ("said", "повідомив", "заявил"),
        ("essay",),
    ),
    Tag(
        "past",
        "previous* earlier last ago before preceding prior former попередн* раніше минул* торік предыдущ* "
        "ранее прошл* тому назад",
        ("previous", "попередній", "прошлого"),
        ("lasting",),
    ),
    Tag(
        "biggest",
        "largest biggest smallest first second third fourth fifth latest record найбільш* крупнейш* перш* "
        "перв* друг* втор* трет*",
        ("largest", "перший", "первый"),
        ("firstly",),
    ),
    Tag(
        "part",
        "including includes included among comprising whom them those which серед среди зокрема числі "
        "числе включ* них яких которых",
        ("including", "серед", "среди"),
        ("conclude",),
    ),
    Tag(
        "mediate",
        "mediat* broker* intermediar* go-between* middleman middlemen посередни* посредни*",
        ("mediated", "посередництва", "посредничестве"),
        ("immediate",),
    ),
    Tag(
        "help",
        "help helped helps helping facilitat* assist* support supported host hosted hosting efforts "
        "effort role good offices arrang* organis* organiz* oversaw overse* shuttl* co-chair* auspices "
        "involvement participat* instrumental допомо* помощ* помог* сприя* посприя* содейств* способств* "
        "поспособств* зусил* усили* участ* учас* підтримк* поддержк*",
        ("helped", "facilitated", "сприяння", "содействие"),
        ("role-play",),
    ),
    Tag(
        "thank",
        "thank* grateful gratitude praised credited appreciat* вдячн* подяк* дякує* дякуємо дякую благодар* "
        "поблагодар* признател* спасиб*",
        ("thanked", "вдячний"),
        ("than",),
    ),
    Tag(
        "stage",
        "stage stages phase* part round* leg batch* group groups wave етап* этап* част* фаз* раунд* груп*",
        ("stage", "етап", "этапе"),
        ("stager",),
    ),
    Tag(
        "talks",
        "talks negotiat* meeting summit ceasefire cease-fire truce peace visit* memorandum call phone "
        "переговор* перемир'* перемири* саміт* саммит* візит* визит*",
        ("talks", "перемир'я", "переговорах"),
        ("talker",),
    ),
    Tag(
        "list",
        "list lists name names letter letters parcel* document* medal* спис* лист* пісьм* посилк* имен*",
        ("lists", "списки"),
        ("listen",),
    ),
    Tag(
        "unit",
        "families relatives buses bus brigade* battalion* regiment* kilomet* km miles percent cent years "
        "year months month weeks week days day hours hour minutes old age aged times euros dollars pounds "
        "million billion tonnes рок* лет год* місяц* месяц* тижн* недел* дні* дне* день годин* час* "
        "відсотк* процент* бригад* кілограм* килограм* кг автобус* років роки річн* летн* раз*",
        ("years", "kilometres", "бригади"),
        ("dayton",),
    ),
    Tag(
        "soldier",
        "servic* soldier* troops defender* fighter* warrior* military marine* sailor* guard guards "
        "guardsmen army officers officer sergeants sergeant privates private військов* воїн* захисник* "
        "захисниц* бійц* солдат* военные военных военным военными військовослужб* военнослуж* бойц* "
        "защитник* моряк* морпіх* офіцер* офицер* сержант* рядов*",
        ("soldiers", "servicemen", "військових", "военнослужащих"),
        ("soldering",),
    ),
    Tag(
        "captive",
        "prisoner* pow pows captive captives detainee* hostage* inmate* returnee* бранц* бранк* заручник* "
        "заложник* військовополон* военноплен*",
        ("prisoners", "POWs", "военнопленных"),
        ("prison",),
    ),
    Tag(
        "people",
        "people men persons person citizen* national nationals individuals others compatriot* civilian* "
        "wom* child* boys girls wounded injured sick ill ukrainians russians люд* осіб особ* чолов* "
        "человек* громадян* граждан* цивіл* цивільн* мирн* жін* женщ* діт* дет* поран* ранен* хвор* "
        "больн* українц* росіян* россиян* украинц* " + " ".join(PERSONS),
        ("people", "civilians", "людей", "человек", "activists", "americans"),
        ("mention", "american"),
    ),
    Tag(
        "from",
        "from з із зі из с со от від out",
        ("from", "з"),
        ("form",),
    ),
    Tag(
        "to",
        "to into до в у на к во",
        ("to", "до"),
        ("too",),
    ),
    Tag(
        "for",
        "for за",
        ("for",),
        ("form",),
    ),
    Tag(
        "by",
        "by від",
        ("by",),
        ("bye",),
    ),
    Tag(
        "and",
        "and & plus і та й и also а",
        ("and", "та"),
        ("an",),
    ),
    Tag(
        "of",
        "of",
        ("of",),
        ("off",),
    ),
    Tag(
        "our",
        "our ours we us наш* ми мы нам нас",
        ("our", "наших"),
        ("hour",),
    ),
    Tag(
        "own",
        "its their his own свої* свои* своїх своих їхн* их",
        ("its", "своїх"),
        ("owner",),
    ),
    Tag(
        "the",
        "the these those ці эти all всі все всех усіх",
        ("the", "these"),
        ("then",),
    ),
    Tag(
        "who",
        "who that which що які котор* яки* кто хто",
        ("who", "які"),
        ("whole",),
    ),
    Tag(
        "was",
        "was were are is been be being have has had було були був была были был є",
        ("were", "було"),
        ("wares",),
    ),
    Tag(
        "more",
        "another more further additional additionally ще ещё еще",
        ("another", "ще"),
        ("mores",),
    ),
    Tag(
        "about",
        "about around nearly almost over least approximately roughly some dozens hundreds more-than понад "
        "більше около более майже близько почти свыше щонайменше минимум",
        ("nearly", "понад"),
        ("overt",),
    ),
    Tag(
        "while",
        "while but although though whereas however але проте но однако хоча хотя тоді",
        ("while", "але"),
        ("butter",),
    ),
    Tag(
        "border",
        "border* checkpoint* crossing bridge airport airfield кордон* границ* аеропорт* аэропорт*",
        ("border", "кордоні"),
        (),
    ),
)


def _word(word: str) -> str:
    return re.escape(word[:-1]) + r".*" if word.endswith("*") else re.escape(word)


_TAGGED = re.compile(
    "|".join(f"(?P<{tag.name}>{'|'.join(map(_word, sorted(tag.words.split(), key=len)))})" for tag in TAGS), re.S
)
_STEM = 7
"""Letters of a word without a tag that are kept; endings are left out."""


@lru_cache(maxsize=20_000)
def _of_lower(word: str) -> str:
    found = _TAGGED.fullmatch(word)
    return f"<{found.lastgroup}>" if found else word[:_STEM]


def stem_of(word: str) -> str:
    """The first letters of a word; case does not matter."""
    return word[:_STEM].lower()


def tag_of(word: str) -> str:
    """The tag of a word in angle brackets, else its first letters; case does not matter."""
    return _of_lower(word.lower()) if len(word) <= 40 else word[:_STEM].lower()
