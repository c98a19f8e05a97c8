// Measures the form of demand as Lighthouse sees it on a slow telephone, in both languages:
//
//   npm ci && npm run lighthouse -- http://127.0.0.1:8080 /rounds/6/submission officer.kw
//
// against a service that runs with the demonstration data. CHROME_PATH names another Chromium than
// that of the system; MUWAHHAD_PASSWORD another password than that of the demonstration.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [base, path, login] = process.argv.slice(2);
if (!login) {
  console.error("Usage: lighthouse.mjs URL PATH LOGIN");
  process.exit(2);
}
const password = process.env.MUWAHHAD_PASSWORD ?? "Muwahhad-demo-1";

async function session() {
  const answer = await fetch(base + "/sign-in", {
    method: "POST",
    redirect: "manual",
    headers: { Origin: base },
    body: new URLSearchParams({ login, password }),
  });
  const cookie = answer.headers.getSetCookie().map((c) => c.split(";")[0]);
  if (answer.status !== 303) {
    throw new Error("Sign-in answered " + answer.status);
  }
  return cookie.join("; ");
}

const chrome = await launch({
  chromePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
  chromeFlags: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
});
const cookie = await session();
let failed = false;
for (const language of ["ar", "en"]) {
  // No config: the preset of Lighthouse is the telephone with slow 4G and a slow processor.
  const run = await lighthouse(base + path, {
    port: chrome.port,
    onlyCategories: ["performance", "accessibility"],
    extraHeaders: { Cookie: cookie + "; muwahhad_language=" + language },
  });
  const { categories, audits } = run.lhr;
  const score = (name) => Math.round(categories[name].score * 100);
  const shown = (id) => audits[id].displayValue;
  console.log(
    `${language}: performance ${score("performance")}, accessibility ${score("accessibility")};` +
      ` first paint ${shown("first-contentful-paint")}, largest ${shown("largest-contentful-paint")},` +
      ` interactive ${shown("interactive")}, blocked ${shown("total-blocking-time")},` +
      ` shift ${shown("cumulative-layout-shift")}, bytes ${shown("total-byte-weight")}`,
  );
  for (const { id } of categories.accessibility.auditRefs) {
    if (audits[id].score === 0) {
      console.log("  " + id + ": " + audits[id].title);
      for (const item of audits[id].details?.items ?? []) {
        console.log("    " + item.node?.snippet);
      }
    }
  }
  failed ||= score("performance") < 95 || score("accessibility") < 100;
}
await chrome.kill();
process.exitCode = failed ? 1 : 0;
