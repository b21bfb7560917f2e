//! How plain a text is: its sentences, its long words, a published score, and words that have a plainer one.
//!
//! The score is the readability index LIX of C.-H. Björnsson (Läsbarhet, 1968): words ÷ sentences + 100 × long words ÷ words,
//! where a long word has more than six letters. It needs no count of syllables, so that two programs find the same number.

use super::{Content, Report};
use crate::law::assessment::Exact;

const JARGON: &str = include_str!("data/jargon.txt");

/// A word of more letters than these is long, as LIX has it.
const LONG_ABOVE: usize = 6;

/// Above this score a text is hard to read: LIX calls 50 to 60 the language of official texts, and more very hard.
pub const HARD_ABOVE: i64 = 50;

/// What is said of the score wherever it is shown.
pub const FORMULA: &str =
    "Score (LIX): words ÷ sentences + 100 × words of more than six letters ÷ words. Above 50 a text is hard to read.";

/// How plain a text is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plain {
    /// How many words it has.
    pub words: usize,
    /// How many sentences.
    pub sentences: usize,
    /// How many of its words have more than six letters.
    pub long_words: usize,
    /// The words in it that have a plainer one, in the order of the list.
    pub jargon: Vec<Jargon>,
}

/// A word that has a plainer one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jargon {
    /// The word.
    pub word: &'static str,
    /// What can be said instead.
    pub plainer: &'static str,
    /// How often it stands there.
    pub times: usize,
}

impl Plain {
    /// How many words a sentence has in the mean; none for a text without words.
    #[must_use]
    pub fn mean_sentence(&self) -> Option<Exact> {
        whole(self.words).over(&whole(self.sentences))
    }

    /// The share of its words that are long, in per cent; none for a text without words.
    #[must_use]
    pub fn long_share(&self) -> Option<Exact> {
        whole(self.long_words).over(&whole(self.words)).map(|share| &share * &Exact::whole(100))
    }

    /// The score; none for a text without words.
    #[must_use]
    pub fn score(&self) -> Option<Exact> {
        Some(&self.mean_sentence()? + &self.long_share()?)
    }

    /// Whether the text is hard to read.
    #[must_use]
    pub fn is_hard(&self) -> bool {
        self.score().is_some_and(|score| score > Exact::whole(HARD_ABOVE))
    }

    /// The numbers in a sentence; empty for a text without words.
    #[must_use]
    pub fn said(&self) -> String {
        let (Some(score), Some(mean), Some(share)) = (self.score(), self.mean_sentence(), self.long_share()) else {
            return String::new();
        };
        let (score, mean, share) = (score.shown(0), mean.shown(1), share.shown(1));
        format!("Score {score}: {mean} words in a sentence, {share}% of the words are long.")
    }
}

fn whole(count: usize) -> Exact {
    Exact::whole(i64::try_from(count).unwrap_or(i64::MAX))
}

/// How plain texts are. Each text ends a sentence, whether it has a full stop or not.
#[must_use]
pub fn plain<'a>(texts: impl IntoIterator<Item = &'a str>) -> Plain {
    let (mut found, mut all) = (Plain::default(), String::from(" "));
    for text in texts {
        for sentence in sentences(text) {
            let words: Vec<&str> = sentence.split_whitespace().map(bare).filter(|word| has_letter(word)).collect();
            found.words += words.len();
            found.sentences += usize::from(!words.is_empty());
            found.long_words += words.iter().filter(|word| is_long(word)).count();
            all.push_str(&words.join(" ").to_lowercase());
            // No word of the list runs over the end of a sentence.
            all.push_str(" . ");
        }
    }
    found.jargon = jargon().filter_map(|(word, plainer)| in_text(&all, word, plainer)).collect();
    found
}

fn in_text(all: &str, word: &'static str, plainer: &'static str) -> Option<Jargon> {
    let times = all.match_indices(word).filter(|(at, _)| stands_alone(all, *at, word.len())).count();
    (times > 0).then_some(Jargon { word, plainer, times })
}

/// Whether what stands at a place is a word by itself, and no part of another.
fn stands_alone(all: &str, at: usize, length: usize) -> bool {
    let is_space = |text: Option<&str>| text.is_none_or(|text| text.chars().next().is_none_or(char::is_whitespace));
    let before = all.get(..at).and_then(|text| text.chars().next_back());
    before.is_none_or(char::is_whitespace) && is_space(all.get(at + length..))
}

/// The words of the list with what can be said instead.
fn jargon() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = JARGON.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('|')).map(|(word, plainer)| (word.trim(), plainer.trim()))
}

/// The sentences of a text: each ends with a full stop, a question mark or an exclamation mark before white space, so that
/// `£3.5m` ends none.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let trimmed = rest.trim_start();
        if trimmed.is_empty() {
            return None;
        }
        let ends = |(at, mark): (usize, char)| {
            let after = trimmed.get(at + mark.len_utf8()..)?;
            let is_end = matches!(mark, '.' | '?' | '!' | ':' | ';') && after.starts_with(char::is_whitespace);
            is_end.then_some(at + mark.len_utf8())
        };
        let end = trimmed.char_indices().find_map(ends).unwrap_or(trimmed.len());
        rest = trimmed.get(end..).unwrap_or_default();
        trimmed.get(..end)
    })
}

/// A word without the marks around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn has_letter(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}

fn is_long(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() > LONG_ABOVE
}

impl Report {
    /// How plain its sentences are; tables and charts are left out, for they hold names and numbers.
    #[must_use]
    pub fn plain(&self) -> Plain {
        let blocks = self.sections.iter().flat_map(|section| &section.blocks);
        let written = blocks.filter_map(|block| match &block.content {
            Content::Paragraph(sentences) | Content::List(sentences) => Some(sentences),
            Content::Note(_) | Content::Table(_) | Content::Figure(_) => None,
        });
        plain(written.flatten().map(|sentence| sentence.text.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_score_is_words_in_a_sentence_and_the_share_of_long_words() {
        for (text, words, sentences, long, score, reason) in [
            ("We buy well.", 3, 1, 0, "3", "three short words"),
            ("We buy well. It helps all.", 6, 2, 0, "3", "three words in each of two sentences"),
            ("We procure.", 2, 1, 1, "52", "seven letters are long: 2 + 50"),
            ("We bought.", 2, 1, 0, "2", "six letters are not"),
            ("It costs £3.5m now", 4, 1, 0, "4", "a point in a number ends no sentence, nor does its lack at the end"),
            ("Why? Because it works!", 4, 2, 1, "27", "2 + 25"),
        ] {
            let plain = plain([text]);
            assert_eq!((plain.words, plain.sentences, plain.long_words), (words, sentences, long), "{reason}");
            assert_eq!(plain.score().map(|score| score.shown(0)).as_deref(), Some(score), "{reason}");
        }
        assert_eq!(plain(["", " — "]), Plain::default(), "marks are no words");
        assert_eq!(Plain::default().score(), None);
        assert_eq!(Plain::default().said(), "");
    }

    #[test]
    fn a_text_is_hard_above_fifty() {
        let of = |words, long_words| Plain { words, sentences: 1, long_words, jargon: Vec::new() };
        for (plain, hard, reason) in [
            (of(25, 6), false, "25 + 24 = 49"),
            (of(10, 4), false, "10 + 40 = 50, the bound itself"),
            (of(20, 7), true, "20 + 35 = 55"),
            (Plain::default(), false, "nothing is written"),
        ] {
            assert_eq!(plain.is_hard(), hard, "{reason}");
        }
    }

    #[test]
    fn words_that_have_a_plainer_one_are_found_as_whole_words() {
        for (text, expected, reason) in [
            ("We utilise it. Utilise more!", vec![("utilise", 2)], "at the beginning of a sentence too"),
            ("We utilised it.", vec![], "another form is another word"),
            ("In order to buy, in respect of paper.", vec![("in order to", 1), ("in respect of", 1)], "several words"),
            ("We buy in order. To sell is harder.", vec![], "not over the end of a sentence"),
            ("Robust; holistic.", vec![("holistic", 1), ("robust", 1)], "in the order of the list"),
        ] {
            let found: Vec<(&str, usize)> = plain([text]).jargon.iter().map(|one| (one.word, one.times)).collect();
            assert_eq!(found, expected, "{reason}");
        }
    }

    #[test]
    fn the_list_is_in_order_and_each_word_has_a_plainer_one() {
        let words: Vec<(&str, &str)> = jargon().collect();
        assert!(words.len() > 50, "{}", words.len());
        for pair in words.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{} stands before {}", pair[0].0, pair[1].0);
        }
        assert!(words.iter().all(|(word, plainer)| *word == word.to_lowercase() && !plainer.is_empty()));
    }
}
