//! The form of one rule of the draft.

use super::below_rules;
use super::draft::{seen, seen_now};
use crate::address::Path;
use crate::components::{Choice, FieldErrors, Link, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to, show_with};
use actions::Failure;
use actions::spend::{OWN_REASON, RuleEdit, TypedScopeRule};
use askama::Template;
use axum::http::StatusCode;
use domain::spend::scope::{Matching, Reason, ScopeField};

#[derive(Template)]
#[template(path = "spend/scope/rule.html")]
struct RulePage {
    page: PageFrame,
    errors: FieldErrors,
    action: String,
    seen: String,
    reasons: Vec<Choice>,
    fields: Vec<Choice>,
    hows: Vec<Choice>,
    typed: TypedScopeRule,
    /// For each field: the name of the form's field, its label, what was typed.
    except: Vec<(String, String, String)>,
}

fn typed(sent: &Sent) -> TypedScopeRule {
    let text = |name: &str| sent.text(name).to_owned();
    let mut except: [String; ScopeField::ALL.len()] = Default::default();
    for (typed, field) in except.iter_mut().zip(ScopeField::ALL) {
        *typed = text(&format!("except_{}", field.name()));
    }
    TypedScopeRule {
        reason: text("reason"),
        own_reason: text("own_reason"),
        field: text("field"),
        how: text("how"),
        phrases: text("phrases"),
        except,
        from: text("from"),
        to: text("to"),
    }
}

fn page(cx: &Cx, number: Option<usize>, seen: String, typed: TypedScopeRule, errors: FieldErrors) -> Answer {
    let title = number.map_or_else(|| "Add a rule".to_owned(), |number| format!("Rule {number}"));
    let mut breadcrumbs = below_rules();
    breadcrumbs.push(Link::new("Change the rules", "/spend/scope/draft"));
    let mut reasons: Vec<Choice> = Reason::OURS
        .iter()
        .map(|reason| Choice::new(reason.name(), reason.label()).picked(reason.name() == typed.reason))
        .collect();
    reasons.push(Choice::new(OWN_REASON, "Another reason, in our own words").picked(typed.reason == OWN_REASON));
    let fields = ScopeField::ALL.iter();
    let hows = Matching::ALL.iter();
    let except = ScopeField::ALL.iter().zip(&typed.except).map(|(field, text)| {
        let how = if matches!(field, ScopeField::SupplierNumber | ScopeField::Kind) { "is" } else { "contains" };
        (format!("except_{}", field.name()), format!("{} {how}", field.label()), text.clone())
    });
    let answer = RulePage {
        page: PageFrame { breadcrumbs, has_errors: !errors.is_empty(), ..cx.frame(&title) },
        action: number
            .map_or_else(|| "/spend/scope/draft/new".to_owned(), |number| format!("/spend/scope/draft/rule/{number}")),
        seen,
        reasons,
        fields: fields.map(|one| Choice::new(one.name(), one.label()).picked(one.name() == typed.field)).collect(),
        hows: hows.map(|one| Choice::new(one.name(), one.label()).picked(one.name() == typed.how)).collect(),
        except: except.collect(),
        typed,
        errors,
    };
    let status = if answer.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    show_with(status, &answer)
}

/// The form of a new rule.
pub async fn new(cx: Cx) -> Answer {
    let typed = TypedScopeRule {
        field: ScopeField::Supplier.name().to_owned(),
        how: Matching::Contains.name().to_owned(),
        ..TypedScopeRule::default()
    };
    let seen = seen_now(&cx, &cx.scope()?).await?;
    page(&cx, None, seen, typed, FieldErrors::default())
}

/// The form of a rule that is there.
pub async fn open(cx: Cx, Path(number): Path<usize>) -> Answer {
    let scope = cx.scope()?;
    let rules = actions::spend::rules_being_changed(&cx.guildhall().store, &scope).await?;
    let place = number.checked_sub(1).and_then(|place| rules.rules.get(place));
    let rule = place.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))?;
    let seen = seen_now(&cx, &scope).await?;
    page(&cx, Some(number), seen, TypedScopeRule::of(rule), FieldErrors::default())
}

async fn keep(cx: Cx, number: Option<usize>, sent: &Sent) -> Answer {
    let form = typed(sent);
    let kept = match form.read() {
        Ok(rule) => {
            let edit = match number {
                Some(number) => RuleEdit::Put(number.checked_sub(1).ok_or_else(PageFailure::not_found)?, rule),
                None => RuleEdit::Add(rule),
            };
            actions::spend::edit_rule(cx.guildhall(), &cx.scope()?, seen(sent), edit).await
        }
        Err(failure) => Err(failure),
    };
    match kept {
        Ok(()) => go_to("/spend/scope/draft?done=draft-kept"),
        Err(Failure::Refused(why)) => {
            // What was typed stays, under the draft as it is now, so that sending it again is a choice.
            let mut errors = FieldErrors::default();
            errors.add("reason", &why);
            let now = seen_now(&cx, &cx.scope()?).await?;
            page(&cx, number, now, form, errors)
        }
        Err(failure) => page(&cx, number, sent.text("seen").to_owned(), form, field_errors(failure)?),
    }
}

/// Adds a rule to the draft.
pub async fn add(cx: Cx, sent: Sent) -> Answer {
    keep(cx, None, &sent).await
}

/// Changes a rule of the draft.
pub async fn change(cx: Cx, Path(number): Path<usize>, sent: Sent) -> Answer {
    keep(cx, Some(number), &sent).await
}
