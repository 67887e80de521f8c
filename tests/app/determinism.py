#!/usr/bin/python3
"""Same design, same bytes: canonical files and drawings are made again on another day, by another
user, from another folder, under another umask and time zone, in other locales, and with fonts and
a font configuration of the user's own, and compared with the first ones.

usage: determinism.py ARCHIVOLT-CLI SAMPLES-FOLDER"""

import hashlib
import locale
import os
import pwd
import shutil
import subprocess
import sys
import tempfile

LOCALES = ["de_DE.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8"]
SUFFIXES = ["svg", "pdf", "png"]

FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>{cache}</cachedir>
  <match target="pattern">
    <edit name="family" mode="prepend_first"><string>{family}</string></edit>
  </match>
  <match target="font"><edit name="hintstyle" mode="assign"><const>hintfull</const></edit></match>
</fontconfig>
"""


def commands(cli, design, folder):
    yield [cli, "convert", design, "-o", os.path.join(folder, "design.archivolt")]
    for suffix in SUFFIXES:
        yield [cli, "render", design, "--all", "-o", os.path.join(folder, suffix) + "/",
               "--format", suffix]


def digests(folder):
    result = {}
    for parent, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(parent, name)
            with open(path, "rb") as file:
                result[os.path.relpath(path, folder)] = hashlib.sha256(file.read()).hexdigest()
    return result


def make(cli, design, folder, prefix=(), env=None, **options):
    os.makedirs(folder, exist_ok=True)
    os.chmod(folder, 0o777)
    for command in commands(cli, design, folder):
        subprocess.run([*prefix, *command], env=env, check=True, timeout=120,
                       stdout=subprocess.DEVNULL, **options)
    return digests(folder)


def base_env(extra=None):
    env = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    for name in ("ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS"):
        if name in os.environ:
            env[name] = os.environ[name]
    env.update(extra or {})
    return env


def other_fonts(folder):
    """An own font folder and a configuration that puts another family before every other."""
    fonts = os.path.join(folder, "fonts")
    os.makedirs(fonts)
    source = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"
    shutil.copy(source, os.path.join(fonts, "Extra.ttf"))
    path = os.path.join(folder, "fonts.conf")
    with open(path, "w", encoding="utf-8") as file:
        file.write(FONTS_CONF.format(fonts=fonts, cache=os.path.join(folder, "cache"),
                                     family="DejaVu Sans Mono"))
    return path


def variants(cli, design, root):
    """Pairs of a name and a function that makes everything again into a folder."""
    def variant(name, prefix=(), extra=None, **options):
        return name, lambda: make(cli, design, os.path.join(root, name.replace(" ", "-")), prefix,
                                  base_env(extra), **options)

    yield variant("a second time")
    yield variant("another day", ("faketime", "2031-02-28 23:59:58"))
    yield variant("another folder", cwd="/")
    yield variant("another umask", preexec_fn=lambda: os.umask(0o077))
    yield variant("another time zone", extra={"TZ": "Pacific/Kiritimati"})
    yield variant("fonts of the user", extra={"FONTCONFIG_FILE": other_fonts(root),
                                              "GDK_BACKEND": "none"})
    for name in LOCALES:
        yield variant(f"locale {name}", extra={"LC_ALL": name, "LANGUAGE": name})
    if os.getuid() == 0:
        nobody = pwd.getpwnam("nobody")
        yield variant("another user", user=nobody.pw_uid, group=nobody.pw_gid, extra_groups=[])


def differences(expected, found):
    names = sorted(set(expected) | set(found))
    return [name for name in names if expected.get(name) != found.get(name)]


def main():
    cli, samples = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    designs = sorted(name for name in os.listdir(samples) if name.endswith(".archivolt"))
    number = 0
    failed = False

    for name in LOCALES:
        locale.setlocale(locale.LC_ALL, name)  # raises when it is not installed
    locale.setlocale(locale.LC_ALL, "C.UTF-8")
    if not designs:
        sys.exit("no design in " + samples)
    for name in designs:
        with tempfile.TemporaryDirectory() as root:
            os.chmod(root, 0o777)
            own_cli = os.path.join(root, "archivolt-cli")  # where every user may read it
            shutil.copy(cli, own_cli)
            design = os.path.join(root, name)
            shutil.copy(os.path.join(samples, name), design)
            os.chmod(design, 0o644)
            first = make(own_cli, design, os.path.join(root, "first"), env=base_env())
            missing = [s for s in SUFFIXES if not any(k.endswith("." + s) for k in first)]
            for what, run in variants(own_cli, design, root):
                number += 1
                wrong = missing + differences(first, run())
                failed = failed or bool(wrong)
                print(f"{'not ok' if wrong else 'ok'} {number} {name}: {what}, "
                      f"{len(first)} files{': ' + ', '.join(wrong) if wrong else ''}", flush=True)
    print(f"1..{number}")
    sys.exit(1 if failed else 0)


main()
