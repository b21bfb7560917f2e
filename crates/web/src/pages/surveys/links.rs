//! Making links by which people outside answer a survey once.

use super::{below, known};
use crate::address::Path;
use crate::components::{Cell, Choice, FieldErrors, PageFrame, Table};
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::spend::download;
use crate::pages::strategy::day;
use crate::parts::form::Fields;
use crate::parts::{Filled, Form, Part, Typed, show_parts, show_parts_with, table};
use actions::surveys::Withdrawing;
use axum::http::{HeaderMap, header};
use domain::strategy::surveys::{LINKS_MAX, LinkGroup, Survey};
use publish::lists::{self, ColumnHeading, List};

/// What is said wherever links are handed over.
const ONCE: &str = "Only a scrambled form of each link is kept, so that they cannot be shown again. Give each person \
    one, and keep no list of who got which.";

fn made(groups: &[LinkGroup]) -> Table {
    let row = |one: &LinkGroup| {
        let mut cells = vec![Cell::new(&one.group)];
        cells.extend([one.made, one.used, one.withdrawn].map(|count| Cell::number(count.to_string())));
        cells
    };
    let head = ["For whom", "#Made", "#Used", "#Withdrawn unused"];
    table("Links that were made", &head, groups.iter().map(row).collect())
}

/// The form to withdraw links; nothing where none can still be used.
fn withdraw_form(survey: &Survey, groups: &[LinkGroup], fill: Filled<'_>) -> Option<Part> {
    let unused: Vec<&LinkGroup> = groups.iter().filter(|one| one.unused() > 0).collect();
    if unused.is_empty() {
        return None;
    }
    let choice = |one: &&LinkGroup| Choice::new(&one.group, &format!("{}: {} unused", one.group, one.unused()));
    let choices = [Choice::new("", "None: one link, which I have")].into_iter().chain(unused.iter().map(choice));
    let fields = vec![
        fill.select("of_group", "Withdraw every unused link of", choices.collect()),
        fill.line("link", "Or one link, as it was handed over")
            .hint("Such as one that was sent to the wrong person or lost."),
        fill.text("why", "Why are they withdrawn?").hint("The reason stands in the trail. Name nobody."),
    ];
    let form = Form::new(format!("/surveys/{}/links/withdraw", survey.code), "Withdraw", fields)
        .headed("Withdraw links that nobody used")
        .saying("Whoever opens a withdrawn link is told so. Answers that came in stay.")
        .looking("govuk-button--secondary");
    Some(Part::form(form))
}

/// Withdraws links that nobody used.
pub async fn withdraw(cx: Cx, Path(code): Path<String>, sent: Sent) -> Answer {
    let (scope, survey) = (cx.scope()?, known(&cx, &code).await?.record);
    let typed = Typed::new(&sent);
    let (group, link, why) = (typed.text("of_group"), typed.text("link"), typed.text("why"));
    let meant = match (group.is_empty(), link.is_empty()) {
        (false, true) => Withdrawing::Group(&group),
        (true, false) => Withdrawing::One(&link),
        _ => {
            let mut errors = FieldErrors::default();
            errors.add("of_group", "Select a group, or enter one link, and not both");
            return page(&cx, &survey, &sent, errors).await;
        }
    };
    match actions::surveys::withdraw_links(cx.guildhall(), &scope, &code, (meant, &why)).await {
        Ok(_) => go_to(&format!("/surveys/{code}/links?done=survey-links-withdrawn")),
        Err(failure) => page(&cx, &survey, &sent, field_errors(failure)?).await,
    }
}

async fn page(cx: &Cx, survey: &Survey, sent: &Sent, errors: FieldErrors) -> Answer {
    let groups = store::surveys::links(&cx.guildhall().store, &cx.scope()?, &survey.code).await?;
    let mut parts = vec![Part::Text(format!(
        "Whoever has a link can answer without signing in, once, from {} to {}.",
        day(survey.opened),
        day(survey.closes)
    ))];
    if survey.asked.is_inside() {
        parts.push(Part::Inset(
            "This survey asks people who work for the council. Give links only to those who cannot sign in: whoever does \
             both answers twice."
                .into(),
        ));
    }
    if groups.is_empty() {
        parts.push(Part::text("No links were made yet. Begin with as many as you want to ask people of one group."));
    } else {
        parts.push(Part::Table(made(&groups)));
    }
    let fill = Filled { sent, errors: &errors };
    let forms = vec![
        Choice::new("page", "On a page, to copy"),
        Choice::new("csv", "As a CSV file"),
        Choice::new("xlsx", "As a workbook"),
    ];
    let fields = vec![
        fill.line("group", "For whom are the links?")
            .hint("Such as Suppliers. Results are shown by these groups, from five answers on. Never a name."),
        fill.number("count", "How many?").hint(&format!("From 1 to {LINKS_MAX}, one for each person you ask.")),
        fill.radios("as", "How do you want to get them?", forms),
    ];
    let form = Form::new(format!("/surveys/{}/links", survey.code), "Make the links", fields)
        .headed("Make more links")
        .saying(ONCE)
        .or_leave("Leave it", &format!("/surveys/{}", survey.code));
    parts.push(Part::form(form));
    parts.extend(withdraw_form(survey, &groups, fill));
    let frame = PageFrame { breadcrumbs: below(survey), ..cx.frame("Links for people outside") };
    show_parts_with(frame, parts, errors)
}

/// The form.
pub async fn open(cx: Cx, Path(code): Path<String>) -> Answer {
    let survey = known(&cx, &code).await?.record;
    let fresh = Fields::default().text("as", "page").sent();
    page(&cx, &survey, &fresh, FieldErrors::default()).await
}

/// Where this Guildhall stands, as the browser of whoever makes the links found it; empty where it did not say.
pub fn site(cx: &Cx, headers: &HeaderMap) -> String {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let scheme = if cx.app.settings.secure_cookies { "https" } else { "http" };
    host.map(|host| format!("{scheme}://{host}")).unwrap_or_default()
}

fn handed_over(cx: &Cx, survey: &Survey, group: &str, links: Vec<String>) -> Answer {
    let parts = vec![
        Part::Warning(format!("Copy these links now. {ONCE}")),
        Part::Text(format!("{} links for {group}, to answer until {}.", links.len(), day(survey.closes))),
        Part::Bullets(links),
        Part::button("I have copied them", &format!("/surveys/{}", survey.code)),
    ];
    show_parts(PageFrame { breadcrumbs: below(survey), ..cx.frame("Copy the links") }, parts)
}

fn file(cx: &Cx, survey: &Survey, group: &str, (form, links): (&str, Vec<String>)) -> Answer {
    let list = List {
        title: "Links".into(),
        columns: vec![
            ColumnHeading::wide("Link"),
            ColumnHeading::new("For whom"),
            ColumnHeading::wide("Survey"),
            ColumnHeading::new("Answer until"),
        ],
        notes: vec![survey.title.clone(), ONCE.to_owned(), format!("Made with Guildhall on {}", cx.today())],
    };
    let rows = links.into_iter().map(|link| {
        vec![
            lists::Cell::text(link),
            lists::Cell::text(group),
            lists::Cell::text(&survey.title),
            lists::Cell::Date(survey.closes),
        ]
    });
    download::answer(form, &list, rows, &format!("links-{}", survey.code))
}

/// Makes the links and hands them over, this once.
pub async fn send(cx: Cx, Path(code): Path<String>, headers: HeaderMap, sent: Sent) -> Answer {
    let (scope, survey) = (cx.scope()?, known(&cx, &code).await?.record);
    let mut typed = Typed::new(&sent);
    let group = typed.text("group");
    let count = typed.value("count", "Enter how many links, as a whole number");
    let form = typed.text("as");
    if !["page", "csv", "xlsx"].contains(&form.as_str()) {
        typed.wrong("as", "Select how you want to get them");
    }
    let Some(count) = count.filter(|_| !typed.is_wrong()) else {
        return page(&cx, &survey, &sent, typed.errors).await;
    };
    match actions::surveys::make_links(cx.guildhall(), &scope, &code, (&group, count)).await {
        Ok(tokens) => {
            let site = site(&cx, &headers);
            let links = tokens.iter().map(|token| format!("{site}/answer/{token}")).collect();
            if form == "page" {
                handed_over(&cx, &survey, &group, links)
            } else {
                file(&cx, &survey, &group, (&form, links))
            }
        }
        Err(failure) => page(&cx, &survey, &sent, field_errors(failure)?).await,
    }
}
