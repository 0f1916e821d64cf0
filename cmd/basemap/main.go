// Command basemap compiles web/assets/world.json.gz, the countries that the map page
// draws under its events, from the file world_map.gpkg of QGIS: Natural Earth 1:10m
// 4.1.0, public domain, already made coarser. See docs/dependencies.md.
//
//	go run ./cmd/basemap -from world_map.gpkg -disputed web/mapdata/disputed.txt
//
// Borders are what two countries share, so that each is drawn once. A border is dashed
// where Natural Earth has the line of a claim along it, and where the list says so.
package main

import (
	"bytes"
	"compress/gzip"
	"database/sql"
	"encoding/json"
	"flag"
	"fmt"
	"os"

	_ "github.com/ncruces/go-sqlite3/driver"
)

func main() {
	from := flag.String("from", "", "world_map.gpkg of Debian's package qgis-common")
	disputed := flag.String("disputed", "web/mapdata/disputed.txt", "borders to be dashed beside those of Natural Earth")
	out := flag.String("out", "web/assets/world.json.gz", "file to write")
	coarse := flag.Float64("coarse", 0.012, "degrees by which a line may be off")
	flag.Parse()
	if err := build(*from, *disputed, *out, *coarse); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func build(from, disputed, out string, coarse float64) error {
	listed, err := readDisputed(disputed)
	if err != nil {
		return err
	}
	db, err := sql.Open("sqlite3", "file:"+from+"?mode=ro")
	if err != nil {
		return err
	}
	defer db.Close()
	countries, err := shapes(db, "SELECT COALESCE(ISO_A3,''), COALESCE(NAME,''), geom FROM countries WHERE geom IS NOT NULL ORDER BY fid")
	if err != nil {
		return err
	}
	claims, err := shapes(db, "SELECT COALESCE(name,''), COALESCE(adm0_left,''), geom FROM disputed_borders WHERE geom IS NOT NULL ORDER BY fid")
	if err != nil {
		return err
	}
	for i := range countries {
		if countries[i].name == "Kosovo" { // Natural Earth has no code for it
			countries[i].code = "XKX"
		}
	}
	w := compile(countries, claims, listed, coarse)
	b, err := json.Marshal(w)
	if err != nil {
		return err
	}
	var packed bytes.Buffer
	z, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression) // the level is one of its own
	z.Write(b)
	z.Close()
	fmt.Fprintf(os.Stderr, "%d lines, %d bytes, %d packed\n", len(w.Lines), len(b), packed.Len())
	return os.WriteFile(out, packed.Bytes(), 0o644)
}

// shape is a row of the file: two texts and its parts, rings of polygons or lines.
type shape struct {
	code, name string
	parts      [][]point
}

func shapes(db *sql.DB, query string) (out []shape, err error) {
	rows, err := db.Query(query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var s shape
		var geom []byte
		if err := rows.Scan(&s.code, &s.name, &geom); err != nil {
			return nil, err
		}
		if s.parts, err = parseGeometry(geom); err != nil {
			return nil, fmt.Errorf("%s %s: %w", s.code, s.name, err)
		}
		out = append(out, s)
	}
	return out, rows.Err()
}
