"""Who hears whom in a window: the panes know neither each other nor the desk, and are connected here alone."""

from typing import TYPE_CHECKING

from ui.menus import fill_page_menu

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def wire(window: "MainWindow") -> None:
    """Connect everything, once. `guarded` says what a person asked for and cannot have; other slots show."""
    _wire_loop(window)
    _wire_state(window)
    _wire_articles(window)
    _wire_reader(window)
    _wire_fields(window)
    _wire_claims(window)
    _wire_swaps(window)


def _wire_loop(window: "MainWindow") -> None:
    loop, ask = window.loop, window.questions
    loop.said.connect(window.say)
    window.banner.vacated.connect(window.panes.reader.page.setFocus)
    loop.reason_wanted.connect(ask.reason)
    loop.source_wanted.connect(ask.source)
    loop.alike_found.connect(window.rethinking.remind_of)
    window.accounting.reason_wanted.connect(ask.dismissal)
    window.workspace.changed.connect(window.show_saved)
    window.workspace.changed.connect(window.notice)


def _wire_state(window: "MainWindow") -> None:
    """What is possible now, and what is known of the article that was read."""
    suggesting, reviewing = window.suggesting, window.reviewing
    for changed in (window.loop.state_changed, window.comparing.changed, reviewing.changed, suggesting.changed):
        changed.connect(window.update_actions)
    reviewing.changed.connect(lambda: suggesting.rest(reviewing.is_open))
    window.reading_ahead.came.connect(suggesting.show)
    window.reading_ahead.came.connect(window.accounting.show)


def _wire_articles(window: "MainWindow") -> None:
    articles, ask = window.panes.articles, window.questions
    articles.import_requested.connect(window.guarded(ask.files_to_import))
    articles.details_requested.connect(window.guarded(ask.article_details))
    articles.reading_requested.connect(window.panes.reader.page.setFocus)
    window.workspace.read.connect(lambda _articles: articles.refresh_lines())


def _wire_reader(window: "MainWindow") -> None:
    reader, page, loop, guarded = window.panes.reader, window.panes.reader.page, window.loop, window.guarded
    reader.details_requested.connect(guarded(window.questions.article_details))
    reader.chip_clicked.connect(guarded(window.citing.cite))
    reader.strip.asked.connect(lambda name: window.actions_by_id[name].trigger())
    page.menu_asked.connect(
        lambda menu, about: fill_page_menu(menu, about, window.actions_by_id, window.accounting.acts_here())
    )
    page.selection_changed.connect(window.update_actions)
    page.caret_moved.connect(lambda _position: loop.bookmark.moved())
    page.mark_clicked.connect(guarded(loop.activate_mark))
    page.mark_activated.connect(guarded(loop.activate_mark))
    page.mark_resized.connect(guarded(window.citing.resize))
    page.zoom_changed.connect(window.keep_zoom)


def _wire_fields(window: "MainWindow") -> None:
    record, loop, suggesting, deciding = window.panes.record, window.loop, window.suggesting, window.deciding
    guarded = window.guarded
    record.field_focused.connect(loop.set_waiting)
    record.field_focused.connect(suggesting.wait_for)
    record.field_left.connect(lambda: loop.set_waiting(None))
    record.field_left.connect(lambda: suggesting.wait_for(None))
    record.candidate_stepped.connect(guarded(suggesting.step))
    record.candidate_taken.connect(guarded(suggesting.take))
    record.dropped.connect(guarded(window.citing.drop))
    record.typed.connect(guarded(deciding.type_value))
    record.state_requested.connect(guarded(deciding.set_state))
    record.accept_proposal.connect(guarded(deciding.accept_proposal))
    record.accept_all_proposals.connect(guarded(deciding.accept_proposals))
    record.confirm_field_requested.connect(guarded(window.verifying.verify_field))


def _wire_claims(window: "MainWindow") -> None:
    record, ask, guarded = window.panes.record, window.questions, window.guarded
    record.quote_clicked.connect(guarded(ask.show_quote))
    record.adopt_requested.connect(guarded(window.deciding.adopt))
    record.remove_requested.connect(guarded(ask.remove_claim))
    record.claimant_requested.connect(guarded(ask.claimant_of))
    record.side_requested.connect(guarded(ask.side_of))
    record.claim_details_requested.connect(guarded(ask.details_of))
    record.aside_requested.connect(guarded(window.rethinking.aside))


def _wire_swaps(window: "MainWindow") -> None:
    record, timeline, loop, guarded = window.panes.record, window.panes.timeline, window.loop, window.guarded
    record.swap_requested.connect(guarded(loop.open_swap))
    record.swaps_wanted.connect(loop.offer_swaps)
    record.new_requested.connect(guarded(window.citing.new_swap))
    record.link_requested.connect(guarded(window.questions.pick_swap))
    record.verify_requested.connect(guarded(window.verifying.verify_swap))
    record.reopen_requested.connect(guarded(window.verifying.reopen_swap))
    record.answer_requested.connect(guarded(lambda _sentence: window.rethinking.duplicate()))
    timeline.swap_activated.connect(guarded(loop.show_swap_with_quote))
    timeline.save_requested.connect(guarded(window.questions.save_timeline))
