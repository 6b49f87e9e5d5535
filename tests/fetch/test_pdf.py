"""A depositary's notification is read from its PDF as from its text."""

import subprocess
from pathlib import Path

import pytest

from servanda.errors import Malformed, Refused
from servanda.fetch.pdf import pdf_text
from servanda.record.source.read import page

PAGES = Path(__file__).parent.parent / "record" / "source" / "pages"


def pdf(lines: list[str]) -> bytes:
    """Return a PDF of one page that shows the lines."""
    shown = b"".join(
        b"("
        + line.encode("latin-1")
        .replace(b"\\", b"\\\\")
        .replace(b"(", b"\\(")
        .replace(b")", b"\\)")
        + b") Tj T*\n"
        for line in lines
    )
    stream = b"BT /F1 9 Tf 11 TL 40 800 Td\n" + shown + b"ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    made, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(made)
    made += b"xref\n0 6\n0000000000 65535 f \n" + table
    return made + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start


def test_a_notification_says_the_same_as_pdf_and_as_text() -> None:
    raw = (PAGES / "cn_withdrawals.txt").read_bytes()
    lines = raw.decode("utf-8").encode("latin-1", "replace").decode("latin-1").splitlines()
    as_text = page("\n".join(lines).encode(), name="cn.txt")
    as_pdf = page(pdf(lines), name="cn.pdf")
    assert as_text.sightings
    assert [(one.state, one.action, one.on, one.notice_ref) for one in as_pdf.sightings] == [
        (one.state, one.action, one.on, one.notice_ref) for one in as_text.sightings
    ]


@pytest.mark.parametrize(
    "raw",
    [b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(range(256)) * 400, pdf([]), pdf(["x"])[:300]],
    ids=["a mark alone", "noise", "no text", "cut"],
)
def test_a_pdf_that_cannot_be_read_is_malformed(raw: bytes) -> None:
    with pytest.raises(Malformed):
        pdf_text(raw)


def test_without_the_extra_a_pdf_is_refused_with_a_way_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(*_: object, **__: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess([], 4, b"", b"")

    monkeypatch.setattr(subprocess, "run", missing)
    with pytest.raises(Refused, match="pdftotext"):
        page(pdf(["C.N.1.2025"]), name="cn.pdf")
