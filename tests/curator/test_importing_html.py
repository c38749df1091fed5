"""Web pages: all that a reader sees comes in, nothing that only the browser reads, and what the markup says of it."""

import pytest

from curator.errors import InputRefused
from curator.importing import read_article
from curator.importing.document import Source
from curator.importing.formats import article_of
from curator.importing.html import page
from curator.model import PublishedBasis

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Swap held - The News</title>
<link rel="canonical" href="https://news.example/swap">
<meta property="og:title" content="Swap held on the border"><meta property="og:site_name" content="The News">
<meta property="article:published_time" content="2025-05-24T01:30:00+03:00">
<meta name="author" content="Jane Doe">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"},
 {"@type": ["NewsArticle"], "headline": "Swap held on the border", "datePublished": "2025-05-24T01:30:00+03:00",
  "dateModified": "2025-05-26", "author": [{"@type": "Person", "name": "Jane Doe"}, {"name": "Ann Roe"}],
  "publisher": {"@type": "Organization", "name": "The News"}}]}</script>
<style>p { color: red }</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<main><h1>Swap held on
   the border</h1>
<p>Russia and Ukraine <b>each</b> handed over 390&nbsp;people on Friday<sup>1</sup>.</p>
<script>var n = 999;</script><noscript>888</noscript>
<figure><img src="a.jpg" alt="777"><figcaption>Buses wait.<br>Photo: AFP</figcaption></figure>
<table><tr><th>Side</th><th>Men</th></tr><tr><td>Ukraine</td><td><p>390</p></td></tr></table>
<p style="display: none">hidden 666</p><p hidden>hidden 555</p>
<details><summary>More</summary><p>Among them are 3 women.</p></details></main>
<footer><button>Share</button><button>Tweet</button></footer></body></html>"""

TEXT = """Home
World

Swap held on the border

Russia and Ukraine each handed over 390\u00a0people on Friday1.

Buses wait.
Photo: AFP

Side\tMen
Ukraine\t390

More

Among them are 3 women.

Share Tweet"""


def article(markup: str | bytes, name: str = "a.html", encoding: str | None = None):
    return article_of(Source(name, markup.encode() if isinstance(markup, str) else markup, encoding))


def refused(markup: str | bytes) -> str:
    with pytest.raises(InputRefused) as fault:
        article(markup)
    assert str(fault.value).count("\n") == 0
    return str(fault.value)


def test_all_that_is_seen_comes_in_and_nothing_else(tmp_path):
    file = tmp_path / "a.HTM"
    file.write_text(PAGE, "utf-8")
    parsed = read_article(file)
    assert parsed.text == TEXT
    assert parsed.original == PAGE.encode()


def test_what_the_markup_says_is_kept_with_where_it_was_read():
    parsed = article(PAGE)
    assert (parsed.title, parsed.publisher, parsed.author) == (
        "Swap held on the border",
        "The News",
        "Jane Doe, Ann Roe",
    )
    assert (parsed.published_on, parsed.updated_on) == ("2025-05-24", "2025-05-26")
    assert (parsed.published_basis, parsed.published_quote) == (PublishedBasis.METADATA, None)
    assert (parsed.url, parsed.language) == ("https://news.example/swap", "en")
    read = [(c.field, c.value, c.source) for c in parsed.candidates]
    assert ("published_on", "2025-05-24", "JSON-LD datePublished") in read
    assert ("title", "Swap held - The News", "page title") in read
    assert ("author", "Jane Doe", "meta tag author") in read
    assert read.index(("author", "Jane Doe, Ann Roe", "JSON-LD author")) < read.index(
        ("author", "Jane Doe", "meta tag author")
    )
    assert len({(field, value) for field, value, _ in read}) == len(read)


def test_a_by_line_outranks_the_markup_and_the_difference_is_told():
    parsed = article(PAGE.replace("<p>Russia", "<p>By Jane Doe, 23 May 2025</p><p>Russia"))
    assert (parsed.published_on, parsed.published_basis) == ("2025-05-23", PublishedBasis.BYLINE)
    start, end = parsed.published_quote
    assert parsed.text[start:end] == "23 May 2025"
    assert any("JSON-LD datePublished gives the publication date 2025-05-24" in words for words in parsed.warnings)
    days = [c.value for c in parsed.candidates if c.field == "published_on"]
    assert days == ["2025-05-23", "2025-05-24"]


UPDATED = '<time class="updated" datetime="2025-05-29T09:00:00+03:00">May 29, 2025</time>'
FIRST = '<time class="entry-date published" datetime="2025-05-23T09:00:00+03:00">May 23, 2025</time>'


@pytest.mark.parametrize(
    ("times", "published", "updated"),
    [
        (UPDATED + FIRST, "2025-05-23", "2025-05-29"),
        (f"{UPDATED}{FIRST} by Jane Doe", "2025-05-23", "2025-05-29"),
        (f"{FIRST} by Jane Doe {UPDATED}", "2025-05-23", "2025-05-29"),
        (UPDATED, None, "2025-05-29"),
        (UPDATED.replace('"updated"', '"published updated"'), "2025-05-29", None),
    ],
)
def test_a_time_that_its_class_calls_updated_is_no_publication_date(times, published, updated):
    found = article(f"<main><h1>Swap held on the border</h1><div>{times}</div><p>They came home.</p></main>")
    assert (found.published_on, found.updated_on, found.warnings) == (published, updated, ())


def test_the_time_of_a_teaser_is_not_of_the_article():
    teaser = f"<article><h3>Another swap was held</h3><p>{FIRST}</p></article>"
    found = article(f"<main><h1>Swap held on the border</h1><p>They came home.</p><p>{'a ' * 200}</p>{teaser}</main>")
    assert all(c.source != "time element" for c in found.candidates)


def test_the_head_is_looked_for_below_the_menus():
    menus = "".join(f"<li><a>Menu {n}</a></li>" for n in range(40))
    parsed = article(f"<ul>{menus}</ul><h1>Swap held</h1><p>By Jane Doe, 23 May 2025</p><p>{'Words. ' * 40}</p>")
    assert (parsed.title, parsed.author, parsed.published_on) == ("Swap held", "Jane Doe", "2025-05-23")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta property="og:site_name" content="The News">', "<h1>The News</h1><h1>Swap held</h1>"),
        (
            '<meta property="og:site_name" content="The News"><title>Swap held - The News</title>',
            "<h1>The News</h1><h2>Swap held</h2>",
        ),
        (
            '<meta property="og:title" content="Swap held"><title>Swap held | The News</title>',
            "<h1>The News</h1><p>Menu</p><h2>Swap held</h2>",
        ),
        ("<title>Swap held — The News</title>", "<h1>The News</h1><h1>Swap held</h1>"),
        (
            '<title>The News: all of it | Swap held</title><meta property="og:title" content="Swap held">',
            "<h1>The News: all of it</h1><h2>Latest</h2><h2>Swap held</h2>",
        ),
        (
            "<title>Swap held - The News</title>",
            '<h1><a href="https://news.example/">The News</a></h1><h2>Swap held</h2>',
        ),
        ("<title>The News</title>", '<a href="/"><h1>The News</h1></a><h1>Swap held</h1>'),
        ("<title>Swap held - The News</title>", "<h1>Swap held</h1><h2>The News</h2>"),
        ("<title>The News</title>", '<h1><a href="">Swap held</a></h1><h2>The News</h2>'),
        (
            '<title>The News | Swap held</title><meta property="og:title" content="Swap held">',
            "<h1>Swap held</h1><h2>Latest</h2>",
        ),
    ],
)
def test_the_name_of_the_site_is_not_the_title(head, body):
    found = article(f"<head>{head}</head><body>{body}<p>By Jane Doe, 23 May 2025</p><p>{'Words. ' * 40}</p>")
    assert (found.title, found.author, found.published_on) == ("Swap held", "Jane Doe", "2025-05-23")


def test_a_page_whose_one_heading_names_the_site_has_the_title_of_its_window():
    head = '<meta property="og:site_name" content="The News"><title>Swap held - on the border | The News</title>'
    found = article(f"{head}<h1>The News</h1><p>They came home on Friday, it was said.</p>")
    assert (found.title, found.publisher) == ("Swap held - on the border", "The News")


def test_the_headline_of_the_article_outranks_the_one_of_the_site():
    parsed = article("<h1>The News</h1><article><h1>Swap held</h1><p>Words.</p></article><h1>Related</h1>")
    assert parsed.title == "Swap held"


def test_hidden_words_are_told():
    parsed = article(f"<p>Shown.</p><div style='color:red; DISPLAY : none'><p>{'hidden ' * 40}<p>more</div>")
    assert parsed.text == "Shown."
    assert "hides" in parsed.warnings[0]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>one<p>two<br><br>three", "one\n\ntwo\n\nthree"),
        ("<div>one<div>two</div>three</div>", "one\n\ntwo\n\nthree"),
        ("<pre>  a\n\n  b</pre>", "a\n\nb"),
        ("<p> 1<b> 348 </b>\n people </p>", "1 348 people"),
        ("<ol><li>one<li>two<ul><li>deep</ul></ol>", "one\ntwo\ndeep"),
        ("<dl><dt>Side<dd>390</dl>", "Side\n390"),
        ("<table><tr><td><h2>Swap</h2><p>390 came.</p></td></tr></table>", "Swap\n\n390 came."),
        ("<table><tr><td>a<td>b<tr><td><td>d</table>tail", "a\tb\n\td\n\ntail"),
        ("<table><tr><td><p>one</p><p>two</p></td></tr></table>", "one\n\ntwo"),
        ("<table><caption>Sides</caption><tr><td>1<table><tr><td>2</table></table>", "Sides\n\n1\n\n2"),
        ("<a>Home</a><a>News</a>, <a>x</a>y", "Home News, xy"),
        ("<textarea>typed</textarea><select><option>a<option>b</select>", "typed\n\na\nb"),
        ("<p>a<!-- 5 -->b<?php 6 ?>c", "abc"),
        ("plain words & more &lt;b&gt;", "plain words & more <b>"),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "漢kan"),
        ("<svg><text>7</text></svg><object>8</object><picture>9</picture>", "89"),
        ("", ""),
        ("<!-- only -->", ""),
    ],
)
def test_layout(markup, text):
    assert page(markup, "The page").text == text


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-u", "cp866", "utf-8", "utf-16"])
@pytest.mark.parametrize("declares", [True, False])
def test_encodings_declared_and_not(encoding, declares):
    text = "Росія та Україна обмінялися полоненими: додому повернулися 230 захисників, серед них поранені бійці"
    text = text.replace("і", "i") if encoding == "cp866" else text
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={encoding}">' if declares else ""
    parsed = article(f"<html><head>{meta}<body><p>{text}".encode(encoding))
    assert parsed.text == text
    told = any("its letters read as" in words for words in parsed.warnings)
    assert told == (not declares and not encoding.startswith("utf"))


@pytest.mark.parametrize("declared", ["windows-1251", "koi8-u", "windows-1252"])
def test_a_page_that_was_saved_as_utf_8_and_declares_something_else_is_read_as_utf_8(declared):
    words = "Обмін полоненими: додому їдуть 390 людей."
    markup = f'<html><head><meta charset="{declared}"></head><body><h1>Обмін</h1><p>{words}</p></body></html>'
    document = article_of(Source("a.html", markup.encode()))
    assert words in document.text
    assert f"It declares {declared} but is valid UTF-8, and is read so." in document.warnings
    in_truth = markup.replace(declared, "windows-1251").encode("cp1251")
    assert words in article_of(Source("a.html", in_truth)).text


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "ISO-8859-15", "windows-1250"])
@pytest.mark.parametrize("encoding", ["cp1251", "koi8-u"])
@pytest.mark.parametrize(
    "words", ["Додому повернулися 270 захисників.", "Домой вернулись двадцать человек, сообщили в штабе."]
)
def test_a_page_that_declares_a_western_encoding_and_holds_cyrillic_words_is_told_by_its_letters(
    declared, encoding, words
):
    markup = f'<html><head><meta charset="{declared}"></head><body><h1>{words}</h1><p>{words * 3}</p></body></html>'
    parsed = article(markup.encode(encoding))
    assert words in parsed.text
    assert f"It declares {declared}, but its letters read as {encoding}." in parsed.warnings[0]


@pytest.mark.parametrize(
    ("declared", "words"),
    [
        ("iso-8859-1", "Vis à vis"),
        ("iso-8859-1", "Échangés à la frontière, à Noël; où sont les autres prisonniers ? À Kyïv, déjà."),
        ("windows-1252", "ÄÖÜ: Über zwölf Häftlinge für fünf Spione, größer als je zuvor – „möglich“"),
        ("windows-1252", "Jane’s list – “all” for €5, 30 °C, £7, «x», © 2025"),
        ("iso-8859-2", "Żołnierze wrócili do domów, wśród nich ciężko ranni; łącznie pięćdziesięciu"),
        ("windows-1250", "Propuštění zajatci se vrátili domů, řekl úřad; čtyři příští týden"),
    ],
)
def test_a_western_page_is_read_as_it_declares(declared, words):
    markup = f'<html><head><meta charset="{declared}"></head><body><p>{words}</p></body></html>'
    parsed = article(markup.encode({"iso-8859-1": "cp1252"}.get(declared, declared)))
    assert (parsed.text, parsed.warnings) == (words, ())


def test_a_declared_encoding_that_does_not_fit_does_not_hold():
    text = "Росія та Україна обмінялися полоненими"
    assert article(f'<meta charset="ascii"><p>{text}'.encode()).text != ""
    assert article(f'<meta charset="utf-8"><p>{text}'.encode("cp1251")).text == text
    assert article(f'<meta charset="klingon"><p>{text}'.encode()).text == text
    assert article(f'<meta charset="utf-16"><p>{text}'.encode()).text == text
    assert article(f'<meta charset="utf-8"><p>{text}'.encode("koi8-u"), encoding="koi8-u").text == text


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("<div>" * 5000 + "deep", "nested deeper"),
        ("<script>var x</script>", "only white space"),
        ("<body></body>", "only white space"),
        (b"%PDF-1.7", "PDF"),
        (bytes(range(256)) * 8, "binary"),
    ],
)
def test_what_is_no_page(markup, said):
    assert said in refused(markup)


@pytest.mark.parametrize(
    "data",
    [
        '{"@type": "NewsArticle", "headline": 5, "author": 7, "publisher": [[]], "datePublished": {"a": 1}}',
        '{"@type": "NewsArticle", "headline": "' + "x" * 5000 + '"}',
        "[" * 50_000,
        '{"@graph": ' * 40 + "{}" + "}" * 40,
        "not json",
        '{"@type": "NewsArticle", "datePublished": "31 February 2025", "url": "javascript:alert(1)"}',
    ],
)
def test_hostile_linked_data_says_nothing(data):
    parsed = article(f'<script type="application/ld+json">{data}</script><p>Words of the article.')
    assert parsed.text == "Words of the article."
    assert (parsed.title, parsed.published_on, parsed.url) == ("", None, "")


def linked(data: str):
    return article(f'<script type="application/ld+json">{data}</script><p>They came home on Friday.</p>')


@pytest.mark.parametrize(
    "data",
    [
        '{"@type": "NewsArticle", "headline": "Swap, at last,]", "datePublished": "2025-05-24",}',
        '[{"@type": "NewsArticle", "datePublished": "2025-05-24", "author": [{"name": "Jane \\"J\\" Doe,}"}, ],\n},\n]',
    ],
)
def test_a_comma_behind_the_last_of_a_list_does_not_make_what_a_page_says_unreadable(data):
    assert linked(data).published_on == "2025-05-24"


def test_what_is_no_json_says_nothing():
    assert linked('{"@type": "NewsArticle", "datePublished": "2025-05-24", "headline": "x').published_on is None


def test_linked_data_that_names_its_publisher_by_an_id():
    found = linked(
        """{"@graph": [{"@type": "NewsArticle", "headline": "Swap", "publisher": {"@id": "#o"},
        "author": [{"@id": "#p"}, {"@id": "#gone"}, {"name": "Ann Roe", "@id": "#o"}]},
        {"@type": "Person", "@id": "#p", "name": "Jane Doe"}]}</script><script type="application/ld+json">
        {"@type": "Organization", "@id": "#o", "name": "The News"}"""
    )
    assert (found.publisher, found.author) == ("The News", "Jane Doe, Ann Roe")


@pytest.mark.parametrize(
    ("data", "title"),
    [
        ('{"@type": "NewsArticle", "headline": "Swap\nheld"}', "Swap held"),
        ('//<![CDATA[\n{"@type": "NewsArticle", "headline": "Swap held"}\n//]]>', "Swap held"),
        ('/* <![CDATA[ */{"@type": "NewsArticle", "headline": "Swap held"}/* ]]> */', "Swap held"),
        ('<!--\n{"@type": "NewsArticle", "headline": "Swap held"}\n-->', "Swap held"),
        ('{"@type": ["CreativeWork", "NewsArticle"], "headline": "Swap held"}', "Swap held"),
        ('{"@type": "NewsArticle", "headline": "&#8216;Swap&#8217; held"}', "‘Swap’ held"),
        ('{"@type": "NewsArticle", "headline": "AT&amp;T, &quot;held&quot;"}', 'AT&T, "held"'),
    ],
)
def test_linked_data_as_publishing_programs_write_it(data, title):
    assert linked(data).title == title


def test_a_page_opens_no_file_and_no_address(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET", "utf-8")
    vectors = (
        f'<img src="file://{secret}"><link rel=stylesheet href="file://{secret}"><iframe src="{secret}"></iframe>'
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]><p>&e; words</p><object data="{secret}"></object>'
    )
    assert "SECRET" not in article(vectors).text
    assert "SECRET" not in str(article(vectors).candidates)
