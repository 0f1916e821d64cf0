// The countries under the events: read once, drawn into tiles, a few of them a frame.
import { css } from './view.js';

const half = Math.PI;
export const mercator = (lon, lat) => [(lon + 180) / 360, (1 - Math.log(Math.tan(half / 4 + Math.max(Math.min(lat, 85.05), -85.05) * half / 360)) / half) / 2];
export const unmercator = (x, y) => [x * 360 - 180, Math.atan(Math.sinh(half * (1 - 2 * y))) * 180 / half];

const size = 256; // pixels of a tile

export class World {
  constructor(changed) {
    this.changed = changed;
    this.tiles = new Map();
    this.lands = new Map();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.tiles.clear());
    fetch('/assets/world.json').then(r => r.json()).then(w => { this.read(w); changed(); }).catch(() => { document.getElementById('note').textContent = 'The countries could not be loaded; the events are where they are.'; });
  }
  read(w) {
    const line = steps => {
      const pts = new Float32Array(steps.length);
      let lon = 0, lat = 0;
      for (let i = 0; i < steps.length; i += 2) {
        lon += steps[i]; lat += steps[i + 1];
        [pts[i], pts[i + 1]] = mercator(lon / 1000, lat / 1000);
      }
      return pts;
    };
    const lines = w.lines.map(line);
    this.borders = w.borders.map(i => boxed([lines[i]]));
    this.dashed = [...w.dashed.map(i => boxed([lines[i]])), ...w.claims.map(c => boxed([line(c.line)]))];
    for (const l of w.lands) {
      const rings = l.rings.map(ring => {
        const parts = ring.map(n => n < 0 ? reversed(lines[-1 - n]) : lines[n]), all = new Float32Array(parts.reduce((n, p) => n + p.length, 0));
        let at = 0;
        for (const p of parts) { all.set(p, at); at += p.length; }
        return boxed([all]);
      });
      const big = rings.reduce((a, b) => (b.x2 - b.x1) * (b.y2 - b.y1) > (a.x2 - a.x1) * (a.y2 - a.y1) ? b : a);
      this.lands.set(l.code, { name: l.name, rings, big });
    }
    this.loaded = true;
  }
  has(code) { return this.lands.has(code); }
  name(code) { return this.lands.get(code)?.name || code; }
  // middle is a point inside the largest part of a country.
  middle(code) {
    const l = this.lands.get(code);
    if (l.middle) return l.middle;
    const p = l.big.parts[0], y = (l.big.y1 + l.big.y2) / 2, cuts = [];
    for (let i = 0, k = p.length - 2; i < p.length; k = i, i += 2) if (p[i + 1] > y !== p[k + 1] > y) cuts.push(p[i] + (y - p[i + 1]) / (p[k + 1] - p[i + 1]) * (p[k] - p[i]));
    cuts.sort((a, b) => a - b);
    let x = (l.big.x1 + l.big.x2) / 2, wide = 0;
    for (let i = 0; i + 1 < cuts.length; i += 2) if (cuts[i + 1] - cuts[i] > wide) { wide = cuts[i + 1] - cuts[i]; x = (cuts[i] + cuts[i + 1]) / 2; }
    l.wide = wide;
    return l.middle = [x, y];
  }
  // fill fills a country with the present style, coarsely: it is seen through.
  fill(c, code, left, top, scale, w) {
    const l = this.lands.get(code), shift = Math.round((left + w / 2 - (l.big.x1 + l.big.x2) / 2 * scale) / scale) * scale;
    c.beginPath();
    for (const r of l.rings) if ((r.x2 - r.x1) * scale > 2) trace(c, r.parts[0], scale, left - shift, top, 1.5, true);
    c.fill('evenodd');
  }
  // draw makes new tiles, as many as it may, and gives how many it made.
  draw(c, w, h, left, top, zoom, may) {
    c.fillStyle = css('--sea');
    c.fillRect(0, 0, w, h);
    if (!this.loaded) return 0;
    const level = Math.max(Math.min(Math.round(zoom), 9), 0), k = 2 ** (zoom - level), n = 2 ** level, side = size * k;
    let missing = false, made = 0;
    for (let ty = Math.max(Math.floor(top / side), 0); ty < Math.min(Math.ceil((top + h) / side), n); ty++) {
      for (let tx = Math.floor(left / side); tx < Math.ceil((left + w) / side); tx++) {
        const wx = ((tx % n) + n) % n, key = `${level}/${wx}/${ty}`;
        let t = this.tiles.get(key);
        if (!t && made < may) { t = this.tile(level, wx, ty, key); made++; }
        const x = tx * side - left, y = ty * side - top;
        if (t) { c.drawImage(t, x, y, side + .5, side + .5); continue; }
        missing = true;
        for (let up = 1; up <= level; up++) { // what is there of a coarser one
          const p = this.tiles.get(`${level - up}/${wx >> up}/${ty >> up}`);
          if (!p) continue;
          const f = p.width / 2 ** up;
          c.drawImage(p, (wx % 2 ** up) * f, (ty % 2 ** up) * f, f, f, x, y, side + .5, side + .5);
          break;
        }
      }
    }
    if (missing) this.changed();
    return made;
  }
  labels(c, w, h, left, top, zoom) {
    if (!this.loaded) return;
    const scale = size * 2 ** zoom;
    c.font = '11px system-ui, sans-serif'; c.textAlign = 'center'; c.fillStyle = css('--soft');
    for (const [code, l] of this.lands) {
      const [mx, my] = this.middle(code), x = mx * scale + Math.round((left + w / 2 - mx * scale) / scale) * scale - left, y = my * scale - top;
      if (x < 0 || y < 0 || x > w || y > h || l.wide * scale < 7 * l.name.length + 8) continue;
      c.fillText(l.name, x, y - 12);
    }
    c.textAlign = 'start';
  }
  tile(level, tx, ty, key) {
    const t = document.createElement('canvas'), k = Math.min(devicePixelRatio || 1, 2), scale = size * 2 ** level;
    t.width = t.height = size * k;
    const c = t.getContext('2d'), edge = 2 / scale, x1 = tx * size / scale - edge, y1 = ty * size / scale - edge, x2 = (tx + 1) * size / scale + edge, y2 = (ty + 1) * size / scale + edge;
    const inside = b => b.x2 >= x1 && b.x1 <= x2 && b.y2 >= y1 && b.y1 <= y2;
    c.scale(k, k);
    c.fillStyle = css('--sea');
    c.fillRect(0, 0, size, size);
    c.beginPath();
    for (const l of this.lands.values()) for (const r of l.rings) if (inside(r)) trace(c, r.parts[0], scale, tx * size, ty * size, .6, true);
    c.fillStyle = css('--land'); c.fill('evenodd');
    c.strokeStyle = css('--coast'); c.lineWidth = .6; c.stroke();
    const lines = (list, dash, width) => {
      c.beginPath();
      for (const b of list) if (inside(b)) trace(c, b.parts[0], scale, tx * size, ty * size, .6, false);
      c.setLineDash(dash); c.lineWidth = width; c.stroke(); c.setLineDash([]);
    };
    c.strokeStyle = css('--land'); lines(this.dashed, [], 2); // no outline beneath what is dashed
    c.strokeStyle = css('--border'); lines(this.borders, [], 1);
    lines(this.dashed, [4, 3], 1.1);
    if (this.tiles.size > 160) this.tiles.delete(this.tiles.keys().next().value);
    this.tiles.set(key, t);
    return t;
  }
}

const reversed = pts => {
  const out = new Float32Array(pts.length);
  for (let i = 0; i < pts.length; i += 2) { out[i] = pts[pts.length - 2 - i]; out[i + 1] = pts[pts.length - 1 - i]; }
  return out;
};

const boxed = parts => {
  let x1 = 9, y1 = 9, x2 = -9, y2 = -9;
  for (const p of parts) for (let i = 0; i < p.length; i += 2) { if (p[i] < x1) x1 = p[i]; if (p[i] > x2) x2 = p[i]; if (p[i + 1] < y1) y1 = p[i + 1]; if (p[i + 1] > y2) y2 = p[i + 1]; }
  return { parts, x1, y1, x2, y2 };
};

// trace leaves out points closer than so many pixels to the one before.
const trace = (c, p, scale, left, top, least, close) => {
  let ax = p[0] * scale - left, ay = p[1] * scale - top;
  c.moveTo(ax, ay);
  for (let i = 2; i < p.length; i += 2) {
    const x = p[i] * scale - left, y = p[i + 1] * scale - top;
    if (Math.abs(x - ax) + Math.abs(y - ay) < least && i < p.length - 2) continue;
    c.lineTo(x, y);
    ax = x; ay = y;
  }
  if (close) c.closePath();
};
