//! A version of the strategy is begun, written anew, consulted on, approved.

use crate::records::{Keeping, keep_in, next_number};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::records::Version as Kept;
use domain::reports::versions::{
    Approval, Comment, CommentId, Disposition, Reply, Version, VersionId, VersionRefusal, VersionState, in_force,
    last_consulted,
};
use domain::reports::{Part, Report};
use domain::values::Date;
use store::WriteTx;

impl From<VersionRefusal> for Failure {
    fn from(refusal: VersionRefusal) -> Self {
        let field = match refusal {
            VersionRefusal::EndsBeforeItBegins => "until",
            VersionRefusal::ApprovalToCome
            | VersionRefusal::BeforeSent { .. }
            | VersionRefusal::BeforeCommentsEnded { .. }
            | VersionRefusal::BeforeLast { .. } => "on",
            VersionRefusal::ReviewTooEarly => "review_by",
            VersionRefusal::NoBody => "by",
            other => return Failure::Refused(format!("{other}.")),
        };
        Failure::field(field, refusal.to_string())
    }
}

async fn opened(guildhall: &Guildhall, scope: &Scope, id: VersionId) -> Result<(WriteTx, Kept<Version>), Failure> {
    let tx = guildhall.store.begin_write().await?;
    let kept = store::records::one::<Version>(&tx, scope, &id.to_string()).await?.ok_or(Failure::NotFound)?;
    Ok((tx, kept))
}

async fn keep(
    guildhall: &Guildhall,
    scope: &Scope,
    (mut tx, seen): (WriteTx, u32),
    next: &Version,
    (done, said): (&'static str, &str),
) -> Result<(), Failure> {
    let said = format!("Version {} of the strategy {said}", next.number);
    let keeping = Keeping { done, said, why: "", seen: Some(seen) };
    keep_in(&mut tx, scope, next, &keeping, guildhall.clock.now()).await?;
    Ok(tx.commit().await?)
}

/// Begins a version with the report as it is put together today; answers its number.
///
/// # Errors
/// [`Failure::Refused`] while another draft is there.
pub async fn begin(guildhall: &Guildhall, scope: &Scope, report: &Report, author: &str) -> Result<VersionId, Failure> {
    let (now, today) = (guildhall.clock.now(), guildhall.clock.today());
    let mut tx = guildhall.store.begin_write().await?;
    let all: Vec<Version> = store::records::all(&tx, scope).await?;
    if all.iter().any(|one| matches!(one.state, VersionState::Draft | VersionState::Consultation { .. })) {
        return Err(Failure::Refused("Finish the draft that is there before you begin another.".to_owned()));
    }
    let id = VersionId::new(next_number::<Version>(&tx, scope).await?);
    let first = Version {
        id,
        number: 1,
        report: report.clone(),
        begun: today,
        author: author.to_owned(),
        follows: None,
        state: VersionState::Draft,
    };
    let version = match in_force(&all, today) {
        Some(before) => before.next(id, author, today).rewritten(report.clone())?,
        None => first,
    };
    let said = format!("Version {} of the strategy was begun", version.number);
    keep_in(&mut tx, scope, &version, &Keeping { done: "strategy.begun", said, why: "", seen: Some(0) }, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// Writes a draft anew from the records as they are today.
///
/// # Errors
/// [`Failure::Refused`] once it is out for comments or approved.
pub async fn rewrite(guildhall: &Guildhall, scope: &Scope, id: VersionId, report: &Report) -> Result<(), Failure> {
    let (tx, kept) = opened(guildhall, scope, id).await?;
    let next = kept.record.rewritten(report.clone())?;
    keep(guildhall, scope, (tx, kept.number), &next, ("strategy.rewritten", "was written anew")).await
}

/// Writes the introduction of a draft in the council's own words; `seen` is the draft that the writer saw.
///
/// # Errors
/// [`Failure::Refused`] once it is out for comments or approved; [`Failure::Invalid`] where somebody changed it meanwhile.
pub async fn introduce(
    guildhall: &Guildhall,
    scope: &Scope,
    id: VersionId,
    (text, seen): (&str, u32),
) -> Result<(), Failure> {
    let (tx, kept) = opened(guildhall, scope, id).await?;
    let next = kept.record.introduced(text)?;
    keep(guildhall, scope, (tx, seen), &next, ("strategy.introduced", "got another introduction")).await
}

/// Sends a draft out for comments.
///
/// # Errors
/// [`Failure::Invalid`] where the days do not go together; [`Failure::Refused`] where it is no draft.
pub async fn consult(
    guildhall: &Guildhall,
    scope: &Scope,
    id: VersionId,
    (from, until): (Date, Date),
) -> Result<(), Failure> {
    let (tx, kept) = opened(guildhall, scope, id).await?;
    let next = kept.record.consulted(from, until)?;
    keep(guildhall, scope, (tx, kept.number), &next, ("strategy.consulted", "went out for comments")).await
}

/// Takes a version back to be written; its comments stay with it.
///
/// # Errors
/// [`Failure::Refused`] where it is not out for comments.
pub async fn take_back(guildhall: &Guildhall, scope: &Scope, id: VersionId) -> Result<(), Failure> {
    let (tx, kept) = opened(guildhall, scope, id).await?;
    let next = kept.record.taken_back()?;
    keep(guildhall, scope, (tx, kept.number), &next, ("strategy.taken_back", "was taken back")).await
}

/// Approves a version: it is frozen, and the one that was in force is superseded by it. The day is that of the body's meeting;
/// today where none is given.
///
/// # Errors
/// [`Failure::Invalid`] where something must be mended; [`Failure::Refused`] while comments are open, or it lacks something.
pub async fn approve(
    guildhall: &Guildhall,
    scope: &Scope,
    id: VersionId,
    (by, on, review_by): (&str, Option<Date>, Date),
) -> Result<(), Failure> {
    let (now, today) = (guildhall.clock.now(), guildhall.clock.today());
    let (mut tx, kept) = opened(guildhall, scope, id).await?;
    let comments: Vec<Comment> = store::records::all(&tx, scope).await?;
    let all: Vec<Version> = store::records::all(&tx, scope).await?;
    let before = in_force(&all, today).filter(|before| before.id != id);
    let on = on.unwrap_or(today);
    let past = store::records::versions::<Version>(&tx, scope, &id.to_string()).await?;
    let sent = last_consulted(past.iter().map(|one| &one.record)).and_then(|one| match one.state {
        VersionState::Consultation { from, .. } => Some(from),
        _ => None,
    });
    let last = before.and_then(Version::approval).map(|approval| approval.on);
    kept.record.approvable_on(on, (sent, last), today)?;
    let text = serde_json::to_string(&kept.record.report).map_err(|fault| Failure::Fault(fault.to_string()))?;
    let content = blake3::hash(text.as_bytes()).to_string();
    let approval = Approval { by: by.trim().to_owned(), on, content, review_by };
    let next = kept.record.approved(&comments, approval)?;
    if let Some(before) = before {
        let ended = before.superseded(&next)?;
        let said = format!("Version {} of the strategy was superseded", ended.number);
        keep_in(&mut tx, scope, &ended, &Keeping { done: "strategy.superseded", said, why: "", seen: None }, now)
            .await?;
    }
    keep(guildhall, scope, (tx, kept.number), &next, ("strategy.approved", "was approved")).await
}

/// Records what somebody said of a version.
///
/// # Errors
/// [`Failure::Invalid`] without a name or a text; [`Failure::NotFound`] where there is no such version; [`Failure::Refused`]
/// once it is approved.
pub async fn comment(
    guildhall: &Guildhall,
    scope: &Scope,
    id: VersionId,
    (who, section, text): (&str, Option<Part>, &str),
) -> Result<(), Failure> {
    for (field, typed, message) in [("who", who, "Enter who said it"), ("text", text, "Enter what was said")] {
        if typed.trim().is_empty() {
            return Err(Failure::field(field, message));
        }
    }
    let now = guildhall.clock.now();
    let (mut tx, kept) = opened(guildhall, scope, id).await?;
    kept.record.takes_comments()?;
    let comment = Comment {
        id: CommentId::new(next_number::<Comment>(&tx, scope).await?),
        version: kept.record.id,
        who: who.trim().to_owned(),
        on: guildhall.clock.today(),
        section,
        text: text.trim().to_owned(),
        reply: None,
    };
    let said = "A comment on the strategy was recorded".to_owned();
    keep_in(&mut tx, scope, &comment, &Keeping { done: "comment.recorded", said, why: "", seen: Some(0) }, now).await?;
    Ok(tx.commit().await?)
}

/// Records what somebody who may read a version says of it, under their own name.
///
/// # Errors
/// As [`comment`]; [`Failure::Refused`] while it is not out for comments.
pub async fn comment_as_reader(
    guildhall: &Guildhall,
    scope: &Scope,
    id: VersionId,
    said: (&str, Option<Part>, &str),
) -> Result<(), Failure> {
    let kept = store::records::one::<Version>(&guildhall.store, scope, &id.to_string()).await?;
    if !kept.ok_or(Failure::NotFound)?.record.is_out(guildhall.clock.today()) {
        return Err(VersionRefusal::NotOut.into());
    }
    comment(guildhall, scope, id, said).await
}

/// Replies to a comment.
///
/// # Errors
/// [`Failure::Invalid`] without a reply; [`Failure::NotFound`] where there is no such comment.
pub async fn reply(
    guildhall: &Guildhall,
    scope: &Scope,
    id: CommentId,
    (disposition, text, by): (Disposition, &str, &str),
) -> Result<(), Failure> {
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let kept = store::records::one::<Comment>(&tx, scope, &id.to_string()).await?.ok_or(Failure::NotFound)?;
    let reply = Reply::from_typed(disposition, text, by, guildhall.clock.today())?;
    let said = format!("A comment on the strategy was {}", disposition.label().to_lowercase());
    let next = Comment { reply: Some(reply), ..kept.record };
    keep_in(&mut tx, scope, &next, &Keeping { done: "comment.replied", said, why: "", seen: Some(kept.number) }, now)
        .await?;
    Ok(tx.commit().await?)
}
