//! The parts of a period's page.

use super::{address, differs_said};
use crate::components::{Cell, Heading, Summary, SummaryRow, Table};
use crate::pages::spend::{counted, query};
use actions::publication::Prepared;
use domain::findings::Severity;
use domain::publication::schema::columns;
use domain::publication::{Mark, MarkSum, PublicationFinding, Version, VersionState};

/// A finding as the page shows it.
pub struct ShownFinding {
    pub what: &'static str,
    pub class: &'static str,
    pub text: String,
    pub lines: String,
    pub href: String,
}

/// A version as the page shows it.
pub struct ShownVersion {
    pub id: i64,
    pub title: String,
    pub said: String,
    pub why: String,
    pub stands: bool,
    /// Its files: address and words.
    pub files: Vec<(String, String)>,
}

pub fn count(number: u64) -> String {
    counted(i64::try_from(number).unwrap_or(i64::MAX))
}

/// So many lines, in words.
pub fn lines_said(number: u64) -> String {
    if number == 1 { "1 line".to_owned() } else { format!("{} lines", count(number)) }
}

fn lines_of(prepared: &Prepared, code: &str) -> String {
    let ground = &prepared.ground;
    format!("{}/lines{}", address(ground.set, ground.period), query(&[("finding", code)]))
}

/// Where a published period stands, in words; nothing where no version stands.
pub fn published(prepared: &Prepared) -> String {
    let Some(version) = prepared.standing() else { return String::new() };
    let number = version.number.unwrap_or_default();
    let day = version.published_at.map(|at| at.strftime("%-d %B %Y").to_string()).unwrap_or_default();
    let published = format!("Version {number} was published on {day}.");
    match differs_said(prepared.difference) {
        differs if differs.is_empty() => {
            format!("{published} The council's records agree with it: there is nothing to publish.")
        }
        differs => format!(
            "{published} {differs} What is published stays as it is. Publish a new version if it should say so too."
        ),
    }
}

/// Whether a version stands that says all that the records say.
fn is_settled(prepared: &Prepared) -> bool {
    prepared.standing().is_some() && !prepared.differs()
}

/// The findings, those that stop first. What was confirmed for the version that stands is not asked again.
pub fn findings(prepared: &Prepared) -> Vec<ShownFinding> {
    let accepted = prepared.standing().and_then(|version| version.content.as_ref()).map(|content| &content.accepted);
    let was_accepted = |finding: &PublicationFinding| {
        let known = |said: &String| said.starts_with(&finding.public) || said.starts_with(&finding.text);
        is_settled(prepared) && accepted.is_some_and(|all| all.iter().any(known))
    };
    let shown = |finding: &PublicationFinding| {
        let is_confirmed = finding.severity == Severity::Confirm && was_accepted(finding);
        let (what, class) = match finding.severity {
            Severity::Confirm if is_confirmed => ("Confirmed", "govuk-tag--grey"),
            Severity::Stop => ("Cannot be published", "govuk-tag--red"),
            Severity::Fix => ("Wrong in places", "govuk-tag--orange"),
            Severity::Confirm => ("Please confirm", "govuk-tag--yellow"),
            Severity::Note => ("Good to know", "govuk-tag--grey"),
        };
        let has_lines = finding.lines > 0;
        ShownFinding {
            what,
            class,
            text: if is_confirmed { finding.public.clone() } else { finding.text.clone() },
            lines: if has_lines { format!("{}, {}", lines_said(finding.lines), finding.total) } else { String::new() },
            href: if finding.has_lines { lines_of(prepared, &finding.code) } else { String::new() },
        }
    };
    prepared.findings.iter().map(shown).collect()
}

/// What is or would be published, in numbers.
pub fn summary(prepared: &Prepared) -> Summary {
    let ground = &prepared.ground;
    let sum = |sum: &MarkSum| format!("{}, {}", lines_said(sum.lines), sum.total);
    let what = match prepared.standing() {
        None => "To be published",
        Some(_) if prepared.differs() => "In a new version",
        Some(_) => "Published",
    };
    let mut rows = vec![SummaryRow::new(what, sum(&prepared.tally.rows))];
    if ground.set == domain::publication::DataSet::Payments {
        let left_out = prepared.tally.of(Mark::BelowLimit);
        rows.push(SummaryRow::new(
            "Limit",
            format!("Lines above {}, and credits of more than that", ground.settings.limit),
        ));
        rows.push(SummaryRow::new("Not above the limit", sum(&left_out)));
    }
    rows.push(SummaryRow::new("Irrecoverable VAT", ground.settings.irrecoverable_vat.label()));
    rows.push(SummaryRow::new("Asked for by", ground.set.law()));
    Summary::new(rows)
}

/// What is hidden and why: by rule, by the council's own file, and in purposes.
pub fn hidden(prepared: &Prepared) -> Table {
    let mut rows = Vec::new();
    let mut add = |what: String, why: String, mark: Mark| {
        let sum = prepared.tally.of(mark);
        if sum.lines > 0 {
            rows.push(vec![
                Cell::new(what).to(lines_of(prepared, &mark.code())),
                Cell::new(why),
                Cell::number(count(sum.lines)),
                Cell::number(sum.total.to_string()),
                Cell::new(sum.examples.join(", ")),
            ]);
        }
    };
    for rule in &prepared.ground.rules {
        add(format!("Rule: {}", rule.name), rule.why.clone(), Mark::Hidden(rule.id));
    }
    add("Hidden in your file already".into(), "The file gives no name".into(), Mark::AlreadyHidden);
    add("Purposes and categories".into(), "They speak of a hidden name".into(), Mark::Scrubbed);
    let mut head = ["What", "Why"].map(Heading::new).to_vec();
    head.extend(["Lines", "Sum"].map(Heading::number));
    head.push(Heading::new("For example"));
    Table {
        caption: "What is hidden and why".into(),
        caption_classes: "govuk-visually-hidden".into(),
        head,
        rows,
        first_cell_is_header: true,
    }
}

/// The first rows exactly as the file will have them.
pub fn preview(prepared: &Prepared) -> Table {
    let cells = |row: &Vec<String>| row.iter().map(Cell::new).collect();
    Table {
        caption: "First rows of the file".into(),
        caption_classes: "govuk-visually-hidden".into(),
        head: columns(prepared.ground.set).iter().map(|column| Heading::new(column.name)).collect(),
        rows: prepared.first_rows.iter().map(cells).collect(),
        first_cell_is_header: false,
    }
}

/// The address of a file of a version.
pub fn file_address(council: &str, version: &Version, number: Option<u32>, ending: &str) -> String {
    let number = number.map(|number| format!("-v{number}")).unwrap_or_default();
    let (set, period) = (version.set.name(), version.period);
    format!("/public/spend/{council}/{}/{set}/{period}{number}.{ending}", period.financial_year().starts_in())
}

/// The versions, the last first; what was asked for and never made is left out.
pub fn versions(prepared: &Prepared, names: &std::collections::BTreeMap<i64, String>) -> Vec<ShownVersion> {
    let code = prepared.ground.council.code.as_str();
    let named = |id: i64| names.get(&id).cloned().unwrap_or_default();
    let day = |moment: jiff::Timestamp| moment.strftime("%-d %B %Y").to_string();
    let shown = |version: &Version| {
        let (number, content) = (version.number?, version.content.as_ref()?);
        let published = version.published_at.map(day).unwrap_or_default();
        let mut said = format!(
            "{} published it on {published}: {}, {}.",
            named(version.asked_by),
            lines_said(content.lines),
            content.total
        );
        if let Some((by, at, why)) = &version.withdrawn {
            said.push_str(&format!(" {} withdrew it on {}: {why}", named(*by), day(*at)));
        }
        let files = [("csv", "CSV"), ("xlsx", "Excel"), ("json", "Metadata")].map(|(ending, text)| {
            (file_address(code, version, Some(number), ending), format!("{text} of version {number}"))
        });
        let state = if version.state == VersionState::Withdrawn { " (withdrawn)" } else { "" };
        Some(ShownVersion {
            id: version.id,
            title: format!("Version {number}{state}"),
            said,
            why: version.why.clone(),
            stands: version.stands(),
            files: if version.stands() { files.to_vec() } else { Vec::new() },
        })
    };
    prepared.versions.iter().filter_map(shown).collect()
}
