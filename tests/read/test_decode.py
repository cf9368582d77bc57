from __future__ import annotations

import pytest

from dateline.errors import DocumentError
from dateline.read.decode import check_readable, decode, is_binary, repair

ENGLISH = "Police said “two men” were killed in the town’s market on Friday — no more was known."
RUSSIAN = "Полиция сообщила, что в пятницу на рынке города погибли двое мужчин."


@pytest.mark.parametrize(
    "charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"]
)
def test_western_text_in_any_set(charset: str):
    assert decode(ENGLISH.encode(charset)) == ENGLISH


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "cp1251", "koi8-r"])
def test_a_declared_set_counts(charset: str):
    declared = None if charset.startswith("utf") else charset
    assert decode(RUSSIAN.encode(charset), declared) == RUSSIAN


def test_a_page_declares_its_own_set():
    page = f'<html><head><meta charset="windows-1251"></head><body>{RUSSIAN}</body></html>'
    assert decode(page.encode("cp1251"), markup=True) == page
    xml = f'<?xml version="1.0" encoding="windows-1251"?><html>{RUSSIAN}</html>'
    assert decode(xml.encode("cp1251"), markup=True) == xml


def test_a_wrong_declaration_does_not_hurt():
    assert decode(ENGLISH.encode(), "iso-8859-1") == ENGLISH
    assert decode(ENGLISH.encode(), "no-such-set") == ENGLISH
    assert decode(ENGLISH.encode("cp1252"), "utf-8") == ENGLISH
    assert decode(ENGLISH.encode("cp1252"), "iso-8859-1") == ENGLISH


def test_a_cut_last_character_is_no_reason_to_refuse():
    assert decode("Two men — dead".encode()[:-6]).startswith("Two men")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"), (b" \r\n\t ", "empty"), (b"x" * 101, "too_large"),
        (b"%PDF-1.7", "binary"), (b"\x00\x01\x02" * 20, "binary"), (b"\x00\x01" * 20, "binary"),
        (b"{\\rtf1 hello}", "binary"), (b"PK\x03\x04abc", "binary"),
    ],
)  # fmt: skip
def test_unreadable_bytes(raw: bytes, reason: str):
    with pytest.raises(DocumentError) as caught:
        check_readable(raw, 100)
    assert caught.value.reason == reason


def test_bytes_of_no_set():
    with pytest.raises(DocumentError) as caught:
        decode(bytes(range(128, 256)) * 50)
    assert caught.value.reason == "encoding"


def test_utf16_is_not_binary():
    assert not is_binary(ENGLISH.encode("utf-16"))
    assert not is_binary(ENGLISH.encode("utf-16-le"))


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Two men\r\nwere shot.\rDead.", "Two men\nwere shot.\nDead."),
        ("<![CDATA[Two men were shot.]]>", "Two men were shot."),
        ("the townâ€™s market", "the town’s market"),
        ("“two men” and ‘one’", "“two men” and ‘one’"),
        ("cafe\u0301 \u200bin\u00a0Kotra\ufeff", "café in Kotra"),
        ("Smith &amp; Sons", "Smith & Sons"),
        ("kid\u00adnapped", "kidnapped"),
        ('"plain" text', '"plain" text'),
    ],
)
def test_repair(broken: str, whole: str):
    assert repair(broken) == whole
    assert repair(whole) == whole
