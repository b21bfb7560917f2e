//! Signing in and out.

use crate::components::{FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, onward};
use crate::guard::cookie_name;
use crate::page::{Answer, go_to, show, show_with};
use actions::people::SignInAnswer;
use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use cookie::{Cookie, SameSite};

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage {
    page: PageFrame,
    errors: FieldErrors,
    email: String,
    to: String,
    /// Whether there is something that everybody may read without signing in.
    has_public: bool,
}

/// Whether a council published something of its spending, or shows how its procurement stands.
async fn has_public(cx: &Cx) -> Result<bool, PageFailure> {
    let store = &cx.guildhall().store;
    let published = !store::publication::councils_with_periods(store).await?.is_empty();
    Ok(published || !store::strategy::councils_that_show(store).await?.is_empty())
}

/// The form.
pub async fn open(cx: Cx) -> Answer {
    if cx.who.is_some() {
        return go_to("/");
    }
    let query = Sent::read(&cx.query);
    let to = onward(query.text("to")).to_owned();
    let (page, has_public) = (cx.frame("Sign in"), has_public(&cx).await?);
    show(&SignInPage { page, errors: FieldErrors::default(), email: String::new(), to, has_public })
}

/// Takes the address and the password.
pub async fn send(cx: Cx, sent: Sent) -> Answer {
    let mut errors = FieldErrors::default();
    let email = sent.text("email").trim().to_owned();
    if email.is_empty() {
        errors.add("email", "Enter your email address");
    }
    if sent.text("password").is_empty() {
        errors.add("password", "Enter your password");
    }
    if errors.is_empty() {
        match actions::people::sign_in(cx.guildhall(), &email, sent.text("password")).await? {
            SignInAnswer::Welcome { token } => return welcome(&cx, token, onward(sent.text("to"))),
            SignInAnswer::Wrong => errors.add("email", "The email address or the password is wrong"),
            SignInAnswer::TooMany => {
                errors.add("email", "Too many sign-ins failed for this address. Wait an hour, or ask your administrator for a new password");
            }
        }
    }
    let (page, has_public) = (PageFrame { has_errors: true, ..cx.frame("Sign in") }, has_public(&cx).await?);
    let to = onward(sent.text("to")).to_owned();
    show_with(StatusCode::UNPROCESSABLE_ENTITY, &SignInPage { page, errors, email, to, has_public })
}

fn session_cookie(cx: &Cx, token: String) -> Cookie<'static> {
    let secure = cx.app.settings.secure_cookies;
    Cookie::build((cookie_name(secure), token))
        .path("/")
        .http_only(true)
        .secure(secure)
        .same_site(SameSite::Lax)
        .build()
}

fn with_cookie(answer: Answer, cookie: &Cookie<'_>) -> Answer {
    let mut answer = answer?;
    if let Ok(value) = HeaderValue::from_str(&cookie.to_string()) {
        answer.headers_mut().append(header::SET_COOKIE, value);
    }
    Ok(answer)
}

fn welcome(cx: &Cx, token: String, to: &str) -> Answer {
    with_cookie(go_to(to), &session_cookie(cx, token))
}

/// Ends the session.
pub async fn out(cx: Cx) -> Answer {
    if let Some(who) = &cx.who {
        actions::people::sign_out(cx.guildhall(), who).await?;
    }
    let mut gone = session_cookie(&cx, String::new());
    gone.make_removal();
    with_cookie(go_to("/sign-in?done=signed-out"), &gone)
}
