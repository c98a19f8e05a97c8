// Small comforts over pages that work without any script. Nothing here decides anything: totals,
// double submits and dates are checked again by the server.
(() => {
  "use strict";

  // Figures as scaled integers: binary floating point would show 0.1 + 0.2 wrongly.
  const SCALE = 6;

  const latin = (text) =>
    text
      .replace(/[٠-٩]/g, (d) => String(d.charCodeAt(0) - 0x660))
      .replace(/[۰-۹]/g, (d) => String(d.charCodeAt(0) - 0x6f0))
      .replace(/٫/g, ".")
      .replace(/[٬,\s\u00a0\u200e\u200f]/g, "");

  function scaled(text) {
    const match = /^(\d{1,20})(?:\.(\d{0,6})\d*)?$/.exec(latin(text || ""));
    return match ? BigInt(match[1] + (match[2] || "").padEnd(SCALE, "0")) : null;
  }

  // Half up, as the server rounds.
  function written(value, scale, decimals) {
    const cut = 10n ** BigInt(scale - decimals);
    const digits = String((value + cut / 2n) / cut).padStart(decimals + 1, "0");
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
      sum += known ? q * p : 0n;
    }
    for (const out of box.querySelectorAll("[data-grand-total]")) {
      out.textContent = written(sum, 2 * SCALE, decimals);
    }
  }

  function hijri(input) {
    const out = document.getElementById(input.dataset.hijri);
    const day = new Date(input.value.slice(0, 10) + "T12:00:00Z");
    if (!out) {
      return;
    }
    const locale = document.documentElement.lang + "-u-ca-islamic-umalqura-nu-latn";
    out.textContent = Number.isNaN(day.getTime())
      ? ""
      : new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(day);
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
      hijri(event.target);
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

  document.addEventListener("submit", (event) => {
    const form = event.target;
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
  });

  // Coming back by the browser's button: the form may be sent again.
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
      for (const button of form.querySelectorAll("button[aria-disabled]")) {
        button.removeAttribute("aria-disabled");
      }
    }
  });

  window.addEventListener("beforeunload", (event) => {
    if (document.querySelector('form[data-unsaved="yes"]')) {
      event.preventDefault();
    }
  });

  document.querySelectorAll("[data-totals]").forEach(total);
  document.querySelectorAll("[data-hijri]").forEach(hijri);
  const current = document.querySelector(".nav-link[aria-current]");
  if (current) {
    current.scrollIntoView({ block: "nearest", inline: "center" });
  }
  const focus = document.querySelector("[data-focus]");
  if (focus) {
    focus.focus();
  }
})();
