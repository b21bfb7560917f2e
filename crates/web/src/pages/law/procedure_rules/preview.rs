//! What the draft would have changed, before it is saved.

mod tables;

use super::{START, below, choices, finding_said, measures, seen, seen_now, vat_choices};
use crate::address::Path;
use crate::components::{Choice, FieldErrors, PageFrame, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to, show_with};
use crate::pages::law::notes;
use crate::pages::spend::{download, query};
use actions::Failure;
use actions::law::{Over, RowFault, Saving, Trial};
use askama::Template;
use axum::http::StatusCode;
use domain::law::procedure_rules::{Draft, Edition};
use domain::law::thresholds::ContractKind;
use domain::values::FinancialYear;
use publish::lists::{ColumnHeading, List};

/// Financial years to choose from.
const YEARS: usize = 5;

#[derive(Template)]
#[template(path = "law/procedure_rules/preview.html")]
struct PreviewPage {
    page: PageFrame,
    errors: FieldErrors,
    is_begun: bool,
    is_the_same: bool,
    findings: Vec<String>,
    changes: Table,
    years: Vec<Choice>,
    kinds: Vec<Choice>,
    over: &'static str,
    has_list: bool,
    tried: String,
    trial: Option<tables::Shown>,
    faults: Table,
    left_out: usize,
    downloads: Vec<(String, &'static str)>,
    to_fill_in: Vec<(String, &'static str)>,
    list_measures: Vec<Choice>,
    list_vat: Vec<Choice>,
    list_kinds: Vec<Choice>,
    year: String,
    kind: &'static str,
    seen: String,
    from: String,
    adopted: String,
    why: String,
    confirmed: Vec<Choice>,
}

/// What the page shows the draft over, and what a form sent.
pub struct Wanted {
    pub over: Over,
    pub sent: Sent,
    /// What is wrong with the rows of a list that was refused.
    pub faults: Vec<RowFault>,
}

fn last_year(cx: &Cx) -> FinancialYear {
    FinancialYear::of(cx.today()).previous()
}

/// What the draft is tried on, by the fields of a query or a form.
fn over(cx: &Cx, sent: &Sent) -> Over {
    if sent.text("over") == "list" {
        return Over::List;
    }
    let year = sent.text("year").parse::<FinancialYear>().unwrap_or_else(|_| last_year(cx));
    Over::Payments(year, sent.text("kind").parse().unwrap_or(ContractKind::Services))
}

/// The draft as an edition, and the latest edition.
async fn proposed(cx: &Cx) -> Result<(Edition, Option<Edition>), PageFailure> {
    let scope = cx.scope()?;
    let store = &cx.guildhall().store;
    let draft = actions::law::rules_being_changed(store, &scope).await?;
    let latest = store::law::in_force(store, &scope).await?.all().last().cloned();
    Ok((draft.dated(0, cx.today(), ""), latest))
}

/// The trial, or why there is none.
async fn tried(cx: &Cx, proposed: &Edition, over: Over) -> Result<(Option<Trial>, String), PageFailure> {
    let said = match over {
        Over::Payments(year, kind) => {
            format!("Payments of {year} by supplier, each taken as one contract: {}", kind.label().to_lowercase())
        }
        Over::List => {
            let list = store::law::list(&cx.guildhall().store, &cx.scope()?).await?;
            list.map(|list| format!("The list {}", list.name)).unwrap_or_default()
        }
    };
    match actions::law::try_rules(cx.guildhall(), &cx.scope()?, proposed, over).await {
        Ok(trial) => Ok((Some(trial), said)),
        Err(Failure::Refused(why)) => Ok((None, why)),
        Err(failure) => Err(failure.into()),
    }
}

/// The page over what was asked for.
pub async fn page(cx: &Cx, wanted: Wanted, errors: FieldErrors) -> Answer {
    let scope = cx.scope()?;
    // The draft's moment is taken first: one that changes meanwhile is refused when it is saved.
    let seen = seen_now(cx, &scope).await?;
    let (edition, latest) = proposed(cx).await?;
    let (trial, said) = tried(cx, &edition, wanted.over).await?;
    let (year, kind) = match wanted.over {
        Over::Payments(year, kind) => (year, kind),
        Over::List => (last_year(cx), ContractKind::Services),
    };
    let years: Vec<FinancialYear> =
        std::iter::successors(Some(FinancialYear::of(cx.today())), |year| Some(year.previous())).take(YEARS).collect();
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let sent = &wanted.sent;
    let refused = !wanted.faults.is_empty();
    let faults = if refused { &wanted.faults } else { trial.as_ref().map_or(&wanted.faults, |trial| &trial.faults) };
    let name = if wanted.over == Over::List { "list" } else { "payments" };
    let asked = query(&[("over", name), ("year", &year.to_string()), ("kind", kind.name())]);
    let confirmed = Choice::new("yes", "I know what is said above, and the rules are to be saved so");
    let answer = PreviewPage {
        page: PageFrame {
            breadcrumbs: below(),
            has_errors: !errors.is_empty(),
            ..cx.frame("What your changes would have done")
        },
        is_begun: !seen.is_empty(),
        is_the_same: latest.as_ref().is_some_and(|latest| Draft::of(latest) == Draft::of(&edition)),
        findings: edition.findings().iter().map(finding_said).collect(),
        changes: tables::changes(latest.as_ref(), &edition),
        years: years.iter().map(|one| Choice::new(&one.to_string(), &one.to_string()).picked(*one == year)).collect(),
        kinds: choices(ContractKind::NAMES, kind.name()),
        over: name,
        has_list: store::law::list(&cx.guildhall().store, &scope).await?.is_some(),
        tried: said,
        left_out: trial.as_ref().filter(|_| !refused).map_or(0, |trial| trial.left_out),
        faults: tables::faults(faults),
        trial: trial.as_ref().map(tables::Shown::of),
        downloads: download::links(&format!("{START}/preview/download"), &asked),
        to_fill_in: download::links(&format!("{START}/list/download"), ""),
        list_measures: measures(sent.text("list_measure")),
        list_vat: vat_choices(sent.text("list_vat")),
        list_kinds: choices(ContractKind::NAMES, sent.entered("list_kind").unwrap_or("services")),
        year: year.to_string(),
        kind: kind.name(),
        seen,
        from: sent.text("from").to_owned(),
        adopted: sent.text("adopted").to_owned(),
        why: sent.text("why").to_owned(),
        confirmed: vec![confirmed.picked(sent.ticked("confirmed"))],
        errors,
    };
    show_with(status, &answer)
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    let sent = Sent::read(&cx.query);
    let wanted = Wanted { over: over(&cx, &sent), sent: Sent::default(), faults: Vec::new() };
    page(&cx, wanted, FieldErrors::default()).await
}

/// Saves the draft as a new edition.
pub async fn save(cx: Cx, sent: Sent) -> Answer {
    let saving = Saving {
        seen: seen(&sent),
        from: sent.text("from").to_owned(),
        adopted: sent.text("adopted").to_owned(),
        why: sent.text("why").to_owned(),
        confirmed: sent.ticked("confirmed"),
    };
    let errors = match actions::law::save_rules(cx.guildhall(), &cx.scope()?, &saving).await {
        Ok(_) => return go_to(&format!("{START}?done=procedure-rules-saved")),
        Err(Failure::Refused(refused)) => {
            let mut errors = FieldErrors::default();
            errors.add("from", &refused);
            errors
        }
        Err(failure) => field_errors(failure)?,
    };
    let wanted = Wanted { over: over(&cx, &sent), sent, faults: Vec::new() };
    page(&cx, wanted, errors).await
}

/// Everything that was bought and what would have changed of it, as CSV or XLSX.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    let over = over(&cx, &Sent::read(&cx.query));
    let (edition, _) = proposed(&cx).await?;
    let trial = actions::law::try_rules(cx.guildhall(), &cx.scope()?, &edition, over).await?;
    let mut scope = "What the drafted contract procedure rules would have changed".to_owned();
    if let Some(caution) = trial.preview.caution {
        scope = format!("{scope}. {caution}");
    }
    let list = List {
        title: "What would have changed".into(),
        columns: tables::COLUMNS.map(ColumnHeading::new).to_vec(),
        notes: notes(&cx, &scope),
    };
    download::answer(&form, &list, tables::rows(&trial), "procedure-rules-preview")
}
