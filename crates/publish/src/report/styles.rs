//! The styles of a Word document: headings that are headings, captions, notes, tables and lists.

use super::Print;
use super::markup::Markup;
use std::io;

/// The namespace of Word's own markup.
pub(super) const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The language of every report.
pub(super) const LANGUAGE: &str = "en-GB";

/// The number of the list with bullets.
pub(super) const BULLETS: &str = "1";

/// The size of letters in tables, in half points.
pub(super) const CELL: &str = "20";

/// How deep items of a list are told apart: 0 for the top alone.
pub(super) const DEEPEST: u8 = 3;

/// A style of paragraphs. Sizes are in half points, spaces in twentieths of a point.
struct Style {
    id: &'static str,
    name: &'static str,
    size: &'static str,
    bold: bool,
    before: &'static str,
    after: &'static str,
    /// Whether it stays on the page of what follows.
    keeps_next: bool,
    /// The level of a heading, 0 for the first.
    level: Option<&'static str>,
}

const fn style(id: &'static str, name: &'static str, size: &'static str, space: (&'static str, &'static str)) -> Style {
    let (before, after) = space;
    Style { id, name, size, bold: false, before, after, keeps_next: false, level: None }
}

const STYLES: &[Style] = &[
    Style { bold: true, ..style("Title", "Title", "44", ("0", "120")) },
    style("Subtitle", "Subtitle", "26", ("0", "240")),
    Style { bold: true, keeps_next: true, level: Some("0"), ..style("Heading1", "heading 1", "30", ("360", "120")) },
    Style { bold: true, keeps_next: true, ..style("Caption", "caption", "22", ("200", "80")) },
    Style { bold: true, ..style("Warning", "Warning", "22", ("120", "240")) },
    style("Note", "Note", "18", ("60", "160")),
    style("Cell", "Table text", CELL, ("40", "40")),
    style("Footer", "footer", "18", ("0", "0")),
    style("ListBullet", "List Bullet", "22", ("0", "80")),
];

/// The size of letters in running text, in half points.
const SIZE: u32 = 22;

/// The smallest size of letters in large print, in half points: 16 point, which those who print for people who see little
/// take as the least (UK Association for Accessible Formats, clear and large print).
const SIZE_LARGE: u32 = 32;

/// A size in half points as it is printed: in large print, all grow by as much as running text, and none stays below it.
pub(super) fn printed(size: &str, print: Print) -> String {
    let size: u32 = size.parse().unwrap_or(SIZE);
    match print {
        Print::Usual => size,
        Print::Large => (size * SIZE_LARGE / SIZE).max(SIZE_LARGE),
    }
    .to_string()
}

/// The part with the styles.
pub(super) fn styles(print: Print) -> io::Result<Vec<u8>> {
    let mut xml = Markup::begin()?;
    xml.open("w:styles", &[("xmlns:w", WORD)])?;
    defaults(&mut xml, print)?;
    xml.open("w:style", &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")])?;
    xml.empty("w:name", &[("w:val", "Normal")])?;
    xml.close("w:style")?;
    for one in STYLES {
        paragraph(&mut xml, one, print)?;
    }
    table(&mut xml)?;
    xml.close("w:styles")?;
    Ok(xml.finish())
}

fn defaults(xml: &mut Markup, print: Print) -> io::Result<()> {
    xml.open("w:docDefaults", &[])?;
    xml.open("w:rPrDefault", &[])?;
    xml.open("w:rPr", &[])?;
    xml.empty("w:rFonts", &[("w:ascii", "Arial"), ("w:hAnsi", "Arial"), ("w:cs", "Arial")])?;
    xml.empty("w:sz", &[("w:val", &printed(&SIZE.to_string(), print))])?;
    xml.empty("w:lang", &[("w:val", LANGUAGE)])?;
    xml.close("w:rPr")?;
    xml.close("w:rPrDefault")?;
    xml.open("w:pPrDefault", &[])?;
    xml.open("w:pPr", &[])?;
    xml.empty("w:spacing", &[("w:after", "140"), ("w:line", "276"), ("w:lineRule", "auto")])?;
    xml.close("w:pPr")?;
    xml.close("w:pPrDefault")?;
    xml.close("w:docDefaults")
}

fn paragraph(xml: &mut Markup, one: &Style, print: Print) -> io::Result<()> {
    xml.open("w:style", &[("w:type", "paragraph"), ("w:styleId", one.id)])?;
    xml.empty("w:name", &[("w:val", one.name)])?;
    xml.empty("w:basedOn", &[("w:val", "Normal")])?;
    if one.level.is_some() {
        xml.empty("w:next", &[("w:val", "Normal")])?;
    }
    xml.empty("w:qFormat", &[])?;
    xml.open("w:pPr", &[])?;
    if one.keeps_next {
        xml.empty("w:keepNext", &[])?;
    }
    xml.empty("w:spacing", &[("w:before", one.before), ("w:after", one.after)])?;
    if let Some(level) = one.level {
        xml.empty("w:outlineLvl", &[("w:val", level)])?;
    }
    xml.close("w:pPr")?;
    xml.open("w:rPr", &[])?;
    if one.bold {
        xml.empty("w:b", &[])?;
    }
    xml.empty("w:sz", &[("w:val", &printed(one.size, print))])?;
    xml.close("w:rPr")?;
    xml.close("w:style")
}

/// Tables with a thin line below each row.
fn table(xml: &mut Markup) -> io::Result<()> {
    xml.open("w:style", &[("w:type", "table"), ("w:styleId", "Lines")])?;
    xml.empty("w:name", &[("w:val", "Lines")])?;
    xml.open("w:tblPr", &[])?;
    xml.open("w:tblBorders", &[])?;
    for side in ["w:top", "w:bottom", "w:insideH"] {
        xml.empty(side, &[("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "808080")])?;
    }
    xml.close("w:tblBorders")?;
    xml.open("w:tblCellMar", &[])?;
    for side in ["w:left", "w:right"] {
        xml.empty(side, &[("w:w", "80"), ("w:type", "dxa")])?;
    }
    xml.close("w:tblCellMar")?;
    xml.close("w:tblPr")?;
    xml.close("w:style")
}

/// The part with the list.
pub(super) fn numbering() -> io::Result<Vec<u8>> {
    let mut xml = Markup::begin()?;
    xml.open("w:numbering", &[("xmlns:w", WORD)])?;
    xml.open("w:abstractNum", &[("w:abstractNumId", "0")])?;
    for depth in 0..=DEEPEST {
        xml.open("w:lvl", &[("w:ilvl", &depth.to_string())])?;
        xml.empty("w:start", &[("w:val", "1")])?;
        xml.empty("w:numFmt", &[("w:val", "bullet")])?;
        xml.empty("w:lvlText", &[("w:val", if depth == 0 { "•" } else { "–" })])?;
        xml.empty("w:lvlJc", &[("w:val", "left")])?;
        xml.open("w:pPr", &[])?;
        let left = 567 * (u32::from(depth) + 1);
        xml.empty("w:ind", &[("w:left", &left.to_string()), ("w:hanging", "283")])?;
        xml.close("w:pPr")?;
        xml.close("w:lvl")?;
    }
    xml.close("w:abstractNum")?;
    xml.open("w:num", &[("w:numId", BULLETS)])?;
    xml.empty("w:abstractNumId", &[("w:val", "0")])?;
    xml.close("w:num")?;
    xml.close("w:numbering")?;
    Ok(xml.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_large_print_nothing_is_smaller_than_16_point() {
        for (size, print, expected, reason) in [
            ("22", Print::Usual, "22", "running text as it is"),
            ("22", Print::Large, "32", "running text"),
            ("18", Print::Large, "32", "a note, which would be 13 point"),
            ("44", Print::Large, "64", "a title stays larger than the text"),
        ] {
            assert_eq!(printed(size, print), expected, "{reason}");
        }
    }
}
