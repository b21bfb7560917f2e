//! What each group answered, as far as nobody is known by it.

use super::{ANSWERS_MIN, Answer, Survey, SurveyResult, found};
use std::collections::BTreeMap;

/// What a group answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupResult {
    /// The group; none for all small groups together.
    pub group: Option<String>,
    /// What was found, without a response rate: nobody says how many of a group were asked.
    pub result: SurveyResult,
}

/// What each group answered, by name; groups of fewer than five answers together at the end.
///
/// Where those together are still fewer than five, the smallest other group joins them: else they would follow from the whole
/// less the groups that are shown.
#[must_use]
pub fn by_group(survey: &Survey, answers: &[Answer]) -> Vec<GroupResult> {
    let mut groups: BTreeMap<&str, Vec<u8>> = BTreeMap::new();
    for answer in answers.iter().filter(|answer| answer.survey == survey.code) {
        if let Some(score) = answer.score.filter(|score| (1..=survey.highest).contains(score)) {
            groups.entry(answer.group.as_str()).or_default().push(score);
        }
    }
    let (mut shown, small): (Vec<_>, Vec<_>) = groups.into_iter().partition(|(_, scores)| scores.len() >= ANSWERS_MIN);
    let mut together: Vec<u8> = small.into_iter().flat_map(|(_, scores)| scores).collect();
    if !together.is_empty() && together.len() < ANSWERS_MIN {
        let least = shown.iter().enumerate().min_by_key(|(_, (_, scores))| scores.len()).map(|(at, _)| at);
        if let Some(at) = least {
            together.extend(shown.remove(at).1);
        }
    }
    let result = |scores: &[u8]| SurveyResult { response: None, ..found(survey, scores) };
    let mut results: Vec<GroupResult> = shown
        .into_iter()
        .map(|(group, scores)| GroupResult { group: Some(group.to_owned()), result: result(&scores) })
        .collect();
    if !together.is_empty() {
        results.push(GroupResult { group: None, result: result(&together) });
    }
    results
}
