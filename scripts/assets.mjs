// Makes crates/web/assets/built, the folder that the program embeds: styles, scripts, icon and licence texts.
// The styles of GOV.UK Frontend are compiled without the parts that belong to GOV.UK alone; `refuse` proves it.
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compile } from "sass";

const root = fileURLToPath(new URL("..", import.meta.url));
const from = `${root}crates/web/assets/`;
const to = `${from}built/`;
const frontend = `${root}node_modules/govuk-frontend/dist/govuk/`;

/** What may stand in no style sheet of ours: another's name, font and emblems. */
const NOT_OURS = [/GDS Transport/i, /gov\.uk/i, /crown/i, /crest/i, /url\(\s*["']?\/assets/i];

function refuse(css) {
  const found = NOT_OURS.filter((mark) => mark.test(css));
  if (found.length > 0) throw new Error(`app.css carries what belongs to GOV.UK alone: ${found.join(", ")}`);
}

/** The address of an asset: its name and the first 16 hexadecimal digits of its SHA-256, as `assets.rs` makes it. */
function addressed(name) {
  const digest = createHash("sha256").update(readFileSync(to + name)).digest("hex");
  return `./${name}?v=${digest.slice(0, 16)}`;
}

rmSync(to, { recursive: true, force: true });
mkdirSync(to, { recursive: true });

const { css } = compile(`${from}app.scss`, { style: "compressed", loadPaths: [`${root}node_modules`], quietDeps: true });
refuse(css);
writeFileSync(`${to}app.css`, css);

const components = readFileSync(`${frontend}govuk-frontend.min.js`, "utf8").replace(/\n?\/\/# sourceMappingURL=.*$/m, "");
writeFileSync(`${to}components.js`, components);
const app = readFileSync(`${from}app.js`, "utf8").replace("./components.js", addressed("components.js"));
writeFileSync(`${to}app.js`, app);
for (const name of ["mark.svg", "licences.txt"]) copyFileSync(from + name, to + name);

const sizes = ["app.css", "app.js", "components.js"].map((name) => `${name} ${Math.ceil(readFileSync(to + name).length / 1024)} kB`);
console.log(`made ${sizes.join(", ")}`);
