//! The body of a Word document: ECMA-376, Part 1, WordprocessingML. Elements stand in the order of its schema.

use super::chart::{self, HEIGHT_UNITS, Picture, WIDTH_UNITS};
use super::columns::{Fitted, MARGIN, PAGE, fit, needs_side};
use super::markup::Markup;
use super::package::picture_link;
use super::styles::{BULLETS, DEEPEST, WORD};
use super::{Print, ReportFailure};
use domain::reports::{Cell, Content, Exemption, Figure, Report, Section, Sentence, Source, Table};
use std::io;

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
const INLINE: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

/// The body with the pictures that it shows.
pub(super) struct Body {
    /// `word/document.xml`.
    pub(super) document: Vec<u8>,
    /// The pictures, in order.
    pub(super) pictures: Vec<Drawn>,
}

/// A picture with the name of its file.
pub(super) struct Drawn {
    /// Its file's name.
    pub(super) file: String,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
}

struct Writing {
    xml: Markup,
    sources: Vec<Source>,
    pictures: Vec<Drawn>,
    print: Print,
    /// Whether the page lies on its side.
    wide: bool,
}

/// Writes the body.
pub(super) fn write(report: &Report, print: Print) -> Result<Body, ReportFailure> {
    let mut out =
        Writing { xml: Markup::begin()?, sources: report.sources(), pictures: Vec::new(), print, wide: false };
    let namespaces =
        [("xmlns:w", WORD), ("xmlns:r", RELATIONS), ("xmlns:a", DRAWING), ("xmlns:pic", PICTURE), ("xmlns:wp", INLINE)];
    out.xml.open("w:document", &namespaces)?;
    out.xml.open("w:body", &[])?;
    out.head(report)?;
    for section in &report.sections {
        out.turn(is_wide(section, print))?;
        out.paragraph("Heading1", &section.heading)?;
        out.exempt(section.exempt.as_ref())?;
        for block in &section.blocks {
            out.exempt(block.exempt.as_ref())?;
            out.content(&block.content)?;
        }
    }
    out.turn(false)?;
    out.list_of_sources()?;
    out.page()?;
    out.xml.close("w:body")?;
    out.xml.close("w:document")?;
    Ok(Body { document: out.xml.finish(), pictures: out.pictures })
}

impl Writing {
    fn head(&mut self, report: &Report) -> io::Result<()> {
        self.paragraph("Title", &report.title)?;
        let kind = report.kind.label();
        self.paragraph("Subtitle", &format!("{kind} · {} · as of {}", report.council, report.as_of_said()))?;
        if let Some(warning) = report.exempt_warning() {
            self.paragraph("Warning", &warning)?;
        }
        if report.front.is_empty() {
            return Ok(());
        }
        let row = |line: &domain::reports::FrontLine| vec![Cell::text(&line.label), Cell::text(&line.value)];
        let rows = report.front.iter().map(row).collect();
        self.table(&Table { rows, ..Table::new("Front sheet", &["Field", "Value"]) })
    }

    /// That a part is not for publication, and who reads it.
    fn exempt(&mut self, exempt: Option<&Exemption>) -> io::Result<()> {
        exempt.map_or(Ok(()), |exempt| self.paragraph("Warning", &exempt.said_to_readers()))
    }

    fn content(&mut self, content: &Content) -> Result<(), ReportFailure> {
        match content {
            Content::Paragraph(sentences) => self.sentences("Normal", sentences)?,
            Content::List(sentences) => {
                let shared = content.shared_source().and_then(|one| self.number(one));
                for sentence in sentences {
                    let bare = Sentence { source: None, ..sentence.clone() };
                    let item = if shared.is_some() { &bare } else { sentence };
                    self.sentences("ListBullet", std::slice::from_ref(item))?;
                }
                if let Some(number) = shared {
                    self.paragraph("Note", &super::plain::shared(number))?;
                }
            }
            Content::Note(sentence) => self.sentences("Note", std::slice::from_ref(sentence))?,
            Content::Table(table) => self.captioned(table)?,
            Content::Figure(figure) => self.figure(figure)?,
        }
        Ok(())
    }

    /// A paragraph of one text.
    fn paragraph(&mut self, style: &str, text: &str) -> io::Result<()> {
        self.open_paragraph(style, "left")?;
        self.run(text)?;
        self.xml.close("w:p")
    }

    /// A paragraph of sentences, each with the number of its source.
    fn sentences(&mut self, style: &str, sentences: &[Sentence]) -> io::Result<()> {
        self.open_styled(style, "left", sentences.first().map_or(0, |sentence| sentence.depth))?;
        for (at, sentence) in sentences.iter().enumerate() {
            if at > 0 {
                self.run(" ")?;
            }
            self.run(&sentence.text)?;
            if let Some(number) = self.number(sentence) {
                self.reference(number)?;
            }
        }
        self.xml.close("w:p")
    }

    fn number(&self, sentence: &Sentence) -> Option<usize> {
        let text = sentence.source.as_ref()?;
        let is_it = |source: &&Source| source.text == *text && source.address == sentence.address;
        self.sources.iter().find(is_it).map(|source| source.number)
    }

    /// The number of a source, raised, which leads to it.
    fn reference(&mut self, number: usize) -> io::Result<()> {
        self.xml.open("w:hyperlink", &[("w:anchor", &format!("source{number}"))])?;
        self.xml.open("w:r", &[])?;
        self.xml.open("w:rPr", &[])?;
        self.xml.empty("w:vertAlign", &[("w:val", "superscript")])?;
        self.xml.close("w:rPr")?;
        self.words(&format!(" [{number}]"))?;
        self.xml.close("w:r")?;
        self.xml.close("w:hyperlink")
    }

    fn open_paragraph(&mut self, style: &str, align: &str) -> io::Result<()> {
        self.open_styled(style, align, 0)
    }

    /// Opens a paragraph that lies so deep in a list, where its style is that of one.
    fn open_styled(&mut self, style: &str, align: &str, depth: u8) -> io::Result<()> {
        self.xml.open("w:p", &[])?;
        self.xml.open("w:pPr", &[])?;
        self.xml.empty("w:pStyle", &[("w:val", style)])?;
        if style == "ListBullet" {
            self.xml.open("w:numPr", &[])?;
            self.xml.empty("w:ilvl", &[("w:val", &depth.min(DEEPEST).to_string())])?;
            self.xml.empty("w:numId", &[("w:val", BULLETS)])?;
            self.xml.close("w:numPr")?;
        }
        if align != "left" {
            self.xml.empty("w:jc", &[("w:val", align)])?;
        }
        self.xml.close("w:pPr")
    }

    fn run(&mut self, text: &str) -> io::Result<()> {
        self.xml.open("w:r", &[])?;
        self.words(text)?;
        self.xml.close("w:r")
    }

    fn words(&mut self, text: &str) -> io::Result<()> {
        self.xml.said("w:t", &[("xml:space", "preserve")], text)
    }

    fn captioned(&mut self, table: &Table) -> io::Result<()> {
        self.paragraph("Caption", &table.caption)?;
        self.table(table)?;
        self.note(table.note.as_ref())
    }

    fn note(&mut self, note: Option<&Sentence>) -> io::Result<()> {
        note.map_or(Ok(()), |note| self.sentences("Note", std::slice::from_ref(note)))
    }

    fn table(&mut self, table: &Table) -> io::Result<()> {
        let Some(fitted) = fit(table, self.print, self.wide) else { return self.rows_as_lists(table) };
        self.xml.open("w:tbl", &[])?;
        self.xml.open("w:tblPr", &[])?;
        self.xml.empty("w:tblStyle", &[("w:val", "Lines")])?;
        self.xml.empty("w:tblW", &[("w:w", &fitted.whole().to_string()), ("w:type", "dxa")])?;
        self.xml.empty("w:tblLayout", &[("w:type", "fixed")])?;
        self.xml.empty("w:tblLook", &[("w:val", "0020"), ("w:firstRow", "1")])?;
        self.xml.empty("w:tblCaption", &[("w:val", &table.caption)])?;
        self.xml.close("w:tblPr")?;
        self.xml.open("w:tblGrid", &[])?;
        for width in &fitted.widths {
            self.xml.empty("w:gridCol", &[("w:w", &width.to_string())])?;
        }
        self.xml.close("w:tblGrid")?;
        let headings: Vec<Cell> = table.headings.iter().map(Cell::text).collect();
        self.row(table, &fitted, &headings, true)?;
        for row in &table.rows {
            self.row(table, &fitted, row, false)?;
        }
        self.xml.close("w:tbl")?;
        // Two tables that follow one another would become one.
        self.paragraph("Note", "")
    }

    /// A table of which no page is wide enough for the size of its letters: a line for each row, each cell after its heading.
    fn rows_as_lists(&mut self, table: &Table) -> io::Result<()> {
        for row in super::plain::rows(table) {
            self.paragraph("ListBullet", &row)?;
        }
        Ok(())
    }

    /// A row with a cell for each heading, whether the report has one or not.
    fn row(&mut self, table: &Table, fitted: &Fitted, cells: &[Cell], is_head: bool) -> io::Result<()> {
        self.xml.open("w:tr", &[])?;
        self.xml.open("w:trPr", &[])?;
        self.xml.empty("w:cantSplit", &[])?;
        if is_head {
            self.xml.empty("w:tblHeader", &[])?;
        }
        self.xml.close("w:trPr")?;
        let size = fitted.size.to_string();
        for (column, width) in fitted.widths.iter().enumerate() {
            let align = if table.is_numeric(column) { "right" } else { "left" };
            let text = cells.get(column).map(ToString::to_string).unwrap_or_default();
            self.xml.open("w:tc", &[])?;
            self.xml.open("w:tcPr", &[])?;
            self.xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")])?;
            self.xml.close("w:tcPr")?;
            // A cell without words holds an empty paragraph, for Word asks for one.
            for line in text.split('\n') {
                self.cell_line(line, (align, size.as_str()), is_head)?;
            }
            self.xml.close("w:tc")?;
        }
        self.xml.close("w:tr")
    }

    fn cell_line(&mut self, line: &str, (align, size): (&str, &str), is_head: bool) -> io::Result<()> {
        self.open_paragraph("Cell", align)?;
        self.xml.open("w:r", &[])?;
        self.xml.open("w:rPr", &[])?;
        if is_head {
            self.xml.empty("w:b", &[])?;
        }
        self.xml.empty("w:sz", &[("w:val", size)])?;
        self.xml.close("w:rPr")?;
        self.words(line)?;
        self.xml.close("w:r")?;
        self.xml.close("w:p")
    }

    /// A picture of the chart, and its numbers below it.
    fn figure(&mut self, figure: &Figure) -> Result<(), ReportFailure> {
        let picture = chart::png(figure)?;
        let number = self.pictures.len() + 1;
        let file = format!("chart{number}.png");
        self.paragraph("Caption", &figure.title)?;
        self.picture(number, &file, &picture, figure)?;
        self.pictures.push(Drawn { file, bytes: picture.bytes });
        self.table(&figure.table())?;
        Ok(self.note(figure.note.as_ref())?)
    }

    fn picture(&mut self, number: usize, file: &str, picture: &Picture, figure: &Figure) -> io::Result<()> {
        let (width, height) = (picture.width * WIDTH_UNITS, picture.height * HEIGHT_UNITS);
        let (width, height, number) = (width.to_string(), height.to_string(), number.to_string());
        let size = [("cx", width.as_str()), ("cy", height.as_str())];
        let named = [("id", number.as_str()), ("name", figure.title.as_str()), ("descr", figure.summary.as_str())];
        let xml = &mut self.xml;
        for name in ["w:p", "w:r", "w:drawing"] {
            xml.open(name, &[])?;
        }
        xml.open("wp:inline", &[("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")])?;
        xml.empty("wp:extent", &size)?;
        xml.empty("wp:docPr", &named)?;
        xml.open("a:graphic", &[])?;
        xml.open("a:graphicData", &[("uri", PICTURE)])?;
        xml.open("pic:pic", &[])?;
        xml.open("pic:nvPicPr", &[])?;
        xml.empty("pic:cNvPr", &named)?;
        xml.empty("pic:cNvPicPr", &[])?;
        xml.close("pic:nvPicPr")?;
        xml.open("pic:blipFill", &[])?;
        xml.empty("a:blip", &[("r:embed", &picture_link(file))])?;
        xml.open("a:stretch", &[])?;
        xml.empty("a:fillRect", &[])?;
        xml.close("a:stretch")?;
        xml.close("pic:blipFill")?;
        xml.open("pic:spPr", &[])?;
        xml.open("a:xfrm", &[])?;
        xml.empty("a:off", &[("x", "0"), ("y", "0")])?;
        xml.empty("a:ext", &size)?;
        xml.close("a:xfrm")?;
        xml.open("a:prstGeom", &[("prst", "rect")])?;
        xml.empty("a:avLst", &[])?;
        for name in ["a:prstGeom", "pic:spPr", "pic:pic", "a:graphicData", "a:graphic", "wp:inline"] {
            xml.close(name)?;
        }
        for name in ["w:drawing", "w:r", "w:p"] {
            xml.close(name)?;
        }
        Ok(())
    }

    fn list_of_sources(&mut self) -> io::Result<()> {
        if self.sources.is_empty() {
            return Ok(());
        }
        self.paragraph("Heading1", "Sources")?;
        for source in self.sources.clone() {
            let (id, name) = (source.number.to_string(), format!("source{}", source.number));
            self.open_paragraph("Note", "left")?;
            self.xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", &name)])?;
            self.run(&super::plain::source(&source))?;
            self.xml.empty("w:bookmarkEnd", &[("w:id", &id)])?;
            self.xml.close("w:p")?;
        }
        Ok(())
    }

    /// Goes on upright, or on a page that lies on its side.
    fn turn(&mut self, wide: bool) -> io::Result<()> {
        if self.wide == wide {
            return Ok(());
        }
        // What a part of the document looks like stands in its last paragraph.
        self.xml.open("w:p", &[])?;
        self.xml.open("w:pPr", &[])?;
        self.xml.empty("w:pStyle", &[("w:val", "Note")])?;
        self.page()?;
        self.xml.close("w:pPr")?;
        self.xml.close("w:p")?;
        self.wide = wide;
        Ok(())
    }

    /// A4, two centimetres of margin, with the foot.
    fn page(&mut self) -> io::Result<()> {
        let (short, long) = (PAGE.0.to_string(), PAGE.1.to_string());
        self.xml.open("w:sectPr", &[])?;
        self.xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "footer1")])?;
        if self.wide {
            self.xml.empty("w:pgSz", &[("w:w", &long), ("w:h", &short), ("w:orient", "landscape")])?;
        } else {
            self.xml.empty("w:pgSz", &[("w:w", &short), ("w:h", &long)])?;
        }
        let margin = MARGIN.to_string();
        let sides = ["w:top", "w:right", "w:bottom", "w:left"].map(|side| (side, margin.as_str()));
        let rest = [("w:header", "567"), ("w:footer", "567"), ("w:gutter", "0")];
        self.xml.empty("w:pgMar", &[&sides[..], &rest[..]].concat())?;
        self.xml.close("w:sectPr")
    }
}

/// Whether a section needs pages that lie on their side: all of it lies so, so that no page holds a heading alone.
fn is_wide(section: &Section, print: Print) -> bool {
    section.blocks.iter().any(|block| match &block.content {
        Content::Table(table) => needs_side(table, print),
        Content::Figure(figure) => needs_side(&figure.table(), print),
        Content::Paragraph(_) | Content::List(_) | Content::Note(_) => false,
    })
}
