//! What a Word document says of itself: title, author, language, and the foot of its pages.

use super::markup::Markup;
use super::styles::{LANGUAGE, WORD};
use domain::reports::Report;
use std::io;

/// Title, author, language and day.
pub(super) fn core(report: &Report) -> io::Result<Vec<u8>> {
    let mut xml = Markup::begin()?;
    xml.open(
        "cp:coreProperties",
        &[
            ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    )?;
    xml.said("dc:title", &[], &report.title)?;
    xml.said("dc:subject", &[], report.kind.label())?;
    xml.said("dc:creator", &[], &report.council)?;
    xml.said("dc:language", &[], LANGUAGE)?;
    let day = format!("{}T00:00:00Z", report.as_of);
    for name in ["dcterms:created", "dcterms:modified"] {
        xml.said(name, &[("xsi:type", "dcterms:W3CDTF")], &day)?;
    }
    xml.close("cp:coreProperties")?;
    Ok(xml.finish())
}

/// The program that wrote it.
pub(super) fn app() -> io::Result<Vec<u8>> {
    let mut xml = Markup::begin()?;
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    xml.open("Properties", &[("xmlns", namespace)])?;
    xml.said("Application", &[], "Guildhall")?;
    xml.close("Properties")?;
    Ok(xml.finish())
}

/// The settings: the language, and that the document is of Word 2013 or later, so that no page is laid out as of old.
pub(super) fn settings() -> io::Result<Vec<u8>> {
    let mut xml = Markup::begin()?;
    xml.open("w:settings", &[("xmlns:w", WORD)])?;
    xml.open("w:compat", &[])?;
    let office = "http://schemas.microsoft.com/office/word";
    xml.empty("w:compatSetting", &[("w:name", "compatibilityMode"), ("w:uri", office), ("w:val", "15")])?;
    xml.close("w:compat")?;
    xml.empty("w:themeFontLang", &[("w:val", LANGUAGE)])?;
    xml.close("w:settings")?;
    Ok(xml.finish())
}

/// The foot of each page: the title, and which page of how many.
pub(super) fn footer(report: &Report) -> io::Result<Vec<u8>> {
    let mut xml = Markup::begin()?;
    xml.open("w:ftr", &[("xmlns:w", WORD)])?;
    xml.open("w:p", &[])?;
    xml.open("w:pPr", &[])?;
    xml.empty("w:pStyle", &[("w:val", "Footer")])?;
    xml.close("w:pPr")?;
    run(&mut xml, &format!("{} · Page ", report.title))?;
    number(&mut xml, "PAGE")?;
    run(&mut xml, " of ")?;
    number(&mut xml, "NUMPAGES")?;
    xml.close("w:p")?;
    xml.close("w:ftr")?;
    Ok(xml.finish())
}

fn number(xml: &mut Markup, what: &str) -> io::Result<()> {
    xml.open("w:fldSimple", &[("w:instr", what)])?;
    run(xml, "1")?;
    xml.close("w:fldSimple")
}

fn run(xml: &mut Markup, text: &str) -> io::Result<()> {
    xml.open("w:r", &[])?;
    xml.said("w:t", &[("xml:space", "preserve")], text)?;
    xml.close("w:r")
}
