"""A tokenizer with a few words, and documents in them."""

from __future__ import annotations

from typing import Any

import pytest

WORDS = (
    "gun ##men ##s attack ##ed the a bridge near port town two guards died . , on monday said "
    "minister of harbour house bomb fell"
)


@pytest.fixture
def tokenizer() -> Any:
    tokenizers = pytest.importorskip("tokenizers")
    vocabulary = {w: i for i, w in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS.split()])}
    model = tokenizers.models.WordPiece(vocabulary, unk_token="[UNK]")
    made = tokenizers.Tokenizer(model)
    made.normalizer = tokenizers.normalizers.BertNormalizer(lowercase=True)
    made.pre_tokenizer = tokenizers.pre_tokenizers.BertPreTokenizer()
    return made
