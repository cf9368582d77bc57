"""Bytes to text: the character set, and one repair of the text before any offset exists."""

from __future__ import annotations

import codecs
import re
import unicodedata

from dateline.errors import DocumentError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.I)
_HEAD_BYTES = 4096  # where a page may declare its character set
_SAMPLE_BYTES = 65536
# The web reads these labels as Windows code pages; so do browsers.
_LABELS = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252",
    "ascii": "cp1252", "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
}  # fmt: skip
_WESTERN_SHARE = 0.05  # text with fewer bytes above 127 than this is nearly ASCII
_WESTERN = frozenset(
    "’‘“”–—…•€£«»©®°·\xa0áàâäãåçéèêëíìîïñóòôöõøúùûüýÿæœßÁÀÂÄÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØÚÙÛÜÝÆŒŠšŽž½¼¾²³¿¡´"
)
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF",
          b"BZh", b"7z\xbc\xaf", b"\xd0\xcf\x11\xe0", b"SQLite format 3", b"{\\rtf", b"\xfd7zXZ",
          b"RIFF", b"OggS", b"ID3", b"\x00\x00\x00")  # fmt: skip
_CONTROL_SHARE = 0.01
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\r\f\x0b\x1b\x1a")
_INVISIBLE = dict.fromkeys(
    (0xAD, 0x200B, 0x2060, 0xFEFF, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
)
_BLANKS = dict.fromkeys(
    (0x09, 0x0B, 0x0C, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " "
)
_CHARACTERS = {**_INVISIBLE, **_BLANKS}
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")


def check_readable(raw: bytes, most: int) -> None:
    """DocumentError `empty`, `too_large` (more than `most` bytes) or `binary`."""
    if not raw.strip():
        raise DocumentError("empty", "the document is empty")
    if len(raw) > most:
        raise DocumentError(
            "too_large", f"the document has {len(raw)} bytes, more than the {most} allowed"
        )
    if is_binary(raw):
        raise DocumentError("binary", "the document is not text; save it as text or HTML")


def is_binary(raw: bytes) -> bool:
    """True for bytes that are no text in any character set."""
    if _bom(raw) is not None or _utf16_guess(raw) is not None:
        return False
    if raw.startswith(_MAGIC):
        return True
    sample = raw[:_SAMPLE_BYTES]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > _CONTROL_SHARE * len(sample)


def decode(raw: bytes, declared: str | None = None, *, markup: bool = False) -> str:
    """The text of `raw`: BOM, then the declared set, then UTF-8, then a guess.

    `declared` is the transport's word; with `markup` a page's own declaration counts as well.
    DocumentError `encoding` when nothing fits.
    """
    bom = _bom(raw)
    if bom is not None:
        return raw[len(bom[0]) :].decode(bom[1], "replace")
    wide = _utf16_guess(raw)  # its ASCII part would pass for UTF-8 with zero bytes
    for name in (wide, declared, _declared_in_page(raw) if markup else None, "utf-8"):
        text = _strict(raw, name)
        if text is not None:
            return text
    return _guess(raw)


def _bom(raw: bytes) -> tuple[bytes, str] | None:
    return next(((mark, name) for mark, name in _BOMS if raw.startswith(mark)), None)


def _declared_in_page(raw: bytes) -> str | None:
    head = raw[:_HEAD_BYTES]
    found = _XML_CHARSET.search(head) or _META_CHARSET.search(head)
    return found.group(1).decode("ascii") if found else None


def _strict(raw: bytes, name: str | None) -> str | None:
    """The text when `name` is a known character set that fits; UTF-8 never hides behind it.

    A page that is valid UTF-8 beyond ASCII is UTF-8 whatever single-byte set it claims to be:
    that claim fits any bytes at all, valid UTF-8 does not come about by chance.
    """
    if name is None:
        return None
    name = _LABELS.get(name.strip().lower(), name.strip().lower())
    try:
        info = codecs.lookup(name)
        if info.name.startswith(("cp125", "iso8859")):
            text = _utf8_beyond_ascii(raw)
            if text is not None:
                return text
        return raw.decode(name)
    except (LookupError, UnicodeDecodeError, AssertionError):
        return None


def _utf8_beyond_ascii(raw: bytes) -> str | None:
    if raw.isascii():
        return None
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _guess(raw: bytes) -> str:
    damaged = raw.decode("utf-8", "replace")
    if damaged.count("\ufffd") <= max(1, len(raw) // 2000):
        return damaged  # UTF-8 with a broken character or two, cut in the middle for instance
    western = _western(raw)
    if western is not None:
        return western
    from charset_normalizer import from_bytes

    best = from_bytes(raw).best()
    if best is None:
        raise DocumentError(
            "encoding", "no character set fits the document; save it as UTF-8 and try again"
        )
    return str(best)


def _western(raw: bytes) -> str | None:
    """Nearly-ASCII text as cp1252, if all else in it are signs that western text uses."""
    high = [b for b in raw if b > 127]
    if len(high) > _WESTERN_SHARE * len(raw):
        return None
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return None
    used = {c for c in text if ord(c) > 127}
    return text if used <= _WESTERN else None


def _utf16_guess(raw: bytes) -> str | None:
    """UTF-16 without a BOM shows as a zero byte beside nearly every letter."""
    sample = raw[:2000]
    if len(sample) < 4 or not sample.count(0):
        return None
    for name, zeros, letters in (
        ("utf-16-le", sample[1::2], sample[0::2]),
        ("utf-16-be", sample[0::2], sample[1::2]),
    ):
        plain = letters.translate(None, _CONTROLS)
        if zeros.count(0) > 0.8 * len(zeros) and not letters.count(0):
            return name if len(plain) > 0.8 * len(letters) else None
    return None


def repair(text: str) -> str:
    """Undoes broken encodings and odd blanks once; quotes are never straightened. NFC.

    Line ends become `\\n`; CDATA wrappers and invisible marks go; every kind of blank becomes
    a plain one. Words stay as they are.
    """
    if "<![CDATA[" in text:
        text = _CDATA.sub("", text)
    if text.isascii() and "&" not in text and text.replace("\n", "").isprintable():
        return text
    import ftfy

    fixed = ftfy.fix_text(
        text, uncurl_quotes=False, normalization="NFC", unescape_html="auto",
        fix_latin_ligatures=True, remove_terminal_escapes=True,
    )  # fmt: skip
    fixed = fixed.translate(_CHARACTERS)
    return unicodedata.normalize("NFC", fixed)
