"""Reads GeoJSON with GeoPandas (GDAL beneath): geo.py FILE prints counts as JSON."""
import json
import sys

import geopandas

frame = geopandas.read_file(sys.argv[1])
located = frame[frame.geometry.notna()]
if (abs(located.geometry.x - located.longitude) > 1e-9).any() or (abs(located.geometry.y - located.latitude) > 1e-9).any():
    sys.exit("a point is not at its coordinates")
if frame.crs.to_epsg() != 4326:
    sys.exit(f"reference system {frame.crs}")
print(json.dumps({"rows": len(frame), "located": len(located), "columns": [c for c in frame.columns if c != "geometry"]}))
