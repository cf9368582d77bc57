"""Windows of word pieces and the spans they offer."""

from __future__ import annotations

from typing import Any

import pytest
import tokenizers

from dateline.parse import pieces
from dateline.parse.pieces import Window, windows

WORDS = "gun ##men attack ##ed the bridge port . , two guards died"


@pytest.fixture
def tokenizer() -> Any:
    vocabulary = {w: i for i, w in enumerate(["[UNK]", "[CLS]", "[SEP]", *WORDS.split()])}
    made = tokenizers.Tokenizer(tokenizers.models.WordPiece(vocabulary, unk_token="[UNK]"))
    made.normalizer = tokenizers.normalizers.BertNormalizer(lowercase=True)
    made.pre_tokenizer = tokenizers.pre_tokenizers.BertPreTokenizer()
    return made


def quotes(text: str, window: Window) -> list[str]:
    return [text[window.starts[a] : window.ends[b]] for a, b in window.spans.tolist()]


def test_spans_keep_to_words_and_do_not_begin_with_articles(tokenizer: Any) -> None:
    text = "The gunmen attacked the bridge."
    (window,) = windows(tokenizer, text)
    found = quotes(text, window)
    assert {"gunmen", "gunmen attacked", "bridge", "gunmen attacked the bridge"} <= set(found)
    assert not any(q.startswith(("the ", "The ")) or q in {"gun", "men"} for q in found)


def test_windows_hold_all_of_a_text_and_end_with_sentences(
    tokenizer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "MOST_WINDOW", 12)
    text = "Two guards died. " * 7
    held = windows(tokenizer, text.strip())
    whole = [piece for w in held for piece in w.ids[1:-1].tolist()]
    assert whole == tokenizer.encode(text, add_special_tokens=False).ids
    assert all(len(w.ids) <= 14 for w in held)
    assert all(text[w.starts[-2] : w.ends[-2]] == "." for w in held)


def test_a_long_text_without_sentences_is_cut_between_words(
    tokenizer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "MOST_WINDOW", 5)
    text = "gunmen " * 9
    for window in windows(tokenizer, text.strip()):
        assert text[window.starts[1] :].startswith("gunmen")
        assert len(window.ids) <= 7


def test_nothing_to_read(tokenizer: Any) -> None:
    assert windows(tokenizer, " \n") == []
