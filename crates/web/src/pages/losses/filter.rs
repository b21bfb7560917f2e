//! Which candidates a page shows, as its address says.

use crate::components::{Choice, FieldErrors};
use crate::forms::Sent;
use crate::pages::spend::query;
use domain::losses::{Check, Harm, State};
use domain::values::Pence;
use store::losses::{Filter, Order, Which};

/// The names of the fields in the address, in its order.
const NAMES: [&str; 10] = ["check", "named", "harm", "service", "blank", "state", "q", "least", "most", "sort"];

/// Those that the form has no field for, and keeps.
const KEPT: [&str; 3] = ["named", "harm", "blank"];

/// What candidates are asked for: the fields of the address, as typed.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    sent: Sent,
}

impl Asked {
    /// What an address asks for.
    pub fn read(text: &str) -> Asked {
        Asked { sent: Sent::read(text) }
    }

    /// A field as typed.
    pub fn text(&self, name: &str) -> &str {
        self.sent.text(name).trim()
    }

    /// The same as the query of an address, with further fields.
    pub fn query(&self, more: &[(&str, &str)]) -> String {
        let mut pairs: Vec<(&str, &str)> = NAMES.iter().map(|name| (*name, self.text(name))).collect();
        pairs.extend_from_slice(more);
        query(&pairs)
    }

    /// The same for the records; what cannot be read is left out.
    pub fn filter(&self) -> Filter {
        let service = if self.text("blank").is_empty() { self.text("service") } else { "" };
        let is_narrowed = !service.is_empty() || !self.text("blank").is_empty();
        Filter {
            which: match self.text("state") {
                "waiting" => Which::Waiting,
                "undone" => Which::Undone,
                "withdrawn" => Which::Withdrawn,
                state => state.parse().map(Which::In).unwrap_or_default(),
            },
            check: self.text("check").parse().ok(),
            named_after: self.text("named").parse().ok(),
            harm: Harm::ALL.iter().copied().find(|harm| harm.name() == self.text("harm")),
            service: is_narrowed.then(|| service.to_owned()),
            text: Some(self.text("q").to_owned()).filter(|text| !text.is_empty()),
            least: Pence::from_typed(self.text("least")).ok(),
            most: Pence::from_typed(self.text("most")).ok(),
            order: match self.text("sort") {
                "smallest" => Order::Smallest,
                "newest" => Order::Newest,
                "oldest" => Order::Oldest,
                "supplier" => Order::Supplier,
                _ => Order::Largest,
            },
        }
    }

    /// What narrows the list beside the form's own fields: the field, its value, and what it is in words.
    pub fn kept(&self) -> Vec<(&'static str, String, String)> {
        let said = |name: &'static str| match name {
            "named" => self.filter().named_after.map(|check| format!("Counted under: {}", check.label())),
            "harm" => self.filter().harm.map(|harm| harm.label().to_owned()),
            _ => Some("Service: not given in the file".to_owned()),
        };
        let given = KEPT.iter().filter(|name| !self.text(name).is_empty());
        given.filter_map(|name| Some((*name, self.text(name).to_owned(), said(name)?))).collect()
    }

    /// What of it cannot be read.
    pub fn errors(&self) -> FieldErrors {
        let mut errors = FieldErrors::default();
        for name in ["least", "most"] {
            if let Some(Err(message)) = self.sent.entered(name).map(Pence::from_typed) {
                errors.add(name, &message);
            }
        }
        errors
    }

    /// The checks to choose from.
    pub fn checks(&self) -> Vec<Choice> {
        let any = Choice::new("", "Any check").picked(self.text("check").is_empty());
        let one = |check: &Check| Choice::new(check.name(), check.label()).picked(self.text("check") == check.name());
        std::iter::once(any).chain(Check::ALL.iter().map(one)).collect()
    }

    /// The states to choose from.
    pub fn states(&self) -> Vec<Choice> {
        let mut all = vec![("", "Any state")];
        all.extend(State::ALL.iter().map(|state| (state.name(), state.label())));
        all.extend([
            ("waiting", "Open or confirmed"),
            ("undone", "Open, but a credit undoes it"),
            ("withdrawn", "Withdrawn"),
        ]);
        picked(self.text("state"), &all)
    }

    /// The services to choose from, of those that candidates have.
    pub fn services(&self, services: &[String]) -> Vec<Choice> {
        let mut all = vec![("", "Any service")];
        all.extend(services.iter().filter(|name| !name.is_empty()).map(|name| (name.as_str(), name.as_str())));
        picked(self.text("service"), &all)
    }

    /// The orders to choose from.
    pub fn sorts(&self) -> Vec<Choice> {
        let all = [
            ("", "Most money first"),
            ("smallest", "Least money first"),
            ("newest", "Newest first"),
            ("oldest", "Oldest first"),
            ("supplier", "By supplier"),
        ];
        picked(self.text("sort"), &all)
    }
}

fn picked(value: &str, all: &[(&str, &str)]) -> Vec<Choice> {
    all.iter().map(|(name, text)| Choice::new(name, text).picked(*name == value)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_service_is_not_the_same_as_no_filter() {
        assert_eq!(Asked::read("service=").filter().service, None);
        assert_eq!(Asked::read("blank=service").filter().service, Some(String::new()));
        assert_eq!(Asked::read("service=Parks").filter().service.as_deref(), Some("Parks"));
    }

    #[test]
    fn what_cannot_be_read_is_said_and_kept_as_typed() {
        let asked = Asked::read("least=lots&check=none&state=open");
        assert_eq!(asked.errors().of("least"), "Enter an amount in pounds, like 12345.67");
        assert_eq!((asked.text("least"), asked.filter().check), ("lots", None));
        assert_eq!(asked.filter().which, Which::In(State::Open));
    }
}
