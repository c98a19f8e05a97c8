// The page on which a bid is written, checked and sealed in the browser. What is typed stays in the
// page; what is sent is what seal.js sealed, with its digest and signature.
(() => {
  "use strict";

  const form = document.querySelector("form[data-seal]");
  const S = globalThis.MuwahhadSeal;
  if (!form) {
    return;
  }
  const terms = JSON.parse(form.dataset.terms);
  const review = document.querySelector("[data-seal-review]");
  const summary = document.querySelector("[data-seal-faults]");
  const refused = document.querySelector("[data-seal-refused]");
  const texts = new Map(
    Array.from(document.querySelectorAll("[data-fault-texts] li"), (li) => [
      li.dataset.code,
      li.textContent,
    ]),
  );
  let dirty = false;
  let busy = false;
  // What a price says nothing of.
  const UNSTATED = {
    bundle: null,
    bundlePrice: null,
    deliveryDays: null,
    leastQuantity: null,
    offered: null,
    origin: null,
    statedTotal: null,
    tiers: null,
  };
  const discountRows = Array.from(form.querySelectorAll("[data-discount]"));
  // The rows of the discounts that were read, as faults count them.
  let filled = [];
  // What was typed and is in no offer, such as the make of an item without a price.
  let unread = [];
  // What was checked and is sealed next.
  let checked = null;
  const lotKeysInOrder = Array.from(new Set(terms.items.map((item) => item.lot))).sort(
    (a, b) => a - b,
  );

  const field = (name) => form.elements.namedItem(name);
  // Of a single button that is not chosen the value says nothing.
  const typed = (name) => {
    const input = field(name);
    return input?.type === "radio" && !input.checked ? "" : (input?.value ?? "").trim();
  };

  function decimals(code) {
    return terms.currencies.find((c) => c.code === code)?.decimals ?? 2;
  }

  // Countries by their names in both languages. Accents, vowel marks and the forms of a letter make
  // no difference, as in the bid room.
  const plain = (text) =>
    text
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[\p{Mn}ـء]/gu, "")
      .replaceAll("ٱ", "ا")
      .replaceAll("ى", "ي")
      .replaceAll("ة", "ه")
      .replace(/[^\p{L}\p{Nd}]+/gu, " ")
      .trim();
  const listed = Array.from(document.querySelectorAll("#origins option"));
  const codeOf = new Map(
    listed.flatMap(({ dataset }) =>
      dataset.names.split("\n").map((name) => [plain(name), dataset.code]),
    ),
  );
  const countryOf = new Map(listed.map((option) => [option.dataset.code, option.value]));

  // The code of a country that was typed by its name or its code.
  function origin(name) {
    const text = typed(name);
    return (codeOf.get(plain(text)) ?? text.toUpperCase()) || null;
  }

  // What cannot be read stays as typed, and the check tells where.
  const amount = (text, code) => S.amount(text, decimals(code)) ?? text;

  // Of a price that is missing what stands beside it is not left out without a word.
  function unlessForgotten(name, parts) {
    if (parts.some((part) => typed(name + "." + part) !== "")) {
      unread.push({ field: name, code: "price-missing" });
    }
  }

  const BESIDE = [
    "origin",
    "offered",
    "statedTotal",
    "deliveryDays",
    "leastQuantity",
    "tiers",
    "bundle",
    "bundlePrice",
  ];

  function prices(currency) {
    const all = [];
    for (const item of terms.items) {
      const name = "prices[" + item.id + "]";
      const price = typed(name);
      if (price === "") {
        unlessForgotten(name, BESIDE);
      } else {
        const days = typed(name + ".deliveryDays");
        const least = typed(name + ".leastQuantity");
        const bundle = typed(name + ".bundle");
        const bundled = typed(name + ".bundlePrice");
        const total = typed(name + ".statedTotal");
        all.push({
          bundle: bundle === "" ? null : Number(S.decimal(bundle) ?? Number.NaN),
          bundlePrice: bundled === "" ? null : amount(bundled, currency),
          deliveryDays: days === "" ? null : Number(S.decimal(days) ?? Number.NaN),
          leastQuantity: least === "" ? null : (S.decimal(least) ?? least),
          lotItem: item.id,
          offered: typed(name + ".offered") || null,
          origin: origin(name + ".origin"),
          statedTotal: total === "" ? null : amount(total, currency),
          tiers: S.tiers(typed(name + ".tiers"), decimals(currency)),
          unitPrice: amount(price, currency),
        });
      }
    }
    return all.sort((a, b) => a.lotItem - b.lotItem);
  }

  function lotTotals(currency) {
    const all = lotKeysInOrder
      .map((lot) => ({ lot, statedTotal: typed("lotTotals[" + lot + "]") }))
      .filter((total) => total.statedTotal !== "")
      .map((total) => ({ ...total, statedTotal: amount(total.statedTotal, currency) }));
    return all.length > 0 ? all : null;
  }

  // The alternative to a lot; none where nothing of one was typed.
  function alternative(lot, currency) {
    const path = "alternatives[" + lot + "].";
    const priced = [];
    let begun = typed(path + "description") !== "";
    for (const item of terms.items.filter((i) => i.lot === lot)) {
      const name = path + "prices[" + item.id + "]";
      const price = typed(name);
      const offered = typed(name + ".offered") || null;
      const from = origin(name + ".origin");
      begun ||= price !== "" || offered !== null || from !== null;
      if (price === "") {
        unlessForgotten(name, ["origin", "offered"]);
      } else {
        const unitPrice = amount(price, currency);
        priced.push({ ...UNSTATED, lotItem: item.id, offered, origin: from, unitPrice });
      }
    }
    const prices = priced.sort((a, b) => a.lotItem - b.lotItem);
    return begun ? [{ description: typed(path + "description"), lot, prices }] : [];
  }

  function alternatives(currency) {
    const all = terms.alternatives
      ? lotKeysInOrder.flatMap((lot) => alternative(lot, currency))
      : [];
    return all.length > 0 ? all : null;
  }

  const lotOfNumber = new Map(terms.items.map((item) => [item.lotNumber, item.lot]));
  const numberOfLot = new Map(terms.items.map((item) => [item.lot, item.lotNumber]));
  // No tender has a lot of this key.
  const UNKNOWN_LOT = 0;

  // Lots by their numbers, such as "1, 3, 5-9", as keys in ascending order.
  function lotKeys(text) {
    const keys = text
      .replace(/[٠-٩]/g, (d) => String(d.charCodeAt(0) - 0x660))
      .replace(/[۰-۹]/g, (d) => String(d.charCodeAt(0) - 0x6f0))
      .replace(/\s*[-–]\s*/g, "-")
      .split(/[,،;؛\s]+/)
      .filter((one) => one !== "")
      .flatMap((one) => {
        const [, from, to = from] = /^([0-9]{1,6})(?:-([0-9]{1,6}))?$/.exec(one) ?? [];
        const count = Number(to) - Number(from) + 1;
        return count >= 1 && count <= numberOfLot.size
          ? Array.from({ length: count }, (_, i) => lotOfNumber.get(Number(from) + i) ?? UNKNOWN_LOT)
          : [UNKNOWN_LOT];
      });
    return keys.sort((a, b) => a - b);
  }

  function lotsText(keys) {
    const numbers = keys.map((key) => numberOfLot.get(key) ?? UNKNOWN_LOT).sort((a, b) => a - b);
    const ranges = [];
    for (const number of numbers) {
      const last = ranges.at(-1);
      if (last && last[1] + 1 === number) {
        last[1] = number;
      } else {
        ranges.push([number, number]);
      }
    }
    return ranges.map(([from, to]) => (from === to ? from : from + "-" + to)).join(", ");
  }

  const wholeOrNull = (text) => (text === "" ? null : Number(S.decimal(text) ?? Number.NaN));

  function discounts() {
    const parts = ["percent", "winning", "whenWinning", "appliesTo"];
    filled = discountRows
      .map((_, i) => i)
      .filter((i) => parts.some((part) => typed("discounts[" + i + "]." + part) !== ""));
    return filled.map((i) => {
      const name = "discounts[" + i + "].";
      const percent = typed(name + "percent");
      return {
        appliesTo: lotKeys(typed(name + "appliesTo")),
        percent: S.decimal(percent) ?? percent,
        whenWinning: lotKeys(typed(name + "whenWinning")),
        winning: wholeOrNull(typed(name + "winning")),
      };
    });
  }

  function answers() {
    const all = [];
    for (const requirement of terms.requirements) {
      const name = "answers[" + requirement.id + "]";
      const value =
        requirement.comparison === "HAS_ALL"
          ? Array.from(form.querySelectorAll("[name='" + name + ".value']:checked"), (c) => c.value)
              .sort()
              .join(",")
          : typed(name + ".value");
      const isNumber = ["EQUALS", "AT_LEAST", "AT_MOST"].includes(requirement.comparison);
      const claim = typed(name + ".claim") || null;
      const remark = typed(name + ".remark");
      if (value !== "" || claim !== null || remark !== "") {
        all.push({
          claim,
          remark,
          requirement: requirement.id,
          value: isNumber ? (S.decimal(value) ?? value) : value,
        });
      }
    }
    all.sort((a, b) => a.requirement - b.requirement);
    return all.length > 0 ? all : null;
  }

  // None where only a currency stands there, which the form proposes.
  function security() {
    const parts = ["form", "issuer", "reference", "amount", "validUntil"];
    if (!terms.securityAsked || parts.every((part) => typed("security." + part) === "")) {
      return null;
    }
    const currency = typed("security.currency");
    return {
      amount: amount(typed("security.amount"), currency),
      currency,
      form: typed("security.form"),
      issuer: typed("security.issuer"),
      reference: typed("security.reference"),
      validUntil: typed("security.validUntil"),
    };
  }

  function content() {
    const currency = typed("currency");
    const most = typed("mostValue");
    unread = [];
    return {
      alternatives: alternatives(currency),
      answers: answers(),
      currency,
      discounts: discounts(),
      gccOrigin: typed("gccOrigin") === "true",
      hasSecurity: terms.securityAsked && field("hasSecurity").checked,
      lotTotals: lotTotals(currency),
      mostLots: wholeOrNull(typed("mostLots")),
      mostValue: most === "" ? null : amount(most, currency),
      prices: prices(currency),
      security: security(),
      statement: typed("statement"),
      validityDays: Number(S.decimal(typed("validityDays")) ?? Number.NaN),
    };
  }

  // A discount is told by its number, as its fields have the same names in all of them.
  function discountOf(path) {
    const found = /^discounts\[([0-9]+)\](.*)$/.exec(path);
    const row = found && filled[Number(found[1])];
    return found && { name: "discounts[" + row + "]" + (found[2] || ".whenWinning"), row };
  }

  function nameOf(path) {
    const discount = discountOf(path);
    const input =
      field(discount?.name ?? path) ?? field(path + ".value") ?? field(path + ".description");
    const single = input instanceof RadioNodeList ? input[0] : input;
    // Documents are no field of this form.
    const element = single ?? form.querySelector("[data-fault-at='" + CSS.escape(path) + "']");
    const own = (
      element?.getAttribute("aria-label") ??
      element?.dataset.label ??
      element?.labels?.[0]?.textContent
    )?.trim();
    const heading = discount && discountRows[discount.row].querySelector("h3").textContent.trim();
    // No field is all prices, or all discounts, together.
    const whole = { prices: form.dataset.prices, discounts: form.dataset.discounts }[path];
    return { element, label: heading ? heading + ", " + own : (own ?? whole ?? path) };
  }

  function reveal(element) {
    let fold = element.closest("details");
    while (fold) {
      fold.open = true;
      fold = fold.parentElement.closest("details");
    }
  }

  // Takes away what an earlier check said at the fields.
  function unmark() {
    form.querySelectorAll("p[data-fault]").forEach((p) => p.remove());
    for (const input of form.querySelectorAll("[data-marked]")) {
      input.removeAttribute("aria-invalid");
      if (input.dataset.marked) {
        input.setAttribute("aria-describedby", input.dataset.marked);
      } else {
        input.removeAttribute("aria-describedby");
      }
      delete input.dataset.marked;
    }
  }

  // Says at a field what is wrong with it, as the pages of the service do.
  function mark(element, text) {
    if ("marked" in element.dataset) {
      return;
    }
    const described = element.getAttribute("aria-describedby") ?? "";
    const prefix = document.createElement("span");
    prefix.className = "visually-hidden";
    prefix.textContent = form.dataset.error;
    const p = document.createElement("p");
    p.className = "error";
    p.id = element.id + "-error";
    p.dataset.fault = "";
    p.append(prefix, " " + text);
    const group = element.closest(".choices") ?? element.closest(".affixed, .select-box, .choice");
    (group ?? element).before(p);
    element.dataset.marked = described;
    element.setAttribute("aria-describedby", (p.id + " " + described).trim());
    if (element.matches("select, textarea, input:not([type=radio])")) {
      element.setAttribute("aria-invalid", "true");
    }
    reveal(element);
  }

  function tell(faults) {
    const list = summary.querySelector("ul");
    const found = faults.map((fault) => ({
      ...nameOf(fault.field),
      text: texts.get(fault.code) ?? fault.code,
    }));
    list.replaceChildren(
      ...found.slice(0, 50).map(({ element, label, text }) => {
        const li = document.createElement("li");
        const told = label + ": " + text;
        if (element?.id) {
          const a = document.createElement("a");
          a.href = "#" + element.id;
          a.textContent = told;
          a.addEventListener("click", (event) => {
            event.preventDefault();
            reveal(element);
            element.focus();
          });
          li.append(a);
        } else {
          li.textContent = told;
        }
        return li;
      }),
    );
    summary.hidden = faults.length === 0;
    unmark();
    for (const { element, text } of found) {
      if (element?.id) {
        mark(element, text);
      }
    }
  }

  // As the pages write amounts: with commas between thousands, and the currency on its side.
  function money(units, d, code) {
    const figure = S.shownTotal(units, d).replace(/\B(?=(\d{3})+(\.|$))/g, ",");
    const choice = Array.from(field("currency").options).find((option) => option.value === code);
    const currency = (choice?.textContent ?? code).trim().replace(/ \([A-Z]{3}\)$/, "");
    const parts = document.documentElement.lang === "ar" ? [figure, currency] : [currency, figure];
    return parts.join("\u00a0");
  }

  function tellUnanswered(bid, lots) {
    const answered = new Set((bid.answers ?? []).map((answer) => answer.requirement));
    const open = Array.from(form.querySelectorAll("fieldset[data-mandatory]")).filter(
      ({ dataset }) =>
        lots.has(Number(dataset.lot)) && !answered.has(Number(dataset.requirement)),
    ).length;
    const out = review.querySelector("[data-seal-unanswered]");
    const text = out.querySelector("[data-text]");
    text.textContent = text.dataset.text.replace("#1", open);
    out.hidden = open === 0;
  }

  function show(bid) {
    const d = decimals(bid.currency);
    const quantity = new Map(terms.items.map((i) => [i.id, i]));
    const totals = new Map();
    for (const price of bid.prices) {
      const item = quantity.get(price.lotItem);
      const line = S.lineTotal(price.unitPrice, item.quantity, d);
      totals.set(item.lot, (totals.get(item.lot) ?? 0n) + line);
    }
    const lots = review.querySelector("[data-seal-lots]");
    const names = new Map(
      lots.dataset.names.split("\n").map((line) => {
        const at = line.indexOf(" ");
        return [Number(line.slice(0, at)), line.slice(at + 1)];
      }),
    );
    lots.replaceChildren(
      ...Array.from(totals, ([lot, total]) => {
        const row = document.createElement("tr");
        const head = document.createElement("th");
        head.scope = "row";
        head.textContent = names.get(lot) ?? String(lot);
        const cell = document.createElement("td");
        cell.className = "number";
        const bdi = document.createElement("bdi");
        bdi.textContent = money(total, d, bid.currency);
        cell.append(bdi);
        row.append(head, cell);
        return row;
      }),
    );
    const sum = Array.from(totals.values()).reduce((a, b) => a + b, 0n);
    review.querySelector("[data-seal-total]").textContent = money(sum, d, bid.currency);
    tellUnanswered(bid, totals);
    const parts = review.querySelector("[data-seal-parts]");
    parts.textContent = parts.dataset.text
      .replace("#1", bid.prices.length)
      .replace("#2", bid.discounts.length)
      .replace("#3", bid.alternatives?.length ?? 0)
      .replace("#4", bid.answers?.length ?? 0);
  }

  function offerCopies(clear) {
    for (const link of review.querySelectorAll("[data-seal-copy]")) {
      if (link.href) {
        URL.revokeObjectURL(link.href);
      }
      link.href = URL.createObjectURL(
        new Blob([clear[link.dataset.sealCopy]], { type: "application/json" }),
      );
    }
  }

  async function check() {
    const bid = content();
    // A document in which malware was found goes into no bid, and is not left out without a word.
    const held = form.querySelector("[data-held]")
      ? [{ field: "documents", code: "document-quarantined" }]
      : [];
    const faults = [...unread, ...S.check(terms, bid), ...held];
    tell(faults);
    if (faults.length > 0) {
      summary.focus();
      return;
    }
    checked = await S.envelopes(terms, bid);
    show(bid);
    offerCopies(checked);
    review.querySelector("[data-seal-digest]").textContent = await S.sha256(checked.content);
    refused.hidden = true;
    form.hidden = true;
    review.hidden = false;
    review.focus();
  }

  // The key that signs stays in this browser, and cannot be taken out of it.
  function database() {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open("muwahhad-sealing", 1);
      request.onupgradeneeded = () => request.result.createObjectStore("signers");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }

  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  async function signer() {
    try {
      const db = await database();
      const kept = await done(db.transaction("signers").objectStore("signers").get(terms.supplier));
      if (kept) {
        return kept;
      }
      const made = await S.freshSigner();
      const store = db.transaction("signers", "readwrite").objectStore("signers");
      await done(store.put(made, terms.supplier));
      return made;
    } catch {
      // Where the browser keeps nothing, as in a private window, the key is for this bid alone.
      return S.freshSigner();
    }
  }

  function refuse(text) {
    refused.textContent = text;
    refused.hidden = false;
    refused.focus();
  }

  async function send() {
    if (busy || !checked) {
      return;
    }
    busy = true;
    refused.hidden = true;
    try {
      const sent = await S.sealBid(terms, checked, await signer());
      const body = new URLSearchParams({ csrfToken: form.elements.csrfToken.value });
      for (const [name, value] of Object.entries(sent)) {
        for (const one of Array.isArray(value) ? value : [value]) {
          if (one !== null) {
            body.append(name, one);
          }
        }
      }
      const answer = await fetch(form.dataset.send, { method: "POST", body });
      if (answer.redirected && /\/bids\/[0-9]+\/versions\//.test(answer.url)) {
        dirty = false;
        window.location.assign(answer.url);
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const told = page.querySelector("main .notice, main .error-summary, main .error");
      refuse(told?.textContent.trim() || form.dataset.failed);
    } catch {
      refuse(form.dataset.failed);
    } finally {
      busy = false;
    }
  }

  function set(name, value) {
    const input = field(name);
    if (input?.type === "radio") {
      input.checked = input.value === String(value);
    } else if (input && value !== null && value !== undefined) {
      input.value = String(value);
    }
  }

  function takeDiscounts(copied) {
    discountRows.forEach((row, i) => {
      const name = "discounts[" + i + "].";
      const discount = copied[i];
      set(name + "percent", discount?.percent ?? "");
      set(name + "winning", discount?.winning ?? "");
      set(name + "whenWinning", lotsText(discount?.whenWinning ?? []));
      set(name + "appliesTo", lotsText(discount?.appliesTo ?? []));
      row.hidden = i > 0 && !discount;
    });
    offerDiscount();
  }

  // One row more, while there is one.
  function offerDiscount() {
    const add = form.querySelector("[data-discount-add]");
    if (add) {
      add.hidden = discountRows.every((row) => !row.hidden);
    }
  }

  function takeAlternative(lot, copied) {
    const path = "alternatives[" + lot + "].";
    const own = copied?.find((a) => a.lot === lot);
    set(path + "description", own?.description ?? "");
    for (const item of terms.items.filter((i) => i.lot === lot)) {
      const name = path + "prices[" + item.id + "]";
      const price = own?.prices.find((p) => p.lotItem === item.id);
      set(name, price?.unitPrice ?? "");
      set(name + ".origin", countryOf.get(price?.origin) ?? price?.origin ?? "");
      set(name + ".offered", price?.offered ?? "");
    }
  }

  // A copy, or the two of two envelopes, in place of what was typed.
  function take(copy) {
    for (const name of ["currency", "gccOrigin", "validityDays", "statement"]) {
      set(name, copy[name]);
    }
    if ("hasSecurity" in copy && field("hasSecurity")) {
      field("hasSecurity").checked = copy.hasSecurity;
    }
    if ("lotTotals" in copy) {
      for (const lot of lotKeysInOrder) {
        const total = copy.lotTotals?.find((t) => t.lot === lot);
        set("lotTotals[" + lot + "]", total?.statedTotal ?? "");
      }
    }
    if ("alternatives" in copy) {
      lotKeysInOrder.forEach((lot) => takeAlternative(lot, copy.alternatives));
    }
    if (copy.discounts) {
      takeDiscounts(copy.discounts);
    }
    for (const name of ["mostLots", "mostValue"]) {
      if (name in copy) {
        set(name, copy[name] ?? "");
      }
    }
    for (const price of copy.prices ?? []) {
      const name = "prices[" + price.lotItem + "]";
      set(name, price.unitPrice);
      set(name + ".origin", countryOf.get(price.origin) ?? price.origin ?? "");
      set(name + ".offered", price.offered ?? "");
      set(name + ".deliveryDays", price.deliveryDays ?? "");
      set(name + ".leastQuantity", price.leastQuantity ?? "");
      set(name + ".bundle", price.bundle ?? "");
      set(name + ".bundlePrice", price.bundlePrice ?? "");
      const tiers = (price.tiers ?? []).map((t) => t.fromQuantity + ": " + t.unitPrice);
      set(name + ".tiers", tiers.join("; "));
      set(name + ".statedTotal", price.statedTotal ?? "");
    }
    for (const [name, value] of Object.entries(copy.security ?? {})) {
      set("security." + name, value);
    }
    for (const answer of copy.answers ?? []) {
      const name = "answers[" + answer.requirement + "]";
      const boxes = form.querySelectorAll("[type=checkbox][name='" + name + ".value']");
      if (boxes.length > 0) {
        const chosen = answer.value.split(",");
        boxes.forEach((box) => (box.checked = chosen.includes(box.value)));
      } else {
        set(name + ".value", answer.value);
      }
      set(name + ".claim", answer.claim ?? "");
      set(name + ".remark", answer.remark);
    }
  }

  async function load(file) {
    const outcome = form.querySelector("[data-copy-outcome]");
    try {
      const copy = JSON.parse(await file.text());
      if (copy.tender !== terms.tender || copy.supplier !== terms.supplier) {
        throw new Error("of another tender or bidder");
      }
      take(copy);
      dirty = true;
      outcome.textContent = form.dataset.taken;
    } catch {
      outcome.textContent = form.dataset.unreadable;
    }
  }

  async function start() {
    if (!S || !(await S.isAble())) {
      return;
    }
    for (const part of document.querySelectorAll("[data-in-browser]")) {
      part.hidden = part.dataset.inBrowser !== "yes";
    }
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      check();
    });
    form.addEventListener("input", () => (dirty = true));
    form.querySelector("[data-discount-add]")?.addEventListener("click", () => {
      const next = discountRows.find((row) => row.hidden);
      next.hidden = false;
      next.querySelector("input").focus();
      offerDiscount();
    });
    field("copy").addEventListener("change", (event) => {
      const [file] = event.target.files;
      if (file) {
        load(file);
      }
    });
    review.querySelector("[data-seal-send]").addEventListener("click", send);
    review.querySelector("[data-seal-change]").addEventListener("click", () => {
      review.hidden = true;
      form.hidden = false;
      checked = null;
      form.querySelector("[data-seal-check]").focus();
    });
    window.addEventListener("beforeunload", (event) => {
      if (dirty) {
        event.preventDefault();
      }
    });
  }

  start();
})();
