//! The facts a rule asks for, described once: the type is the form, the flags, the documents and the reader of JSON.

use crate::values::Pence;
use jiff::civil::{Date, date};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};
use std::{borrow::Cow, fmt};

/// A fact that cannot be right, by its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BadFact {
    /// The name of the fact, with its place in a list: `parts[2].amount_pence`.
    pub field: String,
    /// What to do.
    pub why: Cow<'static, str>,
}

impl BadFact {
    /// A fact that cannot be right, and what to do.
    pub fn new(field: impl Into<String>, why: impl Into<Cow<'static, str>>) -> Self {
        BadFact { field: field.into(), why: why.into() }
    }

    fn within(self, outer: &str) -> Self {
        let joint = if self.field.is_empty() || self.field.starts_with('[') { "" } else { "." };
        BadFact { field: format!("{outer}{joint}{}", self.field), why: self.why }
    }
}

impl fmt::Display for BadFact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.field, self.why)
    }
}

impl std::error::Error for BadFact {}

/// Refuses an amount below zero.
///
/// # Errors
/// [`BadFact`] by the name given.
pub fn not_negative(field: &'static str, amount: Pence) -> Result<(), BadFact> {
    if amount.is_negative() { Err(BadFact::new(field, "Enter an amount of zero or more")) } else { Ok(()) }
}

/// Refuses a day that comes before the one it must follow. The same day is allowed.
///
/// # Errors
/// [`BadFact`] by the name of the later day.
pub fn not_before(field: &'static str, day: Date, earliest: Date, what: &str) -> Result<(), BadFact> {
    if day < earliest { Err(BadFact::new(field, format!("Enter a day that is not before {what}"))) } else { Ok(()) }
}

/// What kind of thing a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A day, as `2026-11-20`.
    Day,
    /// Money, as whole pence in JSON and as pounds in forms and flags.
    Money,
    /// Yes or no.
    YesNo,
    /// A whole number.
    Number,
    /// Words.
    Words,
    /// One of these: name and label.
    Choice(&'static [(&'static str, &'static str)]),
    /// Any number of these.
    List(&'static Kind),
    /// A group of facts.
    Record(&'static [Field]),
}

impl Kind {
    /// The kind of each item of a list; of anything else, its own.
    #[must_use]
    pub const fn each(self) -> Kind {
        match self {
            Kind::List(of) => *of,
            other => other,
        }
    }

    /// What to enter.
    #[must_use]
    pub fn wanted(self) -> String {
        match self {
            Kind::Day => "a day between 1990 and 2199, like 2026-11-20".to_owned(),
            Kind::Money => "whole pence, like 20772000".to_owned(),
            Kind::YesNo => "true or false".to_owned(),
            Kind::Number => "a whole number".to_owned(),
            Kind::Words => "words".to_owned(),
            Kind::Choice(names) => {
                let names: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
                format!("one of {}", names.join(", "))
            }
            Kind::List(of) => format!("a list, each {}", of.wanted()),
            Kind::Record(_) => "a group of facts".to_owned(),
        }
    }
}

/// A fact that a rule asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name in JSON. Amounts of money end in `_pence`.
    pub name: &'static str,
    /// The question in plain English.
    pub question: &'static str,
    /// What kind of thing it is.
    pub kind: Kind,
    /// Whether the rule cannot begin without it.
    pub needed: bool,
    flag: &'static str,
}

impl Field {
    /// A fact, as the macro writes it.
    #[must_use]
    pub const fn new(name: &'static str, flag: &'static str, question: &'static str, kind: Kind, needed: bool) -> Self {
        Field { name, question, kind, needed, flag }
    }

    /// Its name in forms and addresses, where amounts are typed in pounds: `value` for `value_pence`.
    #[must_use]
    pub fn form_name(&self) -> &'static str {
        match self.kind {
            Kind::Money => self.name.trim_end_matches("_pence"),
            _ => self.name,
        }
    }

    /// Its flag on the command line, without the dashes before it: `documents-with-notice`, `value`.
    #[must_use]
    pub fn flag(&self) -> String {
        if self.flag.is_empty() { self.name.trim_end_matches("_pence").replace('_', "-") } else { self.flag.to_owned() }
    }
}

/// A value that can be a fact.
pub trait FactValue: Sized {
    /// What kind of thing it is.
    const KIND: Kind;
    /// Whether a rule that asks for it cannot begin without it.
    const NEEDED: bool = true;

    /// The value when nothing is given; none where it is needed.
    #[must_use]
    fn absent() -> Option<Self> {
        None
    }

    /// Reads it from JSON.
    ///
    /// # Errors
    /// [`BadFact`] with the path within the value; empty where the value itself is wrong.
    fn read(value: Value) -> Result<Self, BadFact>;
}

fn read_plain<T: DeserializeOwned>(value: Value, kind: Kind) -> Result<T, BadFact> {
    serde_json::from_value(value).map_err(|_| BadFact::new("", format!("Enter {}", kind.wanted())))
}

macro_rules! plain_facts {
    ($($type:ty: $kind:expr;)*) => { $(
        impl FactValue for $type {
            const KIND: Kind = $kind;
            fn read(value: Value) -> Result<Self, BadFact> {
                read_plain(value, Self::KIND)
            }
        }
    )* };
}

plain_facts! {
    Pence: Kind::Money;
    bool: Kind::YesNo;
    u8: Kind::Number;
    u16: Kind::Number;
    u32: Kind::Number;
    u64: Kind::Number;
    String: Kind::Words;
}

impl FactValue for Date {
    const KIND: Kind = Kind::Day;
    fn read(value: Value) -> Result<Self, BadFact> {
        let day: Date = read_plain(value, Self::KIND)?;
        if day < date(1990, 1, 1) || day > date(2199, 12, 31) {
            return Err(BadFact::new("", format!("Enter {}", Self::KIND.wanted())));
        }
        Ok(day)
    }
}

impl<T: FactValue> FactValue for Option<T> {
    const KIND: Kind = T::KIND;
    const NEEDED: bool = false;
    fn absent() -> Option<Self> {
        Some(None)
    }
    fn read(value: Value) -> Result<Self, BadFact> {
        if value.is_null() { Ok(None) } else { T::read(value).map(Some) }
    }
}

impl<T: FactValue> FactValue for Vec<T> {
    const KIND: Kind = Kind::List(&T::KIND);
    const NEEDED: bool = false;
    fn absent() -> Option<Self> {
        Some(Vec::new())
    }
    fn read(value: Value) -> Result<Self, BadFact> {
        let Value::Array(items) = value else {
            return Err(BadFact::new("", format!("Enter {}", Self::KIND.wanted())));
        };
        let read = |(index, item)| T::read(item).map_err(|bad| bad.within(&format!("[{index}]")));
        items.into_iter().enumerate().map(read).collect()
    }
}

/// The facts of a rule, or a group of them.
pub trait Facts: Sized + Serialize {
    /// What is asked, in the order of the form.
    const FIELDS: &'static [Field];

    /// Reads the facts from JSON, where they are parsed once and for all.
    ///
    /// # Errors
    /// [`BadFact`] that names the first field that is unknown, missing or wrong.
    fn from_json(value: Value) -> Result<Self, BadFact>;
}

/// The object that a JSON value has to be, with no field that is not asked for.
pub(crate) fn object(value: Value, fields: &[Field]) -> Result<Map<String, Value>, BadFact> {
    let Value::Object(map) = value else {
        return Err(BadFact::new("", "Enter a group of facts, like {\"name\": value}"));
    };
    match map.keys().find(|key| !fields.iter().any(|field| field.name == key.as_str())) {
        Some(unknown) => {
            let known: Vec<&str> = fields.iter().map(|field| field.name).collect();
            Err(BadFact::new(unknown.clone(), format!("Leave it out: the facts are {}", known.join(", "))))
        }
        None => Ok(map),
    }
}

/// One field of an object, or its value when absent.
pub(crate) fn field<T: FactValue>(map: &mut Map<String, Value>, name: &str) -> Result<T, BadFact> {
    match map.remove(name) {
        Some(value) => T::read(value).map_err(|bad| bad.within(name)),
        None => T::absent().ok_or_else(|| BadFact::new(name, format!("This is missing. Enter {}", T::KIND.wanted()))),
    }
}

/// Writes a type of facts: each field with its question, its name and its type.
///
/// `flag "name"` after a field gives it another flag on the command line than its name.
macro_rules! facts {
    ($(#[$meta:meta])* $name:ident { $($question:literal $field:ident: $type:ty $(, flag $flag:literal)?;)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize)]
        pub struct $name {
            $(#[doc = $question] pub $field: $type,)*
        }

        impl $crate::law::Facts for $name {
            const FIELDS: &'static [$crate::law::Field] = &[$(
                $crate::law::Field::new(
                    stringify!($field),
                    concat!("" $(, $flag)?),
                    $question,
                    <$type as $crate::law::FactValue>::KIND,
                    <$type as $crate::law::FactValue>::NEEDED,
                ),
            )*];

            fn from_json(value: serde_json::Value) -> Result<Self, $crate::law::BadFact> {
                let mut map = $crate::law::facts::object(value, Self::FIELDS)?;
                Ok($name { $($field: $crate::law::facts::field(&mut map, stringify!($field))?,)* })
            }
        }

        impl $crate::law::FactValue for $name {
            const KIND: $crate::law::Kind = $crate::law::Kind::Record(<$name as $crate::law::Facts>::FIELDS);
            fn read(value: serde_json::Value) -> Result<Self, $crate::law::BadFact> {
                <$name as $crate::law::Facts>::from_json(value)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
                let value = serde_json::Value::deserialize(reader)?;
                <$name as $crate::law::Facts>::from_json(value).map_err(serde::de::Error::custom)
            }
        }
    };
}

/// Writes a choice: an enumeration with names and labels that can be a fact.
macro_rules! choice {
    ($(#[$meta:meta])* $kind:ident { $($variant:ident $name:literal $label:literal;)* }) => {
        named! { $(#[$meta])* $kind { $($variant $name $label;)* } }

        impl $crate::law::FactValue for $kind {
            const KIND: $crate::law::Kind = $crate::law::Kind::Choice($kind::NAMES);
            fn read(value: serde_json::Value) -> Result<Self, $crate::law::BadFact> {
                serde_json::from_value(value).map_err(|_| {
                    $crate::law::BadFact::new(
                        "",
                        format!("Enter {}", <$kind as $crate::law::FactValue>::KIND.wanted()),
                    )
                })
            }
        }
    };
}
