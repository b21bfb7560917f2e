//! What must go to somebody higher than the owner of a risk, and why.

use super::{AgainstAppetite, Appetites, Odd, Proximity, ReviewState, Risk, Scale, odd, review_state};
use crate::values::Date;

/// How many days a review may be overdue before somebody higher must know: one more month.
const REVIEW_OVERDUE_DAYS: i32 = 30;

/// An action against a risk, as far as the register needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkedAction {
    /// What is to be done.
    pub title: String,
    /// By whom.
    pub owner: String,
    /// By when.
    pub due: Option<Date>,
    /// The day it was done, or given up.
    pub ended: Option<Date>,
}

impl LinkedAction {
    /// Whether it was still to be done on a day.
    #[must_use]
    pub fn is_open(&self, day: Date) -> bool {
        self.ended.is_none_or(|ended| ended > day)
    }

    /// Whether it should have been done before a day and was not.
    #[must_use]
    pub fn is_overdue(&self, day: Date) -> bool {
        self.is_open(day) && self.due.is_some_and(|due| due < day)
    }
}

/// What is known beside the risk itself.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// Its scale.
    pub scale: &'a Scale,
    /// What the council takes.
    pub appetites: &'a Appetites,
    /// The actions against it.
    pub actions: &'a [LinkedAction],
}

/// Why somebody higher must know of a risk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Escalation {
    /// A short name that programs can rely on.
    pub code: &'static str,
    /// Who must know, by [`who_must_know`].
    pub to: String,
    /// Why, as a sentence.
    pub reason: String,
}

/// Why somebody higher must know of a risk on a day; nothing for one that is closed or as it should be.
#[must_use]
pub fn escalations(risk: &Risk, facts: Facts<'_>, today: Date) -> Vec<Escalation> {
    if !risk.is_open(today) {
        return Vec::new();
    }
    let to = who_must_know(risk, facts.scale, today);
    let reasons = by_rating(risk, facts, today).into_iter().chain(by_neglect(risk, facts, today));
    reasons.map(|(code, reason)| Escalation { code, to: to.clone(), reason }).collect()
}

/// Who must know of a risk: whom the scale names for its rating, else its owner, else whoever keeps the register.
#[must_use]
pub fn who_must_know(risk: &Risk, scale: &Scale, today: Date) -> String {
    let rating = risk.residual_on(today).and_then(|placing| scale.rating(placing));
    let named = rating.map(|rating| rating.escalate_to.trim()).filter(|named| !named.is_empty());
    match (named, risk.owner.trim()) {
        (Some(named), _) => named.to_owned(),
        (None, "") => "Whoever keeps the register: the risk has no owner".to_owned(),
        (None, owner) => format!("Its owner, {owner}"),
    }
}

type Why = (&'static str, String);

fn by_rating(risk: &Risk, facts: Facts<'_>, today: Date) -> Vec<Why> {
    let scale = facts.scale;
    let mut found = Vec::new();
    let Some(rating) = risk.residual_on(today).and_then(|placing| scale.rating(placing)) else {
        let reason = if odd(risk, scale, today).contains(&Odd::NotOnScale) {
            "Its place is on no step of the scale any more, so that nobody can tell how grave it is."
        } else {
            "It has no rating, so that nobody can tell how grave it is."
        };
        return vec![("not_rated", reason.to_owned())];
    };
    if facts.appetites.judge(risk, scale, today) == AgainstAppetite::Above {
        let most = facts.appetites.of(&risk.category);
        let most = scale.ratings.iter().find(|one| one.code == most).map_or(most, |one| one.name.as_str());
        found.push(("above_appetite", format!("It is {}; the council takes at most {most}.", rating.name)));
    }
    if scale.is_gravest(&rating.code) {
        found.push(("gravest", format!("It is {}, the gravest rating of the scale.", rating.name)));
    }
    if risk.proximity == Some(Proximity::Month) && scale.rank(&rating.code) > Some(0) {
        found.push(("near", format!("It is {} and may happen within a month.", rating.name)));
    }
    found.extend(worsened(risk, scale, today).map(|reason| ("worsened", reason)));
    found
}

/// Says when a risk is graver than at the review before.
fn worsened(risk: &Risk, scale: &Scale, today: Date) -> Option<String> {
    let last = risk.rated_on(today)?;
    let before = risk.rated.iter().filter(|rated| rated.on < last.on).max_by_key(|rated| rated.on)?;
    let rating = |placing: Option<&super::Placing>| scale.rating(placing?);
    let (from, to) = (rating(before.residual.as_ref())?, rating(last.residual.as_ref())?);
    let day = before.on.strftime("%-d %B %Y");
    (scale.rank(&to.code) > scale.rank(&from.code))
        .then(|| format!("It rose from {} on {day} to {}.", from.name, to.name))
}

fn by_neglect(risk: &Risk, facts: Facts<'_>, today: Date) -> Vec<Why> {
    let mut found = Vec::new();
    let day = |day: Date| day.strftime("%-d %B %Y").to_string();
    if let ReviewState::Overdue { on, days } = review_state(risk, facts.scale, today)
        && days > REVIEW_OVERDUE_DAYS
    {
        found.push(("review_overdue", format!("Its review was due on {}, {days} days ago.", day(on))));
    }
    if risk.owner.trim().is_empty() {
        found.push(("no_owner", String::from("Nobody answers for it.")));
    }
    let late = facts.actions.iter().filter(|action| action.is_overdue(today));
    for (action, due) in late.filter_map(|action| action.due.map(|due| (action, due))) {
        let (title, owner) = (&action.title, &action.owner);
        found.push(("action_overdue", format!("The action {title:?} ({owner}) was due on {}.", day(due))));
    }
    let untested =
        risk.controls.iter().filter_map(|control| Some((control, control.test_due.filter(|due| *due < today)?)));
    for (control, due) in untested {
        found.push(("control_untested", format!("The control {:?} was to be tested by {}.", control.what, day(due))));
    }
    let is_above = facts.appetites.judge(risk, facts.scale, today) == AgainstAppetite::Above;
    if is_above && !facts.actions.iter().any(|action| action.is_open(today)) {
        found
            .push(("no_action", String::from("It is above what the council takes, and no action is open against it.")));
    }
    found
}
