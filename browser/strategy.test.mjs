// The strategy in one sitting: a round is opened, three assessors answer differently, levels are agreed beside what the
// facts say, a target and an action are written, the strategy is put together with its four parts, and the councillor's
// page says the same figures.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { atWidths, axeCheck, launch, noFaults, openPage, people, run, signIn } from "./harness.mjs";

let browser;

before(async () => {
  browser = await launch();
});

after(async () => {
  await browser?.close();
});

const round = `Assessment ${run}`;

/** The assessors, what they are, and the level that each sees nearly everywhere. */
const ASSESSORS = [
  { email: people.legal, name: "Gideon Marsh", department: "Legal", role: "Legal officer", level: "Minimum" },
  { email: people.contracts, name: "Adaeze Okonkwo", department: "Operations", role: "Contract manager", level: "Developing" },
  { email: people.budget, name: "Martin Holloway", department: "Leisure", role: "Budget holder", level: "Mature" },
];

const link = (page, name) => page.getByRole("link", { name, exact: true });
const button = (page, name) => page.getByRole("button", { name, exact: true });
const heading = (page, name) => page.getByRole("heading", { name, exact: true });

async function opensTheRound(page) {
  await link(page, "Strategy").first().click();
  await link(page, "Rounds of assessment").click();
  await button(page, "Prepare a round").click();
  await page.getByLabel("What is the round called?").fill(round);
  await button(page, "Prepare the round").click();
  for (const { name, department, role } of ASSESSORS) {
    await page.getByLabel("Who signs in to answer?").selectOption({ label: name });
    await page.getByLabel("Department").fill(department);
    await page.getByLabel("Role").fill(role);
    await button(page, "Invite").click();
    await page.getByRole("rowheader", { name }).waitFor();
  }
  await button(page, "Open the round").click();
  await page.getByText("The round is open. Those who are invited can answer.").waitFor();
  return new URL(page.url()).pathname;
}

/** Answers every area, as the page leads from one to the next; answers how many there were. */
async function answers({ email, level }) {
  const page = await openPage(browser);
  await signIn(page, email);
  await link(page, `Answer ${round}`).click();
  await button(page, "Go on").click();
  let areas = 0;
  for (; ; areas += 1) {
    await page.getByRole("radio", { name: level, exact: true }).check();
    await page.getByLabel("Why do you say so?").fill(`As ${email.split("@")[0]} sees it`);
    await button(page, "Save and go on").click();
    await page.getByText("Your answer was saved.").waitFor();
    if (await page.getByText("Every area is answered. Thank you.").isVisible()) break;
  }
  noFaults(page);
  await page.context().close();
  return areas + 1;
}

/** Agrees a level for each area with what shows it; where something is to be thought about, it is thought about. */
async function agrees(page) {
  await page.locator("tbody th a").first().click();
  await page.getByRole("radio", { name: "Developing", exact: true }).check();
  await page.getByLabel("Why this level?").fill("Most of us see it so");
  await button(page, "Save the level").click();
  await page.getByText("Enter what shows it: only Minimum needs nothing").first().waitFor();
  for (;;) {
    await heading(page, "What the facts say").waitFor();
    await page.getByRole("radio", { name: "Developing", exact: true }).check();
    await page.getByLabel("Why this level?").fill("Most of us see it so, and the facts do not say otherwise");
    await page.getByLabel("What shows it?").fill("Minutes of the procurement board");
    await button(page, "Save the level").click();
    if (await button(page, "Save all the same").isVisible()) await button(page, "Save all the same").click();
    await page.getByText("The level was saved.").waitFor();
    if (await button(page, "Settle the round").isVisible()) return;
  }
}

/** The figure of the page of today with a label. */
function figure(page, label) {
  return page.locator(".gh-figure", { hasText: label }).locator(".gh-figure__number").innerText();
}

test("a head of procurement goes through the strategy in one sitting, and a councillor reads the same figures", async () => {
  const page = await openPage(browser);
  await signIn(page, people.head);
  const local = await figure(page, "Spend in our area");
  const saved = await figure(page, "Savings delivered this year");
  const address = await opensTheRound(page);

  const answered = [];
  for (const assessor of ASSESSORS) answered.push(await answers(assessor));
  assert.deepEqual(answered, [14, 14, 14]);

  await page.goto(address);
  await page.getByLabel("Why is it closed?").fill("Everybody has answered");
  await button(page, "Close the round").click();
  const spread = await page.getByRole("row", { name: "Engaging councillors" }).getByRole("cell").allInnerTexts();
  assert.deepEqual(spread.slice(0, 4), ["3", "Minimum", "Mature", "2"], "three answers that lie two levels apart");
  await agrees(page);
  await axeCheck(page);
  await page.getByLabel("Yes, the levels are final").check();
  await button(page, "Settle the round").click();
  await page.getByText("The round is settled. Its levels count from today.").waitFor();

  await button(page, "See where the council stands").click();
  await page.getByText(`Levels as agreed in ${round}`).waitFor();
  await atWidths(page, [1280, 320], axeCheck);
  await link(page, "Engaging councillors").first().click();
  await page.getByRole("radio", { name: "Mature", exact: true }).check();
  for (const [part, value] of [["Day", "31"], ["Month", "3"], ["Year", "2028"]]) {
    await page.getByLabel(part, { exact: true }).fill(value);
  }
  await page.getByLabel("Why this level and this day?").fill("Councillors decide the waste fleet in 2028");
  await button(page, "Save the target").click();
  await page.getByText("The target was saved.").waitFor();

  const what = `Councillors see the six largest contracts (${run})`;
  await link(page, "Add an action for this area").click();
  await page.getByLabel("What is to be reached?").fill(what);
  await page.getByLabel("What do we do for it?").fill("A page for each, every quarter");
  await page.getByLabel("Who answers for it?").selectOption("Priya Ramanathan");
  await button(page, "Save the action").click();
  await heading(page, what).waitFor();
  await axeCheck(page);

  await page.goto("/reports/view/strategy");
  for (const part of ["Context", "Principles", "Action plan", "Scorecard"]) await heading(page, part).waitFor();
  const strategy = await page.locator("article").innerText();
  for (const told of [local, saved, what]) assert.ok(strategy.includes(told), `the strategy tells ${told}`);
  await atWidths(page, [1280, 320], axeCheck);
  const word = page.waitForEvent("download");
  await button(page, "Download as Word").click();
  assert.match((await word).suggestedFilename(), /^strategy-\d{4}-\d\d-\d\d\.docx$/);
  noFaults(page, 422);

  const councillor = await openPage(browser);
  await signIn(councillor, people.councillor);
  assert.equal(await figure(councillor, "Spend in our area"), local);
  await councillor.goto("/reports/view/councillor");
  const told = await councillor.locator("article").innerText();
  assert.ok(told.includes(local), `the councillor's page tells ${local}: ${told}`);
  await atWidths(councillor, [1280, 320], axeCheck);
  noFaults(councillor);
});
