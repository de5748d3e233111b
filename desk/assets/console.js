// What the console does in the browser: sends a press once and keeps it until it is answered, lets timers run, fetches
// what changed, and says when the branch service is out of reach. Everything else is drawn by the service.
(() => {
  'use strict';
  const page = document.body.dataset;
  const words = JSON.parse(document.getElementById('words').textContent);
  const digits = [...page.digits];
  const by = (id) => document.getElementById(id);
  const shown = (text) => String(text).replace(/[0-9]/g, (digit) => digits[digit]);
  const say = (key, places = {}) =>
    (words[key] || key).replace(/\{(\w+)\}/g, (_, place) => shown(places[place] ?? ''));

  // --- What is said -------------------------------------------------------------------------------------------

  let telling;
  function tell(sentence, tone = 'calm', box = null) {
    const fault = box && box.querySelector('.fault');
    if (fault) {
      fault.textContent = sentence;
      fault.hidden = false;
      return;
    }
    by('told-text').textContent = sentence;
    by('told').dataset.tone = tone;
    by('told').hidden = false;
    clearTimeout(telling);
    if (tone === 'calm') telling = setTimeout(hush, 6000);
  }
  function hush() {
    by('told').hidden = true;
    document.querySelectorAll('.fault, .field-fault').forEach((fault) => { fault.hidden = true; });
  }

  // --- Timers -------------------------------------------------------------------------------------------------

  const begun = new WeakMap();
  const seconds = (element, name) => {
    if (!begun.has(element)) begun.set(element, performance.now());
    return Number(element.dataset[name]) + (performance.now() - begun.get(element)) / 1000 * (name === 'left' ? -1 : 1);
  };
  const two = (number) => String(number).padStart(2, '0');
  function clock(whole) {
    const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
    return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${two(minutes)}:${two(whole % 60)}`;
  }
  function tick() {
    document.querySelectorAll('[data-since]').forEach((element) => {
      const whole = Math.floor(seconds(element, 'since'));
      const text = element.dataset.form === 'clock'
        ? shown(clock(whole)) : say('minutes-short', { n: Math.floor(whole / 60) });
      if (element.textContent !== text) element.textContent = text;
    });
    document.querySelectorAll('[data-left]').forEach((element) => {
      const left = Math.ceil(seconds(element, 'left'));
      if (left <= 0) element.closest('[data-gone]').hidden = true;
      else element.textContent = shown(left);
    });
  }

  // --- A press ------------------------------------------------------------------------------------------------
  // One at a time. Its key stays the same however often it is sent, so that the service does it once; it outlives a
  // lost network and a reloaded page.

  const KEPT = 'istiqbal-press';
  let press = null;
  let box = null; // The form or sheet it came from, for its answer.
  let retry;

  // A hurried hand's second stroke is not a wish for what stands there now: nothing is taken until what changed is
  // shown, and a moment longer.
  let deafUntil = 0;

  function begin(made, from) {
    if (press || performance.now() < deafUntil) return;
    hush();
    press = { ...made, key: crypto.randomUUID ? crypto.randomUUID() : random() };
    box = from;
    // What is typed of a person stays in this page alone: it does not outlive it.
    if (!press.personal) sessionStorage.setItem(KEPT, JSON.stringify(press));
    document.body.classList.add('sending');
    send(0);
  }
  // On a plain address of the LAN browsers keep randomUUID to themselves.
  function random() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }
  function end() {
    press = null;
    clearTimeout(retry);
    sessionStorage.removeItem(KEPT);
    document.body.classList.remove('sending');
    by('lost-press').textContent = '';
    by('forget').hidden = true;
  }
  async function send(attempt) {
    const sent = press;
    let answer;
    try {
      answer = await fetch(sent.path, {
        method: sent.method,
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': sent.key, 'X-CSRF-Token': page.csrf },
        body: sent.method === 'DELETE' ? undefined : sent.body,
        signal: AbortSignal.timeout(10000),
      });
    } catch {
      answer = null;
    }
    if (press !== sent) return;
    if (!answer || [502, 503, 504].includes(answer.status)) {
      lost();
      by('lost-press').textContent = say('lost-press');
      by('forget').hidden = false;
      retry = setTimeout(() => send(attempt + 1), Math.min(8000, 500 * 2 ** attempt));
      return;
    }
    const said = await answer.json().catch(() => null);
    end();
    mend();
    if (by('part')) deafUntil = performance.now() + 800;
    if (answer.ok) done(sent, answer, said);
    else refuse(sent, answer, said);
    refresh();
  }

  function done(sent, answer, said) {
    if (answer.status === 204 && sent.path.endsWith('/call-next')) tell(say('nobody-waits'));
    else if (sent.say) tell(say(sent.say));
    if (sent.done === 'close') by('sheet').close();
    if (sent.done === 'reset' && box) box.reset();
    if (sent.answer) fill(document.querySelector(sent.answer), said);
    if (sent.then) {
      htmx.ajax('GET', sent.then.replace('{id}', encodeURIComponent(said.id)), { target: sent.target, swap: 'innerHTML' });
    }
    if (sent.go) location.assign(sent.go.replace('{id}', encodeURIComponent(said?.id ?? '')));
  }

  function refuse(sent, answer, problem) {
    const from = box && box.isConnected ? box : null;
    if (sent.signIn) return refuseSignIn(answer);
    const wrong = String(problem?.type).endsWith(':wrong');
    if (answer.status === 401 && wrong) return tell(say('wrong-pin'), 'fault', from);
    if (answer.status === 401) return location.assign('/console/sign-in?ended=1');
    mark(from, (problem && problem.faults) || []);
    tell(reason(answer, problem || {}), 'fault', from);
  }
  // What is wrong with each field stands below it; the first is gone to.
  function mark(form, faults) {
    const places = faults.map(({ field, why }) => {
      const place = form && form.querySelector(`[data-fault="${CSS.escape(field)}"]`);
      if (!place) return null;
      place.textContent = say(`fault-${why}`);
      place.hidden = false;
      return place.parentElement.querySelector('input, select, textarea');
    });
    places.find((field) => field)?.focus();
  }
  function reason(answer, problem) {
    const english = document.documentElement.lang === 'en' && problem.detail;
    const word = `problem-${String(problem.type).split(':').pop()}`;
    if (words[word]) return say(word, { by: String(problem.by ?? '').replace('staff:', '') });
    if (answer.status === 409 && problem.holding) return say('refused-holding');
    if (answer.status === 409 && words[`refused-${problem.state}`]) return say(`refused-${problem.state}`);
    if (english) return problem.detail;
    const plain = { 403: 'not-allowed', 404: 'not-found', 409: 'refused', 429: 'too-often' };
    if (plain[answer.status]) return say(plain[answer.status]);
    return say(answer.status < 500 ? 'not-understood' : 'our-fault');
  }

  function refuseSignIn(answer) {
    const fault = by('sign-in-fault');
    const button = by('sign-in');
    const wait = Number(answer.headers.get('Retry-After'));
    const until = performance.now() + wait * 1000;
    by('pin').value = '';
    by('pin').focus();
    fault.hidden = false;
    fault.textContent = say(answer.status === 401 ? 'wrong-pin' : 'our-fault');
    if (answer.status !== 429) return;
    button.disabled = true;
    const count = () => {
      const left = Math.ceil((until - performance.now()) / 1000);
      button.disabled = left > 0;
      fault.hidden = left <= 0;
      fault.textContent = say('wait-seconds', { n: left });
      if (left > 0) setTimeout(count, 1000);
    };
    count();
  }

  // Puts an answer's values where the page has places for them.
  function fill(place, said) {
    place.hidden = false;
    place.querySelectorAll('[data-fill]').forEach((element) => {
      const value = said[element.dataset.fill];
      if (Array.isArray(value)) {
        element.replaceChildren(...value.map((text) => {
          const item = document.createElement('li');
          item.textContent = text;
          return item;
        }));
      } else if (value !== undefined) element.textContent = value;
    });
  }

  // --- What a press is made of --------------------------------------------------------------------------------

  function made(element, body) {
    const data = element.dataset;
    const method = data.method || 'POST';
    const { say: words, done, answer, then, target, go } = data;
    return { path: data.act, method, body, say: words, done, answer, then, target, go, signIn: 'signIn' in data, personal: 'private' in data };
  }

  // The fields of a form as JSON, with the button that sends it: `name[]` gathers a list, `a.b` an object within, what
  // is empty is left out.
  function body(form, button) {
    const fields = {};
    for (const field of form.elements) {
      const off = field.type === 'radio' && !field.checked
        || field.type === 'checkbox' && !field.checked && field.dataset.kind !== 'bool'
        || field.type === 'submit' && field !== button;
      if (!field.name || field.disabled || off) continue;
      // Options of one choice may stand for different fields.
      put(fields, field.dataset.field || field.name, value(field));
    }
    return JSON.stringify(fields);
  }
  function value(field) {
    if (field.dataset.kind === 'bool') return field.checked;
    if (field.dataset.kind === 'number') return Number(field.value);
    return field.type === 'password' ? field.value : field.value.trim();
  }
  function put(fields, name, value) {
    if (value === '') return;
    if (name.endsWith('[]')) return void (fields[name.slice(0, -2)] ||= []).push(value);
    const within = name.split('.');
    const last = within.pop();
    within.reduce((at, part) => (at[part] ||= {}), fields)[last] = value;
    return undefined;
  }

  // A form may be sent to another address by a button that says so.
  function sent(form, button) {
    const path = button?.getAttribute('formaction') || form.dataset.act;
    return { ...made(form, body(form, button)), path };
  }

  function ask(element, then) {
    if (!element.dataset.ask) return then();
    by('ask-text').textContent = element.dataset.ask;
    by('ask-yes').onclick = () => { by('ask').close(); then(); };
    by('ask').showModal();
    return undefined;
  }

  document.addEventListener('click', (event) => {
    const element = event.target.closest('button, a');
    if (!element) return;
    const data = element.dataset;
    if ('close' in data) element.closest('dialog').close();
    else if ('print' in data) window.print();
    else if (data.dialog) by(data.dialog).showModal();
    else if (data.sheet) open(data.sheet);
    else if (data.act) ask(element, () => begin(made(element, data.body || '{}'), element));
    else if (element.id === 'told-close') hush();
    else if (element.id === 'forget') { end(); refresh(); }
  });

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!form.dataset.act) return;
    event.preventDefault();
    const again = form.querySelector('[data-same]');
    if (again && again.value !== by(again.dataset.same).value) tell(say('pin-differs'), 'fault', form);
    else ask(form, () => begin(sent(form, event.submitter), form));
  });

  // --- Sheets and keys ----------------------------------------------------------------------------------------

  async function open(path) {
    await htmx.ajax('GET', path, { target: '#sheet-body', swap: 'innerHTML' });
    const form = by('sheet-body').querySelector('[data-checklist]');
    const list = form && by(form.dataset.checklist);
    if (list) carry(list, form);
    if (!by('sheet').open) by('sheet').showModal();
  }
  // Who used the checklist need not say again which papers are missing: what was not ticked.
  function carry(list, form) {
    const ticked = [...list.querySelectorAll('input')];
    if (!ticked.some((input) => input.checked)) return;
    const missing = ticked.filter((input) => !input.checked);
    const incomplete = form.querySelector('[name=outcome][value=incomplete]');
    if (missing.length && incomplete) incomplete.checked = true;
    missing.forEach((input) => {
      form.querySelector(`[data-paper="${input.dataset.paper}"]`).checked = true;
    });
  }

  document.addEventListener('keydown', (event) => {
    if (event.repeat || event.isComposing || document.querySelector('dialog[open]')) return;
    const name = (event.ctrlKey ? 'Control+' : '') + (event.altKey ? 'Alt+' : '') + (event.shiftKey ? 'Shift+' : '') + event.key;
    const button = document.querySelector(`[data-key="${CSS.escape(name)}"], [data-key-too="${CSS.escape(name)}"]`);
    if (!button || button.hidden) return;
    event.preventDefault();
    button.click();
  });

  // --- What changes -------------------------------------------------------------------------------------------

  let due = null;
  function refresh() {
    if (by('part') && by('part').hasAttribute('hx-get')) htmx.trigger('#part', 'refresh');
  }
  // Many changes at once are fetched once.
  function changed() {
    due ||= setTimeout(() => { due = null; refresh(); }, 80);
  }

  let announced = by('part') && by('part').dataset.announce;
  document.addEventListener('htmx:afterSwap', () => {
    const part = by('part');
    tick();
    if (deafUntil) deafUntil = Math.min(deafUntil, performance.now() + 300);
    if (!part || part.dataset.announce === announced) return;
    announced = part.dataset.announce;
    by('live').textContent = announced || '';
  });
  // A page that keeps itself fresh is not its reader's presence: sessions nobody uses must end.
  document.addEventListener('htmx:configRequest', (event) => {
    const fresh = /^\/console\/part\/(counter|counters|devices|staff|waiting)\b/.test(event.detail.path);
    if (fresh) event.detail.headers['X-Passive'] = '1';
  });
  document.addEventListener('htmx:sendError', () => lost());
  document.addEventListener('htmx:timeout', () => lost());
  document.addEventListener('htmx:afterRequest', (event) => { if (event.detail.successful) mend(); });

  let since = null;
  function lost() {
    if (since) return;
    since = new Date();
    const time = `${since.getHours()}:${two(since.getMinutes())}`;
    by('lost-since').textContent = say('lost-since', { time });
    by('lost').hidden = false;
  }
  function mend() {
    if (!since || press) return;
    since = null;
    by('lost').hidden = true;
    tell(say('mended'));
  }

  let source;
  function listen() {
    source = new EventSource(page.events);
    // Where it left off the browser tells by itself; whatever was missed is in what is fetched now.
    source.onopen = () => { mend(); refresh(); };
    source.onerror = () => {
      lost();
      if (source.readyState === EventSource.CLOSED) setTimeout(again, 3000);
    };
    page.kinds.split(' ').forEach((kind) => source.addEventListener(kind, changed));
  }
  // A service that answers, but not with events, has most likely ended the session: fetching the part tells.
  function again() {
    refresh();
    listen();
  }

  const kept = sessionStorage.getItem(KEPT);
  if (kept && page.events) {
    press = JSON.parse(kept);
    document.body.classList.add('sending');
    send(0);
  }
  if (page.events) {
    listen();
    addEventListener('pagehide', () => source.close());
    addEventListener('pageshow', (event) => { if (event.persisted) again(); });
    addEventListener('online', () => { refresh(); if (press) { clearTimeout(retry); send(0); } });
    document.addEventListener('visibilitychange', () => { if (!document.hidden) refresh(); });
    setInterval(() => { if (since || !document.hidden) refresh(); }, 20000);
  }
  setInterval(tick, 1000);
  tick();
})();
