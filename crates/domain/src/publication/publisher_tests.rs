use super::*;
use crate::publication::redaction::tests::rule;
use crate::publication::{RuleKind, schema};

const TODAY: &str = "2026-06-17";

fn line(supplier: &str, pence: i64) -> PaymentLine {
    PaymentLine {
        supplier: supplier.into(),
        supplier_number: "S77".into(),
        service: "Parks".into(),
        category: "Tools".into(),
        description: "Spades".into(),
        reference: "000123".into(),
        invoice_number: "INV-9".into(),
        date: Some("2026-04-09".parse().unwrap()),
        amount: Pence::new(pence),
        ..PaymentLine::default()
    }
}

/// The rows and the tally of lines under rules.
fn published(
    set: DataSet,
    settings: &Settings,
    rules: &[RedactionRule],
    lines: &[PaymentLine],
) -> (Vec<Vec<Value>>, Tally) {
    let today = TODAY.parse().unwrap();
    let mut survey = Survey::default();
    lines.iter().for_each(|line| survey.see(line, rules, today));
    let mut publisher = Publisher::new(set, "Thornbury District Council", settings, rules, today, &survey);
    let rows = lines.iter().filter_map(|line| publisher.judge(line).row).collect();
    (rows, publisher.tally().clone())
}

fn cell(row: &[Value], set: DataSet, field: Field) -> String {
    let at = schema::columns(set).iter().position(|column| column.field == field).unwrap();
    row[at].written().into_owned()
}

fn settled() -> Settings {
    Settings { irrecoverable_vat: IrrecoverableVat::AllRecovered, ..Settings::default() }
}

#[test]
fn a_line_becomes_a_row_in_the_columns_of_the_schema() {
    let (rows, tally) = published(DataSet::Payments, &settled(), &[], &[line("Abel Ltd", 123_456)]);
    let written: Vec<String> = rows[0].iter().map(|value| value.written().into_owned()).collect();
    let expected = [
        "Thornbury District Council",
        "",
        "Parks",
        "",
        "",
        "Abel Ltd",
        "S77",
        "",
        "",
        "",
        "09/04/2026",
        "000123",
        "1234.56",
        "0.00",
        "Spades",
        "Tools",
        "",
        "",
        "",
        "",
        "None",
        "",
    ];
    assert_eq!(written, expected);
    assert_eq!((tally.rows.lines, tally.rows.total), (1, Pence::new(123_456)));
    assert!(tally.marks.is_empty(), "{:?}", tally.marks);
}

#[test]
fn a_missing_required_value_is_counted_with_its_sum() {
    let bare = PaymentLine { amount: Pence::new(60_000), ..PaymentLine::default() };
    let (rows, tally) = published(DataSet::Payments, &Settings::default(), &[], &[bare, line("Abel Ltd", 70_000)]);
    assert_eq!(rows.len(), 2, "a row with gaps is a row");
    for (field, lines, pence) in [
        (Field::BeneficiaryName, 1, 60_000),
        (Field::OrganisationalUnit, 1, 60_000),
        (Field::PaymentDate, 1, 60_000),
        (Field::Purpose, 1, 60_000),
        (Field::IrrecoverableVat, 2, 130_000),
        (Field::Amount, 0, 0),
        (Field::ContractRef, 0, 0),
    ] {
        let sum = tally.of(Mark::Missing(field));
        assert_eq!((sum.lines, sum.total), (lines, Pence::new(pence)), "{field:?}");
    }
}

#[test]
fn lines_at_the_limit_are_left_out_and_counted_and_nothing_is_lost_between() {
    let lines = [line("Abel Ltd", 50_000), line("Abel Ltd", 50_001), line("Abel Ltd", -50_001)];
    let (rows, tally) = published(DataSet::Payments, &settled(), &[], &lines);
    assert_eq!(rows.len(), 2);
    assert_eq!((tally.rows.total, tally.of(Mark::BelowLimit).total), (Pence::ZERO, Pence::new(50_000)));
    assert_eq!(published(DataSet::Cards, &settled(), &[], &lines).0.len(), 3, "cards at any value");
}

#[test]
fn a_hidden_name_stands_in_no_value_of_any_row() {
    let rules = [rule(RuleKind::Individuals, &[])];
    let mut person = line("Mrs Q Zebulon", 90_000);
    person.description = "Grant to Zebulon".into();
    person.registration_number = "1234567".into();
    let mut other = line("Abel Ltd", 80_000);
    other.description = "Care for mrs q. ZEBULON, May".into();
    other.category = "Zebulon".into();
    let (rows, tally) = published(DataSet::Payments, &settled(), &rules, &[person, other]);
    let person = &rows[0];
    for (field, shown) in [
        (Field::BeneficiaryName, "REDACTED PERSONAL DATA"),
        (Field::BeneficiaryOtherId, ""),
        (Field::CharityNumber, ""),
        (Field::TransactionNumber, ""),
        (Field::Purpose, "REDACTED PERSONAL DATA"),
        (Field::Amount, "900.00"),
        (Field::Category, "Tools"),
    ] {
        assert_eq!(cell(person, DataSet::Payments, field), shown, "{field:?}");
    }
    assert_eq!(cell(&rows[1], DataSet::Payments, Field::Purpose), "REDACTED PERSONAL DATA");
    assert_eq!(cell(&rows[1], DataSet::Payments, Field::Category), "Zebulon", "a surname alone may be a place");
    assert_eq!(tally.hidden(), (1, Pence::new(90_000)));
    assert_eq!(tally.of(Mark::Scrubbed).lines, 2);
    assert_eq!(tally.of(Mark::Hidden(1)).examples, ["Mrs Q Zebulon"], "for those who prepare it");
}

#[test]
fn a_rule_may_hide_the_purpose_and_keeps_the_amount() {
    let rules = [RedactionRule { hides_purpose: true, ..rule(RuleKind::Services, &["parks"]) }];
    let (rows, tally) = published(DataSet::Payments, &settled(), &rules, &[line("Oak House", 90_000)]);
    assert_eq!(cell(&rows[0], DataSet::Payments, Field::Purpose), "REDACTED PERSONAL DATA");
    assert_eq!(cell(&rows[0], DataSet::Payments, Field::Amount), "900.00");
    assert_eq!(tally.rows.total, Pence::new(90_000));
}

#[test]
fn a_payee_hidden_on_one_line_and_named_on_another_is_noticed() {
    let rules = [rule(RuleKind::Services, &["care"])];
    let hidden = PaymentLine { service: "Care".into(), ..line("Oak House", 90_000) };
    let (_, tally) = published(DataSet::Payments, &settled(), &rules, &[hidden, line("OAK HOUSE", 70_000)]);
    assert_eq!(tally.of(Mark::NamedInPart).lines, 1);
}

#[test]
fn what_the_file_hides_already_stays_as_it_is_and_is_counted() {
    let (rows, tally) = published(DataSet::Payments, &settled(), &[], &[line("REDACTED", 90_000)]);
    assert_eq!(cell(&rows[0], DataSet::Payments, Field::BeneficiaryName), "REDACTED");
    assert_eq!(tally.of(Mark::AlreadyHidden).lines, 1);
}

#[test]
fn a_grant_says_that_it_is_one_to_whom_and_for_how_long() {
    let mut grant = line("Wynmarch Scouts", 20_000);
    grant.grant_period = "2026-27".into();
    for (number, company, charity, reason) in [
        ("1234567", "", "1234567", "seven digits are a charity's"),
        ("01234567", "01234567", "", "eight digits are a company's"),
        ("CE012345", "CE012345", "", "a charitable incorporated organisation as Companies House writes it"),
        ("", "", "", "none given"),
    ] {
        grant.registration_number = number.into();
        let (rows, tally) = published(DataSet::Grants, &settled(), &[], &[grant.clone()]);
        assert_eq!(cell(&rows[0], DataSet::Grants, Field::CompaniesHouseNumber), company, "{reason}");
        assert_eq!(cell(&rows[0], DataSet::Grants, Field::CharityNumber), charity, "{reason}");
        assert_eq!(cell(&rows[0], DataSet::Grants, Field::VcseGrant), "true");
        assert_eq!(cell(&rows[0], DataSet::Grants, Field::GrantPeriod), "2026-27");
        assert_eq!(tally.of(Mark::Missing(Field::GrantPeriod)).lines, 0);
    }
}

#[test]
fn numbers_of_transactions_are_published_where_the_council_says_so_and_of_invoices_never() {
    for (transaction_numbers, shown) in [(true, "000123"), (false, "")] {
        let settings = Settings { transaction_numbers, ..settled() };
        let (rows, _) = published(DataSet::Payments, &settings, &[], &[line("Abel Ltd", 90_000)]);
        assert_eq!(cell(&rows[0], DataSet::Payments, Field::TransactionNumber), shown);
        assert!(rows[0].iter().all(|value| !value.written().contains("INV-9")));
    }
}
