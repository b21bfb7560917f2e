//! The file that says what a published period is, in the terms of the Data Catalog Vocabulary (DCAT) and Dublin Core.

use domain::publication::schema::{SCHEMA, columns};
use domain::publication::{Content, DataSet, PublicationPeriod, PublishedFile};
use domain::values::Date;
use serde_json::{Value, json};

/// The licence of everything that is published: the Open Government Licence, version 3.
pub const LICENCE: &str = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";

/// The licence's name.
pub const LICENCE_NAME: &str = "Open Government Licence v3.0";

/// What is known of a version when its metadata is written.
#[derive(Clone, Debug)]
pub struct Metadata<'a> {
    /// The council's name.
    pub council: &'a str,
    /// The address that stands for the council in linked data; empty for none.
    pub organisation_uri: &'a str,
    /// Where the public can ask; empty for none.
    pub contact: &'a str,
    /// The data set.
    pub set: DataSet,
    /// The period.
    pub period: PublicationPeriod,
    /// The version's number.
    pub version: u32,
    /// The day of publication.
    pub issued: Date,
    /// Why it was published with what was found, or why it corrects the version before; empty for neither.
    pub why: &'a str,
    /// What it holds; its own metadata file is not known yet.
    pub content: &'a Content,
}

/// The metadata as JSON with its terms explained by `@context`.
#[must_use]
pub fn metadata(of: &Metadata<'_>) -> Vec<u8> {
    let content = of.content;
    let value = json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "spdx": "http://spdx.org/rdf/terms#",
            "csvw": "http://www.w3.org/ns/csvw#",
            "guildhall": "urn:guildhall:publication:"
        },
        "@type": "dcat:Dataset",
        "dct:title": format!("{}, {}, {}", of.council, of.set.label(), of.period.name()),
        "dct:description": of.set.law(),
        "dct:publisher": { "foaf:name": of.council, "@id": or_null(of.organisation_uri) },
        "dcat:contactPoint": or_null(of.contact),
        "dct:temporal": {
            "dcat:startDate": of.period.first_day().to_string(),
            "dcat:endDate": of.period.last_day().to_string()
        },
        "dct:issued": of.issued.to_string(),
        "dcat:version": of.version.to_string(),
        "dct:provenance": or_null(of.why),
        "dct:license": LICENCE,
        "dct:conformsTo": SCHEMA,
        "dcat:distribution": [
            distribution(of, "csv", "text/csv", &content.csv),
            distribution(of, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", &content.xlsx),
        ],
        "guildhall:lines": content.lines,
        "guildhall:total": content.total.plain(),
        "guildhall:currency": "GBP",
        "guildhall:scope": scope(of),
        "guildhall:leftOut": { "lines": content.left_out.0, "total": content.left_out.1.plain() },
        "guildhall:hidden": hidden(content),
        "guildhall:publishedWith": content.accepted,
        "csvw:columns": csv_columns(of.set),
    });
    let mut bytes = serde_json::to_vec_pretty(&value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn or_null(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { Value::String(text.to_owned()) }
}

fn scope(of: &Metadata<'_>) -> String {
    match of.set {
        DataSet::Payments => format!(
            "Lines whose amount is above {limit}, and credits of more than {limit}. The amount is the line's own: net of VAT where the council's file gives net. A line of {limit} is not above it.",
            limit = of.content.limit
        ),
        DataSet::Cards => "Every transaction on a procurement card, whatever its value.".to_owned(),
        DataSet::Grants => {
            "Every grant to a voluntary, community or social enterprise organisation, whatever its value.".to_owned()
        }
    }
}

fn distribution(of: &Metadata<'_>, ending: &str, media: &str, file: &PublishedFile) -> Value {
    json!({
        "@type": "dcat:Distribution",
        "dct:title": format!("{}-v{}.{ending}", of.period, of.version),
        "dcat:mediaType": media,
        "dcat:byteSize": file.bytes,
        "spdx:checksum": { "spdx:algorithm": "SHA-256", "spdx:checksumValue": file.sha256 },
    })
}

fn hidden(content: &Content) -> Vec<Value> {
    let by_rule = content.hidden.iter().map(|one| {
        json!({
            "reason": one.kind.public_reason(),
            "shownInstead": one.shown,
            "lines": one.lines,
            "total": one.total.plain(),
        })
    });
    let (lines, total) = content.already_hidden;
    let in_file = (lines > 0).then(|| {
        json!({
            "reason": "The name is kept back in the council's own ledger.",
            "shownInstead": null,
            "lines": lines,
            "total": total.plain(),
        })
    });
    by_rule.chain(in_file).collect()
}

fn csv_columns(set: DataSet) -> Vec<Value> {
    let column = |column: domain::publication::schema::SchemaColumn| {
        json!({
            "csvw:name": column.name,
            "csvw:titles": column.title,
            "csvw:required": column.required,
            "dct:description": column.definition,
        })
    };
    columns(set).into_iter().map(column).collect()
}
