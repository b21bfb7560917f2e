//! Somebody at a browser without JavaScript: keeps cookies, follows redirects, fills forms.

use crate::{Form, PASSWORD, Page, Someone};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use std::collections::BTreeMap;
use tower::ServiceExt;

/// The host that pages are asked of.
const HOST: &str = "guildhall.example";

/// More redirects than this are a circle.
const REDIRECTS_MAX: u32 = 10;

/// Somebody at a browser.
#[derive(Clone, Debug)]
pub struct Visitor {
    router: Router,
    cookies: BTreeMap<String, String>,
    token: Option<String>,
}

impl Visitor {
    /// Somebody who asks these pages.
    pub(crate) fn new(router: Router) -> Visitor {
        Visitor { router, cookies: BTreeMap::new(), token: None }
    }

    /// Signs in by the form, as anybody does.
    pub async fn sign_in(&mut self, someone: &Someone) -> Page {
        let form = self.get("/sign-in").await.form("/sign-in");
        self.send(form.fill("email", &someone.email).fill("password", PASSWORD)).await
    }

    /// A program instead of a browser: it sends a token with all it asks.
    #[must_use]
    pub fn with_token(mut self, secret: &str) -> Visitor {
        self.token = Some(secret.to_owned());
        self
    }

    /// The cookies the browser holds, by name.
    #[must_use]
    pub const fn cookies(&self) -> &BTreeMap<String, String> {
        &self.cookies
    }

    /// Opens an address and follows where it leads.
    pub async fn get(&mut self, path: &str) -> Page {
        let page = self.ask(Method::GET, path, None, Vec::new()).await;
        self.follow(page).await
    }

    /// Opens an address and stays there, even when it leads on.
    pub async fn get_without_following(&mut self, path: &str) -> Page {
        self.ask(Method::GET, path, None, Vec::new()).await
    }

    /// Sends a form and follows where the answer leads.
    pub async fn send(&mut self, form: Form) -> Page {
        let page = self.send_without_following(form).await;
        self.follow(page).await
    }

    /// Sends a form and stays at the answer.
    pub async fn send_without_following(&mut self, form: Form) -> Page {
        if form.is_by_get() {
            return self.ask(Method::GET, &form.address_with_query(), None, Vec::new()).await;
        }
        let (kind, body) = form.body();
        self.ask(Method::POST, form.address(), Some(&kind), body).await
    }

    /// Asks with whatever body; for what no form of ours would send.
    pub async fn ask(&mut self, method: Method, path: &str, kind: Option<&str>, body: Vec<u8>) -> Page {
        let changes = method != Method::GET;
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, HOST);
        if changes {
            request = request.header("sec-fetch-site", "same-origin");
        }
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        if let Some(token) = &self.token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        let answer = self.router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
        let (parts, body) = answer.into_parts();
        self.keep_cookies(&parts.headers);
        let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Page::new(path, parts.status, parts.headers, bytes)
    }

    async fn follow(&mut self, page: Page) -> Page {
        let mut page = page;
        for _ in 0..REDIRECTS_MAX {
            let leads_on =
                matches!(page.status, StatusCode::SEE_OTHER | StatusCode::FOUND | StatusCode::TEMPORARY_REDIRECT);
            let Some(to) = page.header("location").filter(|_| leads_on).map(str::to_owned) else { return page };
            page = self.ask(Method::GET, &to, None, Vec::new()).await;
        }
        panic!("{} leads on in a circle", page.path);
    }

    fn keep_cookies(&mut self, headers: &HeaderMap) {
        for set in headers.get_all(header::SET_COOKIE) {
            let text = set.to_str().unwrap();
            let (name, value) = text.split(';').next().unwrap().split_once('=').unwrap();
            if text.contains("Max-Age=0") || value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}
