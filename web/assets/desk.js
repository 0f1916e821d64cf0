// What scripts add to the lighting up of words and cards: lists are walked by keys. All
// pages read and filter without this file.

// Keys: j and k walk, o opens, / searches, ? tells; ! turns them off and on.
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
    for (const [key, what] of [['j', 'next'], ['k', 'the one before'], ['o', 'open it'], ['/', 'search'], ['e', 'events'], ['t', 'timeline'], ['p', 'processes'], ['!', 'turn these keys off or on'], ['?', 'this list'], ...[...document.querySelectorAll('[data-key]')].map(el => [el.dataset.key === ' ' ? 'space' : el.dataset.key, el.dataset.what])]) {
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
// What a page has keys of its own for: a button or link is pressed, a part that folds is
// opened, with the parts around it, and its first field gets the keys.
const press = el => {
  for (let d = el.closest('details'); d; d = d.parentElement.closest('details')) d.open = true;
  if (el.matches('summary')) (el.parentElement.querySelector('input:not([type=hidden]), select, button') || el).focus();
  else el.click();
};
// What a browser does of its own is offered where scripts run.
for (const b of document.querySelectorAll('[data-print]')) { b.hidden = false; b.addEventListener('click', () => print()); }
for (const b of document.querySelectorAll('[data-copy]')) if (navigator.clipboard) {
  b.hidden = false;
  b.addEventListener('click', async () => {
    try { await navigator.clipboard.writeText(location.href); b.textContent = 'Copied'; } catch { b.textContent = location.href; }
  });
}
// What a link into a part that folds leads to is shown.
const unfold = () => { for (let d = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest('details'); d; d = d.parentElement.closest('details')) d.open = true; };
addEventListener('hashchange', unfold);
unfold();
// Words that are selected in a report are offered as the value of a field.
const value = document.querySelector('#correct [name=value]');
if (value) document.addEventListener('selectionchange', () => {
  const s = getSelection(), words = s.toString().trim();
  if (!words || words.length > 300 || !s.anchorNode?.parentElement?.closest('.text')) return;
  for (let d = value.closest('details'); d; d = d.parentElement.closest('details')) d.open = true;
  value.value = words;
});
const off = () => localStorage.getItem('keys') === 'off';
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select, [contenteditable]')) return;
  const mine = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  const go = { e: '/events', t: '/timeline', p: '/processes' }[event.key];
  if (event.key === '!') localStorage.setItem('keys', off() ? 'on' : 'off');
  else if (off()) return;
  else if (mine && !(event.key === ' ' && event.target.closest('button, a, summary, canvas'))) press(mine);
  else if (event.key === 'j') walk(1);
  else if (event.key === 'k') walk(-1);
  else if (event.key === 'o') rows[at]?.click();
  else if (event.key === '/') document.getElementById('find').focus();
  else if (event.key === '?') help();
  else if (go) location.href = document.querySelector(`.top nav a[href^="${go}"]`).href;
  else return;
  event.preventDefault();
});
