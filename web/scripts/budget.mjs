// Fails where the built app has grown beyond what a slow line should have to carry. Sizes are those of gzip.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const BUILT = join(import.meta.dirname, "../../src/excomm/web/built");
const FIRST_PAINT = { entry: "index.html", then: "src/screens/crises/Crises.svelte", most: 60_000 };
const WHOLE = 700_000;

const manifest = JSON.parse(readFileSync(join(BUILT, ".vite/manifest.json"), "utf8"));

/** A chunk with all that it imports at once. */
function withImports(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const other of manifest[key].imports ?? []) withImports(other, seen);
  return seen;
}

const packed = (name) => gzipSync(readFileSync(join(BUILT, name))).length;
const sum = (sizes) => sizes.reduce((total, size) => total + size, 0);

const first = new Set([...withImports(FIRST_PAINT.entry), ...withImports(FIRST_PAINT.then)]);
const scripts = sum([...first].map((key) => packed(manifest[key].file)));
const all = readdirSync(BUILT, { recursive: true }).filter(
  (name) => !name.startsWith(".vite") && statSync(join(BUILT, name)).isFile(),
);
const whole = sum(all.map(packed));

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
console.log(
  `scripts of the first paint ${kilobytes(scripts)} of ${kilobytes(FIRST_PAINT.most)}, ` +
    `the whole app ${kilobytes(whole)} of ${kilobytes(WHOLE)}, compressed`,
);
if (scripts > FIRST_PAINT.most || whole > WHOLE) {
  console.error("The app has grown too large: load what is not needed at once with import(), or do without.");
  process.exit(1);
}
