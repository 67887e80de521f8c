#!/usr/bin/python3
"""reports.py ARCHIVOLT-CLI SAMPLES [office]: reports hold in every format what their tree says, and
names that try to be something else stay names. With "office", LibreOffice opens workbooks and
tables. Prints TAP."""

import csv
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

from points import Points

KINDS = ["power", "bom", "cables"]
NAMES = ["=cmd|' /C calc'!A0", "<script>alert(1)</script>", "שרת خادم server", "n" * 500]
QUANTITY = re.compile(r"^[≥≈ ]*\d[\d.,]*( ?(kg|W|kW|VA|A|m|mm|%|K|BTU/h|m³/h|kg/m²))?$")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")


class Bench(Points):
    def __init__(self, program, folder):
        super().__init__(folder)
        self.program = program

    def report(self, design, kind, name, *words):
        path = self.path(name)
        subprocess.run([self.program, "report", design, "--kind", kind, "-o", path, *words],
                       check=True, timeout=120, env={"LC_ALL": "C.UTF-8"},
                       stdout=subprocess.DEVNULL)
        return path


def run(*words):
    return subprocess.run(words, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          timeout=300)


def with_hostile_names(sample, path):
    with open(sample, encoding="utf-8") as file:
        design = json.load(file)
    for device, name in zip(design["devices"], NAMES):
        device["name"] = name
    with open(path, "w", encoding="utf-8") as file:
        json.dump(design, file)


def blocks_of(parent):
    for block in parent.get("blocks", []):
        yield block
        for column in block["columns"] if block["kind"] == "columns" else []:
            yield from blocks_of(column)


def tables_of(dump):
    return [block for section in dump["sections"] for block in blocks_of(section)
            if block["kind"] == "table"]


def titles_of(dump):
    for section in dump["sections"]:
        if section.get("title"):
            yield section["title"]
        yield from (block["text"] for block in blocks_of(section) if block["kind"] == "heading")


def outline_problem(path, dump):
    data = json.loads(run("qpdf", "--json", path).stdout)
    pages = {page["object"] for page in data["pages"]}
    found = []

    def walk(entries):
        for entry in entries:
            found.append(entry["title"])
            if not entry["dest"] or entry["dest"][0] not in pages:
                return f"{entry['title']} leads nowhere"
            problem = walk(entry["kids"])
            if problem:
                return problem
        return ""

    problem = walk(data["outlines"])
    wanted = list(titles_of(dump))
    return problem or ("" if found == wanted else f"{found}\ninstead of {wanted}")


def begin_of(text):
    """What of a cell stands on its first line, however narrow the column is."""
    words = text.split()
    return words[0][:4] if words and not RIGHT_TO_LEFT.search(text) else ""


def stands_in(line, row):
    at = 0
    for cell in row["cells"]:
        begin = begin_of(cell["text"])
        at = line.find(begin, at)
        if at < 0:
            return False
        at += len(begin)
    return True


def find_rows(blocks, lines, at):
    """The line below which nothing of @blocks stands, and what is missing; columns stand side by
    side, so each begins where the first does."""
    for block in blocks:
        ends = [at]
        for column in block["columns"] if block["kind"] == "columns" else []:
            end, problem = find_rows(column["blocks"], lines, at)
            if problem:
                return at, problem
            ends.append(end)
        at = max(ends)
        for row in block["rows"] if block["kind"] == "table" else []:
            found = next((i for i in range(at, len(lines)) if stands_in(lines[i], row)), None)
            if found is None:
                return at, f"{[cell['text'] for cell in row['cells']]} is not below line {at}"
            at = found
    return at, ""


def text_problem(path, dump):
    """Rows stand in the PDF in the order of the tree, their cells from left to right."""
    lines = run("pdftotext", "-layout", path, "-").stdout.decode().splitlines()
    at = 0
    for section in dump["sections"]:
        at, problem = find_rows(section["blocks"], lines, at)
        if problem:
            return problem
    text = "".join("".join(lines).split())
    for title in titles_of(dump):
        if "".join(title.split())[:20] not in text and not RIGHT_TO_LEFT.search(title):
            return f"no {title}"
    return ""


def unguarded(text):
    return text[1:] if text.startswith("'") and text[1:2] in ("=", "+", "-", "@") else text


def has_cell(found, cell):
    value = cell.get("value")
    if value is None:
        return unguarded(found) == " ".join(cell["text"].split("\0"))
    try:
        return abs(float(found) - value) <= 1e-6 * max(1, abs(value))
    except ValueError:
        return False


def is_row(found, row, offset):
    cells = row["cells"]
    found = (found + [""] * (offset + len(cells)))[offset:offset + len(cells)]
    return all(has_cell(*pair) for pair in zip(found, cells))


def rows_problem(rows, dump):
    """Each row of the tree is among @rows, as often as it is there; a sheet of several racks says
    which one in a column of its own."""
    rest = list(rows)
    for table in tables_of(dump):
        for row in table["rows"]:
            found = next((each for each in rest if is_row(each, row, 0) or is_row(each, row, 1)),
                         None)
            if found is None:
                return f"no row {[cell['text'][:60] for cell in row['cells']]}"
            rest.remove(found)
    return ""


def hidden_numbers(dump):
    """Quantities that a file would have as text, with the comma of a language."""
    return [cell["text"] for table in tables_of(dump) for row in table["rows"]
            for cell in row["cells"] if cell.get("value") is None and QUANTITY.match(cell["text"])]


def numbers_of(dump):
    return [cell["value"] for table in tables_of(dump) for row in table["rows"]
            for cell in row["cells"] if cell.get("value") is not None]


def read_csv(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_report(bench, name, design, kind):
    with open(bench.report(design, kind, "it.json"), encoding="utf-8") as file:
        dump = json.load(file)
    path = bench.report(design, kind, "it.pdf")
    check = run("qpdf", "--check", path)
    bench.check(f"{name}: {kind}: sound PDF", "" if check.returncode == 0 else check.stdout)
    bench.check(f"{name}: {kind}: outline", outline_problem(path, dump))
    bench.check(f"{name}: {kind}: text", text_problem(path, dump))
    hidden = hidden_numbers(dump)
    bench.check(f"{name}: {kind}: typed numbers", str(hidden) if hidden else "")
    with open(bench.report(design, kind, "de.json", "--lang", "de"), encoding="utf-8") as file:
        german = numbers_of(json.load(file))
    bench.check(f"{name}: {kind}: numbers of no language",
                "" if german == numbers_of(dump) else "German has others")
    rows = read_csv(bench.report(design, kind, "it.csv"))
    bench.check(f"{name}: {kind}: CSV", rows_problem(rows, dump))
    formula = [cell for row in rows for cell in row if cell[:1] in ("=", "+", "@")]
    bench.check(f"{name}: {kind}: no formula", str(formula) if formula else "")


def office_rows(bench, path):
    """Every sheet as LibreOffice reads it, raw values."""
    out = bench.path("office")
    utf8 = ["--infilter=CSV:44,34,76,1"] if path.endswith(".csv") else []
    profile = f"-env:UserInstallation=file://{bench.path('profile')}"
    done = run("soffice", profile, "--headless", *utf8, "--convert-to",
               "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1",
               "--outdir", out, path)
    files = sorted(glob.glob(os.path.join(out, "*.csv")))
    rows = [row for file in files for row in read_csv(file)]
    for file in files:
        os.unlink(file)
    return rows, done.stdout


def test_office(bench, name, design, kind):
    with open(bench.report(design, kind, "it.json"), encoding="utf-8") as file:
        dump = json.load(file)
    for ending in ["xlsx", "csv"]:
        rows, said = office_rows(bench, bench.report(design, kind, "it." + ending))
        bench.check(f"{name}: {kind}: {ending} in LibreOffice",
                    rows_problem(rows, dump) if rows else f"nothing was read: {said}")


def main():
    program, samples = sys.argv[1:3]
    test = test_office if sys.argv[3:] == ["office"] else test_report
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(program, folder)
        designs = {name: os.path.join(samples, name + ".archivolt")
                   for name in ["optane-rack", "six-racks"]}
        designs["hostile names"] = bench.path("hostile.archivolt")
        with_hostile_names(os.path.join(samples, "optane-servers-parts.archivolt"),
                           designs["hostile names"])
        for name, design in designs.items():
            for kind in KINDS:
                test(bench, name, design, kind)
        print(f"1..{bench.number}")
    return 1 if bench.failed else 0


sys.exit(main())
