"""Every edition of every draaiboek can be followed for as long as a run may be pinned to it."""

import subprocess

import pytest

from succession.errors import InvalidInput
from succession.playbook.run.progress import progress
from succession.playbook.run.versions import as_its_text_says, parted, pinned_playbook
from succession.store import StoredRun
from tests.playbook.editions import editions
from tests.playbook.followed import TEXT, TODAY, TRANSFER, run
from tests.playbook.make_editions import in_history


@pytest.mark.parametrize("name", sorted(editions()))
def test_every_edition_is_read_and_followed(name):
    playbook_id, text = editions()[name]
    _follows(playbook_id, text)


def test_every_edition_in_the_history_of_this_clone_is_read_and_followed():
    try:
        found = in_history()
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no history here; the packed editions are read all the same")
    for name, text in found.items():
        _follows(name.partition("/")[0], text.decode("utf-8"))


def _follows(playbook_id, text):
    playbook = pinned_playbook(playbook_id, text)
    begun = run(
        playbook_id=playbook.id,
        playbook_version=playbook.version,
        first_anchors=tuple((anchor, TRANSFER) for anchor in playbook.anchors),
        first_given=(),
    )
    assert playbook.id == playbook_id
    assert progress(begun, playbook, TODAY).steps


def test_keys_that_are_not_known_any_more_do_not_stop_a_run():
    older = TEXT + "opsteller: K. Smit\n"
    assert pinned_playbook("volgproef", older) == pinned_playbook("volgproef", TEXT)


@pytest.mark.parametrize("text", ["", "- a\n", "titel: [", TEXT.replace("uitleg: Praat.", "a: b")])
def test_what_no_run_can_follow_is_refused_with_its_problems(text):
    with pytest.raises(InvalidInput) as caught:
        pinned_playbook("volgproef", text)
    assert caught.value.problems[0].file == "volgproef.yaml"


def test_a_run_follows_the_version_of_the_text_that_it_keeps():
    told = run(playbook_version=7, playbook_id="ander")
    healed = as_its_text_says(told, TEXT)
    assert (healed.playbook_id, healed.playbook_version) == ("volgproef", 1)
    assert as_its_text_says(told, "stuk") == told


def test_runs_that_cannot_be_followed_are_named_and_the_rest_goes_on():
    texts = {
        "broken": "titel: [",
        "sound": TEXT,
        "loose": TEXT.replace("na: [gesprek]", "na: [bestaat_niet]"),
        "circle": TEXT.replace("na: [gesprek]", "na: [contract]"),
    }
    kept = [
        StoredRun(run=run(run_id=name), version=1, playbook_text=text)
        for name, text in texts.items()
    ]
    read, unread = parted(kept, TODAY)
    assert [one.run.run_id for one in read] == ["sound"]
    assert [one.run.run_id for one in unread] == ["broken", "loose", "circle"]
    assert all(one.problems[0].remedy for one in unread)
