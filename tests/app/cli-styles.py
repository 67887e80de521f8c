#!/usr/bin/python3
"""archivolt-cli with the styles and presets of a design: cli-styles.py PROGRAM SAMPLE.

A copy of the sample gets a style and presets, as the window would keep them; then documents and
drawings are made by name, and over them with options."""

import base64
import json
import os
import re
import struct
import subprocess
import sys
import tempfile
import zlib

from points import Points

LOGO = ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
        '<rect width="40" height="20" fill="#884400"/></svg>')
STYLE = {"name": "House", "accent": "#0b6e4f", "logo": LOGO, "paper": "letter",
         "detail": "brief", "footer": "Example Ltd, confidential"}
PRESETS = [
    {"name": "Hall", "kind": "power", "format": "pdf", "language": "de", "style": "House"},
    {"name": "Buying", "kind": "bom", "format": "xlsx", "paper": "a4", "style": "House"},
    {"name": "Picture", "kind": "rack-elevation", "format": "png", "dpi": 36,
     "is_transparent": True},
    {"name": "Outlines", "kind": "rack-elevation", "format": "svg", "has_outlines": True},
    {"name": "Later", "kind": "hologram", "format": "pdf"},
]


class Bench(Points):
    def __init__(self, program, sample, folder):
        super().__init__(folder)
        self.program = os.path.abspath(program)
        with open(sample, encoding="utf-8") as file:
            self.design = json.load(file)
        self.design["design"].update(styles=[STYLE], style="House", presets=PRESETS)
        self.write("a.archivolt", json.dumps(self.design, ensure_ascii=False))

    def write(self, name, text):
        with open(self.path(name), "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def run(self, *words):
        return subprocess.run([self.program, *words], cwd=self.folder, check=False, text=True,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=60,
                              env={"LC_ALL": "C.UTF-8", "G_DEBUG": "fatal-warnings",
                                   "HOME": self.folder})

    def done(self, name, *words):
        done = self.run(*words)
        self.check(name, "" if done.returncode == 0 and not done.stderr else done.stderr)

    def refused(self, words, says):
        done = self.run(*words)
        good = done.returncode == 2 and says in done.stderr
        self.check(" ".join(words[1:]), "" if good else (done.returncode, done.stderr))


def page_of(pdf):
    """Width and height of the first page, in whole points."""
    box = re.search(rb"/MediaBox \[ ?0 0 ([0-9.]+) ([0-9.]+)", pdf)
    return tuple(round(float(side)) for side in box.groups()) if box else None


def text_of(bench, name):
    return subprocess.run(["pdftotext", "-layout", bench.path(name), "-"], check=True, text=True,
                          capture_output=True).stdout


def test_presets(bench):
    bench.done("a preset makes a document", "report", "a.archivolt", "--preset", "Hall", "-o",
               "hall.pdf")
    text = text_of(bench, "hall.pdf")
    bench.check("in its language", "" if "Vor Ort gemessen" in text else text[:2000])
    bench.check("with the line of its style", "" if "Example Ltd, confidential" in text
                else text[:2000])
    bench.check("on the paper of its style", "" if page_of(bench.read("hall.pdf")) == (612, 792)
                else page_of(bench.read("hall.pdf")))
    bench.done("options win", "report", "a.archivolt", "--preset", "Hall", "--page", "a4",
               "--lang", "en", "--style", "none", "-o", "plain.pdf")
    text = text_of(bench, "plain.pdf")
    bench.check("over all it says", "" if "Measured on Site" in text and "Example" not in text
                and page_of(bench.read("plain.pdf")) == (595, 842) else text[:2000])
    bench.done("a preset knows its format", "report", "a.archivolt", "--preset", "Buying", "-o",
               "buying")
    bench.check("which it has", "" if bench.read("buying").startswith(b"PK") else "no workbook")
    bench.done("the style that the design has chosen", "report", "a.archivolt", "-k", "bom", "-o",
               "bom.pdf")
    bench.check("is the default", "" if "Example" in text_of(bench, "bom.pdf") else "it is not")


def test_drawings(bench):
    draw = ["render", "a.archivolt"]
    bench.done("a preset draws", *draw, "--preset", "Picture", "-o", "rack")
    picture = bench.read("rack")
    bench.check("as PNG with a transparent ground",
                "" if picture[:4] == b"\x89PNG" and picture[25] == 6 else picture[:30])
    bench.done("drawn larger", *draw, "--preset", "Picture", "--dpi", "72", "-o", "large.png")
    sizes = [struct.unpack(">II", data[16:24]) for data in (picture, bench.read("large.png"))]
    bench.check("twice as large", "" if abs(sizes[1][0] - 2 * sizes[0][0]) <= 1 else sizes)
    bench.done("outlines", *draw, "--preset", "Outlines", "-o", "lines.svg")
    bench.check("without text", "" if b"<text" not in bench.read("lines.svg") else "it has text")
    bench.done("text", *draw, "--preset", "Outlines", "--text", "real", "--transparent", "-o",
               "text.svg")
    svg = bench.read("text.svg")
    bench.check("on no ground", "" if b"<text" in svg and b'<rect x="0" y="0"' not in svg[:900]
                else svg[:900])


def test_looks(bench):
    report = ["report", "a.archivolt", "-k", "bom", "-o"]
    pixel = struct.pack(">I", 13) + b"IHDR" + struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    png = b"\x89PNG\r\n\x1a\n"
    for part in (pixel, struct.pack(">I", 10) + b"IDAT" + zlib.compress(b"\0\0"),
                 struct.pack(">I", 0) + b"IEND"):
        png += part + struct.pack(">I", zlib.crc32(part[4:]))
    bench.write("logo.png", png)
    bench.write("logo.svg", LOGO)
    bench.write("broken.svg", "<svg <")
    for logo in ("logo.png", "logo.svg"):
        bench.done(f"{logo} on trial", *report, "x.pdf", "--logo", logo, "--accent", "#663399")
    bench.done("another font", *report, "x.pdf", "--font", "DejaVu Serif")
    bench.check("is in the document", "" if b"DejaVuSerif" in bench.read("x.pdf") else "it is not")
    for words, says in ((["--font", "No Such Font"], "No Such Font"),
                        (["--logo", "broken.svg"], "logo cannot be drawn")):
        done = bench.run(*report, "x.pdf", *words)
        good = done.returncode == 0 and done.stderr.count("\n") == 1 and says in done.stderr
        bench.check(f"{words[1]} is left out, and that is said",
                    "" if good else (done.returncode, done.stderr))
    bench.write("large.svg", LOGO + " " * 600000)
    bench.write("text.txt", "a text")
    for words, says in ((["--accent", "blue"], "#rrggbb"), (["--logo", "text.txt"], "SVG or PNG"),
                        (["--style", "X"], 'allowed: none, "House"'),
                        (["--detail", "some"], "one of brief|standard|full")):
        bench.refused([*report, "x.pdf", *words], says)
    done = bench.run(*report, "x.pdf", "--logo", "large.svg")
    bench.check("a logo that is too large", "" if done.returncode and "large.svg" in done.stderr
                else done.stderr)


def test_refused(bench):
    for words, says in (
            (["report", "a.archivolt", "--preset", "X", "-o", "x.pdf"], '"Hall", "Buying"'),
            (["report", "a.archivolt", "--preset", "Picture", "-o", "x.pdf"], "render"),
            (["report", "a.archivolt", "--preset", "Later", "-o", "x.pdf"], "hologram"),
            (["render", "a.archivolt", "--preset", "Hall", "-o", "x.pdf"], "report")):
        bench.refused(words, says)
    changes = (("accent", "green", "#rrggbb"), ("logo", "AAAA", "SVG text or a PNG"),
               ("logo", base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(40)).decode(), "2048"),
               ("paper", "b5", "a4, letter, a3"), ("detail", "some", "brief, standard, full"))
    for key, value, says in changes:
        bench.design["design"]["styles"] = [dict(STYLE, **{key: value})]
        bench.write("bad.archivolt", json.dumps(bench.design, indent=1))
        done = bench.run("info", "bad.archivolt")
        good = done.returncode == 2 and says in done.stderr and done.stderr.count("\n") == 1
        bench.check(f"a file whose {key} is bad",
                    "" if good and "bad.archivolt:" in done.stderr else done.stderr)


def main():
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(sys.argv[1], sys.argv[2], folder)
        for test in (test_presets, test_drawings, test_looks, test_refused):
            test(bench)
        print(f"1..{bench.number}")
        return 1 if bench.failed else 0


if __name__ == "__main__":
    sys.exit(main())
