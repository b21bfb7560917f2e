//! Audit reviews and what they recommend.

use crate::records::{Keeping, keep_in, next_number};
use crate::strategy::ground::found;
use crate::{Failure, FieldError, Guildhall};
use domain::access::Scope;
use domain::strategy::Evidence;
use domain::strategy::actions::{
    Assurance, AuditReview, AuditReviewId, Priority, Recommendation, RecommendationId, RecommendationState,
};
use domain::values::Date;

/// What a review says.
#[derive(Clone, Debug)]
pub struct AskedReview {
    /// What was looked at.
    pub subject: String,
    /// The day of the report.
    pub on: Date,
    /// The opinion.
    pub assurance: Option<Assurance>,
    /// The opinion in the auditor's words.
    pub said: String,
    /// What was found.
    pub findings: String,
}

/// Records a review; answers its number.
///
/// # Errors
/// [`Failure::Invalid`] where something must be mended.
pub async fn record_review(
    guildhall: &Guildhall,
    scope: &Scope,
    asked: &AskedReview,
) -> Result<AuditReviewId, Failure> {
    let mut wrong = Vec::new();
    let mut add = |field, message: &str| wrong.push(FieldError { field, message: message.to_owned() });
    if asked.subject.trim().is_empty() {
        add("subject", "Enter what was reviewed");
    }
    if asked.on > guildhall.clock.today() {
        add("on", "Enter a day that is not ahead");
    }
    if !wrong.is_empty() {
        return Err(Failure::Invalid(wrong));
    }
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let id = AuditReviewId::new(next_number::<AuditReview>(&tx, scope).await?);
    let review = AuditReview {
        id,
        subject: asked.subject.trim().to_owned(),
        on: asked.on,
        assurance: asked.assurance,
        said: asked.said.trim().to_owned(),
        findings: asked.findings.trim().to_owned(),
        recommendations: Vec::new(),
    };
    let said = format!("The audit review {:?} was recorded", review.subject);
    keep_in(&mut tx, scope, &review, &Keeping { done: "audit.recorded", said, why: "", seen: Some(0) }, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// Adds a recommendation to a review.
///
/// # Errors
/// [`Failure::Invalid`] without a text, or where somebody changed the review meanwhile.
pub async fn add_recommendation(
    guildhall: &Guildhall,
    scope: &Scope,
    (id, seen): (AuditReviewId, u32),
    (text, priority, owner, due): (&str, Priority, Option<String>, Option<Date>),
) -> Result<(), Failure> {
    if text.trim().is_empty() {
        return Err(Failure::field("text", "Enter what is recommended"));
    }
    let mut tx = guildhall.store.begin_write().await?;
    let mut review = found::<AuditReview>(&tx, scope, &id.to_string()).await?.record;
    let highest = review.recommendations.iter().map(|one| one.id.get()).max().unwrap_or(0);
    review.recommendations.push(Recommendation {
        id: RecommendationId::new(highest + 1),
        text: text.trim().to_owned(),
        priority,
        owner,
        first_due: due,
        due,
        state: RecommendationState::Open,
        actions: Vec::new(),
        evidence: Vec::new(),
    });
    let said = format!("A recommendation of {:?} was recorded", review.subject);
    let keeping = Keeping { done: "audit.recommended", said, why: "", seen: Some(seen) };
    keep_in(&mut tx, scope, &review, &keeping, guildhall.clock.now()).await?;
    Ok(tx.commit().await?)
}

/// Puts a recommendation in another state, with what shows it.
///
/// # Errors
/// [`Failure::Invalid`] where it cannot be, such as done without evidence; [`Failure::NotFound`] where there is none.
pub async fn change_recommendation(
    guildhall: &Guildhall,
    scope: &Scope,
    (id, seen): (AuditReviewId, u32),
    recommendation: RecommendationId,
    (to, evidence): (RecommendationState, Vec<Evidence>),
) -> Result<(), Failure> {
    let mut tx = guildhall.store.begin_write().await?;
    let mut review = found::<AuditReview>(&tx, scope, &id.to_string()).await?.record;
    let one = review.recommendations.iter_mut().find(|one| one.id == recommendation).ok_or(Failure::NotFound)?;
    *one = one.changed(to, evidence)?;
    let said = format!("A recommendation of {:?} is {}", review.subject, one.state.label().to_lowercase());
    let keeping = Keeping { done: "audit.followed_up", said, why: "", seen: Some(seen) };
    keep_in(&mut tx, scope, &review, &keeping, guildhall.clock.now()).await?;
    Ok(tx.commit().await?)
}
