//! The form of one band of the draft.

use super::{START, below_draft, choices, lower_choices, measures, place, seen, seen_now, vat_choices};
use crate::address::Path;
use crate::components::{Choice, FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to, show_with};
use actions::Failure;
use actions::law::TypedBand;
use askama::Template;
use axum::http::StatusCode;
use domain::law::procedure_rules::{Advert, DraftEdit};
use domain::law::thresholds::ContractKind;

#[derive(Template)]
#[template(path = "law/procedure_rules/band.html")]
struct BandPage {
    page: PageFrame,
    errors: FieldErrors,
    action: String,
    seen: String,
    typed: TypedBand,
    kinds: Vec<Choice>,
    measures: Vec<Choice>,
    vat: Vec<Choice>,
    lower: Vec<Choice>,
    upper: Vec<Choice>,
    routes: Vec<Choice>,
    adverts: Vec<Choice>,
    waivers: Vec<Choice>,
}

fn typed(sent: &Sent) -> TypedBand {
    let text = |name: &str| sent.text(name).to_owned();
    TypedBand {
        name: text("name"),
        kinds: sent.all("kinds").into_iter().map(str::to_owned).collect(),
        measure: text("measure"),
        vat: text("vat"),
        from_how: text("from_how"),
        from: text("from"),
        to_how: text("to_how"),
        to: text("to"),
        route: text("route"),
        quotes: text("quotes"),
        advert: text("advert"),
        approver: text("approver"),
        waiver: text("waiver"),
        waiver_approver: text("waiver_approver"),
        waiver_reported_to: text("waiver_reported_to"),
    }
}

const UPPER: [(&str, &str); 3] =
    [("less_than", "Less than this amount (<)"), ("at_most", "Up to this amount (≤)"), ("none", "No upper limit")];

const ROUTES: [(&str, &str); 3] =
    [("direct", "Direct purchase from one supplier"), ("quotes", "Written quotes"), ("tender", "Tender")];

const WAIVERS: [(&str, &str); 2] = [("not_allowed", "Nobody may waive the rules"), ("by", "The holder of a post may")];

fn page(cx: &Cx, number: Option<usize>, seen: String, typed: TypedBand, errors: FieldErrors) -> Answer {
    let title = number.map_or_else(|| "Add a band".to_owned(), |number| format!("Band {number}"));
    let kinds = ContractKind::ALL.iter();
    let kinds = kinds
        .map(|kind| Choice::new(kind.name(), kind.label()).picked(typed.kinds.iter().any(|name| name == kind.name())));
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let answer = BandPage {
        page: PageFrame { breadcrumbs: below_draft(), has_errors: !errors.is_empty(), ..cx.frame(&title) },
        action: number.map_or_else(|| format!("{START}/draft/band"), |number| format!("{START}/draft/band/{number}")),
        seen,
        kinds: kinds.collect(),
        measures: measures(&typed.measure),
        vat: vat_choices(&typed.vat),
        lower: lower_choices(&typed.from_how),
        upper: choices(&UPPER, &typed.to_how),
        routes: choices(&ROUTES, &typed.route),
        adverts: choices(Advert::NAMES, &typed.advert),
        waivers: choices(&WAIVERS, &typed.waiver),
        typed,
        errors,
    };
    show_with(status, &answer)
}

/// The form of a new band; what the last band goes by is taken over.
pub async fn new(cx: Cx) -> Answer {
    let scope = cx.scope()?;
    let seen = seen_now(&cx, &scope).await?;
    let draft = actions::law::rules_being_changed(&cx.guildhall().store, &scope).await?;
    let last = draft.bands.last().map(TypedBand::of).unwrap_or_default();
    let typed = TypedBand { measure: last.measure, vat: last.vat, from_how: last.from_how, ..TypedBand::default() };
    page(&cx, None, seen, typed, FieldErrors::default())
}

/// The form of a band that is there.
pub async fn open(cx: Cx, Path(number): Path<usize>) -> Answer {
    let scope = cx.scope()?;
    let seen = seen_now(&cx, &scope).await?;
    let draft = actions::law::rules_being_changed(&cx.guildhall().store, &scope).await?;
    let band = number.checked_sub(1).and_then(|place| draft.bands.get(place));
    let band = band.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))?;
    page(&cx, Some(number), seen, TypedBand::of(band), FieldErrors::default())
}

async fn keep(cx: Cx, number: Option<usize>, sent: &Sent) -> Answer {
    let form = typed(sent);
    let at = number.map(place).transpose()?;
    let kept = match form.read() {
        Ok(band) => {
            let edit = at.map_or_else(|| DraftEdit::AddBand(band.clone()), |at| DraftEdit::PutBand(at, band.clone()));
            actions::law::edit_draft(cx.guildhall(), &cx.scope()?, seen(sent), edit).await
        }
        Err(failure) => Err(failure),
    };
    match kept {
        Ok(()) => go_to(&format!("{START}/draft?done=draft-kept")),
        Err(Failure::Refused(why)) => {
            // What was typed stays, under the draft as it is now, so that sending it again is a choice.
            let mut errors = FieldErrors::default();
            errors.add("name", &why);
            let now = seen_now(&cx, &cx.scope()?).await?;
            page(&cx, number, now, form, errors)
        }
        Err(failure) => page(&cx, number, sent.text("seen").to_owned(), form, field_errors(failure)?),
    }
}

/// Adds a band to the draft.
pub async fn add(cx: Cx, sent: Sent) -> Answer {
    keep(cx, None, &sent).await
}

/// Changes a band of the draft.
pub async fn change(cx: Cx, Path(number): Path<usize>, sent: Sent) -> Answer {
    keep(cx, Some(number), &sent).await
}
