//! Who owns the risk of a service losing money.

use super::{below_losses, service_said};
use crate::components::{FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to, show_with};
use askama::Template;
use axum::http::StatusCode;
use store::losses::Area;

#[derive(Template)]
#[template(path = "losses/area.html")]
struct AreaPage {
    page: PageFrame,
    errors: FieldErrors,
    service: String,
    owner: String,
    review_on: String,
}

async fn page(cx: &Cx, service: &str, typed: Option<&Sent>, errors: FieldErrors) -> Answer {
    let scope = cx.scope()?;
    let store = &cx.guildhall().store;
    if !store::losses::services(store, &scope).await?.iter().any(|known| known == service) {
        return Err(PageFailure::not_found().framed(cx.frame("")));
    }
    let known = store::losses::areas(store, &scope).await?.into_iter().find(|area| area.service == service);
    let day = known.as_ref().and_then(|area| area.review_on).map(|day| day.to_string()).unwrap_or_default();
    let owner = known.map(|area| area.owner).unwrap_or_default();
    let title = format!("Risk of loss: {}", service_said(service));
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let as_typed = |name: &str, was: String| typed.map_or(was, |sent| sent.text(name).to_owned());
    let shown = AreaPage {
        page: PageFrame { breadcrumbs: below_losses(), has_errors: !errors.is_empty(), ..cx.frame(&title) },
        errors,
        service: service.to_owned(),
        owner: as_typed("owner", owner),
        review_on: as_typed("review_on", day),
    };
    show_with(status, &shown)
}

/// The form.
pub async fn open(cx: Cx) -> Answer {
    let asked = Sent::read(&cx.query);
    page(&cx, asked.text("service"), None, FieldErrors::default()).await
}

/// Takes the form.
pub async fn send(cx: Cx, sent: Sent) -> Answer {
    let service = sent.text("service").to_owned();
    let area = Area {
        service: service.clone(),
        owner: sent.text("owner").to_owned(),
        review_on: sent.entered("review_on").and_then(actions::typed_day),
    };
    match actions::losses::set_area(cx.guildhall(), &cx.scope()?, &area).await {
        Ok(()) => go_to("/losses?done=losses-area"),
        Err(failure) => page(&cx, &service, Some(&sent), field_errors(failure)?).await,
    }
}
