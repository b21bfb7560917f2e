//! The council's settings of the law: in force, changed, and their history.

pub mod change;
pub mod history;

use crate::components::{Link, PageFrame, Summary, SummaryRow};
use crate::cx::Cx;
use crate::page::{Answer, show};
use askama::Template;
use domain::access::Action;
use domain::values::moment_said;

const START: &str = "/law/settings";

/// The way to pages below the settings.
fn below() -> Vec<Link> {
    let mut links = super::below_law();
    links.push(Link::new("Settings of the law", START));
    links
}

#[derive(Template)]
#[template(path = "law/settings.html")]
struct SettingsPage {
    page: PageFrame,
    standing: String,
    summary: Summary,
    may_edit: bool,
}

/// Settings as a page shows them.
fn summary(settings: &domain::law::CouncilSettings) -> Summary {
    Summary::new(settings.said().into_iter().map(|(name, said)| SummaryRow::new(name, said)).collect())
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    let kept = store::law::settings(&cx.guildhall().store, &cx.scope()?, None).await?;
    let standing = kept.as_ref().map_or_else(
        || "These are the settings that every council begins with: the law as the rule book has it.".to_owned(),
        |kept| format!("Edition {}, in force since {}: {}", kept.number, moment_said(kept.made_at), kept.why),
    );
    show(&SettingsPage {
        page: PageFrame { breadcrumbs: super::below_law(), ..cx.frame("Settings of the law") },
        standing,
        summary: summary(&kept.map(|kept| kept.settings).unwrap_or_default()),
        may_edit: cx.may(Action::EditLawSettings),
    })
}
