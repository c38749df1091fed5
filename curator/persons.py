"""Nouns of persons that are of no category of their own: by what they do, and by where they come from.

A number before one of them counts people ("five activists", "ten Americans"). English, Ukrainian, Russian. Who speaks
or watches ("officials", "experts", "observers") and who waits ("relatives") is left out: their numbers are hardly ever
those of people who were given back. In the plural alone, for "American" and "general" are also adjectives.
"""

_DO = (
    "activist academic actor adolescent adult agent analyst architect artist astronomer athlete attache author"
    " aviator banker biologist bishop blogger bodyguard cadet captain chemist cleric colonel columnist commander"
    " commando contractor cook corporal cosmonaut critic dealer defector defendant deserter diplomat dissident"
    " driver editor elder employee engineer entrepreneur executive exile farmer filmmaker firefighter foreigner"
    " fugitive general geologist guard gunner hacker herder hiker historian imam infant insurgent internee invader"
    " islamist jihadist judge laborer labourer lawyer lecturer lieutenant loyalist mariner merchant migrant"
    " militant miner monk mother mountaineer musician nun nurse occupier operative opponent oppositionist painter"
    " paramedic partisan pastor patriot peacekeeper pensioner photographer physicist pilgrim poet politician"
    " programmer professor protester protestor publisher rabbi recruit reporter rescuer researcher reservist"
    " retiree sapper scholar scientist scriptwriter separatist settler shepherd singer smuggler sniper soul"
    " staffer student suspect teacher technician tourist trader traveler traveller translator trooper trucker"
    " tutor veteran villager volunteer waiter worker writer youth"
)
_COME = (
    "Afghan Albanian Algerian American Arab Argentine Armenian Australian Austrian Azerbaijani Azeri Bangladeshi"
    " Belarusian Belgian Bolivian Bosniak Bosnian Brazilian Briton Bulgarian Burundian Cambodian Canadian Chechen"
    " Chilean Colombian Croat Cuban Czech Dane Ecuadorian Egyptian Eritrean Estonian Ethiopian European Filipino"
    " Finn Georgian German Greek Guatemalan Houthi Hungarian Indian Indonesian Iranian Iraqi Israeli Italian"
    " Jordanian Kazakh Kenyan Korean Kosovar Kurd Kuwaiti Latvian Libyan Lithuanian Malaysian Malian Mexican"
    " Moldovan Moroccan Nepali Nicaraguan Nigerian Norwegian Omani Pakistani Palestinian Pole Qatari Romanian"
    " Rwandan Salvadoran Saudi Serb Slovak Slovene Slovenian Somali Spaniard Swede Syrian Tajik Tanzanian Tatar"
    " Thai Tunisian Turk Ugandan Uzbek Venezuelan Yazidi Yemeni"
)
_OTHERS = (
    "members airwomen businessmen businesswomen businesspeople cameramen clergymen countrymen crewmen gunmen"
    " herdsmen militiamen mercenaries missionaries policewomen sportsmen tribesmen frenchmen bedouin druze"
)
_IN_CYRILLIC = (
    "активіст* активист* дисидент* диссидент* опозиціонер* оппозиционер* політики політиків политики политиков"
    " політв'язн* політв’язн* политзаключ* студенти студентів студенты студентов вчител* учител* водіїв водії"
    " водителей водители робітник* рабочих працівник* работник* рибалок рибалки рыбаков рыбаки рыбака командири"
    " командирів командиры командиров туристи туристів туристы туристов правозахисник* правозащитник* підприємц*"
    " предпринимател* адвокатів адвокатов блогери блогерів блогеры блогеров репортер* фотографів фотографов"
    " волонтери волонтерів волонтеры волонтеров волонтёров добровольц* ветерани ветеранів ветераны ветеранов"
    " найманц* наемник* наёмник* бойовик* боевик* сепаратист* шпигуни шпигунів шпионы шпионов агентів агентов"
    " хакер* американц* німців німці немцев немцы поляки поляків поляков литовц* латишів латышей естонц* эстонц*"
    " білоруси білорусів белорусы белорусов британц* французів французов ізраїльтян* израильтян* палестинц*"
    " іранців иранцев таїландц* таиландц* вірмен вірмени армян армяне азербайджанців азербайджанцев грузинів"
    " грузин узбеків узбеков таджиків таджиков казахів казахов угорців венгров турків турков сирійц* сирийц*"
    " ліванц* ливанц* лікарі лікарів врачи врачей засуджен* осужденн* осуждённ* поліцейськ* полицейск* рятувальник*"
    " спасател* дівчат дівчата парни парней мужчин* герої героїв героев узник* невольник* іноземц* иностранц*"
    " побратим* пілоти пілотів капелан* капеллан* курян татар курсанти курсантів курсантов"
)

_PLURALS = tuple(f"{word}s" for word in f"{_DO} {_COME}".lower().split())

PERSONS: tuple[str, ...] = (*_PLURALS, *_OTHERS.split(), *_IN_CYRILLIC.split())
"""Every noun in small letters; a star is any ending."""

_SINGLE = (
    "ally aviator ballerina boxer boy businessman businesswoman cameraman captive chief citizen civilian colonel"
    " conscript constable convict courier dancer defender detainee doctor fighter general girl guard hostage"
    " inmate journalist lawmaker major man marine mayor medic minister missionary national navigator officer"
    " oligarch operative person pilot player policeman preacher priest prisoner ranger resident sailor"
    " schoolteacher senator serviceman servicewoman skier soldier spy star teen teenager trafficker tycoon warrior"
    " woman wrestler"
)
SINGLE_PERSONS: tuple[str, ...] = tuple(dict.fromkeys(f"{_SINGLE} {_DO} {_COME} Russian Ukrainian".lower().split()))
"""English nouns of one person, in small letters."""
