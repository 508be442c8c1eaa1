"""A transfer on schedule makes a plan firmer in what the commands say, for who may know of it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from succession.actions.permission import Actor, Submission
from succession.actions.playbooks import RunStart, start_run
from succession.cli import main as cli
from succession.playbook.book.reading import read
from succession.register import Audience, Role
from tests.region import BEUK, NOW, TODAY, fill

FILE = Path(__file__).resolve().parents[2] / "playbooks" / "stappenplan-overdracht.yaml"
START = RunStart(
    playbook_id="stappenplan-overdracht",
    playbook_version=read(FILE).version,
    playbook_text=FILE.read_text("utf-8"),
    practice_agb=BEUK,
    anchors=(("overdracht", date(2034, 1, 1)),),
)


@pytest.fixture
def said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    """What a command says to an audience, while the transfer is followed and while it is not."""

    def _said(command: str, audience: str, is_followed: bool) -> str:
        address = f"sqlite:///{tmp_path / str(is_followed)}"
        monkeypatch.setenv("SUCCESSION_DB", address)
        store = fill(address)
        if is_followed:
            consulent = Actor("K. Smit", Audience(Role.CONSULENT))
            start_run(store, Submission(consulent, "start", NOW), START)
        with pytest.raises(SystemExit) as ended:
            cli.main([command, "--audience", audience, "--as-of", TODAY.isoformat(), "--json"])
        assert ended.value.code == 0
        return capsys.readouterr().out

    return _said


@pytest.mark.parametrize("command", ["risk", "talks"])
@pytest.mark.parametrize(
    ("audience", "is_told"), [("consulent", True), ("bestuur", True), ("beheerder", False)]
)
def test_a_transfer_on_schedule_counts_for_who_may_know_of_it(
    said: Callable[..., str], command: str, audience: str, is_told: bool
) -> None:
    differs = said(command, audience, True) != said(command, audience, False)
    assert differs is is_told
