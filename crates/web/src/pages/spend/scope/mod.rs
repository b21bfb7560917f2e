//! The rules of what procurement can influence: shown, drafted, looked at before they are saved, and their history.

pub mod draft;
pub mod history;
pub mod list;
pub mod preview;
pub mod rule;

use super::below_spend;
use crate::components::{Cell, Heading, Link, Table};
use domain::spend::scope::{ScopeRule, ScopeRules};
use domain::values::Date;

/// The way to pages below the rules.
fn below_rules() -> Vec<Link> {
    let mut links = below_spend();
    links.push(Link::new("What procurement can influence", "/spend/scope"));
    links
}

/// From when until when a rule holds, in words.
fn dates_said(rule: &ScopeRule) -> String {
    let day = |day: Date| day.strftime("%-d %B %Y").to_string();
    match (rule.from, rule.to) {
        (None, None) => "All dates".to_owned(),
        (Some(from), None) => format!("From {}", day(from)),
        (None, Some(to)) => format!("Until {}", day(to)),
        (Some(from), Some(to)) => format!("{} to {}", day(from), day(to)),
    }
}

/// What keeps lines in, in words.
fn exceptions_said(rule: &ScopeRule) -> String {
    rule.except.iter().map(domain::spend::scope::Condition::said).collect::<Vec<_>>().join("; ")
}

/// A row of the table of rules, numbered in their order.
pub struct NumberedRule {
    pub number: usize,
    pub reason: String,
    pub when: String,
    pub except: String,
    pub dates: String,
}

/// The rules as a page shows them.
fn numbered(rules: &ScopeRules) -> Vec<NumberedRule> {
    let one = |(number, rule): (usize, &ScopeRule)| NumberedRule {
        number,
        reason: rule.reason.label().to_owned(),
        when: rule.when.said(),
        except: exceptions_said(rule),
        dates: dates_said(rule),
    };
    (1..).zip(&rules.rules).map(one).collect()
}

/// A table of counts and sums.
fn sums_table(caption: &str, heads: &[&str], rows: Vec<Vec<Cell>>) -> Table {
    let head = |(place, text): (usize, &&str)| if place == 0 { Heading::new(text) } else { Heading::number(text) };
    Table {
        caption: caption.to_owned(),
        caption_classes: "govuk-table__caption--m".into(),
        head: heads.iter().enumerate().map(head).collect(),
        rows,
        first_cell_is_header: true,
    }
}
