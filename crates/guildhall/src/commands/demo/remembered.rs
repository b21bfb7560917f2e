//! What a demonstration's folder remembers of how it was made.

use crate::outcome::Trouble;
use domain::values::Date;
use serde::{Deserialize, Serialize};
use std::path::Path;

const FILE_NAME: &str = "demo.json";

/// How it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    /// The number from which everything is invented.
    pub seed: u64,
    /// How many times as many payments.
    pub scale: u32,
    /// The day it was made as of.
    pub today: Date,
    /// Whether all of it is made.
    pub made: bool,
}

impl Remembered {
    /// What is to be made.
    pub fn new(seed: Option<u64>, scale: Option<u32>, today: Date) -> Remembered {
        Remembered { seed: seed.unwrap_or(1), scale: scale.unwrap_or(1), today, made: false }
    }

    /// What a folder remembers, if it is a demonstration's.
    pub fn find(root: &Path) -> Result<Option<Remembered>, Trouble> {
        match std::fs::read_to_string(root.join(FILE_NAME)) {
            Ok(text) => serde_json::from_str(&text).map(Some).map_err(|fault| {
                Trouble::failed(format!(
                    "{} cannot be read: {fault}. Make the demonstration in another folder.",
                    root.join(FILE_NAME).display()
                ))
            }),
            Err(fault) if fault.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(fault) => Err(fault.into()),
        }
    }

    /// Keeps it in the folder.
    pub fn keep(&self, root: &Path) -> Result<(), Trouble> {
        Ok(std::fs::write(root.join(FILE_NAME), crate::outcome::json(self)?)?)
    }

    /// Says no when something else is asked for than what the folder holds.
    pub fn agrees_with(&self, seed: Option<u64>, scale: Option<u32>, today: Option<Date>) -> Result<(), Trouble> {
        let agrees = seed.is_none_or(|seed| seed == self.seed)
            && scale.is_none_or(|scale| scale == self.scale)
            && today.is_none_or(|today| today == self.today);
        if agrees {
            return Ok(());
        }
        Err(Trouble::failed(format!(
            "This folder's demonstration was made with --today {} --seed {} --scale {}. Leave these out, or name another folder with --at.",
            self.today, self.seed, self.scale
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_folder_holds_can_be_asked_for() {
        let today: Date = "2026-11-21".parse().unwrap();
        let other: Date = "2026-11-22".parse().unwrap();
        let kept = Remembered::new(None, Some(2), today);
        for (seed, scale, day, agrees, reason) in [
            (None, None, None, true, "nothing is said"),
            (Some(1), Some(2), Some(today), true, "the same is said"),
            (Some(2), None, None, false, "another seed"),
            (None, Some(1), None, false, "another scale"),
            (None, None, Some(other), false, "another day"),
        ] {
            assert_eq!(kept.agrees_with(seed, scale, day).is_ok(), agrees, "{reason}");
        }
    }
}
