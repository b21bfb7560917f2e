// When something goes wrong, the page says what to do, leads to the field, and keeps what was typed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, openPage, password, people, run, sendFile, signIn } from "./harness.mjs";

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

/** The summary says this and leads to a field, which says it too. */
async function says(page, message, field) {
  const link = page.getByRole("alert").getByRole("link", { name: message });
  assert.equal(await link.getAttribute("href"), `#${field}`);
  assert.ok((await page.locator(`#${field}-error`).innerText()).includes(message), `${field} says it too`);
  await link.click();
  assert.equal(await page.evaluate(() => document.activeElement.id), field, "the link puts the focus into the field");
  assert.match(await page.title(), /^Error: /);
}

test("a wrong password says no more than it must, and the address stays", async () => {
  const page = await openPage(browser);
  const said = [];
  for (const email of ["nobody@wynmarch.example", "gideon.marsh@wynmarch.example"]) {
    await page.goto("/sign-in?to=/spend/calendar");
    await page.getByLabel("Email address").fill(email);
    await page.getByLabel("Password", { exact: true }).fill("not-this-one-at-all");
    await page.getByRole("button", { name: "Sign in" }).click();
    await says(page, "The email address or the password is wrong", "email");
    assert.equal(await page.getByLabel("Email address").inputValue(), email);
    assert.equal(await page.getByLabel("Password", { exact: true }).inputValue(), "", "a password is never sent back");
    said.push((await page.locator("main").innerText()).trim());
  }
  assert.equal(said[0], said[1], "a person who is not known is told the same");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  assert.equal(new URL(page.url()).pathname, "/spend/calendar", "after the mistake, the way goes on to where it led");
});

test("a form whose token is not the session's changes nothing and says what to do", async () => {
  const page = await openPage(browser);
  await signIn(page, people.administrator);
  await page.goto("/people/new");
  await page.getByLabel("Full name").fill("Edwin Thackray");
  await page.getByLabel("Email address").fill("edwin.thackray@wynmarch.example");
  await page.locator("main input[name=csrf]").evaluate((field) => {
    field.value = "0".repeat(field.value.length);
  });
  const answered = page.waitForResponse((answer) => answer.request().method() === "POST");
  await page.getByRole("button", { name: "Add person" }).click();
  assert.equal((await answered).status(), 403);
  await page.getByRole("heading", { name: "This form could not be accepted" }).waitFor();
  await page.getByText("Go back, reload the page and send it again").waitFor();
  await page.goto("/people");
  assert.equal(await page.getByText("Edwin Thackray").count(), 0, "nobody was added");
});

test("sending without a file says so and keeps the kind and the control total", async () => {
  const page = await openPage(browser);
  await signIn(page, people.finance);
  await page.goto("/spend/imports/new");
  await page.getByLabel("Procurement card transactions").check();
  await page.getByLabel("Control total from the ledger (optional)").fill("1,829.75");
  await page.getByRole("button", { name: "Send and read" }).click();
  await says(page, "Select a payments file", "file");
  assert.equal(await page.getByLabel("Procurement card transactions").isChecked(), true);
  assert.equal(await page.getByLabel("Control total from the ledger (optional)").inputValue(), "1,829.75");
});

test("importing without an answer asks for it, and undoing needs a reason", async () => {
  const page = await openPage(browser);
  await signIn(page, people.finance);
  await sendFile(page, "asks.csv", `Date,Supplier,Description,Amount\n02/03/2032,Hollinbank Signs,${run},41.20\n04/05/2032,Hollinbank Signs,,7\n`);
  const tick = page.getByLabel("I have checked what says “Please confirm” above");
  await page.getByRole("button", { name: "Import these lines" }).click();
  await says(page, "Confirm the one thing that could not be decided", "accept_reading");
  assert.equal(await tick.isChecked(), false);
  await page.getByRole("button", { name: "Put this file aside" }).click();

  await page.goto("/spend/imports?q=wynmarch-payments&sort=name");
  await page.locator("tbody th a").first().click();
  await page.getByText("Undo this import", { exact: true }).click();
  await page.getByRole("button", { name: "Undo the import" }).click();
  await says(page, "Enter why the import is undone", "why");
  assert.equal(await page.getByRole("heading", { name: /^Imported: / }).count(), 1, "it still counts");
});

test("a filter that cannot be read is shown as typed, with what to enter", async () => {
  const page = await openPage(browser);
  await signIn(page, people.finance);
  await page.goto("/spend/lines");
  await page.getByLabel("From month").fill("April last year");
  await page.getByLabel("At least").fill("lots");
  await page.getByRole("button", { name: "Show" }).click();
  await says(page, "Enter a month like 2025-04", "from");
  await says(page, "Enter an amount in pounds, like 12345.67", "least");
  assert.equal(await page.getByLabel("From month").inputValue(), "April last year");
  assert.equal(await page.getByLabel("At least").inputValue(), "lots");
});

test("new people need a name, an address, a password and a role, and what was typed stays", async () => {
  const page = await openPage(browser);
  await signIn(page, people.administrator);
  await page.goto("/people/new");
  await page.getByLabel("Full name").fill("Edwin Thackray");
  await page.getByLabel("Auditor").check();
  await page.getByRole("button", { name: "Add person" }).click();
  await says(page, "Enter an email address", "email");
  assert.equal(await page.getByLabel("Full name").inputValue(), "Edwin Thackray");
  assert.equal(await page.getByLabel("Auditor").isChecked(), true);
});
