"""Made-up sentences and short articles in the manner of real ones: what is offered as a count, and what is not."""

import pytest

from curator.suggest import suggest

UA, RU = "Ukraine", "Russia"

SENTENCES = [
    # (text, published Saturday 24 May 2025, {(side, category, value)} offered)
    (
        "Ukraine got back 95 soldiers on Friday in a prisoner swap with Russia.",
        {(UA, "servicemen", 95), (UA, "total", 95)},
    ),
    ("On Friday, 95 Ukrainian prisoners walked free from Russian jails after a swap.", {(UA, "total", 95)}),
    ("Kyiv saw 95 of its servicemen return on Friday in an exchange.", {(UA, "servicemen", 95), (UA, "total", 95)}),
    ("Oleh is one of 146 Ukrainian prisoners released in Thursday's swap.", {(UA, "total", 146)}),
    (
        "Russia and Ukraine swapped prisoners on Friday, each side reclaiming 103 people.",
        {(RU, "total", 103), (UA, "total", 103)},
    ),
    ("Russia and Ukraine swapped 103 prisoners apiece on Friday.", {(RU, "total", 103), (UA, "total", 103)}),
    ("The two sides exchanged 150 prisoners of war each on Wednesday.", {(RU, "total", 150), (UA, "total", 150)}),
    (
        "Ukraine brought home 189 people on Friday, including 12 women and 4 civilians.",
        {(UA, "civilians", 4), (UA, "total", 189), (UA, "women", 12)},
    ),
    (
        "Russia handed over 117 Ukrainian soldiers and received 117 of its own on Friday.",
        {(RU, "total", 117), (UA, "servicemen", 117), (UA, "total", 117)},
    ),
    (
        "Ukraine freed 55 Russian captives in exchange for 215 Ukrainians on Wednesday.",
        {(RU, "total", 55), (UA, "total", 215)},
    ),
    ("On Friday Ukraine received 75 people back from Russia.", {(UA, "total", 75)}),
    (
        "In the exchange on Friday, 60 seriously wounded soldiers were handed to Ukraine and 60 to Russia.",
        {(RU, "total", 60), (UA, "servicemen", 60), (UA, "total", 60), (UA, "wounded", 60)},
    ),
    (
        "A total of 190 prisoners of war were exchanged on Friday, 95 from each side.",
        {(RU, "total", 95), (UA, "total", 95)},
    ),
    (
        "Moscow said on Friday that 101 of its soldiers had been returned from territory controlled by Kyiv.",
        {(RU, "servicemen", 101), (RU, "total", 101)},
    ),
    (
        "“Another 87 of our defenders are home today,” President Zelensky wrote after the exchange.",
        {(UA, "servicemen", 87), (UA, "total", 87)},
    ),
    ("Ukraine repatriated 6,060 bodies of fallen soldiers on Friday.", set()),
    ("Russia is holding more than 8,000 Ukrainian soldiers, the ombudsman said.", set()),
    ("Since the invasion began, 4,757 Ukrainians have been released in exchanges.", set()),
    ("The sides will exchange 1,200 prisoners next week, Zelensky said.", set()),
    ("Russian strikes killed 12 civilians and wounded 30 people on Friday.", set()),
    ("Ukraine has brought home 3,135 people since March 2022, according to the headquarters.", set()),
    ("Friday's exchange brought the total number of freed Ukrainians to 5,757.", set()),
    ("Kyiv secured the release of 44 captives on Friday.", {(UA, "total", 44)}),
    (
        "Ukraine won back 82 fighters on Friday in the 61st exchange with Moscow.",
        {(UA, "servicemen", 82), (UA, "total", 82)},
    ),
    (
        "The swap, in which 49 Ukrainians and 49 Russians went home, took place on Friday.",
        {(RU, "total", 49), (UA, "total", 49)},
    ),
    (
        "Russia released 205 Ukrainians on Tuesday for the same number of Russians.",
        {(RU, "total", 205), (UA, "total", 205)},
    ),
    (
        "Two hundred and seven Ukrainian servicemen returned home on Thursday.",
        {(UA, "servicemen", 207), (UA, "total", 207)},
    ),
    ("Ukraine returned 8 civilians from Russia's Kursk region on Friday.", {(RU, "civilians", 8), (RU, "total", 8)}),
    (
        "Buses carrying 50 freed Russian servicemen crossed the border on Friday.",
        {(RU, "servicemen", 50), (RU, "total", 50)},
    ),
    ("Russia, Ukraine to swap 100 prisoners on Saturday", set()),
    ("The 175-for-175 exchange took place on Wednesday, the ministry said.", {(RU, "total", 175), (UA, "total", 175)}),
    ("They exchanged 116 prisoners of war on Saturday.", {(RU, "total", 116), (UA, "total", 116)}),
    (
        "Україна повернула з російського полону 95 військовослужбовців у п'ятницю.",
        {(UA, "servicemen", 95), (UA, "total", 95)},
    ),
    ("Росія та Україна обмінялися полоненими: у п'ятницю додому повернулися 95 українців.", {(UA, "total", 95)}),
    ("Россия и Украина обменялись пленными по формуле 95 на 95 в пятницу.", {(RU, "total", 95), (UA, "total", 95)}),
    (
        "В пятницу с территории, подконтрольной киевскому режиму, возвращены 95 российских военнослужащих.",
        {(RU, "servicemen", 95), (RU, "total", 95)},
    ),
    ("Взамен переданы 95 военнопленных ВСУ.", set()),
    (
        "23 травня відбувся обмін: Україна і Росія передали одна одній по 390 людей.",
        {(RU, "total", 390), (UA, "total", 390)},
    ),
]

ARTICLES = [
    # (text, published, sides, {(side, category, value, date)}, dates, mediators)
    (
        "Ukraine brings back 106 soldiers in latest swap\n"
        "\n"
        "KYIV, May 11 (Reuters) - Ukraine brought back 106 soldiers captured in the battle for "
        "Bakhmut on Wednesday, a presidential aide said.\n"
        "\n"
        '"We are returning 106 of our men: 8 officers and 98 privates and sergeants," Andriy Yermak '
        "wrote on Telegram. He did not say how many Russians were handed over.\n"
        "\n"
        "The previous exchange, reported on April 26, brought home 44 people.\n"
        "\n"
        "Ukraine says more than 3,400 of its service members are still in Russian captivity. More "
        "than 2,000 have come home since the invasion.",
        "2023-05-11",
        (UA, RU),
        {(UA, "officers", 8, "2023-05-10"), (UA, "servicemen", 106, "2023-05-10"), (UA, "total", 106, "2023-05-10")},
        {"2023-04-26", "2023-05-10"},
        set(),
    ),
    (
        "Moscow and Kyiv each free 205 captives\n"
        "\n"
        "Russia and Ukraine carried out the first phase of an exchange of 1,000 captives each agreed "
        "in Istanbul, freeing 205 prisoners of war each on Tuesday.\n"
        "\n"
        "Russia's Defence Ministry said 205 Russian servicemen had been returned from territory "
        "controlled by Kyiv and 205 Ukrainian prisoners had been transferred. The United Arab "
        "Emirates acted as a mediator, it said.\n"
        "\n"
        "Zelensky said the 205 Ukrainians had fought in Mariupol and elsewhere.\n"
        "\n"
        "Russian drones killed two people and wounded 14 others in Kharkiv overnight.",
        "2025-05-07",
        (UA, RU),
        {(RU, "servicemen", 205, "2025-05-06"), (RU, "total", 205, "2025-05-06"), (UA, "total", 205, "2025-05-06")},
        {"2025-05-06"},
        {"United Arab Emirates"},
    ),
    (
        "Israel and Hamas complete fourth exchange of truce\n"
        "\n"
        "Hamas released three Israeli hostages on Saturday and Israel freed 183 Palestinian "
        "prisoners in return, the fourth exchange since the ceasefire took hold.\n"
        "\n"
        "Qatar and Egypt mediated the deal. More than 47,000 Palestinians have been killed in the "
        "war, according to Gaza's health ministry.\n"
        "\n"
        "Israel says 79 hostages remain in Gaza.",
        "2025-02-01",
        ("Israel", "Hamas"),
        {("Hamas", "total", 183, "2025-02-01"), ("Israel", "total", 3, "2025-02-01")},
        {"2025-02-01"},
        {"Egypt", "Qatar"},
    ),
    (
        "Обмін полоненими: додому повернулися 230 українців\n"
        "\n"
        "У середу, 3 січня, відбувся 49-й обмін полоненими. З російського полону повернулися 230 "
        "українських захисників, повідомив Координаційний штаб. Росія отримала 248 військовослужбовців.\n"
        "\n"
        "Посередником виступили Об'єднані Арабські Емірати.\n"
        "\n"
        "Попередній обмін відбувся 7 серпня 2023 року.",
        "2024-01-03",
        (UA, RU),
        {
            (RU, "servicemen", 248, "2024-01-03"),
            (RU, "total", 248, "2024-01-03"),
            (UA, "servicemen", 230, "2024-01-03"),
            (UA, "total", 230, "2024-01-03"),
        },
        {"2023-08-07", "2024-01-03"},
        {"United Arab Emirates"},
    ),
    (
        "Россия и Украина провели обмен пленными\n"
        "\n"
        "В пятницу, 14 июня, из украинского плена возвращены 75 российских военнослужащих, сообщило "
        "Минобороны РФ. Взамен Украине переданы 75 военнопленных ВСУ.\n"
        "\n"
        "При обмене гуманитарное содействие оказали Объединенные Арабские Эмираты.\n"
        "\n"
        "С начала конфликта домой вернулись более 3 тысяч военных.",
        "2024-06-14",
        (UA, RU),
        {(RU, "servicemen", 75, "2024-06-14"), (RU, "total", 75, "2024-06-14"), (UA, "total", 75, "2024-06-14")},
        {"2024-06-14"},
        {"United Arab Emirates"},
    ),
    (
        "Live: war in Ukraine, day 812\n"
        "\n"
        "14:05 More than 150 prisoners were swapped on Friday. Officials said 75 soldiers came home "
        "to each side.\n"
        "\n"
        "13:20 Three people died in shelling of Kherson.\n"
        "\n"
        "12:40 The exchange is the 52nd since February 2022, Ukraine's coordination headquarters "
        "said, and was made possible with the help of the UAE.\n"
        "\n"
        "11:30 Zelensky will meet 20 leaders at a summit on June 15.",
        "2024-05-31",
        (UA, RU),
        {
            (RU, "servicemen", 75, "2024-05-31"),
            (RU, "total", 75, "2024-05-31"),
            (UA, "servicemen", 75, "2024-05-31"),
            (UA, "total", 75, "2024-05-31"),
        },
        {"2024-05-31"},
        {"United Arab Emirates"},
    ),
    (
        "Armenia and Azerbaijan swap captives\n"
        "\n"
        "Azerbaijan freed 32 Armenian soldiers on December 13 and Armenia handed over two "
        "Azerbaijani servicemen, both foreign ministries said in a joint statement.\n"
        "\n"
        "The United States and the European Union welcomed the move. Talks on a peace treaty will "
        "resume in January.",
        "2023-12-14",
        ("Armenia", "Azerbaijan"),
        {
            ("Armenia", "servicemen", 32, "2023-12-13"),
            ("Armenia", "total", 32, "2023-12-13"),
            ("Azerbaijan", "servicemen", 2, "2023-12-13"),
            ("Azerbaijan", "total", 2, "2023-12-13"),
        },
        {"2023-12-13"},
        set(),
    ),
    (
        "Ukraine says 2 children among 8 freed from occupied territory\n"
        "\n"
        "Eight people, including two children, were brought back to Ukraine from Russian-occupied "
        "territory on Tuesday, ombudsman Dmytro Lubinets said, thanking Qatar for its mediation.\n"
        "\n"
        "Some 19,546 children have been deported, officials say, and 1,350 have come back.",
        "2025-06-18",
        (UA, RU),
        {(UA, "children", 2, "2025-06-17"), (UA, "total", 8, "2025-06-17")},
        {"2025-06-17"},
        {"Qatar"},
    ),
    (
        "Prisoner swap called off\n"
        "\n"
        "A planned exchange of 250 prisoners of war on each side, due on Saturday, has been "
        "postponed, Russian officials said. Ukraine denied it.",
        "2025-06-07",
        (UA, RU),
        set(),
        set(),
        set(),
    ),
    (
        "Turkey brokers major swap: 215 Ukrainians for 55 Russians and Medvedchuk\n"
        "\n"
        "Ukraine announced on Wednesday night that it had swapped 215 Ukrainians, including Azovstal "
        "commanders, for 55 Russians and Viktor Medvedchuk, a pro-Moscow politician. Turkish "
        "President Recep Tayyip Erdogan mediated the swap, Kyiv said. Ten foreigners were also freed "
        "after mediation by Saudi Arabia.",
        "2022-09-22",
        (UA, RU),
        {(RU, "total", 55, "2022-09-21"), (UA, "total", 215, "2022-09-21")},
        {"2022-09-21"},
        {"Saudi Arabia", "Turkey"},
    ),
    (
        "On 11 November, 35 Ukrainians were returned in exchange for 35 Russians. The day before, on "
        "10 November, 45 Ukrainian soldiers came home.",
        "2022-11-12",
        (UA, RU),
        {
            (RU, "total", 35, "2022-11-11"),
            (UA, "servicemen", 45, "2022-11-10"),
            (UA, "total", 35, "2022-11-11"),
            (UA, "total", 45, "2022-11-10"),
        },
        {"2022-11-10", "2022-11-11"},
        set(),
    ),
]


def offered(document):
    return [one for one in document["suggestions"] if one["tier"] in "AB"]


@pytest.mark.parametrize(("text", "wanted"), SENTENCES)
def test_the_counts_of_a_sentence(text, wanted):
    found = offered(suggest(text, "2025-05-24", (UA, RU)))
    assert {(one["side"], one["category"], one["value"]) for one in found if one["field"] == "count"} == wanted


@pytest.mark.parametrize(("text", "published", "sides", "counts", "dates", "mediators"), ARTICLES)
def test_the_facts_of_an_article(text, published, sides, counts, dates, mediators):
    document = suggest(text, published, sides)
    events = {event["id"]: event for event in document["events"]}
    found = [one for one in offered(document) if events[one["event"]]["role"] in ("main", "past")]
    assert {
        (one["side"], one["category"], one["value"], events[one["event"]]["date"])
        for one in found
        if one["field"] == "count"
    } == counts
    assert {one["value"] for one in found if one["field"] == "date"} == dates
    assert {one["value"] for one in found if one["field"] == "mediator"} == mediators


REASONS = [
    # (text, the figure, why it is dismissed)
    ("Russia is holding more than 8,000 Ukrainian soldiers, the ombudsman said.", "8,000", "held_not_exchanged"),
    ("Since the invasion began, 4,757 Ukrainians have been released in exchanges.", "4,757", "cumulative"),
    ("Friday's exchange brought the total number of freed Ukrainians to 5,757.", "5,757", "cumulative"),
    ("The sides will exchange 1,200 prisoners next week, Zelensky said.", "1,200", "planned"),
    ("Russian strikes killed 12 civilians and wounded 30 people on Friday.", "30", "casualties_or_deportations"),
    ("Some 19,546 children have been deported to Russia, officials say.", "19,546", "casualties_or_deportations"),
    ("The talks on the exchange lasted two hours.", "two", "not_people"),
    ("Support our journalism for just $5 a month, prisoners or not.", "5", "boilerplate"),
    (
        "Putin invaded in February 2022; on Friday 95 Ukrainians were exchanged.",
        "February 2022",
        "date_of_something_else",
    ),
]


@pytest.mark.parametrize(("text", "figure", "reason"), REASONS)
def test_a_figure_is_dismissed_with_its_reason(text, figure, reason):
    document = suggest(text, "2025-05-24", (UA, RU))
    assert {f["reason"] for f in document["figures"] if f["text"] == figure} == {reason}


def test_bodies_are_never_among_the_living():
    document = suggest("Russia handed over 1,212 bodies to Ukraine on Friday.", "2025-05-24", (UA, RU))
    assert {one["field"] for one in document["suggestions"]} == {"bodies", "date"}
    assert document["events"][0]["event_type"] == "bodies_repatriation"


def test_what_was_called_off_is_an_event_of_its_own():
    text = "An exchange of 250 prisoners of war on each side, due on Saturday, has been postponed, officials said."
    events = suggest(text, "2025-06-07", (UA, RU))["events"]
    assert "cancelled" in {event["role"] for event in events}


def test_a_citing_chain_names_the_source():
    text = "Russia's Defence Ministry said 95 Russian soldiers were returned from Ukrainian captivity on Friday."
    one = offered(suggest(text, "2025-05-24", (UA, RU)))[0]
    assert (one["claimant"], one["claimant_type"]) == ("Russia's Defence Ministry", "defence_ministry")
    assert "claimant" in {mark["role"] for mark in one["evidence"]}
