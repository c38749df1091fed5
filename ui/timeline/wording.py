"""What the timeline says of a swap in words: on the hover card, to a screen reader, in the head line."""

from datetime import date

from curator.model import DatePrecision, ReviewState, SwapSummary
from curator.timeline import Totals
from curator.values import value
from ui.timeline.ticks import month_name
from ui.words import tr


@value
class CardText:
    """The words of one hover card, plain text all of them."""

    title: str
    when: str
    rows: tuple[tuple[str, str], ...]
    """What, and how much: pairs in two columns."""
    state: str
    tone: str
    """good, warn or bad: how the state is coloured beside being said."""

    def spoken(self) -> str:
        """All of it in one line, for a screen reader."""
        rows = (f"{what} {value}" for what, value in self.rows)
        return ". ".join((self.title, self.when, *rows, self.state))


def day_in_words(iso: str) -> str:
    """An ISO day as read out: 'Fri 23 May 2025'."""
    day = date.fromisoformat(iso)
    names = tr("Mon Tue Wed Thu Fri Sat Sun").split()
    return f"{names[day.weekday()]} {day.day} {month_name(day.month)} {day.year}"


def date_in_words(summary: SwapSummary) -> str:
    """The date of a swap and how closely it is known."""
    if not summary.date_start or not summary.date_end:
        return tr("no date yet")
    first = date.fromisoformat(summary.date_start)
    through = f"{day_in_words(summary.date_start)} – {day_in_words(summary.date_end)}"
    match summary.date_precision:
        case DatePrecision.MONTH:
            return tr("{month} {year}, day not known", month=month_name(first.month), year=first.year)
        case DatePrecision.YEAR:
            return tr("{year}, month not known", year=first.year)
        case DatePrecision.WEEK:
            return tr("in the week {days}", days=through)
        case DatePrecision.INTERVAL:
            return tr("between {days}", days=through)
        case DatePrecision.OPEN | DatePrecision.UNKNOWN:
            return tr("date not known")
        case _:
            return day_in_words(summary.date_start)


def count_in_words(value: int | None, low: int | None, high: int | None) -> str:
    """A count with the lowest and highest claim where they differ."""
    number = tr("no number yet") if value is None else f"{value:,}"
    if low is None or high is None or low == high:
        return number
    return tr("{number}  (claims {low}–{high})", number=number, low=f"{low:,}", high=f"{high:,}")


def swap_card(summary: SwapSummary, sides: tuple[str, str]) -> CardText:
    """Everything the hover card says of one swap."""
    sources = tr("1 source") if summary.n_sources == 1 else tr("{n} sources", n=summary.n_sources)
    verified = summary.review_state is ReviewState.VERIFIED
    state = [tr("verified") if verified else tr("draft")]
    if summary.disputed:
        state.append(tr("sources disagree"))
    status = summary.status.replace("_", " ") or tr("status open")
    return CardText(
        title=summary.code,
        when=date_in_words(summary),
        rows=(
            (tr("To {side}", side=sides[0]), count_in_words(summary.to_a, summary.to_a_low, summary.to_a_high)),
            (tr("To {side}", side=sides[1]), count_in_words(summary.to_b, summary.to_b_low, summary.to_b_high)),
            (tr("Status"), f"{status} · {sources}"),
        ),
        state=" · ".join(state),
        tone="warn" if summary.disputed or not verified else "good",
    )


def stretch_card(
    first: date, last: date, swaps: int, disputed: int, people: tuple[int, int], sides: tuple[str, str]
) -> CardText:
    """What the hover card says of a stretch of days whose swaps are drawn as one."""
    return CardText(
        title=tr("1 swap") if swaps == 1 else tr("{n} swaps", n=f"{swaps:,}"),
        when=day_in_words(first.isoformat())
        if first == last
        else f"{day_in_words(first.isoformat())} – {day_in_words(last.isoformat())}",
        rows=tuple((tr("To {side}", side=side), f"{n:,}") for side, n in zip(sides, people, strict=True)),
        state=tr("{n} with sources that disagree · click to look closer", n=f"{disputed:,}")
        if disputed
        else tr("click to look closer"),
        tone="warn" if disputed else "good",
    )


def totals_in_words(totals: Totals, sides: tuple[str, str]) -> str:
    """The running totals of the head line: verified and drafts together."""
    drafts = tr("1 draft") if totals.drafts == 1 else tr("{n} drafts", n=f"{totals.drafts:,}")
    return " · ".join(
        (
            tr("{n} verified", n=f"{totals.verified:,}"),
            drafts,
            tr("{n} to {side}", n=f"{totals.to_a:,}", side=sides[0]),
            tr("{n} to {side}", n=f"{totals.to_b:,}", side=sides[1]),
        )
    )


def totals_in_full(totals: Totals, sides: tuple[str, str]) -> str:
    """The same, with what is verified told apart; swaps that did not take place are counted in neither."""
    lines = [
        totals_in_words(totals, sides),
        tr(
            "verified alone: {a} to {side_a} · {b} to {side_b}",
            a=f"{totals.verified_to_a:,}",
            b=f"{totals.verified_to_b:,}",
            side_a=sides[0],
            side_b=sides[1],
        ),
    ]
    if totals.disputed:
        lines.append(tr("sources disagree on {n}", n=f"{totals.disputed:,}"))
    return "\n".join(lines)
