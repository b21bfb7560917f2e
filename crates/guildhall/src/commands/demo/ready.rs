//! Whether a demonstration that is served answers: somebody signs in over HTTP and looks at what Wynmarch spent.

use super::make::PASSWORD;
use crate::outcome::Trouble;
use actions::Guildhall;
use domain::access::Scope;
use domain::spend::Dimension;
use domain::values::{FinancialYear, Month, Pence};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::Duration;
use store::spend::Span;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Who looks: the procurement officer, who works for several councils.
const EMAIL: &str = "tomasz.wrona@wynmarch.example";

/// Whose page is looked at.
const COUNCIL: &str = "wynmarch";

/// The most time for one answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// Signs in, chooses Wynmarch, opens the spend page, and finds the total of each financial year on it.
/// Answers a sentence that says so.
pub async fn check(guildhall: &Guildhall, address: SocketAddr) -> Result<String, Trouble> {
    let mut visitor = Visitor { address, cookies: BTreeMap::new() };
    let typed = format!("email={}&password={PASSWORD}", EMAIL.replace('@', "%40"));
    visitor.send("/sign-in", &typed).await?;
    let form = visitor.ask("GET", "/choose-council", "").await?;
    let token = hidden(&form.body, "csrf").unwrap_or_default();
    visitor.send("/switch-council", &format!("csrf={token}&council={COUNCIL}")).await?;
    let page = visitor.ask("GET", "/spend", "").await?;
    let totals = totals(guildhall).await?;
    if page.status != 200 {
        return Err(Trouble::failed(format!("/spend answered {}", page.status)));
    }
    if let Some((year, total)) = totals.iter().find(|(_, total)| !page.body.contains(&total.to_string())) {
        return Err(Trouble::failed(format!("/spend answered without Wynmarch's total of {year}, {total}")));
    }
    let said: Vec<String> = totals.iter().map(|(year, total)| format!("{total} in {year}")).collect();
    Ok(format!("The spend page answers with Wynmarch's totals: {}.", said.join(", ")))
}

/// What Wynmarch spent in each financial year.
async fn totals(guildhall: &Guildhall) -> Result<Vec<(FinancialYear, Pence)>, Trouble> {
    let council = crate::folder::council(guildhall, &COUNCIL.parse().map_err(Trouble::Failed)?).await?;
    let scope = Scope::of_operator(council.id);
    let mut totals: BTreeMap<FinancialYear, Pence> = BTreeMap::new();
    for figure in store::spend::by_month(&guildhall.store, &scope, Dimension::All, &Span::default()).await? {
        let Ok(month) = figure.key.parse::<Month>() else { continue };
        let total = totals.entry(FinancialYear::of_month(month)).or_default();
        *total = total.plus(figure.total).map_err(|fault| Trouble::failed(fault.to_string()))?;
    }
    Ok(totals.into_iter().collect())
}

/// The value of a hidden field of a form.
fn hidden<'a>(body: &'a str, name: &str) -> Option<&'a str> {
    let field = body.split('<').find(|tag| tag.starts_with("input") && tag.contains(&format!("name=\"{name}\"")))?;
    field.split_once("value=\"")?.1.split('"').next()
}

/// Asks one question at a time over a connection of its own.
struct Visitor {
    address: SocketAddr,
    cookies: BTreeMap<String, String>,
}

struct Answer {
    status: u16,
    body: String,
}

impl Visitor {
    async fn ask(&mut self, method: &str, path: &str, form: &str) -> Result<Answer, Trouble> {
        let asked = tokio::time::timeout(PATIENCE, self.exchange(method, path, form)).await;
        asked.map_err(|_| Trouble::failed(format!("{path} did not answer within {} seconds", PATIENCE.as_secs())))?
    }

    /// Sends a form, which must lead on.
    async fn send(&mut self, path: &str, form: &str) -> Result<(), Trouble> {
        let answer = self.ask("POST", path, form).await?;
        if matches!(answer.status, 302 | 303) {
            return Ok(());
        }
        Err(Trouble::failed(format!("{path} answered {} instead of leading on", answer.status)))
    }

    /// In HTTP 1.0 the answer ends with the connection and comes in one piece.
    async fn exchange(&mut self, method: &str, path: &str, form: &str) -> Result<Answer, Trouble> {
        let address = self.address;
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let question = format!(
            "{method} {path} HTTP/1.0\r\nHost: {address}\r\nOrigin: http://{address}\r\nCookie: {}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            cookies.join("; "),
            form.len()
        );
        let mut connection = TcpStream::connect(address).await?;
        connection.write_all(question.as_bytes()).await?;
        let mut bytes = Vec::new();
        connection.read_to_end(&mut bytes).await?;
        let text = String::from_utf8_lossy(&bytes);
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        self.cookies.extend(head.lines().filter_map(cookie));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Ok(Answer { status, body: body.to_owned() })
    }
}

/// The name and value that a line of an answer's head sets.
fn cookie(line: &str) -> Option<(String, String)> {
    let (name, value) = line.split_once(": ")?;
    let pair = value.split(';').next()?;
    let (cookie, value) = name.eq_ignore_ascii_case("set-cookie").then(|| pair.split_once('='))??;
    Some((cookie.to_owned(), value.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hidden_field_is_found_in_a_form() {
        let body =
            "<form><input type=\"text\" name=\"email\"><input type=\"hidden\" name=\"csrf\" value=\"a1b2\"></form>";
        assert_eq!(hidden(body, "csrf"), Some("a1b2"));
        assert_eq!(hidden(body, "token"), None);
    }

    #[test]
    fn a_cookie_is_taken_from_the_head() {
        let set = cookie("Set-Cookie: session=abc; HttpOnly; Path=/");
        assert_eq!(set, Some(("session".to_owned(), "abc".to_owned())));
        assert_eq!(cookie("Content-Type: text/html"), None);
    }
}
