from __future__ import annotations

import subprocess
import sys

import pytest

from dateline.read.language import detect

TEXTS = [
    ("en", "The police said on Friday that two men had been killed by gunmen who fled on foot."),
    ("en", "THE POLICE SAID ON FRIDAY THAT TWO MEN HAD BEEN KILLED BY GUNMEN WHO FLED ON FOOT."),
    ("en", "POLICE SAID TWO MEN DIED."),
    ("en", "Two killed in Lagos"),
    ("en", "Gunmen kill 3 in Zamfara"),
    ("en", "Police arrest Musa Okoro, Maiduguri, Borno"),
    ("es", "El ejército dijo el viernes que dos soldados murieron en una emboscada en la sierra."),
    ("fr", "La police a annoncé vendredi que deux hommes avaient été tués dans la ville."),
    ("de", "Die Polizei sagte am Freitag, dass in der Stadt zwei Männer getötet wurden."),
    ("nl", "De politie zei vrijdag dat twee mannen in de stad werden gedood; was het terreur?"),
    ("ru", "Полиция сообщила, что в пятницу на рынке города погибли двое мужчин."),
    ("ar", "قالت الشرطة يوم الجمعة إن رجلين قتلا في السوق"),
]


@pytest.mark.parametrize(("code", "text"), TEXTS)
def test_detect(code: str, text: str):
    assert detect("", text) == code


def test_no_letters_no_language():
    assert detect("", "12 345 ...") is None
    assert detect("", "") is None


def test_plain_english_loads_no_model():
    code = (
        "import sys; from dateline.read.language import detect; "
        f"assert detect('', {TEXTS[0][1]!r}) == 'en'; assert 'py3langid' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
