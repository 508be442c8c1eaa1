"""Makes the pictures of the guide and the README anew: `make pictures`.

The app runs on the invented region, on a fixed day, in a database that is thrown away; the same
code gives the same pictures.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import sleep

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "beelden"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")

# File name, address, height of the window and the text that must be there.
PAGES = (
    ("vandaag", "/vandaag", 900, "Vandaag"),
    ("regio", "/regio", 900, "om actie"),
    ("uw-gebied", "/uw-gebied?gemeente=Ommen&gemeente=Dalfsen", 900, "meer zorg"),
    ("praktijk", "/praktijk?praktijk=01990003", 900, "Huisartsenpraktijk De Wilg"),
    ("register", "/register", 1000, "Het register telt"),
    ("gesprekken", "/gesprekken", 900, "een gesprek nodig"),
    ("kiezen", "/draaiboeken?praktijk=01990033", 1500, "Bij"),
    ("betrouwbaarheid", "/betrouwbaarheid", 1500, "Gebruik deze cijfers"),
    ("vooruitblik", "/vooruitblik", 2300, "In de regio wordt het"),
)

PROPOSAL = {
    "Gevraagd besluit": "Praktijk De Wilg tijdelijk beheren, hoogstens 24 maanden",
    "Waarom": "De praktijkhouder stopt in 2027 en er is nog niemand gevonden.",
    "Wat gebeurt er als we niets doen": "Ruim 2.000 patiënten zoeken zelf een nieuwe praktijk.",
    "Andere wegen, elk op een regel: wat - wat ertegen pleit": "Verdelen - er is geen ruimte",
    "Risico's": "Verlies als er na 24 maanden niemand is.",
    "Draagvlak: wat vinden de hagro's": "Drie van de vier hagro's zijn voor.",
    "Wie het uitvoert": "directie",
    "Geld (hele euro's)": "40.000",
    "Uren": "300",
}


@contextmanager
def _app() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder, socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = int(found.getsockname()[1])
        found.close()
        environment = os.environ | {
            "SUCCESSION_DB": f"sqlite:///{folder}/register.sqlite",
            "SUCCESSION_TODAY": "2026-11-21",
        }
        command = [sys.executable, "-m", "succession", "serve", "--port", str(port)]
        process = subprocess.Popen(command, cwd=ROOT, env=environment)
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=30)


def _wait(address: str) -> None:
    for _ in range(600):
        with suppress(OSError), urllib.request.urlopen(address):
            return
        sleep(0.1)
    raise SystemExit("the app did not start")


def _take(page: Page, address: str, name: str, height: int, text: str) -> None:
    page.set_viewport_size({"width": 1280, "height": height})
    page.goto(_as_consulent(address))
    page.get_by_role("heading", name=text).first.wait_for()
    _shoot(page, name)


def _as_consulent(address: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}als=consulent"


def _take_run(page: Page, address: str) -> None:
    """A draaiboek that was begun today, as the one who follows it sees it."""
    page.set_viewport_size({"width": 1280, "height": 1500})
    page.goto(
        _as_consulent(f"{address}/draaiboeken?draaiboek=stappenplan-overdracht&praktijk=01990033")
    )
    page.get_by_role("button", name="Beginnen", exact=True).click()
    page.get_by_text("stappen gedaan").first.wait_for()
    _shoot(page, "draaiboeken")


def _take_decision(page: Page, address: str) -> None:
    """A decision on the agenda, as the directors see it."""
    page.set_viewport_size({"width": 1280, "height": 1000})
    page.goto(f"{address}/besluiten-en-rol?als=directie")
    page.get_by_text("Besluit voorbereiden").click()
    for label, text in PROPOSAL.items():
        field = page.get_by_role("textbox", name=label, exact=True)
        field.fill(text)
        field.blur()
        _wait_for_rest(page)
    page.get_by_role("button", name="Voorstel bewaren").click()
    page.get_by_text("In voorbereiding", exact=True).wait_for()
    page.get_by_text("in voorbereiding voor").click()
    page.get_by_role("button", name="Op de agenda zetten").click()
    page.get_by_text("Op de agenda", exact=True).wait_for()
    page.get_by_text("Praktijk De Wilg tijdelijk").last.click()
    _shoot(page, "besluiten")


def _wait_for_rest(page: Page) -> None:
    page.wait_for_timeout(300)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")


def _shoot(page: Page, name: str) -> None:
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(3000)  # the map fades in; a picture, not a test
    page.screenshot(path=PICTURES / f"{name}.png")


def main() -> None:
    """Every picture, written over the last one."""
    PICTURES.mkdir(exist_ok=True)
    with _app() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(FLAGS)
        )
        page = browser.new_context(locale="nl-NL", timezone_id="Europe/Amsterdam").new_page()
        for name, path, height, text in PAGES:
            _take(page, address + path, name, height, text)
        _take_run(page, address)
        _take_decision(page, address)
        browser.close()


if __name__ == "__main__":
    main()
