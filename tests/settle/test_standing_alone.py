"""What is told alone: the news of a report, or one sentence far behind its opening."""

from __future__ import annotations

from coded import only

PADDING = (
    "The school has a new roof and the pupils like the light. The cook bakes on Mondays. "
    "Bread costs a little more than it did, and the river is low for the season.\n\n"
)


def test_a_recalled_incident_that_opens_the_report_is_its_news() -> None:
    account = only(
        "Two days after gunmen killed nine traders in Kano on Wednesday, ten coffins stood in the "
        "town hall. The mayor spoke. Families came from far away and stayed for the night."
    )
    assert account.foreground
    assert account.told_as != "recalled"


def test_one_sentence_far_behind_the_opening_is_no_news() -> None:
    account = only(PADDING * 2 + "Gunmen killed nine traders in Kano on 3 February.")
    assert not account.foreground
    assert account.told_as == "recalled"
