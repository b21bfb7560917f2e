//! Which indicator of the council's scorecard a row is about.

use crate::payments::headings::normalise;
use domain::strategy::scorecard::{Frequency, Indicator, Quadrant};

/// The code of an indicator, groups of words, and words that may not stand there.
type Called = (&'static str, &'static [&'static [&'static str]], &'static [&'static str]);

/// What councils call the indicators that a scorecard begins with: words of which one of each group stands in the name,
/// and words that may not. The more particular come first.
const CALLED: &[Called] = &[
    ("IND-S4", &[&["social"], &["value"]], &[]),
    (
        "IND-S3",
        &[&["spend", "spent", "expenditure"], &["vcse", "vcses", "vsce", "vsces", "voluntary", "charities", "vcs"]],
        &[],
    ),
    ("IND-S2", &[&["spend", "spent", "expenditure"], &["sme", "smes", "small", "medium"]], &[]),
    (
        "IND-S1",
        &[
            &["spend", "spent", "expenditure"],
            &["local", "locally", "district", "area", "county", "borough", "city", "postcode"],
        ],
        &[],
    ),
    ("IND-F2", &[&["saving", "savings"], &["annual", "annually", "yearly", "year", "annum"]], &["cumulative"]),
    ("IND-F1", &[&["saving", "savings"], &["total", "cumulative", "overall", "achieved", "all"]], &[]),
    (
        "IND-O1",
        &[&["paid", "payment", "payments", "pay", "invoices"], &["30", "thirty", "days", "promptly", "prompt"]],
        &[],
    ),
    (
        "IND-O2",
        &[
            &["published", "publish", "advertised"],
            &["opportunities", "opportunity", "tenders", "procurement", "procurements", "contracts"],
        ],
        &[],
    ),
    ("IND-O3", &[&["satisfaction", "satisfied"]], &["supplier", "suppliers", "resident", "residents"]),
    ("IND-C1", &[&["waiver", "waivers", "exemption", "exemptions"]], &["value"]),
    ("IND-C2", &[&["challenge", "challenges"]], &[]),
];

/// Which indicator a row means, and whether a person must confirm that.
pub(super) enum Meant<'a> {
    Surely(&'a Indicator),
    Likely(&'a Indicator),
    None,
}

/// The indicator by its code, by its name, or by the words that councils use for it.
pub(super) fn meant<'a>(indicators: &'a [Indicator], code: &str, name: &str) -> Meant<'a> {
    let by_code = indicators.iter().find(|one| one.code.as_str().eq_ignore_ascii_case(code.trim()));
    if let Some(one) = by_code.filter(|_| !code.trim().is_empty()) {
        return Meant::Surely(one);
    }
    let wanted = normalise(name);
    if wanted.is_empty() {
        return Meant::None;
    }
    let by_name =
        |one: &&Indicator| normalise(&one.name) == wanted || one.code.as_str().eq_ignore_ascii_case(name.trim());
    if let Some(one) = indicators.iter().find(by_name) {
        return Meant::Surely(one);
    }
    let words: Vec<&str> = wanted.split(' ').collect();
    let holds = |listed: &[&str]| words.iter().any(|word| listed.contains(word));
    let called = CALLED.iter().find(|(_, groups, without)| groups.iter().all(|group| holds(group)) && !holds(without));
    let found = called.and_then(|(code, ..)| indicators.iter().find(|one| one.code.as_str() == *code));
    found.map_or(Meant::None, Meant::Likely)
}

/// The quadrant that a text names.
pub(super) fn quadrant(text: &str) -> Option<Quadrant> {
    let words = normalise(text);
    let begins = |start: &str| words.split(' ').any(|word| word.starts_with(start));
    let named = [
        ("strateg", Quadrant::Strategic),
        ("financ", Quadrant::Financial),
        ("operat", Quadrant::Operational),
        ("complian", Quadrant::Compliance),
        ("risk", Quadrant::Compliance),
    ];
    named.into_iter().find(|(start, _)| begins(start)).map(|(_, quadrant)| quadrant)
}

/// How often a text says that something is measured.
pub(super) fn frequency(text: &str) -> Option<Frequency> {
    let words = normalise(text);
    let has = |listed: &[&str]| listed.iter().any(|phrase| words.contains(phrase));
    if has(&["half", "six month", "6 month", "twice a year", "bi annual", "biannual"]) {
        Some(Frequency::HalfYearly)
    } else if has(&["quarter", "three month", "3 month"]) {
        Some(Frequency::Quarterly)
    } else if has(&["month"]) {
        Some(Frequency::Monthly)
    } else if has(&["annual", "year", "annum"]) {
        Some(Frequency::Yearly)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::strategy::scorecard::eleven;

    #[test]
    fn an_indicator_is_known_by_code_name_and_the_words_councils_use() {
        let indicators = eleven();
        for (code, name, expected, reason) in [
            ("IND-S1", "", "= IND-S1", "its code"),
            ("ind-c2", "Whatever", "= IND-C2", "however written"),
            ("", "Payments within 30 days", "= IND-O1", "its name"),
            ("", "% of spend in district", "~ IND-S1", "as strategies print it"),
            ("", "% of spend with SMEs in district", "~ IND-S2", "the more particular"),
            ("", "% of spend with VSCEs in district", "~ IND-S3", "spelt wrongly"),
            ("", "Number of tenders with Social Value criteria", "~ IND-S4", "as strategies print it"),
            ("", "Financial savings achieved in total", "~ IND-F1", "in all"),
            ("", "Annual financial savings", "~ IND-F2", "of a year"),
            ("", "% of suppliers paid within 30 days", "~ IND-O1", "by suppliers"),
            ("", "% of procurement opportunities published", "~ IND-O2", "published"),
            ("", "Service area satisfaction", "~ IND-O3", "of services"),
            ("", "Supplier satisfaction", "-", "another survey"),
            ("", "Number of waivers to Contract Procedure Rules", "~ IND-C1", "waivers"),
            ("", "Value of waivers", "-", "not their number"),
            ("", "Number of legal challenges", "~ IND-C2", "challenges"),
            ("", "Carbon", "-", "one of the council's own"),
            ("", "", "-", "nothing"),
        ] {
            let found = match meant(&indicators, code, name) {
                Meant::Surely(one) => format!("= {}", one.code),
                Meant::Likely(one) => format!("~ {}", one.code),
                Meant::None => "-".to_owned(),
            };
            assert_eq!(found, expected, "{name}: {reason}");
        }
    }
}
