#!/usr/bin/python3
"""calc.py ARCHIVOLT-CLI: the calc command from outside: results, exit codes, messages. Prints
TAP."""

import json
import os
import subprocess
import sys
import tempfile

ARTICLE = {"components": [
    {"name": "CPU", "quantity": 2, "idle_w": 110, "typical_w": 150, "peak_w": 360},
    {"name": "DDR4 64 GB", "quantity": 12, "typical_w": 24},
    {"name": "PMem 256 GB", "quantity": 12, "typical_w": 15},
    {"name": "P4800X", "quantity": 2, "typical_w": 18},
    {"name": "P4510", "quantity": 4, "typical_w": 16},
    {"name": "XXV710", "quantity": 1, "typical_w": 15}]}
PSU = {"count": 2, "rated_w": 1100, "grade": "platinum"}
CIRCUIT = {"voltage_v": 230, "phases": 1, "breaker_a": 32}
STAR = {"connection": "L-N", "voltage_v": 230}


def lines_of(power_w):
    return [{"lines": line, "power_w": power_w} for line in ("L1", "L2", "L3")]


# name of the calculation, input, expected members of the result (null: None), findings, confidence
RESULTS = [
    ("server-power", ARTICLE, {"idle_w": 803, "typical_w": 883, "peak_w": 1303,
                               "input_typical_w": 883, "input_peak_w": 1303,
                               "input_typical_one_psu_w": 883}, [], "verified"),
    ("server-power", {**ARTICLE, "psu": PSU},
     {"typical_w": 883, "input_typical_w": 952.7, "input_typical_one_psu_w": 957.9}, [],
     "derived"),
    ("server-power", {**ARTICLE, "psu": {**PSU, "rated_w": 600}},
     {"input_typical_one_psu_w": None, "input_peak_w": None},
     ["psu-overload", "psu-overload"], "derived"),
    ("server-power", {**ARTICLE, "psu": {**PSU, "grade": "basic", "voltage_class": "230"}},
     {"input_typical_w": 1051.0}, [], "derived"),
    ("current", {"power_w": 4000, "voltage_v": 230, "phases": 1}, {"line_current_a": 17.391}, [],
     "verified"),
    ("current", {"power_w": 21e3, "voltage_v": 230, "phases": 1}, {"line_current_a": 91.304}, [],
     "verified"),
    ("circuit", {**CIRCUIT, "load_va": 21000},
     {"usable_a": 32, "load_a": 91.304, "circuits_needed": 3}, ["circuit-overload"], "verified"),
    ("circuit", {**CIRCUIT, "load_va": 21000, "derating": 0.8}, {"circuits_needed": 4},
     ["circuit-overload"], "verified"),
    ("circuit", CIRCUIT, {"usable_va": 7360, "load_a": "absent", "circuits_needed": "absent"}, [],
     "verified"),
    ("phase-load", {**STAR, "loads": lines_of(7000), "breaker_a": 32},
     {"line_current_a": {"L1": 30.435, "L2": 30.435, "L3": 30.435}, "neutral_current_a": 0,
      "imbalance_percent": 0, "max_utilization_percent": 95.109}, [], "verified"),
    ("phase-load", {**STAR, "loads": []},
     {"line_current_a": {"L1": 0, "L2": 0, "L3": 0}, "imbalance_percent": 0,
      "max_utilization_percent": "absent"}, [], "verified"),
    ("phase-balance",
     {"voltage_v": 230, "loads": [{"id": f"s{i}", "power_w": power} for i, power in enumerate(
         (500, 500, 400, 400, 300, 300, 300))], "breaker_a": 32},
     {"line_current_a": {"L1": 3.913, "L2": 3.913, "L3": 3.913}, "imbalance_percent": 0,
      "proven_optimal": True}, [], "verified"),
    ("phase-balance", {"voltage_v": 230, "loads": [{"id": "only", "power_w": 230}]},
     {"assignment": {"only": "L1"}, "imbalance_percent": 200}, ["phase-imbalance"], "verified"),
    ("airflow", {"heat_w": 900, "delta_t_k": 15},
     {"airflow_m3_h": 178.342, "airflow_cfm": 104.968, "air_density_kg_m3": 1.2041}, [],
     "general"),
    ("room-heat", {"it_w": 10000, "ups_rating_w": 10000, "people": 1},
     {"it_w": 10000, "ups_w": 900, "distribution_w": 0, "lighting_w": 0, "people_w": 100,
      "total_w": 11000}, [], "general"),
    ("ups-runtime", {"model": "peukert", "capacity_ah": 100, "rated_hours": 20, "exponent": 1.2,
                     "current_a": 10}, {"runtime_h": 8.7055}, [], "verified"),
    ("ups-runtime", {"model": "linear", "voltage_v": 48, "capacity_ah": 100,
                     "depth_of_discharge": 0.8, "load_w": 1000}, {"runtime_h": 2.7648}, [],
     "verified"),
    ("ups-size", {"load_w": 4000, "power_factor": 0.8, "rated_w": 4500, "rated_va": 5000},
     {"required_va": 5000, "utilization_percent": 100, "units_needed": 1}, [], "source"),
    ("energy", {"it_power_w": 1000, "pue": 1.2, "grid_g_per_kwh": 400},
     {"annual_kwh": 10512, "annual_cost": "absent", "annual_co2_kg": 4204.8}, [], "verified"),
    ("feed-failover",
     {"feeds": [{"id": "A", "side": "A", "voltage_v": 230, "phases": 1, "breaker_a": 32},
                {"id": "B", "side": "B", "voltage_v": 230, "phases": 1, "breaker_a": 32}],
      "pdus": [{"id": "PA", "feed": "A", "outlets": [{"id": "1"}]},
               {"id": "PB", "feed": "B", "outlets": [{"id": "1"}]}],
      "devices": [{"id": "s", "power_w": 883, "psu": PSU,
                   "cords": [{"pdu": "PA", "outlet": "1"}, {"pdu": "PB", "outlet": "1"}]}]},
     {"devices": [{"id": "s", "normal_w": 952.7, "a_lost_w": 957.9, "b_lost_w": 957.9}]}, [],
     "derived"),
]

# arguments, standard input, exit code, what the message holds (or None)
REFUSALS = [
    (["current", "-"], '{"power_w": 1,\n "voltage_v": 0,\n "phases": 1}', 2, "-:2: voltage_v"),
    (["current", "-"], '{"power_w": 1,\n "voltage_v": 230,\n "phases": 2}', 2, "-:3: phases"),
    (["current"], '{"power_w": 1, "voltage_v": 230, "phases": 3}', 2, "connection"),
    (["current"], '{"power_w": 1, "apparent_va": 1, "voltage_v": 230, "phases": 1}', 2,
     "power_w, apparent_va"),
    (["current"], '{"voltage_v": 230, "phases": 1}', 2, "power_w, apparent_va"),
    (["current"], '{"power_w": "1", "voltage_v": 230, "phases": 1}', 2, "power_w"),
    (["current"], '{"power_w": NaN, "voltage_v": 230, "phases": 1}', 2, "-:1:"),
    (["current"], '{"power_w": 1e400, "voltage_v": 230, "phases": 1}', 2, "-:1:"),
    (["current"], '{"power_w": null, "voltage_v": 230, "phases": 1}', 2, "power_w"),
    (["current"], '{"power_w": 1, "voltage": 230, "phases": 1}', 2, "voltage_v"),
    (["current"], '{"power_w": 1, "phases": 1, "phases": 1, "voltage_v": 1}', 2, "phases"),
    (["current"], '[]', 2, "object"),
    (["current"], '', 2, "-:1:"),
    (["current"], '{"power_w": 1', 2, "-:1:"),
    (["server-power"], '{"components": []}', 2, "components"),
    (["server-power"], '{"components": [{"name": "x", "quantity": 1.5, "typical_w": 1}]}', 2,
     "components[0].quantity"),
    (["server-power"],
     '{"components": [{"name": "x", "quantity": 1, "typical_w": 1}],\n"psu": {"count": 1,'
     ' "rated_w": 1,\n"grade": "basic"}}', 2, "-:3: psu.grade"),
    (["phase-load"], '{"connection": "L-N", "voltage_v": 230, "loads": [{"lines": "L1"}]}', 2,
     "loads[0]: current_a, power_w, apparent_va"),
    (["phase-load"], '{"connection": "L-N", "voltage_v": 230, "loads": [{"lines": "L4",'
     ' "power_w": 1}]}', 2, "L1-L2"),
    (["ups-runtime"], '{"model": "linear", "voltage_v": 48, "capacity_ah": 1,\n'
     '"depth_of_discharge": 1, "load_w": 1, "exponent": 1.1}', 2, "-:2: exponent"),
    (["nothing"], "", 2, "nothing"),
    ([], "", 2, "--list"),
    (["--list", "current"], "", 2, "--list"),
    (["current", "--describe", "-"], "", 2, "--describe"),
    (["current", "a", "b"], "", 2, "\"b\""),
    (["current", "--unknown"], "", 2, "--unknown"),
    (["current", "/nonexistent/input.json"], "", 3, "/nonexistent/input.json"),
    (["current", "/"], "", 3, "/"),
]


class Tap:
    def __init__(self):
        self.number = 0
        self.failed = False

    def point(self, name, problem):
        self.number += 1
        self.failed = self.failed or bool(problem)
        print(f"{'not ok' if problem else 'ok'} {self.number} {name}")
        if problem:
            print(f"# {problem}")


def run(command, arguments, text, **options):
    return subprocess.run([*command, "calc", *arguments], input=text, text=True, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60, **options)


def differs(expected, found):
    if isinstance(expected, dict):
        return any(key in found if value == "absent" else
                   key not in found or differs(value, found[key])
                   for key, value in expected.items())
    if isinstance(expected, list):
        return len(expected) != len(found) or any(map(differs, expected, found))
    if isinstance(expected, (int, float)) and isinstance(found, (int, float)):
        return abs(expected - found) > 0.06 if expected > 100 else abs(expected - found) > 0.001
    return expected != found


def check_result(command, case):
    name, data, expected, codes, confidence = case
    done = run(command, [name], json.dumps(data))
    if done.returncode != 0 or done.stderr:
        return f"exit {done.returncode}: {done.stderr}"
    output = json.loads(done.stdout)
    if list(output) != ["result", "confidence", "findings", "assumptions", "sources"]:
        return f"keys {list(output)}"
    found = [finding["code"] for finding in output["findings"]]
    if found != codes or output["confidence"] != confidence:
        return f"findings {found}, confidence {output['confidence']}"
    if not output["sources"] or any(not finding["message"] for finding in output["findings"]):
        return "no source, or a finding without words"
    return f"{output['result']}" if differs(expected, output["result"]) else ""


def check_refusal(command, case):
    arguments, text, code, message = case
    done = run(command, arguments, text)
    if done.returncode != code or done.stdout:
        return f"exit {done.returncode}, output {done.stdout!r}, {done.stderr}"
    if not all(line.startswith("archivolt-cli: ") for line in done.stderr.splitlines()):
        return f"message {done.stderr!r}"
    return "" if message in done.stderr else f"{message!r} is not in {done.stderr!r}"


def keys_of(fields):
    return {field["key"]: keys_of(field.get("keys", [])) for field in fields}


def check_description(command, name):
    """What is described is what is taken: each key, left out or of a wrong type, changes things."""
    words = run(command, [name, "--describe"], "")
    done = run(command, [name, "--describe", "--json"], "")
    if words.returncode or done.returncode:
        return f"{words.stderr}{done.stderr}"
    output = json.loads(done.stdout)
    missing = [key for key in keys_of(output["input"]) if key not in words.stdout]
    if missing or not output["formula"] or not output["source"]:
        return f"missing {missing}"
    for field in output["input"]:
        refused = run(command, [name], json.dumps({field["key"]: True}))
        if refused.returncode != 2 or field["key"] not in refused.stderr:
            return f"{field['key']} accepts true: {refused.stderr}"
    return ""


def check_file(command, folder):
    path = os.path.join(folder, "input\n\x1b[31m.json")
    with open(path, "w", encoding="utf-8") as file:
        file.write('{"power_w": 4000,\n"voltage_v": -1, "phases": 1}')
    done = run(command, ["current", path], "")
    if done.returncode != 2 or "\x1b" in done.stderr or done.stderr.count("\n") != 1:
        return f"exit {done.returncode}, {done.stderr!r}"
    if ":2: voltage_v" not in done.stderr:
        return done.stderr
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run([*command, "calc", "--list"], stdout=full, stderr=subprocess.PIPE,
                              check=False)
    return "" if done.returncode == 4 else f"a full disk exits {done.returncode}"


def check_locale(command):
    for locale in ("de_DE.UTF-8", "ar_EG.UTF-8"):
        environment = {**os.environ, "LC_ALL": locale, "LANGUAGE": "de"}
        done = run(command, ["current"], '{"power_w": 4000, "voltage_v": 230.5, "phases": 1}',
                   env=environment)
        expected = {"line_current_a": 17.354}
        if done.returncode or differs(expected, json.loads(done.stdout)["result"]):
            return f"{locale}: {done.stdout}{done.stderr}"
    return ""


def main():
    command = sys.argv[1:]
    tap = Tap()
    listed = run(command, ["--list", "--json"], "")
    names = [each["name"] for each in json.loads(listed.stdout)]
    words = run(command, ["--list"], "").stdout
    tap.point("list", "" if names and all(name in words for name in names) else words)
    for name in names:
        tap.point(f"describe {name}", check_description(command, name))
    for case in RESULTS:
        tap.point(f"{case[0]} {json.dumps(case[2])[:50]}", check_result(command, case))
    for case in REFUSALS:
        tap.point(f"refuse {' '.join(case[0])} {case[1]!r:.50}", check_refusal(command, case))
    with tempfile.TemporaryDirectory() as folder:
        tap.point("file", check_file(command, folder))
    tap.point("locale", check_locale(command))
    print(f"1..{tap.number}")
    return int(tap.failed)


if __name__ == "__main__":
    sys.exit(main())
