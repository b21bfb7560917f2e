// The main job, with the keyboard alone: a payments file in a layout of its own goes in, is corrected, counts, is drilled
// to its lines, and is taken out again. Once with scripts, once without.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { keyboardReaches, launch, noFaults, openPage, password, pence, people, run, workDone } from "./harness.mjs";

let browser, folder;

before(async () => {
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), "guildhall-browser-"));
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A file with titles above its headings, headings that say nothing, pounds, brackets, and a total below. */
function payments(supplier) {
  const name = `${supplier.toLowerCase().replaceAll(" ", "-")}.csv`;
  const rows = [
    "Wynmarch District Council,,,,",
    `Payments over £250 (${run}),,,,`,
    ",,,,",
    "Paid on,Paid to,Whereabouts,What for,Value £",
    `13/10/2026,${supplier},Harbour,Fence panels,"£1,250.00"`,
    `14/10/2026,${supplier},Harbour,Panels sent back,(£200.50)`,
    `15/10/2026,Friends of ${supplier},Elections,Ballot papers,£480.25`,
    `16/10/2026,Sons of ${supplier},Housing,Paint,£300.00`,
    ',,,Total,"£1,829.75"',
  ];
  writeFileSync(join(folder, name), rows.join("\r\n"));
  return name;
}

/** Presses Enter and waits for the page that it leads to. */
async function enterHere(page) {
  const loaded = page.waitForEvent("load");
  await page.keyboard.press("Enter");
  await loaded;
}

/** Goes to a link or a button by keyboard and presses Enter. */
async function enter(page, control) {
  await keyboardReaches(page, control);
  await enterHere(page);
}

/** Goes to a field by keyboard and types. */
async function type(page, label, text) {
  await keyboardReaches(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.type(text);
}

const link = (page, name) => page.getByRole("link", { name, exact: true });
const button = (page, name) => page.getByRole("button", { name, exact: true });

/** The total of all payments, as the page by year says it, seen in a tab of its own. */
async function allPaid(page) {
  const tab = await page.context().newPage();
  await tab.goto("/spend/by/year");
  const total = pence(await tab.locator("main p", { hasText: "rows below" }).innerText());
  await tab.close();
  return total;
}

/** What the page of a file says under a name. */
function fact(page, name) {
  return page.locator("dt", { hasText: new RegExp(`^${name}$`) }).locator("xpath=following-sibling::dd").innerText();
}

async function sendsIn(page, name) {
  if ((await link(page, "Imports").count()) === 0) await enter(page, link(page, "Spend"));
  await enter(page, link(page, "Imports"));
  await enter(page, link(page, "Bring in payments files").or(button(page, "Bring in payments files")));
  // The dialog that Enter would open here is not the page's but the system's own.
  await keyboardReaches(page, page.getByLabel("Payments file"));
  await page.getByLabel("Payments file").setInputFiles(join(folder, name));
  await enter(page, button(page, "Send and read"));
  await workDone(page);
}

async function correctsTheMapping(page) {
  await enter(page, link(page, "Correct how it is read"));
  await type(page, "Service", "Whereabouts");
  await type(page, "Description", "What for");
  await enter(page, button(page, "Read it again"));
  await workDone(page);
}

async function drillsToTheLines(page, supplier, name) {
  await enter(page, link(page, "See the figures with them"));
  await enter(page, link(page, "Supplier"));
  await type(page, "Name contains", supplier);
  await enterHere(page);
  await enter(page, link(page, supplier));
  assert.equal(await page.locator(".gh-figure__number").first().innerText(), "£1,049.50");
  await enter(page, link(page, "Paid in all"));
  const rows = await page.locator("tbody tr").evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.innerText)));
  const seen = rows.map(([day, , service, , what, , amount, counted, from]) => [day, service, what, amount, counted, from]);
  assert.deepEqual(seen, [
    ["14 Oct 2026", "Harbour", "Panels sent back", "-£200.50", "Can be influenced", `${name}, row 6`],
    ["13 Oct 2026", "Harbour", "Fence panels", "£1,250.00", "Can be influenced", `${name}, row 5`],
  ]);
  await enter(page, link(page, `${name}, row 5`));
}

async function undoes(page) {
  await keyboardReaches(page, page.locator("summary", { hasText: "Undo this import" }));
  await page.keyboard.press("Enter");
  await type(page, "Why it is undone", "Sent for a test");
  await enterHere(page);
  await page.getByText("The import was undone. No figure counts its lines any more.").waitFor();
  await page.getByText("Sent for a test").waitFor();
}

async function mainJob(page, supplier) {
  await page.goto("/");
  await type(page, "Email address", people.finance);
  await type(page, "Password", password);
  await enterHere(page);
  await page.getByRole("heading", { name: "Today" }).waitFor();
  const before = await allPaid(page);
  const name = payments(supplier);

  await sendsIn(page, name);
  assert.deepEqual([await fact(page, "Payment lines"), await fact(page, "Total")], ["4", "£1,829.75"]);
  assert.equal(await fact(page, "Dates"), "13 October 2026 to 16 October 2026");
  assert.match(await fact(page, "Rows left out"), /above the headings.*with totals/);
  await correctsTheMapping(page);
  await page.getByRole("row", { name: "Service Whereabouts" }).waitFor();
  assert.equal(await allPaid(page), before, "nothing counts before it is imported");

  await enter(page, button(page, "Import these lines"));
  await workDone(page);
  await page.getByRole("heading", { name: "Imported: 4 lines, £1,829.75" }).waitFor();
  assert.equal(await allPaid(page), before + 182_975, "the figures follow the import at once");
  await drillsToTheLines(page, supplier, name);
  await undoes(page);
  assert.equal(await allPaid(page), before, "the figures are as before");
  noFaults(page);
}

test("a finance officer brings a file in and takes it out, by keyboard", async () => {
  await mainJob(await openPage(browser), `Quillmoor Fencing ${run}`);
});

test("a finance officer brings a file in and takes it out, by keyboard and without scripts", async () => {
  await mainJob(await openPage(browser, { javaScriptEnabled: false }), `Hollinbank Signs ${run}`);
});
