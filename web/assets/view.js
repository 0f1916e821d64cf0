// What map and timeline have in common: the events that fit, read part by part; the state
// of the filters in the address; a strip of time that is brushed.

export const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
export const scheme = matchMedia('(prefers-color-scheme: dark)');
const format = new Intl.NumberFormat('en');
export const thousands = n => format.format(n);
export const quads = () => [css('--soft'), css('--q1'), css('--q2'), css('--q3'), css('--q4')];

const most = 50000, dayLength = 86400000, epoch = 719163; // days are counted from 1 January of year 1, which is day 1
const dateOf = day => new Date((day - epoch) * dayLength), dayAt = time => Math.round(time / dayLength) + epoch;
export const dayOf = text => dayAt(Date.parse(text + 'T00:00:00Z'));
export const textOf = day => dateOf(day).toISOString().slice(0, 10);
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
export const dayWords = day => { const d = dateOf(day); return `${d.getUTCDate()} ${months[d.getUTCMonth()]} ${d.getUTCFullYear()}`; };

// Events are columns, so that fifty thousand of them are gone through within a frame.
export class Events {
  constructor() {
    this.n = 0;
    this.total = 0;
    this.more = false;
    this.ids = []; this.titles = [];
    for (const c of ['lat', 'lon']) this[c] = new Float32Array(most);
    for (const c of ['from', 'to', 'kind', 'country', 'actor', 'process', 'place']) this[c] = new Int32Array(most);
    for (const c of ['located', 'quad', 'doubt', 'precision']) this[c] = new Uint8Array(most);
    this.names = ['']; this.number = new Map([['', 0]]); this.lands = {};
  }
  name(s) {
    let n = this.number.get(s);
    if (n === undefined) { n = this.names.length; this.names.push(s); this.number.set(s, n); }
    return n;
  }
  add(part) {
    const of = part.names.map(s => this.name(s)), count = Math.min(part.ids.length, most - this.n);
    for (let i = 0; i < count; i++) {
      const k = this.n + i;
      this.ids.push(part.ids[i]); this.titles.push(part.titles[i]);
      this.located[k] = part.lat[i] === null ? 0 : 1;
      this.lat[k] = part.lat[i]; this.lon[k] = part.lon[i];
      this.from[k] = part.from[i]; this.to[k] = part.to[i];
      for (const c of ['kind', 'country', 'actor', 'process', 'place']) this[c][k] = of[part[c][i]];
      this.quad[k] = part.quad.charCodeAt(i) - 48;
      this.doubt[k] = part.doubt.charCodeAt(i) - 48;
      this.precision[k] = part.precision.charCodeAt(i);
    }
    this.n += count;
    Object.assign(this.lands, part.lands);
  }
  // day is where an event stands in time, 0 without a date.
  day(i) { return this.from[i] || this.to[i]; }
}

// The state: days from and to (half-open, 0 none) and a box, as in the address.
export class State {
  constructor(search = location.search) {
    const q = new URLSearchParams(search);
    this.from = q.get('from') ? dayOf(q.get('from')) : 0;
    this.to = q.get('to') ? dayOf(q.get('to')) : 0;
    const box = q.get('bbox')?.split(',').map(Number);
    this.box = box?.length === 4 && box.every(Number.isFinite) ? box : null;
    for (const name of ['from', 'to', 'bbox', 'by', 'at']) q.delete(name);
    q.sort();
    this.rest = q.toString();
  }
  // within reports whether all that fits this state is among what fits another one.
  within(o) {
    return this.rest === o.rest && (!o.from || this.from >= o.from) && (!o.to || this.to && this.to <= o.to) && (!o.box || String(o.box) === String(this.box));
  }
  inTime(e, i) {
    if (!this.from && !this.to) return true;
    const a = e.from[i], b = e.to[i];
    return (a || b) && (!this.from || !b || b >= this.from) && (!this.to || !a || a < this.to);
  }
  inBox(e, i) {
    if (!this.box) return true;
    const [west, south, east, north] = this.box, x = e.lon[i], y = e.lat[i];
    return e.located[i] && y >= south && y <= north && (west <= east ? x >= west && x <= east : x >= west || x <= east);
  }
  write() {
    const q = new URLSearchParams(location.search);
    const set = (name, value) => value ? q.set(name, value) : q.delete(name);
    set('from', this.from && textOf(this.from));
    set('to', this.to && textOf(this.to));
    set('bbox', this.box && this.box.map(v => +v.toFixed(3)).join(','));
    return location.pathname + (q.size ? '?' + q : '');
  }
}

// View holds the events, the state and what is drawn of them.
export class View {
  constructor(note) {
    this.note = note;
    this.parts = [];
    this.dirty = false;
    this.load();
    addEventListener('popstate', () => this.go());
    scheme.addEventListener('change', () => this.change());
    document.addEventListener('click', event => { // chips and bars that only change the state need no new page
      const a = event.target.closest?.('a[href^="?"]');
      if (!a || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      history.pushState(null, '', location.pathname + (a.getAttribute('href') === '?' ? '' : a.getAttribute('href')));
      this.go();
    });
  }
  async load() {
    const mine = this.loading = {};
    this.state = new State();
    this.base = new State();
    this.events = new Events();
    let cursor = '';
    this.say('Loading…');
    try {
      do {
        const q = new URLSearchParams(location.search);
        for (const name of ['by', 'at']) q.delete(name);
        if (cursor) q.set('cursor', cursor);
        const r = await fetch('/points?' + q);
        if (!r.ok) throw new Error('the server says ' + r.status);
        const part = await r.json();
        if (mine !== this.loading) return;
        this.events.add(part);
        cursor = part.next || '';
        this.change(true);
        this.say(`Loading… ${thousands(this.events.n)}`);
      } while (cursor && this.events.n < most);
      this.events.more = !!cursor;
      this.say(this.events.more ? `The latest ${thousands(most)} that fit are drawn; filter for others.` : '');
    } catch (err) {
      if (mine === this.loading) this.say(`Not all events could be loaded (${err.message}). What came is drawn. `, () => this.load());
    }
    this.ready = true;
    this.change(true);
  }
  say(words, again) {
    this.note.textContent = words;
    this.note.hidden = !words;
    if (again) {
      const b = document.createElement('button');
      b.textContent = 'Load again';
      b.addEventListener('click', again);
      this.note.append(b);
    }
  }
  // go takes the state from the address.
  go() {
    const next = new State();
    if (next.within(this.base)) { this.state = next; this.change(); } else this.load();
    this.swap();
  }
  // settle writes the state into the address as a step that goes back.
  settle() {
    const to = this.state.write();
    if (to === location.pathname + location.search) return;
    if (!this.state.within(this.base)) { history.pushState(null, '', to); return this.go(); }
    history.pushState(null, '', to);
    this.swap();
  }
  // swap brings what the server says of the new state into the page.
  async swap() {
    this.swapping?.abort();
    const c = this.swapping = new AbortController();
    try {
      const r = await fetch(location.href, { signal: c.signal });
      if (!r.ok) return location.reload();
      const page = new DOMParser().parseFromString(await r.text(), 'text/html');
      for (const old of document.querySelectorAll('[data-swap]')) {
        const now = page.getElementById(old.id);
        if (now) old.replaceWith(document.adoptNode(now));
      }
      this.change();
    } catch (err) {
      if (err.name !== 'AbortError') this.say('The list below could not be loaded again. ', () => { this.say(''); this.swap(); });
    }
  }
  // tell writes words into an element, once things have come to rest: a page that is laid
  // out anew in each frame is slow.
  tell(element, words) {
    this.words ||= new Map();
    this.words.set(element, words);
    this.telling ||= setTimeout(() => {
      this.telling = 0;
      for (const [el, words] of this.words) { const w = words(); if (el.textContent !== w) el.textContent = w; }
      this.words.clear();
    }, 120);
  }
  show(part) { this.parts.push(part); this.change(true); }
  // change draws again with the next frame; fresh: the events are others.
  change(fresh) {
    this.fresh ||= fresh;
    if (this.dirty) return;
    this.dirty = true;
    requestAnimationFrame(() => {
      this.dirty = false;
      const fresh = this.fresh;
      this.fresh = false;
      for (const p of this.parts) p.draw(fresh);
    });
  }
}

// fit gives a canvas as many dots as it has room for.
export const fit = canvas => {
  const k = devicePixelRatio || 1, w = canvas.clientWidth, h = canvas.clientHeight;
  if (canvas.width !== Math.round(w * k) || canvas.height !== Math.round(h * k)) { canvas.width = Math.round(w * k); canvas.height = Math.round(h * k); }
  const c = canvas.getContext('2d');
  c.setTransform(k, 0, 0, k, 0, 0);
  return [c, w, h];
};

// ticksOf are days of round years or months with their words, as many as have room.
export const ticksOf = (from, to, w, room = 76) => {
  const out = [], days = (to - from) / Math.max(w / room, 1), a = dateOf(from);
  const step = days > 200 ? [12, Math.max(1, [1, 2, 5, 10, 20, 50, 100, 200, 500].find(n => n * 366 >= days) || 1000)] : days > 16 ? [[1, 2, 3, 6].find(n => n * 31 >= days) || 6, 0] : [0, [1, 2, 5, 7, 10, 14].find(n => n >= days) || 16];
  if (step[0] === 12) {
    for (let y = Math.ceil(a.getUTCFullYear() / step[1]) * step[1]; ; y += step[1]) {
      const d = new Date(0); d.setUTCFullYear(y, 0, 1);
      const at = dayAt(d);
      if (at > to) return out;
      if (at >= from) out.push([at, String(y)]);
    }
  }
  if (step[0]) {
    for (let m = Math.ceil((a.getUTCFullYear() * 12 + a.getUTCMonth()) / step[0]) * step[0]; ; m += step[0]) {
      const at = dayAt(Date.UTC(Math.floor(m / 12), m % 12, 1));
      if (at > to) return out;
      if (at >= from) out.push([at, m % 12 ? `${months[m % 12].slice(0, 3)} ${Math.floor(m / 12)}` : String(Math.floor(m / 12))]);
    }
  }
  for (let at = Math.ceil(from / step[1]) * step[1]; at <= to; at += step[1]) {
    const d = dateOf(at);
    out.push([at, `${d.getUTCDate()} ${months[d.getUTCMonth()].slice(0, 3)}`]);
  }
  return out;
};

// Brush is a strip of bars over all the time there is; what is drawn over is the period.
export class Brush {
  constructor(view, canvas) {
    this.view = view; this.canvas = canvas;
    new ResizeObserver(() => view.change()).observe(canvas);
    canvas.addEventListener('pointerdown', e => this.down(e));
    canvas.addEventListener('pointermove', e => this.move(e));
    canvas.addEventListener('pointerup', e => this.up(e));
    canvas.addEventListener('pointercancel', e => this.up(e));
    canvas.addEventListener('dblclick', () => { view.state.from = view.state.to = 0; view.change(); view.settle(); });
    canvas.addEventListener('keydown', e => this.key(e));
    view.show(this);
  }
  extent() {
    const e = this.view.events;
    let a = Infinity, b = -Infinity;
    for (let i = 0; i < e.n; i++) { const d = e.day(i); if (d) { if (d < a) a = d; if (d > b) b = d; } }
    this.a = a; this.b = Math.max(b + 1, a + 14);
  }
  dayAt(x) { return Math.round(this.a + Math.min(Math.max(x / this.canvas.clientWidth, 0), 1) * (this.b - this.a)); }
  xOf(day) { return (day - this.a) / (this.b - this.a) * this.canvas.clientWidth; }
  draw(fresh) {
    const { view: { events: e, state: s }, canvas } = this, [c, w, h] = fit(canvas), high = h - 18;
    if (fresh || this.a === undefined) this.extent();
    c.clearRect(0, 0, w, h);
    if (!Number.isFinite(this.a)) return;
    const key = `${e.n} ${w} ${h} ${s.box} ${scheme.matches} ${document.documentElement.dataset.theme}`;
    canvas.dataset.events = 0;
    if (fresh || this.key !== key) { this.key = key; this.bars(w, high); }
    const from = s.from ? this.xOf(s.from) : 0, to = s.to ? this.xOf(s.to) : w, k = this.sheet.width / w;
    for (const [a, b, alpha] of [[0, from, .25], [from, to, 1], [to, w, .25]]) {
      const x1 = Math.min(Math.max(a, 0), w), x2 = Math.min(Math.max(b, 0), w);
      if (x2 - x1 < .5) continue;
      c.globalAlpha = alpha;
      c.drawImage(this.sheet, x1 * k, 0, (x2 - x1) * k, this.sheet.height, x1, 0, x2 - x1, high);
    }
    c.globalAlpha = 1;
    c.fillStyle = css('--line');
    c.fillRect(0, high, w, 1);
    c.fillStyle = css('--soft');
    c.font = '11px system-ui, sans-serif';
    for (const [day, words] of ticksOf(this.a, this.b, w)) { const x = this.xOf(day); c.fillRect(x, high, 1, 4); if (x < w - 40) c.fillText(words, x + 3, h - 4); }
    if (s.from || s.to) {
      c.strokeStyle = css('--focus');
      c.lineWidth = 2;
      c.strokeRect(from + 1, 1, Math.max(to - from - 2, 2), high);
      c.fillStyle = css('--focus');
      for (const x of [from, to]) c.fillRect(Math.min(Math.max(x - 3, 0), w - 6), high / 2 - 10, 6, 20);
    }
    canvas.dataset.period = (s.from ? textOf(s.from) : '') + '/' + (s.to ? textOf(s.to) : '');
  }
  // bars draws the bars once; they change with the events and the area, not with the period.
  bars(w, high) {
    const { view: { events: e, state: s } } = this, wide = 4, n = Math.ceil(w / wide), counts = new Int32Array(n * 5), tops = new Int32Array(n), dots = devicePixelRatio || 1;
    let top = 1;
    for (let i = 0; i < e.n; i++) {
      const d = e.day(i);
      if (!d || !s.inBox(e, i)) continue;
      const b = Math.min(Math.floor((d - this.a) / (this.b - this.a) * n), n - 1);
      counts[b * 5 + e.quad[i]]++;
      if (++tops[b] > top) top = tops[b];
    }
    this.canvas.dataset.events = e.n;
    this.sheet ||= document.createElement('canvas');
    this.sheet.width = Math.round(w * dots); this.sheet.height = Math.round(high * dots);
    const c = this.sheet.getContext('2d'), colours = quads();
    c.scale(dots, dots);
    for (let q = 0; q < 5; q++) {
      c.fillStyle = colours[q];
      for (let b = 0; b < n; b++) {
        const k = counts[b * 5 + q];
        if (!k) continue;
        let below = 0;
        for (let p = 0; p < q; p++) below += counts[b * 5 + p];
        const tall = Math.max(k / top * (high - 6), 1);
        c.fillRect(b * wide, high - below / top * (high - 6) - tall, wide - 1, tall);
      }
    }
  }
  down(event) {
    if (event.button || !Number.isFinite(this.a)) return;
    const s = this.view.state, x = event.offsetX, from = s.from ? this.xOf(s.from) : -99, to = s.to ? this.xOf(s.to) : -99;
    this.canvas.setPointerCapture(event.pointerId);
    if (Math.abs(x - from) < 7) this.held = { end: s.to || this.b };
    else if (Math.abs(x - to) < 7) this.held = { end: s.from || this.a };
    else if (s.from && s.to && x > from && x < to) this.held = { at: this.dayAt(x), from: s.from, to: s.to };
    else this.held = { end: this.dayAt(x), x, fresh: true };
  }
  move(event) {
    const s = this.view.state, x = event.offsetX, h = this.held;
    if (!h) {
      const near = [s.from, s.to].some(d => d && Math.abs(this.xOf(d) - x) < 7);
      this.canvas.classList.toggle('resize', near);
      return;
    }
    const day = this.dayAt(x);
    if (h.from) { const by = day - h.at; s.from = h.from + by; s.to = h.to + by; }
    else if (h.fresh && Math.abs(x - h.x) < 4) return;
    else { h.fresh = false; s.from = Math.min(day, h.end); s.to = Math.max(day, h.end, s.from + 1); }
    this.view.change();
  }
  up() {
    if (!this.held) return;
    this.held = null;
    this.view.settle();
  }
  key(event) {
    const s = this.view.state, step = Math.max(1, Math.round((this.b - this.a) / 50)), dir = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === 'Escape') s.from = s.to = 0;
    else if (dir && Number.isFinite(this.a)) {
      if (!s.from) s.from = this.a;
      if (!s.to) s.to = this.b;
      if (event.shiftKey) s.to = Math.max(s.to + dir * step, s.from + 1);
      else { s.from += dir * step; s.to += dir * step; }
    } else return;
    event.preventDefault();
    this.view.change();
    clearTimeout(this.later);
    this.later = setTimeout(() => this.view.settle(), 400);
  }
}
