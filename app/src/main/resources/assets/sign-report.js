// A member's key file is opened here, in the browser. The service gets the certificates, and in the
// end the value of the signature; key, password and file stay on the device. Without this script,
// and for files that the browser cannot open, the form sends the file as it always can.
(() => {
  "use strict";

  const subtle = globalThis.crypto?.subtle;
  if (!subtle) {
    // Browsers compute with keys only where the connection is secure.
    return;
  }

  // As KeyFileBounds of the service.
  const LONGEST_FILE = 1024 * 1024;
  const MOST_ITERATIONS = 2_000_000;
  const DEEPEST = 40;
  const NONCE = 32;

  // Object identifiers (RFC 7292, RFC 8018, RFC 5480), as the bytes of their encoding.
  const DATA = "2a864886f70d010701";
  const ENCRYPTED_DATA = "2a864886f70d010706";
  const KEY_BAG = "2a864886f70d010c0a0101";
  const SHROUDED_KEY_BAG = "2a864886f70d010c0a0102";
  const CERTIFICATE_BAG = "2a864886f70d010c0a0103";
  const SAFE_CONTENTS_BAG = "2a864886f70d010c0a0106";
  const PBES2 = "2a864886f70d01050d";
  const PBKDF2 = "2a864886f70d01050c";
  const RSA = "2a864886f70d010101";
  const EC = "2a8648ce3d0201";
  const HASHES = {
    "2a864886f70d0207": "SHA-1",
    "2a864886f70d0209": "SHA-256",
    "2a864886f70d020a": "SHA-384",
    "2a864886f70d020b": "SHA-512",
  };
  const AES_BITS = {
    "608648016503040102": 128,
    "60864801650304012a": 256,
  };
  const CURVES = {
    "2a8648ce3d030107": "P-256",
    "2b81040022": "P-384",
    "2b81040023": "P-521",
  };

  // Why a file is not used; each has a sentence in the form's data.
  class Fault extends Error {
    constructor(name) {
      super(name);
      this.name = name;
    }
  }

  const hex = (bytes) => Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
  const base64 = (bytes) => btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join(""));
  const bytesOf = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

  // One element of BER or DER (X.690) with the elements in it.
  function element(bytes, start, end, depth) {
    if (start + 2 > end || depth > DEEPEST || (bytes[start] & 0x1f) === 0x1f) {
      throw new Fault("unreadable");
    }
    const tag = bytes[start];
    const constructed = (tag & 0x20) !== 0;
    let at = start + 1;
    let length = bytes[at++];
    if (length === 0x80) {
      return openEnded(bytes, start, at, end, depth);
    }
    if (length > 0x80) {
      let count = length & 0x7f;
      length = 0;
      if (count > 4 || at + count > end) {
        throw new Fault("unreadable");
      }
      for (; count > 0; count--) {
        length = length * 256 + bytes[at++];
      }
    }
    const next = at + length;
    if (next > end) {
      throw new Fault("unreadable");
    }
    const parts = constructed ? elements(bytes, at, next, depth + 1) : [];
    return { tag, parts, next, content: bytes.subarray(at, next), whole: bytes.subarray(start, next) };
  }

  function elements(bytes, start, end, depth) {
    const parts = [];
    for (let at = start; at < end; ) {
      const part = element(bytes, at, end, depth);
      parts.push(part);
      at = part.next;
    }
    return parts;
  }

  // An element of BER that states no length. Two zero bytes end it.
  function openEnded(bytes, start, first, end, depth) {
    const parts = [];
    let at = first;
    while (at + 2 <= end && (bytes[at] !== 0 || bytes[at + 1] !== 0)) {
      const part = element(bytes, at, end, depth + 1);
      parts.push(part);
      at = part.next;
    }
    if (at + 2 > end || (bytes[start] & 0x20) === 0) {
      throw new Fault("unreadable");
    }
    const next = at + 2;
    const content = bytes.subarray(first, at);
    return { tag: bytes[start], parts, next, content, whole: bytes.subarray(start, next) };
  }

  const whole = (bytes) => element(bytes, 0, bytes.length, 0);

  function part(node, index, tag) {
    const found = node?.parts[index];
    if (!found || (tag !== undefined && found.tag !== tag)) {
      throw new Fault("unreadable");
    }
    return found;
  }

  const identifier = (node, index) => hex(part(node, index, 0x06).content);

  // An OCTET STRING, which BER may cut into pieces.
  function octets(node) {
    if (node.parts.length === 0) {
      return node.content;
    }
    const pieces = node.parts.map(octets);
    const joined = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of pieces) {
      joined.set(piece, at);
      at += piece.length;
    }
    return joined;
  }

  function number(node) {
    if (node.tag !== 0x02 || node.content.length > 5 || node.content[0] >= 0x80) {
      throw new Fault("costly");
    }
    return node.content.reduce((sum, byte) => sum * 256 + byte, 0);
  }

  // Reads one file (RFC 7292). Its MAC is not computed: a wrong password shows where a safe does not
  // open, and a file that somebody changed gives no key that fits its certificate.
  class KeyFile {
    constructor(password) {
      this.password = new TextEncoder().encode(password);
      this.iterations = 0;
      this.certificates = [];
      this.keys = [];
    }

    async read(bytes) {
      const content = part(whole(bytes), 1, 0x30);
      if (identifier(content, 0) !== DATA) {
        throw new Fault("elsewhere");
      }
      for (const safe of whole(octets(part(part(content, 1, 0xa0), 0))).parts) {
        const kind = identifier(safe, 0);
        const value = part(part(safe, 1, 0xa0), 0);
        if (kind === DATA) {
          await this.bags(whole(octets(value)));
        } else if (kind === ENCRYPTED_DATA) {
          const sealed = part(value, 1, 0x30);
          await this.bags(await this.opened(part(sealed, 1, 0x30), octets(part(sealed, 2))));
        }
      }
    }

    async bags(list) {
      for (const bag of list.parts) {
        const kind = identifier(bag, 0);
        const value = part(part(bag, 1, 0xa0), 0);
        if (kind === SHROUDED_KEY_BAG) {
          this.keys.push(await this.opened(part(value, 0, 0x30), octets(part(value, 1))));
        } else if (kind === KEY_BAG) {
          this.keys.push(value);
        } else if (kind === CERTIFICATE_BAG) {
          this.certificates.push(octets(part(part(value, 1, 0xa0), 0)));
        } else if (kind === SAFE_CONTENTS_BAG) {
          await this.bags(value);
        }
      }
    }

    // PBES2 with AES (RFC 8018); the ciphers of before are not in browsers.
    async opened(algorithm, sealed) {
      if (identifier(algorithm, 0) !== PBES2) {
        throw new Fault("elsewhere");
      }
      const parameters = part(algorithm, 1, 0x30);
      const derivation = part(parameters, 0, 0x30);
      const cipher = part(parameters, 1, 0x30);
      const length = AES_BITS[identifier(cipher, 0)];
      if (identifier(derivation, 0) !== PBKDF2 || !length) {
        throw new Fault("elsewhere");
      }
      const cost = part(derivation, 1, 0x30);
      const iterations = number(part(cost, 1));
      this.iterations += iterations;
      if (this.iterations > MOST_ITERATIONS) {
        throw new Fault("costly");
      }
      const chosen = cost.parts.slice(2).find((one) => one.tag === 0x30);
      const hash = chosen ? HASHES[identifier(chosen, 0)] : "SHA-1";
      if (!hash) {
        throw new Fault("elsewhere");
      }
      const secret = await subtle.importKey("raw", this.password, "PBKDF2", false, ["deriveKey"]);
      const key = await subtle.deriveKey(
        { name: "PBKDF2", salt: octets(part(cost, 0)), iterations, hash },
        secret,
        { name: "AES-CBC", length },
        false,
        ["decrypt"],
      );
      try {
        const iv = octets(part(cipher, 1, 0x04));
        return whole(new Uint8Array(await subtle.decrypt({ name: "AES-CBC", iv }, key, sealed)));
      } catch {
        throw new Fault("password");
      }
    }
  }

  // How a key signs, from the algorithm that stands in it (RFC 5208).
  function algorithmOf(key) {
    const algorithm = part(key, 1, 0x30);
    const kind = identifier(algorithm, 0);
    if (kind === RSA) {
      return { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
    }
    const curve = kind === EC ? CURVES[hex(part(algorithm, 1).content)] : undefined;
    if (!curve) {
      throw new Fault("kind");
    }
    return { name: "ECDSA", hash: "SHA-256", namedCurve: curve };
  }

  // What of a certificate is needed (RFC 5280). A version, which not all state, comes first.
  function partOf(certificate, index) {
    const body = part(whole(certificate), 0, 0x30);
    return part(body, part(body, 0).tag === 0xa0 ? index + 1 : index, 0x30).whole;
  }

  const publicKeyOf = (certificate) => partOf(certificate, 5);
  const issuerOf = (certificate) => hex(partOf(certificate, 2));
  const subjectOf = (certificate) => hex(partOf(certificate, 4));

  // A certificate and those above it. Others in the file are not sent.
  function chainOf(certificate, all) {
    const chain = [certificate];
    for (let above = certificate; above; ) {
      const last = above;
      above = all.find((one) => !chain.includes(one) && subjectOf(one) === issuerOf(last));
      if (above) {
        chain.push(above);
      }
    }
    return chain;
  }

  // The certificate of a key is the one that confirms what the key signs.
  async function fits(certificate, algorithm, nonce, value) {
    try {
      const known = await subtle.importKey("spki", publicKeyOf(certificate), algorithm, false, [
        "verify",
      ]);
      return await subtle.verify(algorithm, known, value, nonce);
    } catch {
      return false;
    }
  }

  // The first key that one of the certificates belongs to. The key cannot be taken out again.
  async function signerOf(file) {
    if (file.keys.length === 0 || file.certificates.length === 0) {
      throw new Fault("keyMissing");
    }
    for (const encoded of file.keys) {
      const algorithm = algorithmOf(encoded);
      let key;
      try {
        key = await subtle.importKey("pkcs8", encoded.whole, algorithm, false, ["sign"]);
      } catch {
        throw new Fault("elsewhere");
      }
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
      const value = await subtle.sign(algorithm, key, nonce);
      for (const certificate of file.certificates) {
        if (await fits(certificate, algorithm, nonce, value)) {
          const chain = chainOf(certificate, file.certificates);
          return { key, algorithm, certificates: chain.map(base64) };
        }
      }
    }
    throw new Fault("keyOfAnother");
  }

  async function open(file, password) {
    if (file.size > LONGEST_FILE) {
      throw new Fault("unreadable");
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    const opened = new KeyFile(password);
    try {
      await opened.read(bytes);
      return await signerOf(opened);
    } finally {
      opened.password.fill(0);
      opened.keys.forEach((key) => key.whole.fill(0));
      bytes.fill(0);
    }
  }

  // What was opened, until it has signed or the page is left.
  let signer = null;
  // The file of which the member was told that it must be sent.
  let sent = null;
  let busy = false;

  function clear(form) {
    for (const wrong of form.querySelectorAll(".field-wrong")) {
      wrong.classList.remove("field-wrong");
      wrong.querySelector(".error")?.remove();
      const input = wrong.querySelector("input");
      input.removeAttribute("aria-invalid");
      describe(input, wrong);
    }
  }

  function describe(input, field) {
    const texts = Array.from(field.querySelectorAll(".hint, .error"), (text) => text.id);
    if (texts.length > 0) {
      input.setAttribute("aria-describedby", texts.join(" "));
    } else {
      input.removeAttribute("aria-describedby");
    }
  }

  // As the component of a field shows it.
  function tell(form, input, text) {
    const field = input.closest(".field");
    const error = document.createElement("p");
    error.className = "error";
    error.id = input.id + "-error";
    const prefix = document.createElement("span");
    prefix.className = "visually-hidden";
    prefix.textContent = form.dataset.errorPrefix;
    error.append(prefix, " ", text);
    field.classList.add("field-wrong");
    (field.querySelector(".hint") ?? field.querySelector(".label")).after(error);
    input.setAttribute("aria-invalid", "true");
    describe(input, field);
    input.focus();
  }

  function atWork(form, yes) {
    busy = yes;
    for (const button of form.querySelectorAll("button[type=submit]")) {
      if (yes) {
        button.setAttribute("aria-disabled", "true");
      } else {
        button.removeAttribute("aria-disabled");
      }
    }
  }

  async function post(address, body) {
    const answer = await fetch(address, { method: "POST", body });
    if (answer.redirected) {
      window.location.assign(answer.url);
      return null;
    }
    return answer;
  }

  // A page of the service takes the place of this one, which keeps the opened key.
  async function show(answer) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const main = page.querySelector("main");
    if (!main) {
      throw new Error("no page");
    }
    document.querySelector("main").replaceWith(main);
    document.title = page.title;
    if (!main.querySelector("form[data-review]")) {
      signer = null;
    }
    document.dispatchEvent(new CustomEvent("htmx:after:swap"));
    dress();
    window.scrollTo(0, 0);
    (main.querySelector("[data-focus]") ?? main).focus();
  }

  async function review(form, file) {
    clear(form);
    atWork(form, true);
    try {
      const password = form.elements.password.value;
      signer = await open(file, password);
      const body = new URLSearchParams();
      body.set("csrfToken", form.elements.csrfToken.value);
      signer.certificates.forEach((certificate) => body.append("certificates", certificate));
      body.set("reason", form.elements.reason.value);
      const answer = await post(form.dataset.prepare, body);
      if (answer) {
        await show(answer);
      }
    } catch (fault) {
      signer = null;
      const name = fault instanceof Fault ? fault.name : "failed";
      if (name === "elsewhere") {
        sent = file;
      }
      const input = form.elements[name === "password" ? "password" : "key"];
      tell(form, input, form.dataset[name]);
    } finally {
      atWork(form, false);
    }
  }

  function complete(address, token, value) {
    const form = document.createElement("form");
    form.method = "post";
    form.action = address;
    form.hidden = true;
    for (const [name, text] of [
      ["csrfToken", token],
      ["value", base64(value)],
    ]) {
      const field = document.createElement("input");
      field.type = "hidden";
      field.name = name;
      field.value = text;
      form.append(field);
    }
    document.body.append(form);
    form.submit();
  }

  async function confirm(form, button) {
    atWork(form, true);
    try {
      const body = new URLSearchParams(new FormData(form));
      if (button?.name) {
        body.set(button.name, button.value);
      }
      const address = form.getAttribute("action");
      const answer = await post(address, body);
      if (!answer) {
        return;
      }
      if (!answer.headers.get("Content-Type")?.startsWith("application/json") || !answer.ok) {
        await show(answer);
        return;
      }
      const prepared = await answer.json();
      const value = await subtle.sign(signer.algorithm, signer.key, bytesOf(prepared.bytes));
      signer = null;
      complete(address + "/" + prepared.id, body.get("csrfToken"), new Uint8Array(value));
    } catch {
      // Nothing was signed: the page of signing says how it stands.
      window.location.assign(window.location.href);
    } finally {
      atWork(form, false);
    }
  }

  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      const opens = form.matches("form[data-prepare]");
      const confirms = signer !== null && form.matches("form[data-review]");
      const file = opens ? form.elements.key.files[0] : null;
      if (!opens && !confirms) {
        return;
      }
      if (file && file === sent) {
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      if (busy) {
        return;
      }
      if (confirms) {
        confirm(form, event.submitter);
      } else if (file) {
        review(form, file);
      } else {
        clear(form);
        tell(form, form.elements.key, form.dataset.missing);
      }
    },
    true,
  );

  // Which of the two ways the key takes is said beside the form.
  function dress() {
    for (const note of document.querySelectorAll("[data-in-browser]")) {
      note.hidden = note.dataset.inBrowser !== "yes";
    }
  }

  dress();
})();
