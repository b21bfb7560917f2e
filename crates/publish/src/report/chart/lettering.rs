//! Letters drawn from the outlines of a font, so that a picture looks the same on every machine.

use crate::report::ReportFailure;
use tiny_skia::{FillRule, Paint, PathBuilder, Pixmap, Transform};
use ttf_parser::{Face, OutlineBuilder};

/// Liberation Sans, under the SIL Open Font License 1.1; its metrics are those of the document's own font.
const FONT: &[u8] = include_bytes!("../../../fonts/LiberationSans-Regular.ttf");

/// Draws letters.
pub(super) struct Lettering {
    face: Face<'static>,
}

impl Lettering {
    /// The letters of the font.
    pub(super) fn new() -> Result<Self, ReportFailure> {
        let face = Face::parse(FONT, 0).map_err(|_| ReportFailure::Chart("the font cannot be read"))?;
        Ok(Lettering { face })
    }

    fn scale(&self, size: f32) -> f32 {
        size / f32::from(self.face.units_per_em())
    }

    /// How wide a text of a size is, in dots.
    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        let advance = |c: char| {
            let glyph = self.face.glyph_index(c).unwrap_or_default();
            f32::from(self.face.glyph_hor_advance(glyph).unwrap_or_default())
        };
        text.chars().map(advance).sum::<f32>() * self.scale(size)
    }

    /// The text, or as much of it as fits before an ellipsis.
    pub(super) fn fitted(&self, text: &str, size: f32, most: f32) -> String {
        if self.width(text, size) <= most {
            return text.to_owned();
        }
        let mut short: Vec<char> = text.chars().collect();
        loop {
            short.pop();
            let shown = format!("{}…", short.iter().collect::<String>().trim_end());
            if short.is_empty() || self.width(&shown, size) <= most {
                return shown;
            }
        }
    }

    /// The text on so many lines at most, broken between words; what does not fit on the last is cut before an ellipsis.
    pub(super) fn in_lines(&self, text: &str, size: f32, most: f32, lines: usize) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            let is_last = found.len() >= lines;
            match found.last_mut() {
                Some(line) if is_last || self.width(&format!("{line} {word}"), size) <= most => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => found.push(word.to_owned()),
            }
        }
        found.iter().map(|line| self.fitted(line, size, most)).collect()
    }

    /// Draws a text from a place on its base line.
    pub(super) fn draw(&self, picture: &mut Pixmap, text: &str, size: f32, at: (f32, f32), paint: &Paint<'_>) {
        let scale = self.scale(size);
        let (mut x, y) = at;
        for c in text.chars() {
            let glyph = self.face.glyph_index(c).unwrap_or_default();
            let mut outline = Outline(PathBuilder::new());
            self.face.outline_glyph(glyph, &mut outline);
            if let Some(path) = outline.0.finish() {
                // A font counts upwards, a picture downwards.
                let place = Transform::from_row(scale, 0.0, 0.0, -scale, x, y);
                picture.fill_path(&path, paint, FillRule::Winding, place, None);
            }
            x += f32::from(self.face.glyph_hor_advance(glyph).unwrap_or_default()) * scale;
        }
    }
}

struct Outline(PathBuilder);

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_label_goes_on_in_the_next_line_before_it_is_cut() {
        let letters = Lettering::new().unwrap();
        let most = letters.width("Engaging local SMEs", 24.0);
        for (text, lines, expected, reason) in [
            ("Engaging local SMEs", 2, vec!["Engaging local SMEs"], "it just fits"),
            ("Engaging local SMEs well", 2, vec!["Engaging local SMEs", "well"], "a word more"),
            ("Engaging local SMEs well", 1, vec!["Engaging local SM…"], "no line is left"),
            ("", 2, vec![], "nothing to say"),
        ] {
            assert_eq!(letters.in_lines(text, 24.0, most, lines), expected, "{reason}");
        }
    }
}
