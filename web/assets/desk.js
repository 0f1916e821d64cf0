// What scripts add to the lighting up of words and cards: lists are walked by keys. All
// pages read and filter without this file.

// Keys: j and k walk, o opens, / searches, ? tells; x turns them off and on.
const rows = [...document.querySelectorAll('main .go')];
let at = -1;
const walk = step => {
  if (!rows.length) return;
  rows[at]?.closest('tr, li, article')?.classList.remove('picked');
  at = Math.min(Math.max(at + step, 0), rows.length - 1);
  const row = rows[at].closest('tr, li, article');
  row?.classList.add('picked');
  rows[at].focus({ preventScroll: true });
  (row || rows[at]).scrollIntoView({ block: 'nearest' });
};
const help = () => {
  let d = document.getElementById('keys');
  if (!d) {
    d = document.createElement('dialog');
    d.id = 'keys';
    d.setAttribute('aria-label', 'Keys');
    for (const [key, what] of [['j', 'next'], ['k', 'the one before'], ['o', 'open it'], ['/', 'search'], ['e', 'events'], ['t', 'timeline'], ['p', 'processes'], ['x', 'turn these keys off or on'], ['?', 'this list']]) {
      const p = document.createElement('p'), k = document.createElement('kbd');
      k.textContent = key;
      p.append(k, ' ' + what);
      d.append(p);
    }
    const close = document.createElement('button');
    close.textContent = 'Close';
    close.addEventListener('click', () => d.close());
    d.append(close);
    document.body.append(d);
  }
  d.open ? d.close() : d.showModal();
};
const off = () => localStorage.getItem('keys') === 'off';
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select, [contenteditable]')) return;
  const go = { e: '/events', t: '/timeline', p: '/processes' }[event.key];
  if (event.key === 'x') localStorage.setItem('keys', off() ? 'on' : 'off');
  else if (off()) return;
  else if (event.key === 'j') walk(1);
  else if (event.key === 'k') walk(-1);
  else if (event.key === 'o') rows[at]?.click();
  else if (event.key === '/') document.getElementById('find').focus();
  else if (event.key === '?') help();
  else if (go) location.href = document.querySelector(`.top nav a[href^="${go}"]`).href;
  else return;
  event.preventDefault();
});
