#!/usr/bin/python3
"""test-translations.py PO-FOLDER: each language of LINGUAS passes msgfmt -c, its templates keep
their arguments, and what opens a dialog ends in an ellipsis in every language."""

import ast
import os
import re
import subprocess
import sys

MESSAGE = re.compile(r'^(msgid|msgid_plural|msgstr(?:\[\d+\])?) ((?:".*"\n?)+)', re.MULTILINE)
ARGUMENT = re.compile(r"%[1-9]")


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
        wanted = set(ARGUMENT.findall(original)) | set(ARGUMENT.findall(plural))
        for translation in translations:
            if set(ARGUMENT.findall(translation)) != wanted:
                problems.append(f"{original!r}: the arguments differ in {translation!r}")
            if original.endswith("\u2026") != translation.endswith("\u2026"):
                problems.append(f"{original!r}: the ellipsis differs in {translation!r}")
    return problems


def main():
    folder = sys.argv[1]
    with open(os.path.join(folder, "LINGUAS"), encoding="utf-8") as file:
        languages = [line for line in file.read().split() if not line.startswith("#")]
    print(f"1..{2 * len(languages)}")
    failed = False
    for number, language in enumerate(languages):
        path = os.path.join(folder, language + ".po")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        for k, (name, problems) in enumerate([("msgfmt", check_msgfmt(path)),
                                              ("arguments", check_arguments(text))], 1):
            failed = failed or bool(problems)
            print(f"{'not ok' if problems else 'ok'} {2 * number + k} {language}: {name}")
            for problem in problems:
                print(f"# {problem}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
