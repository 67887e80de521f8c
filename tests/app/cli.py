#!/usr/bin/python3
"""cli.py ARCHIVOLT-CLI DATA FIXTURES: every command but calc from outside: output, exit codes,
messages. Prints TAP."""

import json
import os
import re
import resource
import struct
import subprocess
import sys
import tempfile

from points import Points

ID = re.compile(r'"([a-z])([0-9a-z]{12})"')
LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
DONE, FINDINGS, USAGE, UNREADABLE, UNWRITTEN = range(5)


class Bench(Points):
    """A folder to work in, and the program."""

    def __init__(self, program, data, fixtures, folder):
        super().__init__(folder)
        self.program, self.data, self.fixtures = program, data, fixtures

    def sample(self, name="optane-servers"):
        return os.path.join(self.data, "samples", name + ".archivolt")

    def run(self, *words, **options):
        environment = {"LC_ALL": "C.UTF-8", "G_DEBUG": "fatal-warnings"}
        options = {"env": environment, "stdin": subprocess.DEVNULL, **options}
        if "input" in options:
            del options["stdin"]
        return subprocess.run([self.program, *words], stdout=subprocess.PIPE, check=False,
                              stderr=subprocess.PIPE, timeout=60, cwd=self.folder, **options)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)
        return self.path(name)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def unexpected(done, code, out=None, message=None):
    """Why the outcome is another one, or nothing. No message without the program's name."""
    text = done.stderr.decode()
    if done.returncode != code:
        return f"exit {done.returncode}, not {code}: {text}{done.stdout.decode()[:300]}"
    if not all(line.startswith("archivolt-cli: ") for line in text.splitlines()):
        return f"messages: {text!r}"
    if code >= USAGE and not text:
        return "no message"
    if message is not None and message not in text:
        return f"{message!r} is not in {text!r}"
    if out is not None and out not in done.stdout.decode():
        return f"{out!r} is not in {done.stdout.decode()!r}"
    return ""


# Words, exit code, part of the message. {sample} is a good design, {bad} no JSON, {none} missing.
REFUSALS = [
    ([], USAGE, "a command is missing"),
    (["frobnicate"], USAGE, 'no command "frobnicate"'),
    (["info"], USAGE, "info: needs DESIGN"),
    (["info", "{sample}", "more"], USAGE, '"more"'),
    (["info", "{sample}", "--frobnicate"], USAGE, "no option --frobnicate"),
    (["info", "{sample}", "-x"], USAGE, "no option -x"),
    (["info", "{sample}", "--json=1"], USAGE, "--json: takes no value"),
    (["info", "{sample}", "--as-of"], USAGE, "--as-of: its value is missing"),
    (["info", "{none}"], UNREADABLE, "none.archivolt"),
    (["info", "{folder}"], UNREADABLE, "not a file"),
    (["info", "{bad}"], USAGE, "bad.archivolt:2:"),
    (["info", "{foreign}"], USAGE, "foreign.archivolt"),
    (["check", "{none}"], UNREADABLE, "none.archivolt"),
    (["check", "{sample}", "--format", "xml"], USAGE, "one of text|json|sarif"),
    (["check", "{sample}", "--severity", "fatal"], USAGE, "one of error|warning|info"),
    (["check", "{sample}", "--as-of", "2021-02-30"], USAGE, "a date YYYY-MM-DD"),
    (["check", "{sample}", "--as-of", "21-02-03"], USAGE, "a date YYYY-MM-DD"),
    (["check", "{sample}", "--as-of", "2021-01-01", "--as-of", "2021-01-02"], USAGE,
     "given more than once"),
    (["render", "{sample}"], USAGE, "needs --list or --output"),
    (["render", "{sample}", "-o", "x.svg"], USAGE, "needs --diagram, --preset or --all"),
    (["render", "{sample}", "--diagram", "x", "-o", "x.svg"], USAGE, 'no diagram "x"'),
    (["render", "{sample}", "--diagram", "rack-elevation", "-o", "x.gif"], USAGE, ".svg"),
    (["render", "{sample}", "--diagram", "rack-elevation", "--scope", "Rack 9", "-o", "x.svg"],
     USAGE, '"Rack 9"'),
    (["render", "{sample}", "--scope", "Rack 1", "-o", "x.svg"], USAGE, "needs --diagram"),
    (["render", "{sample}", "--all", "-o", "x/", "--dpi", "0"], USAGE, "a number from 10 to"),
    (["render", "{sample}", "--all", "-o", "x/", "--dpi", "1e3x"], USAGE, "a number from 10 to"),
    (["render", "{sample}", "--all", "-o", "x/", "--width", "nan"], USAGE, "a number from 1 to"),
    (["render", "{sample}", "--all", "-o", "x/", "--page", "a5"], USAGE, "one of auto|a4|"),
    (["render", "{sample}", "--all", "-o", "x/", "--face", "side"], USAGE,
     "one of front|rear|both"),
    (["render", "{sample}", "--diagram", "row-elevation", "-o", "x.svg"], USAGE, "2 drawings"),
    (["render", "{sample}", "--diagram", "airflow", "--scope", "Row 1", "-o", "x.svg"], USAGE,
     "name, of a rack"),
    (["render", "{sample}", "--diagram", "rack-elevation", "-o", "no/x.svg"], UNWRITTEN,
     "no/x.svg"),
    (["render", "{sample}", "--all", "-o", "{sample}/"], UNWRITTEN, "cannot be made"),
    (["render", "{sample}", "--all", "--diagram", "airflow", "-o", "x/"], USAGE, "--all: stands"),
    (["render", "{sample}", "--diagram", "airflow", "--layers", "state,x", "-o", "x.svg"], USAGE,
     "allowed: power-a, power-b"),
    (["render", "{sample}", "--diagram", "airflow", "-o", "-"], USAGE, "--format says it"),
    (["render", "{sample_copy}", "--diagram", "airflow", "-f", "svg", "-o", "{sample_copy}"],
     USAGE, "is a design"),
    (["render", "{sample}", "--all", "-o", "x/", "--lang", "fr"], USAGE, "one of en|de"),
    (["report", "{sample}", "--kind", "bom", "-o", "-"], USAGE, "--format says it"),
    (["report", "{sample_copy}", "--kind", "bom", "-f", "csv", "-o", "{sample_copy}"], USAGE,
     "is a design"),
    (["report", "{sample}", "--kind", "bom", "-f", "docx", "-o", "x"], USAGE,
     "one of pdf|xlsx|csv|json"),
    (["diff", "-", "-"], USAGE, "only one of A and B"),
    (["import", "netbox-type", "-", "--dry-run"], USAGE, "standard input:"),
    (["report", "{sample}"], USAGE, "needs --kind or --preset"),
    (["report", "{sample}", "--kind", "none", "-o", "x.pdf"], USAGE,
     "one of power|rows|bom|cables|labels"),
    (["report", "{sample}", "--kind", "labels", "-o", "x.csv"], USAGE, "no tables"),
    (["report", "{sample}", "--kind", "bom", "-o", "x.doc"], USAGE, ".pdf, .xlsx, .csv or .json"),
    (["report", "{sample}", "--kind", "bom", "--parts", "wheels", "-o", "x.pdf"], USAGE,
     "allowed: devices, parts, cables"),
    (["report", "{sample}", "--kind", "power", "--rack", "Rack 9", "-o", "x.pdf"], USAGE,
     "neither the id nor the only name"),
    (["report", "{sample}", "--kind", "power", "-o", "no/x.pdf"], UNWRITTEN, "no/x.pdf"),
    (["new"], USAGE, "needs --list"),
    (["new", "--template", "none", "-o", "x.archivolt"], USAGE, 'no template "none"'),
    (["new", "--template", "../templates/empty", "-o", "x.archivolt"], USAGE, "no template"),
    (["new", "--template", "empty", "-o", "{sample_copy}"], UNWRITTEN, "exists already"),
    (["new", "--template", "empty", "-o", "no/x.archivolt"], UNWRITTEN, "no/x.archivolt"),
    (["import", "netbox-type"], USAGE, "needs FORMAT FILE"),
    (["import", "visio", "{type}", "--dry-run"], USAGE, "netbox-type"),
    (["import", "netbox-type", "{type}"], USAGE, "needs --output or --dry-run"),
    (["import", "netbox-type", "{none}", "--dry-run"], UNREADABLE, "none.archivolt"),
    (["import", "netbox-type", "{bad_type}", "--dry-run"], USAGE, "bad.yaml:3:"),
    (["import", "netbox-type", "{type}", "-o", "{sample_copy}"], UNWRITTEN, "exists already"),
    (["import", "netbox-type", "{type}", "--into", "{none}", "-o", "x.archivolt"], UNREADABLE,
     "none.archivolt"),
    (["convert", "{sample}"], USAGE, "needs --output"),
    (["convert", "{bad}", "-o", "x.archivolt"], USAGE, "bad.archivolt:2:"),
    (["convert", "{sample}", "-o", "{folder}"], UNWRITTEN, ""),
    (["diff", "{sample}"], USAGE, "needs A B"),
    (["diff", "{sample}", "{none}"], UNREADABLE, "none.archivolt"),
    (["diff", "{none}", "{sample}"], UNREADABLE, "none.archivolt"),
    (["diff", "{sample}", "{sample}", "--match", "luck"], USAGE, "one of ids|names|auto"),
]


def test_refusals(bench):
    type_file = os.path.join(bench.fixtures, "APC", "AP8886.yaml")
    places = {
        "sample": bench.sample(), "none": bench.path("none.archivolt"), "folder": bench.folder,
        "bad": bench.write("bad.archivolt", '{"format": "archivolt-design",\n "version": oops}'),
        "foreign": bench.write("foreign.archivolt", '{"format": "something else"}'),
        "bad_type": bench.write("bad.yaml", "manufacturer: X\nmodel: [unclosed\n"),
        "type": type_file, "sample_copy": bench.path("copy.archivolt")}
    with open(places["sample_copy"], "wb") as file:
        file.write(read(bench.sample()))
    for words, code, message in REFUSALS:
        done = bench.run(*[word.format(**places) for word in words])
        problem = unexpected(done, code, message=message)
        if not problem and done.stdout:
            problem = f"output {done.stdout!r}"
        bench.check(f"refuse {' '.join(words)}", problem)
    untouched = read(places["sample_copy"]) == read(bench.sample())
    bench.check("what was refused is untouched", "" if untouched else "the copy changed")


def test_help(bench):
    overview = bench.run("--help").stdout.decode()
    commands = re.findall(r"^  ([a-z]+)  ", overview, re.MULTILINE)
    bench.check("overview", "" if len(commands) == 9 else overview)
    for command in commands:
        done = bench.run(command, "--help")
        problem = unexpected(done, DONE, out=f"Usage: archivolt-cli {command}")
        for option in ("--json", "--quiet", "--help", "--version"):
            problem = problem or unexpected(done, DONE, out=option)
        widest = max(done.stdout.decode().splitlines(), key=len)
        problem = problem or (widest if len(widest) > 79 else "")
        problem = problem or unexpected(bench.run(command, "--version"), DONE,
                                        out="archivolt-cli 0.")
        bench.check(f"help of {command}", problem)
    man = bench.run("--man-page").stdout.decode()
    bench.check("manual page", next((f"no {word}" for word in commands
                                     if f".SS {word}" not in man), ""))


def test_environment(bench):
    done = bench.run("info", bench.sample(), env={})
    bench.check("without any environment", unexpected(done, DONE, out="planned with: 4 kW"))
    done = bench.run("render", bench.sample(), "--all", "-o", "bare/", env={})
    bench.check("drawing without any environment", unexpected(done, DONE, out="bare/"))
    # Nothing can be made in this home, not even by root.
    homeless = {"HOME": "/proc/self", "XDG_CACHE_HOME": "/proc/self/cache"}
    for name in ("bare.pdf", "bare.xlsx"):
        done = bench.run("report", bench.sample(), "--kind", "power", "-o", name, env=homeless)
        written = os.path.exists(bench.path(name)) and not done.stderr
        bench.check(f"{name} without a home", unexpected(done, DONE) or ("" if written else done))
    german = {"LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de"}
    plain = bench.run("info", bench.sample(), "--json").stdout
    done = bench.run("info", bench.sample(), "--json", env=german)
    bench.check("data does not follow the locale", "" if done.stdout == plain else done.stdout)
    with open("/dev/full", "wb") as full:
        done = subprocess.run([bench.program, "info", bench.sample()], stdout=full,
                              stderr=subprocess.PIPE, check=False)
    bench.check("full standard output", "" if done.returncode == UNWRITTEN else done.returncode)


def test_streams(bench):
    design = read(bench.sample())
    for words, begins in (
            (("render", "-", "--diagram", "rack-elevation", "-f", "svg"), b"<?xml"),
            (("render", "-", "--diagram", "rack-elevation", "-f", "pdf"), b"%PDF"),
            (("report", "-", "--kind", "bom", "-f", "csv"), b"Devices"),
            (("report", "-", "--kind", "power", "-f", "pdf"), b"%PDF"),
            (("convert", "-"), b"{")):
        done = bench.run(*words, "-o", "-", input=design)
        problem = unexpected(done, DONE) or ("" if done.stdout.startswith(begins)
                                             and not done.stderr else done.stdout[:60])
        bench.check(f"from input to output: {' '.join(words)}", problem)
    unused = ("render", bench.sample(), "--diagram", "airflow", "--dpi", "300", "-o", "u.svg")
    bench.check("an option without effect",
                unexpected(bench.run(*unused), DONE, message="is for PNG"))
    bench.check("and in silence", bench.run(*unused, "--quiet").stderr)


def test_new(bench):
    names = [each["name"] for each in json.loads(bench.run("new", "--list", "--json").stdout)]
    templates = ["empty", "network-rack", "rack", "six-rack-row", "two-node-direct",
                 "two-rack-pair", "vsan-four-node"]
    expected = templates + ["optane-rack", "optane-rack-parts", "optane-servers",
                            "optane-servers-parts", "six-racks"]
    bench.check("list of templates", "" if names == expected else names)
    for name in names:
        path = bench.path(f"new-{name}.archivolt")
        done = bench.run("new", "--template", name, "-o", path)
        kind = "templates" if name in templates else "samples"
        source = os.path.join(bench.data, kind, name + ".archivolt")
        problem = unexpected(done, DONE)
        bench.check(f"new {name}", problem or ("" if read(path) == read(source) else "differs"))
    done = bench.run("new", "-track", "-o-")
    bench.check("new to standard output",
                unexpected(done, DONE, out='"format": "archivolt-design"'))


def info(bench, name):
    return json.loads(bench.run("info", bench.sample(name), "--json").stdout)


def near(value, expected):
    return abs(value - expected) < 0.005


def test_info(bench):
    """The article's figures: 4 kW and 17.4 A, 21 kW and 30.4 A a line, 883 W a server."""
    cases = [("optane-servers", 4000, {"L1": 8.696}, {"L1": 17.391}, 54.348),
             ("optane-servers-parts", 3532, {"L1": 7.678}, {"L1": 15.357}, 47.989),
             ("optane-rack", 21000, dict.fromkeys(("L1", "L2", "L3"), 15.217),
              dict.fromkeys(("L1", "L2", "L3"), 30.435), 95.109),
             ("optane-rack-parts", 18543, dict.fromkeys(("L1", "L2", "L3"), 13.437),
              dict.fromkeys(("L1", "L2", "L3"), 26.874), 83.981)]
    for name, planning_w, normal, lost, percent in cases:
        found = info(bench, name)
        power = found["power"]
        n_servers = power["n_drawing"]
        good = (power["planning_w"] == planning_w and power["planning_unknown"] == 0
                and power["typical_w"] == 883 * n_servers and power["peak_w"] == 1303 * n_servers
                and power["idle_taken_as_typical"] == 31 * n_servers
                and found["racks"][0]["planning_w"] == planning_w
                and [each["name"] for each in found["feeds"]] == ["Feed A", "Feed B"])
        for feed, other in zip(found["feeds"], ("b_lost", "a_lost")):
            good = good and set(feed) & {"a_lost", "b_lost"} == {other}
            for scenario, expected in (("normal", normal), (other, lost)):
                lines = feed[scenario]["line_current_a"]
                good = (good and set(lines) == set(expected)
                        and all(near(lines[line], expected[line]) for line in lines))
            good = good and near(feed[other]["utilization_percent"], percent)
        bench.check(f"info of {name}", "" if good else json.dumps(found, indent=1))
    done = bench.run("info", bench.sample("optane-rack"))
    bench.check("info as text", unexpected(done, DONE, out="side B lost: 21 kW, L1 30.4 A"))
    done = bench.run("info", "-", input=read(bench.sample()))
    bench.check("info of standard input", unexpected(done, DONE, out="planned with: 4 kW"))
    done = bench.run("info", bench.sample(), "--lang", "de")
    bench.check("info in German", unexpected(done, DONE))
    text = read(bench.sample()).decode().replace('"esx01"', '"\\u001b[31m\\u202eesx01"')
    text = text.replace('"Rack 1"', '"\\u001b]0;x\\u0007\\u202eRack"')
    done = bench.run("info", bench.write("hostile.archivolt", text))
    hostile = "\x1b" in done.stdout.decode() or "\u202e" in done.stdout.decode()
    bench.check("controls are shown", done.stdout if hostile
                else unexpected(done, DONE, out="\\u{1b}]0;x\\u{7}\\u{202e}Rack"))


def with_cooling(bench):
    """The rack of the article with airflow, a UPS on side A, a room to cool, and tariffs."""
    design = json.loads(read(bench.sample("optane-rack")))
    design["design"]["settings"].update(pue_hundredths=150, tariff_per_mwh=250, currency="EUR",
                                        grid_g_per_kwh=400, ups_runtime_min=10)
    for each in design["types"]:
        if each["category"] == "server":
            each.update(airflow_idle_m3_h=250, airflow_typical_m3_h=300)
    design["rooms"][0].update(area_m2=40, cooling_unit_mw=15000000, cooling_units=2,
                              cooling_spare_units=1)
    points = [{"load_mw": 10000000, "runtime_s": 1200}, {"load_mw": 40000000, "runtime_s": 300}]
    design["types"].append({"id": "t000000000001", "name": "UPS", "category": "ups",
                            "height_hu": 4, "ups": {"rated_mw": 20000000, "runtimes": points}})
    design["devices"].append({"id": "d000000000001", "name": "UPS A", "type": "t000000000001"})
    return bench.write("cooling.archivolt", json.dumps(design))


def test_cooling(bench):
    path = with_cooling(bench)
    found = json.loads(bench.run("info", path, "--json").stdout)
    heat, room, ups = found["racks"][0]["heat"], found["rooms"][0], found["ups"][0]
    good = (near(heat["heat_btu_h"], 71654.982) and near(heat["idle"]["delta_t_k"], 9.546)
            and near(heat["typical"]["delta_t_k"], 8.748) and heat["peak"]["delta_t_k"] is None
            and room["cooling_w"] == 15000 and room["cooling_units_needed"] == 3
            and near(room["total_w"], 22722.8) and near(room["energy"]["annual_kwh"], 275940)
            and near(found["energy"]["annual_cost"], 68985)
            and near(found["energy"]["annual_co2_kg"], 110376)
            and near(ups["load_w"], 21000) and near(ups["utilization_percent"], 105)
            and near(ups["runtime_h"], 0.1587))
    bench.check("info of cooling", "" if good else json.dumps(found, indent=1))
    done = bench.run("info", path)
    for words in ("temperature rise: idle 9.5 K, typical 8.7 K", "tons of refrigeration: 6.46",
                  "cost of a year: 68,985 EUR", "carries: 21 kW (105 %)", "runtime: 9 min"):
        bench.check(f"info says {words}", unexpected(done, DONE, out=words))
    done = bench.run("check", path)
    for code in ("cooling-room-capacity", "ups-overload", "ups-runtime-short"):
        bench.check(f"check says {code}", unexpected(done, FINDINGS, out=f"[{code}]"))


def test_check(bench):
    done = bench.run("check", bench.sample())
    bench.check("check", unexpected(done, DONE, out="planned with: 4 kW; 0 errors")
                or unexpected(done, DONE, out="1.303 kW, more than its budget of 1 kW"))
    done = bench.run("check", bench.sample("optane-rack"))
    bench.check("check of the rack", unexpected(done, DONE, out="planned with: 21 kW; 0 errors"))
    done = bench.run("check", bench.sample(), "--severity", "info")
    bench.check("check with notes", unexpected(done, FINDINGS, out="[mass-unknown]"))
    done = bench.run("check", bench.sample(), "--severity", "info", "--json", "--quiet")
    found = json.loads(done.stdout)
    first = found["findings"][0]
    bench.check("check as JSON", "" if done.returncode == FINDINGS
                and set(first) == {"code", "severity", "message", "hint", "source", "about"}
                and found["n_error"] == 0 and found["n_info"] >= 1
                and {"id", "kind", "name"} == set(first["about"][0]) else found)
    found = json.loads(bench.run("check", bench.sample(), "--format", "sarif").stdout)
    run = found["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    results_good = all(result["ruleId"] in rules and result["message"]["text"]
                       and result["level"] in ("error", "warning", "note")
                       for result in run["results"])
    bench.check("check as SARIF", "" if found["version"] == "2.1.0" and results_good
                and len(rules) == len(set(rules)) else found)
    design = json.loads(read(bench.sample()))
    design["devices"] = [dict(device, position_hu=2) if device.get("role") == "vSAN host"
                         else device for device in design["devices"]]
    path = bench.write("overlap.archivolt", json.dumps(design))
    done = bench.run("check", path)
    bench.check("errors exit 1", unexpected(done, FINDINGS, out="[place-overlap]"))


def test_overload(bench):
    """Side A of the full rack plugged so that all of it hangs on one line."""
    design = json.loads(read(bench.sample("optane-rack")))
    kind = next(each for each in design["types"] if each["category"] == "pdu")
    only_l1 = dict(kind, id="t" + "0" * 11 + "1", slug="only-l1", name="Only L1",
                   ports=[dict(port, leg="l1") if "leg" in port else port
                          for port in kind["ports"]])
    design["types"].insert(0, only_l1)
    next(each for each in design["devices"] if each["name"] == "PDU A")["type"] = only_l1["id"]
    path = bench.write("l1.archivolt", json.dumps(design))
    done = bench.run("check", path)
    sentence = ("Line L1 of Feed A carries 45.7 A; its 32.0 A breaker allows 32.0 A. When side A "
                "is lost, Feed B carries 30.4 A on its fullest line. [power-feed-overload]")
    bench.check("all servers on one line", unexpected(done, FINDINGS, out=sentence))
    done = bench.run("check", bench.sample("optane-rack"))
    bench.check("and on three", "" if b"power-feed-overload" not in done.stdout else done.stdout)


def png_size(data):
    return struct.unpack(">II", data[16:24]) if data[:8] == b"\x89PNG\r\n\x1a\n" else None


def test_render(bench):
    draw = ["render", bench.sample(), "--diagram", "rack-elevation"]
    done = bench.run("render", bench.sample(), "--list", "--json")
    listed = json.loads(done.stdout)
    bench.check("list of diagrams", "" if any(each["diagram"] == "rack-elevation"
                                              and each["name"] == "Rack 1" for each in listed)
                else listed)
    magics = {"svg": b"<", "pdf": b"%PDF-", "png": b"\x89PNG"}
    for suffix, magic in magics.items():
        path = bench.path("drawing." + suffix)
        problem = unexpected(bench.run(*draw, "-o", path), DONE)
        bench.check(f"render {suffix}", problem or ("" if read(path).startswith(magic) else path))
        done = bench.run(*draw, "--format", suffix, "-o", "-")
        same = done.stdout == read(path)
        bench.check(f"render {suffix} to standard output", "" if same else "differs")
    scope = next(each["scope"] for each in listed if each["diagram"] == "rack-elevation")
    by_id = bench.run(*draw, "--scope", scope, "--format", "svg", "-o", "-").stdout
    by_name = bench.run(*draw, "--scope", "Rack 1", "--format", "svg", "-o", "-").stdout
    bench.check("scope by id and by name", "" if by_id == by_name and by_id else "differ")
    bench.run(*draw, "--width", "600", "-o", "wide.png")
    size = png_size(read(bench.path("wide.png")))
    bench.check("width in pixels", "" if size and size[0] == 600 else size)
    for page, points in (("a4", 595.28), ("a3-landscape", 1190.55), ("letter-landscape", 792)):
        svg = bench.run("render", bench.sample(), "--diagram", "row-elevation", "--face", "front",
                        "--page", page, "--format", "svg", "-o", "-").stdout
        width = float(re.search(rb'viewBox="0 0 ([0-9.]+)', svg).group(1))
        bench.check(f"page {page}", "" if abs(width - points) < 0.1 else width)
    outlines = bench.run(*draw, "--text", "outlines", "--format", "svg", "-o", "-").stdout
    bench.check("text as outlines", "" if b"<text" in by_id and b"<text" not in outlines
                else "still text")
    done = bench.run("render", bench.sample(), "--all", "-o", "all/", "--json")
    files = json.loads(done.stdout)
    bench.check("all into a folder", "" if files and all(os.path.exists(bench.path(file))
                                                         for file in files) else files)
    done = bench.run("render", bench.sample(), "--all", "-o", "all/", "--quiet")
    bench.check("quiet", done.stdout or unexpected(done, DONE))
    done = bench.run("render", os.path.join(bench.data, "templates", "empty.archivolt"), "--all",
                     "-o", "none/")
    bench.check("nothing to draw", done.stdout or unexpected(done, DONE))


def table_of(report, name):
    def blocks(parent):
        for block in parent:
            yield block
            for column in block.get("columns", []):
                yield from blocks(column.get("blocks", []))

    return next(block for section in report["sections"] for block in blocks(section["blocks"])
                if block.get("name") == name)


def test_report(bench):
    """Every writer writes, and what the sheet adds up is what `info` says."""
    magics = {"pdf": b"%PDF-", "xlsx": b"PK", "csv": b"", "json": b"{"}
    for kind in ("power", "bom", "cables"):
        for suffix, magic in magics.items():
            path = bench.path(f"{kind}.{suffix}")
            done = bench.run("report", bench.sample(), "--kind", kind, "-o", path)
            bench.check(f"report {kind} {suffix}", unexpected(done, DONE)
                        or ("" if read(path).startswith(magic) else path))
    report = json.loads(read(bench.path("power.json")))
    told = info(bench, "optane-servers")
    total = table_of(report, "Devices")["rows"][-1]["cells"]
    for column, key in ((3, "idle_w"), (4, "typical_w"), (5, "peak_w"), (6, "planning_w")):
        value = told["power"][key]
        bench.check(f"the sheet's total is info's {key}",
                    "" if near(total[column]["value"], value) else (total, value))
    only = json.loads(read(bench.path("bom.json")))
    servers = table_of(only, "Devices")["rows"]
    bench.check("devices are counted", "" if any(row["cells"][4].get("value") == 4
                                                 for row in servers) else servers)
    bench.run("report", bench.sample(), "--kind", "bom", "--parts", "cables", "-o", "part.json")
    part = json.loads(read(bench.path("part.json")))
    names = [block.get("name") for block in part["sections"][0]["blocks"] if "name" in block]
    bench.check("only the part asked for", "" if names == ["Cables"] else names)


def test_import(bench):
    first = os.path.join(bench.fixtures, "APC", "AP8886.yaml")
    second = os.path.join(bench.fixtures, "Dell", "PowerEdge-R640.yaml")
    path = bench.path("types.archivolt")
    done = bench.run("import", "netbox-type", first, second, "--dry-run")
    bench.check("dry run", unexpected(done, DONE, out="AP8886"))
    done = bench.run("import", "netbox-type", first, second, "-o", path, "--json")
    names = [each["name"] for each in json.loads(done.stdout)["types"]]
    bench.check("import", unexpected(done, DONE) or ("" if len(names) == 2 else names))
    before = read(path)
    done = bench.run("import", "netbox-type", second, "--into", path, "-o", path, "--quiet")
    bench.check("importing again changes nothing", done.stdout or unexpected(done, DONE)
                or ("" if read(path) == before else "changed"))
    copy = bench.path("into.archivolt")
    done = bench.run("import", "netbox-type", "--into", bench.sample(), "-o", copy, first)
    counts = json.loads(bench.run("info", copy, "--json").stdout)["counts"]
    bench.check("import into a design", unexpected(done, DONE)
                or ("" if counts["types"] == 3 and counts["devices"] == 6 else counts))
    with open(first, "rb") as file:
        done = bench.run("import", "netbox-type", "-", "-o", "-", stdin=file)
    bench.check("import from and to the standard streams",
                unexpected(done, DONE, out='"model": "AP8886"'))


def test_convert(bench):
    path = bench.path("converted.archivolt")
    done = bench.run("convert", bench.sample(), "-o", path, "--json")
    bench.check("convert", unexpected(done, DONE, out=f'["{path}"]')
                or ("" if read(path) == read(bench.sample()) else "differs"))
    design = json.loads(read(bench.sample()))
    design["devices"].reverse()
    design["future"] = {"a": [1, 2]}
    done = bench.run("convert", "-", "-o", "-", input=json.dumps(design).encode())
    again = json.loads(done.stdout)
    del design["future"]
    design["devices"].reverse()
    bench.check("canonical order, unknown keys kept", unexpected(done, DONE)
                or ("" if again.pop("future") == {"a": [1, 2]} and again == design else again))
    again["version"] = [2, 0]
    done = bench.run("convert", "-", "-o", path, input=json.dumps(again).encode())
    bench.check("a newer major version is not written",
                unexpected(done, USAGE, message="has version 2.0")
                or ("" if read(path) == read(bench.sample()) else "was written over"))
    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
    done = bench.run("convert", path, "-o", path, preexec_fn=limit)
    bench.check("beyond the largest file size", unexpected(done, UNWRITTEN, message=path)
                or ("" if read(path) == read(bench.sample()) else "the old file is gone"))
    strays = [name for name in os.listdir(bench.folder) if name.startswith(".archivolt")]
    bench.check("no strays", strays)


def test_nothing_lost(bench):
    """No command replaces a design that it did not read, or one that it cannot write whole."""
    other = bench.path("other.archivolt")
    bench.run("convert", bench.sample("optane-rack"), "-o", other)
    before = read(other)
    done = bench.run("convert", bench.sample(), "-o", other)
    bench.check("convert onto another design", unexpected(done, UNWRITTEN, message=other)
                or ("" if read(other) == before else "replaced"))
    draw = ["render", other, "--diagram", "rack-elevation", "--format", "svg", "-o"]
    done = bench.run(*draw, other)
    bench.check("render onto the design", unexpected(done, USAGE, message=other)
                or ("" if read(other) == before else "replaced"))
    plain = bench.path("plain.json")
    os.rename(other, plain)
    done = bench.run("render", plain, *draw[2:], plain)
    bench.check("render onto the design of another name", unexpected(done, USAGE, message=plain)
                or ("" if read(plain) == before else "replaced"))
    design = json.loads(before)
    design["version"] = [2, 0]
    newer = bench.write("newer.archivolt", json.dumps(design))
    before = read(newer)
    done = bench.run("import", "netbox-type", os.path.join(bench.fixtures, "APC", "AP8886.yaml"),
                     "--into", newer, "-o", newer)
    bench.check("import into a newer version", unexpected(done, USAGE, message=newer)
                or ("" if read(newer) == before else "replaced"))


def renamed(text, salt):
    """The same design, made by somebody else: other ids, so another order."""
    def other(match):
        letter, rest = match.groups()
        number = int.from_bytes(rest.encode(), "big") * salt + 12345
        return '"' + letter + "".join(LETTERS[number >> 5 * i & 31] for i in range(12)) + '"'
    return ID.sub(other, text)


def test_diff(bench):
    done = bench.run("diff", bench.sample(), bench.sample())
    bench.check("no differences", done.stdout or unexpected(done, DONE))
    done = bench.run("diff", bench.sample(), bench.sample("optane-servers-parts"))
    bench.check("differences", unexpected(done, FINDINGS, out='~ device "esx01" (Rack 1)')
                or unexpected(done, FINDINGS, out="power_basis: budget -> parts"))
    text = read(bench.sample("optane-rack")).decode()
    other = bench.write("other.archivolt", renamed(text, 7))
    done = bench.run("diff", bench.sample("optane-rack"), other)
    bench.check("made independently", done.stdout or unexpected(done, DONE))
    done = bench.run("diff", bench.sample("optane-rack"), other, "--match", "ids")
    bench.check("made independently, by ids", unexpected(done, FINDINGS, out='+ device "esx01"'))
    changed = json.loads(renamed(text, 7))
    for device in changed["devices"]:
        if device["name"] == "esx05":
            device["position_hu"] = 88
        if device["name"] == "esx06":
            device["name"] = "new name"
    cord = next(link for link in changed["links"] if link["label"] == "esx07-A")
    cord["b_port"] = "3 C13 4"
    for end in ("device", "port"):
        cord["a_" + end], cord["b_" + end] = cord["b_" + end], cord["a_" + end]
    path = bench.write("changed.archivolt", json.dumps(changed))
    done = bench.run("diff", bench.sample("optane-rack"), path, "--json")
    changes = [(each["kind"], each["name"], each["change"],
                [(field["path"], field["before"], field["after"]) for field in each["fields"]])
               for each in json.loads(done.stdout)["changes"]]
    expected = {("device", "esx05", "position_hu"), ("device", "esx06", "name")}
    found = {(kind, name, fields[0][0]) for kind, name, _, fields in changes[:2] if fields}
    ports = [each for each in changes if each[0] == "link"]
    bench.check("only what differs", "" if found == expected and len(ports) == 1
                and len(changes) == 3 and len(ports[0][3]) == 1 else changes)
    done = bench.run("diff", bench.sample("optane-rack"), path, "--quiet")
    bench.check("quiet differences", done.stdout or unexpected(done, FINDINGS))


def main():
    program, data, fixtures = (os.path.abspath(word) for word in sys.argv[1:4])
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(program, data, fixtures, folder)
        for test in (test_refusals, test_help, test_environment, test_streams,
                     test_new, test_info, test_cooling,
                     test_check, test_overload, test_render, test_report, test_import, test_convert,
                     test_nothing_lost, test_diff):
            test(bench)
    print(f"1..{bench.number}")
    return int(bench.failed > 0)


if __name__ == "__main__":
    sys.exit(main())
