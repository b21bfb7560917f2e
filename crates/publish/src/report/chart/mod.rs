//! A chart as a picture: a bar for each value, with its label before it and its number after it.

mod bars;
mod image;
mod lettering;

pub(super) use bars::png;

/// A picture of a chart.
pub(super) struct Picture {
    /// How wide it is, in dots.
    pub(super) width: u32,
    /// How high it is, in dots.
    pub(super) height: u32,
    /// The PNG file.
    pub(super) bytes: Vec<u8>,
}

/// How wide a dot is in a document, in English Metric Units of which 360,000 make a centimetre: 1,200 dots are 16 centimetres.
pub(super) const WIDTH_UNITS: u32 = 4_800;

/// How high a dot is in a document.
pub(super) const HEIGHT_UNITS: u32 = WIDTH_UNITS;
