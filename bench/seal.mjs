// Seals a bid of 2,000 lines in the browser, with the processor slowed down as that of a slow telephone:
//
//   npm ci && npm run seal -- [--lines 2000] [--rate 6] [--runs 20] [--bundled]
//
// Needs no service: the scripts are those that the service sends, and the key of the tender is made
// here. Each run is a page of its own, so nothing is compiled beforehand. The floor is what the
// browser takes for hashing and encrypting the same bytes with one key. CHROME_PATH names another
// Chromium than that of the system.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import puppeteer from "puppeteer-core";

const TARGET_MILLIS = 1000;
const { values } = parseArgs({
  options: {
    lines: { type: "string", default: "2000" },
    rate: { type: "string", default: "6" },
    runs: { type: "string", default: "20" },
    // All lots in one bundle, with a price in it for each line.
    bundled: { type: "boolean", default: false },
  },
});
const lines = Number(values.lines);
const rate = Number(values.rate);
const runs = Number(values.runs);
if (![lines, runs].every((n) => Number.isInteger(n) && n > 0) || !(rate >= 1)) {
  console.error("Usage: seal.mjs [--lines 2000] [--rate 6] [--runs 20] [--bundled]");
  process.exit(2);
}

const assets = new URL("../app/src/main/resources/assets/", import.meta.url);
const script = await readFile(new URL("seal.js", assets));
// WebCrypto needs a secure context, and the loopback address is one.
const server = createServer((request, response) => {
  const isScript = request.url === "/seal.js";
  response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html; charset=utf-8");
  response.end(isScript ? script : "<!DOCTYPE html><title>Seal</title><script src=/seal.js></script>");
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));

/** Runs in the page. */
async function measure({ count, bundled }) {
  const S = globalThis.MuwahhadSeal;
  const subtle = globalThis.crypto.subtle;
  const pair = await subtle.generateKey({ name: "X25519" }, true, ["deriveBits"]);
  const raw = new Uint8Array(await subtle.exportKey("raw", pair.publicKey));
  const value = new Uint8Array([...S.unhex("12060801100118021a20"), ...raw]);
  const keyset = JSON.stringify({
    primaryKeyId: 1,
    key: [
      {
        keyData: {
          typeUrl: "type.googleapis.com/google.crypto.tink.HpkePublicKey",
          value: S.base64(value),
          keyMaterialType: "ASYMMETRIC_PUBLIC",
        },
        status: "ENABLED",
        keyId: 1,
        outputPrefixType: "TINK",
      },
    ],
  });
  const sha256 = await S.sha256(new TextEncoder().encode(keyset));
  const items = Array.from({ length: count }, (_, i) => ({
    id: i + 1,
    lot: 1 + (i % 20),
    lotNumber: 1 + (i % 20),
    quantity: "12",
    free: false,
  }));
  const terms = {
    tender: "JT",
    supplier: "1",
    amendment: 0,
    bidKey: { keyset, sha256 },
    pricesKey: null,
    currencies: [{ code: "SAR", decimals: 2 }],
    leastValidity: 90,
    items,
    requirements: [],
    alternatives: false,
    quantityTiers: false,
    longestDelivery: 0,
    bundlePrices: bundled,
    securityAsked: false,
    securityForms: [],
    memberStates: ["OM"],
    countries: ["OM"],
    ceilings: null,
    documents: [],
    priceDocuments: [],
  };
  const content = {
    alternatives: null,
    answers: null,
    currency: "SAR",
    discounts: [],
    gccOrigin: false,
    hasSecurity: false,
    lotTotals: null,
    mostLots: null,
    mostValue: null,
    security: null,
    statement: "",
    validityDays: 90,
    prices: items.map((i) => ({
      bundle: bundled ? 1 : null,
      bundlePrice: bundled ? (100 + i.id / 100).toFixed(2) : null,
      deliveryDays: null,
      leastQuantity: null,
      lotItem: i.id,
      offered: "Model " + i.id,
      origin: "OM",
      statedTotal: null,
      tiers: null,
      unitPrice: (100 + i.id / 100).toFixed(2),
    })),
  };
  const signer = await S.freshSigner();
  const from = performance.now();
  const faults = S.check(terms, content);
  const checked = performance.now();
  const clear = await S.envelopes(terms, content);
  const written = performance.now();
  const sealed = await S.sealBid(terms, clear, signer);
  const done = performance.now();

  const key = await subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt"]);
  const before = performance.now();
  await subtle.digest("SHA-256", clear.content);
  const how = { name: "AES-GCM", iv: new Uint8Array(12) };
  await subtle.encrypt(how, key, clear.content);
  const floor = performance.now() - before;
  return {
    faults: faults.length,
    check: checked - from,
    write: written - checked,
    seal: done - written,
    whole: done - from,
    floor,
    clear: clear.content.length,
    sent: sealed.sealedContent.length,
  };
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
});
const load = loadavg()[0];
const all = [];
for (let run = 0; run < runs; run++) {
  const page = await browser.newPage();
  await page.goto("http://127.0.0.1:" + server.address().port + "/");
  await page.emulateCPUThrottling(rate);
  all.push(await page.evaluate(measure, { count: lines, bundled: values.bundled }));
  await page.close();
}
await browser.close();
server.close();

const faults = all.reduce((sum, run) => sum + run.faults, 0);
const sorted = (name) => all.map((run) => run[name]).sort((a, b) => a - b);
const median = (name) => sorted(name)[Math.floor((runs - 1) / 2)];
const longest = (name) => sorted(name)[runs - 1];
const shown = (millis) => millis.toFixed(millis < 10 ? 1 : 0) + " ms";
console.log(
  `${lines} lines${values.bundled ? ", all in a bundle" : ""}, processor at 1/${rate}, ${runs} pages; load ${load.toFixed(1)} at the start and` +
    ` ${loadavg()[0].toFixed(1)} at the end; ${all[0].clear} bytes, ${all[0].sent} sent`,
);
console.log(
  `checked, written and sealed in ${shown(median("whole"))} (median), ${shown(longest("whole"))} (longest):` +
    ` check ${shown(median("check"))}, content ${shown(median("write"))}, seal ${shown(median("seal"))}`,
);
console.log(
  `floor, the same bytes hashed and encrypted alone: ${shown(median("floor"))} (median),` +
    ` ${shown(longest("floor"))} (longest)`,
);
const isMet = faults === 0 && longest("whole") <= TARGET_MILLIS;
console.log(`target of ${TARGET_MILLIS} ms: ${isMet ? "met" : "not met"}; ${faults} faults`);
process.exitCode = isMet ? 0 : 1;
