// The form of an entity's demand: filled in from the keyboard, kept while it is typed, never
// overwriting what somebody else typed. Without this script every button posts the form instead.
(() => {
  "use strict";

  const form = document.getElementById("demand");
  const rows = document.getElementById("line-rows");
  const texts = document.querySelector("[data-texts]").dataset;
  const list = document.getElementById("item-options");
  const address = form.getAttribute("action");
  // The cells of a line in their order, and those that a new line takes over from the one above.
  const CELLS = form.dataset.cells.split(" ");
  const TAKEN_OVER = form.dataset.takenOver.split(" ");

  const find = (selector) => document.querySelector(selector);
  const lines = () => Array.from(rows.querySelectorAll("[data-line]"));
  const lineOf = (element) => element.closest("[data-line]");
  const cell = (line, part) => line.querySelector(`[data-cell="${part}"]`);
  const say = (text) => {
    find("[data-say]").textContent = text;
  };
  const typed = (element) => {
    element.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const controls = (line) => Array.from(line.querySelectorAll("input, select, textarea"));
  const numbered = (text, number) => text.replace("__n__", String(number));

  // ---- Figures -------------------------------------------------------------------------------

  const SCALE = 12;
  // A decimal number as an integer of so many decimals: no binary fractions with money.
  function scaled(text, scale = SCALE) {
    // As the server reads it; muwahhad.js, which every page has before this one, knows the rule.
    const plain = globalThis.muwahhadNumbers.plain(text || "");
    const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(plain || "");
    if (!match) {
      return null;
    }
    const value = BigInt(match[2] + (match[3] || "").padEnd(scale, "0").slice(0, scale));
    return match[1] ? -value : value;
  }

  function written(value, decimals) {
    const cut = 10n ** BigInt(SCALE - decimals);
    const size = value < 0n ? -value : value;
    const digits = String((size + cut / 2n) / cut).padStart(decimals + 1, "0");
    const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ",");
    return (value < 0n ? "-" : "") + whole + (decimals > 0 ? "." + digits.slice(-decimals) : "");
  }

  function sums() {
    const total = scaled(find("[data-grand-total]").textContent);
    const usd = find("[data-total-usd]");
    if (usd && form.dataset.usdRate) {
      usd.textContent = written((total * scaled(form.dataset.usdRate)) / 10n ** BigInt(SCALE), 2);
    }
    const left = find("[data-left]");
    if (left) {
      const rest = scaled(left.dataset.ceiling) - total;
      left.textContent = written(rest < 0n ? -rest : rest, Number(form.dataset.totals));
      find("[data-over-by]").hidden = rest >= 0n;
      find("[data-over]").hidden = rest >= 0n;
    }
  }

  // The estimate beside the benchmark price: a warning from 30 % on.
  function near(price) {
    const out = document.getElementById(price.id + "-near");
    const benchmark = scaled(price.dataset.benchmark);
    const value = scaled(price.value);
    out.className = "hint";
    if (!benchmark) {
      out.textContent = "";
      return;
    }
    out.textContent = texts.benchmarkIs.replace(
      "__p__",
      written(benchmark, Number(form.dataset.totals)),
    );
    const difference = value === null || value === 0n ? 0n : value - benchmark;
    const size = difference < 0n ? -difference : difference;
    if (size * 10n > benchmark * 3n) {
      const percent = String((size * 200n + benchmark) / (benchmark * 2n)) + "%";
      out.className = "warn";
      out.textContent = (difference > 0n ? texts.above : texts.below).replace("__p__", percent);
    }
  }

  // ---- Lines ---------------------------------------------------------------------------------

  const NUMBERED = /lines(\[|-)\d+/g;

  function number(line, index) {
    if (line.dataset.index === String(index)) {
      return;
    }
    line.dataset.index = String(index);
    const renamed = (text) => text.replace(NUMBERED, (all, sign) => "lines" + sign + index);
    line.id = "lines-" + index;
    for (const element of line.querySelectorAll("[id],[name],[for],[aria-describedby]")) {
      for (const name of ["id", "name", "for", "aria-describedby", "data-hijri"]) {
        const value = element.getAttribute(name);
        if (value && value.includes("lines")) {
          element.setAttribute(name, renamed(value));
        }
      }
    }
    line.querySelector("[data-more]").value = "line:" + index;
    line.querySelector("[data-remove]").value = "remove:" + index;
    const standard = line.querySelector("[data-use-standard]");
    if (standard) {
      standard.value = "standard:" + index;
    }
    line.querySelector("[data-line-no]").textContent = String(index + 1);
    for (const reference of line.querySelectorAll("[data-line-ref]")) {
      reference.textContent = " " + texts.lineNumber.replace("__n__", String(index + 1));
    }
  }

  function renumber() {
    lines().forEach(number);
    const empty = rows.querySelector("[data-line]") === null;
    find(".lines-box").hidden = empty;
    const note = find("[data-no-lines]");
    if (note) {
      note.hidden = !empty;
    }
  }

  const newKey = () => crypto.getRandomValues(new Uint32Array(1))[0].toString(16).padStart(8, "0");

  function setKey(line, key) {
    line.querySelector("[data-key]").value = key;
    line.querySelector("[data-choose]").value = key;
  }

  function freshLine(after) {
    const holder = document.createElement("template");
    holder.innerHTML = document.getElementById("line-template").innerHTML;
    const line = holder.content.querySelector("[data-line]");
    setKey(line, newKey());
    if (after) {
      after.after(line);
    } else {
      rows.append(line);
    }
    return line;
  }

  function takeOver(line, above) {
    for (const part of above ? TAKEN_OVER : []) {
      setCell(line, part, cell(above, part).value);
    }
  }

  function changed() {
    renumber();
    typed(form.elements.version);
  }

  // A new line takes over what is likely the same from the one above.
  function addLine(after) {
    remember();
    closePanel();
    const above = after || lines().at(-1);
    const line = freshLine(above);
    takeOver(line, above);
    changed();
    cell(line, "item").focus();
  }

  // All that a line says, with what stands beside its item; only the key is another.
  function duplicate(line) {
    remember();
    closePanel();
    const copy = line.cloneNode(true);
    const said = controls(line);
    controls(copy).forEach((control, at) => {
      control.value = said[at].value;
    });
    setKey(copy, newKey());
    copy.querySelector("[data-choose]").checked = false;
    line.after(copy);
    changed();
    cell(copy, "quantity").focus();
  }

  function move(line, up, part) {
    const all = lines();
    const other = all[all.indexOf(line) + (up ? -1 : 1)];
    if (!other) {
      return;
    }
    remember();
    closePanel();
    if (up) {
      other.before(line);
    } else {
      other.after(line);
    }
    changed();
    (cell(line, part) || cell(line, "item")).focus();
    say(numbered(texts.lineNumber, line.querySelector("[data-line-no]").textContent));
  }

  // Buttons of one line that the server showed belong to its number: they go when numbers change.
  function closePanel() {
    for (const panel of rows.querySelectorAll(".line-panel")) {
      panel.remove();
    }
  }

  function remove(line, part) {
    remember();
    closePanel();
    const all = lines();
    const index = all.indexOf(line);
    const next = all[index + 1] || all[index - 1];
    line.remove();
    changed();
    if (next) {
      (cell(next, part) || cell(next, "item")).focus();
    } else {
      find("[data-new]").focus();
    }
    note(numbered(texts.removed, index + 1), true);
  }

  // What was just done, with a button that takes it back.
  function note(text, withUndo) {
    find("[data-undo-note]")?.remove();
    const out = document.createElement("p");
    out.className = "undo";
    out.dataset.undoNote = "";
    out.setAttribute("role", "status");
    out.append(text + " ");
    if (withUndo) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button button-secondary";
      button.textContent = texts.undo;
      button.addEventListener("click", undo);
      out.append(button);
    }
    find(".form-bar").prepend(out);
  }

  // ---- Undo: the lines as they stood before each act, with their cells ------------------------

  const MOST_UNDONE = 100;
  const past = [];
  const future = [];
  // The cell in which one types, and what it said when one came to it.
  let held = null;

  const valueBefore = (control) => (held && held.cell === control ? held.value : control.value);

  function stateOf(line) {
    const item = cell(line, "item");
    return {
      line,
      code: item.dataset.code || "",
      benchmark: cell(line, "unitPrice").dataset.benchmark || "",
      name: line.querySelector("[data-item-name]").innerHTML,
      unit: line.querySelector("[data-unit]").innerHTML,
      hint: Array.from(line.querySelector("[data-hint]").childNodes),
      values: controls(line).map((control) => [control, valueBefore(control), control.type]),
    };
  }

  const state = () => ({ lines: lines().map(stateOf), focus: document.activeElement });

  function remember() {
    past.push(state());
    if (past.length > MOST_UNDONE) {
      past.shift();
    }
    future.length = 0;
    held = null;
  }

  function setState(before) {
    closePanel();
    closeList();
    held = null;
    const order = before.lines.map((l) => l.line);
    if (order.length !== lines().length || order.some((line, at) => line !== lines()[at])) {
      rows.replaceChildren(...order);
    }
    for (const was of before.lines) {
      cell(was.line, "item").dataset.code = was.code;
      cell(was.line, "unitPrice").dataset.benchmark = was.benchmark;
      was.line.querySelector("[data-item-name]").innerHTML = was.name;
      was.line.querySelector("[data-unit]").innerHTML = was.unit;
      was.line.querySelector("[data-hint]").replaceChildren(...was.hint);
      for (const [control, value, type] of was.values) {
        if (control.tagName === "INPUT" && control.type !== type) {
          control.type = type;
        }
        control.value = value;
      }
      for (const part of CELLS) {
        check(cell(was.line, part), true);
      }
      near(cell(was.line, "unitPrice"));
    }
    changed();
    const focus = before.focus && before.focus.isConnected ? before.focus : find("[data-cell]");
    focus?.focus();
  }

  function undo() {
    const before = past.pop();
    if (before) {
      future.push(state());
      setState(before);
      find("[data-undo-note]")?.remove();
      say(texts.undone);
    }
    return before !== undefined;
  }

  function redo() {
    const after = future.pop();
    if (after) {
      past.push(state());
      setState(after);
      say(texts.redone);
    }
    return after !== undefined;
  }

  rows.addEventListener("focusin", (event) => {
    held = event.target.dataset.cell ? { cell: event.target, value: event.target.value } : null;
  });

  // One undo takes back what was typed into one cell.
  rows.addEventListener("change", (event) => {
    const target = event.target;
    if (held && held.cell === target && held.value !== target.value) {
      remember();
      held = { cell: target, value: target.value };
    }
  });

  // ---- Cells -----------------------------------------------------------------------------------

  // Marks a cell, or takes the mark away where there is no text.
  function fault(element, text) {
    const id = element.id + "-error";
    const described = (element.getAttribute("aria-describedby") || "").split(" ");
    const others = described.filter((d) => d !== "" && d !== id);
    let out = document.getElementById(id);
    if (!text) {
      out?.remove();
      element.removeAttribute("aria-invalid");
      element.setAttribute("aria-describedby", others.join(" "));
      return;
    }
    if (!out) {
      out = document.createElement("p");
      out.className = "error";
      out.id = id;
      element.closest("td").append(out);
    }
    const prefix = document.createElement("span");
    prefix.className = "visually-hidden";
    prefix.textContent = texts.errorPrefix;
    out.replaceChildren(prefix, " " + text);
    element.setAttribute("aria-invalid", "true");
    element.setAttribute("aria-describedby", [...others, id].join(" "));
  }

  // A figure is checked while it is typed as far as it can be: half of one is no mistake yet.
  function check(element, finished) {
    if (!("positive" in element.dataset)) {
      return;
    }
    const text = element.value.trim();
    const value = scaled(text);
    if (text !== "" && value === null) {
      if (finished) {
        fault(element, texts.notANumber);
      }
    } else if (value !== null && (value < 0n || (value === 0n && finished))) {
      fault(element, texts.notPositive);
    } else {
      fault(element, "");
    }
  }

  const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

  // Writes into a cell; what its list or its box for days does not take stays in it as text.
  function setCell(line, part, text) {
    const target = cell(line, part);
    if (target.tagName === "SELECT" && !Array.from(target.options).some((o) => o.value === text)) {
      target.append(new Option(text, text));
    }
    if (target.tagName === "INPUT" && target.dataset.hijri) {
      target.type = text === "" || ISO_DAY.test(text) ? "date" : "text";
    }
    target.value = text;
    if (target.dataset.hijri) {
      globalThis.muwahhadDays.inWords(target);
    }
    check(target, true);
    if (part === "unitPrice") {
      near(target);
    }
  }

  function named(line, selector, text) {
    const out = line.querySelector(selector);
    const name = document.createElement("bdi");
    name.textContent = text;
    out.replaceChildren(name);
    out.title = text;
  }

  // Another item brings its price; a price that somebody typed stays with the item it was typed for.
  function putItem(line, item) {
    const input = cell(line, "item");
    const price = cell(line, "unitPrice");
    const before = input.dataset.code || "";
    const replaced = before !== "" && before !== item.code;
    const followed = price.value === "" || price.value === (price.dataset.benchmark || "");
    input.value = item.code;
    input.dataset.code = item.code;
    fault(input, "");
    named(line, "[data-item-name]", item.name);
    named(line, "[data-unit]", item.unit);
    price.dataset.benchmark = item.price;
    if (replaced || followed) {
      price.value = item.price;
    }
    check(price, true);
    near(price);
  }

  // What is typed is no item that is known.
  function unnamed(line) {
    line.querySelector("[data-item-name]").replaceChildren();
    line.querySelector("[data-unit]").replaceChildren();
  }

  const itemOf = (line) => ({
    code: cell(line, "item").value,
    name: line.querySelector("[data-item-name]").textContent.trim(),
    unit: line.querySelector("[data-unit]").textContent.trim(),
    price: cell(line, "unitPrice").dataset.benchmark || "",
  });

  const chosenLines = () => lines().filter((l) => l.querySelector("[data-choose]").checked);

  // As in a spreadsheet: the cell above, or the first chosen one, goes down.
  function fillDown(line, part) {
    const chosen = chosenLines();
    const all = lines();
    const from = chosen.length > 1 ? chosen[0] : all[all.indexOf(line) - 1];
    if (!from) {
      return;
    }
    remember();
    for (const to of chosen.length > 1 ? chosen.slice(1) : [line]) {
      if (part === "item") {
        putItem(to, itemOf(from));
        hint(to);
      } else {
        setCell(to, part, cell(from, part).value);
      }
    }
    changed();
    held = { cell: cell(line, part), value: cell(line, part).value };
  }

  function setChosen() {
    const chosen = chosenLines();
    if (chosen.length === 0) {
      note(texts.setNone, false);
      return;
    }
    remember();
    for (const input of document.querySelectorAll("[data-set]")) {
      if (input.value !== "") {
        chosen.forEach((line) => setCell(line, input.dataset.set, input.value));
        input.value = "";
      }
    }
    changed();
    note(numbered(texts.setDone, chosen.length), true);
  }

  form.addEventListener("change", (event) => {
    if ("chooseAll" in event.target.dataset) {
      for (const box of rows.querySelectorAll("[data-choose]")) {
        box.checked = event.target.checked;
      }
    }
    if ("chooseAll" in event.target.dataset || "choose" in event.target.dataset) {
      find("[data-set-lines]").open = chosenLines().length > 0;
    }
  });

  // What a narrow cell cuts off is read by pointing at it.
  rows.addEventListener("pointerover", (event) => {
    const choice = event.target.closest("select");
    if (choice && choice.selectedOptions.length > 0) {
      choice.title = choice.selectedOptions[0].text;
    }
  });

  // ---- Items while typing: a combobox with a list (ARIA 1.2) ------------------------------------

  let listFor = null;
  let asked = 0;
  let waiting = 0;

  const choices = () => Array.from(list.querySelectorAll('[role="option"]:not([aria-disabled])'));
  const active = () => list.querySelector('[aria-selected="true"]');

  function closeList() {
    window.clearTimeout(waiting);
    asked++;
    list.hidden = true;
    if (listFor) {
      listFor.setAttribute("aria-expanded", "false");
      listFor.removeAttribute("aria-activedescendant");
      listFor = null;
    }
  }

  function point(option) {
    for (const choice of choices()) {
      choice.setAttribute("aria-selected", String(choice === option));
    }
    if (option) {
      listFor.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      listFor.removeAttribute("aria-activedescendant");
    }
  }

  function place(input) {
    const box = input.getBoundingClientRect();
    const around = form.getBoundingClientRect();
    list.style.top = box.bottom - around.top + 2 + "px";
    const width = Math.min(Math.max(box.width, 760), around.width);
    list.style.width = width + "px";
    const rtl = document.documentElement.dir === "rtl";
    const start = rtl ? box.right - width - around.left : box.left - around.left;
    list.style.left = Math.max(0, Math.min(start, around.width - width)) + "px";
  }

  async function look(input) {
    const turn = ++asked;
    const query = input.value.trim();
    if (query.length < 2) {
      closeList();
      return;
    }
    let answer;
    try {
      answer = await fetch(address + "/options?q=" + encodeURIComponent(query), {
        redirect: "manual",
      });
    } catch {
      return;
    }
    if (!answer.ok || turn !== asked) {
      return;
    }
    const found = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (turn !== asked || document.activeElement !== input) {
      return;
    }
    const from = found.querySelector("ul");
    list.replaceChildren(...from.children);
    say(from.dataset.status);
    listFor = input;
    place(input);
    list.hidden = list.children.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    point(null);
  }

  const itemIn = (element) => ({
    code: element.dataset.code,
    name: element.dataset.name,
    unit: element.dataset.unit,
    price: element.dataset.price,
  });

  function choose(option) {
    const line = lineOf(listFor);
    remember();
    putItem(line, itemIn(option));
    closeList();
    typed(cell(line, "unitPrice"));
    hint(line);
    cell(line, "quantity").focus();
  }

  // A code typed without the list is an item, too.
  async function resolve(line) {
    const input = cell(line, "item");
    const code = input.value.trim();
    if (code === "" || code === input.dataset.code) {
      return;
    }
    const answer = await fetch(address + "/options?q=" + encodeURIComponent(code), {
      redirect: "manual",
    }).catch(() => null);
    if (!answer || !answer.ok) {
      return;
    }
    const found = new DOMParser().parseFromString(await answer.text(), "text/html");
    const option = Array.from(found.querySelectorAll("[data-code]")).find(
      (o) => o.dataset.code.toUpperCase() === code.toUpperCase(),
    );
    if (input.value.trim() !== code) {
      return;
    }
    if (option) {
      putItem(line, itemIn(option));
      typed(cell(line, "unitPrice"));
      hint(line);
    } else {
      unnamed(line);
    }
  }

  function inList(event) {
    const open = !list.hidden && listFor === event.target;
    const options = choices();
    const at = options.indexOf(active());
    if (event.key === "ArrowDown" && !open && event.target.value.trim().length > 1) {
      if (event.target.dataset.code === event.target.value) {
        return false;
      }
      look(event.target);
      return true;
    }
    if (!open) {
      return false;
    }
    switch (event.key) {
      case "ArrowDown":
        point(options[(at + 1) % options.length] || null);
        return true;
      case "ArrowUp":
        point(options[(at <= 0 ? options.length : at) - 1] || null);
        return true;
      case "Enter":
        if (options.length > 0) {
          choose(active() || options[0]);
        } else {
          closeList();
        }
        return true;
      case "Escape":
        closeList();
        return true;
      case "Tab":
        if (active()) {
          choose(active());
          return true;
        }
        closeList();
        return false;
      default:
        return false;
    }
  }

  // Whoever is in the hint already stays there: the reason being written, or the button.
  function showHint(box, told) {
    const area = box.querySelector("textarea");
    const focused = document.activeElement;
    const shown = box.querySelector(".standard-hint");
    const next = told.querySelector(".standard-hint");
    if (box.contains(focused) && next) {
      shown ? shown.replaceWith(next) : box.prepend(next);
      if (focused !== area) {
        (next.querySelector("[data-use-standard]") || area).focus();
      }
      return;
    }
    if (box.contains(focused)) {
      return;
    }
    box.replaceChildren(told);
    const fresh = box.querySelector("textarea");
    if (fresh && area) {
      fresh.value = area.value;
    }
  }

  // The standard item near an odd one is told once item and quantity are typed.
  let hinting = 0;
  async function hint(line) {
    const item = cell(line, "item").value.trim();
    const box = line.querySelector("[data-hint]");
    if (item === "") {
      box.replaceChildren();
      return;
    }
    const turn = String(++hinting);
    box.dataset.turn = turn;
    const query = new URLSearchParams({ index: line.dataset.index, item, quantity: cell(line, "quantity").value });
    const answer = await fetch(address + "/hint?" + query, { redirect: "manual" }).catch(() => null);
    if (!answer || !answer.ok || box.dataset.turn !== turn) {
      return;
    }
    const told = document.createElement("template");
    told.innerHTML = await answer.text();
    if (box.dataset.turn !== turn) {
      return;
    }
    const before = box.textContent.trim();
    showHint(box, told.content);
    const summary = box.querySelector("[data-hint-text]");
    if (summary && before !== box.textContent.trim()) {
      say(summary.textContent);
    }
    // Lines may have been moved while the answer was on its way.
    line.dataset.index = "";
    renumber();
  }
  rows.addEventListener("change", (event) => {
    if (event.target.matches('[data-cell="item"], [data-cell="quantity"]')) {
      hint(lineOf(event.target));
    }
    if (event.target.dataset.cell === "item") {
      resolve(lineOf(event.target));
    }
    check(event.target, true);
  });

  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest('[role="option"]:not([aria-disabled])');
    if (option) {
      choose(option);
    }
  });
  rows.addEventListener("focusout", (event) => {
    if (event.target === listFor) {
      closeList();
    }
  });

  // The search below the lines answers while one types, too, and stays where it is.
  let searching = 0;
  async function search() {
    window.clearTimeout(searching);
    const query = form.elements.q.value;
    const starred = form.elements.favourites.checked ? "&favourites=true" : "";
    const answer = await fetch(address + "/items?q=" + encodeURIComponent(query) + starred, {
      redirect: "manual",
    }).catch(() => null);
    if (answer && answer.ok && form.elements.q.value === query) {
      document.getElementById("found").innerHTML = await answer.text();
    }
  }

  form.elements.q.addEventListener("input", () => {
    window.clearTimeout(searching);
    searching = window.setTimeout(search, 250);
  });
  form.elements.favourites.addEventListener("change", search);
  form.elements.q.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      search();
    }
  });

  // An item from the search goes into the last line where that asks for nothing yet, else into a
  // new one. The reader stays at the button: what grows above it does not move it.
  function addItem(button) {
    const place = button.getBoundingClientRect().top;
    remember();
    closePanel();
    const last = lines().at(-1);
    const isFree = last && ["item", "quantity", "unitPrice"].every((p) => cell(last, p).value === "");
    const line = isFree ? last : freshLine(last);
    if (!isFree) {
      takeOver(line, last);
    }
    putItem(line, itemIn(button));
    changed();
    hint(line);
    note(numbered(texts.added, line.querySelector("[data-line-no]").textContent), true);
    const stay = () => window.scrollBy(0, button.getBoundingClientRect().top - place);
    stay();
    // Lines that come into sight are laid out only then.
    window.requestAnimationFrame(stay);
  }

  // ---- Keys ------------------------------------------------------------------------------------

  function toNeighbour(line, part, up) {
    const all = lines();
    const other = all[all.indexOf(line) + (up ? -1 : 1)];
    if (other) {
      const target = cell(other, part);
      target.focus();
      if (target.select) {
        target.select();
      }
    }
    return other !== undefined;
  }

  function insertLineEnd(area) {
    area.setRangeText("\n", area.selectionStart, area.selectionEnd, "end");
    typed(area);
  }

  function onKey(event) {
    const line = lineOf(event.target);
    const part = event.target.dataset.cell;
    if (!line) {
      return false;
    }
    const command = event.ctrlKey || event.metaKey;
    if (command && event.shiftKey && event.key === "Enter") {
      duplicate(line);
    } else if (command && event.key === "Enter") {
      addLine(line);
    } else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      move(line, event.key === "ArrowUp", part);
    } else if (command && event.key === "Delete") {
      remove(line, part);
    } else if (command && part && event.key.toLowerCase() === "d") {
      fillDown(line, part);
    } else if (!part || command) {
      return false;
    } else if (part === "item" && inList(event)) {
      return true;
    } else if (event.key === "Enter" && event.altKey && part === "justification") {
      insertLineEnd(event.target);
    } else if (event.key === "Enter") {
      toNeighbour(line, part, event.shiftKey);
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      // Lists of choices and days use these keys themselves.
      return (
        event.target.matches("input:not([type=date])") &&
        toNeighbour(line, part, event.key === "ArrowUp")
      );
    } else {
      return false;
    }
    return true;
  }

  form.addEventListener("keydown", (event) => {
    if (!event.isComposing && onKey(event)) {
      event.preventDefault();
    }
  });

  document.addEventListener("keydown", (event) => {
    const command = event.ctrlKey || event.metaKey;
    const writing = event.target.matches("input:not([type=checkbox]), textarea, select");
    if (command && event.key.toLowerCase() === "s") {
      event.preventDefault();
      keepNow();
    } else if (command && event.key === "Enter" && !writing && !lineOf(event.target)) {
      event.preventDefault();
      addLine(null);
    } else if (command && ["z", "y"].includes(event.key.toLowerCase())) {
      // Within a cell the browser takes back letters; elsewhere in writing it does so alone.
      const typing = held && held.cell === event.target && held.value !== event.target.value;
      const again = event.key.toLowerCase() === "y" || event.shiftKey;
      if (!typing && (!writing || rows.contains(event.target)) && (again ? redo() : undo())) {
        event.preventDefault();
      }
    } else if ((event.key === "?" || event.key === "؟") && (!writing || command)) {
      event.preventDefault();
      const keys = find("[data-keys]");
      keys.open = !keys.open;
      keys.querySelector("summary").focus();
    }
  });

  form.addEventListener("click", (event) => {
    const remover = event.target.closest("[data-remove]");
    if (remover) {
      event.preventDefault();
      remove(lineOf(remover), "item");
    }
    if (event.target.closest("[data-new]")) {
      event.preventDefault();
      addLine(null);
    }
    if (event.target.closest("[data-set-run]")) {
      event.preventDefault();
      setChosen();
    }
    if (event.target.closest("[data-search]")) {
      event.preventDefault();
      search();
    }
    const adder = event.target.closest("[data-add-item]");
    if (adder) {
      event.preventDefault();
      addItem(adder);
    }
  });

  // A block of cells comes to lie where the cursor is, as in a spreadsheet; the server says what
  // each cell means. A block with the names of its columns is shown with what it means instead.
  rows.addEventListener("paste", async (event) => {
    const target = event.target;
    const text = event.clipboardData.getData("text/plain");
    const isTable = event.clipboardData.getData("text/html").includes("<table");
    const isBlock = text.includes("\t") || (text.trim().includes("\n") && (isTable || target.tagName !== "TEXTAREA"));
    if (!target.dataset.cell || !isBlock) {
      return;
    }
    event.preventDefault();
    const body = whole("", form.elements.version.value, "");
    body.append("first", target.dataset.cell);
    body.append("pasted", text);
    const answer = await post("/cells", body).catch(() => null);
    if (!answer || !answer.ok) {
      note(texts.offline, false);
      return;
    }
    const block = await answer.json();
    if (block.named) {
      form.elements.pasted.value = text;
      form.requestSubmit(form.querySelector('button[value="paste"]'));
    } else if (block.surplus > 0) {
      note(numbered(texts.surplus, block.surplus), false);
    } else {
      placeBlock(lineOf(target), target, block.rows || []);
    }
  });

  function placeCell(line, pasted) {
    if (pasted.code) {
      putItem(line, { code: pasted.code, name: pasted.name, unit: pasted.unit, price: pasted.price || "" });
      hint(line);
    } else if (pasted.text || pasted.field !== "unitPrice") {
      // An empty price leaves the one that the item brought.
      setCell(line, pasted.field, pasted.text || "");
      if (pasted.field === "item") {
        unnamed(line);
      }
    }
    if (pasted.problem) {
      fault(cell(line, pasted.field), pasted.problem);
    }
  }

  function placeBlock(first, target, block) {
    remember();
    closePanel();
    let line = first;
    let above = null;
    for (const row of block) {
      if (!line) {
        line = freshLine(above);
        takeOver(line, above);
        // Named for its place at once: faults are named for their cells.
        number(line, lines().length - 1);
      }
      row.forEach((pasted) => placeCell(line, pasted));
      above = line;
      line = lines()[lines().indexOf(line) + 1] || null;
    }
    changed();
    target.focus();
    note(numbered(texts.pasted, block.length), true);
  }

  // ---- Kept while typing ---------------------------------------------------------------------

  const PREFIX = "muwahhad.draft.";
  const ownPlace = PREFIX + form.dataset.person + "." + form.dataset.submission;
  const PAUSE = 1200;
  const SIGN = 30_000;
  const AGAIN = 5_000;
  let dirty = false;
  let sending = false;
  let keeping = Promise.resolve();
  let timer = 0;
  let stopped = false;

  function told(text, state, ...more) {
    const out = find("[data-kept]");
    out.className = "kept kept-" + state;
    out.replaceChildren(text, ...more);
  }

  // The lines as typed, without what changes from page to page.
  function linesTyped() {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (name.startsWith("lines[")) {
        body.append(name, value);
      }
    }
    return body;
  }

  function store(value) {
    try {
      if (value === null || "signedOut" in document.body.dataset) {
        localStorage.removeItem(ownPlace);
      } else {
        localStorage.setItem(ownPlace, JSON.stringify(value));
      }
    } catch {
      // The browser keeps nothing here; the server does.
    }
  }

  function stored() {
    try {
      return JSON.parse(localStorage.getItem(ownPlace));
    } catch {
      return null;
    }
  }

  function whole(lines, version, base) {
    const body = new URLSearchParams(lines);
    body.append("csrfToken", form.elements.csrfToken.value);
    body.append("version", version);
    body.append("base", base);
    return body;
  }

  const storeCopy = (sent = false) =>
    store({
      at: Date.now(),
      sent,
      version: form.elements.version.value,
      base: form.elements.base.value,
      lines: linesTyped().toString(),
    });

  function soon(pause = PAUSE) {
    window.clearTimeout(timer);
    timer = window.setTimeout(keepNow, pause);
  }

  function keepNow() {
    window.clearTimeout(timer);
    if (!sending && !stopped && dirty && !leaving) {
      sending = true;
      keeping = keepTyped();
    }
  }

  async function keepTyped() {
    dirty = false;
    told(texts.saving, "saving");
    storeCopy();
    try {
      const body = whole(linesTyped(), form.elements.version.value, form.elements.base.value);
      await answered(await post("/autosave", body));
    } catch {
      dirty = true;
      told(texts.offline, "offline");
      soon(AGAIN);
    } finally {
      sending = false;
    }
    if (dirty && !stopped) {
      soon();
    }
  }

  // Outlives the page where the browser allows it: up to 64 KiB.
  const MOST_ALIVE = 60_000;
  const post = (path, body) =>
    fetch(address + path, {
      method: "POST",
      body,
      redirect: "manual",
      keepalive: body.toString().length < MOST_ALIVE,
    });

  async function answered(answer) {
    if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) {
      stopped = true;
      dirty = true;
      const link = document.createElement("a");
      link.href = texts.signIn;
      link.textContent = texts.signInAgain;
      told(texts.expired + " ", "expired", link);
      return;
    }
    if (answer.status >= 500) {
      throw new Error("not kept");
    }
    const kept = await answer.json();
    others(kept.others);
    if (answer.status === 409) {
      conflict(kept.text);
    } else if (answer.ok) {
      form.elements.version.value = kept.version;
      form.elements.base.value = kept.base;
      told(kept.text, "saved");
      if (!dirty) {
        store(null);
      }
    } else {
      told(kept.text, "refused");
    }
  }

  // Nothing more is sent until the officer has compared both versions.
  function conflict(text) {
    stopped = true;
    const button = document.createElement("button");
    button.type = "submit";
    button.name = "act";
    button.value = "save";
    button.className = "button button-secondary";
    button.textContent = texts.compare;
    told(text + " ", "conflict", button);
  }

  function others(text) {
    const out = find("[data-others]");
    if (text !== out.innerText.trim()) {
      out.textContent = text;
    }
  }

  async function sign() {
    if (document.hidden || stopped || sending || dirty) {
      return;
    }
    try {
      const version = form.elements.version.value;
      const answer = await post("/presence", whole("", version, ""));
      if (answer.ok) {
        const kept = await answer.json();
        others(kept.others);
        if (kept.text && version === form.elements.version.value && !dirty) {
          conflict(kept.text);
        }
      }
    } catch {
      // Told when there is something to keep.
    }
  }

  // On the document, so that the totals of the table are reckoned before.
  document.addEventListener("input", (event) => {
    if (event.target.form !== form || event.target.name !== "version" && (!event.target.closest("[data-line]") || event.target.name === "chosen")) {
      return;
    }
    if (event.target.dataset.cell === "item" && event.isTrusted) {
      window.clearTimeout(waiting);
      const input = event.target;
      waiting = window.setTimeout(() => look(input), 200);
    }
    if ("benchmark" in event.target.dataset) {
      near(event.target);
    }
    check(event.target, false);
    sums();
    dirty = true;
    if (!stopped) {
      soon();
    } else {
      storeCopy();
    }
  });

  // A press while a text is being kept waits for the answer: sent with the version of before, the form would be taken
  // for that of somebody who did not know of the text.
  let leaving = false;
  let pressed = false;
  form.addEventListener("submit", (event) => {
    if (sending) {
      event.preventDefault();
      if (!pressed) {
        pressed = true;
        const button = event.submitter;
        keeping.then(() => {
          pressed = false;
          form.requestSubmit(button);
        });
      }
      return;
    }
    window.clearTimeout(timer);
    storeCopy(true);
    leaving = true;
  });

  // The session ends now: what is not sent yet goes first, and nothing stays behind.
  document.addEventListener("submit", (event) => {
    if (event.target.getAttribute("action") === "/sign-out") {
      lastWord(true);
      leaving = true;
      store(null);
    }
  });

  function lastWord(gone) {
    const body = whole(dirty ? linesTyped() : "", form.elements.version.value, form.elements.base.value);
    if (gone) {
      body.append("leaving", "true");
    }
    if (dirty && !stopped) {
      storeCopy();
    }
    const path = dirty && !stopped ? "/autosave" : "/presence";
    if (dirty || gone) {
      navigator.sendBeacon(address + path, body);
    }
  }

  document.addEventListener("visibilitychange", () => {
    if (document.hidden && dirty && !leaving) {
      keepNow();
    }
  });
  window.addEventListener("pagehide", () => {
    if (!leaving) {
      lastWord(true);
    }
  });
  window.addEventListener("pageshow", (event) => {
    leaving = false;
    if (event.persisted) {
      window.location.reload();
    }
  });
  window.addEventListener("online", () => soon(0));
  window.setInterval(sign, SIGN);

  // ---- What was left on this device -------------------------------------------------------------

  // The copy goes to the server, which decides: it becomes the draft if nobody saved since, and
  // else both versions are compared.
  async function restore(copy) {
    const answer = await post("/autosave", whole(copy.lines, copy.version, copy.base));
    if (answer.ok) {
      store(null);
      leaving = true;
      window.location.reload();
    } else if (answer.status === 409) {
      offer(copy);
    }
  }

  function offer(copy) {
    const box = find("[data-local]");
    box.hidden = false;
    find("[data-local-compare]").addEventListener("click", () => {
      const sent = document.createElement("form");
      sent.method = "post";
      sent.action = address;
      for (const [name, value] of whole(copy.lines, copy.version, copy.base)) {
        const input = document.createElement("textarea");
        input.name = name;
        input.value = value;
        sent.append(input);
      }
      const act = document.createElement("input");
      act.name = "act";
      act.value = "save";
      sent.append(act);
      sent.hidden = true;
      document.body.append(sent);
      store(null);
      leaving = true;
      sent.submit();
    });
    find("[data-local-drop]").addEventListener("click", () => {
      store(null);
      box.hidden = true;
    });
  }

  const MONTH = 30 * 24 * 3600 * 1000;

  // Copies of others who used this device, and very old ones, are nobody's business here.
  function tidy() {
    try {
      for (const key of Object.keys(localStorage)) {
        const own = key.startsWith(PREFIX + form.dataset.person + ".");
        const old = key.startsWith(PREFIX) && !(JSON.parse(localStorage.getItem(key)).at > Date.now() - MONTH);
        if (key.startsWith(PREFIX) && (!own || old)) {
          localStorage.removeItem(key);
        }
      }
    } catch {
      // Nothing is kept here, then.
    }
  }

  tidy();
  renumber();
  const copy = stored();
  const here = linesTyped().toString();
  const same = copy && copy.lines === here;
  // Sent with a button, and the last word is this person's: the server has it.
  const arrived =
    copy &&
    copy.sent &&
    copy.version !== form.elements.version.value &&
    form.dataset.keptBy === form.dataset.person;
  if (copy && !same && !arrived) {
    restore(copy).catch(() => {});
  } else {
    store(null);
  }
})();
