// Small comforts. Every page works without this file: forms post, rows are added and files are sent by plain buttons.
(() => {
  'use strict';

  // A form that depends on its own answers is drawn again by the server; here without leaving the place one is at.
  async function redraw(form, submitter) {
    const body = new FormData(form, submitter);
    if (!submitter) body.set('do', 'redraw');
    form.classList.add('busy');
    try {
      const answer = await fetch(form.action, { method: 'POST', body, credentials: 'same-origin', headers: { Accept: 'text/html' } });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.getElementById(form.id);
      if (!fresh) return false;
      const at = document.activeElement?.id;
      form.replaceWith(fresh);
      prepare(fresh);
      const place = submitter?.dataset.then && fresh.querySelector(`[data-last-row="${CSS.escape(submitter.dataset.then)}"]`);
      (place?.querySelector('input, select, textarea') || (at && document.getElementById(at)) || fresh).focus({ preventScroll: !place });
      return true;
    } catch {
      return false;
    } finally {
      form.classList.remove('busy');
    }
  }

  function prepare(root) {
    for (const input of root.querySelectorAll('[data-redraw]'))
      input.addEventListener('change', () => redraw(input.form));
    for (const button of root.querySelectorAll('button[data-in-place]'))
      button.addEventListener('click', async event => {
        event.preventDefault();
        const { form } = button;
        if (!await redraw(form, button)) form.requestSubmit(button);
      }, { once: true });
    for (const input of root.querySelectorAll('input[type=file][data-send]'))
      input.addEventListener('change', () => input.files.length && input.form.requestSubmit());
    for (const button of root.querySelectorAll('.without-script')) button.hidden = true;
  }

  // A second click on a button that is already at work does nothing.
  document.addEventListener('submit', event => {
    const { target: form, submitter } = event;
    if (event.defaultPrevented) return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = '1';
    submitter?.setAttribute('aria-busy', 'true');
  });
  addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach(form => delete form.dataset.sent));

  document.addEventListener('click', event => {
    if (event.target.closest('[data-print]')) print();
  });

  // A page that came back with errors says them first, and one that changed something says so.
  prepare(document);
  document.querySelector('.notice-bad[role=alert]')?.focus();
})();
