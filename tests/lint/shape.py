"""The shape of files: sizes, characters, words, translations, scripts."""

import re

from tree import (SOURCES, c_sources, code_only, find_all, in_folder, is_c, line_of,
                  without_comments)

MAX_FUNCTION = 80
MAX_FILE = 1000
MAX_COLUMNS = 100

BODY = re.compile(r"(?<=\))\n\{\n(.*?)^\}$", re.MULTILINE | re.DOTALL)
# Written so that these lines do not match themselves.
PRIVATE = re.compile(r"/w[o]rk/|/tmp/w[t]\b|\biss[u]e #?\d|\bsess[i]on \d|\bTO[D]O\b|\bFIX[M]E\b"
                     r"|\bXX[X]\b|\bClau[d]e\b|\bLL[M]\b|\bsub-?ag[e]nt\b")
MARKED = re.compile(r"\b(_|N_|C_|NC_|Q_|ngettext)\s*\(\s*\""
                    r"|\b(g_dngettext|g_dpgettext2?|avt_words_get(_plural)?)\s*\([^;\"]*\"")
# A macro such as G_GINT64_FORMAT inside a marked text: the translators would see half of it.
CUT = r"\b(_|N_|C_|ngettext)\s*\(\s*(\"(?:\\.|[^\"\\\n])*\"\s*)+[A-Z][A-Z0-9_a-z]*"
GETTEXT = re.compile(r"\b(_|N_|C_|NC_|Q_)\s*\(")
MARKED_UI = re.compile(r'translatable="(yes|true)"|<summary>|<description>|<comment>|^Name=',
                       re.MULTILINE)


def sizes(tree):
    """Functions aim at ten lines and files at 350; these are the limits, not the aims."""
    problems = []
    for path, text in sorted(tree.items()):
        if not is_c(path):
            continue
        n_lines = text.count("\n")
        if n_lines > MAX_FILE:
            problems.append(f"{path}:1: {n_lines} lines, the limit is {MAX_FILE}")
        for body in BODY.finditer(code_only(text)):
            n_lines = body.group(1).count("\n") + 2
            if n_lines > MAX_FUNCTION:
                line = line_of(text, body.start() + 1)
                problems.append(f"{path}:{line}: a function of {n_lines} lines, the limit is "
                                f"{MAX_FUNCTION}")
    return problems


def characters(tree):
    problems = []
    for path, text in sorted(tree.items()):
        if not (is_c(path) or path.endswith((".py", ".build", ".md", ".sh"))):
            continue
        if not text.endswith("\n") and text:
            problems.append(f"{path}: no newline at the end")
        for number, line in enumerate(text.split("\n"), 1):
            if line != line.rstrip():
                problems.append(f"{path}:{number}: white space at the end")
            if "\t" in line:
                problems.append(f"{path}:{number}: a tab")
            if (is_c(path) or path.endswith(".py")) and len(line) > MAX_COLUMNS:
                problems.append(f"{path}:{number}: {len(line)} columns, the limit is {MAX_COLUMNS}")
    return problems


def words(tree):
    """What belongs to the making and not to the program stays out of the repository."""
    return [f"{path}:{line_of(text, match.start())}: {match.group()!r} has no place here"
            for path, text in sorted(tree.items()) for match in PRIVATE.finditer(text)]


def has_strings(path, text):
    if is_c(path):
        return in_folder(path, SOURCES) and MARKED.search(without_comments(text)) is not None
    translated = (".ui", ".desktop.in", ".metainfo.xml.in", ".gschema.xml", ".mime.xml.in")
    return path.endswith(translated) and MARKED_UI.search(text) is not None


def macroless(text):
    return re.sub(r"^[ \t]*#[^\n]*", "", without_comments(text), flags=re.MULTILINE)


def potfiles(tree):
    """Every file with strings for people is in po/POTFILES.in, and no other."""
    listed = [line for line in tree.get("po/POTFILES.in", "").split("\n")
              if line and not line.startswith("#")]
    wanted = {path for path, text in tree.items() if has_strings(path, text)}
    problems = [f"{path}: not in po/POTFILES.in" for path in sorted(wanted - set(listed))]
    problems += [f"po/POTFILES.in: {path} has no strings" for path in listed if path not in wanted]
    problems += [f"po/POTFILES.in: {path} stands twice" for path in sorted(set(listed))
                 if listed.count(path) > 1]
    problems += [f'{path}: _() without <glib/gi18n-lib.h>' for path in sorted(wanted)
                 if is_c(path) and GETTEXT.search(macroless(tree[path]))
                 and "<glib/gi18n-lib.h>" not in tree[path]]
    return problems


def whole_texts(tree):
    """A text for translators is one literal, not cut by a macro."""
    return [problem for path, text in c_sources(tree)
            for problem in find_all(path, without_comments(text), CUT,
                                    "a macro cuts the text that translators see")]


def scripts(tree):
    """A developer's python3 may be another one; ours is Debian's. debian/rules is a makefile."""
    problems = []
    for path, text in sorted(tree.items()):
        first = text.split("\n", 1)[0]
        if not first.startswith("#!"):
            continue
        if first not in ("#!/usr/bin/python3", "#!/bin/sh") and path != "debian/rules":
            problems.append(f"{path}:1: {first}: write #!/usr/bin/python3 or #!/bin/sh")
        elif first == "#!/bin/sh" and not re.search(r"^set -e", text, re.MULTILINE):
            problems.append(f"{path}:1: a script begins with set -eu")
    return problems
