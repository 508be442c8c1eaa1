"""What is typed means the same in a Dutch and in an English browser."""

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from succession.reports.paper import workbook
from tests.browser.conftest import Server, Visit, choose, drawn
from tests.region import LINDE, TODAY


@pytest.mark.parametrize(
    ("typed", "stored"), [("12,5", 12.5), ("0,75", 0.75), ("3", 3.0)], ids=lambda value: str(value)
)
def test_a_decimal_with_a_comma_is_that_decimal(
    page: Page, visit: Visit, server: Server, typed: str, stored: float
) -> None:
    visit("/register")
    page.get_by_role("radio", name="Wijzigen").click()
    choose(page, "Welke rij?", "De Linde")
    field = page.get_by_label("Assistenten (fte)")
    field.fill(typed)
    field.press("Tab")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("is bewaard.").first).to_be_visible()
    drawn(page)
    assert server.store.register().practice_by_agb[LINDE].assistant_fte == stored


def test_a_real_workbook_is_uploaded_changed_and_undone(
    page: Page, visit: Visit, server: Server, tmp_path: object
) -> None:
    before = server.store.register()
    path = f"{tmp_path}/lijst.xlsx"
    statement = workbook.Statement(TODAY, "consulent", "1", "")
    with open(path, "wb") as file:
        file.write(workbook.export(before, statement))
    book = openpyxl.load_workbook(path)
    sheet = book["praktijken"]
    column = next(cell.column for cell in sheet[1] if cell.value == "patienten")
    sheet.cell(2, column).value = 2345
    book.save(path)
    visit("/register")
    page.get_by_role("radio", name="Importeren").click()
    drawn(page)
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name="Kolommen kloppen").click()
    expect(page.get_by_text("1 rij gewijzigd")).to_be_visible()
    assert server.store.register() == before
    save = page.get_by_role("button", name="Bewaren in het register")
    save.dblclick()
    expect(page.get_by_text("Ongedaan maken kan").first).to_be_visible()
    drawn(page)
    assert server.store.register().practice_by_agb[LINDE].patients == 2345
    assert len(server.store.imports()) == 2
    page.get_by_role("radio", name="Geschiedenis").click()
    choose(page, "Import ongedaan maken", "lijst.xlsx")
    page.get_by_text("Ja, maak deze import ongedaan.").click()
    page.get_by_role("button", name="Maak ongedaan").click()
    expect(page.get_by_text("is ongedaan gemaakt.").first).to_be_visible()
    drawn(page)
    assert server.store.register() == before
