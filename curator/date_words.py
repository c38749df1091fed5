"""Words of dates in English, Ukrainian and Russian: months, weekdays, days counted from today, periods.

Keys are as `curator.number_words.key` makes them (lower case, one apostrophe, ё as е).
"""

from curator.number_words import NUMBER_WORDS, Place

ENGLISH_MONTHS = tuple(
    str.split("January February March April May June July August September October November December")
)
_SHORT_MONTHS = {"Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sept": 9, "Sep": 9}
SHORT_MONTHS = _SHORT_MONTHS | {"Oct": 10, "Nov": 11, "Dec": 12}
_SLAVIC_MONTHS = """
січень січня січні січнем січню январь января январе январем январю
лютий лютого лютому лютим февраль февраля феврале февралем февралю
березень березня березні березнем березню март марта марте мартом марту
квітень квітня квітні квітнем квітню апрель апреля апреле апрелем апрелю
травень травня травні травнем травню май мая мае маем маю
червень червня червні червнем червню июнь июня июне июнем июню
липень липня липні липнем липню июль июля июле июлем июлю
серпень серпня серпні серпнем серпню август августа августе августом августу
вересень вересня вересні вереснем вересню сентябрь сентября сентябре сентябрем сентябрю
жовтень жовтня жовтні жовтнем жовтню октябрь октября октябре октябрем октябрю
листопад листопада листопаді листопадом листопаду ноябрь ноября ноябре ноябрем ноябрю
грудень грудня грудні груднем грудню декабрь декабря декабре декабрем декабрю
"""
SLAVIC_MONTHS = {
    form: month for month, line in enumerate(_SLAVIC_MONTHS.strip().split("\n"), start=1) for form in line.split()
}
MONTHS: dict[str, int] = {
    **{name.lower(): month for month, name in enumerate(ENGLISH_MONTHS, start=1)},
    **{name.lower(): month for name, month in SHORT_MONTHS.items()},
    **SLAVIC_MONTHS,
}
"""Every form of every month's name and its number."""

ENGLISH_WEEKDAYS = tuple(str.split("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"))
SHORT_WEEKDAYS = {
    "Mon": 0,
    "Tue": 1,
    "Tues": 1,
    "Wed": 2,
    "Thu": 3,
    "Thur": 3,
    "Thurs": 3,
    "Fri": 4,
    "Sat": 5,
    "Sun": 6,
}
_SLAVIC_WEEKDAYS = """
понеділок понеділка понеділку понеділком понедельник понедельника понедельнику понедельником
вівторок вівторка вівторку вівторком вторник вторника вторнику вторником
середа середу середи середою среду среды
четвер четверга четвергу четвергом четверг
п'ятниця п'ятниці п'ятницю п'ятницею пятница пятницу пятницы пятницей
субота суботи суботу суботою суботі суббота субботу субботы субботой
неділя неділі неділю неділею воскресенье воскресенья воскресенью воскресеньем
"""
SLAVIC_WEEKDAYS = {form: day for day, line in enumerate(_SLAVIC_WEEKDAYS.strip().split("\n")) for form in line.split()}
"""Without среда and среде, which are more often surroundings than a Wednesday."""
WEEKDAYS: dict[str, int] = {
    **{name.lower(): day for day, name in enumerate(ENGLISH_WEEKDAYS)},
    **{name.lower(): day for name, day in SHORT_WEEKDAYS.items()},
    **SLAVIC_WEEKDAYS,
}
"""Every form of every weekday's name, Monday is 0."""

DAYS_FROM_TODAY: dict[str, int] = {
    "the day before yesterday": -2, "day before yesterday": -2, "yesterday": -1, "last night": -1,
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "tomorrow": 1,
    "позавчора": -2, "вчора": -1, "учора": -1, "сьогодні": 0, "завтра": 1, "післязавтра": 2,
    "позавчера": -2, "вчера": -1, "сегодня": 0, "послезавтра": 2,
}  # fmt: skip
NIGHT = frozenset({"overnight"})
"""The night to the day of publication."""

BEFORE = frozenset(str.split("last минулої минулого минулу минулий прошлый прошлую прошлой прошлого прошлом"))
AFTER = frozenset(
    str.split("next coming наступної наступного наступну наступний следующий следующую следующей следующего следующем")
)
THIS = frozenset(str.split("this цієї цього цю цей этой этого эту этот этом"))

UNITS: dict[str, str] = {
    form: unit
    for unit, forms in {
        "day": "day days день дні днів дня дней",
        "week": "week weeks тиждень тижні тижнів тижня тижню неделя неделю недели недель неделе",
        "month": "month months місяць місяці місяців місяця месяц месяца месяцев месяце",
        "year": "year years рік роки років року год года лет году",
    }.items()
    for form in forms.split()
}
"""Units of time in the forms that follow a number or `last`, `минулого`."""

SMALL_NUMBERS: dict[str, int] = {
    word: entry.value
    for word, entry in NUMBER_WORDS.items()
    if entry.place in (Place.ADDS, Place.ARTICLE) and not entry.ordinal and 1 <= entry.value <= 12
}
"""Numbers in words that stand before `ago`, `тому`, `назад`."""

FUTURE_CUES = (
    r"will|shall|is expected|are expected|expect|expects|is due|are due|due (?:to|on)|is scheduled|are scheduled|"
    r"scheduled|is planned|are planned|plans? to|is set to|are set to|is to be|are to be|to take place|upcoming|"
    r"буде|будуть|відбудеться|відбудуться|заплановано|запланований|очікується|очікують|планують|планується|"
    r"має відбутися|"
    r"будет|будут|состоится|состоятся|запланировано|запланирован|ожидается|ожидают|планируют|планируется|"
    r"должен состояться"
)
"""Words that put the date of their clause into the future."""
