//! Finding the folder of a Guildhall, and opening it.

use crate::arguments::Place;
use crate::configuration;
use crate::outcome::Trouble;
use actions::{Clock, Guildhall, Places};
use domain::councils::{Council, CouncilCode};
use std::path::PathBuf;

/// The folder's name under the user's data folder.
const GUILDHALL: &str = "guildhall";

/// A folder of this name under the user's data folder.
fn in_data_folder(name: &str) -> Result<PathBuf, Trouble> {
    let given = |variable: &str| std::env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from);
    let data = given("XDG_DATA_HOME").or_else(|| Some(given("HOME")?.join(".local/share")));
    let data = data.ok_or_else(|| Trouble::WrongUse("Name the folder with --at FOLDER".to_owned()))?;
    Ok(data.join(name))
}

/// Where the parts of the Guildhall stand, from flags, environment and the configuration file.
///
/// # Errors
/// When there is no folder to take, or the configuration file cannot be read.
pub fn places(place: &Place) -> Result<Places, Trouble> {
    places_or(place, GUILDHALL)
}

/// As [`places`], with another name for the folder where none is given.
///
/// # Errors
/// When there is no folder to take, or the configuration file cannot be read.
pub fn places_or(place: &Place, name: &str) -> Result<Places, Trouble> {
    let root = place.at.clone().map_or_else(|| in_data_folder(name), Ok)?;
    let file = configuration::read(place, &root)?;
    Ok(Places { root, database: place.database.clone().or(file.database) })
}

/// Opens a Guildhall that is there.
///
/// # Errors
/// When there is none, or it cannot be opened.
pub async fn open(place: &Place) -> Result<Guildhall, Trouble> {
    let places = places(place)?;
    if !places.exist() {
        let at = places.root.display();
        return Err(Trouble::failed(format!(
            "There is no Guildhall in {at}. Name its folder with --at FOLDER, or start one with `guildhall serve --at {at}`."
        )));
    }
    Ok(Guildhall::open(&places, Clock::Machine).await?)
}

/// The council of a code.
///
/// # Errors
/// When there is none; the words name those there are.
pub async fn council(guildhall: &Guildhall, code: &CouncilCode) -> Result<Council, Trouble> {
    if let Some(council) = store::councils::by_code(&guildhall.store, code).await? {
        return Ok(council);
    }
    let all = store::councils::all(&guildhall.store).await?;
    let codes: Vec<&str> = all.iter().map(|council| council.code.as_str()).collect();
    let there = if codes.is_empty() {
        "There is no council yet. Add one with `guildhall council add --name NAME`.".to_owned()
    } else {
        format!("The councils are: {}.", codes.join(", "))
    };
    Err(Trouble::failed(format!("There is no council with the code {code}. {there}")))
}
