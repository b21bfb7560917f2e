// What every page is held to, on a desk and on the narrowest phone.
import assert from "node:assert/strict";
import { atWidths, axeCheck, noFaults } from "./harness.mjs";

const titles = new Map();

/** Checks the page that is open. A page that stands for another with the same title gives `like`. */
export async function check(page, { status = 200, like = false } = {}) {
  await atWidths(page, [1280, 320], axeCheck);
  noFaults(page, status);
  page.faults.length = 0;
  assert.equal(await page.locator("h1").count(), 1, `${page.url()} has one heading of the first level`);
  const ids = await page.locator("[id]").evaluateAll((all) => all.map((one) => one.id));
  assert.deepEqual(ids.filter((id, at) => ids.indexOf(id) !== at), [], `${page.url()} has an id twice`);
  const title = await page.title();
  const path = new URL(page.url()).pathname;
  assert.match(title, /^.+ - Guildhall$/, "a title names the page and the product");
  assert.ok(like || !titles.has(title) || titles.get(title) === path, `${path} and ${titles.get(title)} are both “${title}”`);
  titles.set(title, path);
}

/** Opens each address and checks its page. */
export async function checkAll(page, addresses) {
  for (const [address, expected = {}] of addresses) {
    const answer = await page.goto(address);
    assert.equal(answer.status(), expected.status ?? 200, address);
    await check(page, expected);
  }
}
