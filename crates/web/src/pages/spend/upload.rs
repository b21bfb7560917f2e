//! Sending payments files.

use super::below_imports;
use crate::components::{Choice, FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use crate::guard::{forged, same_token};
use crate::page::{Answer, go_to, show, show_with};
use actions::Received;
use askama::Template;
use axum::extract::Multipart;
use axum::extract::multipart::Field;
use axum::http::StatusCode;
use domain::spend::{FileKind, Mapping};
use domain::values::Pence;

/// The most bytes of a field that is not a file.
const FIELD_BYTES_MAX: usize = 4096;

#[derive(Template)]
#[template(path = "spend/upload.html")]
struct Upload {
    page: PageFrame,
    errors: FieldErrors,
    kinds: Vec<Choice>,
    control_total: String,
}

fn form(cx: &Cx, errors: FieldErrors, sent: &Sent) -> Upload {
    let picked = sent.text("kind");
    let mut kinds = vec![Choice::new("", "Work it out from the file").picked(picked.is_empty())];
    kinds.extend(FileKind::ALL.iter().map(|kind| Choice::new(kind.name(), kind.label()).picked(kind.name() == picked)));
    let page = PageFrame {
        breadcrumbs: below_imports(),
        has_errors: !errors.is_empty(),
        ..cx.frame("Bring in payments files")
    };
    Upload { page, errors, kinds, control_total: sent.text("control_total").to_owned() }
}

/// The form.
pub async fn open(cx: Cx) -> Answer {
    show(&form(&cx, FieldErrors::default(), &Sent::default()))
}

/// What came: the fields, and the files with their names.
#[derive(Default)]
pub struct Came {
    pub fields: Vec<(String, String)>,
    pub files: Vec<(String, Received)>,
    pub too_large: bool,
}

fn cut_off(fault: &impl std::fmt::Display) -> PageFailure {
    tracing::warn!(%fault, "upload cut off");
    let text = "The file did not arrive whole. Nothing was saved. Check your connection and send it again.";
    PageFailure::new(StatusCode::BAD_REQUEST, "The upload was cut off", text)
}

async fn take_field(mut field: Field<'_>) -> Result<String, PageFailure> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|fault| cut_off(&fault))? {
        if bytes.len() + chunk.len() > FIELD_BYTES_MAX {
            return Err(PageFailure::new(StatusCode::PAYLOAD_TOO_LARGE, "The form is too long", "Send less text."));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Receives a file byte by byte; none when it is beyond the limit.
async fn take_file(cx: &Cx, mut field: Field<'_>) -> Result<Option<Received>, PageFailure> {
    let mut receiving = cx.guildhall().files.receive()?;
    while let Some(chunk) = field.chunk().await.map_err(|fault| cut_off(&fault))? {
        let length = u64::try_from(chunk.len()).unwrap_or(u64::MAX);
        if receiving.bytes().saturating_add(length) > cx.app.settings.upload_bytes_max {
            return Ok(None);
        }
        receiving.push(&chunk)?;
    }
    let kept = tokio::task::spawn_blocking(move || receiving.keep()).await;
    Ok(Some(kept.map_err(|fault| PageFailure::fault(&fault.to_string()))??))
}

/// Takes the parts of the form. The token stands first, so that no file of a forged form is received.
pub async fn take(cx: &Cx, mut parts: Multipart) -> Result<Came, PageFailure> {
    let token = cx.who.as_ref().map(|who| who.session.form_token.clone()).unwrap_or_default();
    let mut came = Came::default();
    let mut is_ours = false;
    while let Some(field) = parts.next_field().await.map_err(|fault| cut_off(&fault))? {
        let name = field.name().unwrap_or_default().to_owned();
        let file_name = field.file_name().map(str::to_owned);
        if name == "csrf" {
            is_ours = same_token(&take_field(field).await?, &token);
        } else if !is_ours {
            break;
        } else if let Some(file_name) = file_name.filter(|_| name == "file") {
            match take_file(cx, field).await? {
                None => came.too_large = true,
                Some(received) if file_name.is_empty() && received.bytes == 0 => {}
                Some(received) => came.files.push((file_name, received)),
            }
        } else {
            came.fields.push((name, take_field(field).await?));
        }
    }
    if is_ours { Ok(came) } else { Err(forged(cx)) }
}

/// Takes the files.
pub async fn send(cx: Cx, parts: Multipart) -> Answer {
    let scope = cx.scope()?;
    let came = take(&cx, parts).await?;
    let sent = Sent::of(came.fields);
    let mut errors = FieldErrors::default();
    if came.too_large {
        let most = cx.app.settings.upload_bytes_max / 1_000_000;
        errors.add("file", &format!("The file must be smaller than {most} MB. Split it by year and send each part"));
    } else if came.files.is_empty() {
        errors.add("file", "Select a payments file");
    }
    let control_total = sent.entered("control_total").map(Pence::from_typed).transpose();
    if let Err(message) = &control_total {
        errors.add("control_total", message);
    }
    // A file that arrived is never lost to a mistake in another field: it is taken, and the page says what is missing.
    if came.files.is_empty() || came.too_large {
        return show_with(StatusCode::UNPROCESSABLE_ENTITY, &form(&cx, errors, &sent));
    }
    let is_one = came.files.len() == 1;
    let usable = control_total.unwrap_or_default().filter(|_| is_one);
    let mapping = Mapping { kind: sent.text("kind").parse::<FileKind>().ok(), ..Mapping::default() };
    let mut last = 0;
    for (name, received) in &came.files {
        (last, _) = actions::spend::receive(cx.guildhall(), &scope, name, received, mapping.clone(), usable).await?;
    }
    let left_out =
        if sent.entered("control_total").is_some() && usable.is_none() { "?done=no-control-total" } else { "" };
    if is_one {
        go_to(&format!("/spend/imports/{last}{left_out}"))
    } else {
        go_to(&format!("/spend/imports{left_out}"))
    }
}
