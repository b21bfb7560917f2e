// Each chart stands beside its table, leads where the table leads, and its values are the totals of the lines behind them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, openPage, pence, people, signIn } from "./harness.mjs";

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

/** What a chart shows: where its visible shapes lead, and the rows of its table. */
function read(figure) {
  return figure.evaluate((element) => {
    const visible = [...element.querySelectorAll("svg.gh-chart__drawing")].filter((svg) => getComputedStyle(svg).display !== "none");
    const rows = [...element.querySelectorAll("tbody tr")].map((row) => ({
      name: row.cells[0].innerText.trim() || row.cells[0].textContent.trim(),
      href: row.cells[0].querySelector("a")?.getAttribute("href"),
      value: row.cells[1].textContent.trim(),
    }));
    const bars = visible.flatMap((svg) => [...svg.querySelectorAll("a")].map((bar) => bar.getAttribute("href")));
    return { title: element.querySelector("figcaption").innerText, drawings: visible.length, bars, rows };
  });
}

async function chartsOf(page) {
  const figures = await page.locator("figure.gh-chart").all();
  return Promise.all(figures.map(read));
}

/** The total of the lines that an address shows. */
async function totalAt(page, href) {
  await page.goto(href);
  return pence(await page.locator("main p", { hasText: "lines. Scope:" }).innerText());
}

async function holds(page, charts) {
  for (const { title, drawings, bars, rows } of charts) {
    assert.equal(drawings, 1, `${title}: one drawing is shown`);
    const leading = rows.filter(({ value }) => value !== "No data");
    assert.ok(leading.length > 0, `${title} has values`);
    assert.deepEqual(bars, leading.map(({ href }) => href), `${title}: each bar leads where its row leads`);
    for (const { name, href, value } of new Set([leading[0], leading.at(-1)])) {
      assert.equal(await totalAt(page, href), pence(value), `${title}, ${name}: the lines come to the figure`);
    }
  }
}

test("the charts at the start of spend lead to the lines that make their figures", async () => {
  const page = await openPage(browser);
  await signIn(page, people.finance);
  await page.goto("/spend");
  const charts = await chartsOf(page);
  assert.deepEqual(charts.map(({ title }) => title), [
    "Spend by financial year",
    "Spend by month",
    "Suppliers paid most",
    "Services that paid most",
    "Categories with most spend",
  ]);
  await holds(page, charts);
});

test("the chart of a supplier leads to its lines", async () => {
  const page = await openPage(browser, { width: 320 });
  await signIn(page, people.finance);
  await page.goto("/spend/by/supplier");
  await page.locator("tbody th a").first().click();
  await holds(page, await chartsOf(page));
});

test("the key figures are the totals of their lines, and no number is broken on the narrowest phone", async () => {
  const page = await openPage(browser, { width: 320 });
  await signIn(page, people.finance);
  await page.goto("/spend");
  const figures = await page.locator(".gh-figure").evaluateAll((all) =>
    all.map((figure) => ({
      label: figure.querySelector(".gh-figure__label").innerText,
      href: figure.querySelector("a").getAttribute("href"),
      number: figure.querySelector(".gh-figure__number").innerText,
      fits: figure.scrollWidth <= figure.clientWidth,
    })),
  );
  assert.ok(figures.length > 0, "there are key figures");
  for (const { label, fits, number } of figures) assert.ok(fits, `${label}: ${number} fits`);
  for (const { label, href, number } of figures.filter(({ label }) => label.startsWith("Paid in"))) {
    assert.equal(Math.round((await totalAt(page, href)) / 100) * 100, pence(number), label);
  }
});

test("a month that is missing is hatched in the chart, said in the table, and never nought", async () => {
  const page = await openPage(browser);
  await signIn(page, people.withAMonthMissing);
  await page.goto("/spend");
  const months = (await chartsOf(page)).find(({ title }) => title === "Spend by month");
  const missing = months.rows.filter(({ value }) => value === "No data");
  assert.equal(missing.length, 1);
  assert.equal(await page.locator("#by-month .gh-chart__drawing--wide rect.gh-chart__gap").count(), 1);
  await page.getByText("have not been brought in, so figures over that time are too low").waitFor();
  await page.getByRole("link", { name: "See which months are in" }).click();
  assert.equal(await page.locator(".gh-calendar__month--missing").count(), 1);
});
