//! Payment lines and sums for programs.

use super::asked::{self, Asked, Form};
use super::{ApiFailure, rows};
use crate::cx::Cx;
use axum::body::{Body, Bytes};
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use domain::access::Scope;
use domain::feeds::{Feed, Field, Value};
use domain::spend::cube::Span;
use domain::spend::scope::{Judge, LineParts};
use futures::{Stream, StreamExt, TryStreamExt, stream};
use ledger::{LedgerLine, ParquetFeed, Sort, SortBy, Wanted};
use serde_json::json;
use std::io;
use std::pin::Pin;

/// Rows, some thousands at a time.
type Rows = Pin<Box<dyn Stream<Item = Result<Vec<Vec<Value>>, io::Error>> + Send>>;

/// A feed.
pub async fn open(cx: Cx, Path(file): Path<String>) -> Result<Response, ApiFailure> {
    let asked = asked::read(&file, &cx.query, cx.today())?;
    let scope = cx.feed.as_ref().and_then(Scope::of_feed).ok_or_else(|| ApiFailure::fault("no scope"))?;
    let council = store::councils::by_id(&cx.guildhall().store, scope.council()).await?;
    let code = council.map(|council| council.code.to_string()).unwrap_or_default();
    let rows = match asked.feed {
        Feed::Lines => lines(&cx, &scope, &asked, code.clone()).await?,
        Feed::Sums => sums(&cx, &scope, &asked, &code).await?,
    };
    let fields = asked.feed.fields();
    let as_of = asked.as_of.unwrap_or_else(|| cx.guildhall().clock.now());
    let (kind, body) = match asked.form {
        Form::Json => {
            let head = json!({ "feed": asked.feed.name(), "council": code, "as_of": as_of.to_string() });
            ("application/json", json_body(&head, fields, rows))
        }
        Form::Parquet => ("application/vnd.apache.parquet", parquet_body(fields, rows)?),
    };
    let mut answer = Response::new(body);
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    Ok(answer)
}

async fn lines(cx: &Cx, scope: &Scope, asked: &Asked, code: String) -> Result<Rows, ApiFailure> {
    let store = &cx.guildhall().store;
    let batches = match asked.as_of {
        Some(moment) => store::spend::batches_as_of(store, scope, moment).await?,
        None => store::spend::live_batches(store, scope).await?,
    };
    let rules = store::spend::edition_in_force(store, scope, asked.as_of).await?;
    let judge = Judge::new(&rules.map(|edition| edition.rules).unwrap_or_default());
    let wanted = Wanted {
        council: scope.council().get(),
        batches,
        months: asked.months,
        kind: asked.kind,
        sort: Sort { by: SortBy::Date, descending: false },
        ..Wanted::default()
    };
    let found = cx.guildhall().ledger.stream(&wanted).await?;
    let rows = stream::try_unfold((found, code, judge), |(mut found, code, judge)| async move {
        let next = found.next_lines().await.map_err(io::Error::other)?;
        let row = |line: &LedgerLine| rows::of_line(&code, line, left_out(&judge, line));
        let rows = next.map(|lines| lines.iter().map(row).collect());
        Ok(rows.map(|rows| (rows, (found, code, judge))))
    });
    Ok(Box::pin(rows))
}

/// The name of the reason for which a line is left out of what procurement can influence; empty where none is.
fn left_out<'j>(judge: &'j Judge, line: &LedgerLine) -> &'j str {
    let rule = judge.decide(&LineParts::of(line.kind, &line.line)).and_then(|place| judge.rules().get(place));
    rule.map_or("", |rule| rule.reason.name())
}

/// The sums that a program asks for, some thousands at a time.
const SUMS_AT_A_TIME: usize = 8_192;

async fn sums(cx: &Cx, scope: &Scope, asked: &Asked, code: &str) -> Result<Rows, ApiFailure> {
    let store = &cx.guildhall().store;
    let cube = store::spend::cube(store, scope, asked.as_of).await?;
    let book = store::suppliers::book(store, scope, asked.as_of).await?;
    let span = Span { months: asked.months, kind: asked.kind, ..Span::default() };
    let places: Vec<usize> = (0..cube.sums.len()).filter(|place| span.holds(&cube.sums[*place])).collect();
    let code = code.to_owned();
    let parts: Vec<Vec<usize>> = places.chunks(SUMS_AT_A_TIME).map(<[usize]>::to_vec).collect();
    let rows = move |part: Vec<usize>| {
        let row = |place| rows::of_sum(&code, &cube, &book, &cube.sums[place]);
        Ok(part.into_iter().map(row).collect())
    };
    Ok(Box::pin(stream::iter(parts).map(rows)))
}

/// One JSON object, sent as it is made: what it is, and then all rows.
fn json_body(head: &serde_json::Value, fields: &'static [Field], rows: Rows) -> Body {
    let head = head.to_string();
    let start = format!("{},\"rows\":[", head.trim_end_matches('}'));
    let mut is_first = true;
    let middle = rows.map_ok(move |rows| {
        let mut out = String::new();
        for row in &rows {
            out.push_str(if std::mem::take(&mut is_first) { "\n" } else { ",\n" });
            out.push_str(&publish::feeds::json_row(fields, row).to_string());
        }
        Bytes::from(out)
    });
    let one = |text: String| stream::once(async move { Ok::<_, io::Error>(Bytes::from(text)) });
    Body::from_stream(one(start).chain(middle).chain(one("\n]}\n".to_owned())))
}

fn parquet_body(fields: &'static [Field], rows: Rows) -> Result<Body, ApiFailure> {
    let begun = Some(ParquetFeed::begin(fields)?);
    let parts = stream::try_unfold((rows, begun), |(mut rows, feed)| async move {
        let Some(mut feed) = feed else { return Ok::<_, io::Error>(None) };
        let part = match rows.try_next().await? {
            Some(some) => (feed.rows(some).map_err(io::Error::other)?, (rows, Some(feed))),
            None => (feed.finish().map_err(io::Error::other)?, (rows, None)),
        };
        Ok(Some(part))
    });
    Ok(Body::from_stream(parts.map_ok(Bytes::from)))
}
