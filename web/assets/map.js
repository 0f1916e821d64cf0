// The map: countries in tiles that are drawn as time allows, and the events over them in
// the shape of what is known of their place.
import { Brush, View, css, dayWords, fit, quads, scheme, thousands } from './view.js';
import { World, mercator, unmercator } from './world.js';

const figure = document.getElementById('map'), canvas = figure.querySelector('canvas'), over = figure.querySelector('.over'), here = document.getElementById('here');
const view = new View(document.getElementById('note'));
const work = { events: 0, marks: 0, tiles: 0 }; // of the last frame: what it went through, drew and made; the test of the frames counts it
const point = 'p'.charCodeAt(0), near = 'n'.charCodeAt(0), district = 'd'.charCodeAt(0), region = 'r'.charCodeAt(0), country = 'c'.charCodeAt(0);
const cells = n => n > 20000 ? [18, 40, 64, 90] : [10, 22, 36, 52]; // dots and rings of a cell of so many pixels are one
const beyond = .15, rest = 140; // how far the layer of the marks reaches beyond the window, in its sides; milliseconds after which a change of scale is over

class Map_ {
  constructor() {
    this.world = new World(() => view.change());
    this.x = .55; this.y = .4; this.zoom = 0; // middle in the square of the world; pixels are 256·2^zoom for all of it
    this.touches = new Map();
    this.zoomed = -1000;
    new ResizeObserver(() => view.change()).observe(canvas);
    canvas.addEventListener('wheel', e => { e.preventDefault(); this.by(-e.deltaY * (e.deltaMode ? .05 : .0022), e.offsetX, e.offsetY); }, { passive: false });
    canvas.addEventListener('pointerdown', e => this.down(e));
    canvas.addEventListener('pointermove', e => this.move(e));
    for (const end of ['pointerup', 'pointercancel']) canvas.addEventListener(end, e => this.up(e));
    canvas.addEventListener('keydown', e => this.key(e));
    figure.querySelector('.in').addEventListener('click', () => this.by(1));
    figure.querySelector('.out').addEventListener('click', () => this.by(-1));
    figure.querySelector('.all').addEventListener('click', () => { this.fitted = false; this.frame(); view.change(); });
    this.area = figure.querySelector('.area');
    this.area.addEventListener('click', () => this.area.setAttribute('aria-pressed', this.area.getAttribute('aria-pressed') !== 'true'));
    figure.querySelector('.seen').addEventListener('click', () => {
      const [w, n] = this.lonLat(0, 0), [e, s] = this.lonLat(canvas.clientWidth, canvas.clientHeight);
      this.box(e - w >= 360 ? [-180, s, 180, n] : [wrapped(w), s, wrapped(e), n]);
      view.settle();
    });
    view.show(this);
  }
  get scale() { return 256 * 2 ** this.zoom; }
  lonLat(px, py) { return unmercator(this.x + (px - canvas.clientWidth / 2) / this.scale, this.y + (py - canvas.clientHeight / 2) / this.scale); }
  box(b) { view.state.box = b.map(v => Math.round(v * 1000) / 1000); view.change(); }
  by(step, px = canvas.clientWidth / 2, py = canvas.clientHeight / 2) {
    const before = this.scale;
    this.zoomed = performance.now();
    clearTimeout(this.later);
    this.later = setTimeout(() => view.change(), rest + 10);
    this.zoom = Math.min(Math.max(this.zoom + step, this.least()), 13);
    const k = 1 / before - 1 / this.scale;
    this.x += (px - canvas.clientWidth / 2) * k;
    this.y += (py - canvas.clientHeight / 2) * k;
    this.clamp();
    view.change();
  }
  least() { return Math.log2(Math.max(canvas.clientHeight * .9, canvas.clientWidth * .5) / 256); }
  clamp() {
    const half = canvas.clientHeight / 2 / this.scale;
    this.x -= Math.floor(this.x);
    this.y = half > .5 ? .5 : Math.min(Math.max(this.y, half), 1 - half);
  }
  // frame shows all events, or the box of the address.
  frame() {
    const e = view.events, b = view.state.box;
    let west = 180, south = 85, east = -180, north = -85;
    if (b && b[0] <= b[2]) [west, south, east, north] = b;
    else for (let i = 0; i < e.n; i++) if (e.located[i] && view.state.inTime(e, i)) { west = Math.min(west, e.lon[i]); east = Math.max(east, e.lon[i]); south = Math.min(south, e.lat[i]); north = Math.max(north, e.lat[i]); }
    if (west > east) [west, south, east, north] = [-170, -50, 190, 72];
    const [x1, y1] = mercator(west, Math.min(north, 84)), [x2, y2] = mercator(east, Math.max(south, -84));
    this.x = (x1 + x2) / 2; this.y = (y1 + y2) / 2;
    this.zoom = Math.min(Math.max(Math.log2(Math.min(canvas.clientWidth / (x2 - x1 + 1e-9), canvas.clientHeight / (y2 - y1 + 1e-9)) * .85 / 256), this.least()), 9);
    this.clamp();
  }
  // draw puts three things upon each other: the tiles of the countries, a layer with the
  // marks, and the area. The layer is made anew only where events, period or scale have
  // changed or the window has left it: a map that is moved goes through no events.
  draw(fresh) {
    const e = view.events, s = view.state;
    if (!this.fitted && (view.ready || e.n) && canvas.clientWidth) { this.frame(); this.fitted = view.ready; }
    const [c, w, h] = fit(canvas), scale = this.scale, left = this.x * scale - w / 2, top = this.y * scale - h / 2;
    work.events = work.marks = 0;
    if (fresh || this.counted !== e) { this.project(e); this.layer = null; }
    const old = this.layer, key = `${s.from} ${s.to} ${this.world.loaded} ${scheme.matches} ${document.documentElement.dataset.theme}`, sized = old && w === old.for[0] && h === old.for[1];
    const due = !sized || old.key !== key || !this.covers(old, w, h) || old.scale !== scale && performance.now() - this.zoomed > rest;
    const moving = this.touches.size || performance.now() - this.zoomed < rest;
    work.tiles = this.world.draw(c, w, h, left, top, this.zoom, due ? 0 : moving ? 1 : 8); // while it is moved, one or the other
    if (due) this.build(key, w, h, sized && old.key !== key ? 0 : beyond);
    const l = this.layer, k = scale / l.scale;
    [this.dx, this.dy, this.k] = [l.x * k + Math.round(this.x - (l.x + l.w / 2) / l.scale) * scale - left, l.y * k - top, k];
    if (k === 1) { const dots = devicePixelRatio || 1; this.dx = Math.round(this.dx * dots) / dots; this.dy = Math.round(this.dy * dots) / dots; }
    c.drawImage(l.canvas, this.dx, this.dy, l.w * k, l.h * k);
    if (s.box) this.outline(c, s.box, left, top, scale, w, h);
    for (const name in work) canvas.dataset[name] = work[name];
  }
  // covers reports whether a layer is good for this window still; while the scale changes,
  // one of another scale is, as long as it is not too far off.
  covers(l, w, h) {
    const k = this.scale / l.scale;
    if (k !== 1) return k > .6 && k < 1.7;
    const x = (this.x - (l.x + l.w / 2) / l.scale) * l.scale, y = this.y * l.scale - l.y - l.h / 2;
    return Math.abs(x - Math.round(this.x - (l.x + l.w / 2) / l.scale) * l.scale) <= (l.w - w) / 2 + 1 && Math.abs(y) <= (l.h - h) / 2 + 1;
  }
  build(key, w, h, margin) {
    const scale = this.scale, wide = Math.ceil(w * (1 + 2 * margin)), tall = Math.ceil(h * (1 + 2 * margin)), left = this.x * scale - wide / 2, top = this.y * scale - tall / 2;
    const sheet = this.layer?.canvas || document.createElement('canvas'), dots = devicePixelRatio || 1;
    if (sheet.width !== Math.round(wide * dots) || sheet.height !== Math.round(tall * dots)) { sheet.width = Math.round(wide * dots); sheet.height = Math.round(tall * dots); }
    const c = sheet.getContext('2d');
    c.setTransform(dots, 0, 0, dots, 0, 0);
    c.clearRect(0, 0, wide, tall);
    this.layer = { canvas: sheet, key, scale, x: left, y: top, w: wide, h: tall, for: [w, h] };
    this.world.labels(c, wide, tall, left, top, this.zoom);
    const lands = this.count(scale), colours = quads(), ink = css('--ink'), paper = css('--paper'), t = this.tally, kinds = [[], [], [], []];
    for (let k = 0; k < t.size; k++) {
      const n = t.n[k];
      if (!n) continue;
      const wx = t.x[k] / n * scale, x = wx + Math.round((left + wide / 2 - wx) / scale) * scale - left, y = t.y[k] / n * scale - top;
      if (x > -30 && y > -30 && x < wide + 30 && y < tall + 30) kinds[t.kind[k]].push({ kind: t.kind[k], cell: k, n, x, y, quad: t.quad.subarray(5 * k, 5 * k + 5), actual: t.actual[k], first: t.first[k] });
    }
    this.marks = [];
    this.hatch(c, lands, colours, left, top, scale, wide, ink, paper);
    for (const kind of [3, 2, 1, 0]) this.dots(c, kinds[kind], kind, colours, paper, ink);
    work.marks = this.marks.length;
  }
  // project finds where events are in the square of the world, and which are known to their
  // country alone.
  project(e) {
    this.counted = e;
    this.cellsOf = 0;
    this.px = new Float64Array(e.n); this.py = new Float64Array(e.n);
    for (let i = 0; i < e.n; i++) [this.px[i], this.py[i]] = mercator(e.lon[i], e.lat[i]);
  }
  // cellsAt numbers the cells of a scale that have events: -1 not located, -2 in the country.
  cellsAt(scale) {
    const e = view.events, sizes = cells(e.n), numbers = [0, 1, 2, 3].map(() => new Map()), has = Uint8Array.from(e.names, n => this.world.has(n));
    this.cellsOf = scale; this.world.known = this.world.loaded;
    this.cell = new Int32Array(e.n);
    const kinds = [];
    for (let i = 0; i < e.n; i++) {
      const p = e.precision[i];
      if (p === country && has[e.country[i]]) { this.cell[i] = -2; continue; }
      if (!e.located[i]) { this.cell[i] = -1; continue; }
      const kind = kindOf(p), side = sizes[kind] / scale, key = Math.floor(this.px[i] / side) * 4194304 + Math.floor(this.py[i] / side);
      let k = numbers[kind].get(key);
      if (k === undefined) { k = kinds.length; kinds.push(kind); numbers[kind].set(key, k); }
      this.cell[i] = k;
    }
    const size = kinds.length;
    this.tally = { size, kind: Uint8Array.from(kinds), n: new Int32Array(size), x: new Float64Array(size), y: new Float64Array(size), quad: new Int32Array(5 * size), actual: new Int32Array(size), first: new Int32Array(size) };
    work.events += e.n;
  }
  // count counts the events of the period by cell, and gives those of countries.
  count(scale) {
    const e = view.events, s = view.state, lands = new Map();
    if (this.cellsOf !== scale || this.world.known !== this.world.loaded) this.cellsAt(scale);
    const t = this.tally, cell = this.cell;
    for (const column of [t.n, t.x, t.y, t.quad, t.actual]) column.fill(0);
    let unlocated = 0, undated = 0, shown = 0;
    for (let i = e.n - 1; i >= 0; i--) {
      if (!s.inTime(e, i)) continue;
      const k = cell[i];
      if (k === -1) { unlocated++; continue; }
      shown++;
      if (!e.day(i)) undated++;
      if (k < 0) {
        let l = lands.get(e.country[i]);
        if (!l) lands.set(e.country[i], l = { n: 0, quad: [0, 0, 0, 0, 0] });
        l.n++; l.quad[e.quad[i]]++;
        continue;
      }
      t.n[k]++; t.x[k] += this.px[i]; t.y[k] += this.py[i]; t.quad[5 * k + e.quad[i]]++; t.first[k] = i;
      if (!e.doubt[i]) t.actual[k]++;
    }
    work.events += e.n;
    this.say(shown, unlocated, undated);
    canvas.dataset.shown = shown;
    return lands;
  }
  hatch(c, lands, colours, left, top, scale, w, ink, paper) {
    const e = view.events;
    for (const [k, l] of lands) {
      const q = l.quad.indexOf(Math.max(...l.quad)), code = e.names[k];
      c.fillStyle = stripes(c, colours[q], q % 2);
      this.world.fill(c, code, left, top, scale, w);
      const [mx, my] = this.world.middle(code), x = mx * scale + Math.round((left + w / 2 - mx * scale) / scale) * scale - left, y = my * scale - top;
      const words = String(l.n);
      c.font = '600 12px system-ui, sans-serif';
      const wide = c.measureText(words).width + 10;
      c.fillStyle = paper; c.strokeStyle = colours[q]; c.lineWidth = 1.5;
      c.fillRect(x - wide / 2, y - 9, wide, 18); c.strokeRect(x - wide / 2, y - 9, wide, 18);
      c.fillStyle = ink; c.textAlign = 'center'; c.textBaseline = 'middle'; c.fillText(words, x, y + .5);
      c.textAlign = 'start'; c.textBaseline = 'alphabetic';
      this.marks.push({ x, y, r: Math.max(wide / 2, 10), land: k, n: l.n });
    }
  }
  dots(c, list, kind, colours, paper, ink) {
    const least = [3.5, 10, 18, 26][kind];
    const dots = devicePixelRatio || 1;
    for (const m of list) {
      m.r = Math.round(Math.min(least + (m.n > 1 ? 1.5 * Math.sqrt(m.n) : 0), 28));
      const q = m.quad.indexOf(Math.max(...m.quad)), t = stamp(kind, q, m.actual * 2 >= m.n, m.n < 10, m.r, colours[q], paper), side = t.side;
      c.drawImage(t, Math.round((m.x - side / 2) * dots) / dots, Math.round((m.y - side / 2) * dots) / dots, side, side); // on whole pixels: nothing is smoothed
    }
    c.font = '600 11px system-ui, sans-serif'; c.textAlign = 'center'; c.textBaseline = 'middle';
    if (list.length < 1500) for (const m of list) {
      if (m.n < (kind ? 2 : 10)) continue;
      if (kind) { const wide = c.measureText(m.n).width + 6; c.fillStyle = paper; c.fillRect(m.x - wide / 2, m.y - m.r - 7, wide, 13); } // on the edge: dots lie within
      c.fillStyle = kind ? ink : paper;
      c.fillText(m.n, m.x, kind ? m.y - m.r : m.y + .5);
    }
    c.textAlign = 'start'; c.textBaseline = 'alphabetic';
    this.marks.push(...list);
  }
  outline(c, b, left, top, scale, w, h) {
    const [x1, y1] = mercator(b[0], Math.min(b[3], 85)), [x2, y2] = mercator(b[2] < b[0] ? b[2] + 360 : b[2], Math.max(b[1], -85));
    const whole = Math.round((left + w / 2 - (x1 + x2) / 2 * scale) / scale) * scale;
    const x = x1 * scale + whole - left, y = y1 * scale - top, wide = (x2 - x1) * scale, tall = (y2 - y1) * scale;
    c.fillStyle = css('--paper');
    c.globalAlpha = .55;
    c.beginPath(); c.rect(0, 0, w, h); c.rect(x, y, wide, tall); c.fill('evenodd');
    c.globalAlpha = 1;
    c.strokeStyle = css('--focus'); c.lineWidth = 2; c.strokeRect(x, y, wide, tall);
  }
  say(shown, unlocated, undated) {
    view.tell(document.getElementById('drawn'), () => `${thousands(shown)} on the map` + (undated ? `, ${thousands(undated)} of them without a date` : '') + `; ${thousands(unlocated)} without a place that can be drawn.`);
  }
  down(event) {
    if (event.button) return;
    canvas.setPointerCapture(event.pointerId);
    this.touches.set(event.pointerId, [event.offsetX, event.offsetY]);
    this.start = [event.offsetX, event.offsetY];
    this.drawn = null;
    if (event.shiftKey || this.area.getAttribute('aria-pressed') === 'true') this.drawn = this.lonLat(event.offsetX, event.offsetY);
  }
  move(event) {
    const was = this.touches.get(event.pointerId);
    if (!was) return this.tip(event);
    over.hidden = true;
    if (this.drawn) {
      const [x, y] = this.lonLat(event.offsetX, event.offsetY), [a, b] = this.drawn;
      this.box([wrapped(Math.min(x, a)), Math.min(y, b), wrapped(Math.max(x, a)), Math.max(y, b)]);
      return;
    }
    const other = [...this.touches].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      const before = Math.hypot(was[0] - other[0], was[1] - other[1]), now = Math.hypot(event.offsetX - other[0], event.offsetY - other[1]);
      if (before > 5) this.by(Math.log2(now / before), (event.offsetX + other[0]) / 2, (event.offsetY + other[1]) / 2);
    } else {
      this.x -= (event.offsetX - was[0]) / this.scale;
      this.y -= (event.offsetY - was[1]) / this.scale;
      this.clamp();
    }
    this.touches.set(event.pointerId, [event.offsetX, event.offsetY]);
    view.change();
  }
  up(event) {
    if (!this.touches.delete(event.pointerId)) return;
    const still = Math.hypot(event.offsetX - this.start[0], event.offsetY - this.start[1]) < 4;
    if (this.drawn && !still) { this.area.setAttribute('aria-pressed', 'false'); view.settle(); }
    else if (still && event.type === 'pointerup') this.open(this.at(event));
    this.drawn = null;
  }
  at(event) {
    let best = null, least = 99;
    const x = (event.offsetX - this.dx) / this.k, y = (event.offsetY - this.dy) / this.k;
    for (const m of this.marks || []) {
      const d = Math.hypot(m.x - x, m.y - y) - m.r - (m.kind ? -m.r + 12 : 0);
      if (d < 4 && d < least) { best = m; least = d; }
    }
    return best;
  }
  tip(event) {
    const m = this.at(event), e = view.events;
    canvas.classList.toggle('hit', !!m);
    over.hidden = !m;
    if (!m) return;
    over.textContent = (m.land !== undefined ? this.world.name(e.names[m.land]) + ', no nearer place told' : e.names[e.place[m.first]] || 'here') + `: ${m.n === 1 ? e.titles[m.first ?? 0] : thousands(m.n) + ' events'}`;
    if (m.land !== undefined && m.n === 1) over.textContent = `${this.world.name(e.names[m.land])}, no nearer place told: 1 event`;
    over.style.left = Math.min(m.x * this.k + this.dx + 12, canvas.clientWidth - 260) + 'px';
    over.style.top = m.y * this.k + this.dy + 14 + 'px';
  }
  // open lists what a mark stands for.
  open(m) {
    if (!m) return;
    const e = view.events, found = [];
    const b = [180, 90, -180, -90];
    for (let i = 0; i < e.n; i++) {
      if (!view.state.inTime(e, i)) continue;
      if (m.land !== undefined ? this.cell[i] !== -2 || e.country[i] !== m.land : this.cell[i] !== m.cell) continue;
      found.push(i);
      if (e.located[i]) { b[0] = Math.min(b[0], e.lon[i]); b[1] = Math.min(b[1], e.lat[i]); b[2] = Math.max(b[2], e.lon[i]); b[3] = Math.max(b[3], e.lat[i]); }
    }
    const title = document.createElement('h2'), list = document.createElement('ul');
    const names = m.land !== undefined ? [this.world.name(e.names[m.land])] : [...new Set(found.map(i => e.names[e.place[i]]).filter(Boolean))];
    title.textContent = `${names.slice(0, 3).join(', ') || 'Here'}${names.length > 3 ? ' …' : ''}: ${thousands(found.length)} ${found.length === 1 ? 'event' : 'events'}`;
    title.tabIndex = -1;
    list.className = 'news';
    for (const i of found.slice(0, 40)) {
      const li = document.createElement('li'), when = document.createElement('span'), a = document.createElement('a');
      li.className = 'q' + e.quad[i];
      when.className = 'when';
      when.textContent = e.day(i) ? dayWords(e.day(i)) : 'no date told';
      a.className = 'go';
      a.href = '/events/' + encodeURIComponent(e.ids[i]);
      a.textContent = e.titles[i];
      li.append(when, ' ', a);
      list.append(li);
    }
    here.replaceChildren(title, list);
    if (found.length > 40) {
      const q = new URLSearchParams(location.search), p = document.createElement('p'), a = document.createElement('a');
      if (m.land === undefined) q.set('bbox', [b[0] - .001, b[1] - .001, b[2] + .001, b[3] + .001].map(v => v.toFixed(3)).join(','));
      else q.set('place', e.names[m.land]);
      a.href = '/events?' + q;
      a.textContent = 'All of them' + (m.land !== undefined ? ', and what is told of places in that country' : '');
      p.append(a);
      here.append(p);
    }
    title.focus({ preventScroll: true });
  }
  key(event) {
    const d = { ArrowLeft: [-80, 0], ArrowRight: [80, 0], ArrowUp: [0, -80], ArrowDown: [0, 80] }[event.key];
    if (d) { this.x += d[0] / this.scale; this.y += d[1] / this.scale; this.clamp(); view.change(); }
    else if (event.key === '+' || event.key === '=') this.by(.5);
    else if (event.key === '-') this.by(-.5);
    else if (event.key === 'Escape' && view.state.box) { view.state.box = null; view.change(); view.settle(); }
    else return;
    event.preventDefault();
  }
}

const kindOf = p => p === point || p === near ? 0 : p === district ? 1 : p === region ? 2 : 3;
// stamp is a mark drawn once: thousands of them are put on the map within a frame.
const stamps = new Map();
const stamp = (kind, q, real, few, r, colour, paper) => {
  const key = `${kind}${q}${real}${few}${r}${colour}`;
  if (stamps.has(key)) return stamps.get(key);
  const t = document.createElement('canvas'), k = devicePixelRatio || 1, side = 2 * r + 6;
  t.width = t.height = side * k;
  t.side = side;
  const c = t.getContext('2d');
  c.scale(k, k);
  c.arc(side / 2, side / 2, r, 0, 7);
  c.lineWidth = kind ? 2 : 1;
  c.fillStyle = colour;
  if (kind) { // a ring; what is vaguer still is hatched and dashed
    c.globalAlpha = .12; c.fill(); c.globalAlpha = 1;
    if (kind === 3) { c.fillStyle = stripes(c, colour, q % 2); c.fill(); }
    c.strokeStyle = colour;
    c.setLineDash(kind === 3 || !real ? [5, 4] : []);
    c.stroke();
  } else {
    c.globalAlpha = real ? .82 : .2; c.fill();
    c.globalAlpha = 1; c.strokeStyle = real ? paper : colour; c.stroke();
    if (q % 2 && few) { c.beginPath(); c.arc(side / 2, side / 2, r * .4, 0, 7); c.fillStyle = paper; c.fill(); } // verbal ones have a hole: told apart without hue
  }
  stamps.set(key, t);
  return t;
};
const wrapped = lon => lon - 360 * Math.floor((lon + 180) / 360);
const kept = new Map();
// stripes is hatching; verbal events lean the other way.
const stripes = (c, colour, back) => {
  const key = colour + back;
  if (!kept.has(key)) {
    const t = document.createElement('canvas'), size = 8;
    t.width = t.height = size;
    const g = t.getContext('2d');
    g.strokeStyle = colour; g.lineWidth = 1.2; g.globalAlpha = .75;
    for (const k of [-size, 0, size]) { g.moveTo(k, back ? 0 : size); g.lineTo(k + size, back ? size : 0); }
    g.stroke();
    kept.set(key, c.createPattern(t, 'repeat'));
  }
  return kept.get(key);
};

figure.hidden = false;
document.documentElement.classList.add('drawn');
new Map_();
new Brush(view, document.querySelector('#when canvas'));
document.getElementById('when').hidden = false;
