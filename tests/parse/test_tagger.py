"""The tagger: shipped weights, packing, and speed of loading."""

import subprocess
import sys

import pytest

from dateline.parse import tagger

CASES = [
    ("Gunmen attacked a police station .", "NNS VBD DT NN NN ."),
    ("Two soldiers were wounded in the blast .", "CD NNS VBD VBN IN DT NN ."),
    ("The army has denied the claim .", "DT NN VBZ VBN DT NN ."),
    ("He said they would not leave .", "PRP VBD PRP MD RB VB ."),
    ("They didn’t fire at the crowd .".replace("didn’t", "did n’t"), "PRP VBD RB VB IN DT NN ."),
    ("Police arrested two men on Monday .", "NNS VBD CD NNS IN NNP ."),
    ("The city ’s mayor fled .", "DT NN POS NN VBD ."),
    ("“ We fled , ” she said .", "`` PRP VBD , '' PRP VBD ."),
]


def _cut(text: str) -> list[str]:
    return text.split()


@pytest.mark.parametrize(("text", "tags"), CASES)
def test_plain_sentences(text: str, tags: str) -> None:
    assert tagger.tag(text.split()) == tags.split()


def test_capitals_are_no_names() -> None:
    tags = tagger.tag(_cut("GUNMEN KILLED TWO SOLDIERS IN THE MARKET ."))
    assert tags == _cut("NNS VBD CD NNS IN DT NN .")


def test_no_words_no_tags() -> None:
    assert tagger.tag([]) == []


def test_strange_words_get_some_tag() -> None:
    tags = tagger.tag(["\u200b", "🙂", "xqzt", "ﷺ", "£", "3:15pm"])
    assert len(tags) == 6
    assert all(tags)


def test_unpack_reads_what_it_documents() -> None:
    zero = 0x200
    text = f'NN VB\nDT\tthe\n\nadog\t!{chr(zero + 5)}\narun\t!{chr(zero - 1)}"{chr(zero + 9)}'
    model = tagger.unpack(text)
    assert model.tags == ("NN", "VB")
    assert model.weights("arun") == ((0, -1), (1, 9))
    assert model.weights("unseen") == ()
    assert model.tag(["The", "dog", "run"]) == ["DT", "NN", "VB"]


def test_headline_case_is_noticed() -> None:
    shapes = tagger.prepare(_cut("Gunmen Kill Five Soldiers In Old Market")).shapes
    assert set(shapes) == {"T"}
    assert tagger.prepare(["KILLED"]).shapes == ["C"]
    assert tagger.prepare(_cut("Gunmen kill five soldiers")).shapes == ["1", "a", "a", "a"]


def test_same_tags_under_other_hash_seeds() -> None:
    code = (
        "from dateline.parse.tagger import tag;"
        "print(tag('Rebels seized the town and burned 12 houses .'.split()))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(runs) == 1
