// Small comforts over pages that work without any script. Nothing here decides anything: totals,
// double submits and dates are checked again by the server.
(() => {
  "use strict";

  // Figures as scaled integers: binary floating point would show 0.1 + 0.2 wrongly.
  const SCALE = 9;

  const GROUPED = /^[+-]?\d{1,3}([, ])\d{3}(?:\1\d{3})*(?:\.\d+)?$/;
  const NUMBER = /^[+-]?\d{1,30}(?:\.\d{1,18})?$/;

  // The number a person typed, in plain digits, or null. The server's rule (Formats.parseNumber):
  // separators group thousands, or what was typed is no number.
  function plainNumber(typed) {
    const text = typed
      .replace(/[٠-٩]/g, (d) => String(d.charCodeAt(0) - 0x660))
      .replace(/[۰-۹]/g, (d) => String(d.charCodeAt(0) - 0x6f0))
      .replace(/٫/g, ".")
      .replace(/٬/g, ",")
      .replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, "")
      .replace(/[\u00a0\u2009\u202f]/g, " ")
      .replace(/\u2212/g, "-")
      .trim();
    const plain = GROUPED.test(text) ? text.replace(/[, ]/g, "") : text;
    return NUMBER.test(plain) ? plain.replace(/^\+/, "") : null;
  }
  globalThis.muwahhadNumbers = { plain: plainNumber };

  function scaled(text) {
    const match = /^(\d+)(?:\.(\d{0,9})\d*)?$/.exec(plainNumber(text || "") || "");
    return match ? BigInt(match[1] + (match[2] || "").padEnd(SCALE, "0")) : null;
  }

  // Half up, as the server rounds.
  function rounded(value, scale, decimals) {
    const cut = 10n ** BigInt(scale - decimals);
    return ((value + cut / 2n) / cut) * cut;
  }

  function written(value, scale, decimals) {
    const cut = 10n ** BigInt(scale - decimals);
    const digits = String(rounded(value, scale, decimals) / cut).padStart(decimals + 1, "0");
    const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ",");
    return decimals > 0 ? whole + "." + digits.slice(-decimals) : whole;
  }

  // data-totals="2" on a table or form (decimals); in it data-line rows with data-quantity,
  // data-price and data-line-total; data-grand-total anywhere inside.
  function total(box) {
    const decimals = Number(box.dataset.totals);
    let sum = 0n;
    for (const line of box.querySelectorAll("[data-line]")) {
      const quantity = line.querySelector("[data-quantity]");
      const price = line.querySelector("[data-price]");
      const q = scaled(quantity && (quantity.dataset.quantity || quantity.value));
      const p = scaled(price && (price.dataset.price || price.value));
      const known = q !== null && p !== null;
      const out = line.querySelector("[data-line-total]");
      if (out) {
        out.textContent = known ? written(q * p, 2 * SCALE, decimals) : "–";
      }
      // Each line is rounded before it is added, as the server does.
      sum += known ? rounded(q * p, 2 * SCALE, decimals) : 0n;
    }
    for (const out of box.querySelectorAll("[data-grand-total]")) {
      out.textContent = written(sum, 2 * SCALE, decimals);
    }
  }

  const names = (key) => document.body.dataset[key].split("|");

  // Made once: a form may have hundreds of days.
  let hijriFormat = null;
  function hijriNumbers(day) {
    hijriFormat ||= new Intl.DateTimeFormat("en-u-ca-islamic-umalqura-nu-latn", {
      day: "numeric",
      month: "numeric",
      year: "numeric",
      timeZone: "UTC",
    });
    return hijriFormat.formatToParts(day);
  }

  // Both calendars in words beside a date box: the box itself shows the browser's own order of day
  // and month, which may not be the reader's.
  function inWords(input) {
    const out = document.getElementById(input.dataset.hijri);
    const day = new Date(input.value.slice(0, 10) + "T12:00:00Z");
    if (!out || Number.isNaN(day.getTime())) {
      if (out) {
        out.textContent = "";
      }
      return;
    }
    const numbers = hijriNumbers(day);
    const part = (type) => numbers.find((p) => p.type === type).value;
    const gregorian =
      day.getUTCDate() + " " + names("months")[day.getUTCMonth()] + " " + day.getUTCFullYear();
    const hijri =
      part("day") + " " + names("hijriMonths")[part("month") - 1] + " " + part("year");
    out.textContent = gregorian + " · " + hijri + " " + document.body.dataset.hijriEra;
  }

  globalThis.muwahhadDays = { inWords };

  // The chosen file's name beside a button in the page's language.
  function ownFileButton(box) {
    const input = box.querySelector("input[type=file]");
    const name = box.querySelector("output");
    box.classList.add("file-own");
    box.querySelector(".file-choose").hidden = false;
    name.hidden = false;
    const show = () => {
      name.textContent = Array.from(input.files, (f) => f.name).join(", ") || name.dataset.none;
    };
    input.addEventListener("change", show);
    show();
  }

  // data-add-row="<id of template>" data-into="<id of tbody>"; the template's "__index__" becomes
  // the next number. Without script the same button posts the form and the server adds the row.
  function addRow(button) {
    const template = document.getElementById(button.dataset.addRow);
    const into = document.getElementById(button.dataset.into);
    const index = String(into.children.length);
    const holder = document.createElement("template");
    holder.innerHTML = template.innerHTML.replaceAll("__index__", index);
    into.append(holder.content);
    const first = into.lastElementChild.querySelector("input, select, textarea");
    if (first) {
      first.focus();
    }
  }

  // A box above many choices: those with the words typed are shown, and those that are ticked.
  function searchChoices(box) {
    const words = box.querySelector("input");
    const choices = Array.from(box.parentElement.querySelectorAll(".choices .choice"));
    box.hidden = false;
    words.addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        event.preventDefault();
      }
    });
    words.addEventListener("input", () => {
      const sought = words.value.trim().toLowerCase();
      for (const choice of choices) {
        const ticked = choice.querySelector("input").checked;
        choice.hidden = !ticked && !choice.textContent.toLowerCase().includes(sought);
      }
    });
  }

  function unsaved(form, yes) {
    form.dataset.unsaved = yes ? "yes" : "";
    for (const note of form.querySelectorAll("[data-unsaved-note]")) {
      note.hidden = !yes;
    }
  }

  document.addEventListener("input", (event) => {
    const box = event.target.closest("[data-totals]");
    if (box) {
      total(box);
    }
    if (event.target.dataset.hijri) {
      inWords(event.target);
    }
    const form = event.target.closest("form[data-unsaved]");
    if (form) {
      unsaved(form, true);
    }
  });

  document.addEventListener("click", (event) => {
    const adder = event.target.closest("[data-add-row]");
    if (adder) {
      event.preventDefault();
      addRow(adder);
    }
    if (event.target.closest("[data-print]")) {
      window.print();
    }
  });

  const otherPages = "BroadcastChannel" in window ? new BroadcastChannel("muwahhad") : null;

  // What a form kept on this device belongs to the person who signs out. From then on no page of
  // theirs keeps anything, in whatever window it is open.
  function forgetDrafts() {
    document.body.dataset.signedOut = "";
    try {
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith("muwahhad.draft.")) {
          localStorage.removeItem(key);
        }
      }
    } catch {
      // The browser keeps nothing here.
    }
  }

  otherPages?.addEventListener("message", forgetDrafts);

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.getAttribute("action") === "/sign-out") {
      forgetDrafts();
      otherPages?.postMessage("signed-out");
    }
    if (form.method !== "post" || event.defaultPrevented || "repeatable" in form.dataset) {
      return;
    }
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    if ("unsaved" in form.dataset) {
      unsaved(form, false);
    }
    for (const button of form.querySelectorAll("button[type=submit]")) {
      button.setAttribute("aria-disabled", "true");
    }
    // What takes long says that it goes on.
    for (const status of form.querySelectorAll("[data-working]")) {
      status.textContent = status.dataset.working;
    }
  });

  // Coming back by the browser's button: the form may be sent again.
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
      for (const button of form.querySelectorAll("button[aria-disabled]")) {
        button.removeAttribute("aria-disabled");
      }
      for (const status of form.querySelectorAll("[data-working]")) {
        status.textContent = "";
      }
    }
  });

  // Ctrl+K: the search box of the header, or the page of the search where there is no room for it.
  document.addEventListener("keydown", (event) => {
    const box = document.querySelector("[data-search-all]");
    const command = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!box || !command || event.code !== "KeyK" || event.defaultPrevented) {
      return;
    }
    event.preventDefault();
    if (box.offsetParent) {
      box.focus();
      box.select();
    } else {
      window.location.assign("/search");
    }
  });

  window.addEventListener("beforeunload", (event) => {
    if (document.querySelector('form[data-unsaved="yes"]')) {
      event.preventDefault();
    }
  });

  // data-follow="address" of server-sent events: each "moved" is passed on to the element, which
  // fetches its part anew. Where events do not come through, the element looks by itself.
  function follow(box) {
    const source = new EventSource(box.dataset.follow);
    source.addEventListener("moved", () => box.dispatchEvent(new CustomEvent("moved")));
    window.addEventListener("pagehide", () => source.close());
  }

  function dress(root) {
    root.querySelectorAll("[data-totals]").forEach(total);
    root.querySelectorAll("[data-hijri]").forEach(inWords);
    root.querySelectorAll("[data-choice-search][hidden]").forEach(searchChoices);
    root.querySelectorAll("[data-file]:not(.file-own)").forEach(ownFileButton);
  }

  dress(document);
  document.querySelectorAll("[data-follow]").forEach(follow);
  document.addEventListener("htmx:after:swap", () => dress(document));
  const current = document.querySelector(".nav-link[aria-current]");
  if (current) {
    current.scrollIntoView({ block: "nearest", inline: "center" });
  }
  // How many rows are ticked, in the bar that stays in view.
  const chosen = document.querySelector("[data-chosen]");
  if (chosen) {
    const boxes = Array.from(document.querySelectorAll('input[type="checkbox"][form="compare"]'));
    const count = () => {
      const ticked = boxes.filter((box) => box.checked).length;
      chosen.textContent = ticked ? chosen.dataset.chosen.replace("__n__", ticked) : "";
    };
    boxes.forEach((box) => box.addEventListener("change", count));
    count();
  }
  const focus = document.querySelector("[data-focus]");
  if (focus) {
    focus.focus();
  }
})();
