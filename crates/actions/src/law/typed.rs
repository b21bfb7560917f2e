//! A band and a requirement of contract procedure rules, as typed into their forms.

use crate::{Failure, FieldError};
use domain::law::procedure_rules::{
    Advert, Band, Basis, LowerLimit, Measure, Requirement, RequirementSubject, Route, UpperLimit, WORDS_MAX, WaiverPath,
};
use domain::law::thresholds::ContractKind;
use domain::values::Pence;

/// The most quotes that rules can ask for.
const QUOTES_MAX: u8 = 20;

/// The highest limit: a million million pence.
const LIMIT_MAX: Pence = Pence::new(1_000_000_000_000);

/// The fields of a band's form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedBand {
    /// What the council calls it.
    pub name: String,
    /// The names of the kinds of contract that are ticked; none for every kind.
    pub kinds: Vec<String>,
    /// The name of what the value is of.
    pub measure: String,
    /// `with` or `without` VAT.
    pub vat: String,
    /// `at_least` or `more_than`.
    pub from_how: String,
    /// The lower limit in pounds.
    pub from: String,
    /// `less_than`, `at_most` or `none`.
    pub to_how: String,
    /// The upper limit in pounds.
    pub to: String,
    /// `direct`, `quotes` or `tender`.
    pub route: String,
    /// How many quotes.
    pub quotes: String,
    /// The name of where it is advertised.
    pub advert: String,
    /// The post that approves.
    pub approver: String,
    /// `not_allowed` or `by`.
    pub waiver: String,
    /// The post that may waive.
    pub waiver_approver: String,
    /// To whom a waiver is reported; empty for nobody.
    pub waiver_reported_to: String,
}

/// The fields of a requirement's form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedRequirement {
    /// The name of what is asked for.
    pub subject: String,
    /// The name of what the value is of.
    pub measure: String,
    /// `with` or `without` VAT.
    pub vat: String,
    /// `at_least` or `more_than`.
    pub from_how: String,
    /// The limit in pounds.
    pub from: String,
    /// Where it is written.
    pub said_in: String,
}

/// What is wrong with a form, as it is found.
#[derive(Default)]
struct Wrong(Vec<FieldError>);

impl Wrong {
    fn say(&mut self, field: &'static str, message: impl Into<String>) {
        self.0.push(FieldError { field, message: message.into() });
    }

    fn words(&mut self, field: &'static str, typed: &str, ask: &str) -> String {
        let words = typed.trim();
        if words.is_empty() {
            self.say(field, ask);
        } else if words.chars().count() > WORDS_MAX {
            self.say(field, format!("{ask}, in up to {WORDS_MAX} characters"));
        }
        words.to_owned()
    }

    fn amount(&mut self, field: &'static str, typed: &str) -> Option<Pence> {
        match Pence::from_typed(typed.trim()) {
            Ok(amount) if amount.is_negative() => self.say(field, "Enter an amount of zero or more"),
            Ok(amount) if amount > LIMIT_MAX => self.say(field, format!("Enter an amount up to {LIMIT_MAX}")),
            Ok(amount) => return Some(amount),
            Err(what) => self.say(field, what),
        }
        None
    }

    fn basis(&mut self, measure: &str, vat: &str) -> Option<Basis> {
        let measure = measure.parse::<Measure>().ok();
        if measure.is_none() {
            self.say("measure", "Select what the value is of");
        }
        if !matches!(vat, "with" | "without") {
            self.say("vat", "Select whether VAT is in the value");
        }
        Some(Basis { measure: measure?, with_vat: vat == "with" })
    }

    fn lower(&mut self, how: &str, typed: &str) -> Option<LowerLimit> {
        if !matches!(how, "at_least" | "more_than") {
            self.say("from_how", "Select whether the amount itself is within");
        }
        let amount = self.amount("from", typed)?;
        Some(if how == "more_than" { LowerLimit::MoreThan(amount) } else { LowerLimit::AtLeast(amount) })
    }

    fn upper(&mut self, how: &str, typed: &str) -> Option<UpperLimit> {
        match how {
            "none" => Some(UpperLimit::None),
            "less_than" => self.amount("to", typed).map(UpperLimit::LessThan),
            "at_most" => self.amount("to", typed).map(UpperLimit::AtMost),
            _ => {
                self.say("to_how", "Select how the band ends");
                None
            }
        }
    }

    fn route(&mut self, how: &str, quotes: &str) -> Option<Route> {
        match how {
            "direct" => return Some(Route::Direct),
            "tender" => return Some(Route::Tender),
            "quotes" => match quotes.trim().parse::<u8>() {
                Ok(number @ 1..=QUOTES_MAX) => return Some(Route::Quotes(number)),
                _ => self.say("quotes", format!("Enter how many quotes, from 1 to {QUOTES_MAX}")),
            },
            _ => self.say("route", "Select how the contract is let"),
        }
        None
    }
}

const fn lower_shown(limit: LowerLimit) -> (&'static str, Pence) {
    match limit {
        LowerLimit::AtLeast(amount) => ("at_least", amount),
        LowerLimit::MoreThan(amount) => ("more_than", amount),
    }
}

const fn vat_shown(basis: Basis) -> &'static str {
    if basis.with_vat { "with" } else { "without" }
}

impl TypedBand {
    /// The form of a band that is there.
    #[must_use]
    pub fn of(band: &Band) -> TypedBand {
        let (from_how, from) = lower_shown(band.from);
        let (to_how, to) = match band.up_to {
            UpperLimit::LessThan(amount) => ("less_than", amount.plain()),
            UpperLimit::AtMost(amount) => ("at_most", amount.plain()),
            UpperLimit::None => ("none", String::new()),
        };
        let (route, quotes) = match band.route {
            Route::Direct => ("direct", String::new()),
            Route::Quotes(number) => ("quotes", number.to_string()),
            Route::Tender => ("tender", String::new()),
        };
        let (waiver, waiver_approver, waiver_reported_to) = match &band.waiver {
            WaiverPath::NotAllowed => ("not_allowed", String::new(), String::new()),
            WaiverPath::By { approver, reported_to } => {
                ("by", approver.clone(), reported_to.clone().unwrap_or_default())
            }
        };
        TypedBand {
            name: band.name.clone(),
            kinds: band.kinds.iter().map(|kind| kind.name().to_owned()).collect(),
            measure: band.basis.measure.name().to_owned(),
            vat: vat_shown(band.basis).to_owned(),
            from_how: from_how.to_owned(),
            from: from.plain(),
            to_how: to_how.to_owned(),
            to,
            route: route.to_owned(),
            quotes,
            advert: band.advert.name().to_owned(),
            approver: band.approver.clone(),
            waiver: waiver.to_owned(),
            waiver_approver,
            waiver_reported_to,
        }
    }

    /// The band that was typed.
    ///
    /// # Errors
    /// [`Failure::Invalid`] with everything that must be mended.
    pub fn read(&self) -> Result<Band, Failure> {
        let mut wrong = Wrong::default();
        let name = wrong.words("name", &self.name, "Enter a name for the band");
        let kinds: Result<Vec<ContractKind>, _> = self.kinds.iter().map(|kind| kind.parse()).collect();
        if kinds.is_err() {
            wrong.say("kinds", "Select kinds of contract from the list");
        }
        let basis = wrong.basis(&self.measure, &self.vat);
        let from = wrong.lower(&self.from_how, &self.from);
        let up_to = wrong.upper(&self.to_how, &self.to);
        if let (Some(from), Some(up_to)) = (from, up_to)
            && up_to.last().is_some_and(|last| last < from.first())
        {
            wrong.say("to", "Enter an upper limit that is not below the lower one");
        }
        let route = wrong.route(&self.route, &self.quotes);
        let advert = self.advert.parse::<Advert>().ok();
        if advert.is_none() {
            wrong.say("advert", "Select where the opportunity is shown");
        }
        let approver = wrong.words("approver", &self.approver, "Enter the post that approves the award");
        let waiver = self.read_waiver(&mut wrong);
        match (kinds, basis, from, up_to, route, advert, waiver) {
            (Ok(kinds), Some(basis), Some(from), Some(up_to), Some(route), Some(advert), Some(waiver))
                if wrong.0.is_empty() =>
            {
                Ok(Band { name, kinds, basis, from, up_to, route, advert, approver, waiver })
            }
            _ => Err(Failure::Invalid(wrong.0)),
        }
    }

    fn read_waiver(&self, wrong: &mut Wrong) -> Option<WaiverPath> {
        match self.waiver.as_str() {
            "not_allowed" => Some(WaiverPath::NotAllowed),
            "by" => {
                let approver = wrong.words("waiver_approver", &self.waiver_approver, "Enter the post that may waive");
                let told = self.waiver_reported_to.trim();
                if told.chars().count() > WORDS_MAX {
                    wrong.say("waiver_reported_to", format!("Enter it in up to {WORDS_MAX} characters"));
                }
                Some(WaiverPath::By { approver, reported_to: (!told.is_empty()).then(|| told.to_owned()) })
            }
            _ => {
                wrong.say("waiver", "Select whether the rules may be waived");
                None
            }
        }
    }
}

impl TypedRequirement {
    /// The form of a requirement that is there.
    #[must_use]
    pub fn of(one: &Requirement) -> TypedRequirement {
        let (from_how, from) = lower_shown(one.from);
        TypedRequirement {
            subject: one.subject.name().to_owned(),
            measure: one.basis.measure.name().to_owned(),
            vat: vat_shown(one.basis).to_owned(),
            from_how: from_how.to_owned(),
            from: from.plain(),
            said_in: one.said_in.clone(),
        }
    }

    /// The requirement that was typed.
    ///
    /// # Errors
    /// [`Failure::Invalid`] with everything that must be mended.
    pub fn read(&self) -> Result<Requirement, Failure> {
        let mut wrong = Wrong::default();
        let subject = self.subject.parse::<RequirementSubject>().ok();
        if subject.is_none() {
            wrong.say("subject", "Select what is asked for");
        }
        let basis = wrong.basis(&self.measure, &self.vat);
        let from = wrong.lower(&self.from_how, &self.from);
        let said_in = wrong.words("said_in", &self.said_in, "Enter where the council's papers say so");
        match (subject, basis, from) {
            (Some(subject), Some(basis), Some(from)) if wrong.0.is_empty() => {
                Ok(Requirement { subject, from, basis, said_in })
            }
            _ => Err(Failure::Invalid(wrong.0)),
        }
    }
}

#[cfg(test)]
mod tests;
