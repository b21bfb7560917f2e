//! The rules that hide names: listed, made, changed, ended.

use super::below;
use crate::address::Path;
use crate::components::{Cell, Choice, FieldErrors, Heading, Link, PageFrame, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to, show, show_with};
use actions::publication::TypedRule;
use askama::Template;
use axum::http::StatusCode;
use domain::publication::{RedactionRule, RuleKind, ShownInstead};
use domain::values::Date;

#[derive(Template)]
#[template(path = "publication/rules.html")]
struct Rules {
    page: PageFrame,
    table: Table,
}

#[derive(Template)]
#[template(path = "publication/rule.html")]
struct RulePage {
    page: PageFrame,
    errors: FieldErrors,
    action: String,
    /// Whether it is one that holds and can be ended.
    may_end: bool,
    ended: String,
    typed: TypedRule,
    kinds: Vec<Choice>,
    shown: Vec<Choice>,
    purpose: Vec<Choice>,
    end_why: String,
}

fn holds_said(rule: &RedactionRule, today: Date) -> String {
    let day = super::day;
    match rule.until {
        Some(until) if until <= today => format!("Ended on {}", day(until)),
        Some(until) => format!("Holds until {}", day(until)),
        None if rule.from > today => format!("Holds from {}", day(rule.from)),
        None => format!("Holds since {}", day(rule.from)),
    }
}

/// The list.
pub async fn list(cx: Cx) -> Answer {
    let scope = cx.scope()?;
    let rules = store::publication::rules(&cx.guildhall().store, &scope).await?;
    let today = cx.today();
    let row = |rule: &RedactionRule| {
        let words = if rule.words.is_empty() { String::new() } else { format!(": {}", rule.words.join(", ")) };
        vec![
            Cell::new(&rule.name).to(format!("/publication/rules/{}", rule.id)),
            Cell::new(format!("{}{words}", rule.kind.label())),
            Cell::new(rule.shown.text()),
            Cell::new(holds_said(rule, today)),
            Cell::new(&rule.why),
        ]
    };
    let table = Table {
        caption: "Rules".into(),
        caption_classes: "govuk-visually-hidden".into(),
        head: ["Rule", "Hides", "Shown instead", "Holds", "Why"].map(Heading::new).to_vec(),
        rows: rules.iter().map(row).collect(),
        first_cell_is_header: true,
    };
    show(&Rules { page: PageFrame { breadcrumbs: below(), ..cx.frame("Rules that hide names") }, table })
}

fn typed(sent: &Sent) -> TypedRule {
    let text = |name: &str| sent.text(name).to_owned();
    TypedRule {
        name: text("name"),
        kind: text("kind"),
        words: text("words"),
        except: text("except"),
        shown: text("shown"),
        hides_purpose: sent.ticked("hides_purpose"),
        from: text("from"),
        why: text("why"),
    }
}

fn known(rule: &RedactionRule) -> TypedRule {
    TypedRule {
        name: rule.name.clone(),
        kind: rule.kind.name().to_owned(),
        words: rule.words.join("\n"),
        except: rule.except.join("\n"),
        shown: rule.shown.name().to_owned(),
        hides_purpose: rule.hides_purpose,
        from: String::new(),
        why: rule.why.clone(),
    }
}

fn page(cx: &Cx, rule: Option<&RedactionRule>, typed: TypedRule, errors: FieldErrors, sent: &Sent) -> Answer {
    let today = cx.today();
    let title = rule.map_or_else(|| "Make a rule".to_owned(), |rule| rule.name.clone());
    let mut breadcrumbs = below();
    breadcrumbs.push(Link::new("Rules that hide names", "/publication/rules"));
    let kinds = RuleKind::ALL.iter();
    let kinds = kinds.map(|kind| Choice::new(kind.name(), kind.label()).picked(kind.name() == typed.kind));
    let shown = ShownInstead::ALL.iter();
    let shown = shown.map(|one| Choice::new(one.name(), one.text()).picked(one.name() == typed.shown));
    let purpose = Choice::new("yes", "Hide the purpose too")
        .hint("Without this, a purpose is hidden only where it speaks of the name")
        .picked(typed.hides_purpose);
    let has_ended = rule.is_some_and(|rule| rule.until.is_some());
    let answer = RulePage {
        page: PageFrame { breadcrumbs, has_errors: !errors.is_empty(), ..cx.frame(&title) },
        action: rule
            .map_or_else(|| "/publication/rules/new".to_owned(), |rule| format!("/publication/rules/{}", rule.id)),
        may_end: rule.is_some() && !has_ended,
        ended: rule.filter(|_| has_ended).map(|rule| holds_said(rule, today)).unwrap_or_default(),
        kinds: kinds.collect(),
        shown: shown.collect(),
        purpose: vec![purpose],
        typed,
        end_why: sent.text("end_why").to_owned(),
        errors,
    };
    let status = if answer.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    show_with(status, &answer)
}

async fn of_council(cx: &Cx, id: i64) -> Result<RedactionRule, PageFailure> {
    let rules = store::publication::rules(&cx.guildhall().store, &cx.scope()?).await?;
    rules.into_iter().find(|rule| rule.id == id).ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))
}

/// The form of a new rule.
pub async fn new(cx: Cx) -> Answer {
    let typed = TypedRule { shown: ShownInstead::default().name().to_owned(), ..TypedRule::default() };
    page(&cx, None, typed, FieldErrors::default(), &Sent::default())
}

/// Makes a rule.
pub async fn add(cx: Cx, sent: Sent) -> Answer {
    match actions::publication::add_rule(cx.guildhall(), &cx.scope()?, &typed(&sent)).await {
        Ok(_) => go_to("/publication/rules?done=rule-kept"),
        Err(failure) => page(&cx, None, typed(&sent), field_errors(failure)?, &sent),
    }
}

/// A rule, to be changed or ended.
pub async fn open(cx: Cx, Path(id): Path<i64>) -> Answer {
    let rule = of_council(&cx, id).await?;
    page(&cx, Some(&rule), known(&rule), FieldErrors::default(), &Sent::default())
}

/// Changes a rule.
pub async fn change(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let rule = of_council(&cx, id).await?;
    match actions::publication::change_rule(cx.guildhall(), &cx.scope()?, id, &typed(&sent)).await {
        Ok(_) => go_to("/publication/rules?done=rule-kept"),
        Err(failure) => page(&cx, Some(&rule), typed(&sent), field_errors(failure)?, &sent),
    }
}

/// Ends a rule.
pub async fn end(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let rule = of_council(&cx, id).await?;
    match actions::publication::end_rule(cx.guildhall(), &cx.scope()?, id, sent.text("end_why")).await {
        Ok(()) => go_to("/publication/rules?done=rule-ended"),
        Err(failure) => page(&cx, Some(&rule), known(&rule), field_errors(failure)?, &sent),
    }
}
