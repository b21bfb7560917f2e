//! Action plans, risk registers and savings.

use super::{fill, finding, read_bytes, said, workbook};
use domain::strategy::actions::ActionLink;
use domain::strategy::sheets::{ActionStatus, SheetKind};
use domain::values::Pence;
use rust_xlsxwriter::Workbook;

/// An action plan with a merged area, a copied row, a theme for an area, and slips.
const PLAN: &[&[&str]] = &[
    &["Action plan 2020 to 2024"],
    &[
        "Theme/area",
        "What do we want to achieve?",
        "What do we need to do?",
        "Who to work with",
        "Lead officer",
        "By when",
        "Status",
        "% complete",
    ],
    &[
        "Engaging local SMEs",
        "More local firms tender",
        "Hold a market day",
        "Chamber; Growth hub",
        "Jo Bell",
        "31/03/2027",
        "In progress",
        "40%",
    ],
    &["", "Payments are prompt", "Pay within 30 days", "Finance", "", "Q4 2026/27", "not started", "0"],
    &[
        "Enabling VSCE engagement",
        "More local firms tender",
        "Hold a market day",
        "Chamber",
        "Jo Bell",
        "31/03/2027",
        "In progress",
        "40%",
    ],
    &["Showing leadership", "Members ask", "Brief members", "", "Ada Reed", "ongoing", "somewhere", "150%"],
    &["", "", "", "", "Sam Holt", "", "", ""],
];

#[test]
fn an_action_plan_is_read_with_what_stands_twice_in_it_once() {
    let sheets = read_bytes(&workbook(&[("Plan", PLAN)]));
    assert_eq!(sheets.sheets[0].kind, Some(SheetKind::Actions));
    let links = |at: usize| -> Vec<String> {
        let links = sheets.actions[at].action.links.iter();
        links
            .map(|link| if let ActionLink::Index(index) = link { index.index.to_string() } else { String::new() })
            .collect()
    };
    assert_eq!(sheets.actions.len(), 3, "two rows that say the same are one action");
    assert_eq!((links(0), links(1), links(2)), (vec!["CB2".into(), "CB3".into()], vec!["CB2".into()], vec![]));
    let first = &sheets.actions[0];
    assert_eq!((first.status, first.done_per_cent), (Some(ActionStatus::UnderWay), Some(40)));
    assert_eq!(first.action.with, ["Chamber", "Growth hub"]);
    assert_eq!(first.action.due, Some("2027-03-31".parse().unwrap()));
    assert_eq!((sheets.actions[1].status, sheets.actions[1].done_per_cent), (Some(ActionStatus::Planned), Some(0)));
    assert_eq!(sheets.actions[1].action.due, Some("2027-03-31".parse().unwrap()), "the last day of the quarter");
    let asked = [
        "action_empty Plan!row 7",
        "area_near Plan!B3",
        "area_near Plan!B4",
        "area_near Plan!B5",
        "day_of_period Plan!F4",
        "done_unreadable Plan!H6",
        "goes_on_from_above Plan!A4",
        "status_unknown Plan!G6",
    ];
    assert_eq!(said(&sheets), asked);
    assert_eq!(finding(&sheets, "area_is_theme").at.to_string(), "Plan!A6");
    assert_eq!(finding(&sheets, "no_due_day").at.to_string(), "Plan!F6");
    let themes: Vec<Option<&str>> = sheets.actions.iter().map(|one| one.action.theme.as_deref()).collect();
    assert_eq!(themes, [None, None, Some("Showing leadership")], "a theme for an area is kept as the theme");
}

#[test]
fn a_theme_is_kept_and_one_of_the_plans_own_is_no_unknown_area() {
    for (rows, theme, area, reason) in [
        ("Theme,Area,What to do,Owner\nOur people,SL1,Brief members,Jo\n", Some("Our people"), true, "beside an area"),
        ("Theme,Area,What to do,Owner\nOur people,,Brief members,Jo\n", Some("Our people"), false, "without an area"),
        ("Theme,What to do,Owner\nShowing leadership,Brief members,Jo\n", Some("Showing leadership"), false, "known"),
        ("Theme,What to do,Owner\nEngaging councillors,Brief members,Jo\n", None, true, "an area among the themes"),
    ] {
        let sheets = read_bytes(rows.as_bytes());
        let action = &sheets.actions[0].action;
        assert_eq!((action.theme.as_deref(), !action.links.is_empty()), (theme, area), "{reason}");
        assert_eq!(said(&sheets), Vec::<String>::new(), "{reason}");
    }
}

#[test]
fn a_per_cent_for_the_status_says_how_much_is_done_where_no_other_column_does() {
    for (columns, status, done, asked, reason) in [
        ("Progress\nSL1,Brief members,Jo,20%\n", None, Some(20), None, "a per cent"),
        ("Progress\nSL1,Brief members,Jo,0%\n", None, Some(0), None, "nought is one too"),
        ("Progress\nSL1,Brief members,Jo,150%\n", None, None, Some("done_unreadable D2"), "more than all"),
        ("Progress\nSL1,Brief members,Jo,On track\n", Some(ActionStatus::UnderWay), None, None, "words stay words"),
        ("Progress\nSL1,Brief members,Jo,3\n", None, None, Some("status_unknown D2"), "a number is no per cent"),
        (
            "Status,% done\nSL1,Brief members,Jo,20%,30%\n",
            None,
            Some(30),
            Some("status_unknown D2"),
            "a column of its own",
        ),
    ] {
        let sheets = read_bytes(format!("Area,What to do,Owner,{columns}").as_bytes());
        let action = &sheets.actions[0];
        assert_eq!((action.status, action.done_per_cent), (status, done), "{reason}");
        assert_eq!(said(&sheets), asked.into_iter().collect::<Vec<_>>(), "{reason}");
    }
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    fill(sheet, &[&["Area", "What to do", "Owner", "Progress"], &["SL1", "Brief members", "Jo"]]);
    sheet.write_number(1, 3, 0.2).unwrap();
    let sheets = read_bytes(&workbook.save_to_buffer().unwrap());
    assert_eq!(sheets.actions[0].done_per_cent, Some(20), "a cell that shows 20% holds 0.2");
}

#[test]
fn one_action_whose_rows_disagree_about_its_progress_is_said() {
    let rows =
        "Area,What to do,Owner,Status,% done\nSL1,Brief members,Jo,Done,100%\nSL2,Brief members,Jo,Planned,100%\n";
    let sheets = read_bytes(rows.as_bytes());
    assert_eq!((sheets.actions.len(), sheets.actions[0].status), (1, Some(ActionStatus::Done)));
    assert_eq!(said(&sheets), ["progress_disagrees B3"]);
}

#[test]
fn a_register_of_colours_is_placed_by_the_matrix_and_what_the_sheet_rates_otherwise_is_said() {
    let rows: &[&[&str]] = &[
        &["Risk", "Likelihood", "Impact", "Severity", "Mitigation", "Risk owner", "Next review"],
        &["Supplier fails", "Red", "Yellow", "Yellow", "Step-in plan; reserve supplier", "Jo Bell", "01/02/2027"],
        &["Skills leave", "Green", "Yellow", "Green", "", "", ""],
        &["Fraud", "Amber", "R", "Red", "Two people sign", "Ada Reed", ""],
        &["Storm", "Certain", "Red", "", "", "", ""],
        &["Data lost", "Red", "", "", "", "", ""],
    ];
    let sheets = read_bytes(&workbook(&[("Register", rows)]));
    assert_eq!(sheets.sheets[0].kind, Some(SheetKind::Risks));
    let placed: Vec<Option<(&str, &str)>> = sheets
        .risks
        .iter()
        .map(|risk| risk.residual.as_ref().map(|one| (one.likelihood.as_str(), one.impact.as_str())))
        .collect();
    assert_eq!(placed, [Some(("red", "yellow")), Some(("green", "yellow")), Some(("yellow", "red")), None, None]);
    assert_eq!(sheets.risks[0].controls, ["Step-in plan", "reserve supplier"]);
    assert_eq!(
        (sheets.risks[0].scale.as_str(), sheets.risks[0].next_review),
        ("ryg-3x3", Some("2027-02-01".parse().unwrap()))
    );
    let asked = ["placing_incomplete Register!C6", "rating_disagrees Register!D3", "step_unknown Register!B5"];
    assert_eq!(said(&sheets), asked);
    let risk = sheets.risks[0].risk(domain::risks::RiskId::new(1), "Jo Bell", "2026-11-21".parse().unwrap());
    assert_eq!(domain::risks::odd(&risk, &domain::risks::red_yellow_green(), risk.raised), []);
}

#[test]
fn a_register_of_numbers_is_read_by_the_scale_of_five() {
    let rows = "Risk,Inherent likelihood,Inherent impact,Likelihood,Impact,Score,Controls\nSupplier fails,5,4,3,5,15,Watch\nFire,4,5,2,2,9,Doors\n";
    let sheets = read_bytes(rows.as_bytes());
    let risk = &sheets.risks[0];
    assert_eq!(risk.scale, "5x5");
    assert_eq!(risk.inherent.as_ref().map(|one| one.likelihood.as_str()), Some("5"));
    assert_eq!(said(&sheets), ["rating_disagrees F3"], "2 times 2 is not 9, and 3 times 5 is 15");
}

/// A year with the pence that were forecast and delivered.
type YearSaid = (String, Option<i64>, Option<i64>);

#[test]
fn savings_have_a_part_for_each_year_and_nought_is_not_nothing() {
    let rows: &[&[&str]] = &[
        &["", "", "", "2025/26", "", "2026/27", ""],
        &["Saving", "Type", "Baseline", "Forecast", "Delivered", "Forecast", "Delivered"],
        &["Vehicle hire", "Cashable", "£420k", "£60,000", "£61,250.50", "£60,000", ""],
        &["Agency staff", "Non-cashable", "c. £1.2m", "£10,000", "£0", "tbc", "plenty"],
        &["Market stalls", "Rent", "", "", "", "5000", ""],
        &["Total", "", "", "£70,000", "£61,250.50", "£65,000", ""],
    ];
    let sheets = read_bytes(&workbook(&[("Register", rows)]));
    assert_eq!(sheets.sheets[0].kind, Some(SheetKind::Savings));
    let years: Vec<Vec<YearSaid>> = sheets
        .savings
        .iter()
        .map(|one| {
            one.years
                .iter()
                .map(|part| (part.year.to_string(), part.forecast.map(Pence::get), part.delivered.map(Pence::get)))
                .collect()
        })
        .collect();
    let expected = [
        vec![("2025-26".to_owned(), Some(6_000_000), Some(6_125_050)), ("2026-27".to_owned(), Some(6_000_000), None)],
        vec![("2025-26".to_owned(), Some(1_000_000), Some(0))],
        vec![("2026-27".to_owned(), Some(500_000), None)],
    ];
    assert_eq!(years, expected, "a total is no saving, and what is to be confirmed is no amount");
    assert_eq!(sheets.savings[1].baseline, Some(Pence::new(120_000_000)));
    assert_eq!(
        said(&sheets),
        ["amount_unreadable Register!G4", "kind_of_saving Register!B4", "kind_of_saving Register!B5"]
    );
    let today = "2026-11-21".parse().unwrap();
    let kind = sheets.savings[0].kind.unwrap();
    let saving = sheets.savings[0].saving(domain::savings::SavingId::new(1), kind, "Jo Bell", today);
    assert_eq!(domain::savings::check(&saving, today), []);
    assert!(saving.years.iter().all(|part| part.signed.is_none()), "a table is no word of finance's");
}

#[test]
fn a_year_whose_heading_does_not_say_which_is_taken_as_forecast_and_asked() {
    let sheets = read_bytes(b"Saving,2025/26,Delivered 2025/26\nVehicles,500,400\n");
    let part = sheets.savings[0].years[0];
    assert_eq!((part.forecast, part.delivered), (Some(Pence::new(50_000)), Some(Pence::new(40_000))));
    assert_eq!(said(&sheets), ["forecast_or_delivered B1"]);
}

#[test]
fn each_risk_is_read_by_the_scale_that_its_words_are_of() {
    let rows =
        "Risk,Likelihood,Impact,Controls\nFire,4 Likely,5 Grave,Doors\nFlood,3,2,Pumps\nFraud,Red,Yellow,Two people\n";
    let sheets = read_bytes(rows.as_bytes());
    let scales: Vec<&str> = sheets.risks.iter().map(|risk| risk.scale.as_str()).collect();
    assert_eq!(scales, ["5x5", "5x5", "ryg-3x3"]);
    assert_eq!(said(&sheets), Vec::<String>::new());
}

#[test]
fn a_row_of_figures_is_no_row_of_headings() {
    let rows = "Contract for waste,Of,2026-27,60000\nVehicles,Of,2025-26,50000\n";
    assert!(read_bytes(rows.as_bytes()).is_refused(), "the first row is a saving and names no column");
    let sheets = read_bytes(b"Contract for waste,Owner,2026/27\nVehicles,Jo,50000\n");
    assert_eq!(sheets.savings[0].years.len(), 1, "years alone are headings");
}

#[test]
fn what_a_cell_cannot_mean_is_said() {
    let scorecard: &[&[&str]] = &[
        &["Code", "Indicator", "Quadrant", "Baseline", "Baseline period"],
        &["IND-C1", "Waivers", "Nonsense", "10", "2018/19"],
        &["IND-C2", "Legal challenges", "Compliance", "1", "2018/19"],
    ];
    let levels: &[&[&str]] = &[
        &["Area", "Current level", "Next level"],
        &["Engaging councillors", "Mature", "Developing"],
        &["Creating social value", "Minimum", "Minimum"],
    ];
    let sheets = read_bytes(&workbook(&[("Scorecard", scorecard), ("Levels", levels)]));
    assert!(finding(&sheets, "quadrant_unknown").text.contains("“Nonsense” is none of them"));
    let lower = finding(&sheets, "next_level_lower");
    assert_eq!(lower.text, "Developing comes before Mature: confirm that the next level is the lower");
    let all = |code: &str| sheets.all_findings().filter(|one| one.code == code).count();
    assert_eq!(
        (all("quadrant_unknown"), all("next_level_lower")),
        (1, 1),
        "a known quadrant and a level that stays are fine"
    );
}
