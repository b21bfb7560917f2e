//! Bringing evaluators' scores together: who has to talk before one score is agreed.

use super::Exact;

/// One evaluator's score for one criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvaluatorScore {
    /// Who scored.
    pub evaluator: String,
    /// The score.
    pub score: Exact,
    /// Why, as the evaluator wrote it.
    pub comment: String,
}

/// What stands in the way of agreeing a score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ModerationFinding {
    /// Fewer have scored than the council asks for.
    TooFew {
        /// How many have.
        scored: usize,
    },
    /// A score has no comment.
    NoComment {
        /// Whose.
        evaluator: String,
    },
    /// The moderator scored, who only leads the talk.
    ModeratorScored,
    /// Scores lie so far apart that they are talked over.
    TalkOver {
        /// The lowest.
        lowest: Exact,
        /// The highest.
        highest: Exact,
    },
}

/// What a council asks of moderation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModerationRules {
    /// The least number of evaluators.
    pub least_evaluators: usize,
    /// How far apart scores lie that are talked over; the distance itself is far enough.
    pub talk_over_from: Exact,
}

impl Default for ModerationRules {
    fn default() -> Self {
        ModerationRules { least_evaluators: 3, talk_over_from: Exact::whole(2) }
    }
}

impl ModerationRules {
    /// What stands in the way of agreeing one score. The mean of scores is never the answer: people agree on one.
    #[must_use]
    pub fn findings(&self, scores: &[EvaluatorScore], moderator: &str) -> Vec<ModerationFinding> {
        let mut found = Vec::new();
        if scores.len() < self.least_evaluators {
            found.push(ModerationFinding::TooFew { scored: scores.len() });
        }
        let silent = scores.iter().filter(|one| one.comment.trim().is_empty());
        found.extend(silent.map(|one| ModerationFinding::NoComment { evaluator: one.evaluator.clone() }));
        if scores.iter().any(|one| one.evaluator == moderator) {
            found.push(ModerationFinding::ModeratorScored);
        }
        let (lowest, highest) = (scores.iter().map(|one| &one.score).min(), scores.iter().map(|one| &one.score).max());
        if let (Some(lowest), Some(highest)) = (lowest, highest)
            && highest - lowest >= self.talk_over_from
        {
            found.push(ModerationFinding::TalkOver { lowest: lowest.clone(), highest: highest.clone() });
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scores(given: &[&str]) -> Vec<EvaluatorScore> {
        let one = |(at, score): (usize, &&str)| EvaluatorScore {
            evaluator: format!("Evaluator {at}"),
            score: Exact::from_typed(score).unwrap(),
            comment: "Meets the need".into(),
        };
        given.iter().enumerate().map(one).collect()
    }

    #[test]
    fn scores_two_apart_are_talked_over() {
        for (given, talk, reason) in [
            (["3", "3", "3"], false, "all agree"),
            (["3", "4.99", "3"], false, "less than two apart"),
            (["3", "5", "4"], true, "two apart"),
            (["0", "5", "5"], true, "the whole scale apart"),
        ] {
            let found = ModerationRules::default().findings(&scores(&given), "Moderator");
            assert_eq!(!found.is_empty(), talk, "{reason}: {found:?}");
        }
    }

    #[test]
    fn each_score_has_a_comment_and_the_moderator_none() {
        let rules = ModerationRules::default();
        assert_eq!(rules.findings(&scores(&["3", "3"]), "Moderator"), [ModerationFinding::TooFew { scored: 2 }]);
        assert_eq!(rules.findings(&scores(&["3", "3", "3"]), "Evaluator 1"), [ModerationFinding::ModeratorScored]);
        let mut silent = scores(&["3", "3", "3"]);
        silent[2].comment = " ".into();
        let expected = ModerationFinding::NoComment { evaluator: "Evaluator 2".into() };
        assert_eq!(rules.findings(&silent, "Moderator"), [expected]);
    }
}
