//! A first scorecard as councils print it: baselines of different dates, many of them not measured yet.

use super::{finding, read_bytes, read_with, said};
use domain::strategy::measures::Readings;
use domain::strategy::scorecard::{Indicator, eleven, work_out};
use domain::strategy::sheets::{SheetKind, SheetsWish};
use domain::values::Date;
use rust_xlsxwriter::{Format, Workbook};

const HEADINGS: [&str; 9] = [
    "Performance indicator",
    "Baseline",
    "Baseline date/period",
    "Target",
    "Target base",
    "Owner",
    "Frequency",
    "Reported to",
    "Footnotes",
];

/// A row of the scorecard: name, baseline, its period, target, base of the target.
type Line = (&'static str, &'static str, &'static str, &'static str, &'static str);

const SECTIONS: [(&str, &[Line]); 4] = [
    (
        "Strategic",
        &[
            ("% of spend in district", "12%", "2019/20", "", ""),
            ("% of spend in district (three-year mean)", "10%", "2017/18 to 2019/20", "", ""),
            ("% of spend with SMEs in district", "N/m", "", "", ""),
            ("% of spend with VSCEs in district", "N/m", "", "", ""),
            ("Number of tenders with Social Value criteria", "N/m", "", "", ""),
        ],
    ),
    (
        "Financial",
        &[
            ("Financial savings achieved in total", "£0", "2019/20", "", ""),
            ("Annual financial savings", "£0", "2019/20", "c1% or c£84,000", "£11m average spend"),
        ],
    ),
    (
        "Operational",
        &[
            ("% of suppliers paid within 30 days", "86.15%", "as at 31 March 2020", "90%", ""),
            ("% of procurement opportunities published", "N/m", "", "", ""),
            ("Service area satisfaction", "N/m", "", "", ""),
        ],
    ),
    (
        "Compliance / risk",
        &[
            ("Number of waivers to Contract Procedure Rules", "10", "2018/19", "", ""),
            ("Number of legal challenges", "N/m", "", "", ""),
        ],
    ),
];

/// The scorecard of an invented district, with a title above it, a merged heading for each quadrant and blank rows.
fn scorecard() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Appendix C").unwrap();
    sheet.merge_range(0, 0, 0, 8, "Elmbourne District Council", &Format::new()).unwrap();
    sheet.write(1, 0, "Procurement strategy 2020 to 2024: balanced scorecard").unwrap();
    for (column, heading) in (0..).zip(HEADINGS) {
        sheet.write(3, column, heading).unwrap();
    }
    let mut row = 4;
    for (quadrant, lines) in SECTIONS {
        sheet.merge_range(row, 0, row, 8, quadrant, &Format::new()).unwrap();
        row += 1;
        for (name, baseline, period, target, base) in lines {
            for (column, cell) in
                (0..).zip([*name, *baseline, *period, *target, *base, "Head of procurement", "Annual"])
            {
                if !cell.is_empty() {
                    sheet.write_string(row, column, cell).unwrap();
                }
            }
            sheet.write_string(row, 7, "Overview and scrutiny").unwrap();
            row += 1;
        }
        row += 1;
    }
    workbook.save_to_buffer().unwrap()
}

fn imported(bytes: &[u8], wish: &SheetsWish) -> Vec<Indicator> {
    let sheets = read_with(bytes, wish);
    let onto = |indicator: Indicator| {
        let read = sheets.indicators.iter().find(|read| read.code.as_ref() == Some(&indicator.code)).unwrap();
        read.onto(&indicator)
    };
    eleven().into_iter().map(onto).collect()
}

#[test]
fn the_eleven_indicators_come_out_with_their_baselines_each_of_its_own_date() {
    let wish = SheetsWish { dated: Some("2020-11-03".parse().unwrap()), ..SheetsWish::default() };
    let indicators = imported(&scorecard(), &wish);
    let expected = [
        ("IND-S1", Some(("12.0%", "2019-20"))),
        ("IND-S2", None),
        ("IND-S3", None),
        ("IND-S4", None),
        ("IND-F1", Some(("£0", "2019-20"))),
        ("IND-F2", Some(("£0", "2019-20"))),
        ("IND-O1", Some(("86.15%", "as at 31 March 2020"))),
        ("IND-O2", None),
        ("IND-O3", None),
        ("IND-C1", Some(("10", "2018-19"))),
        ("IND-C2", None),
    ];
    for (indicator, (code, baseline)) in indicators.iter().zip(expected) {
        let found = indicator.baseline.as_ref().map(|one| (one.value.to_string(), one.period.said()));
        assert_eq!(indicator.code.as_str(), code);
        assert_eq!(found, baseline.map(|(value, period)| (value.to_owned(), period.to_owned())), "{code}");
        assert_eq!(indicator.owner, "Head of procurement");
        assert!(indicator.baseline.as_ref().is_none_or(|one| one.dated.to_string() == "2020-11-03"));
        assert!(indicator.baseline.as_ref().is_none_or(|one| one.reported == "Overview and scrutiny"));
    }
}

#[test]
fn those_not_measured_say_so_and_how_they_will_be() {
    let sheets = read_bytes(&scorecard());
    let not_measured: Vec<&str> = sheets
        .indicators
        .iter()
        .filter(|read| read.not_measured.as_deref() == Some("N/m"))
        .filter_map(|read| read.code.as_ref().map(|code| code.as_str()))
        .collect();
    assert_eq!(not_measured, ["IND-S2", "IND-S3", "IND-S4", "IND-O2", "IND-O3", "IND-C2"]);
    let indicators = imported(&scorecard(), &SheetsWish::default());
    let today: Date = "2026-11-21".parse().unwrap();
    let worked = work_out(&indicators, &Readings::new(today), &[], today);
    assert_eq!(worked.rows.len(), 11);
    for row in &worked.rows {
        assert_eq!(row.reading.value, None, "a baseline is no value of today");
        assert!(!row.reading.reason.is_empty(), "{}", row.indicator.code);
        assert!(row.indicator.plan.is_some(), "how it will be measured is said");
    }
}

#[test]
fn the_mean_of_three_years_stands_beside_the_latest_year_of_the_same_indicator() {
    let sheets = read_bytes(&scorecard());
    let local = sheets.indicators.iter().find(|read| read.code.as_ref().unwrap().as_str() == "IND-S1").unwrap();
    let beside: Vec<(String, String)> =
        local.readings.iter().map(|one| (one.value.as_ref().unwrap().to_string(), one.period.to_string())).collect();
    assert_eq!(beside, [("10.0%".to_owned(), "2017-04-01/2020-03-31".to_owned())]);
    assert_eq!(finding(&sheets, "indicator_twice").at.to_string(), "Appendix C!A7");
}

#[test]
fn a_savings_target_that_its_base_contradicts_is_kept_and_said() {
    let sheets = read_bytes(&scorecard());
    let saving = sheets.indicators.iter().find(|read| read.code.as_ref().unwrap().as_str() == "IND-F2").unwrap();
    let target = saving.target.as_ref().unwrap();
    assert_eq!(
        (target.value.to_string().as_str(), target.base.as_ref().unwrap().of.to_string().as_str()),
        ("£84,000", "£11,000,000")
    );
    let found = finding(&sheets, "target_and_base_disagree");
    assert_eq!(found.at.to_string(), "Appendix C!D14");
    for number in ["£110,000", "0.76%", "£8,400,000"] {
        assert!(found.text.contains(number), "{}", found.text);
    }
    let asked: Vec<String> = said(&sheets).into_iter().filter(|said| !said.starts_with("indicator_near")).collect();
    assert_eq!(asked, ["target_and_base_disagree Appendix C!D14"], "nothing else is wrong");
}

#[test]
fn numbers_that_a_spreadsheet_keeps_its_own_way_are_read_and_confirmed() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("KPIs").unwrap();
    let percentage = Format::new().set_num_format("0.00%");
    let day = Format::new().set_num_format("dd/mm/yyyy");
    for (column, heading) in
        (0..).zip(["Code", "Indicator", "Baseline 2018/19", "2019/20", "Value", "Period", "Target (£)", "Colour"])
    {
        sheet.write(0, column, heading).unwrap();
    }
    sheet.write(1, 0, "IND-O1").unwrap();
    sheet.write_with_format(1, 2, 0.8615, &percentage).unwrap();
    sheet.write_with_format(1, 3, 0.88, &percentage).unwrap();
    sheet.write_with_format(1, 4, 0.9137, &percentage).unwrap();
    let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 9, 30).unwrap();
    sheet.write_with_format(1, 5, date, &day).unwrap();
    sheet.write(2, 0, "IND-F2").unwrap();
    sheet.write(2, 2, 0).unwrap();
    sheet.write_formula(2, 6, rust_xlsxwriter::Formula::new("=80000+4000").set_result("84000")).unwrap();
    sheet.write(2, 7, "blue").unwrap();
    let sheets = read_bytes(&workbook.save_to_buffer().unwrap());
    assert_eq!(sheets.sheets[0].kind, Some(SheetKind::Scorecard));
    let paid = &sheets.indicators[0];
    let baseline = paid.baseline.as_ref().unwrap();
    assert_eq!((baseline.value.to_string().as_str(), baseline.period.to_string().as_str()), ("86.15%", "2018-19"));
    let values: Vec<(String, String)> =
        paid.readings.iter().map(|one| (one.value.as_ref().unwrap().to_string(), one.period.to_string())).collect();
    assert_eq!(values, [("91.37%".into(), "2026-09-30".into()), ("88.0%".to_owned(), "2019-20".to_owned())]);
    let saving = &sheets.indicators[1];
    assert_eq!(saving.baseline.as_ref().unwrap().value.to_string(), "£0", "nought is a figure");
    assert_eq!(saving.target.as_ref().unwrap().value.to_string(), "£84,000", "what a formula came to");
    assert_eq!(said(&sheets), ["percentage_scaled KPIs!C2", "percentage_scaled KPIs!D2", "percentage_scaled KPIs!E2"]);
    let unread = finding(&sheets, "column_not_read");
    assert_eq!(unread.at.to_string(), "KPIs!H3", "what is not understood names its cell");
    assert!(unread.text.contains("give it a heading of the file to fill in"), "and what helps: {}", unread.text);
}

#[test]
fn what_is_wrong_in_a_scorecard_names_its_cell_and_the_rest_is_read() {
    let rows = "Code,Indicator,Baseline,Baseline period,Target,Frequency\n\
                IND-C1,,ten,2018/19,,\n\
                IND-C2,,3,,,\n\
                IND-O1,,86.15%,last year,90%,whenever\n\
                IND-S1,,£12,2019/20,,yearly\n\
                IND-L1,Carbon of deliveries,4.5,2019/20,,\n\
                ,,5,2019/20,,\n\
                IND-O1,,80%,2019/20,,\n\
                IND-O1,,81%,2019/20,,\n";
    let sheets = read_bytes(rows.as_bytes());
    let expected = [
        "figure_unreadable C2",
        "figure_unreadable C5",
        "frequency_unknown F4",
        "indicator_missing row 7",
        "indicator_new B6",
        "indicator_twice B9",
        "period_missing C3",
        "period_missing C4",
        "period_unreadable D4",
    ];
    assert_eq!(said(&sheets), expected);
    let codes: Vec<Option<&str>> =
        sheets.indicators.iter().map(|one| one.code.as_ref().map(|code| code.as_str())).collect();
    assert_eq!(
        codes,
        [Some("IND-O1"), Some("IND-S1"), None],
        "with a target, a frequency and a name alone a row is not lost"
    );
    assert_eq!(
        sheets.indicators[0].baseline.as_ref().unwrap().value.to_string(),
        "80.0%",
        "the first that can be read"
    );
    assert_eq!(sheets.indicators[2].name, "Carbon of deliveries");
}
