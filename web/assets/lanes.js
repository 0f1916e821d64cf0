// The timeline: lanes of dots and bars; where they stand too thick, how many there are.
import { Brush, View, css, dayWords, fit, quads, thousands, ticksOf } from './view.js';

const figure = document.getElementById('lanes'), canvas = figure.querySelector('canvas'), over = figure.querySelector('.over');
const view = new View(document.getElementById('note'));
const column = { type: 'kind', country: 'country', actor: 'actor', process: 'process' };
const left = 170, mostLanes = 20, mostRows = 8, row = 13, thick = 1500; // more events than this in view are drawn as counts

class Lanes {
  constructor() {
    new ResizeObserver(() => view.change()).observe(canvas);
    canvas.addEventListener('wheel', e => { if (!e.ctrlKey && !e.shiftKey && Math.abs(e.deltaX) < Math.abs(e.deltaY)) { e.preventDefault(); this.by(Math.exp(e.deltaY * (e.deltaMode ? .04 : .0016)), e.offsetX); } }, { passive: false });
    canvas.addEventListener('pointerdown', e => { if (e.button) return; canvas.setPointerCapture(e.pointerId); this.held = { x: e.offsetX, from: e.offsetX }; });
    canvas.addEventListener('pointermove', e => this.move(e));
    canvas.addEventListener('pointerup', e => { const h = this.held; this.held = null; if (h && Math.abs(e.offsetX - h.from) < 4) { const m = this.at(e); if (m) location.href = '/events/' + encodeURIComponent(view.events.ids[m.i]); } });
    canvas.addEventListener('pointercancel', () => { this.held = null; });
    canvas.addEventListener('keydown', e => {
      const d = { ArrowLeft: -.1, ArrowRight: .1 }[e.key];
      if (d) this.shift(d * (this.b - this.a));
      else if (e.key === '+' || e.key === '=') this.by(.7);
      else if (e.key === '-') this.by(1.4);
      else return;
      e.preventDefault();
    });
    figure.querySelector('.in').addEventListener('click', () => this.by(.6));
    figure.querySelector('.out').addEventListener('click', () => this.by(1.7));
    figure.querySelector('.all').addEventListener('click', () => { this.own = false; view.change(); });
    view.show(this);
  }
  get w() { return this.wide - this.left - 12; }
  get left() { return this.wide < 600 ? 96 : left; }
  by(k, px = this.left + this.w / 2) {
    const at = this.a + (px - this.left) / this.w * (this.b - this.a), span = Math.min(Math.max((this.b - this.a) * k, 5), 400000);
    this.a = at - (at - this.a) / (this.b - this.a) * span;
    this.b = this.a + span;
    this.own = true;
    view.change();
  }
  shift(days) { this.a += days; this.b += days; this.own = true; view.change(); }
  move(event) {
    const h = this.held;
    if (h) { this.shift((h.x - event.offsetX) / this.w * (this.b - this.a)); h.x = event.offsetX; over.hidden = true; return; }
    const m = this.at(event);
    canvas.classList.toggle('hit', !!m);
    over.hidden = !m;
    if (!m) return;
    const e = view.events, day = e.day(m.i);
    over.textContent = `${e.titles[m.i]}, ${dayWords(day)}${e.from[m.i] !== e.to[m.i] ? ' or about' : ''}`;
    over.style.left = Math.min(m.x + 10, canvas.clientWidth - 250) + 'px';
    over.style.top = m.y + 12 + 'px';
  }
  at(event) { return this.marks?.findLast(m => event.offsetX >= m.x - 6 && event.offsetX <= m.x + m.w + 6 && Math.abs(event.offsetY - m.y) < 7); }
  // arrange counts the lanes, most first; what has none comes last.
  arrange() {
    const e = view.events, s = view.state, by = e[column[figure.dataset.by]], counts = new Map();
    for (let i = 0; i < e.n; i++) if (e.day(i) && s.inBox(e, i)) counts.set(by[i], (counts.get(by[i]) || 0) + 1);
    const named = [...counts].filter(([k]) => k).sort((a, b) => b[1] - a[1] || (e.names[a[0]] < e.names[b[0]] ? -1 : 1)), rest = named.splice(named.length > mostLanes ? mostLanes - 1 : mostLanes);
    this.lanes = named.map(([k]) => ({ name: figure.dataset.by === 'country' && e.lands[e.names[k]] || e.names[k] }));
    this.laneOf = new Map(named.map(([k], i) => [k, i]));
    if (rest.length || counts.has(0)) {
      this.lanes.push({ name: rest.length ? 'others' : 'not told' });
      for (const [k] of rest) this.laneOf.set(k, this.lanes.length - 1);
      this.laneOf.set(0, this.lanes.length - 1);
    }
    this.order = Uint32Array.from({ length: e.n }, (_, i) => i).filter(i => e.day(i)).sort((a, b) => e.day(a) - e.day(b));
    this.key = this.keyOf();
  }
  keyOf() { return `${view.events.n} ${figure.dataset.by} ${view.state.box} ${view.state.rest}`; }
  draw(fresh) {
    const chosen = document.querySelector('#chips [aria-current=true]')?.dataset.by;
    if (chosen) figure.dataset.by = chosen;
    const e = view.events, s = view.state, [c, w, h] = fit(canvas), state = `${s.from} ${s.to} ${s.box}`, due = fresh || this.key !== this.keyOf();
    this.wide = w;
    this.work = 0;
    if (due) this.arrange();
    if (due || this.state !== state) { this.state = state; this.choose(); }
    c.clearRect(0, 0, w, h);
    if (!this.order.length) { this.say(0, e.n); return; }
    const period = `${s.from}/${s.to}`;
    if (period !== this.period) { this.period = period; this.own = false; }
    if (!this.own) {
      this.a = s.from || e.day(this.order[0]); this.b = s.to || e.day(this.order[this.order.length - 1]) + 1;
      const pad = Math.max((this.b - this.a) * .02, 2);
      this.a -= pad; this.b += pad;
    }
    const left = this.left, plot = this.w, span = this.b - this.a, x = d => left + (d - this.a) / span * plot, head = 18;
    c.font = '11px system-ui, sans-serif';
    c.fillStyle = css('--soft'); c.strokeStyle = css('--line'); c.lineWidth = 1;
    for (const [d, words] of ticksOf(this.a, this.b, plot)) { const at = Math.round(x(d)) + .5; c.beginPath(); c.moveTo(at, head); c.lineTo(at, h); c.stroke(); c.fillText(words, at + 3, 12); }
    const first = this.since(this.a - this.longest), last = this.since(this.b + 1);
    this.marks = [];
    if (last - first > thick) this.counts(c, h - head, head, this.since(this.a), last); else this.dots(c, h - head, head, x, first, last);
    c.fillStyle = css('--card'); c.fillRect(0, head, left - 4, h);
    this.names(c, h - head, head);
    this.say(this.chosen.length, e.n - this.order.length);
    canvas.dataset.events = this.work;
  }
  // choose keeps what the period and the area let through, by day; what is in the window is
  // then a stretch of it.
  choose() {
    const e = view.events, s = view.state;
    this.chosen = this.order.filter(i => s.inTime(e, i) && s.inBox(e, i));
    this.days = Int32Array.from(this.chosen, i => e.day(i));
    this.longest = this.chosen.reduce((n, i) => Math.max(n, e.to[i] && e.from[i] ? e.to[i] - e.from[i] : 0), 0);
    this.work += this.order.length;
  }
  // since is where the events of a day begin among the chosen.
  since(day) {
    let a = 0, b = this.days.length;
    while (a < b) { const m = (a + b) >> 1; if (this.days[m] < day) a = m + 1; else b = m; }
    return a;
  }
  names(c, high, head) {
    const each = high / this.lanes.length;
    c.font = '12px system-ui, sans-serif'; c.fillStyle = css('--ink'); c.strokeStyle = css('--line');
    this.lanes.forEach((l, k) => {
      const y = head + (l.y ?? k * each), most = this.left < 120 ? 12 : 24;
      c.fillText(l.name.length > most ? l.name.slice(0, most - 1) + '…' : l.name, 6, y + 12);
      c.beginPath(); c.moveTo(0, y + .5); c.lineTo(canvas.clientWidth, y + .5); c.stroke();
    });
  }
  counts(c, high, head, first, last) {
    const e = view.events, by = e[column[figure.dataset.by]], wide = 3, n = Math.ceil(this.w / wide), lanes = this.lanes.length, cells = new Int32Array(lanes * n * 5), tops = new Int32Array(lanes * n);
    let drawn = 0;
    this.work += last - first;
    for (let at = first; at < last; at++) {
      const i = this.chosen[at], b = Math.floor((this.days[at] - this.a) / (this.b - this.a) * n);
      if (b < 0 || b >= n) continue;
      const l = this.laneOf.get(by[i]) * n + b;
      cells[l * 5 + e.quad[i]]++; tops[l]++;
    }
    const top = tops.reduce((a, b) => Math.max(a, b), 1), each = high / lanes, colours = quads(), root = Math.sqrt(top);
    this.lanes.forEach((l, k) => { l.y = k * each; });
    for (let q = 0; q < 5; q++) {
      c.fillStyle = colours[q];
      for (let l = 0; l < lanes; l++) for (let b = 0; b < n; b++) {
        const at = l * n + b, k = cells[at * 5 + q];
        if (!k) continue;
        let below = 0;
        for (let p = 0; p < q; p++) below += cells[at * 5 + p];
        const full = Math.max(Math.sqrt(tops[at]) / root * (each - 3), 1.5); // the root keeps few beside many to be seen
        const y = head + (l + 1) * each - full * (below + k) / tops[at];
        c.fillRect(this.left + b * wide, y, wide - .5, Math.max(full * k / tops[at], 1));
        drawn++;
      }
    }
    canvas.dataset.marks = drawn;
  }
  dots(c, high, head, x, first, last) {
    const e = view.events, by = e[column[figure.dataset.by]], colours = quads(), card = css('--card'), ends = this.lanes.map(() => []), found = [];
    this.work += last - first;
    for (let at = first; at < last; at++) {
      const i = this.chosen[at];
      let a = e.from[i], b = e.to[i];
      const openA = !a, openB = !b;
      if (openA) a = b - (this.b - this.a) / 20;
      if (openB) b = a + (this.b - this.a) / 20;
      const x1 = x(a), x2 = Math.max(x(b + 1), x1 + 4), l = this.laneOf.get(by[i]), rows = ends[l];
      if (x2 < this.left || x1 > this.wide) continue;
      let r = rows.findIndex(end => end < x1);
      if (r < 0) r = rows.length < mostRows ? rows.push(0) - 1 : rows.length - 1;
      rows[r] = Math.max(rows[r], x1 + Math.max(x2 - x1, 9) + 2);
      found.push({ i, x: x1, w: x2 - x1, l, r, point: a === b, openA, openB });
    }
    const least = 15, thin = ends.filter(rows => rows.length < 2).length, rest = ends.length - thin; // a lane has room for its name
    const k = Math.max(Math.min(row, (high - least * thin - 4 * rest) / Math.max(ends.reduce((n, rows) => n + (rows.length < 2 ? 0 : rows.length), 0), 1)), 2);
    let y = 0;
    this.lanes.forEach((l, n) => { l.y = y; y += ends[n].length < 2 ? least : Math.max(ends[n].length * k + 4, least); });
    const radius = Math.max(Math.min(k / 2 - 1, 5), 1.5);
    for (const m of found) {
      m.y = head + this.lanes[m.l].y + 3 + m.r * k + k / 2;
      const colour = colours[e.quad[m.i]];
      c.beginPath();
      if (m.point) c.arc(m.x, m.y, radius, 0, 7); else c.roundRect(m.x, m.y - radius * .8, m.w, radius * 1.6, radius * .8);
      c.globalAlpha = e.doubt[m.i] ? .2 : m.point ? 1 : .7;
      if (m.openA || m.openB) {
        const g = c.createLinearGradient(m.x, 0, m.x + m.w, 0);
        g.addColorStop(0, m.openA ? 'transparent' : colour); g.addColorStop(1, m.openB ? 'transparent' : colour);
        c.fillStyle = g;
      } else c.fillStyle = colour;
      c.fill();
      c.globalAlpha = 1;
      c.strokeStyle = e.doubt[m.i] ? colour : card; c.lineWidth = 1; c.stroke();
    }
    this.marks = found;
    canvas.dataset.marks = found.length;
  }
  say(dated, undated) {
    view.tell(document.getElementById('drawn'), () => `${thousands(dated)} with a date; ${thousands(undated)} without one, listed below.`);
    canvas.dataset.shown = dated;
  }
}

figure.hidden = false;
document.documentElement.classList.add('drawn');
new Lanes();
new Brush(view, document.querySelector('#when canvas'));
document.getElementById('when').hidden = false;
