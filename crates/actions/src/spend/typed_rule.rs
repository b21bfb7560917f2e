//! A rule of what procurement can influence, as typed into its form.

use crate::{Failure, FieldError, typed_day};
use domain::spend::scope::{Condition, Matching, Reason, RuleFault, ScopeField, ScopeRule, ScopeRules};
use domain::values::Date;

/// The choice of a reason in the council's own words.
pub const OWN_REASON: &str = "own";

/// The fields of a rule's form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedScopeRule {
    /// The name of the reason, or [`OWN_REASON`].
    pub reason: String,
    /// The reason in the council's own words.
    pub own_reason: String,
    /// The name of the field that it looks at.
    pub field: String,
    /// The name of how it compares.
    pub how: String,
    /// What it looks for, one phrase on a line.
    pub phrases: String,
    /// What keeps a line in, one phrase on a line, for each field in the order of [`ScopeField::ALL`].
    pub except: [String; ScopeField::ALL.len()],
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: String,
}

/// How an exception on a field compares: numbers are the same or not, of everything else some words are enough.
const fn exception_how(field: ScopeField) -> Matching {
    match field {
        ScopeField::SupplierNumber | ScopeField::Kind => Matching::Equals,
        _ => Matching::Contains,
    }
}

impl TypedScopeRule {
    /// The form of a rule that is there.
    #[must_use]
    pub fn of(rule: &ScopeRule) -> TypedScopeRule {
        let own = matches!(rule.reason, Reason::Own(_));
        let phrases =
            |of: &[&Condition]| of.iter().flat_map(|one| one.phrases.iter().cloned()).collect::<Vec<_>>().join("\n");
        let mut except: [String; ScopeField::ALL.len()] = Default::default();
        for (typed, field) in except.iter_mut().zip(ScopeField::ALL) {
            *typed = phrases(&rule.except.iter().filter(|one| one.field == *field).collect::<Vec<_>>());
        }
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        TypedScopeRule {
            reason: if own { OWN_REASON.to_owned() } else { rule.reason.name().to_owned() },
            own_reason: if own { rule.reason.name().to_owned() } else { String::new() },
            field: rule.when.field.name().to_owned(),
            how: rule.when.how.name().to_owned(),
            phrases: phrases(&[&rule.when]),
            except,
            from: day(rule.from),
            to: day(rule.to),
        }
    }

    /// The rule that was typed.
    ///
    /// # Errors
    /// [`Failure::Invalid`] with everything that must be mended.
    pub fn read(&self) -> Result<ScopeRule, Failure> {
        let mut errors = Vec::new();
        let mut wrong =
            |field: &'static str, message: &str| errors.push(FieldError { field, message: message.to_owned() });
        let reason = if self.reason == OWN_REASON { self.own_reason.trim() } else { self.reason.as_str() };
        if reason.is_empty() {
            let own = self.reason == OWN_REASON;
            wrong(if own { "own_reason" } else { "reason" }, "Say why such payments are left out");
        }
        let field = self.field.parse::<ScopeField>();
        if field.is_err() {
            wrong("field", "Choose what the rule looks at");
        }
        let how = self.how.parse::<Matching>();
        if how.is_err() {
            wrong("how", "Choose how the rule compares");
        }
        let mut day = |name: &'static str, typed: &str| match typed.trim() {
            "" => None,
            text => typed_day(text).or_else(|| {
                wrong(name, "Enter a day like 2026-04-01, or leave it empty");
                None
            }),
        };
        let (from, to) = (day("from", &self.from), day("to", &self.to));
        let rule = ScopeRule {
            reason: Reason::from(reason.to_owned()),
            when: Condition {
                field: field.unwrap_or(ScopeField::Supplier),
                how: how.unwrap_or(Matching::Contains),
                phrases: phrases(&self.phrases),
            },
            except: self.exceptions(),
            from,
            to,
        };
        for fault in (ScopeRules { rules: vec![rule.clone()] }).faults() {
            if !matches!(fault, RuleFault::NoReason(_)) {
                errors.push(FieldError { field: fault.field(), message: said(&fault).to_owned() });
            }
        }
        if errors.is_empty() { Ok(rule) } else { Err(Failure::Invalid(errors)) }
    }

    fn exceptions(&self) -> Vec<Condition> {
        let each = ScopeField::ALL.iter().zip(&self.except).map(|(field, typed)| (*field, phrases(typed)));
        let given = each.filter(|(_, phrases)| !phrases.is_empty());
        given.map(|(field, phrases)| Condition { field, how: exception_how(field), phrases }).collect()
    }
}

/// A fault of the one rule of a form, in words.
const fn said(fault: &RuleFault) -> &'static str {
    match fault {
        RuleFault::TooMany => "There are too many rules",
        RuleFault::NoReason(_) => "Say why such payments are left out",
        RuleFault::NoPhrase(_) => "Enter words with letters or figures in them, one phrase on a line",
        RuleFault::EndsBeforeItBegins(_) => "The last day must not be before the first",
    }
}

/// The phrases of a field with one on each line.
fn phrases(typed: &str) -> Vec<String> {
    typed.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_that_guildhall_comes_with_survives_its_form() {
        let judge = |rules: &[ScopeRule]| domain::spend::scope::Judge::new(&ScopeRules { rules: rules.to_vec() });
        for rule in domain::spend::scope::shipped().rules {
            let again = TypedScopeRule::of(&rule).read().unwrap();
            assert_eq!((&again.reason, &again.when), (&rule.reason, &rule.when));
            // Two exceptions on one field become one, which holds for the same lines.
            assert_eq!(judge(&[again]).looks_at(ScopeField::Supplier), judge(&[rule]).looks_at(ScopeField::Supplier));
        }
    }

    #[test]
    fn a_form_says_everything_that_must_be_mended_at_once() {
        let typed = TypedScopeRule { reason: OWN_REASON.into(), from: "April".into(), ..TypedScopeRule::default() };
        let Err(Failure::Invalid(errors)) = typed.read() else { panic!("it was taken") };
        let fields: Vec<&str> = errors.iter().map(|error| error.field).collect();
        assert_eq!(fields, ["own_reason", "field", "how", "from", "phrases"]);
    }

    #[test]
    fn a_rule_may_end_on_the_day_it_begins_and_not_before() {
        for (to, is_whole) in [("2026-04-01", true), ("2026-03-31", false)] {
            let typed = TypedScopeRule {
                reason: "tax".into(),
                field: "supplier".into(),
                how: "contains".into(),
                phrases: "hmrc".into(),
                from: "2026-04-01".into(),
                to: to.into(),
                ..TypedScopeRule::default()
            };
            assert_eq!(typed.read().is_ok(), is_whole, "{to}");
        }
    }
}
