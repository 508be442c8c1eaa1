"""Makes `data/land/` and the outlines of the map from the files of CBS and Kadaster.

    python tools/make_land.py FOLDER

FOLDER holds the sources as `data/land/BRON.md` names them. Needs the extra `land` (shapely).
"""

import csv
import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import shapely

from succession.arrays import Floats
from succession.land.rd import to_km
from succession.network.dispersal import whole_persons

ROOT = Path(__file__).resolve().parents[1]
LAND = ROOT / "data" / "land"
OUTLINES = ROOT / "succession" / "static" / "land" / "gemeenten.json"

BANDS = ("0_4", "5_17", "18_44", "45_64", "65_74", "75_84", "85_plus")
# Gemeenten that merged after the source was drawn, and one that it spells otherwise.
MERGED = {"GM0501": "GM1992", "GM0530": "GM1992", "GM0614": "GM1992", "GM0457": "GM0363"}
# Two postcodes of 2024 that are too young to have an outline: inhabitants' addresses, 2024.
WITHOUT_OUTLINE = {"8269": (52.5314, 5.8855), "8323": (52.6572, 5.6422)}
PART_OF_15_19_BELOW_18 = 0.6
RIVER_TOLERANCE_METRES = 150
OUTLINE_TOLERANCE_DEGREES = 0.004
MOST_PLACES = 500

Row = Mapping[str, str]


def main(sources: Path) -> None:
    LAND.mkdir(parents=True, exist_ok=True)
    OUTLINES.parent.mkdir(parents=True, exist_ok=True)
    gemeenten = _gemeenten(sources)
    _write(LAND / "gemeenten.csv", gemeenten)
    _write(LAND / "pc4.csv", _postcodes(sources))
    _write(LAND / "wijken.csv", _wijken(sources))
    _write(LAND / "plaatsen.csv", _places(sources))
    _write(LAND / "water.csv", _water(sources))
    names = {row["gm"]: row["gemeente"] for row in gemeenten}
    outlines = json.dumps(_outlines(sources, names), ensure_ascii=False, separators=(",", ":"))
    OUTLINES.write_text(outlines, encoding="utf-8")


def _write(path: Path, rows: Sequence[Mapping[str, object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _read(path: Path) -> Iterator[Row]:
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as file:
            yield from csv.DictReader(file)
    else:
        with path.open(encoding="utf-8") as file:
            yield from csv.DictReader(file)


def _gemeenten(sources: Path) -> list[dict[str, object]]:
    """Inhabitants per gemeente of 2025 and band of the model, 1 January 2015 and 2025."""
    folder = sources / "nl_population_gemeente_age_2015_2025"
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    names: dict[str, str] = {}
    for row in _read(folder / "population_gemeente_model_bands_estimated_2015_2025.csv"):
        names[row["gm_code"]] = row["gemeente"]
        band = row["band"].replace("-", "_").replace("+", "_plus")
        counts[row["gm_code"]][f"{band}_{row['year']}"] = int(row["persons"])
    columns = [f"{band}_{year}" for year in (2015, 2025) for band in BANDS]
    return [
        {"gm": gm, "gemeente": names[gm], **{name: counts[gm][name] for name in columns}}
        for gm in sorted(counts)
    ]


def _postcodes(sources: Path) -> list[dict[str, object]]:
    """Every PC4 with its middle, area, place, gemeente and inhabitants per band of the model.

    The twenty bands of 2021 are brought to the five of 2022 and to the total of 2024.
    """
    fine, coarse, totals = _bands_2021(sources), _bands_2022(sources), _totals_2024(sources)
    known = {row["pc4"]: row for row in _centroids(sources)}
    rows = []
    for pc4 in sorted({*known, *WITHOUT_OUTLINE}):
        if pc4 not in totals:
            continue
        bands = _model_bands(_scaled(fine, coarse.get(pc4), pc4), totals[pc4])
        rows.append({"pc4": pc4, **_place(pc4, known), **dict(zip(BANDS, bands, strict=True))})
    return rows


def _place(pc4: str, known: Mapping[str, Row]) -> dict[str, object]:
    """Without an outline the area is that of a village, and the rest that of the next postcode."""
    if pc4 in WITHOUT_OUTLINE:
        x, y = to_km(np.array(WITHOUT_OUTLINE[pc4]))
        row, km2 = known[min(known, key=lambda other: abs(int(other) - int(pc4)))], 2.0
    else:
        row = known[pc4]
        x, y = float(row["rd_x"]) / 1000, float(row["rd_y"]) / 1000
        km2 = float(row["oppervlakte_km2"])
    gm = MERGED.get(row["gm_code_2022"], row["gm_code_2022"])
    return {
        "x": f"{x:.2f}",
        "y": f"{y:.2f}",
        "km2": f"{km2:.2f}",
        "plaats": row["plaats"],
        "gm": gm,
    }


def _centroids(sources: Path) -> Iterator[Row]:
    for row in _read(sources / "nl_boundaries_gemeente_pc4" / "pc4_centroids_gemeente.csv"):
        if row["lat"]:
            yield row


def _bands_2021(sources: Path) -> dict[str, Floats]:
    found: defaultdict[str, Floats] = defaultdict(lambda: np.zeros(20))
    folder = sources / "nl_population_pc4_age_2021"
    for row in _read(folder / "population_pc4_age5_2021-01-01.csv.gz"):
        band = int(row["age_group"].split("-")[0].rstrip("+")) // 5
        found[row["pc4"]][band] = float(row["total"] or 0)
    return dict(found)


def _bands_2022(sources: Path) -> dict[str, list[float | None]]:
    folder = sources / "nl_population_pc4_2022_2024"
    names = ("0-14", "15-24", "25-44", "45-64", "65+")
    return {
        row["pc4"]: [float(row[name]) if row[name] else None for name in names]
        for row in _read(folder / "population_pc4_age5_2022-01-01.csv")
    }


def _totals_2024(sources: Path) -> dict[str, int]:
    folder = sources / "nl_population_pc4_2022_2024"
    rows = _read(folder / "population_pc4_total_2024-01-01.csv")
    return {row["pc4"]: int(float(row["total"] or 0)) for row in rows}


_FIVE_OF_TWENTY = (slice(0, 3), slice(3, 5), slice(5, 9), slice(9, 13), slice(13, 20))


def _scaled(fine: Mapping[str, Floats], five: list[float | None] | None, pc4: str) -> Floats:
    """The twenty bands of this postcode, brought to the five of a year later where known."""
    national = np.sum(list(fine.values()), axis=0)
    own = fine.get(pc4, np.zeros(20))
    bands = (own if own.sum() else national).copy()
    for part, count in zip(_FIVE_OF_TWENTY, five or [None] * 5, strict=True):
        if count is not None:
            within = bands[part] if bands[part].sum() else national[part]
            bands[part] = within / within.sum() * count
    return bands if bands.sum() else national


def _model_bands(twenty: Floats, total: int) -> list[int]:
    """The seven bands of the register, in whole persons that add up to the total."""
    minors = PART_OF_15_19_BELOW_18 * twenty[3]
    seven = np.array(
        [
            twenty[0],
            twenty[1:3].sum() + minors,
            twenty[3] - minors + twenty[4:9].sum(),
            twenty[9:13].sum(),
            twenty[13:15].sum(),
            twenty[15:17].sum(),
            twenty[17:].sum(),
        ]
    )
    return whole_persons(seven / seven.sum() * total, total)


def _wijken(sources: Path) -> list[dict[str, object]]:
    """Every wijk with its inhabitants of 2024 and the distance to general practice."""
    distances = sources / "nl_nabijheid_huisarts" / "cbs_nabijheid_gemeente_wijk_buurt_342.csv.gz"
    near = {row["code"]: row for row in _read(distances)}
    folder = sources / "nl_population_gemeente_age_2015_2025"
    return [
        {
            "wk": row["code"],
            "wijk": row["name"],
            "gm": row["gm_code"],
            "inwoners": row["total"],
            "km": near[row["code"]]["km_to_gp_practice"],
            "binnen_3_km": near[row["code"]]["gp_practices_within_3km"],
            "binnen_5_km": near[row["code"]]["gp_practices_within_5km"],
        }
        for row in _read(folder / "population_wijk_buurt_age5_2024.csv.gz")
        if row["level"] == "wijk" and row["code"] in near
    ]


def _places(sources: Path) -> list[dict[str, object]]:
    rows = list(_read(sources / "nl_places_2024" / "places_top500_2024.csv"))[:MOST_PLACES]
    km = to_km(np.array([[float(row["lat"]), float(row["lon"])] for row in rows]))
    return [
        {
            "plaats": row["plaats"],
            "gm": row["gm_code"],
            "inwoners": row["inhabitants_2024"],
            "x": f"{x:.2f}",
            "y": f"{y:.2f}",
        }
        for row, (x, y) in zip(rows, km.tolist(), strict=True)
    ]


def _water(sources: Path) -> list[dict[str, object]]:
    """Lines of water in km, and where one crosses: rivers from borders, the rest drawn by hand."""
    rows = [*_river_lines(sources), *_drawn_by_hand(LAND / "water-getekend.csv")]
    return [
        dict(zip(_WATER, (water, kind, line, f"{x:.2f}", f"{y:.2f}", minutes), strict=True))
        for water, kind, line, (x, y), minutes in rows
    ]


_WATER = ("water", "soort", "lijn", "x", "y", "minuten")
_WaterRow = tuple[str, str, int, Sequence[float], str]


def _river_lines(sources: Path) -> Iterator[_WaterRow]:
    path = sources / "nl_water_barriers" / "river_barriers_from_pc4_borders.geojson"
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        geometry = shapely.geometry.shape(feature["geometry"])
        for number, part in enumerate(shapely.get_parts(geometry)):
            km = to_km(np.array(part.coords)[:, ::-1])
            line = shapely.simplify(shapely.LineString(km), RIVER_TOLERANCE_METRES / 1000)
            for point in np.array(line.coords).tolist():
                yield feature["properties"]["naam"], "lijn", number, point, ""


def _drawn_by_hand(path: Path) -> Iterator[_WaterRow]:
    for row in _read(path):
        point = to_km(np.array([float(row["breedtegraad"]), float(row["lengtegraad"])])).tolist()
        yield row["water"], row["soort"], int(row["lijn"] or 0), point, row["minuten"]


def _outlines(sources: Path, names: Mapping[str, str]) -> dict[str, object]:
    """The gemeenten of 2025 as outlines that fit each other, coarse enough for a map."""
    path = sources / "nl_boundaries_gemeente_pc4" / "gemeenten_2022_wgs84.geojson.gz"
    features = json.loads(gzip.decompress(path.read_bytes()))["features"]
    codes = [f["properties"]["gm_code"] for f in features]
    codes = [MERGED.get(code, code) for code in codes]
    shapes = [shapely.geometry.shape(feature["geometry"]) for feature in features]
    faces = _faces(shapes, codes)
    whole = shapely.coverage_simplify(list(faces.values()), OUTLINE_TOLERANCE_DEGREES)
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"gm": code, "gemeente": names[code]},
                "geometry": _rounded(shape),
            }
            for code, shape in zip(faces, whole, strict=True)
        ],
    }


def _faces(shapes: Sequence[shapely.Geometry], codes: Sequence[str]) -> dict[str, shapely.Geometry]:
    """The gemeenten as unions of the faces of one noded net, so that borders are shared.

    As drawn by the source the borders are not noded, and simplifying would tear them apart.
    """
    exact = [shapely.set_precision(shape, 1e-4) for shape in shapes]
    net = shapely.union_all([shapely.boundary(shape) for shape in exact], grid_size=1e-4)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(net).tolist()))
    tree = shapely.STRtree(exact)
    found: defaultdict[str, list[shapely.Geometry]] = defaultdict(list)
    for face in faces:
        inside = tree.query(shapely.point_on_surface(face), "intersects")
        if len(inside):
            found[codes[inside[0]]].append(face)
    return {code: shapely.union_all(found[code]) for code in sorted(found)}


def _rounded(shape: shapely.Geometry) -> dict[str, object]:
    exact = shapely.set_precision(shape, 1e-4, mode="pointwise")
    exact = shapely.orient_polygons(exact, exterior_cw=True)
    polygons = [_rings(polygon) for polygon in shapely.get_parts(exact)]
    return {"type": "MultiPolygon", "coordinates": polygons}


def _rings(polygon: shapely.Geometry) -> list[list[list[float]]]:
    """The rings, the outer one clockwise as the picture on paper wants them."""
    holes = shapely.get_num_interior_rings(polygon)
    rings: Iterable[shapely.Geometry] = [
        shapely.get_exterior_ring(polygon),
        *(shapely.get_interior_ring(polygon, at) for at in range(holes)),
    ]
    return [[[round(x, 4), round(y, 4)] for x, y in ring.coords] for ring in rings]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
