// Joins the parts of the style sheet, in the order of their names, into the one file that is served:
// a page fetches one sheet, and whoever writes it finds a family of components in one place.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";

const parts = "src/main/css";
const out = "target/styles";
const names = readdirSync(parts).filter((name) => name.endsWith(".css")).sort();

mkdirSync(out, { recursive: true });
writeFileSync(
  `${out}/muwahhad.css`,
  names.map((name) => readFileSync(`${parts}/${name}`, "utf8")).join(""),
);
