// The parts that pages are made of, on one page: right for axe, at every width, by keyboard and without scripts.
// The page is printed by `cargo run -p web --example gallery`; GUILDHALL_GALLERY is its file. Without it, the built
// example prints the page; where that is not built either, these tests are skipped.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { atWidths, axeCheck, keyboardReaches, launch, noFaults, openPage, withoutJavaScript } from "./harness.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const KINDS = { css: "text/css", js: "text/javascript", svg: "image/svg+xml", txt: "text/plain" };
let browser, server, address;

/** The page, or nothing where it can neither be read nor printed. */
function gallery() {
  const file = process.env.GUILDHALL_GALLERY;
  if (file) return readFileSync(file, "utf8");
  const example = `${process.env.CARGO_TARGET_DIR ?? `${root}target`}/debug/examples/gallery`;
  return existsSync(example) ? execFileSync(example, { encoding: "utf8" }) : "";
}

const shown = gallery();
const skip = shown === "" && "the page of parts is not built: cargo build -p web --example gallery";

/** Answers with the page at `/` and with the built assets, under the content policy that the program sends. */
function serve(page) {
  return createServer((request, response) => {
    const name = new URL(request.url, "http://local").pathname.replace("/assets/", "");
    response.setHeader("content-security-policy", POLICY);
    if (name === "/") return response.setHeader("content-type", "text/html; charset=utf-8").end(page);
    const kind = KINDS[name.split(".").pop()];
    if (!kind || name.includes("/")) return response.writeHead(404).end();
    return response.setHeader("content-type", kind).end(readFileSync(`${root}crates/web/assets/built/${name}`));
  });
}

before(async () => {
  if (skip) return;
  server = serve(shown);
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  address = `http://127.0.0.1:${server.address().port}/`;
  browser = await launch();
});

after(async () => {
  await browser?.close();
  server?.close();
});

test("axe finds nothing wrong on a desk or on the narrowest phone, and nothing scrolls sideways", { skip }, async () => {
  const page = await openPage(browser);
  await page.goto(address);
  await atWidths(page, [1280, 768, 320], axeCheck);
  noFaults(page);
});

test("a chart's table opens and is right for axe", { skip }, async () => {
  const page = await openPage(browser, { width: 320 });
  await page.goto(address);
  await page.getByText("Table: Paid by month", { exact: true }).click();
  assert.equal(await page.getByRole("region", { name: "Table: Paid by month", exact: true }).isVisible(), true);
  await axeCheck(page);
});

test("the drawing that fits the room of the chart is shown, and only that one", { skip }, async () => {
  const page = await openPage(browser);
  await page.goto(address);
  // Up to 640 px the page keeps 15 px free on either side, and a chart needs 520 px for its wide drawing.
  for (const [width, shown, hidden] of [[1280, "wide", "narrow"], [550, "wide", "narrow"], [549, "narrow", "wide"], [320, "narrow", "wide"]]) {
    await page.setViewportSize({ width, height: 900 });
    assert.equal(await page.locator(`#months .gh-chart__drawing--${shown}`).isVisible(), true, `${shown} at ${width}`);
    assert.equal(await page.locator(`#months .gh-chart__drawing--${hidden}`).isVisible(), false, `${hidden} at ${width}`);
  }
});

test("the letters of a chart keep a readable size on the narrowest phone", { skip }, async () => {
  const page = await openPage(browser, { width: 320 });
  await page.goto(address);
  const height = await page.locator("#months .gh-chart__drawing--narrow text").first().evaluate((text) => text.getBoundingClientRect().height);
  assert.ok(height >= 12, `${height} px`);
});

test("without scripts every field and every section can be used", { skip }, async () => {
  const page = await withoutJavaScript(browser, { width: 320 });
  await page.goto(address);
  await page.getByRole("link", { name: "Imports" }).waitFor();
  await page.getByLabel("Payments file").setInputFiles({ name: "april.csv", mimeType: "text/csv", buffer: Buffer.from("Date,Amount\n") });
  await page.getByLabel("Password", { exact: true }).fill("a long enough phrase");
  assert.equal(await page.getByRole("button", { name: "Show password" }).count(), 0, "a button that needs scripts is not there");
});

test("with scripts the narrow page has a menu that opens, and a password can be shown", { skip }, async () => {
  const page = await openPage(browser, { width: 320 });
  await page.goto(address);
  assert.equal(await page.getByRole("link", { name: "Imports" }).isVisible(), false);
  await page.getByRole("button", { name: "Menu" }).click();
  assert.equal(await page.getByRole("link", { name: "Imports" }).isVisible(), true);
  await page.getByRole("button", { name: "Show password" }).click();
  assert.equal(await page.locator("#password").getAttribute("type"), "text");
  noFaults(page);
});

test("the keyboard reaches the main content, wide tables and signing out", { skip }, async () => {
  const page = await openPage(browser);
  for (const selector of [".govuk-skip-link", "button:has-text('Sign out')", ".gh-list", "#months summary", "#email"]) {
    await page.goto(address);
    await keyboardReaches(page, selector);
  }
});
