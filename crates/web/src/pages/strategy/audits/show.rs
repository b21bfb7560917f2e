//! One audit review: its opinion, and what became of what it recommends.

use crate::address::Path;
use crate::components::{Cell, FieldErrors, PageFrame, Summary, SummaryRow};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::strategy::evidence::{evidence_said, evidence_typed};
use crate::pages::strategy::{below, day};
use crate::pages::versions::history;
use crate::parts::form::{Filling, choices};
use crate::parts::{Form, Part, Typed, show_parts_with, table};
use actions::Failure;
use actions::records::SEEN;
use actions::strategy::plan;
use domain::access::Action;
use domain::strategy::actions::{
    AuditReview, AuditReviewId, Priority, Recommendation, RecommendationId, RecommendationState,
};
use domain::values::Date;

/// The states that somebody can choose, with their names in the form.
const STATES: [(&str, &str); 4] = [
    ("open", "Open"),
    ("done", "Done, to be verified"),
    ("verified", "Verified by audit"),
    ("not_accepted", "Not accepted: the council bears the risk"),
];

fn state_said(one: &Recommendation, today: Date) -> Cell {
    let late = one.days_overdue(today).map(|days| format!("Overdue by {days} days"));
    let classes = if late.is_some() { "gh-late" } else { "" };
    let said = late.unwrap_or_else(|| one.state.label().to_owned());
    Cell { classes: classes.to_owned(), ..Cell::new(said) }
}

fn recommendations(review: &AuditReview, today: Date) -> Part {
    let row = |one: &Recommendation| {
        let due = one.due.map_or_else(|| "No day".to_owned(), day);
        let put_off = if one.was_put_off() { " (put off)" } else { "" };
        vec![
            Cell::new(one.id.to_string()),
            Cell::new(&one.text),
            Cell::new(one.priority.label()),
            Cell::new(one.owner.as_deref().unwrap_or("Nobody yet")),
            Cell::new(format!("{due}{put_off}")),
            state_said(one, today),
            Cell::new(one.evidence.iter().map(evidence_said).collect::<Vec<_>>().join("; ")),
        ]
    };
    let head = ["Number", "What is recommended", "Priority", "Who answers for it", "By", "How far", "What shows it"];
    Part::Table(table("Recommendations", &head, review.recommendations.iter().map(row).collect()))
}

fn follow_up_form(review: &AuditReview, one: &Recommendation, seen: u32, filling: &Filling<'_>) -> Part {
    let address = format!("/strategy/audits/{}/recommendations/{}", review.id, one.id);
    let filled = filling.of(&address);
    let fields = vec![
        filled.select("state", "How far is it?", choices(&STATES, None)),
        filled.text("evidence", "What shows it?"),
        filled.line("why", "Why is it not accepted?").hint("Only where it is not"),
    ];
    let form = Form::new(address, "Save", fields).headed(&format!("Recommendation {}", one.id));
    Part::form(form.saying(&one.text).with(SEEN, seen.to_string()).looking("govuk-button--secondary"))
}

async fn page(cx: Cx, id: i64, sent: Sent, errors: FieldErrors) -> Answer {
    let scope = cx.scope_for(Action::SeeStrategy)?;
    let kept = store::records::one::<AuditReview>(&cx.guildhall().store, &scope, &id.to_string()).await?;
    let kept = kept.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))?;
    let review = &kept.record;
    let rows = vec![
        SummaryRow::new("Day of the report", day(review.on)),
        SummaryRow::new("Opinion", review.assurance.map_or("None was given", |one| one.label())),
        SummaryRow::new("In the auditor's words", &review.said),
        SummaryRow::new("What was found", &review.findings),
    ];
    let mut parts = vec![Part::Summary(Summary::new(rows))];
    if review.recommendations.is_empty() {
        parts.push(Part::text("No recommendation is recorded."));
    } else {
        parts.push(recommendations(review, cx.today()));
    }
    if cx.may(Action::RecordAudit) {
        let nothing = (Sent::default(), FieldErrors::default());
        let filling = Filling { sent: &sent, errors: &errors, to: &cx.path, nothing: &nothing };
        let open = review.recommendations.iter();
        let open = open.filter(|one| matches!(one.state, RecommendationState::Open | RecommendationState::Done { .. }));
        parts.extend(open.map(|one| follow_up_form(review, one, kept.number, &filling)));
        let address = format!("/strategy/audits/{id}/recommendations");
        let filled = filling.of(&address);
        let fields = vec![
            filled.text("text", "What is recommended?"),
            filled.radios("priority", "Priority", choices(Priority::NAMES, None)),
            filled.line("owner", "Who answers for it?"),
            filled.day("due", "By which day?"),
        ];
        let form = Form::new(address, "Add the recommendation", fields);
        parts.push(Part::form(form.headed("Add a recommendation").with(SEEN, kept.number.to_string())));
    }
    parts.push(Part::Table(history::<AuditReview>(&cx, &id.to_string()).await?));
    let frame = PageFrame { breadcrumbs: below("Audit reviews", "/strategy/audits"), ..cx.frame(&review.subject) };
    show_parts_with(frame, parts, errors)
}

/// The page.
pub async fn open(cx: Cx, Path(id): Path<i64>) -> Answer {
    page(cx, id, Sent::default(), FieldErrors::default()).await
}

fn seen(sent: &Sent) -> u32 {
    sent.text(SEEN).parse().unwrap_or(0)
}

/// Adds a recommendation.
pub async fn recommend(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let mut typed = Typed::new(&sent);
    let text = typed.needed("text", "Enter what is recommended");
    let priority = typed.value("priority", "Select the priority");
    let due = typed.day("due");
    let owner = Some(typed.text("owner")).filter(|owner| !owner.is_empty());
    let (Some(priority), false) = (priority, typed.is_wrong()) else {
        let errors = typed.errors;
        return page(cx, id, sent, errors).await;
    };
    let at = (AuditReviewId::new(id), seen(&sent));
    let came = plan::add_recommendation(cx.guildhall(), &cx.scope()?, at, (&text, priority, owner, due)).await;
    done(cx, id, sent, came).await
}

/// Says what became of a recommendation.
pub async fn follow_up(cx: Cx, Path((id, number)): Path<(i64, i64)>, sent: Sent) -> Answer {
    let on = cx.today();
    let to = match sent.text("state") {
        "open" => RecommendationState::Open,
        "done" => RecommendationState::Done { on },
        "verified" => RecommendationState::Verified { on },
        "not_accepted" => RecommendationState::NotAccepted { on, why: sent.text("why").trim().to_owned() },
        _ => {
            let mut errors = FieldErrors::default();
            errors.add("state", "Select how far it is");
            return page(cx, id, sent, errors).await;
        }
    };
    let evidence = match evidence_typed(&sent, on) {
        Ok(evidence) => evidence,
        Err(errors) => return page(cx, id, sent, errors).await,
    };
    let at = (AuditReviewId::new(id), seen(&sent));
    let number = RecommendationId::new(number);
    let came = plan::change_recommendation(cx.guildhall(), &cx.scope()?, at, number, (to, evidence)).await;
    done(cx, id, sent, came).await
}

async fn done(cx: Cx, id: i64, sent: Sent, came: Result<(), Failure>) -> Answer {
    match came {
        Ok(()) => go_to(&format!("/strategy/audits/{id}?done=audit-followed-up")),
        Err(failure @ Failure::Invalid(_)) => {
            let errors = field_errors(failure)?;
            page(cx, id, sent, errors).await
        }
        Err(failure) => Err(failure.into()),
    }
}
