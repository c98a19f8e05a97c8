// Members of opening panels make their opening key, try their share and give it in the browser: the
// passphrase, the key and the share stay here in clear. Without this script, and where the browser
// lacks what it takes, the forms send the passphrase as they always can.
(() => {
  "use strict";

  const S = globalThis.MuwahhadSeal;
  const subtle = globalThis.crypto?.subtle;
  const forms = document.querySelectorAll("form[data-share]");
  const utf8 = new TextEncoder();
  const KEY = 32;
  const NONCE = 12;
  const TYPE = "type.googleapis.com/google.crypto.tink.HpkePrivateKey";
  const PUBLIC_TYPE = "type.googleapis.com/google.crypto.tink.HpkePublicKey";
  // As Passwords and Passphrases of the service.
  const PASSES = 3;
  const LANES = 1;
  const SALT = 16;
  const SHORTEST = 12;
  const FEWEST_DIFFERENT = 6;
  const HPKE_PARAMS = S?.unhex("080110011802");

  // Why something did not work; each has a sentence in the form's data.
  class Fault extends Error {
    constructor(name) {
      super(name);
      this.name = name;
    }
  }

  // Why the service does not go on, in its own words.
  class Refused extends Error {}

  function join(...parts) {
    const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }

  // Protocol buffers, as far as Tink's keysets need them: numbers and sequences of bytes.
  function fieldsOf(bytes) {
    const fields = new Map();
    let at = 0;
    function varint() {
      let value = 0;
      for (let shift = 1; ; shift *= 128) {
        const byte = bytes[at++];
        if (byte === undefined || shift > 2 ** 35) {
          throw new Fault("broken");
        }
        value += (byte & 0x7f) * shift;
        if (byte < 0x80) {
          return value;
        }
      }
    }
    while (at < bytes.length) {
      const tag = varint();
      const kind = tag % 8;
      const number = Math.floor(tag / 8);
      if (kind === 0) {
        fields.set(number, varint());
      } else if (kind === 2) {
        const length = varint();
        if (at + length > bytes.length) {
          throw new Fault("broken");
        }
        fields.set(number, bytes.subarray(at, at + length));
        at += length;
      } else {
        throw new Fault("broken");
      }
    }
    return fields;
  }

  function varint(value) {
    const bytes = [];
    let left = value;
    do {
      bytes.push((left % 128) | (left >= 128 ? 0x80 : 0));
      left = Math.floor(left / 128);
    } while (left > 0);
    return Uint8Array.from(bytes);
  }

  const numberField = (number, value) => join(varint(number * 8), varint(value));
  const bytesField = (number, bytes) =>
    join(varint(number * 8 + 2), varint(bytes.length), bytes);
  const textField = (number, text) => bytesField(number, utf8.encode(text));

  // The key that a passphrase gives: of 64 bytes of Argon2id the first half proves the passphrase,
  // the second is the key.
  async function derive(passphrase, memory, passes, salt) {
    const { argon2id } = await import("/assets/vendor/noble/argon2.js");
    const both = argon2id(utf8.encode(passphrase.normalize("NFKC")), salt, {
      t: passes,
      m: memory,
      p: LANES,
      dkLen: 2 * KEY,
    });
    return { proof: both.slice(0, KEY), key: both.slice(KEY) };
  }

  const plain64 = (bytes) => S.base64(bytes).replace(/=+$/, "");

  async function freshLock(passphrase, memory) {
    const salt = crypto.getRandomValues(new Uint8Array(SALT));
    const { proof, key } = await derive(passphrase, memory, PASSES, salt);
    const costs = "m=" + memory + ",t=" + PASSES + ",p=" + LANES;
    return { key, derivation: ["", "argon2id", "v=19", costs, plain64(salt), plain64(proof)].join("$") };
  }

  async function knownLock(passphrase, derivation) {
    const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([^$]+)\$([^$]+)$/.exec(derivation);
    if (!parts) {
      throw new Fault("broken");
    }
    const salt = S.bytesOf(parts[3]);
    const { proof, key } = await derive(passphrase, Number(parts[1]), Number(parts[2]), salt);
    if (plain64(proof) !== parts[4].replace(/=+$/, "")) {
      throw new Fault("wrong");
    }
    return key;
  }

  const aes = (key) => subtle.importKey("raw", key, "AES-GCM", false, ["encrypt", "decrypt"]);
  const lockContext = (fingerprint) => utf8.encode("opening-key|" + fingerprint);

  // An encrypted keyset of Tink: the nonce, what is sealed, the tag.
  async function unlockKeyset(locked, fingerprint, key) {
    const sealed = fieldsOf(locked).get(2);
    try {
      return new Uint8Array(
        await subtle.decrypt(
          {
            name: "AES-GCM",
            iv: sealed.subarray(0, NONCE),
            additionalData: lockContext(fingerprint),
          },
          await aes(key),
          sealed.subarray(NONCE),
        ),
      );
    } catch {
      throw new Fault("broken");
    }
  }

  async function lockKeyset(keyset, fingerprint, key, keyId) {
    const iv = crypto.getRandomValues(new Uint8Array(NONCE));
    const how = { name: "AES-GCM", iv, additionalData: lockContext(fingerprint) };
    const sealed = join(iv, new Uint8Array(await subtle.encrypt(how, await aes(key), keyset)));
    const info = join(
      numberField(1, keyId),
      bytesField(
        2,
        join(textField(1, TYPE), numberField(2, 1), numberField(3, keyId), numberField(4, 1)),
      ),
    );
    return join(bytesField(2, sealed), bytesField(3, info));
  }

  // The opening key out of its keyset, which opens what was encrypted to its public part.
  async function openingKey(keyset) {
    const set = fieldsOf(keyset);
    const key = fieldsOf(set.get(2));
    const value = fieldsOf(fieldsOf(key.get(1)).get(2));
    // A copy: who asked for the key wipes the keyset, in which the fields only point.
    const publicKey = fieldsOf(value.get(2)).get(3).slice();
    const privateKey = await S.importPrivate(value.get(3));
    value.get(3).fill(0);
    return {
      keyId: key.get(3),
      async open(context, sealed) {
        try {
          // One byte for the kind and four for the key stand before what is sealed.
          const body = sealed.subarray(5);
          return await S.open(privateKey, publicKey, utf8.encode(context), new Uint8Array(0), body);
        } catch {
          throw new Fault("broken");
        }
      },
    };
  }

  // A new opening key: public keyset as JSON, private keyset as bytes.
  async function freshKey() {
    const pair = await subtle.generateKey({ name: "X25519" }, true, ["deriveBits"]);
    const publicKey = new Uint8Array(await subtle.exportKey("raw", pair.publicKey));
    const pkcs8 = new Uint8Array(await subtle.exportKey("pkcs8", pair.privateKey));
    const privateKey = pkcs8.slice(-KEY);
    const [random] = crypto.getRandomValues(new Uint32Array(1));
    const keyId = (random & 0x7fffffff) || 1;
    const publicValue = join(bytesField(2, HPKE_PARAMS), bytesField(3, publicKey));
    const value = join(bytesField(2, publicValue), bytesField(3, privateKey));
    const keyset = join(
      numberField(1, keyId),
      bytesField(
        2,
        join(
          bytesField(1, join(textField(1, TYPE), bytesField(2, value), numberField(3, 2))),
          numberField(2, 1),
          numberField(3, keyId),
          numberField(4, 1),
        ),
      ),
    );
    pkcs8.fill(0);
    privateKey.fill(0);
    const publicKeyset = JSON.stringify({
      primaryKeyId: keyId,
      key: [
        {
          keyData: {
            typeUrl: PUBLIC_TYPE,
            value: S.base64(publicValue),
            keyMaterialType: "ASYMMETRIC_PUBLIC",
          },
          status: "ENABLED",
          keyId,
          outputPrefixType: "TINK",
        },
      ],
    });
    return { keyId, keyset, publicKeyset, fingerprint: await S.sha256(utf8.encode(publicKeyset)) };
  }

  async function ask(address) {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (answer.status === 404) {
      throw new Fault("elsewhere");
    }
    if (answer.status === 422) {
      throw new Refused((await answer.json()).text);
    }
    if (answer.redirected || !answer.ok) {
      throw new Fault("failed");
    }
    return answer.json();
  }

  async function send(form, address, fields) {
    const body = new URLSearchParams({ csrfToken: form.elements.csrfToken.value, ...fields });
    const answer = await fetch(address, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
    });
    if (answer.redirected && new URL(answer.url).pathname === "/sign-in/again") {
      window.location.assign(answer.url);
      return new Promise(() => {});
    }
    if (answer.redirected || answer.status >= 500) {
      throw new Fault("failed");
    }
    return { ok: answer.ok, told: await answer.json() };
  }

  // What a holder's own copy says, in the place of what is stored.
  async function ofCopy(file, held) {
    let copy;
    try {
      copy = JSON.parse(await file.text());
    } catch {
      throw new Fault("unreadable");
    }
    if (copy.format !== "muwahhad-share-1" || copy.openingKeySha256 !== held.openingKeySha256) {
      throw new Fault("unreadable");
    }
    const wrapped = { BID: copy.wrappedShare, PRICES: copy.pricesWrappedShare };
    return {
      ...held,
      lockedPrivateKeyset: copy.lockedPrivateKeyset,
      derivation: copy.derivation,
      parts: held.parts.map((p) => ({ ...p, wrappedShare: wrapped[p.part] ?? p.wrappedShare })),
    };
  }

  async function unlocked(form, held) {
    const lock = await knownLock(form.elements.passphrase.value, held.derivation);
    const keyset = await unlockKeyset(
      S.bytesOf(held.lockedPrivateKeyset),
      held.openingKeySha256,
      lock,
    );
    lock.fill(0);
    const key = await openingKey(keyset);
    keyset.fill(0);
    return key;
  }

  // The share, proved by its commitment.
  async function share(key, part) {
    const opened = await key.open(part.context, S.bytesOf(part.wrappedShare));
    if ((await S.sha256(join(utf8.encode(part.context + "|"), opened))) !== part.commitment) {
      throw new Fault("broken");
    }
    return opened;
  }

  async function token(key, held) {
    return S.base64(await key.open(held.challengeContext, S.bytesOf(held.challenge)));
  }

  async function held(form, address) {
    const stored = await ask(address);
    const file = form.elements.file?.files[0];
    return file ? ofCopy(file, stored) : stored;
  }

  const acts = {
    async rehearse(form) {
      const view = await held(form, form.dataset.held);
      const key = await unlocked(form, view);
      for (const part of view.parts) {
        (await share(key, part)).fill(0);
      }
      return send(form, form.dataset.done, { token: await token(key, view) });
    },

    async give(form) {
      const view = await held(form, form.dataset.held);
      const key = await unlocked(form, view);
      const part = view.parts.find((p) => p.part === form.dataset.part);
      const opened = await share(key, part);
      const to = S.publicKey(view.transport);
      const sealed = await S.seal(
        to.raw,
        utf8.encode(form.dataset.context),
        new Uint8Array(0),
        opened,
      );
      opened.fill(0);
      return send(form, form.dataset.done, { share: S.base64(join(to.prefix, sealed)) });
    },

    async make(form) {
      const passphrase = chosen(form);
      const lock = await freshLock(passphrase, Number(form.dataset.memory));
      const made = await freshKey();
      const locked = await lockKeyset(made.keyset, made.fingerprint, lock.key, made.keyId);
      made.keyset.fill(0);
      lock.key.fill(0);
      return send(form, form.dataset.done, {
        publicKeyset: made.publicKeyset,
        lockedPrivateKeyset: S.base64(locked),
        derivation: lock.derivation,
        again: form.dataset.again,
      });
    },

    async change(form) {
      const passphrase = chosen(form);
      const own = await ask(form.dataset.held);
      const known = await knownLock(form.elements.current.value, own.derivation);
      const keyset = await unlockKeyset(
        S.bytesOf(own.lockedPrivateKeyset),
        own.openingKeySha256,
        known,
      );
      known.fill(0);
      const lock = await freshLock(passphrase, Number(form.dataset.memory));
      const keyId = fieldsOf(keyset).get(1);
      const locked = await lockKeyset(keyset, own.openingKeySha256, lock.key, keyId);
      lock.key.fill(0);
      const key = await openingKey(keyset);
      keyset.fill(0);
      return send(form, form.dataset.done, {
        token: await token(key, own),
        known: own.derivation,
        lockedPrivateKeyset: S.base64(locked),
        derivation: lock.derivation,
      });
    },
  };

  function chosen(form) {
    const passphrase = form.elements.passphrase.value;
    if (Array.from(passphrase).length < SHORTEST) {
      throw new Fault("short");
    }
    if (new Set(Array.from(passphrase)).size < FEWEST_DIFFERENT) {
      throw new Fault("simple");
    }
    if (passphrase !== form.elements.repeated.value) {
      throw new Fault("repeated");
    }
    return passphrase;
  }

  function tell(form, text, isWrong) {
    const out = form.querySelector("[data-share-told]");
    out.className = isWrong ? "error" : "hint";
    out.textContent = text;
    out.hidden = false;
    out.focus();
  }

  // The field that a fault is about; the others are about no field.
  const FIELDS = { short: "passphrase", simple: "passphrase", wrong: "passphrase", repeated: "repeated" };

  function mark(form, fault) {
    const out = form.querySelector("[data-share-told]");
    out.id = out.id || `${form.elements.passphrase.id}-fault`;
    for (const name of ["passphrase", "repeated"]) {
      const field = form.elements[name];
      if (field) {
        const wrong = FIELDS[fault] === name;
        const others = (field.getAttribute("aria-describedby") || "").split(" ");
        const ids = others.filter((id) => id && id !== out.id);
        field.setAttribute("aria-invalid", String(wrong));
        field.setAttribute("aria-describedby", (wrong ? [...ids, out.id] : ids).join(" "));
      }
    }
  }

  function dress(form) {
    let busy = false;
    let elsewhere = false;
    form.addEventListener("submit", async (event) => {
      if (elsewhere) {
        // The holder was told that one more press sends the passphrase.
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      if (busy) {
        return;
      }
      busy = true;
      mark(form, null);
      tell(form, form.dataset.working, false);
      try {
        // Deriving takes seconds, and the sentence should be seen before.
        await new Promise((resolve) => setTimeout(resolve, 30));
        const { ok, told } = await acts[form.dataset.share](form);
        if (ok) {
          window.location.assign(told.next);
          return;
        }
        tell(form, told.text, true);
      } catch (fault) {
        if (fault instanceof Refused) {
          tell(form, fault.message, true);
          return;
        }
        const name = fault instanceof Fault ? fault.name : "failed";
        elsewhere = name === "elsewhere";
        mark(form, name);
        tell(form, form.dataset["fault" + name[0].toUpperCase() + name.slice(1)], true);
      } finally {
        busy = false;
      }
    }, true);
  }

  globalThis.MuwahhadShare = { derive, freshKey, freshLock, knownLock, lockKeyset, openingKey, unlockKeyset };

  async function start() {
    if (forms.length === 0 || !S || !(await S.isAble())) {
      return;
    }
    forms.forEach(dress);
    for (const part of document.querySelectorAll("[data-in-browser]")) {
      part.hidden = part.dataset.inBrowser !== "yes";
    }
  }

  start();
})();
