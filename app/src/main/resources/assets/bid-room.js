// The bid room keeps what is typed as it is typed, and counts down to the deadline. Without it the
// buttons of the forms keep the draft, and the time left is that of the page's making.
(() => {
  "use strict";

  // After the last keystroke; when nothing could be sent, again.
  const PAUSE = 1500;
  const AGAIN = 10_000;
  // What the browser sends while the page goes: up to 64 KiB.
  const MOST_ALIVE = 60_000;

  function keepAsTyped(form) {
    const out = form.querySelector("[data-kept]");
    const texts = out.dataset;
    let timer;
    let dirty = false;
    let sending = false;
    let stopped = false;
    let leaving = false;

    function say(text, state, link) {
      out.className = "kept kept-" + state;
      out.textContent = text;
      if (link) {
        out.append(" ", link);
      }
    }

    const typed = () => new URLSearchParams(new FormData(form));

    function soon(pause = PAUSE) {
      window.clearTimeout(timer);
      timer = window.setTimeout(keep, pause);
    }

    async function keep() {
      window.clearTimeout(timer);
      if (sending || stopped || leaving || !dirty) {
        return;
      }
      sending = true;
      dirty = false;
      say(texts.saving, "saving");
      try {
        const body = typed();
        const answer = await fetch(form.dataset.autosave, {
          method: "POST",
          body,
          redirect: "manual",
          keepalive: body.toString().length < MOST_ALIVE,
        });
        await answered(answer);
      } catch {
        dirty = true;
        say(texts.offline, "offline");
        soon(AGAIN);
      } finally {
        sending = false;
      }
      if (dirty && !stopped) {
        soon();
      }
    }

    async function answered(answer) {
      if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) {
        stopped = true;
        dirty = true;
        const link = document.createElement("a");
        link.href = texts.signIn;
        link.textContent = texts.signInAgain;
        say(texts.expired, "expired", link);
        return;
      }
      if (answer.status >= 500 || answer.status === 429) {
        throw new Error("not kept");
      }
      const kept = await answer.json();
      if (answer.ok) {
        form.elements.seen.value = kept.seen;
        say(kept.text, "saved");
        if (!dirty) {
          saved();
        }
      } else {
        // Another window saved, or bids are taken no more: the bidder decides what becomes of it.
        stopped = true;
        dirty = true;
        say(kept.text, "conflict");
      }
    }

    function saved() {
      form.dataset.unsaved = "";
      for (const note of form.querySelectorAll("[data-unsaved-note]")) {
        note.hidden = true;
      }
    }

    function changed() {
      dirty = true;
      if (!stopped) {
        soon();
      }
    }

    form.addEventListener("input", changed);

    // What is on its way is awaited: a button that overtook it would seem to come from another
    // window. Before all other listeners, which take the form for sent.
    document.addEventListener(
      "submit",
      (event) => {
        if (event.target !== form) {
          return;
        }
        if (sending) {
          event.preventDefault();
          event.stopImmediatePropagation();
          const button = event.submitter;
          const wait = window.setInterval(() => {
            if (!sending) {
              window.clearInterval(wait);
              form.requestSubmit(button);
            }
          }, 50);
          return;
        }
        leaving = true;
        window.clearTimeout(timer);
      },
      true,
    );

    function lastWord() {
      if (dirty && !stopped && !leaving && !sending) {
        navigator.sendBeacon(form.dataset.autosave, typed());
        dirty = false;
      }
    }

    document.addEventListener("visibilitychange", () => {
      if (document.hidden) {
        keep();
      }
    });
    window.addEventListener("pagehide", lastWord);
    window.addEventListener("pageshow", (event) => {
      leaving = false;
      if (event.persisted) {
        window.location.reload();
      }
    });
    window.addEventListener("online", () => soon(0));
  }

  // data-time-left="<seconds>" as the database's clock had it when the page was made.
  function countDown(box) {
    const language = document.documentElement.lang === "ar" ? "ar-u-nu-latn" : "en";
    const part = (count, unit) =>
      new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(count);
    const all = new Intl.ListFormat(language, { type: "conjunction" });
    const seconds = Number(box.dataset.timeLeft);
    const began = performance.now();

    function show() {
      const left = Math.max(0, Math.round(seconds - (performance.now() - began) / 1000));
      if (left === 0) {
        box.textContent = box.dataset.over;
        window.clearInterval(ticking);
        return;
      }
      const days = Math.floor(left / 86_400);
      const hours = Math.floor((left % 86_400) / 3600);
      const minutes = Math.floor((left % 3600) / 60);
      const parts =
        days > 0
          ? [part(days, "day"), part(hours, "hour")]
          : hours > 0
            ? [part(hours, "hour"), part(minutes, "minute")]
            : [part(minutes, "minute"), part(left % 60, "second")];
      box.textContent = all.format(parts);
    }

    const ticking = window.setInterval(show, 1000);
    show();
  }

  document.querySelectorAll("form[data-autosave]").forEach(keepAsTyped);
  document.querySelectorAll("[data-time-left]").forEach(countDown);
})();
