#!/usr/bin/python3
"""test-translations.py PO-FOLDER BUILD-FOLDER: each language of LINGUAS passes msgfmt -c, its
templates keep their arguments as often as the original has them, what opens a dialog ends in an
ellipsis in every language, access keys are unique in each menu, and nothing is untranslated, fuzzy
or missing: the texts of the sources are collected anew into BUILD-FOLDER. Prints TAP."""

import ast
import os
import re
import subprocess
import sys

MESSAGE = re.compile(r'^(msgid|msgid_plural|msgstr(?:\[\d+\])?) ((?:".*"\n?)+)', re.MULTILINE)
ARGUMENT = re.compile(r"%[1-9]")
# What meson's preset "glib" adds to the arguments in po/meson.build, as far as it finds texts.
PRESET = ["--from-code=UTF-8", "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2",
          "--keyword=NC_:1c,2", "--keyword=g_dcgettext:2", "--keyword=g_dngettext:2,3",
          "--keyword=g_dpgettext2:2c,3"]
# Each menu: its file, and where the labels stand that share their access keys.
MENUS = [("app/window.ui", r'(?s)<menu id="main_menu">(.*?)</menu>', r">([^<]*_[^<]*)<"),
         ("widgets/rack/object-menu.c", r"(?s)states\[\] = \{(.*?)\};", r'N_ \("([^"]*)"\)'),
         ("widgets/rack/object-menu.c", r"(?s)(.*)", r'_ \("([^"]*)"\)')]


def unquote(lines):
    return "".join(ast.literal_eval(line) for line in lines.strip().split("\n"))


def messages(text):
    """Each (original, plural or same, list of translations)."""
    for block in re.split(r"\n\n+", text):
        fields = [(key, unquote(value)) for key, value in MESSAGE.findall(block)]
        texts = dict(fields)
        if texts.get("msgid"):
            yield (texts["msgid"], texts.get("msgid_plural", texts["msgid"]),
                   [value for key, value in fields if key.startswith("msgstr") and value])


def check_msgfmt(path):
    done = subprocess.run(["msgfmt", "-c", "--check-accelerators=_", "-o", os.devnull, path],
                          text=True, stderr=subprocess.PIPE, check=False)
    return [line for line in done.stderr.splitlines() if line] if done.returncode else []


def check_arguments(text):
    problems = []
    for original, plural, translations in messages(text):
        allowed = [sorted(ARGUMENT.findall(original)), sorted(ARGUMENT.findall(plural))]
        for translation in translations:
            if sorted(ARGUMENT.findall(translation)) not in allowed:
                problems.append(f"{original!r}: the arguments differ in {translation!r}")
            if original.endswith("\u2026") != translation.endswith("\u2026"):
                problems.append(f"{original!r}: the ellipsis differs in {translation!r}")
    return problems


def msgids(arguments):
    """The originals of what msgattrib picks."""
    text = subprocess.run(["msgattrib", "--no-obsolete", "--no-wrap", *arguments], check=True,
                          text=True, stdout=subprocess.PIPE).stdout
    return [original for original, _plural, _translations in messages(text)]


def check_complete(path):
    return ([f"{original!r}: not translated" for original in msgids(["--untranslated", path])]
            + [f"{original!r}: fuzzy" for original in msgids(["--only-fuzzy", path])])


def template(folder, build):
    """The path of a template with every text of the sources."""
    path = os.path.join(build, "test-translations.pot")
    with open(os.path.join(folder, "meson.build"), encoding="utf-8") as file:
        options = re.findall(r"'(--(?:keyword|flag)=[^']+)'", file.read())
    subprocess.run(["xgettext", "-D", os.path.dirname(os.path.abspath(folder)), "-f",
                    os.path.join(folder, "POTFILES.in"), "-o", path, *PRESET, *options],
                   check=True, stderr=subprocess.DEVNULL)
    return path


def check_missing(text, wanted):
    """What the sources say and the language does not know."""
    known = {original for original, _plural, _translations in messages(text)}
    return [f"{original!r}: missing; add its translation" for original in sorted(wanted - known)]


def check_keys(text, root):
    """Two items of a menu with one access key."""
    translated = {original: translations[0] for original, _plural, translations in messages(text)
                  if translations}
    problems = []
    for name, part, label in MENUS:
        with open(os.path.join(root, name), encoding="utf-8") as file:
            menu = re.search(part, file.read()).group(1)
        if "states" not in part:
            menu = re.sub(r"(?s)states\[\] = \{.*?\};", "", menu)
        labels = [translated.get(found, found) for found in re.findall(label, menu)]
        keys = [text[text.index("_") + 1].lower() for text in labels if "_" in text]
        problems += [f"{name}: {label!r} has no access key" for label in labels if "_" not in label]
        problems += [f"{name}: the access key {key} stands twice in {labels}"
                     for key in sorted({key for key in keys if keys.count(key) > 1})]
    return problems


def main():
    folder, build = sys.argv[1:3]
    root = os.path.dirname(os.path.abspath(folder))
    with open(os.path.join(folder, "LINGUAS"), encoding="utf-8") as file:
        languages = [line for line in file.read().split() if not line.startswith("#")]
    wanted = set(msgids([template(folder, build)]))
    failed = False
    number = 0
    for language in languages:
        path = os.path.join(folder, language + ".po")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        for name, problems in [("msgfmt", check_msgfmt(path)), ("arguments", check_arguments(text)),
                               ("complete", check_complete(path)),
                               ("access keys", check_keys(text, root)),
                               ("whole", check_missing(text, wanted))]:
            number += 1
            failed = failed or bool(problems)
            print(f"{'not ok' if problems else 'ok'} {number} {language}: {name}")
            for problem in problems:
                print(f"# {problem}")
    print(f"1..{number}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
