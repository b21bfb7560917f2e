//! `guildhall law RULE`: a rule asked with facts of flags, of a file, or of both.

use super::{flags, say};
use crate::outcome::{Trouble, json};
use crate::terminal;
use clap::ArgMatches;
use domain::law::{AnyRule, BadFact, Settings};
use intake::law::{Typed, facts, given};
use serde_json::Value;
use std::fmt;
use std::path::{Path, PathBuf};

/// A question to a rule.
pub struct Ask {
    rule: &'static dyn AnyRule,
    given: Vec<(String, String)>,
    file: Option<PathBuf>,
    json: bool,
}

impl fmt::Debug for Ask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ask").field("rule", &self.rule.entry().code).field("given", &self.given).finish_non_exhaustive()
    }
}

impl Ask {
    /// What was asked of a rule.
    pub fn of(rule: &'static dyn AnyRule, matches: &ArgMatches) -> Ask {
        Ask {
            rule,
            given: flags::given(rule, matches),
            file: matches.get_one::<PathBuf>(flags::FACTS).cloned(),
            json: matches.get_flag(flags::JSON),
        }
    }

    /// Asks it and says the answer.
    pub fn carry_out(&self) -> Result<(), Trouble> {
        let told = self.rule.ask(self.facts()?, &Settings::default()).map_err(|bad| self.refused(&[bad]))?;
        if self.json {
            terminal::say(&json(&told)?);
        } else {
            say::answer(&told);
        }
        Ok(())
    }

    fn facts(&self) -> Result<Value, Trouble> {
        let fields = self.rule.fields();
        let typed = Typed::read(fields, self.given.iter().map(|(name, text)| (name, text)));
        let Some(file) = &self.file else { return facts(fields, &typed).map_err(|bad| self.refused(&bad)) };
        let mut whole = in_file(file)?;
        let on_top = given(fields, &typed).map_err(|bad| self.refused(&bad))?;
        if let (Value::Object(whole), Value::Object(on_top)) = (&mut whole, on_top) {
            whole.extend(on_top);
        }
        Ok(whole)
    }

    /// What is wrong, fact by fact: each by its flag where it has one, or as the interface says it.
    fn refused(&self, bad: &[BadFact]) -> Trouble {
        if self.json {
            return match json(&publish::law::refused(bad)) {
                Ok(line) => {
                    terminal::say(&line);
                    Trouble::Said
                }
                Err(trouble) => trouble,
            };
        }
        let line = |bad: &BadFact| {
            let field = self.rule.fields().iter().find(|field| [field.name, field.form_name()].contains(&&*bad.field));
            let name = field.map_or_else(|| bad.field.clone(), |field| format!("--{} ({})", field.flag(), field.name));
            if name.is_empty() { bad.why.to_string() } else { format!("{name}: {}", bad.why) }
        };
        let mut lines: Vec<String> = bad.iter().map(line).collect();
        lines.push(format!("`guildhall law {} --help` says what it asks.", self.rule.entry().code));
        Trouble::failed(lines.join("\n"))
    }
}

fn in_file(file: &Path) -> Result<Value, Trouble> {
    let name = file.display();
    let text = std::fs::read_to_string(file)
        .map_err(|fault| Trouble::failed(format!("{name} cannot be read ({fault}). Check its name.")))?;
    serde_json::from_str(&text).map_err(|fault| Trouble::failed(format!("{name} is no JSON: {fault}. Mend it there.")))
}
