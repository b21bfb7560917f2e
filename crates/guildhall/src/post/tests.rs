//! Letters handed to a mail server on this machine, and to a folder.

use super::smtp::Patience;
use super::*;
use actions::mail::{Letter, PostFailure};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// How a server on this machine behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Behaviour {
    Takes,
    RefusesReceiver,
    HasNoRoom,
    RefusesText,
    DropsAfterText,
    RefusesSignIn,
    IsNoMailServer,
    NeverTakes,
    NeverGreets,
}

/// A server that talks once and answers what it was told.
async fn server(behaviour: Behaviour) -> (u16, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let talked = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        talk(BufReader::new(stream), behaviour).await
    });
    (port, talked)
}

/// What a server that behaves so answers to a command.
fn answer(behaviour: Behaviour, command: &str) -> &'static str {
    match command.split([' ', ':']).next().unwrap_or_default() {
        "EHLO" => "250-localhost greets you\r\n250-SIZE 1000000\r\n250 AUTH LOGIN PLAIN\r\n",
        "AUTH" if behaviour == Behaviour::RefusesSignIn => "535 5.7.8 no such name\r\n",
        "AUTH" => "235 2.7.0 welcome\r\n",
        "RCPT" if behaviour == Behaviour::RefusesReceiver => "550 5.1.1 nobody of that name\r\n",
        "RCPT" if behaviour == Behaviour::HasNoRoom => "452 4.2.2 mailbox full\r\n",
        "DATA" => "354 go on\r\n",
        "QUIT" => "221 farewell\r\n",
        _ => "250 fine\r\n",
    }
}

async fn talk(mut stream: BufReader<tokio::net::TcpStream>, behaviour: Behaviour) -> Vec<String> {
    let greeting = match behaviour {
        Behaviour::IsNoMailServer => "HTTP/1.1 400\r\n",
        Behaviour::NeverGreets => "",
        _ => "220 localhost\r\n",
    };
    let mut told = Vec::new();
    let mut is_text = false;
    if stream.write_all(greeting.as_bytes()).await.is_err() {
        return told;
    }
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await.unwrap_or(0) == 0 {
            return told;
        }
        let line = line.trim_end().to_owned();
        told.push(line.clone());
        let said = match (is_text, line.as_str()) {
            (true, ".") if behaviour == Behaviour::DropsAfterText => return told,
            (true, ".") if behaviour == Behaviour::NeverTakes => continue,
            (true, ".") => {
                is_text = false;
                if behaviour == Behaviour::RefusesText { "554 5.7.1 no thanks\r\n" } else { "250 taken\r\n" }
            }
            (true, _) => continue,
            (false, command) => {
                is_text = command == "DATA";
                answer(behaviour, command)
            }
        };
        if stream.write_all(said.as_bytes()).await.is_err() {
            return told;
        }
    }
}

fn letter(to: &str) -> Letter {
    Letter {
        to: to.into(),
        subject: "2 things wait for you".into(),
        body: "Café\n.\n..two dots\nhttps://guildhall.example/today\n".into(),
        message_id: "abc@guildhall.example".into(),
        written_at: "2026-06-17T12:00:00Z".parse().unwrap(),
    }
}

fn settings(to: String) -> MailSettings {
    MailSettings { to: Some(to), from: Some("house@wynmarch.example".into()), house: None }
}

fn mailing(to: String) -> Mailing {
    settings(to).mailing("127.0.0.1:8080".parse().unwrap()).unwrap().unwrap()
}

async fn sent(behaviour: Behaviour, to: &str) -> (Result<(), PostFailure>, Vec<String>) {
    let (port, talked) = server(behaviour).await;
    let mailing = mailing(format!("smtp://ann:p%40ss@127.0.0.1:{port}"));
    let done = mailing.post.send(&letter(to)).await;
    (done, talked.await.unwrap())
}

#[tokio::test]
async fn a_server_is_told_who_writes_to_whom_and_what() {
    let (done, told) = sent(Behaviour::Takes, "ann@wynmarch.example").await;
    assert_eq!(done, Ok(()));
    let commands: Vec<&str> = told.iter().map(String::as_str).filter(|line| line.contains(':')).take(2).collect();
    assert_eq!(commands, ["MAIL FROM:<house@wynmarch.example>", "RCPT TO:<ann@wynmarch.example>"]);
    assert_eq!(told[1], "AUTH PLAIN AGFubgBwQHNz", "the name and the password as the address gave them");
    for expected in ["Subject: 2 things wait for you", "Caf=C3=A9", "..", "...two dots", "QUIT"] {
        assert!(told.iter().any(|line| line == expected), "{expected:?} is not in {told:?}");
    }
}

#[tokio::test]
async fn a_server_that_does_not_take_a_letter_says_whether_to_try_again() {
    for (behaviour, expected, reason) in [
        (Behaviour::RefusesReceiver, "refused", "550: nobody has that address"),
        (Behaviour::HasNoRoom, "later", "452: the mailbox is full today"),
        (Behaviour::RefusesText, "refused", "554: it wants no such letter"),
        (Behaviour::DropsAfterText, "unreachable", "nobody knows whether it was taken"),
        (Behaviour::RefusesSignIn, "unreachable", "535: no letter can be sent until that is mended"),
        (Behaviour::IsNoMailServer, "unreachable", "another program answers"),
    ] {
        let (done, _) = sent(behaviour, "ann@wynmarch.example").await;
        let found = match &done {
            Ok(()) => "taken",
            Err(PostFailure::Refused(_)) => "refused",
            Err(PostFailure::Later(_)) => "later",
            Err(PostFailure::Unreachable(_)) => "unreachable",
        };
        assert_eq!(found, expected, "{reason}: {done:?}");
        assert!(!format!("{done:?}").contains("p@ss"), "{reason}");
    }
}

#[tokio::test]
async fn taking_a_letter_has_a_patience_of_its_own() {
    let (long, short) = (Duration::from_secs(3600), Duration::from_millis(50));
    for (behaviour, patience, reason) in [
        (Behaviour::NeverGreets, Patience { step: short, taking: long }, "a step before the text"),
        (Behaviour::NeverTakes, Patience { step: long, taking: short }, "the answer after it"),
    ] {
        let (port, talked) = server(behaviour).await;
        let at = MailServer::read(&format!("smtp://127.0.0.1:{port}")).unwrap();
        let mut post = Smtp::new(at, Sender::new("house@wynmarch.example").unwrap());
        post.patience = patience;
        let done = post.send(&letter("ann@wynmarch.example")).await;
        assert!(matches!(done, Err(PostFailure::Unreachable(_))), "{reason}: {done:?}");
        talked.await.unwrap();
    }
}

#[tokio::test]
async fn nobody_is_written_to_under_an_address_that_says_more_and_nothing_where_nobody_listens() {
    let mailing = mailing("smtp://127.0.0.1:1".into());
    for (to, refused) in [("ann@wynmarch.example\r\nRCPT TO:<x@y>", true), ("ann@wynmarch.example", false)] {
        let done = mailing.post.send(&letter(to)).await;
        assert_eq!(matches!(done, Err(PostFailure::Refused(_))), refused, "{done:?}");
        assert_eq!(matches!(done, Err(PostFailure::Unreachable(_))), !refused, "{done:?}");
    }
}

#[tokio::test]
async fn a_folder_keeps_each_letter_once() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().join("mails");
    let mailing = mailing(at.display().to_string());
    for _ in 0..2 {
        mailing.post.send(&letter("ann@wynmarch.example")).await.unwrap();
    }
    let names: Vec<String> =
        std::fs::read_dir(&at).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(names, ["abc-guildhall-example.eml"], "a letter that comes twice is one file");
    let text = std::fs::read_to_string(at.join(&names[0])).unwrap();
    assert!(text.contains("To: <ann@wynmarch.example>\r\n") && text.contains("Caf=C3=A9"), "{text}");
}

#[test]
fn what_is_configured_is_taken_or_refused_in_words_without_the_password() {
    let listen: SocketAddr = "127.0.0.1:8080".parse().unwrap();
    assert!(MailSettings::default().mailing(listen).unwrap().is_none(), "nothing says how");
    assert_eq!(mailing("mails".into()).house, "http://127.0.0.1:8080", "the address that is listened to");
    let at = |house: &str| MailSettings { house: Some(house.into()), ..settings("mails".into()) };
    assert_eq!(at("https://guildhall.example/").house(listen).unwrap(), "https://guildhall.example");
    for (listen, house, expected, reason) in [
        ("127.0.0.1:8080", None, true, "this machine reaches it"),
        ("[::1]:8080", None, true, "by its other number too"),
        ("0.0.0.0:8080", None, false, "links to every address of the machine lead nowhere"),
        ("[::]:8080", None, false, "nor by their other number"),
        ("192.0.2.7:8080", None, false, "whether others reach it so is not known"),
        ("0.0.0.0:8080", Some("https://guildhall.example"), true, "a public address says where they lead"),
    ] {
        let set = MailSettings { house: house.map(str::to_owned), ..settings("mails".into()) };
        let made = set.mailing(listen.parse().unwrap());
        assert_eq!(made.is_ok(), expected, "{reason}");
        assert!(set.house(listen.parse().unwrap()).is_ok(), "what would go can be looked at: {reason}");
        let said = made.err().and_then(|trouble| trouble.said().map(str::to_owned)).unwrap_or_default();
        assert_eq!(said.contains("--public-address"), !expected, "{reason}: {said}");
    }
    assert!(MailSettings::default().mailing("0.0.0.0:8080".parse().unwrap()).unwrap().is_none(), "no mail, no links");
    for (wrong, reason) in [
        (MailSettings { from: None, ..settings("mails".into()) }, "nobody it comes from"),
        (MailSettings { from: Some("house".into()), ..settings("mails".into()) }, "no address it comes from"),
        (at("guildhall.example"), "no address of the web"),
        (settings("smtp://ann:secret@mail.example".into()), "the password would be sent for all to read"),
    ] {
        let Err(trouble) = wrong.mailing(listen) else { panic!("{reason}") };
        assert!(!trouble.said().unwrap_or_default().contains("secret"), "{reason}");
    }
    assert!(!format!("{:?}", settings("smtps://ann:secret@mail.example".into())).contains("secret"));
}
