"""Repairs of tags by context."""

import pytest

from dateline.parse.repairs import repair

CASES = [
    ("bomb/NN ,/, injuring/NN three/CD", 2, "VBG"),
    ("bomb/NN and/CC injuring/NN at/IN least/JJS six/CD", 2, "VBG"),
    ("after/IN killing/NN soldiers/NNS", 1, "VBG"),
    ("after/IN training/NN camps/NNS", 1, "NN"),
    ("protesters/NNS marching/NN to/TO parliament/NN", 1, "VBG"),
    ("gunmen/NNS killed/VBN two/CD men/NNS", 1, "VBD"),
    ("men/NNS had/VBD killed/VBN two/CD", 2, "VBN"),
    ("man/NN called/VBN the/DT fox/NN", 1, "VBN"),
    ("to/TO hit/VBD it/PRP", 1, "VB"),
    ("to/TO protest/NN against/IN", 1, "VB"),
    ("had/VBD targeted/JJ soldiers/NNS", 1, "VBN"),
    ("was/VBD injured/JJ in/IN", 1, "VBN"),
    ("was/VBD tired/JJ of/IN", 1, "JJ"),
    ("set/VBD fire/NN and/CC beat/VB him/PRP", 3, "VBD"),
    ("to/TO burn/VB and/CC beat/VB him/PRP", 3, "VB"),
]


@pytest.mark.parametrize(("text", "index", "expected"), CASES)
def test_repair(text: str, index: int, expected: str) -> None:
    pairs = [item.rsplit("/", 1) for item in text.split()]
    tags = [tag for _, tag in pairs]
    out = repair([word for word, _ in pairs], tags)
    assert out[index] == expected
    assert [t for k, t in enumerate(out) if k != index] == [
        t for k, t in enumerate(tags) if k != index
    ]


HEADLINES = [
    ("militants/NNS ambush/NN convoy/NN ,/, kill/VB three/CD", 1, "VBP"),
    ("bomber/NN targets/NNS mosque/VBP in/IN", 1, "VBZ"),
    ("bomber/NN targets/NNS mosque/VBP in/IN", 2, "NN"),
    ("rebels/NNS seize/VBP town/NN ,/, free/JJ prisoners/NNS", 4, "VBP"),
    ("police/NN find/VBP arms/NNS cache/NN", 2, "NNS"),
]


@pytest.mark.parametrize(("text", "index", "expected"), HEADLINES)
def test_headlines_have_their_verb(text: str, index: int, expected: str) -> None:
    pairs = [item.rsplit("/", 1) for item in text.split()]
    out = repair([word for word, _ in pairs], [tag for _, tag in pairs], headline=True)
    assert out[index] == expected
