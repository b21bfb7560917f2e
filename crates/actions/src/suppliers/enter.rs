//! Somebody enters what they know of one supplier, or ends something that was said of it.

use super::load::{find_places, keep_places};
use crate::{Failure, FieldError, Guildhall};
use domain::access::Scope;
use domain::spend::is_redacted;
use domain::suppliers::{
    CharityNumber, CompanyNumber, PostcodeKind, Ring, Size, SmeDefinition, Statement, VcseKind, VcseRole,
};
use domain::trail::Event;
use domain::values::{Date, Pence};
use std::str::FromStr;

/// What was typed of one supplier. Empty fields say nothing.
#[derive(Clone, Debug, Default)]
pub struct Entered {
    /// The supplier's name, as the figures show it.
    pub name: String,
    /// Its number, where it has one.
    pub number: String,
    /// A postcode.
    pub postcode: String,
    /// Which postcode: a name of [`PostcodeKind`].
    pub postcode_kind: String,
    /// Whether it is outside the United Kingdom.
    pub abroad: bool,
    /// The company number.
    pub company_number: String,
    /// The charity number.
    pub charity_number: String,
    /// `yes`, `no` or nothing.
    pub sme: String,
    /// A name of [`SmeDefinition`].
    pub sme_definition: String,
    /// Staff.
    pub headcount: String,
    /// Turnover in pounds.
    pub turnover: String,
    /// Balance sheet total in pounds.
    pub balance_sheet: String,
    /// `yes`, `no` or nothing.
    pub vcse: String,
    /// A name of [`VcseKind`].
    pub vcse_kind: String,
    /// Names of [`VcseRole`].
    pub vcse_roles: Vec<String>,
    /// `yes`, `no` or nothing.
    pub in_group: String,
    /// The day it is so: `2026-04-30` or `30/04/2026`.
    pub as_at: String,
    /// Where it is from.
    pub source: String,
}

/// Gathers what is wrong while fields are read.
struct Reader(Vec<FieldError>);

impl Reader {
    fn wrong(&mut self, field: &'static str, message: impl Into<String>) {
        self.0.push(FieldError { field, message: message.into() });
    }

    fn optional<T>(
        &mut self,
        field: &'static str,
        typed: &str,
        read: impl FnOnce(&str) -> Result<T, String>,
    ) -> Option<T> {
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        read(typed).map_err(|message| self.wrong(field, message)).ok()
    }
}

fn yes_or_no(typed: &str) -> Result<bool, String> {
    match typed {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err("Select yes, no or not known".to_owned()),
    }
}

fn day(typed: &str) -> Result<Date, String> {
    let wrong = || "Enter the day like 30/04/2026".to_owned();
    if let Ok(day) = typed.parse() {
        return Ok(day);
    }
    let parts: Vec<i16> =
        typed.split(['/', '.', '-']).map(str::parse).collect::<Result<_, _>>().map_err(|_| wrong())?;
    let [day, month, year] = parts.as_slice() else { return Err(wrong()) };
    let small = |number: i16| i8::try_from(number).map_err(|_| wrong());
    Date::new(*year, small(*month)?, small(*day)?).map_err(|_| wrong())
}

fn money(typed: &str) -> Result<Pence, String> {
    let pence = Pence::from_typed(typed)?;
    if pence < Pence::ZERO { Err("Enter an amount of nothing or more".to_owned()) } else { Ok(pence) }
}

impl Entered {
    fn read(&self, today: Date) -> Result<Statement, Vec<FieldError>> {
        let mut reader = Reader(Vec::new());
        let company = |typed: &str| {
            let read = CompanyNumber::read(typed).map(|(number, _)| number.to_string());
            read.ok_or_else(|| "Enter a company number of eight characters, such as 01234567".to_owned())
        };
        let charity = |typed: &str| {
            let read = CharityNumber::read(typed).map(|number| number.to_string());
            read.ok_or_else(|| "Enter a charity number such as 1234567 or SC012345".to_owned())
        };
        let staff =
            |typed: &str| typed.replace(',', "").parse().map_err(|_| "Enter the number of staff in digits".to_owned());
        let said = Statement {
            name: self.name.trim().to_owned(),
            number: self.number.trim().to_owned(),
            postcode: reader.optional("postcode", &self.postcode, |typed| {
                typed.parse().map_err(|_| "Enter a UK postcode, such as WM1 2XY".to_owned())
            }),
            postcode_kind: reader
                .optional("postcode_kind", &self.postcode_kind, PostcodeKind::from_str)
                .unwrap_or(PostcodeKind::Unsaid),
            abroad: self.abroad.then_some(Ring::Abroad),
            company_number: reader.optional("company_number", &self.company_number, company),
            charity_number: reader.optional("charity_number", &self.charity_number, charity),
            sme: reader.optional("sme", &self.sme, yes_or_no),
            sme_definition: reader
                .optional("sme_definition", &self.sme_definition, SmeDefinition::from_str)
                .unwrap_or_default(),
            size: Size {
                headcount: reader.optional("headcount", &self.headcount, staff),
                turnover: reader.optional("turnover", &self.turnover, money),
                balance_sheet: reader.optional("balance_sheet", &self.balance_sheet, money),
            },
            vcse: reader.optional("vcse", &self.vcse, yes_or_no),
            vcse_kind: reader.optional("vcse_kind", &self.vcse_kind, VcseKind::from_str),
            vcse_roles: self.vcse_roles.iter().filter_map(|name| VcseRole::from_str(name).ok()).collect(),
            in_group: reader.optional("in_group", &self.in_group, yes_or_no),
            as_at: reader.optional("as_at", &self.as_at, day),
            source: self.source.trim().to_owned(),
        };
        if said.name.is_empty() && said.number.is_empty() {
            reader.wrong("name", "Enter the supplier's name or number");
        } else if is_redacted(&said.name) {
            reader.wrong("name", "This name is withheld: nothing is ever joined to it");
        }
        if said.vcse == Some(false) && said.vcse_kind.is_some() {
            reader.wrong("vcse_kind", "Choose no kind for an organisation that is not of this sector");
        }
        if said.source.is_empty() {
            reader.wrong("source", "Enter where this is from, such as the supplier's own declaration");
        }
        match said.as_at {
            None if self.as_at.trim().is_empty() => reader.wrong("as_at", "Enter the day this was so"),
            Some(day) if day > today => reader.wrong("as_at", "Enter a day that is not in the future"),
            _ => {}
        }
        if reader.0.is_empty() && !said.says_something() {
            reader.wrong("postcode", "Enter at least one thing that you know of the supplier");
        }
        if reader.0.is_empty() { Ok(said) } else { Err(reader.0) }
    }
}

/// The names of the facts that a statement gives, for the trail. Their values stand in the statement alone: a postcode of
/// a sole trader is that of a person.
fn given(said: &Statement) -> String {
    let facts = [
        ("postcode", said.postcode.is_some()),
        ("outside the UK", said.abroad.is_some()),
        ("company number", said.company_number.is_some()),
        ("charity number", said.charity_number.is_some()),
        ("SME", said.sme.is_some()),
        ("VCSE", said.vcse.is_some()),
        ("kind of VCSE", said.vcse_kind.is_some()),
        ("role of VCSE", !said.vcse_roles.is_empty()),
        ("part of a group", said.in_group.is_some()),
        ("size", !said.size.is_unknown()),
    ];
    facts.iter().filter(|(_, given)| *given).map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
}

/// Records what somebody knows of a supplier. What was said before stays; the newest that speaks of a fact counts.
///
/// # Errors
/// [`Failure::Invalid`] with what must be mended.
pub async fn enter(guildhall: &Guildhall, scope: &Scope, entered: &Entered) -> Result<(), Failure> {
    let said = entered.read(guildhall.clock.today()).map_err(Failure::Invalid)?;
    let now = guildhall.clock.now();
    let all = [said];
    let places = find_places(guildhall, &all).await?;
    let mut tx = guildhall.store.begin_write().await?;
    keep_places(guildhall, &mut tx, &all, places).await?;
    store::suppliers::add_statements(&mut tx, scope, None, &all, now).await?;
    let [said] = &all;
    let subject = scope.council().get();
    let who = if said.name.is_empty() { &said.number } else { &said.name };
    let event =
        Event::new("supplier_facts.entered", subject, format!("Facts about {who} were entered: {}", given(said)))
            .change("source", None, Some(&said.source));
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    Ok(tx.commit().await?)
}

/// What was ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndedFact {
    /// The supplier's cleaned name.
    pub key: String,
}

/// Ends one statement, because it was wrong: it counts no more from this moment on.
///
/// # Errors
/// [`Failure::Invalid`] without a reason; [`Failure::NotFound`] for a statement of another council;
/// [`Failure::Refused`] when it is ended already.
pub async fn end(guildhall: &Guildhall, scope: &Scope, statement: i64, why: &str) -> Result<EndedFact, Failure> {
    let why = why.trim();
    if why.is_empty() {
        return Err(Failure::field("why", "Enter why it is taken out"));
    }
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let known = store::suppliers::statement(&tx, scope, statement).await?.ok_or(Failure::NotFound)?;
    if !store::suppliers::end_statement(&mut tx, scope, statement, why, now).await? {
        return Err(Failure::Refused("This is taken out already.".to_owned()));
    }
    let said = format!("What was said of {} was taken out: {}", known.said.name, given(&known.said));
    let event = Event::new("supplier_facts.ended", statement, said).because(why);
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    tx.commit().await?;
    Ok(EndedFact { key: known.said.name_key() })
}
