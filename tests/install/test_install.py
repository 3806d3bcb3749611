"""What `make install` puts where, and that a stranger's program can use it."""
import os
import re
import shutil
import stat
import subprocess
import tempfile
from pathlib import Path

from tap import main, test

ROOT = Path(os.environ["SRC"])
TOP = Path(tempfile.mkdtemp(prefix="deckconv-install-"))
DEST = TOP / "dest"
PLACES = ["PREFIX=/opt/deck", "libdir=/opt/deck/lib64",
          "mandir=/opt/deck/manuals"]
FILES = """
    bin/deckconv include/deckconv.h manuals/man1/deckconv.1
    lib64/libdeckconv.a lib64/libdeckconv.so lib64/libdeckconv.so.0
    lib64/libdeckconv.so.{version} lib64/pkgconfig/deckconv.pc
    share/bash-completion/completions/deckconv
    share/zsh/site-functions/_deckconv
    share/fish/vendor_completions.d/deckconv.fish"""
USER = r"""
#include <deckconv.h>
#include <stdio.h>
#include <string.h>

/* Names that the library has inside: ours must not meet them. */
int csv_open(void);
int csv_open(void) { return 7; }
int dc_hash(void);
int dc_hash(void) { return 8; }

static int on_event(void *user, const dc_event *e)
{
	if (e->what == DC_NOTE)
		printf("%.*s\n", (int)e->u.note->fields[0].value.n,
			e->u.note->fields[0].value.p);
	++*(int *)user;
	return DC_OK;
}

int main(void)
{
	static const char text[] = "front,back\nwhat?,that\n";
	int events = 0;
	dc_job *job = dc_job_new();

	if (dc_job_set(job, "from", "csv") != DC_OK)
		return 20;
	dc_job_input_memory(job, "a.csv", text, strlen(text));
	if (dc_job_each(job, on_event, &events) != DC_OK)
		return 21;
	dc_job_free(job);
	printf("%s\n", dc_version());
	return csv_open() + dc_hash() == 15 ? 0 : 22;
}
"""


def run(*argv, **kw):
    p = subprocess.run([str(a) for a in argv], stdout=subprocess.PIPE,
                       stderr=subprocess.STDOUT, encoding="utf-8", **kw)
    assert p.returncode == 0, f"{' '.join(map(str, argv))}: " \
        f"exit {p.returncode}\n{p.stdout[-3000:]}"
    return p.stdout


def make(*targets):
    # The make that runs us has lent its jobs to nobody: not to this one.
    env = dict(os.environ)
    env["MAKEFLAGS"] = re.sub(r"-j\S*|--jobserver-\S+", "",
                              env.get("MAKEFLAGS", ""))
    return run("make", "-s", "-C", ROOT, *PLACES, f"DESTDIR={DEST}",
               *targets, env=env)


def version():
    m = re.search(r"^VERSION = (\S+)$", (ROOT / "Makefile").read_text(), re.M)
    return m.group(1)


def installed():
    return {str(p.relative_to(DEST / "opt/deck"))
            for p in DEST.rglob("*") if not p.is_dir()}


def pkg_config(*args):
    env = dict(os.environ, PKG_CONFIG_SYSROOT_DIR=str(DEST),
               PKG_CONFIG_PATH=str(DEST / "opt/deck/lib64/pkgconfig"))
    out = run("pkg-config", *args, "deckconv", env=env)
    # Only ours lies below the root that we made up.
    return [x if "opt/deck" in x else x.replace(str(DEST), "")
            for x in out.split()]


@test("every file is where it was asked to be, and nothing else")
def _():
    make("install")
    assert {str(p.relative_to(DEST)) for p in DEST.iterdir()} == {"opt"}
    wanted = set(FILES.format(version=version()).split()) | {
        f"share/deckconv/recipes/{p.name}"
        for p in (ROOT / "formats/recipes").glob("*.json")}
    assert installed() == wanted, installed() ^ wanted
    for path in DEST.rglob("*"):
        mode = stat.S_IMODE(path.stat().st_mode)
        binary = path.is_dir() or path.parent.name == "bin" \
            or ".so" in path.name
        assert mode == (0o755 if binary else 0o644), f"{path}: {mode:o}"


@test("a program that knows only the header runs with the shared library")
def _():
    source, binary = TOP / "user.c", TOP / "user"
    source.write_text(USER)
    run("cc", "-std=c11", "-pedantic", "-Wall", "-Wextra", "-Werror",
        *pkg_config("--cflags"), "-o", binary, source, *pkg_config("--libs"))
    env = dict(os.environ, LD_LIBRARY_PATH=str(DEST / "opt/deck/lib64"))
    assert run(binary, env=env) == f"what?\n{version()}\n"


@test("the same with the static library, whose inner names stay inside")
def _():
    source, binary = TOP / "user.c", TOP / "user-static"
    lib = DEST / "opt/deck/lib64/libdeckconv.a"
    # Ours is static, what it stands on is shared.
    needs = pkg_config("--print-requires-private")
    libs = run("pkg-config", "--libs", *needs).split() + \
        ["-lcsv", "-lunistring", "-lpthread"]
    run("cc", *pkg_config("--cflags"), "-o", binary, source, lib, *libs)
    assert run(binary) == f"what?\n{version()}\n"


@test("the header is C++ too")
def _():
    header = ROOT / "src/deckconv.h"
    run("clang", "-x", "c++", "-std=c++11", "-Wall", "-Wextra", "-Werror",
        "-Wno-pragma-once-outside-header", "-fsyntax-only", header)


@test("the program, the library and pkg-config tell one version")
def _():
    out = run(DEST / "opt/deck/bin/deckconv", "--version")
    assert version() in out.split("\n")[0], out
    assert pkg_config("--modversion") == [version()]


@test("the soname is there, and binaries are hardened")
def _():
    lib = DEST / f"opt/deck/lib64/libdeckconv.so.{version()}"
    out = run("readelf", "-dl", lib)
    assert "[libdeckconv.so.0]" in out
    for path in (lib, DEST / "opt/deck/bin/deckconv"):
        out = run("readelf", "-dlh", path)
        assert "GNU_RELRO" in out and "BIND_NOW" in out, path
        assert "TEXTREL" not in out, path
        assert re.search(r"Type:\s+DYN", out), f"{path}: not PIE"
        assert not re.search(r"GNU_STACK.*\n.*RWE", out), path


@test("no path of this machine is in what is installed")
def _():
    here = os.fsencode(ROOT) + b"/"
    for path in DEST.rglob("*"):
        if path.is_file():
            assert here not in path.read_bytes(), path


@test("the manual page is well formed")
def _():
    page = DEST / "opt/deck/manuals/man1/deckconv.1"
    run("mandoc", "-T", "lint", "-W", "warning", page)
    # On a terminal, bold is a letter over itself.
    text = re.sub(".\b", "", run("mandoc", "-T", "utf8", page))
    assert "SYNOPSIS" in text and "EXIT STATUS" in text, text[:500]


@test("the completions are read by their shells")
def _():
    share = DEST / "opt/deck/share"
    run("bash", "-n", share / "bash-completion/completions/deckconv")
    run("zsh", "-n", share / "zsh/site-functions/_deckconv")
    run("fish", "-n", share / "fish/vendor_completions.d/deckconv.fish")


@test("make uninstall takes away all that make install brought")
def _():
    make("uninstall")
    assert installed() == set(), installed()


try:
    main()
finally:
    shutil.rmtree(TOP, ignore_errors=True)
