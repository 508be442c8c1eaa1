"""English practices as two lists that the intake takes: keys like AGB codes, and a row per GP."""

from pathlib import Path

import pandas as pd


def adapt(source: Path, folder: Path) -> tuple[Path, Path]:
    """The publisher's columns as they are; partner or salaried is not told, so all are owners."""
    practices, gps = folder / "practices.csv", folder / "gps.csv"
    list_ = pd.read_csv(source).assign(agb=lambda row: "010" + row.practice_code.str[1:])
    list_.to_csv(practices, index=False)
    each = list_.loc[list_.index.repeat(list_.gp_hc_qual_perm.fillna(0).astype(int))]
    number = each.groupby("agb").cumcount().add(1).astype(str)
    fte = (each.gp_fte_qual_perm / each.gp_hc_qual_perm).round(2)
    rows = pd.DataFrame({"works_at": each.agb, "gp": "GP " + number, "fte_each": fte})
    rows.assign(role="praktijkhouder").to_csv(gps, index=False)
    return practices, gps
