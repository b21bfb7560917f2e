//! One supplier's facts: what counts, all that was ever said, and a form to say more.

use super::below_suppliers;
use super::shown::{day, group_said, known, moment, place, roles, sme, vcse, yes};
use crate::address::Path;
use crate::components::{Choice, FieldErrors, PageFrame, Summary, SummaryRow};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to, show_with};
use crate::pages::spend::query;
use actions::suppliers::Entered;
use askama::Template;
use axum::http::StatusCode;
use domain::access::Action;
use domain::spend::{REDACTED_KEY, clean};
use domain::suppliers::{KeptStatement, PostcodeKind, SmeDefinition, SupplierFacts, VcseKind, VcseRole};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "suppliers/one.html")]
struct One {
    page: PageFrame,
    errors: FieldErrors,
    key: String,
    spend_href: String,
    paid: String,
    summary: Summary,
    differs: String,
    history: Vec<Said>,
    may_manage: bool,
    typed: Entered,
    kinds: Vec<Choice>,
    smes: Vec<Choice>,
    definitions: Vec<Choice>,
    vcses: Vec<Choice>,
    vcse_kinds: Vec<Choice>,
    vcse_roles: Vec<Choice>,
    groups: Vec<Choice>,
    abroad: Vec<Choice>,
}

/// One statement as the page shows it.
struct Said {
    id: i64,
    what: String,
    from: String,
    by: String,
    ended: String,
}

fn said(kept: &KeptStatement, names: &BTreeMap<i64, String>) -> Said {
    let statement = &kept.said;
    let mut what: Vec<String> = Vec::new();
    let mut add = |label: &str, value: Option<String>| what.extend(value.map(|value| format!("{label}: {value}")));
    add(
        "Postcode",
        statement.postcode.map(|code| format!("{code} ({})", statement.postcode_kind.label().to_lowercase())),
    );
    add("Place", statement.abroad.map(|ring| ring.label().to_owned()));
    add("Company number", statement.company_number.clone());
    add("Charity number", statement.charity_number.clone());
    add("SME", statement.sme.map(|is| yes(Some(is)).to_owned()));
    add("Staff", statement.size.headcount.map(|staff| staff.to_string()));
    add("Turnover", statement.size.turnover.map(|pence| pence.to_string()));
    add("Balance sheet total", statement.size.balance_sheet.map(|pence| pence.to_string()));
    add("VCSE", statement.vcse.map(|is| yes(Some(is)).to_owned()));
    add("Kind of VCSE", statement.vcse_kind.map(|kind| kind.label().to_owned()));
    add("Role of VCSE", Some(roles(&statement.vcse_roles)).filter(|text| !text.is_empty()));
    add("Part of a larger group", statement.in_group.map(|is| yes(Some(is)).to_owned()));
    let as_at = statement.as_at.map(|at| format!(", as at {}", day(Some(at)))).unwrap_or_default();
    let source = if statement.source.is_empty() { "No source given" } else { &statement.source };
    Said {
        id: kept.id,
        what: what.join("; "),
        from: format!("{source}{as_at}"),
        by: format!("{}, {}", names.get(&kept.recorded_by).cloned().unwrap_or_default(), moment(kept.recorded_at)),
        ended: kept.ended.as_ref().map(|(at, why)| format!("Taken out on {}: {why}", moment(*at))).unwrap_or_default(),
    }
}

fn summary(facts: Option<&SupplierFacts>, names: &BTreeMap<String, String>) -> Summary {
    let named = |code: String| names.get(&code).map(|name| format!("{name} ({code})")).unwrap_or(code);
    let mut rows = vec![SummaryRow::new("Where it is", place(facts))];
    for placed in facts.iter().flat_map(|facts| &facts.places) {
        let mut text = placed.postcode.to_string();
        match placed.known {
            Some(false) => text.push_str(", not in the postcode directory"),
            None => text.push_str(", not looked up: no postcode directory is loaded"),
            Some(true) => {}
        }
        if let Some(ended) = placed.ended {
            text.push_str(&format!(", ended in {}", ended.name()));
        }
        text.extend(placed.ward.clone().map(|ward| format!(", ward {}", named(ward))));
        text.extend(placed.district.clone().map(|district| format!(", {}", named(district))));
        rows.push(SummaryRow::new(placed.kind.label(), text));
    }
    rows.push(SummaryRow::new("SME", sme(facts)));
    if let Some(definition) = facts.and_then(|facts| facts.sme_definition) {
        rows.push(SummaryRow::new("Under the definition", definition.sentence()));
    }
    rows.push(SummaryRow::new("VCSE", vcse(facts)));
    for (label, value) in [
        ("Kind of VCSE", facts.and_then(|facts| facts.vcse_kind).map(|kind| kind.label().to_owned())),
        ("Role of VCSE", facts.map(|facts| roles(&facts.vcse_roles)).filter(|text| !text.is_empty())),
        ("Part of a larger group", facts.and_then(|facts| facts.in_group).map(group_said)),
        ("Company number", facts.and_then(|facts| facts.company_number.clone())),
        ("Charity number", facts.and_then(|facts| facts.charity_number.clone())),
        ("Source", facts.map(|facts| facts.source.clone()).filter(|source| !source.is_empty())),
        ("As at", facts.and_then(|facts| facts.as_at).map(|at| day(Some(at)))),
    ] {
        rows.extend(value.map(|value| SummaryRow::new(label, value)));
    }
    Summary::new(rows)
}

/// What two numbers of the supplier disagree about; empty where they agree.
fn differs(facts: &SupplierFacts) -> String {
    if facts.differs.is_empty() {
        return String::new();
    }
    let what = facts.differs.join(", ");
    format!("Different things are said of two numbers of this supplier, so this is not known of its name: {what}")
}

fn picked(all: &[(&str, &str)], value: &str) -> Vec<Choice> {
    all.iter().map(|(name, text)| Choice::new(name, text).picked(*name == value)).collect()
}

fn role_choices(chosen: &[String]) -> Vec<Choice> {
    let role = |(name, text): &(&str, &str)| Choice::new(name, text).picked(chosen.iter().any(|one| one == name));
    VcseRole::NAMES.iter().map(role).collect()
}

async fn page(cx: Cx, key: &str, errors: FieldErrors, typed: Entered) -> Answer {
    let scope = cx.scope_for(Action::SeeSpend)?;
    let known = known(&cx, &scope).await?;
    let paid = known.paid.iter().find(|paid| paid.key == key && key != REDACTED_KEY && !key.is_empty());
    let store = &cx.guildhall().store;
    let numbers = paid.map(|paid| paid.numbers.clone()).unwrap_or_default();
    let kept = store::suppliers::statements_about(store, &scope, key, &numbers).await?;
    if paid.is_none() && kept.is_empty() || key == REDACTED_KEY {
        return Err(PageFailure::not_found().framed(cx.frame("")));
    }
    let facts = known.book.of_key(key, &numbers);
    let codes: Vec<String> = facts
        .iter()
        .flat_map(|facts| &facts.places)
        .flat_map(|placed| [placed.ward.clone(), placed.district.clone()])
        .flatten()
        .collect();
    let names = match &known.edition {
        Some(edition) => store::postcodes::area_names(store, edition.id, &codes).await?,
        None => BTreeMap::new(),
    };
    let people: Vec<i64> = kept.iter().map(|kept| kept.recorded_by).collect();
    let people = store::people::names(store, &people).await?;
    let name = paid.map_or_else(|| kept.first().map(|kept| kept.said.name.clone()), |paid| Some(paid.label.clone()));
    let name = name.unwrap_or_else(|| key.to_owned());
    let three = [("", "Not known"), ("yes", "Yes"), ("no", "No")];
    let kinds: Vec<(&str, &str)> = PostcodeKind::ALL.iter().map(|kind| (kind.name(), kind.label())).collect();
    let definitions: Vec<(&str, &str)> =
        SmeDefinition::ALL.iter().rev().map(|one| (one.name(), one.sentence())).collect();
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let frame = PageFrame {
        breadcrumbs: below_suppliers(),
        has_errors: !errors.is_empty(),
        ..cx.frame(&format!("Facts about {name}"))
    };
    show_with(
        status,
        &One {
            page: frame,
            errors,
            key: key.to_owned(),
            spend_href: format!("/spend/supplier{}", query(&[("key", key)])),
            paid: paid.map(|paid| paid.total.to_string()).unwrap_or_default(),
            summary: summary(facts, &names),
            differs: facts.map(differs).unwrap_or_default(),
            history: kept.iter().rev().map(|kept| said(kept, &people)).collect(),
            may_manage: cx.may(Action::ManageSupplierFacts),
            kinds: picked(&kinds, &typed.postcode_kind),
            smes: picked(&three, &typed.sme),
            definitions: picked(&definitions, &typed.sme_definition),
            vcses: picked(&three, &typed.vcse),
            vcse_kinds: picked(&[&[("", "Not said")][..], VcseKind::NAMES].concat(), &typed.vcse_kind),
            vcse_roles: role_choices(&typed.vcse_roles),
            groups: picked(&three, &typed.in_group),
            abroad: vec![Choice::new("yes", "It is outside the United Kingdom").picked(typed.abroad)],
            typed: Entered { name, ..typed },
        },
    )
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    let key = Sent::read(&cx.query).text("key").to_owned();
    page(cx, &key, FieldErrors::default(), Entered::default()).await
}

/// Takes what somebody enters.
pub async fn send(cx: Cx, sent: Sent) -> Answer {
    let text = |name: &str| sent.text(name).to_owned();
    let entered = Entered {
        name: text("name"),
        number: text("number"),
        postcode: text("postcode"),
        postcode_kind: text("postcode_kind"),
        abroad: sent.ticked("abroad"),
        company_number: text("company_number"),
        charity_number: text("charity_number"),
        sme: text("sme"),
        sme_definition: text("sme_definition"),
        headcount: text("headcount"),
        turnover: text("turnover"),
        balance_sheet: text("balance_sheet"),
        vcse: text("vcse"),
        vcse_kind: text("vcse_kind"),
        vcse_roles: sent.all("vcse_roles").into_iter().map(str::to_owned).collect(),
        in_group: text("in_group"),
        as_at: text("as_at"),
        source: text("source"),
    };
    let key = if entered.name.trim().is_empty() { text("key") } else { clean(&entered.name) };
    match actions::suppliers::enter(cx.guildhall(), &cx.scope()?, &entered).await {
        Ok(()) => go_to(&format!("/suppliers/supplier{}", query(&[("key", &key), ("done", "facts-entered")]))),
        Err(failure) => page(cx, &key, field_errors(failure)?, entered).await,
    }
}

/// Takes one statement out.
pub async fn end(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    match actions::suppliers::end(cx.guildhall(), &cx.scope()?, id, sent.text("why")).await {
        Ok(ended) => go_to(&format!("/suppliers/supplier{}", query(&[("key", &ended.key), ("done", "facts-ended")]))),
        Err(failure) => {
            let errors = field_errors(failure)?;
            let kept = store::suppliers::statement(&cx.guildhall().store, &cx.scope()?, id).await?;
            let key = kept.ok_or_else(PageFailure::not_found)?.said.name_key();
            page(cx, &key, errors, Entered::default()).await
        }
    }
}
