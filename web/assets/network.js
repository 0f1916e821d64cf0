// The network is drawn by the server; this lights what belongs together and lets arrow keys
// walk from one to the nearest in their direction.
const svg = document.querySelector('#network svg'), said = document.getElementById('said');
const nodes = svg ? [...svg.querySelectorAll('.node')] : [], ties = svg ? [...svg.querySelectorAll('.tie')] : [];
const middle = a => { const c = a.querySelector('circle'); return [c.cx.baseVal.value, c.cy.baseVal.value]; };

const light = a => {
  const id = a?.dataset.node, near = new Set([id]);
  for (const t of ties) {
    const mine = id !== undefined && (t.dataset.from === id || t.dataset.to === id);
    t.classList.toggle('lit', mine);
    if (mine) near.add(t.dataset.from).add(t.dataset.to);
  }
  for (const n of nodes) n.classList.toggle('far', id !== undefined && !near.has(n.dataset.node));
  svg.classList.toggle('chosen', id !== undefined);
  said.textContent = a ? a.getAttribute('aria-label').split(';')[0] + '.' : '';
};

for (const a of nodes) {
  a.addEventListener('pointerenter', () => light(a));
  a.addEventListener('pointerleave', () => light(document.activeElement.closest('.node')));
  a.addEventListener('focus', () => light(a));
  a.addEventListener('blur', () => light(null));
}
svg?.addEventListener('keydown', event => {
  const d = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key], from = event.target.closest('.node');
  if (!d || !from) return;
  event.preventDefault();
  const [x, y] = middle(from);
  let best = null, least = Infinity;
  for (const n of nodes) {
    const [a, b] = middle(n), along = (a - x) * d[0] + (b - y) * d[1], aside = Math.abs((a - x) * d[1]) + Math.abs((b - y) * d[0]);
    if (n !== from && along > 0 && along + 2 * aside < least) { best = n; least = along + 2 * aside; }
  }
  best?.focus();
});
