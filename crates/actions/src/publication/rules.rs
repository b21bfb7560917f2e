//! Rules that hide names are made, changed and ended.

use crate::{Failure, FieldError, Guildhall, typed_day};
use domain::access::Scope;
use domain::publication::{RedactionRule, RuleKind, ShownInstead};
use domain::trail::Event;
use domain::values::Date;
use store::WriteTx;
use store::publication::NewRule;

/// A rule as typed.
#[derive(Clone, Debug, Default)]
pub struct TypedRule {
    /// What people call it.
    pub name: String,
    /// What it looks at.
    pub kind: String,
    /// Words or names, one on a line.
    pub words: String,
    /// Names that it leaves alone, one on a line.
    pub except: String,
    /// What stands in the file instead.
    pub shown: String,
    /// Whether the purpose is hidden too.
    pub hides_purpose: bool,
    /// The first day on which it holds: `1/4/2026` or `2026-04-01`; today where it is left out.
    pub from: String,
    /// Why it is made.
    pub why: String,
}

fn listed(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

impl TypedRule {
    fn check(&self, today: Date) -> Result<NewRule, Failure> {
        let mut errors = Vec::new();
        let mut wrong = |field, message: &str| errors.push(FieldError { field, message: message.to_owned() });
        if self.name.trim().is_empty() {
            wrong("name", "Enter a name for the rule");
        }
        let kind = self.kind.parse::<RuleKind>().ok();
        let words = listed(&self.words);
        match kind {
            None => wrong("kind", "Choose what the rule looks at"),
            Some(RuleKind::Individuals) => {}
            Some(_) if words.is_empty() => wrong("words", "Enter what the rule looks for, one on a line"),
            Some(_) => {}
        }
        let shown = ShownInstead::ALL.iter().copied().find(|shown| shown.name() == self.shown);
        if shown.is_none() {
            wrong("shown", "Choose what stands in the file instead of the name");
        }
        let from = if self.from.trim().is_empty() { Some(today) } else { typed_day(&self.from) };
        if from.is_none() {
            wrong("from", "Enter the first day of the rule, like 1/4/2026");
        }
        if self.why.trim().is_empty() {
            wrong("why", "Enter why the rule is made");
        }
        let (Some(kind), Some(shown), Some(from), true) = (kind, shown, from, errors.is_empty()) else {
            return Err(Failure::Invalid(errors));
        };
        Ok(NewRule {
            name: self.name.trim().to_owned(),
            kind,
            words: if kind == RuleKind::Individuals { Vec::new() } else { words },
            except: listed(&self.except),
            shown,
            hides_purpose: self.hides_purpose,
            from,
            why: self.why.trim().to_owned(),
        })
    }
}

/// A rule as the trail shows it: by kind and words for services and categories; for payees by count alone, because a
/// listed payee is somebody whose name is to be kept back.
fn shown(kind: RuleKind, name: &str, words: &[String]) -> String {
    match kind {
        RuleKind::Suppliers => format!("{} payees by name or number", words.len()),
        RuleKind::Individuals => name.to_owned(),
        RuleKind::Services | RuleKind::Categories => format!("{name}: {}", words.join(", ")),
    }
}

async fn add_in(
    guildhall: &Guildhall,
    tx: &mut WriteTx,
    scope: &Scope,
    (new, before): (&NewRule, Option<&RedactionRule>),
) -> Result<i64, Failure> {
    let now = guildhall.clock.now();
    let id = store::publication::add_rule(tx, scope, new, now).await?;
    let before = before.map(|rule| shown(rule.kind, &rule.name, &rule.words));
    let said = format!("A rule that hides names was made: {}", new.kind.label().to_lowercase());
    let event = Event::new("publication.rule_made", id, said)
        .change("rule", before.as_deref(), Some(&shown(new.kind, &new.name, &new.words)))
        .change("from", None, Some(&new.from.to_string()))
        .because(&new.why);
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    Ok(id)
}

/// Adds a rule; answers its number.
///
/// # Errors
/// [`Failure::Invalid`] when something must be mended.
pub async fn add_rule(guildhall: &Guildhall, scope: &Scope, typed: &TypedRule) -> Result<i64, Failure> {
    let new = typed.check(guildhall.clock.today())?;
    let mut tx = guildhall.store.begin_write().await?;
    let id = add_in(guildhall, &mut tx, scope, (&new, None)).await?;
    tx.commit().await?;
    Ok(id)
}

/// Changes a rule: it ends, and another takes its place from the new one's first day. Answers the new number.
///
/// # Errors
/// [`Failure::Invalid`] when something must be mended; [`Failure::NotFound`] for a rule of another council or one that
/// ended.
pub async fn change_rule(guildhall: &Guildhall, scope: &Scope, id: i64, typed: &TypedRule) -> Result<i64, Failure> {
    let mut tx = guildhall.store.begin_write().await?;
    let rules = store::publication::rules(&tx, scope).await?;
    let known = rules.iter().find(|rule| rule.id == id).ok_or(Failure::NotFound)?;
    let new = typed.check(guildhall.clock.today())?;
    if !store::publication::end_rule(&mut tx, scope, id, new.from).await? {
        return Err(Failure::Refused("This rule has ended. Make a new one.".to_owned()));
    }
    let id = add_in(guildhall, &mut tx, scope, (&new, Some(known))).await?;
    tx.commit().await?;
    Ok(id)
}

/// Ends a rule today: what is published from now on shows the names it hid. What is published stays as it is.
///
/// # Errors
/// [`Failure::Invalid`] without a reason; [`Failure::NotFound`] for a rule of another council or one that ended.
pub async fn end_rule(guildhall: &Guildhall, scope: &Scope, id: i64, why: &str) -> Result<(), Failure> {
    let why = why.trim();
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let rules = store::publication::rules(&tx, scope).await?;
    let known = rules.iter().find(|rule| rule.id == id).ok_or(Failure::NotFound)?;
    if why.is_empty() {
        return Err(Failure::field("end_why", "Enter why the rule ends"));
    }
    if !store::publication::end_rule(&mut tx, scope, id, guildhall.clock.today()).await? {
        return Err(Failure::Refused("This rule has ended already.".to_owned()));
    }
    let said = format!("A rule that hides names was ended: {}", known.kind.label().to_lowercase());
    let event = Event::new("publication.rule_ended", id, said).because(why);
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    Ok(tx.commit().await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_day_is_taken_as_people_write_it() {
        let today: Date = "2026-11-21".parse().unwrap();
        let rule = |from: &str| TypedRule {
            name: "Persons".into(),
            kind: RuleKind::Individuals.name().into(),
            shown: ShownInstead::default().name().into(),
            from: from.into(),
            why: "Data protection".into(),
            ..TypedRule::default()
        };
        for (typed, from) in [
            ("1/7/2026", Some("2026-07-01")),
            ("2026-07-01", Some("2026-07-01")),
            (" 1 July 2026 ", Some("2026-07-01")),
            ("", Some("2026-11-21")),
            ("31/6/2026", None),
            ("July", None),
        ] {
            let read = rule(typed).check(today);
            assert_eq!(read.ok().map(|new| new.from.to_string()).as_deref(), from, "{typed}");
        }
    }
}
