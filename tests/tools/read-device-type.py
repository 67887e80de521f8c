#!/usr/bin/python3
"""read-device-type.py FOLDER: writes what the device types below FOLDER hold, as JSON.
read-device-type.py --check GOLDEN FOLDER: fails when that is not what GOLDEN holds.

The golden records of the importer's test come from here. It shares nothing with the importer: an
own reading of the YAML subset that the library uses, and own tables."""

import fractions
import json
import os
import re
import sys
import unicodedata

GRAMS = {"kg": fractions.Fraction(1000), "g": fractions.Fraction(1),
         "lb": fractions.Fraction(45359237, 100000), "oz": fractions.Fraction(45359237, 1600000)}
LEGS = {"A": "l1", "B": "l2", "C": "l3"}
LISTS = ["power-ports", "power-outlets", "interfaces", "console-ports", "console-server-ports",
         "front-ports", "rear-ports", "module-bays", "device-bays"]


class Lines:
    """The lines of a file that hold something: (indent, text), comments removed."""

    def __init__(self, text):
        self.rows = []
        self.at = 0
        for line in text.replace("\r\n", "\n").split("\n"):
            bare = uncomment(line).rstrip()
            if bare not in ("", "---", "..."):
                self.rows.append((len(bare) - len(bare.lstrip(" ")), bare.strip()))

    def peek(self):
        return self.rows[self.at] if self.at < len(self.rows) else (-1, "")


def uncomment(line):
    quote = None
    for i, c in enumerate(line):
        if quote:
            quote = None if c == quote else quote
        elif c in "'\"" and (i == 0 or line[i - 1] in " :-[{,"):
            quote = c
        elif c == "#" and (i == 0 or line[i - 1] == " "):
            return line[:i]
    return line


def scalar(text):
    if len(text) >= 2 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    if len(text) >= 2 and text[0] == text[-1] == '"':
        return text[1:-1].replace('\\"', '"')
    return None if text in ("", "~", "null", "Null", "NULL") else text


def split_key(text):
    match = re.match(r"""('[^']*'|"[^"]*"|[^\s:'"][^:]*?)\s*:(?:\s+(.*))?$""", text)
    return (scalar(match.group(1)), match.group(2) or "") if match else None


def block_text(lines, indent):
    """A literal or folded text, or the further lines of a plain one; only its presence counts."""
    rows = []
    while lines.peek()[0] > indent:
        rows.append(lines.peek()[1])
        lines.at += 1
    return " ".join(rows)


def read_value(lines, indent, text):
    if text in ("[]", "{}"):
        return []
    if text and text[0] in "|>":
        return block_text(lines, indent)
    if text:
        more = block_text(lines, indent)
        return scalar(f"{text} {more}" if more else text)
    row_indent, row = lines.peek()
    if row.startswith("- ") or row == "-":
        return read_list(lines, row_indent) if row_indent >= indent else None
    return read_map(lines, row_indent) if row_indent > indent else None


def read_list(lines, indent):
    items = []
    while lines.peek()[0] == indent and lines.peek()[1].startswith("-"):
        text = lines.peek()[1][1:]
        inner = indent + 1 + len(text) - len(text.lstrip(" "))
        lines.rows[lines.at] = (inner, text.strip())
        items.append(read_map(lines, inner))
    return items


def read_map(lines, indent):
    found = {}
    while lines.peek()[0] == indent:
        pair = split_key(lines.peek()[1])
        if pair is None:
            raise ValueError(f"not understood: {lines.peek()[1]}")
        lines.at += 1
        found[pair[0]] = read_value(lines, indent, pair[1])
    return found


def half_up(value):
    return int(value + fractions.Fraction(1, 2))


def slug(manufacturer, model):
    text = unicodedata.normalize("NFKD", f"{manufacturer} {model}")
    text = text.encode("ascii", "ignore").decode().lower().replace("'", "")
    return re.sub(r"[^a-z0-9_]+", "-", text).strip("-")


def carries(connector):
    """Watts that an inlet carries at most, or None where its name has no rating."""
    rated = {"iec-60320-c6": 2.5, "iec-60320-c8": 2.5, "iec-60320-c14": 10, "iec-60320-c16": 10,
             "iec-60320-c20": 16, "iec-60320-c22": 16}
    three = re.match(r"iec-60309-3p|nema-l?(15|21|22)-", connector)
    nema = re.match(r"nema-l?\d+-(\d+)[pr]$", connector)
    amperes = (rated.get(connector) or (nema and int(nema.group(1)))
               or (connector.startswith("iec-60309-") and 125))
    return amperes * 250 * (3 if three else 1) if amperes else None


def draw(record, port, key, has_outlets):
    value = port.get(key)
    if value is None:
        return None
    connector = port.get("type")
    limit = carries(connector) if connector else None
    if limit is None:
        limit = (125 * 250 * 3 if connector and has_outlets
                 else 5000 * max(1, record["height_hu"] / 2))
    watts = float(value)
    return round(watts * 1000) if 0 < watts <= limit else None


def count(values):
    counts = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return counts


def is_true(value):
    return str(value).lower() in ("true", "yes", "on")


def describe(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        lines = Lines(file.read())
    device = read_map(lines, 0)
    if lines.at != len(lines.rows):
        raise ValueError(f"{path}: not understood: {lines.peek()[1]}")
    ports = {key: device.get(key) or [] for key in LISTS}
    record = {
        "manufacturer": device["manufacturer"],
        "model": device["model"],
        "slug": device.get("slug") or slug(device["manufacturer"], device["model"]),
        "part_number": device.get("part_number"),
        "height_hu": int(float(device["u_height"]) * 2),
        "full_depth": is_true(device.get("is_full_depth", "true")),
        "airflow": device.get("airflow"),
        "subdevice_role": "parent" if ports["device-bays"] else device.get("subdevice_role"),
        "mass_g": (half_up(fractions.Fraction(device["weight"]) * GRAMS[device["weight_unit"]])
                   if device.get("weight") else None),
    }
    record["inlets"] = [
        {"name": port["name"], "type": port.get("type"),
         "max_mw": draw(record, port, "maximum_draw", ports["power-outlets"]),
         "allocated_mw": draw(record, port, "allocated_draw", ports["power-outlets"])}
        for port in ports["power-ports"]]
    record["outlets"] = count(
        " ".join([port.get("type") or "-", LEGS.get(port.get("feed_leg"), "-"),
                  port.get("power_port") or "-"]) for port in ports["power-outlets"])
    record["interfaces"] = count(port.get("type") or "-" for port in ports["interfaces"])
    record["management"] = sum(is_true(port.get("mgmt_only")) for port in ports["interfaces"])
    record["consoles"] = count(port.get("type") or "-" for port in
                               ports["console-ports"] + ports["console-server-ports"])
    record["front"] = count(port.get("type") or "-" for port in ports["front-ports"])
    record["rear"] = count(port.get("type") or "-" for port in ports["rear-ports"])
    record["joined"] = sum("rear_port" in port for port in ports["front-ports"])
    record["module_bays"] = [port["name"] for port in ports["module-bays"]]
    record["device_bays"] = [port["name"] for port in ports["device-bays"]]
    return record


def describe_folder(folder):
    records = {}
    for where, folders, names in os.walk(folder):
        folders.sort()
        for name in names:
            if name.endswith((".yaml", ".yml")):
                path = os.path.join(where, name)
                records[os.path.relpath(path, folder).replace(os.sep, "/")] = describe(path)
    return json.dumps(records, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def main():
    if len(sys.argv) == 4 and sys.argv[1] == "--check":
        with open(sys.argv[2], encoding="utf-8") as file:
            return 0 if file.read() == describe_folder(sys.argv[3]) else 1
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    sys.stdout.write(describe_folder(sys.argv[1]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
