//! The figures, as a table for people and as JSON for programs.

use crate::Trouble;
use serde::Serialize;
use std::path::Path;

/// A figure of ours beside the peer's.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    /// What was measured.
    pub name: String,
    /// Ours.
    pub ours: f64,
    /// The peer's, where it has one.
    pub peer: Option<f64>,
    /// Ours over the peer's: below one is better than the peer.
    pub ratio: Option<f64>,
    /// What both are counted in.
    pub unit: String,
}

/// All figures of a run, in order.
#[derive(Debug, Default)]
pub struct Report {
    figures: Vec<Figure>,
}

impl Report {
    /// Adds a figure.
    pub fn add(&mut self, name: &str, ours: f64, peer: Option<f64>, unit: &str) {
        let ratio = peer.filter(|peer| *peer > 0.0).map(|peer| rounded(ours / peer));
        let peer = peer.map(rounded);
        self.figures.push(Figure { name: name.to_owned(), ours: rounded(ours), peer, ratio, unit: unit.to_owned() });
    }

    /// Prints the table.
    pub fn print(&self) {
        let shown = |number: Option<f64>| number.map_or_else(|| "–".to_owned(), |number| number.to_string());
        println!("{:<24} {:>12} {:>12} {:>8}  unit", "figure", "Guildhall", "DuckDB", "ratio");
        for figure in &self.figures {
            let (ours, peer, ratio) = (shown(Some(figure.ours)), shown(figure.peer), shown(figure.ratio));
            println!("{:<24} {ours:>12} {peer:>12} {ratio:>8}  {}", figure.name, figure.unit);
        }
    }

    /// Writes the figures as JSON.
    pub fn write(&self, path: &Path) -> Result<(), Trouble> {
        std::fs::write(path, serde_json::to_string_pretty(&self.figures)? + "\n")?;
        Ok(())
    }
}

/// To thousandths.
fn rounded(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0
}
