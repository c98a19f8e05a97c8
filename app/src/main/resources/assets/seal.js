// Checks and seals a bid where it is written: the service gets what it cannot read. All computing is
// WebCrypto's. HPKE (RFC 9180) is put together here from its parts: X25519, HKDF-SHA256 and
// AES-256-GCM, as the service has it from Tink.
(() => {
  "use strict";

  const subtle = globalThis.crypto?.subtle;
  const utf8 = new TextEncoder();

  // As OfferRules, PriceTermRules, DiscountRules, AnswerRules and AlternativeRules of the service.
  const LONGEST_STATEMENT = 2000;
  const LONGEST_OFFERED = 300;
  const LONGEST_VALUE = 500;
  const LONGEST_REMARK = 1000;
  const LONGEST_DESCRIPTION = 2000;
  const LONGEST_ISSUER = 200;
  const LONGEST_REFERENCE = 60;
  const LONGEST_VALIDITY = 730;
  const MOST_DISCOUNTS = 20;
  const MOST_TIERS = 4;
  const MOST_BUNDLES = 20;
  const HIGHEST_LINE = "100000000000";
  const HIGHEST_TOTAL = "1000000000000000";
  const NUMBER = /^[0-9]{1,20}(\.[0-9]{1,10})?$/;

  const hex = (bytes) =>
    Array.from(new Uint8Array(bytes), (b) => b.toString(16).padStart(2, "0")).join("");
  const unhex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const bytesOf = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const sha256 = async (bytes) => hex(await subtle.digest("SHA-256", bytes));

  function base64(bytes) {
    let text = "";
    for (let i = 0; i < bytes.length; i += 8192) {
      text += String.fromCharCode(...bytes.subarray(i, i + 8192));
    }
    return btoa(text);
  }

  function join(...parts) {
    const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }

  // HPKE, mode base. The numbers are those of RFC 9180, section 7.
  const KEM = 0x20;
  const KDF = 1;
  const AES_128_GCM = { id: 1, bytes: 16 };
  const AES_256_GCM = { id: 2, bytes: 32 };
  const NONCE = 12;
  const SECRET = 32;
  const NOTHING = new Uint8Array(0);
  // SubjectPublicKeyInfo and PrivateKeyInfo of X25519 (RFC 8410), before the 32 bytes of the key.
  const PKCS8 = unhex("302e020100300506032b656e04220420");

  const number = (value, length) =>
    Uint8Array.from({ length }, (_, i) => (value >> (8 * (length - 1 - i))) & 0xff);

  async function hmac(key, data) {
    // An empty key stands for zeros in HKDF, and WebCrypto takes none that is empty.
    const raw = key.length > 0 ? key : new Uint8Array(32);
    const made = await subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, [
      "sign",
    ]);
    return new Uint8Array(await subtle.sign("HMAC", made, data));
  }

  const VERSION = utf8.encode("HPKE-v1");

  const labeledExtract = (suite, salt, label, input) =>
    hmac(salt, join(VERSION, suite, utf8.encode(label), input));

  async function labeledExpand(suite, key, label, info, length) {
    const labeled = join(number(length, 2), VERSION, suite, utf8.encode(label), info);
    let block = NOTHING;
    let all = NOTHING;
    for (let i = 1; all.length < length; i++) {
      block = await hmac(key, join(block, labeled, number(i, 1)));
      all = join(all, block);
    }
    return all.subarray(0, length);
  }

  const kemSuite = join(utf8.encode("KEM"), number(KEM, 2));

  const importPublic = (raw) => subtle.importKey("raw", raw, { name: "X25519" }, true, []);

  const importPrivate = (raw) =>
    subtle.importKey("pkcs8", join(PKCS8, raw), { name: "X25519" }, false, ["deriveBits"]);

  async function sharedSecret(privateKey, publicKey, encapsulated, recipient) {
    const dh = new Uint8Array(
      await subtle.deriveBits({ name: "X25519", public: publicKey }, privateKey, 256),
    );
    const context = join(encapsulated, recipient);
    const prk = await labeledExtract(kemSuite, NOTHING, "eae_prk", dh);
    return labeledExpand(kemSuite, prk, "shared_secret", context, SECRET);
  }

  async function schedule(aead, secret, info) {
    const suite = join(
      utf8.encode("HPKE"),
      number(KEM, 2),
      number(KDF, 2),
      number(aead.id, 2),
    );
    const context = join(
      number(0, 1),
      await labeledExtract(suite, NOTHING, "psk_id_hash", NOTHING),
      await labeledExtract(suite, NOTHING, "info_hash", info),
    );
    const prk = await labeledExtract(suite, secret, "secret", NOTHING);
    const key = await labeledExpand(suite, prk, "key", context, aead.bytes);
    const nonce = await labeledExpand(suite, prk, "base_nonce", context, NONCE);
    return { key: await subtle.importKey("raw", key, "AES-GCM", false, ["encrypt", "decrypt"]), nonce };
  }

  // One message to a public key. The ephemeral pair is given by tests alone.
  async function seal(recipient, info, aad, message, aead = AES_256_GCM, ephemeral = null) {
    const pair = ephemeral ?? (await subtle.generateKey({ name: "X25519" }, true, ["deriveBits"]));
    const encapsulated = new Uint8Array(await subtle.exportKey("raw", pair.publicKey));
    const to = await importPublic(recipient);
    const secret = await sharedSecret(pair.privateKey, to, encapsulated, recipient);
    const { key, nonce } = await schedule(aead, secret, info);
    const how = { name: "AES-GCM", iv: nonce, additionalData: aad, tagLength: 128 };
    return join(encapsulated, new Uint8Array(await subtle.encrypt(how, key, message)));
  }

  async function open(privateKey, recipient, info, aad, sealed, aead = AES_256_GCM) {
    const encapsulated = sealed.subarray(0, 32);
    const from = await importPublic(encapsulated);
    const secret = await sharedSecret(privateKey, from, encapsulated, recipient);
    const { key, nonce } = await schedule(aead, secret, info);
    const how = { name: "AES-GCM", iv: nonce, additionalData: aad, tagLength: 128 };
    return new Uint8Array(await subtle.decrypt(how, key, sealed.subarray(32)));
  }

  // The one kind of public keyset that tenders have (Tink, JSON): HPKE with the three algorithms
  // above. Its value is a message of protocol buffers of a form that never varies.
  const TYPE = "type.googleapis.com/google.crypto.tink.HpkePublicKey";
  const HEAD = "12060801100118021a20";

  function publicKey(keyset) {
    const set = JSON.parse(keyset);
    const [key] = set.key;
    const value = bytesOf(key.keyData.value);
    if (
      set.key.length !== 1 ||
      key.keyId !== set.primaryKeyId ||
      key.status !== "ENABLED" ||
      key.outputPrefixType !== "TINK" ||
      key.keyData.typeUrl !== TYPE ||
      value.length !== 42 ||
      hex(value.subarray(0, 10)) !== HEAD
    ) {
      throw new Error("The key of the tender is of another kind");
    }
    return { prefix: join(number(1, 1), number(key.keyId, 4)), raw: value.subarray(10) };
  }

  async function sealTo(key, context, bytes) {
    const fingerprint = await sha256(utf8.encode(key.keyset));
    if (fingerprint !== key.sha256) {
      throw new Error("The key of the tender is not the one of its fingerprint");
    }
    const to = publicKey(key.keyset);
    return join(to.prefix, await seal(to.raw, utf8.encode(context), NOTHING, bytes));
  }

  // Canonical JSON (RFC 8785): keys in their order; whole numbers and texts are as they are.
  function canonical(value) {
    if (Array.isArray(value)) {
      return "[" + value.map(canonical).join(",") + "]";
    }
    if (value !== null && typeof value === "object") {
      const fields = Object.keys(value).sort();
      return "{" + fields.map((f) => JSON.stringify(f) + ":" + canonical(value[f])).join(",") + "}";
    }
    return JSON.stringify(value);
  }

  // What was typed as a plain decimal number, in European or Arabic-Indic digits; null when it is
  // none. Zeros that say nothing are left out.
  function decimal(typed) {
    const text = String(typed)
      .trim()
      .replace(/[٠-٩]/g, (d) => String(d.charCodeAt(0) - 0x660))
      .replace(/[۰-۹]/g, (d) => String(d.charCodeAt(0) - 0x6f0))
      .replace(/٫/g, ".")
      .replace(/[\s٬]/g, "");
    const plain = /^[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$/.test(text) ? text.replace(/,/g, "") : text;
    if (!NUMBER.test(plain)) {
      return null;
    }
    const [whole, part = ""] = plain.split(".");
    const decimals = part.replace(/0+$/, "");
    return whole.replace(/^0+(?=[0-9])/, "") + (decimals ? "." + decimals : "");
  }

  // Tiers as TierText of the service reads them: "1: 12.5; 50: 11.75". None for an empty text; what
  // cannot be read stays as typed, and the check tells where.
  function tiers(typed, least) {
    const all = typed
      .split(/[;\u061b\n\r]+/)
      .filter((one) => one.trim() !== "")
      .map((one) => {
        const colon = one.indexOf(":");
        const from = one.slice(0, Math.max(0, colon));
        const price = one.slice(colon + 1);
        return {
          fromQuantity: decimal(from) ?? from.trim(),
          unitPrice: amount(price, least) ?? price.trim(),
        };
      });
    return all.length > 0 ? all : null;
  }

  const scaleOf = (text) => (text.split(".")[1] ?? "").replace(/0+$/, "").length;

  // An amount with at least so many decimals.
  function amount(text, least) {
    const plain = decimal(text);
    if (plain === null) {
      return null;
    }
    const [whole, part = ""] = plain.split(".");
    const decimals = part.padEnd(least, "0");
    return decimals ? whole + "." + decimals : whole;
  }

  // Exact: as whole numbers of 10^-10 and 10^-20.
  const TEN = 10n ** 10n;
  const big = (text) => {
    const [whole, part = ""] = text.split(".");
    return BigInt(whole + part.padEnd(10, "0"));
  };
  const less = (a, b) => big(a) < big(b);
  const MOST_OF_LINE = big(HIGHEST_LINE);
  const MOST_OF_TOTAL = big(HIGHEST_TOTAL);
  const MOST_OF_LIMIT = big("9999999999999999");

  // Quantity times price, rounded half up to the decimals of the currency.
  function lineTotal(price, quantity, decimals) {
    const unit = 10n ** BigInt(20 - decimals);
    return (big(price) * big(quantity) + unit / 2n) / unit;
  }

  function shownTotal(units, decimals) {
    const text = units.toString().padStart(decimals + 1, "0");
    return decimals ? text.slice(0, -decimals) + "." + text.slice(-decimals) : text;
  }

  // What is wrong with the content of a bid, by the rules of the tender: {field, code}.
  function check(terms, content) {
    const faults = [];
    const fault = (field, code) => faults.push({ field, code });
    const need = (holds, field, code) => {
      if (!holds) {
        fault(field, code);
      }
    };
    const items = new Map(terms.items.map((i) => [i.id, i]));
    const lots = new Set(terms.items.map((i) => i.lot));
    const currency = terms.currencies.find((c) => c.code === content.currency);
    const decimals = currency?.decimals ?? 2;
    const ofGcc = new Set(terms.memberStates);
    const countries = new Set(terms.countries);

    function checkAmount(field, text, free, highest = MOST_OF_TOTAL) {
      if (typeof text !== "string" || !NUMBER.test(text)) {
        return fault(field, "not-a-number");
      }
      const value = big(text);
      if (value === 0n) {
        return need(free, field, "not-positive");
      }
      need(scaleOf(text) <= decimals, field, "too-many-decimals");
      need(value < highest, field, "too-high");
    }

    function checkPrice(field, price, first) {
      const item = items.get(price.lotItem);
      if (!item) {
        return fault(field, "unknown-item");
      }
      need(first, field, "priced-twice");
      checkAmount(field, price.unitPrice, item.free, MOST_OF_LINE);
      if (NUMBER.test(price.unitPrice)) {
        const line = (big(price.unitPrice) * big(item.quantity)) / TEN;
        need(line < MOST_OF_LINE, field, "too-high");
      }
      if (price.statedTotal !== null) {
        checkAmount(field + ".statedTotal", price.statedTotal, item.free);
      }
      need(price.origin === null || countries.has(price.origin), field + ".origin", "origin-unknown");
      need(
        !content.gccOrigin || price.origin === null || ofGcc.has(price.origin),
        field + ".origin",
        "origin-not-gcc",
      );
      need((price.offered ?? "").length <= LONGEST_OFFERED, field + ".offered", "too-long");
    }

    const isQuantity = (text) =>
      typeof text === "string" && NUMBER.test(text) && big(text) > 0n && scaleOf(text) <= 3;

    function checkTerms(field, price) {
      const item = items.get(price.lotItem);
      if (!item) {
        return;
      }
      const days = price.deliveryDays;
      const whole = Number.isInteger(days) && days >= 1 && days <= terms.longestDelivery;
      if (terms.longestDelivery > 0) {
        need(whole, field + ".deliveryDays", "delivery");
      } else {
        need(days === null, field + ".deliveryDays", "delivery-not-asked");
      }
      const least = price.leastQuantity;
      if (least !== null && terms.quantityTiers) {
        const fits = isQuantity(least) && !less(item.quantity, least);
        need(fits, field + ".leastQuantity", "least-quantity");
      }
      need(
        terms.quantityTiers || least === null,
        field + ".leastQuantity",
        "tiers-not-asked",
      );
      if (price.tiers === null) {
        return;
      }
      need(terms.quantityTiers, field + ".tiers", "tiers-not-asked");
      need(areTiers(item, price), field + ".tiers", "tiers");
    }

    // From the least quantity or one unit on, below the quantity of the lot, at prices that never
    // rise and end at that of the lot.
    function areTiers(item, price) {
      const tiers = price.tiers;
      const begin = price.leastQuantity ?? "1";
      return (
        Array.isArray(tiers) &&
        tiers.length > 0 &&
        tiers.length <= MOST_TIERS &&
        tiers.every((tier) => isQuantity(tier.fromQuantity)) &&
        isQuantity(begin) &&
        NUMBER.test(price.unitPrice) &&
        big(tiers[0].fromQuantity) === big(begin) &&
        tiers.every((tier, i) => {
          const next = tiers[i + 1] ?? { fromQuantity: item.quantity, unitPrice: price.unitPrice };
          return (
            typeof tier.unitPrice === "string" &&
            NUMBER.test(tier.unitPrice) &&
            NUMBER.test(next.unitPrice) &&
            scaleOf(tier.unitPrice) <= decimals &&
            less(tier.fromQuantity, next.fromQuantity) &&
            !less(tier.unitPrice, next.unitPrice) &&
            big(tier.unitPrice) < MOST_OF_LINE &&
            (big(tier.unitPrice) * big(item.quantity)) / TEN < MOST_OF_LINE
          );
        })
      );
    }

    need(currency, "currency", "not-a-choice");
    need(
      Number.isInteger(content.validityDays) &&
        content.validityDays >= terms.leastValidity &&
        content.validityDays <= LONGEST_VALIDITY,
      "validityDays",
      "validity",
    );
    need(content.statement.length <= LONGEST_STATEMENT, "statement", "too-long");
    need(content.prices.length > 0, "prices", "no-prices");

    const priced = new Set();
    for (const price of content.prices) {
      checkPrice("prices[" + price.lotItem + "]", price, !priced.has(price.lotItem));
      checkTerms("prices[" + price.lotItem + "]", price);
      priced.add(price.lotItem);
    }
    const pricedLots = new Set([...priced].map((id) => items.get(id)?.lot));
    for (const item of terms.items) {
      if (pricedLots.has(item.lot) && !priced.has(item.id)) {
        fault("prices[" + item.id + "]", "lot-incomplete");
      }
    }

    const stated = new Set();
    for (const total of content.lotTotals ?? []) {
      const field = "lotTotals[" + total.lot + "]";
      need(lots.has(total.lot) && pricedLots.has(total.lot), field, "total-without-price");
      need(!stated.has(total.lot), field, "named-twice");
      stated.add(total.lot);
      const free = terms.items.filter((i) => i.lot === total.lot).every((i) => i.free);
      checkAmount(field, total.statedTotal, free);
    }

    checkDiscounts();
    checkBundles();
    checkAlternatives();
    checkSecurity();
    checkAnswers();
    checkCeilings();
    return faults;

    function checkDiscounts() {
      need(content.discounts.length <= MOST_DISCOUNTS, "discounts", "too-many-discounts");
      const seen = new Set();
      const sums = new Map();
      content.discounts.forEach((discount, i) => {
        const field = "discounts[" + i + "]";
        const percent = discount.percent;
        const readable = typeof percent === "string" && NUMBER.test(percent);
        const good = readable && big(percent) > 0n && !less("100", percent) && scaleOf(percent) <= 4;
        need(good, field + ".percent", "discount-percent");
        const when = new Set(discount.whenWinning);
        const applies = new Set(discount.appliesTo);
        for (const [chosen, all, part] of [
          [discount.whenWinning, when, ".whenWinning"],
          [discount.appliesTo, applies, ".appliesTo"],
        ]) {
          need(
            chosen.length > 0 &&
              all.size === chosen.length &&
              chosen.every((lot) => lots.has(lot) && pricedLots.has(lot)),
            field + part,
            "discount-lots",
          );
        }
        const winning = discount.winning;
        need(
          winning === null || (Number.isInteger(winning) && winning >= 2 && winning <= when.size),
          field + ".winning",
          "discount-winning",
        );
        need(new Set([...when, ...applies]).size !== 1, field, "discount-of-one-lot");
        const place = canonical([[...when].sort(), winning ?? when.size, [...applies].sort()]);
        need(!seen.has(place), field, "discount-twice");
        seen.add(place);
        for (const lot of applies) {
          const sum = (sums.get(lot) ?? 0n) + (readable ? big(percent) : 0n);
          sums.set(lot, sum);
          need(sum <= big("100"), field + ".percent", "discounts-over-hundred");
        }
      });
      const most = content.mostLots;
      need(
        most === null || (Number.isInteger(most) && most >= 1 && most <= lots.size),
        "mostLots",
        "most-lots",
      );
      if (content.mostValue !== null) {
        checkAmount("mostValue", content.mostValue, false, MOST_OF_LIMIT);
      }
    }

    // Prices in bundles of several lots, each lot in one of them, no higher than the lots alone and
    // no lower than what all discounts take off.
    function checkBundles() {
      const bundled = content.prices.filter((p) => p.bundle !== null || p.bundlePrice !== null);
      const lotOf = (price) => items.get(price.lotItem)?.lot;
      const lotsOf = new Map();
      const bundlesOf = new Map();
      for (const price of bundled) {
        add(lotsOf, price.bundle, lotOf(price));
        add(bundlesOf, lotOf(price), price.bundle);
      }
      for (const price of bundled) {
        const field = "prices[" + price.lotItem + "].bundlePrice";
        if (!terms.bundlePrices) {
          fault(field, "bundles-not-asked");
          continue;
        }
        const free = items.get(price.lotItem)?.free;
        const amount = price.bundlePrice;
        need(
          Number.isInteger(price.bundle) &&
            price.bundle >= 1 &&
            price.bundle <= MOST_BUNDLES &&
            lotsOf.get(price.bundle).size > 1 &&
            bundlesOf.get(lotOf(price)).size === 1 &&
            typeof amount === "string" &&
            NUMBER.test(amount) &&
            NUMBER.test(price.unitPrice) &&
            (big(amount) > 0n || free) &&
            scaleOf(amount) <= decimals &&
            !less(price.unitPrice, amount) &&
            big(amount) * big("100") >= big(price.unitPrice) * percentOf(lotOf(price)),
          field,
          "bundle",
        );
      }
    }

    function add(sets, key, value) {
      sets.set(key, (sets.get(key) ?? new Set()).add(value));
    }

    function percentOf(lot) {
      return content.discounts
        .filter((d) => d.appliesTo.includes(lot) && NUMBER.test(d.percent))
        .reduce((sum, d) => sum + big(d.percent), 0n);
    }

    function checkAlternatives() {
      const seen = new Set();
      for (const alternative of content.alternatives ?? []) {
        const field = "alternatives[" + alternative.lot + "]";
        const own = terms.items.filter((i) => i.lot === alternative.lot);
        need(terms.alternatives && own.length > 0, field, "alternative-not-allowed");
        need(!seen.has(alternative.lot), field, "named-twice");
        seen.add(alternative.lot);
        need(
          alternative.description.trim() !== "" &&
            alternative.description.length <= LONGEST_DESCRIPTION,
          field + ".description",
          "alternative-undescribed",
        );
        need(
          own.every((i) => priced.has(i.id)),
          field + ".description",
          "alternative-without-bid",
        );
        const of = new Set();
        for (const price of alternative.prices) {
          need(own.some((i) => i.id === price.lotItem), field, "unknown-item");
          checkPrice(field + ".prices[" + price.lotItem + "]", price, !of.has(price.lotItem));
          of.add(price.lotItem);
        }
        for (const item of own.filter((i) => !of.has(i.id))) {
          fault(field + ".prices[" + item.id + "]", "alternative-incomplete");
        }
      }
    }

    function checkSecurity() {
      const security = content.security;
      if (security === null) {
        need(!terms.securityAsked || !content.hasSecurity, "security.issuer", "security-unstated");
        return;
      }
      need(terms.securityAsked, "security.issuer", "security-not-asked");
      need(content.hasSecurity, "hasSecurity", "security-not-lodged");
      need(terms.securityForms.includes(security.form), "security.form", "not-a-choice");
      need(
        security.issuer !== "" && security.issuer.length <= LONGEST_ISSUER,
        "security.issuer",
        "missing",
      );
      need(
        security.reference !== "" && security.reference.length <= LONGEST_REFERENCE,
        "security.reference",
        "missing",
      );
      const own = terms.currencies.find((c) => c.code === security.currency);
      need(own, "security.currency", "not-a-choice");
      const good = NUMBER.test(security.amount ?? "") && big(security.amount) > 0n;
      need(good, "security.amount", "not-a-number");
      if (good && own) {
        need(scaleOf(security.amount) <= own.decimals, "security.amount", "too-many-decimals");
        need(big(security.amount) < MOST_OF_TOTAL, "security.amount", "too-high");
      }
      const day = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(security.validUntil ?? "");
      need(day && !Number.isNaN(Date.parse(security.validUntil)), "security.validUntil", "missing");
    }

    function checkAnswers() {
      const known = new Map(terms.requirements.map((r) => [r.id, r]));
      const seen = new Set();
      for (const answer of content.answers ?? []) {
        const field = "answers[" + answer.requirement + "]";
        const requirement = known.get(answer.requirement);
        need(requirement && !seen.has(answer.requirement), field, "unknown-requirement");
        seen.add(answer.requirement);
        need(answer.value.length <= LONGEST_VALUE, field + ".value", "too-long");
        need(answer.remark.length <= LONGEST_REMARK, field + ".remark", "too-long");
        if (requirement && answer.value.trim() !== "") {
          need(isReadable(requirement, answer.value.trim()), field + ".value", "not-a-choice");
        }
      }
    }

    function isReadable(requirement, value) {
      switch (requirement.comparison) {
        case "EQUALS":
        case "AT_LEAST":
        case "AT_MOST":
          return /^-?[0-9]{1,15}(\.[0-9]{1,10})?$/.test(value);
        case "ONE_OF":
          return requirement.choices.includes(value);
        case "HAS_ALL":
          return value.split(",").every((code) => requirement.choices.includes(code.trim()));
        case "YES_NO":
          return value === "true" || value === "false";
        default:
          return true;
      }
    }

    function checkCeilings() {
      if (!terms.ceilings) {
        return;
      }
      const byItem = new Map(terms.ceilings.map((c) => [c.lotItem, c]));
      for (const price of content.prices) {
        const field = "prices[" + price.lotItem + "]";
        const ceiling = byItem.get(price.lotItem);
        if (!ceiling) {
          fault(field, "not-in-agreement");
        } else if (ceiling.currency !== content.currency) {
          fault("currency", "currency-of-agreement");
        } else if (NUMBER.test(price.unitPrice)) {
          need(!less(ceiling.unitPrice, price.unitPrice), field, "above-agreement");
        }
      }
    }
  }

  const random = () => hex(crypto.getRandomValues(new Uint8Array(32)));

  // Of a price what is not stated is left out.
  const statedOf = (price) =>
    Object.fromEntries(Object.entries(price).filter(([, value]) => value !== null));

  const pricesOf = (content) => ({
    ...content,
    alternatives:
      content.alternatives?.map((a) => ({ ...a, prices: a.prices.map(statedOf) })) ?? null,
    prices: content.prices.map(statedOf),
  });

  // The contents as they are hashed and sealed: one envelope, or the technical part and the prices.
  async function envelopes(terms, offered) {
    const content = pricesOf(offered);
    const requestKey = crypto.randomUUID();
    const frame = { format: 1, supplier: terms.supplier, tender: terms.tender };
    if (!terms.pricesKey) {
      const whole = { ...content, ...frame, documents: terms.documents, draw: random(), salt: random() };
      return { content: utf8.encode(canonical(whole)), prices: null, requestKey };
    }
    const prices = utf8.encode(
      canonical({
        alternatives: content.alternatives,
        currency: content.currency,
        discounts: content.discounts,
        documents: terms.priceDocuments,
        lotTotals: content.lotTotals,
        mostLots: content.mostLots,
        mostValue: content.mostValue,
        prices: content.prices,
        salt: random(),
        security: content.security,
        ...frame,
      }),
    );
    const technical = {
      answers: content.answers,
      documents: terms.documents,
      draw: random(),
      gccOrigin: content.gccOrigin,
      hasSecurity: content.hasSecurity,
      pricesSha256: await sha256(prices),
      salt: random(),
      statement: content.statement,
      validityDays: content.validityDays,
      ...frame,
    };
    return { content: utf8.encode(canonical(technical)), prices, requestKey };
  }

  // As BidderSignature of the service.
  async function statement(terms, digest, content, prices) {
    const lines = [
      "muwahhad-sealed-bid-1",
      terms.tender,
      terms.supplier,
      digest,
      await sha256(content),
      prices ? await sha256(prices) : "-",
      "",
    ];
    return utf8.encode(lines.join("\n"));
  }

  const SIGNING = { name: "ECDSA", namedCurve: "P-256" };

  // A key that signs and cannot be taken out of the browser.
  const freshSigner = () => subtle.generateKey(SIGNING, false, ["sign", "verify"]);

  async function sign(pair, bytes) {
    const how = { name: "ECDSA", hash: "SHA-256" };
    return base64(new Uint8Array(await subtle.sign(how, pair.privateKey, bytes)));
  }

  // What the service gets of a bid; the bytes that are sealed stay here.
  async function sealBid(terms, clear, signer) {
    const digest = await sha256(clear.content);
    const sealed = await sealTo(
      terms.bidKey,
      "bid|" + terms.tender + "|" + terms.supplier,
      clear.content,
    );
    const prices = clear.prices
      ? await sealTo(terms.pricesKey, "prices|" + terms.tender + "|" + terms.supplier, clear.prices)
      : null;
    const spki = new Uint8Array(await subtle.exportKey("spki", signer.publicKey));
    return {
      requestKey: clear.requestKey,
      tenderKeySha256: terms.bidKey.sha256,
      sha256: digest,
      sealedContent: base64(sealed),
      sealedPrices: prices ? base64(prices) : null,
      documents: [...terms.documents, ...terms.priceDocuments].map((d) => d.id),
      publicKey: base64(spki),
      signature: await sign(signer, await statement(terms, digest, sealed, prices)),
      amendment: terms.amendment,
    };
  }

  // Whether this browser has what sealing needs.
  async function isAble() {
    try {
      await subtle.generateKey({ name: "X25519" }, false, ["deriveBits"]);
      return true;
    } catch {
      return false;
    }
  }

  globalThis.MuwahhadSeal = {
    AES_128_GCM,
    AES_256_GCM,
    amount,
    base64,
    bytesOf,
    canonical,
    check,
    decimal,
    envelopes,
    freshSigner,
    hex,
    importPrivate,
    importPublic,
    isAble,
    lineTotal,
    open,
    publicKey,
    schedule,
    seal,
    sealBid,
    sealTo,
    sha256,
    sharedSecret,
    shownTotal,
    tiers,
    unhex,
  };
})();
