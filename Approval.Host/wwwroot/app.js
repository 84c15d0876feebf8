// Small comforts. Every page works without this file: forms post, rows are added and files are sent by plain buttons.
(() => {
  'use strict';

  let drawing = Promise.resolve();
  let waiting = 0;

  const keyOf = control => ['checkbox', 'radio'].includes(control.type) ? `${control.name}=${control.value}` : control.name;
  const stateOf = control => ['checkbox', 'radio'].includes(control.type) ? control.checked : control.value;
  const typed = form => [...form.elements].filter(c => c.name && !['hidden', 'submit', 'file'].includes(c.type));

  // What was typed while the server was drawing is newer than its answer.
  function carryOver(form, sent, fresh) {
    const places = new Map(typed(fresh).map(control => [keyOf(control), control]));
    for (const control of typed(form)) {
      const place = places.get(keyOf(control));
      if (!place || sent.get(keyOf(control)) === stateOf(control)) continue;
      if (typeof stateOf(control) === 'boolean') place.checked = control.checked;
      else place.value = control.value;
    }
  }

  function focusAgain(fresh, active, group) {
    const row = group && fresh.querySelector(`[data-last-row="${CSS.escape(group)}"]`);
    const target = row?.querySelector('input, select, textarea') ?? (active?.id && document.getElementById(active.id));
    if (!target) return;
    target.focus({ preventScroll: !row });
    if (target.setSelectionRange && target.type === 'text' && !row) target.setSelectionRange(active.selectionStart, active.selectionEnd);
  }

  async function draw(id, action, group) {
    const form = document.getElementById(id);
    const body = new FormData(form);
    body.set('do', action);
    const sent = new Map(typed(form).map(control => [keyOf(control), stateOf(control)]));
    const answer = await fetch(form.action, { method: 'POST', body, credentials: 'same-origin', headers: { Accept: 'text/html' } });
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(id);
    if (!fresh) throw new Error('The answer holds no form.');
    const active = document.activeElement;
    carryOver(form, sent, fresh);
    form.replaceWith(fresh);
    prepare(fresh);
    focusAgain(fresh, active, group);
  }

  // A form that depends on its own answers is drawn again by the server, without leaving the place one is at; one at a time.
  function redraw(form, action = 'redraw', group = null) {
    const { id } = form;
    waiting++;
    drawing = drawing.then(() => draw(id, action, group)).catch(() => press(id, action)).finally(() => waiting--);
    return drawing;
  }

  // When drawing in place fails, the plain button does the same with a whole page.
  function press(id, action) {
    const form = document.getElementById(id);
    const button = action !== 'redraw' && form?.querySelector(`button[value="${CSS.escape(action)}"]`);
    if (button) form.requestSubmit(button);
  }

  function prepare(root) {
    for (const input of root.querySelectorAll('[data-redraw]'))
      input.addEventListener('change', () => redraw(input.form));
    for (const button of root.querySelectorAll('button[data-in-place]'))
      button.addEventListener('click', event => {
        event.preventDefault();
        redraw(button.form, button.value, button.dataset.then);
      });
    for (const input of root.querySelectorAll('input[type=file][data-send]'))
      input.addEventListener('change', () => input.files.length && input.form.requestSubmit());
    for (const button of root.querySelectorAll('.without-script')) button.hidden = true;
  }

  document.addEventListener('submit', event => {
    const { target: form, submitter } = event;
    if (waiting > 0 && form.id) {
      event.preventDefault();
      drawing.then(() => setTimeout(() => {
        const now = document.getElementById(form.id);
        now.requestSubmit(now.querySelector(`button[name="${submitter?.name}"][value="${CSS.escape(submitter?.value ?? '')}"]`) ?? undefined);
      }));
      return;
    }
    // A second click on a button that is already at work does nothing.
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = '1';
    submitter?.setAttribute('aria-busy', 'true');
  });
  addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach(form => delete form.dataset.sent));

  prepare(document);
  // A page that came back with errors says them first.
  document.querySelector('.notice-bad[role=alert]')?.focus();
})();
