"""Reads our tables as their users do: tables.py FORMAT FILE prints what was read as JSON.

gdelt, gdelt-mentions: with the reader of gdeltPyR (gdelt.parallel), its requests answered
from our file instead of the network, and labelled with gdeltPyR's own tables of columns,
kept in gdelt-columns.txt as the package fetches them.
acled: with the checks of acledR (acled_transform_interaction, acled_event_categories,
acled_regions), for R is too large to install here.
all others: with pandas.
"""
import contextlib
import io
import json
import os
import sys
import zipfile

import pandas as pd

HERE = os.path.dirname(os.path.abspath(__file__))


def fail(message):
    sys.exit(message)


def columns(table):
    for line in open(os.path.join(HERE, "gdelt-columns.txt"), encoding="utf-8"):
        name, _, names = line.partition(":")
        if name == table:
            return names.split()
    fail(f"no table {table}")


def gdelt(path, table):
    import requests

    class Nothing:  # what the package asks the network for when it is imported
        content = b"[]"

    requests.get = lambda *a, **k: Nothing
    with contextlib.redirect_stdout(sys.stderr):
        import gdelt.parallel

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as z:
        z.write(path, "20240301000000.export.CSV")

    class Answer:
        status_code, content, url = 200, packed.getvalue(), path

    gdelt.parallel.requests.get = lambda *a, **k: Answer
    lines = sum(1 for _ in open(path, encoding="utf-8"))
    frame = gdelt.parallel._mp_worker("20240301000000", table="events" if table == "events" else "mentions")
    if frame is None or len(frame) != lines:
        fail(f"gdeltPyR reads {0 if frame is None else len(frame)} of {lines} rows")
    frame.columns = columns(table)
    if table == "events":
        for code, base, root in zip(frame.EventCode, frame.EventBaseCode, frame.EventRootCode):
            if not (code.startswith(base) and base.startswith(root) and len(root) == 2):
                fail(f"codes {code} {base} {root}")
        if not frame.QuadClass.between(1, 4).all() or not frame.GoldsteinScale.dropna().between(-10, 10).all():
            fail("quad class or scale out of range")
        located = frame[frame.ActionGeo_Type > 0]
        if not located.ActionGeo_Type.isin([1, 2, 3, 4, 5]).all() or located.ActionGeo_CountryCode.dropna().str.len().ne(2).any():
            fail("kinds or countries of places")
        dates = pd.to_datetime(frame.SQLDATE.dropna().astype("int64").astype(str), format="%Y%m%d")
        if frame.GLOBALEVENTID.duplicated().any():
            fail("GLOBALEVENTID twice")
        return {"rows": len(frame), "dated": len(dates)}
    return {"rows": len(frame), "events": int(frame.GLOBALEVENTID.nunique())}


EVENTS = {
    "Battles": ["Armed clash", "Government regains territory", "Non-state actor overtakes territory"],
    "Explosions/Remote violence": ["Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED", "Grenade"],
    "Protests": ["Peaceful protest", "Protest with intervention", "Excessive force against protesters"],
    "Riots": ["Violent demonstration", "Mob violence"],
    "Strategic developments": ["Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Headquarters or base established",
                               "Looting/property destruction", "Non-violent transfer of territory", "Other"],
    "Violence against civilians": ["Sexual violence", "Attack", "Abduction/forced disappearance"],
}
REGIONS = ["Western Africa", "Middle Africa", "Eastern Africa", "Southern Africa", "Northern Africa", "South Asia", "Southeast Asia", "Middle East", "Europe",
           "Caucasus and Central Asia", "Central America", "South America", "Caribbean", "East Asia", "North America", "Oceania", "Antarctica"]
ACLED = ("event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 "
         "interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude geo_precision source source_scale notes "
         "fatalities tags timestamp").split()


def acled(path):
    frame = pd.read_csv(path, keep_default_na=False, na_values=[""])
    if list(frame.columns) != ACLED:
        fail(f"columns {list(frame.columns)}")
    for event, sub in zip(frame.event_type, frame.sub_event_type):
        if sub not in EVENTS[event]:
            fail(f"{event}: {sub}")
    for column, allowed in [("region", REGIONS), ("disorder_type", ["Political violence", "Demonstrations", "Strategic developments", "Political violence; Demonstrations"]),
                            ("inter1", range(9)), ("inter2", range(9)), ("time_precision", [1, 2, 3]), ("geo_precision", [1, 2, 3]), ("civilian_targeting", ["Civilian targeting"])]:
        odd = set(frame[column].dropna()) - set(allowed)
        if odd:
            fail(f"{column}: {odd}")
    both = frame.dropna(subset=["inter1", "inter2", "interaction"])
    for one, two, code in zip(both.inter1, both.inter2, both.interaction):
        low, high = sorted([int(one), int(two)])
        if int(code) != (high * 10 if low == 0 else low * 10 + high):
            fail(f"interaction {one} {two} {code}")
    if frame.event_id_cnty.duplicated().any():
        fail("event_id_cnty twice")
    pd.to_datetime(frame.event_date.dropna(), format="%Y-%m-%d")
    return {"rows": len(frame), "dead": int(frame.fatalities.sum())}


GED = ("id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id "
       "side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office source_date source_headline source_original "
       "where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec "
       "date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob").split()


def ged(path):
    import geopandas

    frame = pd.read_csv(path)
    if list(frame.columns) != GED:
        fail(f"columns {list(frame.columns)}")
    if not frame.type_of_violence.isin([1, 2, 3]).all() or not frame.where_prec.dropna().between(1, 7).all() or not frame.date_prec.dropna().between(1, 5).all():
        fail("codes out of range")
    if (frame.deaths_a + frame.deaths_b + frame.deaths_civilians + frame.deaths_unknown != frame.best).any():
        fail("the dead of the sides are not the best estimate")
    if (frame.low > frame.best).any() or (frame.best > frame.high).any() or (frame.high < 1).any():
        fail("low, best, high")
    located = frame.dropna(subset=["geom_wkt"])
    points = geopandas.GeoSeries.from_wkt(located.geom_wkt)
    if (abs(points.x - located.longitude) > 1e-9).any() or (abs(points.y - located.latitude) > 1e-9).any():
        fail("geom_wkt is elsewhere")
    cell = located.priogrid_gid - 1
    if (abs((cell // 720) * 0.5 - 89.75 - located.latitude) > 0.2501).any() or (abs((cell % 720) * 0.5 - 179.75 - located.longitude) > 0.2501).any():
        fail("priogrid_gid is elsewhere")
    pd.to_datetime(frame.date_start.dropna(), format="%Y-%m-%d %H:%M:%S.%f")
    return {"rows": len(frame), "dead": int(frame.best.sum())}


def table(path, sep):
    quoting = 3 if sep == "\t" else 0
    frame = pd.read_csv(path, sep=sep, dtype=str, quoting=quoting)
    return {"rows": len(frame), "columns": list(frame.columns)}


def main(name, path):
    if name == "gdelt":
        got = gdelt(path, "events")
    elif name == "gdelt-mentions":
        got = gdelt(path, "mentions")
    elif name == "acled":
        got = acled(path)
    elif name == "ged":
        got = ged(path)
    elif name in ("polecat", "icews"):
        got = table(path, "\t")
    else:
        got = table(path, ",")
    print(json.dumps(got))


main(*sys.argv[1:])
