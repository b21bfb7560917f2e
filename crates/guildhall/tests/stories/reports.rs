//! Reports: a paper for a committee, the strategy from its draft to its approval, the calendar, and what was known of a day.

use domain::access::Role;
use domain::councils::Council;
use testkit::{Page, StatusCode, TestApp, Visitor, on_both_databases, payments_csv};

const LINES: &[(&str, &str, &str, &str, &str)] = &[
    ("2025-11-10", "Abel Supplies Ltd", "600.00", "Parks", "Tools"),
    ("2026-05-12", "Cole Works Ltd", "400.00", "Housing", "Repairs"),
];

pub(super) async fn head_of(app: &TestApp, name: &str) -> (Council, Visitor) {
    let council = app.council(name).await;
    app.bring_in(&council, "2026.csv", &payments_csv(LINES)).await;
    let head = app.person(&council, &format!("Head of {name}"), &[Role::HeadOfProcurement]).await;
    let visitor = app.signed_in(&head).await;
    (council, visitor)
}

pub(super) async fn who(app: &TestApp, council: &Council, name: &str, role: Role) -> Visitor {
    let person = app.person(council, name, &[role]).await;
    app.signed_in(&person).await
}

/// Sends the form of a page with these fields filled.
pub(super) async fn send(visitor: &mut Visitor, (page, form): (&str, &str), fields: &[(&str, &str)]) -> Page {
    let form = visitor.get(page).await.form(form);
    visitor.send(fields.iter().fold(form, |form, (name, value)| form.fill(name, value))).await
}

pub(super) const VERSION: &str = "/reports/strategy/1";

pub(super) async fn step(visitor: &mut Visitor, step: &str, fields: &[(&str, &str)]) -> Page {
    send(visitor, (VERSION, &format!("{VERSION}/{step}")), fields).await
}

pub(super) async fn principle(visitor: &mut Visitor, code: &str, name: &str) {
    let fields = [
        ("code", code),
        ("name", name),
        ("kind", "principle"),
        ("from-day", "1"),
        ("from-month", "1"),
        ("from-year", "2026"),
    ];
    let page = send(visitor, ("/strategy/outcomes", "/strategy/outcomes/keep"), &fields).await;
    page.says(name);
}

async fn value(visitor: &mut Visitor, value: &str, (month, day): (&str, &str)) {
    let address = "/strategy/scorecard/IND-C1/value";
    let fields = [
        ("value", value),
        ("period", "2025-26"),
        ("source", "Register of waivers"),
        ("why", "The register was counted anew"),
        ("as_of-day", day),
        ("as_of-month", month),
        ("as_of-year", "2026"),
    ];
    let page = send(visitor, (address, address), &fields).await;
    page.says("The value was saved");
}

/// Adds a monthly line of the calendar from April 2026 on.
pub(super) async fn line(head: &mut Visitor, report: &str, to: &str, meetings: &str) -> Page {
    let address = "/reports/calendar/new";
    let from = [("from-day", "1"), ("from-month", "4"), ("from-year", "2026")];
    let fields =
        [("report", report), ("to", to), ("frequency", "monthly"), ("meetings", meetings), ("is_public", "no")];
    send(head, (address, address), &[&from[..], &fields[..]].concat()).await
}

/// Records what was reported in May 2026.
pub(super) async fn record(head: &mut Visitor, line: i64, fields: &[(&str, &str)]) -> Page {
    let address = format!("/reports/calendar/{line}");
    let days = [("handed_in-month", "5"), ("handed_in-year", "2026"), ("meeting-month", "5"), ("meeting-year", "2026")];
    send(head, (&address, &format!("{address}/reported")), &[&days[..], fields].concat()).await
}

const SECRET: &str = "The estimate is £4.1 million";

/// A committee's paper of which only the title and one exempt part are written.
pub(super) async fn paper(head: &mut Visitor) -> Page {
    let address = "/reports/papers/new";
    let fields = [
        ("title", "Waste fleet"),
        ("text-financial", SECRET),
        ("exempt-financial", "3"),
        ("reason-financial", "It would help those who tender"),
        ("text-purpose", "Cabinet is asked how to buy."),
    ];
    send(head, (address, address), &fields).await
}

on_both_databases! {
    async fn a_paper_says_what_it_lacks_and_keeps_its_exempt_part_from_who_may_not_see_it(app: TestApp) {
        let (council, mut head) = head_of(&app, "Wynmarch District Council").await;
        let page = paper(&mut head).await;
        page.says("The report is not ready to be handed in").says("Fill in “Cabinet member” on the front sheet").says(SECRET);
        page.says("Write the part “Recommendations”");
        assert!(!page.text().contains("Write the part “Purpose of the report”"), "it is written");
        let mut officer = who(&app, &council, "Adaeze Okonkwo", Role::ProcurementOfficer).await;
        let page = officer.get("/reports/papers/1").await;
        page.says("Something is left out here");
        assert!(!page.source().contains("4.1 million") && !page.source().contains("those who tender"));
        let change = officer.get("/reports/papers/1/change").await;
        assert_eq!(change.status, StatusCode::FORBIDDEN, "nor in the form");
        let mut councillor = who(&app, &council, "Cllr Hodge", Role::Councillor).await;
        let page = councillor.get("/reports/papers/1").await;
        page.says("Something is left out here");
        assert!(!page.source().contains("4.1 million"), "terms under negotiation are for officers unless somebody says otherwise");
        let (_, mut stranger) = head_of(&app, "Ostley District Council").await;
        assert_eq!(stranger.get("/reports/papers/1").await.status, StatusCode::NOT_FOUND);
    }

    async fn a_strategy_is_drafted_consulted_on_answered_approved_and_frozen(app: TestApp) {
        let (_, mut head) = head_of(&app, "Wynmarch District Council").await;
        principle(&mut head, "p.1", "We buy so that places gain").await;
        let form = head.get("/reports/strategy").await.form("/reports/strategy/begin");
        head.send(form).await.says("The version was begun").says("We buy so that places gain");
        let page = head.get(VERSION).await;
        assert!(!page.text().contains("What changed since the consultation"), "nobody was asked yet");
        assert_eq!(head.get(&format!("{VERSION}/since-consultation")).await.status, StatusCode::NOT_FOUND);
        let days = [("from-day", "1"), ("from-month", "5"), ("from-year", "2026"), ("until-day", "31"), ("until-month", "5"), ("until-year", "2026")];
        step(&mut head, "consult", &days).await.says("Out for comments from 1 May 2026 to 31 May 2026");
        step(&mut head, "comment", &[("who", "Scrutiny committee"), ("text", "Say more about small firms")]).await.says("No reply yet");
        let approval = [("by", "Cabinet"), ("review_by-day", "16"), ("review_by-month", "6"), ("review_by-year", "2027")];
        step(&mut head, "approve", &approval).await.says("Reply to 1 comment first");
        let reply = [("comment", "1"), ("disposition", "accepted"), ("reply", "A principle about small firms stands there now")];
        step(&mut head, "reply", &reply).await.says("Accepted");
        step(&mut head, "take-back", &[]).await;
        principle(&mut head, "p.2", "Small firms can tender").await;
        step(&mut head, "rewrite", &[]).await.says("Small firms can tender");
        let today = head.get("/reports/view/strategy").await;
        assert!(!today.text().contains("Working copy as of"), "nothing is approved that it could be taken for");
        let commenting = head.get(VERSION).await.form(&format!("{VERSION}/comment")).fill("who", "Late").fill("text", "Too late");
        step(&mut head, "approve", &approval).await.says("Approved by Cabinet");
        head.get("/reports/view/strategy").await.says("Working copy as of 17 June 2026: it is not the approved version.");
        assert!(!head.get(VERSION).await.text().contains("Working copy as of"), "it is the approved one");
        head.get("/strategy").await.says("Strategy in date");
        head.get("/reports").await.says("in date until 16 June 2027");
        assert!(!head.get("/today").await.text().contains("Review the procurement strategy"), "that is a year away");
        let page = head.get(VERSION).await;
        assert!(!page.source().contains(&format!("{VERSION}/rewrite")), "it is frozen");
        let late = head.send(commenting).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        late.says("This version is approved and cannot be changed");
        let address = page.link("What changed since the consultation");
        let page = head.get(&address).await;
        page.says("Comments were taken from 1 May 2026 to 31 May 2026").says("Small firms can tender");
        assert!(page.rows().iter().any(|row| row[2] == "Small firms can tender"), "{:?}", page.rows());
        assert_eq!(head.get(&format!("{VERSION}/changes")).await.status, StatusCode::NOT_FOUND, "it follows none");
        let word = head.get(&format!("{VERSION}/docx")).await;
        assert_eq!(word.bytes().get(..2), Some(&b"PK"[..]));
    }

    async fn whoever_may_read_a_version_comments_while_it_is_out_and_it_is_approved_on_the_day_of_the_meeting(app: TestApp) {
        let (council, mut head) = head_of(&app, "Wynmarch District Council").await;
        principle(&mut head, "p.1", "We buy so that places gain").await;
        let form = head.get("/reports/strategy").await.form("/reports/strategy/begin");
        head.send(form).await;
        let words = "What we buy is what our residents get.";
        step(&mut head, "introduce", &[("introduction", words)]).await.says(words);
        step(&mut head, "rewrite", &[]).await.says(words).says("Introduction");
        let mut councillor = who(&app, &council, "Cllr Hodge", Role::Councillor).await;
        let say = format!("{VERSION}/say");
        assert!(!councillor.get(VERSION).await.source().contains(&say), "it is not sent out yet");
        let days = [("from-day", "1"), ("from-month", "6"), ("from-year", "2026"), ("until-day", "30"), ("until-month", "6"), ("until-year", "2026")];
        let page = step(&mut head, "consult", &days).await;
        page.says("It can be approved from 1 July 2026 on");
        assert!(!page.source().contains(&format!("{VERSION}/approve")), "comments are still taken");
        send(&mut councillor, (VERSION, &say), &[("text", " ")]).await.says("Enter what was said");
        let page = send(&mut councillor, (VERSION, &say), &[("section", "principles"), ("text", "Name small firms")]).await;
        page.says("Name small firms").says("Cllr Hodge").says("No reply yet");
        let late = councillor.get(VERSION).await.form(&say).fill("text", "Too late");
        head.get(VERSION).await.says("1 comment waits, from Cllr Hodge.");
        let reply = [("comment", "1"), ("disposition", "noted"), ("reply", "They are named on the scorecard")];
        step(&mut head, "reply", &reply).await.says("They are named on the scorecard");
        step(&mut head, "take-back", &[]).await;
        assert_eq!(councillor.send(late).await.status, StatusCode::CONFLICT, "nobody is asked any more");
        let approval = |day| [("by", "Cabinet"), ("on-day", day), ("on-month", "6"), ("on-year", "2026"), ("review_by-day", "1"), ("review_by-month", "6"), ("review_by-year", "2027")];
        let page = step(&mut head, "approve", &approval("18")).await;
        page.says("Enter a day of approval that has come");
        assert_eq!(page.form(&format!("{VERSION}/approve")).value("by"), Some("Cabinet"), "what was typed stays there");
        let earlier = approval("31").map(|(name, value)| if name == "on-month" { (name, "5") } else { (name, value) });
        step(&mut head, "approve", &earlier).await.says("not before 1 June 2026");
        step(&mut head, "approve", &approval("10")).await.says("Approved by Cabinet on 10 June 2026");
    }

    async fn who_writes_the_strategy_is_told_half_a_year_before_its_review(app: TestApp) {
        let (council, mut head) = head_of(&app, "Wynmarch District Council").await;
        head.get("/strategy").await.says("No strategy approved");
        principle(&mut head, "p.1", "We buy so that places gain").await;
        let form = head.get("/reports/strategy").await.form("/reports/strategy/begin");
        head.send(form).await;
        let approval = [("by", "Cabinet"), ("review_by-day", "14"), ("review_by-month", "12"), ("review_by-year", "2026")];
        step(&mut head, "approve", &approval).await.says("Approved by Cabinet");
        head.get("/today").await.says("Review the procurement strategy").says("180 days left");
        head.get("/reports").await.says("Strategy due for review");
        let mut councillor = who(&app, &council, "Cllr Hodge", Role::Councillor).await;
        assert!(!councillor.get("/today").await.text().contains("Review the procurement strategy"), "it is not theirs to write");
    }

    async fn a_report_of_a_past_day_says_what_the_scorecard_of_that_day_says(app: TestApp) {
        let (_, mut head) = head_of(&app, "Wynmarch District Council").await;
        let form = head.get("/strategy/scorecard").await.form("/strategy/scorecard/begin");
        head.send(form).await;
        value(&mut head, "10", ("3", "31")).await;
        value(&mut head, "3", ("5", "31")).await;
        for (day, expected, reason) in [("2026-03-30", "Not measured", "nobody knew it then"), ("2026-04-30", "10", "the first value"), ("2026-05-31", "3", "the second")] {
            let scorecard = head.get(&format!("/strategy/scorecard?as-of={day}")).await;
            let row = scorecard.rows().into_iter().find(|row| row[0].starts_with("IND-C1")).unwrap();
            assert!(row[1].starts_with(expected), "{reason}: {row:?}");
            for kind in ["leadership", "scrutiny", "chief_executive", "strategy"] {
                let report = head.get(&format!("/reports/view/{kind}?as-of={day}")).await;
                let rows = report.rows();
                let row = rows.iter().find(|row| row.len() > 6 && row[1].to_lowercase().contains("waiver"));
                let row = row.unwrap_or_else(|| panic!("{kind} has no row of waivers: {rows:?}"));
                assert_eq!(row[2], expected, "{kind}, {reason}");
            }
        }
        let wrong = head.get("/reports/view/leadership?as-of=2026-06-18").await;
        wrong.says("Enter a day that has come");
        assert_eq!(wrong.form("/reports/view/leadership").value("as-of"), Some("2026-06-18"), "what was typed stays there");
        assert_eq!(head.get("/reports/view/leadership/docx?as-of=2026-06-18").await.status, StatusCode::BAD_REQUEST);
    }

    async fn sources_lead_only_where_the_reader_may_go(app: TestApp) {
        let (council, mut head) = head_of(&app, "Wynmarch District Council").await;
        let mut councillor = who(&app, &council, "Cllr Hodge", Role::Councillor).await;
        for (visitor, goes, reason) in [(&mut head, true, "the head of procurement may see both"), (&mut councillor, false, "a councillor may see neither")] {
            let page = visitor.get("/reports/view/councillor").await;
            page.says("Register of savings").says("Risk register");
            for address in ["/savings", "/risks"] {
                let shown = page.all("ol.govuk-list a").len();
                assert!(shown > 0, "the others lead somewhere");
                let leads = page.source().contains(&format!("<a class=\"govuk-link\" href=\"{address}\""));
                assert_eq!(leads, goes, "{address}: {reason}");
            }
        }
        for address in councillor.get("/reports/view/councillor").await.links() {
            if address.starts_with('/') {
                assert_eq!(councillor.get(&address).await.status, StatusCode::OK, "{address}");
            }
        }
    }

    async fn the_calendar_says_what_is_due_and_keeps_what_was_reported(app: TestApp) {
        let (council, mut head) = head_of(&app, "Wynmarch District Council").await;
        head.get("/reports/reported").await.says("Nothing is recorded as reported yet");
        line(&mut head, "leadership", "Leadership team", "2026-05-19\n2026-06-16\n2026-07-21").await.says("Meetings to come").says("21 July 2026");
        let address = "/reports/calendar/1";
        let page = head.get(address).await;
        page.says("Missing since 19 May 2026, April 2026").says("Missing since 16 June 2026, May 2026");
        let link = page.links().into_iter().find(|link| link.contains("as-of=2026-04-30")).unwrap();
        head.get(&link).await.says("As of 30 April 2026");
        let recorded = record(&mut head, 1, &[("period", "2026 M04"), ("handed_in-day", "11"), ("meeting-day", "19")]).await;
        recorded.says("the report kept as it was").says("Reported on 19 May 2026, April 2026").says("As it was reported");
        let wrong = record(&mut head, 1, &[("period", "2026 M05"), ("handed_in-day", "20"), ("meeting-day", "19")]).await;
        wrong.says("Enter a meeting after the day on which the report was handed in");
        assert_eq!(wrong.form(&format!("{address}/reported")).value("handed_in-day"), Some("20"), "what was typed stays there");
        let copy = head.get("/reports/reported/1").await;
        copy.says("This is what Leadership team got on 19 May 2026").says("As of 30 April 2026");
        let kept = copy.all("article").concat();
        principle(&mut head, "p.1", "A principle that nobody had then").await;
        let form = head.get("/strategy/scorecard").await.form("/strategy/scorecard/begin");
        head.send(form).await;
        assert_eq!(head.get("/reports/reported/1").await.all("article").concat(), kept, "it stays as it was");
        assert_eq!(head.get("/reports/reported/1/docx").await.bytes().get(..2), Some(&b"PK"[..]));
        let scope = domain::access::Scope::of_operator(council.id);
        let today = app.guildhall.clock.today();
        let facts = store::strategy::facts(&app.guildhall.store, &scope, today).await.unwrap();
        let share = facts.readings.get("reports.on_time_share").value.map(|value| value.to_string());
        assert_eq!(share.as_deref(), Some("50.0%"), "one of two");
        let csv = head.get("/reports/reported/download/csv").await;
        assert!(String::from_utf8_lossy(csv.bytes()).contains("Leadership team"));
        let (_, mut stranger) = head_of(&app, "Ostley District Council").await;
        for address in ["/reports/reported/1", "/reports/reported/1/docx", address, "/reports/calendar/1/change"] {
            assert_eq!(stranger.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
        }
    }

    async fn a_line_of_the_calendar_is_changed_and_ended_and_two_who_change_it_are_told(app: TestApp) {
        let (_, mut head) = head_of(&app, "Wynmarch District Council").await;
        line(&mut head, "scrutiny", "Scrutiny committee", "2026-07-14").await;
        let change = "/reports/calendar/1/change";
        let (mine, theirs) = (head.get(change).await.form(change), head.get(change).await.form(change));
        assert_eq!(mine.value("meetings"), Some("2026-07-14"));
        let page = head.send(theirs.fill("meetings", "2026-07-14\n2026-10-13")).await;
        page.says("13 October 2026");
        let page = head.send(mine.fill("to", "Audit committee")).await;
        page.says("Somebody changed this while you were typing");
        assert_eq!(page.form(change).value("to"), Some("Audit committee"), "what was typed stays there");
        let ending = [("until-day", "31"), ("until-month", "3"), ("until-year", "2026")];
        send(&mut head, (change, change), &ending).await.says("Enter a last day after the first");
        let ending = [("until-day", "30"), ("until-month", "4"), ("until-year", "2026")];
        let page = send(&mut head, (change, change), &ending).await;
        page.says("30 April 2026").says("April 2026");
        assert!(!page.text().contains("May 2026"), "it ended before: {}", page.text());
    }

    async fn an_exempt_part_of_what_was_reported_stays_hidden_in_the_archive(app: TestApp) {
        let (council, mut head) = head_of(&app, "Wynmarch District Council").await;
        paper(&mut head).await;
        line(&mut head, "committee", "Cabinet", "2026-05-19").await;
        record(&mut head, 1, &[("period", "2026 M04"), ("paper", "1"), ("handed_in-day", "11"), ("meeting-day", "19")]).await;
        head.get("/reports/reported/1").await.says(SECRET);
        let mut officer = who(&app, &council, "Adaeze Okonkwo", Role::ProcurementOfficer).await;
        let page = officer.get("/reports/reported/1").await;
        page.says("Something is left out here").says("Cabinet is asked how to buy.");
        assert!(!page.source().contains("4.1 million"));
    }

    async fn internal_audit_runs_the_report_on_compliance_without_help(app: TestApp) {
        let (council, mut head) = head_of(&app, "Wynmarch District Council").await;
        let form = head.get("/strategy/scorecard").await.form("/strategy/scorecard/begin");
        head.send(form).await;
        let mut auditor = who(&app, &council, "Owen Trevelyan", Role::Auditor).await;
        let home = auditor.get("/reports").await;
        let page = auditor.get(&home.link("Report on compliance")).await;
        page.says("Compliance, with the outcomes beside it").says("No report is missing").says("Finance signed off every claim there is");
        let sources = page.all("article ol.govuk-list li").len();
        assert!(sources > 5, "each sentence names its source: {sources}");
        let large = auditor.get("/reports/view/compliance?print=large").await;
        assert_eq!(large.all("article.gh-paper--large").len(), 1);
        let word = auditor.get("/reports/view/compliance/docx?print=large").await;
        assert!(word.header("content-disposition").is_some_and(|name| name.contains("large-print")));
        let update = auditor.get("/reports/view/update/text?since=2026-06-01").await;
        assert!(update.source().starts_with("What changed since 1 June 2026"), "{}", update.source());
        let wrong = auditor.get("/reports/view/update?since=2026-07-01").await;
        wrong.says("Enter a day before the one as of which it tells");
    }

    async fn a_text_that_is_hard_to_read_is_said_to_be_and_its_words_are_named(app: TestApp) {
        let (_, mut head) = head_of(&app, "Wynmarch District Council").await;
        let address = "/reports/papers/new";
        let hard = "The procurement organisation endeavours, notwithstanding transformational requirements, to utilise collaborative frameworks, methodologies, workstreams, deliverables, remuneration arrangements, commissioning partnerships, stakeholder engagement programmes, performance management information, organisational development opportunities, sustainability considerations.";
        let page = send(&mut head, (address, address), &[("title", "Hard"), ("text-purpose", &hard.repeat(40))]).await;
        page.says("How plain it is").says("The text is hard to read").says("notwithstanding").says("although");
        assert!(!page.text().contains("How plain it was and is"), "there is no text before it");
        let change = "/reports/papers/1/change";
        let page = send(&mut head, (change, change), &[("text-purpose", "We buy as one.")]).await;
        page.says("How plain it was and is");
        let plain = "We buy as one. It costs less. ".repeat(200);
        let page = send(&mut head, (address, address), &[("title", "Plain"), ("text-purpose", &plain)]).await;
        assert!(!page.text().contains("The text is hard to read"), "{}", page.text());
    }
}
