import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from swap_articles import SIDES, article, sample, span

from curator.model import ClaimantType, Modality, Side
from curator.voices import country_of, in_quotation, own_voice, voice_of, voices_in

SENTENCES = [
    # (text, words, claimant, type, side)
    ("Kyiv said 12 men came home.", "12 men", "Kyiv", "government", "a"),
    ("Moscow: 75 soldiers are back.", "75 soldiers", "Moscow", "government", "b"),
    ("12.55 Lubinets: 187 came home.", "187", "Lubinets", "ombudsman", "a"),
    ("Moskalkova (Telegram): 9 came back from Ukraine.", "9", "Moskalkova", "ombudsman", "b"),
    ("Минобороны РФ: из плена возвращены 95 военнослужащих.", "95", "Минобороны РФ", "defence_ministry", "b"),
    ("95 soldiers come home – Zelensky", "95", "Zelensky", "head_of_state", "a"),
    ("“We brought 95 home”, Lubinets.", "95", "Lubinets", "ombudsman", "a"),
    ("Moscow announced that 75 soldiers had returned.", "75 soldiers", "Moscow", "government", "b"),
    ("According to the Red Cross, 40 people were freed.", "40 people", "Red Cross", "humanitarian_org", "none"),
    ("40 people were freed, according to the ICRC.", "40 people", "ICRC", "humanitarian_org", "none"),
    (
        "Ukraine's human rights ombudsman Dmytro Lubinets wrote that 117 were freed.",
        "117",
        "Dmytro Lubinets",
        "ombudsman",
        "a",
    ),
    ("“We got 117 back,” Lubinets wrote on Facebook.", "117", "Lubinets", "ombudsman", "a"),
    ("Russian ombudswoman Tatyana Moskalkova said 9 came back.", "9", "Tatyana Moskalkova", "ombudsman", "b"),
    (
        "Ukraine's Coordination Headquarters said it was the 60th exchange.",
        "60th",
        "Ukraine's Coordination Headquarters",
        "prisoner_coordination_body",
        "a",
    ),
    ("Both sides confirmed that 50 were handed over.", "50", "Both sides", "both_sides", "each"),
    (
        "Officials from both countries announced 50 releases.",
        "50 releases",
        "Officials from both countries",
        "both_sides",
        "each",
    ),
    ("Moscow and Kyiv said 50 each were exchanged.", "50 each", "Moscow and Kyiv", "both_sides", "each"),
    ("The UAE Foreign Ministry said 300 were exchanged.", "300", "UAE Foreign Ministry", "mediator", "none"),
    ("Turkish President Recep Tayyip Erdogan said 200 were freed.", "200", "Recep Tayyip Erdogan", "mediator", "none"),
    ("US President Donald Trump claimed 390 were freed.", "390", "Donald Trump", "third_party_official", "none"),
    ("Officials said 3 were women.", "3", "Officials", "unnamed_official", "none"),
    ("A source told reporters that 3 were women.", "3", "source", "unnamed_official", "none"),
    (
        "Russian Foreign Minister Sergei Lavrov said 12 would follow.",
        "12",
        "Sergei Lavrov",
        "government",
        "b",
    ),
    (
        "Kremlin spokesman Dmitry Peskov told journalists that 20 had returned.",
        "20",
        "Dmitry Peskov",
        "government",
        "b",
    ),
    (
        "Ukraine's military intelligence reported 30 releases.",
        "30 releases",
        "Ukraine's military intelligence",
        "intelligence",
        "a",
    ),
    (
        "President Vladimir Putin said 1,348 were held.",
        "1,348",
        "Vladimir Putin",
        "head_of_state",
        "b",
    ),
    (
        "The United Nations said 14 civilians were released.",
        "14 civilians",
        "United Nations",
        "international_org",
        "none",
    ),
    (
        "The prisoners, the Russian Defence Ministry said, were 75 in all.",
        "The prisoners",
        "Russian Defence Ministry",
        "defence_ministry",
        "b",
    ),
    ("TASS reported that 75 returned.", "75", "TASS", "media", "none"),
    (
        "Ukraine's commissioner for human rights, Dmytro Lubinets, said this was the 59th exchange.",
        "59th",
        "Dmytro Lubinets",
        "ombudsman",
        "a",
    ),
    ("Russia's military said Wednesday that 90 were freed.", "90", "Russia's military", "defence_ministry", "b"),
    ("Five children came home, the ombudsman said.", "Five", "the ombudsman", "ombudsman", "none"),
    ("There were 75 of them on the buses.", "75", "The Daily Sample", "media", "none"),
    ("Ukraine brought 75 people home.", "75 people", "The Daily Sample", "media", "none"),
    (
        "Президент України Володимир Зеленський повідомив, що повернулися 75 людей.",
        "75 людей",
        "Володимир Зеленський",
        "head_of_state",
        "a",
    ),
    (
        "Минобороны России сообщило, что вернулись 75 военнослужащих.",
        "75 военнослужащих",
        "Минобороны России",
        "defence_ministry",
        "b",
    ),
    ("За словами Лубінця, додому повернулися 3 жінки.", "3 жінки", "Лубінця", "ombudsman", "a"),
    (
        "Координаційний штаб повідомив про 10 офіцерів.",
        "10 офіцерів",
        "Координаційний штаб",
        "prisoner_coordination_body",
        "none",
    ),
    ("Как заявила Москалькова, домой вернулись 9 человек.", "9 человек", "Москалькова", "ombudsman", "b"),
]


@pytest.mark.parametrize(("text", "words", "name", "kind", "side"), SENTENCES)
def test_who_says_it(text, words, name, kind, side):
    source = article(text)
    voice = voice_of(source, SIDES, *span(source, words))
    assert (voice.name, voice.type.value, voice.side.value) == (name, kind, side)


def test_the_verb_decides_what_is_done_with_it():
    cases = {
        "Kyiv confirmed that 75 returned.": Modality.CONFIRMS,
        "Kyiv denied that 75 returned.": Modality.DENIES,
        "Kyiv said that 75 returned.": Modality.ASSERTS,
        "Kyiv expects that 75 return.": Modality.EXPECTS,
        "Kyiv agreed to free 75.": Modality.PLANS,
        "Kyiv confirmed the swap, adding that 75 returned.": Modality.ASSERTS,
    }
    for text, modality in cases.items():
        source = article(text)
        assert voice_of(source, SIDES, *span(source, "75")).modality is modality, text


def test_a_quotation_of_several_sentences_has_one_speaker():
    source = article('"We are glad. Today 75 came home. All are well," President Volodymyr Zelensky said.')
    assert voice_of(source, SIDES, *span(source, "75")).name == "Volodymyr Zelensky"


def test_a_quotation_that_goes_on_after_its_speaker_was_named():
    source = article('"It is done," Zelensky wrote. "Today – 75 people. More will follow."\nThe sun shone on 9 people.')
    assert voice_of(source, SIDES, *span(source, "75")).name == "Zelensky"
    assert voice_of(source, SIDES, *span(source, "9 people")) == own_voice(source)


def test_in_return_goes_on_with_the_claimant_of_the_sentence_before():
    source = article("Russia’s Defense Ministry said 75 came back. In return, 80 Ukrainians were freed. 9 more wait.")
    assert voice_of(source, SIDES, *span(source, "80")).name == "Russia’s Defense Ministry"
    assert voice_of(source, SIDES, *span(source, "9 more")).type is ClaimantType.MEDIA


def test_the_ministry_is_the_last_ministry_named():
    source = article(
        "The Ukrainian Defense Ministry met Russia's Defense Ministry. Of 75 men 3 are ill, the ministry said."
    )
    voice = voice_of(source, SIDES, *span(source, "75 men"))
    assert (voice.name, voice.side) == ("Russia's Defense Ministry", Side.B)


def test_a_ministry_without_a_country_takes_the_one_the_article_gives_it_later():
    voice = voice_of(sample("003"), SIDES, *span(sample("003"), "248 servicemen"))
    assert (voice.name, voice.side) == ("Russian Defense Ministry", Side.B)


def test_he_is_somebody_named_before():
    source = article("Dmytro Lubinets came to the border. He said that 75 were freed.")
    assert voice_of(source, SIDES, *span(source, "75")).name == "Dmytro Lubinets"


def test_a_citing_chain_names_the_source_and_who_passed_it_on():
    source = article("At least 80 are held, Iryna Vereshchuk said, citing the Red Cross.")
    voice = voice_of(source, SIDES, *span(source, "80"))
    assert (voice.name, voice.type, voice.relayed_by) == (
        "Red Cross",
        ClaimantType.HUMANITARIAN_ORG,
        "Iryna Vereshchuk",
    )


def test_a_clause_of_its_own_has_its_own_speaker():
    source = article("Zelensky said some were civilians, although Russia maintained it had only freed soldiers.")
    assert voice_of(source, SIDES, *span(source, "some were civilians")).name == "Zelensky"
    assert voice_of(source, SIDES, *span(source, "only freed soldiers")).name == "Russia"


def test_a_surname_becomes_the_full_name_of_the_article():
    source = article("Zelensky said 75 came home. Earlier Ukrainian President Volodymyr Zelensky had met them.")
    assert voice_of(source, SIDES, *span(source, "75")).name == "Volodymyr Zelensky"


def test_the_papers_own_journalist_is_the_articles_voice():
    source = sample("001")
    voice = voice_of(source, SIDES, *span(source, "Ukraine and Russia on May 23 began"))
    assert (voice.name, voice.type) == ("The Kyiv Independent", ClaimantType.MEDIA)


def test_an_article_without_a_publisher_speaks_as_the_article():
    assert own_voice(article("x", publisher=" ")).name == "the article"


def test_one_key_cycles_through_everybody_near():
    source = sample("000")
    names = [voice.name for voice in voices_in(source, SIDES, *span(source, "some of the returnees were civilians"))]
    assert names[0] == "Volodymyr Zelensky"
    assert {"Russia", "The Moscow Times", "Russia’s Defense Ministry"} <= set(names)
    assert len(names) == len(set(names)) <= 8


def test_a_mediators_official_speaks_for_a_country():
    source = article("The UAE Foreign Ministry said 300 were exchanged. Kyiv said 300.")
    assert country_of(voice_of(source, SIDES, *span(source, "300")), source) == "United Arab Emirates"
    assert country_of(voice_of(source, SIDES, *span(source, "Kyiv said 300")), source) is None


def test_where_a_quotation_begins_and_ends():
    text = 'A said: “one two” and "three" four\n“five six'
    assert in_quotation(text, text.index("two")) == (text.index("“"), text.index("”") + 1)
    assert in_quotation(text, text.index("three")) == (text.index('"'), text.rindex('"') + 1)
    assert in_quotation(text, text.index("four")) is None
    assert in_quotation(text, text.index("six")) == (text.index("“five"), len(text))
    assert in_quotation(text, text.index("A said")) is None


NASTY = st.text(
    alphabet=st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("\"“”«».,;:’' \nаЇ9")), max_size=120
)


@settings(deadline=None, max_examples=120)
@given(NASTY, st.sampled_from([s[0] for s in SENTENCES]), NASTY, st.data())
def test_any_text_and_any_place_give_a_voice(before, sentence, after, data):
    source = article(before + sentence + after)
    start = data.draw(st.integers(0, len(source.text) - 1))
    end = data.draw(st.integers(start + 1, len(source.text)))
    for voice in voices_in(source, SIDES, start, end):
        assert voice.name
        assert (voice.start is None) == (voice.end is None)
        assert voice.start is None or 0 <= voice.start < voice.end <= len(source.text)
