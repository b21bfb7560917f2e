//! The command of a rule: its flags are its facts.

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use domain::law::{AnyRule, Field, Kind, NOT_ADVICE, command as command_of, list};
use std::path::PathBuf;

/// The file of facts, further facts by their place, and the form of the answer.
pub const FACTS: &str = "the file of facts";
pub const FACT: &str = "a fact by its place";
pub const JSON: &str = "as JSON";

/// The command of a rule. What it takes is made once it is asked for.
pub fn command(rule: &dyn AnyRule) -> Command {
    let entry = rule.entry();
    Command::new(entry.code).about(entry.name).defer(|command| match list::find(command.get_name()) {
        Some(rule) => with_flags(command, rule),
        None => command,
    })
}

fn with_flags(command: Command, rule: &'static dyn AnyRule) -> Command {
    let entry = rule.entry();
    let about = format!("{}\n\n{}\n{}\n{NOT_ADVICE}", entry.sentence, entry.source, entry.sureness.label());
    let flags = rule.fields().iter().filter(|field| !is_group(field)).map(flag);
    command
        .long_about(about)
        .after_help(help(rule))
        .args(flags)
        .arg(
            Arg::new(FACTS)
                .long("facts")
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .help("Take the facts of this JSON file; flags go on top of them"),
        )
        .arg(
            Arg::new(FACT)
                .long("fact")
                .value_name("NAME=ANSWER")
                .action(ArgAction::Append)
                .help("A fact by its name, also within a list: 'parts[0].amount=500.00'"),
        )
        .arg(Arg::new(JSON).long("json").action(ArgAction::SetTrue).help("Print one JSON object for programs"))
}

/// Whether a fact is made of others, so that a flag cannot hold it.
fn is_group(field: &Field) -> bool {
    matches!(field.kind.each(), Kind::Record(_))
}

/// The name of a fact among the arguments, which no other argument has.
fn id(field: &Field) -> String {
    format!("fact {}", field.name)
}

fn flag(field: &Field) -> Arg {
    let needed = if field.needed { " (needed)" } else { "" };
    let choices = match field.kind.each() {
        Kind::Choice(names) => {
            let names: Vec<String> = names.iter().map(|(name, label)| format!("\n- {name}: {label}")).collect();
            names.concat()
        }
        _ => String::new(),
    };
    let arg = Arg::new(id(field))
        .long(field.flag())
        .help(format!("{}{needed}{choices}", field.question))
        .allow_hyphen_values(true)
        .value_name(value_name(field.kind));
    match field.kind {
        Kind::YesNo => arg.num_args(0..=1).require_equals(true).default_missing_value("yes"),
        Kind::List(_) => arg.action(ArgAction::Append),
        _ => arg,
    }
}

const fn value_name(kind: Kind) -> &'static str {
    match kind.each() {
        Kind::Day => "DAY",
        Kind::Money => "POUNDS",
        Kind::YesNo => "yes|no",
        Kind::Number => "NUMBER",
        Kind::Choice(_) => "CHOICE",
        _ => "WORDS",
    }
}

/// What was given by flags, by the names of the facts.
pub fn given(rule: &dyn AnyRule, matches: &ArgMatches) -> Vec<(String, String)> {
    let mut given = Vec::new();
    for field in rule.fields().iter().filter(|field| !is_group(field)) {
        let texts = matches.get_many::<String>(&id(field)).into_iter().flatten();
        given.extend(texts.map(|text| (field.form_name().to_owned(), text.clone())));
    }
    for fact in matches.get_many::<String>(FACT).into_iter().flatten() {
        let (name, text) = fact.split_once('=').unwrap_or((fact, ""));
        given.push((name.to_owned(), text.to_owned()));
    }
    given
}

/// The examples, and the facts that no flag holds.
fn help(rule: &'static dyn AnyRule) -> String {
    let code = rule.entry().code;
    let mut out = String::from("Examples:\n");
    for example in rule.shown_examples() {
        out.push_str(&format!("  {}\n", command_of(code, rule.fields(), &example.facts)));
    }
    for field in rule.fields().iter().filter(|field| is_group(field)) {
        out.push_str(&format!("\n{} Give each by --fact, or all by --facts FILE:\n", field.question));
        if let Kind::Record(within) = field.kind.each() {
            let row = if matches!(field.kind, Kind::List(_)) { "[0]" } else { "" };
            for one in within {
                let place = format!("{}{row}.{}", field.name, one.form_name());
                out.push_str(&format!("  {place}: {} ({})\n", one.question, value_name(one.kind)));
            }
        }
    }
    out.push_str("\nExit codes: 0 answered, 1 a fact is missing or cannot be right, 2 wrong use.");
    out
}
