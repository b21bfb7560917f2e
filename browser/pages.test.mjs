// Every page that the invented councils can show, on a desk and on the narrowest phone: right for axe, no wider than the
// screen, nothing refused by the browser, one heading, and a title unlike that of any other page.
import { after, before, test } from "node:test";
import { check, checkAll } from "./checked.mjs";
import { launch, noFaults, openPage, people, run, sendFile, signIn } from "./harness.mjs";

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

test("pages for anybody", async () => {
  const page = await openPage(browser);
  await checkAll(page, [
    ["/sign-in"],
    ["/accessibility"],
    ["/privacy"],
    ["/there-is-nothing-here", { status: 404 }],
  ]);
});

test("the rule book, for anybody", async () => {
  const page = await openPage(browser);
  await checkAll(page, [
    ["/law"],
    ["/law?q=no-rule-says-so"],
    ["/law/standstill"],
    ["/law/standstill?published=2026-11-20"],
    ["/law/standstill?published=soon", { status: 422 }],
    ["/law/value?valued=contract&parts[0].part=supply&add=parts"],
    ["/law/notices-owed"],
    ["/law/ask"],
    ["/law/ask?contract_kind=services&authority=council&begins=2026-11-20&value=500000&assessment_days=30"],
    ["/law/calendar?year=2028"],
    ["/law/assessment"],
  ]);
});

test("money that may have been lost", async () => {
  const page = await openPage(browser);
  await signIn(page, people.finance);
  await checkAll(page, [
    ["/losses"],
    ["/losses/list"],
    ["/losses/list?check=split&state=open", { like: true }],
    ["/losses/list?q=nobody-is-called-so", { like: true }],
    ["/losses/list?least=lots"],
    ["/losses/1"],
    ["/losses/settings"],
    ["/losses/settings/new"],
    ["/losses/999999", { status: 404, like: true }],
  ]);
  await page.goto("/losses");
  await page.getByRole("link", { name: "Nobody yet" }).first().click();
  await check(page);
});

test("figures, lines and the calendar", async () => {
  const page = await openPage(browser);
  await signIn(page, people.finance);
  const ways = ["year", "quarter", "month", "service", "category", "supplier?q=fallow"];
  await checkAll(page, [
    ["/spend"],
    ...ways.map((way) => [`/spend/by/${way}`]),
    ["/spend/by/supplier?q=nobody-is-called-so", { like: true }],
    ["/spend/lines"],
    ["/spend/lines?from=2026-10&kind=cards&least=100&blank=category", { like: true }],
    ["/spend/lines?q=nothing-is-called-so", { like: true }],
    ["/spend/lines?from=April&least=lots"],
    ["/spend/calendar"],
    ...["local", "smaller-firms", "voluntary-sector", "concentration", "payment-days", "over-time", "context"].map(
      (name) => [`/spend/${name}`],
    ),
    ["/spend/local?unknown=range&ring=county&part=q1", { like: true }],
    ["/spend/context/new"],
    ["/account"],
    ["/people", { status: 403 }],
  ]);
  await page.goto("/spend/by/supplier");
  await page.locator("tbody th a").first().click();
  await check(page);
  await page.goto("/spend/by/supplier?q=redacted");
  await page.locator("tbody th a").first().click();
  await check(page);
});

test("the council's own law", async () => {
  const page = await openPage(browser);
  await signIn(page, people.administrator);
  const rules = "/law/procedure-rules";
  await checkAll(page, [
    [rules],
    [`${rules}?on=1/4/1999`, { like: true }],
    [`${rules}?on=soon`, { status: 422, like: true }],
    [`${rules}/ask`],
    [`${rules}/ask?value=12000`, { like: true }],
    [`${rules}/ask?value=lots`, { status: 422, like: true }],
    [`${rules}/history`],
    [`${rules}/history/1`],
    [`${rules}/draft`],
    [`${rules}/draft/band`],
    [`${rules}/draft/band/1`],
    [`${rules}/draft/requirement`],
    [`${rules}/draft/requirement/1`],
    [`${rules}/preview`],
    ["/law/settings"],
    ["/law/settings/change"],
    ["/law/settings/history"],
    ["/law/settings/history/1"],
  ]);
  const band = `${rules}/draft/band/1`;
  await page.goto(band);
  await page.getByLabel("Upper limit (if it has one)").fill("12000");
  await page.getByRole("button", { name: "Keep in the draft" }).click();
  await check(page, { like: true });
  await page.goto(`${rules}/preview`);
  await check(page, { like: true });
  await page.goto(`${rules}/draft`);
  await page.getByRole("button", { name: "Drop the draft" }).click();
  await check(page, { like: true });
});

test("the rules of what can be influenced: in force, earlier, a draft and what it would do", async () => {
  const page = await openPage(browser);
  await signIn(page, people.administrator);
  await checkAll(page, [
    ["/spend/by/reason"],
    ["/spend?scope=influenceable&as-of=2026-10-31", { like: true }],
    ["/spend?as-of=tomorrow", { status: 422 }],
    ["/spend/scope"],
    ["/spend/scope/history"],
    ["/spend/scope/history/1"],
    ["/spend/scope/draft"],
    ["/spend/scope/draft/rule/1"],
    ["/spend/scope/draft/new"],
  ]);
  await page.getByRole("button", { name: "Keep in the draft" }).click();
  await check(page, { status: 422 });
  await page.getByLabel("Precepts and levies").check();
  await page.getByLabel("What it looks for").fill("fallow");
  await page.getByRole("button", { name: "Keep in the draft" }).click();
  await page.goto("/spend/scope/preview");
  await check(page);
  await page.getByRole("button", { name: "Save the new rules" }).click();
  await check(page, { status: 422 });
  await page.goto("/spend/scope/draft");
  await page.getByRole("button", { name: "Drop the draft" }).click();
});

test("a council with a month missing", async () => {
  const page = await openPage(browser);
  await signIn(page, people.withAMonthMissing);
  await checkAll(page, [["/spend"], ["/spend/calendar"], ["/spend/lines"]]);
});

test("publication: what is due, a period, settings, rules, and what the public reads", async () => {
  const page = await openPage(browser);
  await signIn(page, people.finance);
  await checkAll(page, [
    ["/publication"],
    ["/publication?set=grants&state=later", { like: true }],
    ["/publication/settings"],
    ["/publication/rules"],
    ["/publication/rules/new"],
    ["/publication/payments/2026-Q2"],
    ["/publication/cards/2026-Q2"],
    ["/publication/cards/2026-Q2/lines?finding=purpose-from-category"],
  ]);
  await page.goto("/publication/rules/new");
  await page.getByRole("button", { name: "Keep this rule" }).click();
  await check(page, { status: 422 });
  const anybody = await openPage(browser);
  await checkAll(anybody, [
    ["/public"],
    ["/public/spend/wynmarch"],
    ["/public/spend/wynmarch?q=nothing-is-called-so", { like: true }],
    ["/public/spend/wynmarch/2026/payments/2026-Q1"],
  ]);
});

test("people, one person, the trail", async () => {
  const page = await openPage(browser);
  await signIn(page, people.administrator);
  await checkAll(page, [
    ["/people"],
    ["/people/new"],
    ["/trail"],
    ["/trail?from=2001-01-01&to=2001-01-02", { like: true }],
    ["/trail?from=yesterday"],
  ]);
  await page.goto("/people");
  await page.getByRole("link", { name: "Priya Ramanathan" }).click();
  await check(page);
  await page.goto("/people/new");
  await page.getByRole("button", { name: "Add person" }).click();
  await check(page, { status: 422 });
});

test("suppliers: what is known, what is not, and files of facts", async () => {
  const page = await openPage(browser);
  await signIn(page, people.finance);
  await checkAll(page, [
    ["/suppliers"],
    ["/suppliers?show=unknown&sort=name", { like: true }],
    ["/suppliers?q=nobody-is-called-so", { like: true }],
    ["/suppliers/unknown"],
    ["/suppliers/unknown?fact=sme", { like: true }],
    ["/suppliers/facts"],
  ]);
  await page.goto("/suppliers");
  await page.locator("tbody th a").first().click();
  await check(page);
  await page.getByRole("button", { name: "Save" }).click();
  await check(page, { status: 422 });
  await page.goto("/suppliers/facts");
  await page.locator("tbody th a").first().click();
  await check(page);
  await page.goto("/suppliers/facts");
  await page.getByRole("button", { name: "Send and read" }).click();
  await check(page, { status: 422 });
});

test("the council's area", async () => {
  const page = await openPage(browser);
  await signIn(page, people.administrator);
  await checkAll(page, [["/council"]]);
  await page.getByLabel("Code of the council's own area").fill("nowhere");
  await page.getByRole("button", { name: "Save" }).click();
  await check(page, { status: 422 });
});

test("the choice of a council", async () => {
  const page = await openPage(browser);
  await signIn(page, people.officerOfThree);
  await check(page);
});

test("imports: the list, sending, and a file in each of its states", async () => {
  const page = await openPage(browser);
  await signIn(page, people.finance);
  await checkAll(page, [["/spend/imports?q=2026-1"], ["/spend/imports?q=no-such-file", { like: true }], ["/spend/imports/new"]]);
  await page.getByRole("button", { name: "Send and read" }).click();
  await check(page, { status: 422 });

  await sendFile(page, "nothing-to-count.csv", `Name,Place\nQuillmoor,${run}\n`);
  await check(page);

  await sendFile(page, "which-comes-first.csv", `Date,Supplier,Description,Amount\n03/04/2031,Quillmoor Fencing Ltd,${run},12.10\n05/06/2031,Brindlecombe Print,,20\n`);
  await check(page);
  await page.getByRole("link", { name: "Correct how it is read" }).click();
  await check(page);
  await page.goBack();
  await page.getByRole("button", { name: "Import these lines" }).click();
  await check(page, { status: 422 });
  await page.getByRole("button", { name: "Put this file aside" }).click();
  await check(page, { like: true });

  await page.goto("/spend/imports?q=wynmarch-payments&sort=name");
  await page.locator("tbody th a").first().click();
  await check(page);
  await page.getByText("Undo this import", { exact: true }).click();
  await page.getByRole("button", { name: "Undo the import" }).click();
  await check(page, { status: 422 });
});
