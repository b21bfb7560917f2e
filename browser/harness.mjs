// What the tests in a browser share: a browser, a person signed in, and the checks each page must pass.
import { AxeBuilder } from "@axe-core/playwright";
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

/** Where the program under test answers, without a slash at its end. */
export const base = (process.env.GUILDHALL_URL ?? "http://127.0.0.1:8080").replace(/\/+$/, "");

/** The password of everybody in the invented councils. */
export const password = process.env.GUILDHALL_PASSWORD ?? "copper-kettle-meadow";

/** People of the invented councils, by what they are. */
export const people = {
  administrator: "imogen.castleford@wynmarch.example",
  head: "priya.ramanathan@wynmarch.example",
  legal: "gideon.marsh@wynmarch.example",
  contracts: "adaeze.okonkwo@wynmarch.example",
  budget: "martin.holloway@wynmarch.example",
  councillor: "ruth.ellery@wynmarch.example",
  finance: "bethan.prosser@wynmarch.example",
  officerOfThree: "tomasz.wrona@wynmarch.example",
  withAMonthMissing: "farah.siddiqui@ostley.example",
};

/** A word that no earlier run used, so that files sent to a folder which was tested before are not known there. */
export const run = Date.now().toString(36);

const FLAGS = [
  "--no-sandbox",
  "--headless",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** The rules a page is held to: WCAG 2.2 AA and axe's own good practice. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Starts a browser. Close it when the tests of the file are done. */
export function launch() {
  const executablePath = process.env.GUILDHALL_CHROMIUM ?? "/usr/bin/chromium";
  return chromium.launch({ executablePath, args: FLAGS });
}

/** A page in a fresh session, as a screen of this width shows it. Failed scripts and refused content fail `noFaults`. */
export async function openPage(browser, { width = 1280, height = 900, javaScriptEnabled = true } = {}) {
  const context = await browser.newContext({ baseURL: base, viewport: { width, height }, javaScriptEnabled });
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  page.faults = faults;
  return page;
}

/** A page in a fresh session of a browser without scripts. */
export function withoutJavaScript(browser, options = {}) {
  return openPage(browser, { ...options, javaScriptEnabled: false });
}

/** Signs in through the form, as a person does; with a council's name, chooses that one. */
export async function signIn(page, email, council = "") {
  await page.goto("/sign-in");
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  assert.doesNotMatch(new URL(page.url()).pathname, /^\/sign-in/, `${email} could not sign in`);
  if (!council) return;
  await page.getByRole("radio", { name: council }).check();
  await page.getByRole("button", { name: "Continue" }).click();
}

/** Sends a payments file through the form and waits until it is read. */
export async function sendFile(page, name, text) {
  await page.goto("/spend/imports/new");
  await page.getByLabel("Payments file").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.getByRole("button", { name: "Send and read" }).click();
  await workDone(page);
}

/** Waits until the work on a payments file is over: its page asks for itself again until then. */
export async function workDone(page) {
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.getByRole("progressbar").waitFor({ state: "detached" });
}

/** Fails on anything axe finds wrong with the page as it is shown. Needs scripts. The pages hold no frames, so axe can
 * run within them, and it looks only for what is wrong: both together make it three times faster. */
export async function axeCheck(page) {
  const only = { runOnly: { type: "tag", values: RULES }, resultTypes: ["violations"] };
  const { violations } = await new AxeBuilder({ page }).options(only).setLegacyMode(true).analyze();
  const found = violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html}`));
  assert.deepEqual(found, [], `${page.url()} at ${page.viewportSize().width} px`);
}

/** Runs a check at each width, and fails where the page scrolls sideways; wide tables scroll in their own region. */
export async function atWidths(page, widths, check = async () => {}) {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const [needed, shown] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    assert.ok(needed <= shown, `${page.url()} is ${needed} px wide on a screen of ${width} px: ${await tooWide(page)}`);
    await check(page, width);
  }
}

/** The elements that stick out furthest, to say where to look. */
function tooWide(page) {
  return page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    const out = [...document.querySelectorAll("body *")].filter((element) => {
      return element.getBoundingClientRect().right > edge + 1 && !element.closest(".gh-list, .govuk-visually-hidden");
    });
    return out.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)).join(" | ");
  });
}

/** Fails when a script broke or the browser refused something on the page, an inline style for instance. The console's
 * own line about a page with this status, where one is meant to be refused, is no fault. */
export function noFaults(page, status = 200) {
  const meant = status === 200 ? "nothing" : `the server responded with a status of ${status}`;
  assert.deepEqual(page.faults.filter((fault) => !fault.includes(meant)), [], page.url());
}

/** Goes through the page by keyboard to a part of it; fails where it is never reached. */
export async function keyboardReaches(page, wanted) {
  const target = typeof wanted === "string" ? page.locator(wanted).first() : wanted;
  for (let presses = 0; presses < 300; presses += 1) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  assert.fail(`${wanted} on ${page.url()} is not reached by keyboard`);
}

/** An amount of money as a page shows it, in pence: `-£1,049.50` is -104950. */
export function pence(text) {
  const [, sign, pounds, rest] = text.match(/(-?)£([\d,]+)(?:\.(\d\d))?/) ?? assert.fail(`no amount in ${text}`);
  return Number(`${sign}${pounds.replaceAll(",", "")}${rest ?? "00"}`);
}
