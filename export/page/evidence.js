// Words and cards light up together; without this script the links still lead from one to the other.
(() => {
  const of = new Map();
  for (const seg of document.querySelectorAll('.seg[data-cards]')) {
    for (const id of seg.dataset.cards.split(' ')) {
      if (id) of.set(id, [...(of.get(id) || []), seg]);
    }
  }
  const light = (cards, on) => {
    for (const id of cards) {
      document.getElementById(id)?.classList.toggle('lit', on);
      for (const seg of of.get(id) || []) seg.classList.toggle('lit', on);
    }
  };
  const link = (el, cards) => {
    for (const [type, on] of [['mouseenter', true], ['mouseleave', false], ['focusin', true], ['focusout', false]]) {
      el.addEventListener(type, () => light(cards, on));
    }
  };
  for (const card of document.querySelectorAll('.card')) link(card, [card.id]);
  for (const seg of document.querySelectorAll('.seg[data-cards]')) {
    const cards = seg.dataset.cards.split(' ').filter(Boolean);
    if (!cards.length) continue;
    link(seg, cards);
    seg.addEventListener('click', event => {
      event.preventDefault();
      const card = document.getElementById(cards[0]);
      card.scrollIntoView({ block: 'nearest' });
      card.focus({ preventScroll: true });
    });
  }
})();
