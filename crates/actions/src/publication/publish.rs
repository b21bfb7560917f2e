//! A period is published: asked for, made by a job, frozen.

use super::{Prepared, prepare, write};
use crate::jobs::PUBLISH_PERIOD;
use crate::{Failure, FieldError, Guildhall};
use domain::access::Scope;
use domain::findings::Severity;
use domain::publication::{AskedToPublish, Content, DataSet, HiddenSum, Mark, PublicationPeriod, Tally, check_ready};
use domain::trail::Event;
use store::jobs::{Job, JobState};

/// What the person who asks for publication says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// Yes to publishing with what was found.
    pub accepted: bool,
    /// Why it is published so, or corrected; the public reads it.
    pub why: String,
}

fn ready(prepared: &Prepared, accepted: bool, why: &str) -> Result<(), Failure> {
    let asked = AskedToPublish {
        findings: &prepared.findings,
        is_correction: prepared.is_correction(),
        differs: prepared.differs(),
        accepted,
        why,
    };
    check_ready(&asked).map_err(|waits| {
        let errors = waits.iter().map(|wait| FieldError { field: wait.field(), message: wait.message() });
        Failure::Invalid(errors.collect())
    })
}

/// Asks that a period be published. Answers the number of the version's record.
///
/// # Errors
/// [`Failure::Invalid`] while something waits for a yes or a reason, or stops it; [`Failure::Refused`] while a version of
/// the period is being made.
pub async fn ask_publish(
    guildhall: &Guildhall,
    scope: &Scope,
    set: DataSet,
    period: PublicationPeriod,
    wish: &Wish,
) -> Result<i64, Failure> {
    let why = wish.why.trim();
    let prepared = prepare(guildhall, scope, set, period).await?;
    ready(&prepared, wish.accepted, why)?;
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let versions = store::publication::versions_of(&tx, scope, set, period).await?;
    if versions.iter().any(|version| version.state == domain::publication::VersionState::Asked) {
        return Err(Failure::Refused("A version of this period is being made. Wait until it is done.".to_owned()));
    }
    // What was seen is kept with the wish: records that changed in between are looked at again first.
    let seen = Content { basis: prepared.ground.basis(), accepted: accepted(&prepared), ..Content::default() };
    let id = store::publication::ask(&mut tx, scope, (set, period), (why, wish.accepted), &seen, now).await?;
    store::jobs::ask(&mut tx, scope, PUBLISH_PERIOD, id, now).await?;
    let said = format!("The publication of {}, {}, was asked for", set.label(), period.name());
    let mut event = Event::new("publication.asked", id, said);
    if !why.is_empty() {
        event = event.because(why);
    }
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    tx.commit().await?;
    Ok(id)
}

/// What was found and is published all the same, as the public reads it.
fn accepted(prepared: &Prepared) -> Vec<String> {
    let open = prepared.findings.iter().filter(|finding| finding.severity == Severity::Confirm);
    let said = |finding: &domain::publication::PublicationFinding| match finding.lines {
        0 => finding.public.clone(),
        lines => format!("{} Lines: {lines}, {}.", finding.public, finding.total),
    };
    open.map(said).collect()
}

fn content_of(prepared: &Prepared) -> Content {
    let ground = &prepared.ground;
    let sum = |mark| {
        let sum = prepared.tally.of(mark);
        (sum.lines, sum.total)
    };
    Content {
        lines: prepared.tally.rows.lines,
        total: prepared.tally.rows.total,
        limit: ground.settings.limit,
        left_out: sum(Mark::BelowLimit),
        hidden: hidden(prepared, &prepared.tally),
        already_hidden: sum(Mark::AlreadyHidden),
        accepted: accepted(prepared),
        basis: ground.basis(),
        ..Content::default()
    }
}

/// What was hidden, by kind of rule and what stands instead.
fn hidden(prepared: &Prepared, tally: &Tally) -> Vec<HiddenSum> {
    let mut sums: Vec<HiddenSum> = Vec::new();
    for rule in &prepared.ground.rules {
        let of_rule = tally.of(Mark::Hidden(rule.id));
        if of_rule.lines == 0 {
            continue;
        }
        match sums.iter_mut().find(|sum| sum.kind == rule.kind && sum.shown == rule.shown.text()) {
            Some(sum) => {
                sum.lines += of_rule.lines;
                sum.total = sum.total.plus(of_rule.total).unwrap_or(sum.total);
            }
            None => sums.push(HiddenSum {
                kind: rule.kind,
                shown: rule.shown.text().to_owned(),
                lines: of_rule.lines,
                total: of_rule.total,
            }),
        }
    }
    sums
}

/// Carries out the job that publishes a period. Its files are safe on the disk before the record says that they are
/// published; without the record nobody is shown them.
pub(crate) async fn run_publish(guildhall: &Guildhall, scope: &Scope, job: &Job) -> Result<(), Failure> {
    let (asked, accepted) =
        store::publication::version(&guildhall.store, scope, job.subject).await?.ok_or(Failure::NotFound)?;
    let prepared = prepare(guildhall, scope, asked.set, asked.period).await?;
    ready(&prepared, accepted, &asked.why)?;
    let mut content = content_of(&prepared);
    let seen = asked.content.as_ref().map(|seen| (&seen.basis, &seen.accepted));
    if seen != Some((&content.basis, &content.accepted)) {
        let why = "The records changed after publication was asked for. Look at the period again, then publish it.";
        return Err(Failure::Refused(why.to_owned()));
    }
    let number = store::publication::next_number(&guildhall.store, scope, asked.set, asked.period).await?;
    write::write(guildhall, job, &prepared, (&asked, number), &mut content).await?;
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    if !store::jobs::end(&mut tx, job, JobState::Done, None, now).await? {
        return Ok(());
    }
    if store::publication::next_number(&tx, scope, asked.set, asked.period).await? != number
        || !store::publication::publish(&mut tx, scope, asked.id, (number, &content), now).await?
    {
        return Err(Failure::Refused("Another version of this period was published meanwhile.".to_owned()));
    }
    let name = format!("{}, {}, version {number}", asked.set.label(), asked.period.name());
    let said = format!("{name} was published: {} lines, {}", content.lines, content.total);
    let mut event =
        Event::new("publication.published", asked.id, said).change("csv sha256", None, Some(&content.csv.sha256));
    if !asked.why.is_empty() {
        event = event.because(&asked.why);
    }
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    Ok(tx.commit().await?)
}
