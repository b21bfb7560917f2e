//! The parts of a Word document put together: ECMA-376, Part 2, Open Packaging Conventions.

use super::document::Body;
use super::markup::Markup;
use super::{Print, ReportFailure, properties, styles};
use domain::reports::Report;
use std::io::{self, Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The parts besides pictures: where each stands, and what it is.
const PARTS: &[(&str, &str)] = &[
    ("/word/document.xml", "document.main"),
    ("/word/styles.xml", "styles"),
    ("/word/numbering.xml", "numbering"),
    ("/word/settings.xml", "settings"),
    ("/word/footer1.xml", "footer"),
];

/// What the document refers to besides its pictures. The names are used in [`super::document`].
const LINKS: &[(&str, &str, &str)] = &[
    ("styles", "styles", "styles.xml"),
    ("numbering", "numbering", "numbering.xml"),
    ("settings", "settings", "settings.xml"),
    ("footer1", "footer", "footer1.xml"),
];

/// Writes the package.
pub(super) fn write(report: &Report, body: &Body, print: Print) -> Result<Vec<u8>, ReportFailure> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // No clock: every part has the first day that the format knows.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut add = |name: &str, bytes: &[u8]| -> Result<(), ReportFailure> {
        zip.start_file(name, options)?;
        Ok(zip.write_all(bytes)?)
    };
    add("[Content_Types].xml", &types()?)?;
    add("_rels/.rels", &package_relations()?)?;
    add("docProps/core.xml", &properties::core(report)?)?;
    add("docProps/app.xml", &properties::app()?)?;
    add("word/document.xml", &body.document)?;
    add("word/_rels/document.xml.rels", &document_relations(body)?)?;
    add("word/styles.xml", &styles::styles(print)?)?;
    add("word/numbering.xml", &styles::numbering()?)?;
    add("word/settings.xml", &properties::settings()?)?;
    add("word/footer1.xml", &properties::footer(report)?)?;
    for picture in &body.pictures {
        add(&format!("word/media/{}", picture.file), &picture.bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn types() -> io::Result<Vec<u8>> {
    let mut xml = Markup::begin()?;
    xml.open("Types", &[("xmlns", TYPES)])?;
    let rels = "application/vnd.openxmlformats-package.relationships+xml";
    for (extension, kind) in [("rels", rels), ("xml", "application/xml"), ("png", "image/png")] {
        xml.empty("Default", &[("Extension", extension), ("ContentType", kind)])?;
    }
    for (part, kind) in PARTS {
        xml.empty("Override", &[("PartName", part), ("ContentType", &format!("{WORD}.{kind}+xml"))])?;
    }
    let package = "application/vnd.openxmlformats-package.core-properties+xml";
    xml.empty("Override", &[("PartName", "/docProps/core.xml"), ("ContentType", package)])?;
    let office = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
    xml.empty("Override", &[("PartName", "/docProps/app.xml"), ("ContentType", office)])?;
    xml.close("Types")?;
    Ok(xml.finish())
}

fn package_relations() -> io::Result<Vec<u8>> {
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    let of_office = |name: &str| format!("{OFFICE}/{name}");
    relations(&[
        ("document".into(), of_office("officeDocument"), "word/document.xml".into()),
        ("core".into(), core.into(), "docProps/core.xml".into()),
        ("app".into(), of_office("extended-properties"), "docProps/app.xml".into()),
    ])
}

fn document_relations(body: &Body) -> io::Result<Vec<u8>> {
    let link = |(id, kind, target): &(&str, &str, &str)| ((*id).into(), format!("{OFFICE}/{kind}"), (*target).into());
    let mut all: Vec<(String, String, String)> = LINKS.iter().map(link).collect();
    let picture = |file: &str| (picture_link(file), format!("{OFFICE}/image"), format!("media/{file}"));
    all.extend(body.pictures.iter().map(|one| picture(&one.file)));
    relations(&all)
}

/// The name by which the document refers to a picture.
pub(super) fn picture_link(file: &str) -> String {
    file.trim_end_matches(".png").to_owned()
}

fn relations(all: &[(String, String, String)]) -> io::Result<Vec<u8>> {
    let mut xml = Markup::begin()?;
    xml.open("Relationships", &[("xmlns", RELATIONS)])?;
    for (id, kind, target) in all {
        xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)])?;
    }
    xml.close("Relationships")?;
    Ok(xml.finish())
}
