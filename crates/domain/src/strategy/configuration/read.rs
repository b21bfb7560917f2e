//! A file that comes from anywhere, read: too large, no JSON, another version, fields that are not known, all are refused with
//! the place.

use super::faults::ConfigurationFault as Fault;
use super::{Configuration, ConfigurationPart, FORMAT, SettingsSetup, VERSION};
use crate::findings::Severity;
use crate::strategy::editions::{Edition, LifeStage, Wording};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// The most bytes of a file: a shipped edition takes some 25,000, so that thirty and all else have room.
pub const BYTES_MAX: usize = 1_000_000;

/// The most entries of a part: the largest shipped part has some sixty.
pub const ENTRIES_MAX: usize = 1_000;

/// The most characters of a text.
const TEXT_MAX: usize = 4_000;

/// The most faults that are said: who mends thirty sends the file again.
const FAULTS_MAX: usize = 30;

/// The fields of the file that are no parts.
const HEAD: [&str; 4] = ["format", "version", "council", "on"];

/// Reads a file.
///
/// # Errors
/// Everything that keeps it from being read, each with its place; at most thirty at once.
///
/// ```
/// use domain::strategy::configuration::{Configuration, read};
/// let empty = Configuration::default();
/// assert_eq!(read(empty.to_json().as_bytes()), Ok(empty));
/// assert!(read(b"{}").unwrap_err()[0].text.contains("guildhall-strategy-configuration"));
/// ```
pub fn read(bytes: &[u8]) -> Result<Configuration, Vec<Fault>> {
    let fields = fields(bytes).map_err(|fault| vec![fault])?;
    let mut reader = Reader { fields: &fields, faults: Vec::new() };
    let configuration = reader.all();
    let mut faults = reader.faults;
    if faults.is_empty() {
        return Ok(configuration);
    }
    faults.truncate(FAULTS_MAX);
    Err(faults)
}

/// The fields of a file that says by itself that it is one of this version.
fn fields(bytes: &[u8]) -> Result<Map<String, Value>, Fault> {
    if bytes.len() > BYTES_MAX {
        let said = format!("The file has {} bytes, and at most {BYTES_MAX} are read. Leave parts out", bytes.len());
        return Err(Fault::whole(said));
    }
    let text =
        std::str::from_utf8(bytes).map_err(|_| Fault::whole("The file is not text in UTF-8. Export it again"))?;
    let text = text.trim_start_matches('\u{feff}');
    let value: Value = serde_json::from_str(text).map_err(|fault| {
        let at = format!("line {}, character {}", fault.line(), fault.column());
        Fault::new(at, "The file is not JSON from here on. Mend it there, or export it again")
    })?;
    let Value::Object(fields) = value else {
        return Err(Fault::whole("The file is not a configuration: it does not begin with {"));
    };
    if fields.get("format").and_then(Value::as_str) != Some(FORMAT) {
        let said = format!("The file is not a configuration: its field \"format\" must say {FORMAT:?}");
        return Err(Fault::new("format", said));
    }
    match fields.get("version").and_then(Value::as_u64) {
        Some(VERSION) => Ok(fields),
        Some(other) => {
            let said = format!(
                "The file is of version {other}, and this Guildhall reads version {VERSION}. Export it from one of the same release"
            );
            Err(Fault::new("version", said))
        }
        None => Err(Fault::new("version", format!("Enter the version of the file, which is {VERSION}"))),
    }
}

struct Reader<'a> {
    fields: &'a Map<String, Value>,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn all(&mut self) -> Configuration {
        for (name, value) in self.fields {
            let is_part = ConfigurationPart::ALL.iter().any(|part| part.name() == name);
            if !is_part && !HEAD.contains(&name.as_str()) {
                self.faults.push(Fault::new(name, "This field is not known. Take it out"));
            }
            texts(name, value, &mut self.faults);
        }
        let on = self.fields.get("on").filter(|value| !value.is_null());
        let on = on.and_then(|value| self.one("on", value));
        let found = Configuration {
            council: self.fields.get("council").and_then(Value::as_str).unwrap_or_default().to_owned(),
            on,
            settings: self.settings(),
            editions: self.entries("editions", |one: &Edition| one.code.to_string()),
            wording: self.entries("wording", |one: &super::WordingSetup| {
                let level = one.level.map_or_else(|| "what it is".to_owned(), |level| level.to_string());
                format!("{}/{}, {level}", one.edition, one.area)
            }),
            checks: self.entries("checks", |one: &crate::strategy::checks::LevelCheck| one.code.to_string()),
            outcomes: self.entries("outcomes", |one: &crate::strategy::actions::Outcome| one.code.to_string()),
            indicators: self.entries("indicators", |one: &super::IndicatorSetup| one.code.to_string()),
            scales: self.entries("scales", |one: &crate::risks::Scale| one.code.clone()),
            appetites: self.entries("appetites", |one: &crate::strategy::ScaleAppetites| one.scale.clone()),
        };
        self.sound(&found);
        found
    }

    fn settings(&mut self) -> SettingsSetup {
        let Some(value) = self.fields.get("settings") else { return SettingsSetup::default() };
        self.one("settings", value).unwrap_or_default()
    }

    /// A thing of a type, with nothing in it that the type does not know.
    fn one<T: DeserializeOwned + Serialize>(&mut self, at: &str, value: &Value) -> Option<T> {
        match serde_json::from_value::<T>(value.clone()) {
            Ok(found) => {
                let known = serde_json::to_value(&found).unwrap_or_default();
                unknown(at, value, &known, &mut self.faults);
                Some(found)
            }
            Err(fault) => {
                self.faults.push(Fault::new(at, format!("This cannot be read: {fault}")));
                None
            }
        }
    }

    /// The entries of a part, each with a code of its own.
    fn entries<T: DeserializeOwned + Serialize>(&mut self, part: &str, code: impl Fn(&T) -> String) -> Vec<T> {
        let entries = match self.fields.get(part) {
            None => return Vec::new(),
            Some(Value::Array(entries)) if entries.len() <= ENTRIES_MAX => entries,
            Some(Value::Array(entries)) => {
                let said = format!("{} entries are more than the {ENTRIES_MAX} that are read", entries.len());
                self.faults.push(Fault::new(part, said));
                return Vec::new();
            }
            Some(_) => {
                self.faults.push(Fault::new(part, "Enter a list, between [ and ]"));
                return Vec::new();
            }
        };
        let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
        for (value, number) in entries.iter().zip(1..) {
            let named = value.get("code").and_then(Value::as_str).map(|code| format!(" ({code})")).unwrap_or_default();
            let at = format!("{part}, entry {number}{named}");
            let Some(one) = self.one::<T>(&at, value) else { continue };
            if !seen.insert(code(&one)) {
                let said = format!("{} is there twice. Keep one of the two", code(&one));
                self.faults.push(Fault::new(&at, said));
            }
            found.push(one);
        }
        found
    }

    /// What the types themselves cannot say.
    fn sound(&mut self, found: &Configuration) {
        for edition in &found.editions {
            let at = format!("editions ({})", edition.code);
            // Written as text it meets the one reader that knows what may stand in an edition.
            let read = crate::strategy::editions::read(&edition.to_text()).findings;
            let wrong = read.into_iter().filter(|one| one.severity >= Severity::Fix).map(|one| one.text);
            let in_use = edition.indices.iter().filter(|index| index.stage == LifeStage::Active);
            let missing = in_use.flat_map(|index| index.missing(&edition.levels));
            self.faults.extend(wrong.chain(missing).map(|text| Fault::new(&at, text)));
        }
        for one in found.wording.iter().filter(|one| one.wording == Wording::Official) {
            let said = "Official wording is brought in by each council that holds it, under Editions. Take it out";
            self.faults.push(Fault::new(format!("wording ({}/{})", one.edition, one.area), said));
        }
    }
}

/// Says which fields of a value are not known: those that are gone once it was read and written again.
fn unknown(at: &str, given: &Value, known: &Value, faults: &mut Vec<Fault>) {
    match (given, known) {
        (Value::Object(given), Value::Object(known)) => {
            for (name, value) in given {
                match known.get(name) {
                    Some(known) => unknown(&format!("{at}, {name}"), value, known, faults),
                    // What says nothing may be left unwritten.
                    None if value.is_null() => {}
                    None => faults.push(Fault::new(format!("{at}, {name}"), "This field is not known. Take it out")),
                }
            }
        }
        (Value::Array(given), Value::Array(known)) => {
            for ((one, other), number) in given.iter().zip(known).zip(1..) {
                unknown(&format!("{at}, {number}"), one, other, faults);
            }
        }
        _ => {}
    }
}

/// Says which texts are too long, or hold characters that nobody types.
fn texts(at: &str, value: &Value, faults: &mut Vec<Fault>) {
    match value {
        Value::String(text) => {
            if text.chars().count() > TEXT_MAX {
                faults.push(Fault::new(at, format!("Shorten this text to {TEXT_MAX} characters or fewer")));
            } else if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
                faults.push(Fault::new(at, "Take the characters out of this text that cannot be printed"));
            }
        }
        Value::Array(all) => {
            all.iter().zip(1..).for_each(|(one, number)| texts(&format!("{at}, {number}"), one, faults))
        }
        Value::Object(fields) => {
            fields.iter().for_each(|(name, one)| texts(&format!("{at}, {name}"), one, faults));
        }
        _ => {}
    }
}
