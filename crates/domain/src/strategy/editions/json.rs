//! An edition as JSON, for programs and for other houses.

use super::{Edition, LifeStage, read};
use crate::findings::Severity;

impl Edition {
    /// The edition as JSON, over several lines, with every field of its own by its name.
    #[must_use]
    pub fn to_json(&self) -> String {
        // An edition is texts, numbers and lists of them, which JSON always holds.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// The edition that a JSON text holds. What is asked of it is what is asked of an edition as text: from two to nine
    /// levels with a name each, codes that are there once, themes and levels that are the edition's own. One that is not a
    /// draft can be used as it is.
    ///
    /// # Errors
    /// Everything that must be mended, as sentences.
    ///
    /// ```
    /// use domain::strategy::editions::{Edition, shipped};
    /// let edition = shipped().remove(0);
    /// assert_eq!(Edition::from_json(&edition.to_json()), Ok(edition));
    /// assert!(Edition::from_json("{}").unwrap_err()[0].starts_with("This is not an edition as JSON"));
    /// ```
    pub fn from_json(text: &str) -> Result<Edition, Vec<String>> {
        let wrong = |fault: serde_json::Error| vec![format!("This is not an edition as JSON: {fault}")];
        let edition: Edition = serde_json::from_str(text).map_err(wrong)?;
        // Written as text it meets the one reader that knows what may stand in an edition.
        let found = read(&edition.to_text()).findings;
        let mut wrong: Vec<String> =
            found.into_iter().filter(|one| one.severity >= Severity::Fix).map(|one| one.text).collect();
        if edition.stage != LifeStage::Draft {
            wrong.extend(edition.missing());
        }
        wrong.dedup();
        if wrong.is_empty() { Ok(edition) } else { Err(wrong) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strategy::editions::shipped;

    #[test]
    fn an_edition_as_json_is_held_against_the_same_rules_as_text() {
        let nps = shipped().remove(0);
        let twice = {
            let mut edition = nps.clone();
            edition.indices.push(edition.indices[0].clone());
            edition
        };
        let too_high =
            Edition { levels: ["Low", "High"].map(String::from).to_vec().try_into().unwrap(), ..nps.clone() };
        let silent = {
            let mut edition = nps.clone();
            edition.indices[0].statements.clear();
            edition
        };
        let homeless = Edition { themes: Vec::new(), ..nps.clone() };
        let draft = Edition { stage: LifeStage::Draft, ..silent.clone() };
        for (edition, ok, reason) in [
            (nps, true, "as shipped"),
            (twice, false, "an area's code is there twice"),
            (too_high, false, "sentences of levels that the edition does not have"),
            (silent, false, "an area in use says nothing of its levels"),
            (homeless, false, "areas of themes that are not there"),
            (draft, true, "a draft is finished here"),
        ] {
            let read = Edition::from_json(&edition.to_json());
            assert_eq!(read.is_ok(), ok, "{reason}: {read:?}");
            assert_eq!(read.clone().ok(), ok.then_some(edition), "{reason}");
        }
        let one_level = shipped().remove(0).to_json().replace("\"Minimum\",", "").replace("\"Developing\",", "");
        let one_level = one_level.replace("\"Mature\",", "").replace("\"Leader\",", "");
        assert!(Edition::from_json(&one_level).is_err(), "one level is none");
    }
}
