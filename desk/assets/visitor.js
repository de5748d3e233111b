// Looks again by itself; without this script the browser loads the page anew.
(() => {
  'use strict';
  let waiting;
  const visit = () => document.getElementById('visit');
  async function look() {
    clearTimeout(waiting);
    try {
      const answer = await fetch(location.href, { cache: 'no-store', signal: AbortSignal.timeout(8000) });
      if (!answer.ok) throw new Error(answer.status);
      show(new DOMParser().parseFromString(await answer.text(), 'text/html'));
      stale(false);
    } catch {
      stale(true);
    }
    plan();
  }
  function show(fresh) {
    const came = fresh.getElementById('visit');
    if (came.outerHTML === visit().outerHTML) return;
    const called = came.dataset.state === 'called' && visit().dataset.state !== 'called';
    visit().replaceWith(came);
    document.title = fresh.title;
    if (called && navigator.vibrate) navigator.vibrate([300, 150, 300]);
  }
  function stale(is) {
    const [live, note] = [document.getElementById('live'), document.getElementById('stale')];
    if (!live) return;
    live.hidden = is;
    note.hidden = !is;
  }
  function plan() {
    const seconds = Number(visit().dataset.again);
    if (seconds) waiting = setTimeout(look, seconds * 1000);
  }
  document.addEventListener('visibilitychange', () => { if (!document.hidden && visit().dataset.again) look(); });
  plan();
})();
