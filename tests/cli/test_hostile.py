"""A file that no person wrote: told as a problem by every command that reads YAML."""

import subprocess
import sys
from pathlib import Path

HOSTILE = {
    "lists in lists": b"[" * 100_000,
    "fields in fields": b"{a: " * 20_000,
    "dashes": b"- " * 20_000,
    "questions": b"? " * 20_000,
    "digits": b"groei: " + b"9" * 5_000,
    "digits after the point": b"groei: 0." + b"9" * 5_000,
    "nothing": b'naam: "a\0b"',
    "a written nothing": rb'naam: "a\0b"',
    "half a sign": rb'naam: "\ud800"',
    "no text": b"\xff\xfe\x00\xd8",
    "a programme": b'naam: !!python/object/apply:os.system ["id"]',
    "a set": b"!!set {a, b}",
    "a list for a name": b"? [a, b]\n: c",
    "a reference to itself": b"naam: &a [*a]",
    "laughs": b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]",
    "two documents": b"naam: a\n---\nnaam: b",
    "30 MB": b"naam: a\n" + b"#" * 30_000_000,
    "unknown fields": b"".join(b"veld%d: x\n" % n for n in range(30_000)),
    "empty lists": b"levers:\n" + b"- []\n" * 30_000,
    "one number": b"12345",
    "a word": b"woord",
}
# What one process says of every file that it is given: a segfault would end it half way.
_ASK_ALL = """
import sys
from succession.cli.main import main
for path in sys.argv[1:]:
    for command in (
        ["playbook", "check", path],
        ["playbook", "plan", path, "--anchor", "a=2027-01-01"],
        ["forecast", "--scenario", path],
        ["import", "lijst.csv", "--dry-run", "--map", path],
    ):
        try:
            main(command)
        except SystemExit as ended:
            print("ENDED", ended.code, *command[:2], path, flush=True)
"""


def test_every_command_tells_what_is_wrong_with_it_and_none_breaks(tmp_path: Path) -> None:
    (tmp_path / "lijst.csv").write_bytes(b"agb;naam\n01000001;De Linde\n")
    paths = []
    for name, content in HOSTILE.items():
        paths.append(tmp_path / f"{name}.yaml")
        paths[-1].write_bytes(content)
    asked = subprocess.run(
        [sys.executable, "-c", _ASK_ALL, *map(str, paths)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.returncode == 0, asked.stderr[-500:]
    ends = [line for line in asked.stdout.splitlines() if line.startswith("ENDED")]
    assert len(ends) == 4 * len(paths)
    assert [line for line in ends if not line.startswith("ENDED 1 ")] == []
