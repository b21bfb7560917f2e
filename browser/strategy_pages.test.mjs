// The pages of the strategy and of what belongs to it: right for axe, no wider than the screen, one heading each.
import { after, before, test } from "node:test";
import { check, checkAll } from "./checked.mjs";
import { launch, openPage, people, signIn } from "./harness.mjs";

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

test("where the council stands, wants to be, and how it gets there", async () => {
  const page = await openPage(browser);
  await signIn(page, people.head);
  await checkAll(page, [
    ["/today"],
    ["/strategy"],
    ["/strategy/areas/nps-2018/SL2"],
    ["/strategy/rounds"],
    ["/strategy/rounds/new"],
    ["/strategy/rounds/2"],
    ["/strategy/rounds/2/agree/SL2"],
    ["/strategy/actions"],
    ["/strategy/actions?state=Overdue&sort=-4", { like: true }],
    ["/strategy/actions?q=nothing-is-called-so", { like: true }],
    ["/strategy/actions/1"],
    ["/strategy/actions/1/change"],
    ["/strategy/actions/new"],
    ["/strategy/audits"],
    ["/strategy/audits/1"],
    ["/strategy/audits/new"],
    ["/strategy/outcomes"],
    ["/strategy/capacity"],
    ["/strategy/help"],
    ["/strategy/supplier-failure"],
    ["/strategy/ending"],
    ["/strategy/import"],
    ["/strategy/rounds/999", { status: 404, like: true }],
  ]);
});

test("the scorecard, checks and editions", async () => {
  const page = await openPage(browser);
  await signIn(page, people.head);
  await checkAll(page, [
    ["/strategy/scorecard"],
    ["/strategy/scorecard/IND-S1"],
    ["/strategy/scorecard/IND-S1/change"],
    ["/strategy/scorecard/new"],
    ["/strategy/figures"],
    ["/strategy/checks"],
    ["/strategy/editions"],
    ["/strategy/editions/nps-2018"],
    ["/strategy/editions/cciaf"],
  ]);
});

test("risks, savings, surveys, training, the library and reports", async () => {
  const page = await openPage(browser);
  await signIn(page, people.head);
  await checkAll(page, [
    ["/risks"],
    ["/risks/1"],
    ["/risks/new"],
    ["/risks/scales"],
    ["/risks/scales/new"],
    ["/savings"],
    ["/savings/1"],
    ["/savings/joint"],
    ["/savings/effort"],
    ["/savings/effort/new"],
    ["/suppliers/strategic"],
    ["/suppliers/strategic/1"],
    ["/suppliers/strategic/new"],
    ["/surveys"],
    ["/training"],
    ["/library"],
    ["/library/lessons"],
    ["/reports"],
    ["/reports/view/councillor"],
    ["/reports/view/leadership"],
    ["/reports/view/scrutiny"],
    ["/reports/strategy"],
    ["/reports/view/compliance"],
    ["/reports/view/update"],
    ["/reports/view/chief_executive?print=large"],
    ["/reports/strategy/1"],
    ["/reports/strategy/1/since-consultation"],
    ["/reports/papers"],
    ["/reports/papers/1"],
    ["/reports/papers/new"],
    ["/reports/calendar/1"],
    ["/reports/calendar/1/change"],
    ["/reports/reported"],
    ["/reports/reported/1"],
  ]);
  await page.goto("/strategy/actions/new");
  await page.getByRole("button", { name: "Save the action" }).click();
  await check(page, { status: 422, like: true });
});
