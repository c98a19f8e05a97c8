// Gathers the descriptions of the interface that the other modules made of their addresses, so that the compiler joins
// them with those of this module to the one that is served (openapi.properties). Two things would clash: names of
// operations, which each module numbers for itself, get the module's name in front; and a type that several modules
// describe is taken from where it was read with its comments, which is the longest text.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const out = 'target/api';
const ofTypes = /\n  schemas:\n/;
const type = /^    \S[^\n]*:\n(?:     [^\n]*\n?)*/gm;

const texts = new Map();
for (const module of readdirSync('..')) {
  const made = join('..', module, 'target/classes/META-INF/swagger', `muwahhad-${module}.yml`);
  if (existsSync(made)) {
    const name = module.replaceAll('-', '_');
    const text = readFileSync(made, 'utf8').replaceAll(/^( +operationId: )/gm, `$1${name}_`);
    const [addresses, types = ''] = text.split(ofTypes);
    texts.set(module, { addresses, types: types.match(type) ?? [], whole: text });
  }
}

const nameOf = (block) => block.slice(0, block.indexOf('\n'));
const fullest = new Map();
for (const { types } of texts.values()) {
  for (const block of types) {
    const known = fullest.get(nameOf(block));
    if (known === undefined || known.length < block.length) {
      fullest.set(nameOf(block), block);
    }
  }
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
for (const [module, { types, whole }] of texts) {
  const text = types.reduce((all, block) => all.replace(block, () => fullest.get(nameOf(block))), whole);
  writeFileSync(join(out, `${module}.yml`), text);
}
