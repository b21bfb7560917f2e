//! The published files, at plain addresses that stay: `2026-Q1.csv` is the version that stands, `2026-Q1-v1.csv` the first.

use super::{council, period};
use crate::address::Path;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use domain::publication::{DataSet, PublicationPeriod, PublishedFile, Version};
use tokio_util::io::ReaderStream;

/// What the last part of an address asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Asked {
    period: PublicationPeriod,
    version: Option<u32>,
    ending: Option<&'static str>,
}

fn asked(name: &str) -> Option<Asked> {
    let (rest, ending) = match name.rsplit_once('.') {
        Some((rest, ending)) => (rest, Some(["csv", "xlsx", "json"].into_iter().find(|known| *known == ending)?)),
        None => (name, None),
    };
    let (code, version) = match rest.rsplit_once("-v") {
        Some((code, number)) => (code, Some(number.parse().ok().filter(|known: &u32| known.to_string() == number)?)),
        None => (rest, None),
    };
    let period: PublicationPeriod = code.parse().ok()?;
    (period.to_string() == code && (version.is_none() || ending.is_some())).then_some(Asked { period, version, ending })
}

/// A period's page, or one of its files.
pub async fn open(
    cx: Cx,
    Path((code, year, set, name)): Path<(String, String, String, String)>,
    headers: HeaderMap,
) -> Answer {
    let council = council(&cx, &code).await?;
    let set: DataSet = set.parse().map_err(|_| PageFailure::not_found())?;
    let asked = asked(&name).filter(|asked| asked.period.financial_year().starts_in().to_string() == year);
    let asked = asked.ok_or_else(PageFailure::not_found)?;
    let mut versions = store::publication::published(&cx.guildhall().store, council.id).await?;
    versions.retain(|version| version.set == set && version.period == asked.period);
    if versions.is_empty() {
        return Err(PageFailure::not_found());
    }
    let Some(ending) = asked.ending else {
        let address = format!("/public/spend/{}/{year}/{}/{}", council.code, set.name(), asked.period);
        return period::open(cx, &council, &address, &versions).await;
    };
    let wanted = versions.iter().find(|version| match asked.version {
        Some(number) => version.number == Some(number),
        None => version.stands(),
    });
    match (wanted, asked.version) {
        (Some(version), _) if version.stands() => file(&cx, version, ending, &headers).await,
        (None, Some(_)) => Err(PageFailure::not_found()),
        (version, _) => Err(withdrawn(&cx, version.or(versions.first()))),
    }
}

/// What stands where a file was: that it was withdrawn, when and why.
fn withdrawn(cx: &Cx, version: Option<&Version>) -> PageFailure {
    let said = version.and_then(|version| version.withdrawn.as_ref()).map(|(_, at, why)| {
        format!("The council withdrew this file on {}. The reason it gave: {why}", at.strftime("%-d %B %Y"))
    });
    let text = said.unwrap_or_else(|| "The council withdrew this file.".to_owned());
    PageFailure::new(StatusCode::GONE, "This file was withdrawn", text).framed(cx.frame(""))
}

const fn media(ending: &str) -> &'static str {
    match ending.as_bytes() {
        b"csv" => "text/csv; charset=utf-8",
        b"json" => "application/json",
        _ => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
}

/// A file with its hash as its tag. It is asked for again after five minutes, so that a withdrawn one is soon gone from
/// what stands between.
async fn file(cx: &Cx, version: &Version, ending: &'static str, headers: &HeaderMap) -> Answer {
    let Some((number, content)) = version.standing() else { return Err(PageFailure::not_found()) };
    let kept: &PublishedFile = content.file(ending).ok_or_else(PageFailure::not_found)?;
    let tag = format!("\"{}\"", kept.sha256);
    let mut answer = Response::new(Body::empty());
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag) {
        *answer.status_mut() = StatusCode::NOT_MODIFIED;
    } else {
        let lost = || PageFailure::fault(&format!("a file of version {} is not in the folder of files", version.id));
        let path = cx.guildhall().files.path(&kept.sha256).ok_or_else(lost)?;
        let open = tokio::fs::File::open(path).await.map_err(|fault| PageFailure::fault(&fault.to_string()))?;
        *answer.body_mut() = Body::from_stream(ReaderStream::new(open));
        answer.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(kept.bytes));
    }
    let name = format!("attachment; filename=\"{}-{}-v{number}.{ending}\"", version.set.name(), version.period);
    let answer_headers = answer.headers_mut();
    answer_headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media(ending)));
    answer_headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=300, must-revalidate"));
    for (header, value) in [(header::ETAG, tag), (header::CONTENT_DISPOSITION, name)] {
        answer_headers
            .insert(header, HeaderValue::from_str(&value).map_err(|fault| PageFailure::fault(&fault.to_string()))?);
    }
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_a_period_and_perhaps_a_version_and_a_file() {
        for (name, version, ending) in [
            ("2026-Q1", None, None),
            ("2026-Q1.csv", None, Some("csv")),
            ("2026-Q1-v2.xlsx", Some(2), Some("xlsx")),
            ("2026-04-v12.json", Some(12), Some("json")),
            ("2026.csv", None, Some("csv")),
        ] {
            let asked = asked(name).unwrap();
            assert_eq!((asked.version, asked.ending), (version, ending), "{name}");
        }
        for wrong in ["", "2026-Q1.exe", "2026-Q1-v2", "2026-Q1-v02.csv", "2026-Q1-v-1.csv", "2026-Q9.csv", "../x.csv"]
        {
            assert_eq!(asked(wrong), None, "{wrong}");
        }
    }
}
