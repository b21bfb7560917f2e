//! A letter as a message of mail: its head and its text, in signs that every mail server takes.
//!
//! Sources: [RFC 5322](https://www.rfc-editor.org/rfc/rfc5322) for the head, [RFC 2047](https://www.rfc-editor.org/rfc/rfc2047)
//! for other signs than ASCII in it, [RFC 2045 § 6.7](https://www.rfc-editor.org/rfc/rfc2045#section-6.7) for the text.

use actions::mail::Letter;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::digest::one_line;
use jiff::Timestamp;

/// No line of a text in quoted-printable is longer.
const LINE_MAX: usize = 76;

/// So many bytes make an encoded word of the head: 39 bytes are 52 signs in base64, with 12 around them and 9 of the name of the
/// subject before the first, of the 76 allowed in such a line.
const WORD_BYTES: usize = 39;

/// The address that letters come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender(String);

impl Sender {
    /// Takes an address.
    ///
    /// # Errors
    /// A sentence that says what to mend.
    pub fn new(text: &str) -> Result<Sender, String> {
        let address = text.trim();
        if is_address(address) {
            return Ok(Sender(address.to_owned()));
        }
        Err(format!("{address:?} is not an address that mails can come from, such as guildhall@example.gov.uk."))
    }

    /// The address.
    pub fn address(&self) -> &str {
        &self.0
    }
}

/// Whether an address can stand in a head and in a command to a mail server as it is: one `@`, and no sign that means anything
/// else there. Addresses in other letters than ASCII need an extension of mail servers that many lack.
pub fn is_address(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_graphic() && !"<>()[]\\,;:\"@".contains(c);
    let Some((local, host)) = text.split_once('@') else { return false };
    !local.is_empty()
        && !host.is_empty()
        && text.len() <= 254
        && local.chars().all(is_plain)
        && host.chars().all(is_plain)
}

/// A text for the head: as it is where it is short and plain, else in encoded words of base64.
fn head_text(text: &str) -> String {
    let text = one_line(text);
    let is_plain = text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) && !text.contains("=?");
    if is_plain && text.len() <= 60 {
        return text;
    }
    let mut words = Vec::new();
    let mut part = String::new();
    for sign in text.chars() {
        if part.len() + sign.len_utf8() > WORD_BYTES {
            words.push(std::mem::take(&mut part));
        }
        part.push(sign);
    }
    words.push(part);
    let encoded: Vec<String> = words.iter().map(|part| format!("=?UTF-8?B?{}?=", STANDARD.encode(part))).collect();
    encoded.join("\r\n ")
}

/// A day and time as the head of a mail has it, in UTC.
fn head_date(moment: Timestamp) -> String {
    moment.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string()
}

/// A text in quoted-printable: ASCII stays readable, and every other byte is told by its number.
fn quoted_printable(text: &str) -> String {
    let mut out = String::new();
    for line in text.replace("\r\n", "\n").replace('\r', "\n").lines() {
        let mut length = 0;
        let bytes = line.as_bytes();
        for (at, byte) in bytes.iter().enumerate() {
            let is_last = at + 1 == bytes.len();
            let is_plain = (0x21..0x7f).contains(byte) && *byte != b'=' || *byte == b' ' && !is_last;
            let sign = if is_plain { char::from(*byte).to_string() } else { format!("={byte:02X}") };
            // One place is left for the sign that says that the line goes on.
            if length + sign.len() >= LINE_MAX {
                out.push_str("=\r\n");
                length = 0;
            }
            length += sign.len();
            out.push_str(&sign);
        }
        out.push_str("\r\n");
    }
    out
}

/// The whole message, each line ended as mail servers want it.
pub fn message(letter: &Letter, from: &Sender) -> String {
    let head = [
        format!("From: Guildhall <{}>", from.address()),
        format!("To: <{}>", one_line(&letter.to)),
        format!("Subject: {}", head_text(&letter.subject)),
        format!("Date: {}", head_date(letter.written_at)),
        format!("Message-ID: <{}>", one_line(&letter.message_id)),
        "MIME-Version: 1.0".to_owned(),
        "Content-Type: text/plain; charset=utf-8".to_owned(),
        "Content-Transfer-Encoding: quoted-printable".to_owned(),
        // Whoever answers by themselves, such as a note of absence, leaves this one unanswered: RFC 3834 § 5.
        "Auto-Submitted: auto-generated".to_owned(),
    ];
    format!("{}\r\n\r\n{}", head.join("\r\n"), quoted_printable(&letter.body))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(subject: &str, body: &str) -> Letter {
        Letter {
            to: "ann@wynmarch.example".into(),
            subject: subject.into(),
            body: body.into(),
            message_id: "abc@guildhall.example".into(),
            written_at: "2026-06-17T12:00:00Z".parse().unwrap(),
        }
    }

    fn written(subject: &str, body: &str) -> String {
        message(&letter(subject, body), &Sender::new("house@wynmarch.example").unwrap())
    }

    #[test]
    fn a_message_has_a_head_and_a_text_in_signs_of_ascii() {
        let text = written("2 things wait for you", "Café — £1\n\nA line that ends in a space \nx = y\n");
        assert!(text.is_ascii());
        for expected in [
            "From: Guildhall <house@wynmarch.example>\r\nTo: <ann@wynmarch.example>\r\nSubject: 2 things wait for you\r\n",
            "Date: Wed, 17 Jun 2026 12:00:00 +0000\r\n",
            "\r\n\r\nCaf=C3=A9 =E2=80=94 =C2=A31\r\n\r\nA line that ends in a space=20\r\nx =3D y\r\n",
        ] {
            assert!(text.contains(expected), "{expected:?} is not in {text:?}");
        }
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "every line ends alike");
    }

    #[test]
    fn a_long_line_goes_on_without_being_changed() {
        let text = written("x", &"ä".repeat(100));
        assert!(text.lines().all(|line| line.len() <= LINE_MAX), "{text}");
        let body = text.split("\r\n\r\n").nth(1).unwrap();
        assert_eq!(body.replace("=\r\n", "").trim_end(), "=C3=A4".repeat(100));
    }

    #[test]
    fn nothing_in_a_subject_begins_a_line_of_the_head() {
        for (subject, expected, reason) in [
            ("A\r\nBcc: all@example.org", "Subject: A Bcc: all@example.org\r\n", "a line break is a space"),
            ("A\u{2028}B", "Subject: A B\r\n", "one of another kind"),
            ("Café", "Subject: =?UTF-8?B?Q2Fmw6k=?=\r\n", "other signs than ASCII"),
            (
                "=?UTF-8?B?QQ==?=",
                "Subject: =?UTF-8?B?PT9VVEYtOD9CP1FRPT0/PQ==?=\r\n",
                "what looks encoded is taken as it is",
            ),
        ] {
            let text = written(subject, "x");
            assert!(text.contains(expected), "{reason}: {text}");
            assert!(!text.contains("\r\nBcc"), "{reason}");
        }
        let long = written(&"schön ".repeat(30), "x");
        let head = long.split("\r\n\r\n").next().unwrap();
        assert!(head.lines().all(|line| line.len() <= LINE_MAX), "{head}");
    }

    #[test]
    fn an_address_holds_no_sign_that_means_something_else() {
        for (text, expected, reason) in [
            ("ann.other@wynmarch.example", true, "a plain one"),
            ("ann+mail@wynmarch.example", true, "with a plus"),
            ("ann@wynmarch.example>", false, "it would end the command"),
            ("ann@wynmarch.example\r\nRCPT TO:<x@y>", false, "it would begin another"),
            ("ann other@wynmarch.example", false, "a space"),
            ("ann@b@c", false, "two of them"),
            ("änn@wynmarch.example", false, "another letter than ASCII"),
            ("@wynmarch.example", false, "nobody"),
        ] {
            assert_eq!(is_address(text), expected, "{reason}");
        }
    }
}
