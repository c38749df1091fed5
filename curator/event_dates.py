"""The date of a swap read from highlighted words; a longer stretch with one date is narrowed to the date's words.

Source: CODEBOOK "Dates", SUGGESTIONS D1-D6.
"""

import re
from dataclasses import replace

from curator.dates import DateReading, find_dates, has_future_cue, read_date
from curator.modalities import mood_of_words
from curator.model import DateBasis, DatePrecision, Modality, Reading
from curator.selections import Finding, Selection, unreadable
from curator.text import begun, sentences

_BACKGROUND = re.compile(
    r"\b(?:since|until|before|after|prior to|dating back to|began in|started in|invasion (?:in|of)|aggression in"
    r"|war in|з|із|с|після|после)\s+"
    r"(?:[\w’'-]+\s+){0,9}?\Z",
    re.I,
)
_AGREEMENT = re.compile(r"\b(?:agreed|agreement|deal|talks|negotiat\w+|lists?|meeting|met)\b[^,;]*\Z", re.I)
_YEAR_TOLD = re.compile(
    r"\W{0,3}(?:(?:back\s+)?(?:in|during|у|в|во|за|протягом)\s+(?P<year>(?:19|20)\d\d)(?![\d–/-])"
    r"|(?P<entry>(?:19|20)\d\d)(?:-?(?:й|ий|го))?(?:\s[–—-]\s|:\s|\.(?:\s|\Z)))",
    re.I,
)
"""A year at the head of a sentence ("In 2022, on Oct. 4", "1985 – The largest"), of which the days behind it are."""
_OTHER_MATTER = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:captur|taken|seiz|detain|arrest|surrender|jail|imprison|sentenc|invad|invasion|wound|convict"
    r"|fell|since|now|this|last|этом|прошл|цього|торік|минул|полон|плен|захоп|заарешт|арест|засудж|осужд|вторгн|поранен|ранен)\w*",
    re.I,
)
"""Another year, or what somebody suffered in that year: the day behind may be of this one."""
_OTHER_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b(?:now|this|last|этом|прошл|цього|торік|минул)\w*", re.I)
_ENTRY = 3
"""So many sentences after the year that heads an entry of a chronicle are still of it."""
_FRONTED = 200
"""How much of a sentence (code points) a date at its head is read with."""
_CLOSENESS = (DatePrecision.DAY, DatePrecision.INTERVAL, DatePrecision.WEEK, DatePrecision.MONTH, DatePrecision.YEAR)
_ORDER = {precision: rank for rank, precision in enumerate(_CLOSENESS)}


def read_event_date(selection: Selection) -> tuple[Finding, ...]:
    """The one date of the words: the only one, else the closest one that is no background."""
    spans = _dates(selection)
    if len(spans) <= 1:
        return (_finding(selection, spans[0] if spans else (selection.start, selection.end)),)
    whole = _read(selection, (selection.start, selection.end))
    if whole.edtf is not None:
        return (_finding(selection, (selection.start, selection.end)),)
    readings = [(span, _read(selection, span)) for span in spans]
    known = [one for one in readings if one[1].edtf is not None and not _is_background(selection, one[0])]
    if not known:
        return unreadable("There are several dates in these words and none of them could be read; select one.")
    best = min(_ORDER.get(reading.precision, len(_ORDER)) for _, reading in known)
    closest = [one for one in known if _ORDER.get(one[1].precision, len(_ORDER)) == best]
    if len({reading.edtf for _, reading in closest}) == 1:
        return (_finding(selection, closest[0][0]),)
    named = ", ".join(f"“{selection.article.text[start:end]}”" for (start, end), _ in closest[:4])
    return unreadable(f"There are several dates in these words ({named}); select the one that is meant.")


def _dates(selection: Selection) -> list[tuple[int, int]]:
    """Where dates stand in the selection, positions in the article."""
    return [(selection.start + one.start, selection.start + one.end) for one in find_dates(selection.read)]


def _is_background(selection: Selection, span: tuple[int, int]) -> bool:
    """Whether a date is that of the war or another matter: "since the invasion in 2022"."""
    before = selection.article.text[max(selection.sentence[0], span[0] - 90) : span[0]]
    return bool(_BACKGROUND.search(before))


def _read(selection: Selection, span: tuple[int, int]) -> DateReading:
    words, published = selection.article.text[slice(*span)], selection.article.published_on
    future = has_future_cue(_clause(selection, span))
    reading = read_date(words, published, future=future)
    year = _year_told(selection, span[0]) if reading.basis is DateBasis.EXPLICIT_NO_YEAR and not future else ""
    told = read_date(f"{words} {year}", published) if year else reading
    if told.edtf is None or told.edtf == reading.edtf:
        return reading
    said = told.explanation.rpartition("→")[2]
    return replace(told, explanation=f"{words}, told of {year} →{said}", basis=reading.basis)


def _year_told(selection: Selection, start: int) -> str:
    """The year that the sentence of a day begins with, or one just before in its paragraph: "In 2022, on Oct. 4"."""
    text, spans = selection.article.text, sentences(selection.article.text)
    at = begun(spans, start) - 1
    for back, (first, last) in enumerate(reversed(spans[max(0, at - _ENTRY) : at + 1])):
        opening = _YEAR_TOLD.match(text, first, last)
        if opening and opening["entry"] and not _OTHER_YEAR.search(text, opening.end(), start):
            return opening["entry"]
        if opening and opening["year"] and back < 2 and not _OTHER_MATTER.search(text, opening.end(), start):
            return opening["year"]
        if "\n" in text[max(0, first - 2) : first]:
            break
    return ""


def _clause(selection: Selection, span: tuple[int, int]) -> str:
    """The clause of a date; "On Saturday, …" takes the clause behind it, whose verb it belongs to."""
    around = selection.narrowed(*span)
    text, (first, last) = selection.article.text, around.sentence
    clause = around.clause
    fronted = span[0] - first <= 12 and len(clause.split()) <= 6
    if not fronted:
        return clause
    stop = text.find(",", span[1], last)
    return text[first:last][:_FRONTED] if stop >= 0 and stop - span[1] <= 24 else clause


def _finding(selection: Selection, span: tuple[int, int]) -> Finding:
    reading = _read(selection, span)
    clause = _clause(selection, span)
    left = clause.partition(selection.article.text[slice(*span)])[0]
    mood = mood_of_words(left if not has_future_cue(clause) else clause)
    note = f"; {mood.why}" if mood.why else ""
    if not note and _AGREEMENT.search(left):
        note = "; check that it is the day of the exchange, not of the talks"
    stated = reading.basis is DateBasis.EXPLICIT_FULL
    whole = span == (selection.start, selection.end)
    return Finding(
        reading.edtf,
        reading.explanation + note,
        modality=mood.modality if reading.edtf is not None else Modality.ASSERTS,
        reading=Reading.STATED if stated else Reading.INTERPRETED,
        basis=reading.basis,
        precision=reading.precision if reading.edtf is not None else None,
        span=None if whole else span,
    )
