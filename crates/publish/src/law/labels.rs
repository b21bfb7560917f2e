//! How the values of answers are called where their names alone would be odd to read.

/// Names of values, and what people read in their place.
const LABELS: &[(&str, &str)] = &[
    ("act", "Small or medium-sized by the Act"),
    ("at_or_above", "At or above the threshold"),
    ("below_threshold", "Below the threshold"),
    ("below_threshold_room_pence", "Room left for further below-threshold modifications"),
    ("below_threshold_total_pence", "Below-threshold modifications so far, with this one only if it rests on that"),
    ("contract_details", "Contract details notice owed"),
    ("counts", "It counts"),
    ("covers_to", "Covers notices up to"),
    ("day_30_of_returns", "Day 30 as returns count it"),
    ("day_of_returns", "Day of payment as returns count it"),
    ("days_1_to_30_percent", "Paid on day 1 to 30, per cent"),
    ("days_31_to_60_percent", "Paid on day 31 to 60, per cent"),
    ("days_61_and_more_percent", "Paid on day 61 or later, per cent"),
    ("due_and_unpaid_amount_percent", "Due and unpaid, per cent of the amount"),
    ("due_and_unpaid_percent", "Due and unpaid, per cent of the sums"),
    ("earlier_publication", "Publication owed under the earlier regime"),
    ("entries", "What stands in the notice"),
    ("explain_why_none", "The notice has to say why there are none"),
    ("in_time", "The notice is in time"),
    ("items", "Items that belong in it"),
    ("key", "Key decision"),
    ("late", "Paid late"),
    ("lga_guide", "Small or medium-sized by the LGA guide"),
    ("mean_days", "Mean days to payment"),
    ("met", "The duty is met"),
    ("not_told", "Payments of which it cannot be told"),
    ("notice_owed_by_letter", "Notice owed by the letter of the law"),
    ("only_reasons_left", "Only reasons in the tender notice are left"),
    ("paid", "Sums paid in the period"),
    ("period_first", "First day of the period"),
    ("publish_final", "Published because the contract has ended"),
    ("rows", "Payments to publish"),
    ("stage_allowed", "A stage of suitability is allowed"),
    ("still_to_set", "Indicators still to set"),
    ("strategy_2018", "Small or medium-sized by the 2018 strategy"),
    ("strategy_2018_micro", "Micro-sized by the 2018 strategy"),
    ("supplier_identifier", "The supplier's identifier is needed"),
    ("tender_notice", "Below-threshold tender notice owed"),
    ("to_consent", "Contracts that need consent"),
    ("to_hand_over", "Contracts to hand over"),
    ("to_publish", "Number of payments to publish"),
    ("total_pence", "Total of the payments to publish"),
    ("treat_as_above", "Counts as above the threshold"),
    ("value_change_percent", "Change of value, per cent"),
    ("wanting", "Facts that are wanting"),
    ("within_terms_percent", "Paid within terms, per cent"),
];

/// There is none.
pub(super) const NONE: &str = "None";

/// Values that are there whatever the answer is, so that an empty one is not known.
const NEVER_NONE: &[&str] = &[
    "act",
    "allowed",
    "at_or_above",
    "below_threshold",
    "below_threshold_room_pence",
    "consent_needed",
    "contracts",
    "copy_owed",
    "entries",
    "estimated_value_pence",
    "hand_over",
    "in_time",
    "items",
    "key",
    "late",
    "lga_guide",
    "notice_owed",
    "notice_owed_by_letter",
    "owed",
    "own_value_pence",
    "rows",
    "status",
    "supplier_identifier",
    "tender_notice",
    "to_consent",
    "to_hand_over",
    "to_publish",
    "too_long",
    "total_pence",
    "wanting",
    "without_competition",
];

/// The name of a value of an answer as a label: `threshold_pence` is `Threshold`.
///
/// ```
/// assert_eq!(publish::law::label("earliest_signature"), "Earliest signature");
/// assert_eq!(publish::law::label("period_first"), "First day of the period");
/// ```
#[must_use]
pub fn label(name: &str) -> String {
    if let Some((_, label)) = LABELS.iter().find(|(known, _)| *known == name) {
        return (*label).to_owned();
    }
    plain(name)
}

/// The same of a value within a group, whose name may mean something else than that of an answer.
pub(super) fn plain(name: &str) -> String {
    let words = name.trim_end_matches("_pence").replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What an empty value of that name says.
pub(super) fn empty(name: &str) -> &'static str {
    if NEVER_NONE.contains(&name) { "Not known" } else { NONE }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::law::list;
    use std::collections::BTreeSet;

    #[test]
    fn every_name_is_one_of_an_answer_and_stands_once() {
        let mut names = BTreeSet::new();
        for rule in list::RULES {
            for example in rule.shown_examples() {
                names.extend(example.answered.unwrap().values.keys().cloned());
            }
        }
        for (name, label) in LABELS {
            assert!(names.contains(*name), "{name}: {label}");
            assert_eq!(LABELS.iter().filter(|(other, _)| other == name).count(), 1, "{name}");
        }
    }
}
