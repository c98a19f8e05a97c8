// Makes the fonts that pages load: every glyph of the published ones, so that any name can be
// written, without the instructions for coarse screens and the glyphs' names, which are a third of
// their weight on a first visit.
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import subsetFont from 'subset-font';

const FROM = 'node_modules/@fontsource/ibm-plex-sans-arabic';
const TO = 'target/fonts';
const FONTS = ['arabic-400', 'arabic-600', 'latin-400', 'latin-600'].map(
  (part) => `ibm-plex-sans-arabic-${part}-normal.woff2`,
);

const { version } = JSON.parse(await readFile(`${FROM}/package.json`, 'utf8'));
// Raised when the way of making them changes.
const made = `${version}, 1`;

async function isMade() {
  try {
    await Promise.all(FONTS.map((font) => stat(`${TO}/${font}`)));
    return (await readFile(`${TO}/made-of`, 'utf8')) === made;
  } catch {
    return false;
  }
}

if (!(await isMade())) {
  await mkdir(TO, { recursive: true });
  for (const font of FONTS) {
    const whole = await readFile(`${FROM}/files/${font}`);
    const light = await subsetFont(whole, undefined, {
      keepAllGlyphs: true,
      noHinting: true,
      targetFormat: 'woff2',
    });
    await writeFile(`${TO}/${font}`, light);
  }
  await writeFile(`${TO}/made-of`, made);
}
