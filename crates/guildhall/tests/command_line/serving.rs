//! `guildhall serve`: it opens, answers, and stops when told to.

use crate::program::Program;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command};

/// Reads what is printed until a line holds this, and answers the line.
fn line_with(out: &mut impl BufRead, text: &str) -> String {
    let mut line = String::new();
    while out.read_line(&mut line).unwrap() > 0 {
        if line.contains(text) {
            return line;
        }
        line.clear();
    }
    panic!("the program ended without saying {text:?}");
}

fn get(address: &str, path: &str) -> String {
    let mut connection = TcpStream::connect(address).unwrap();
    write!(connection, "GET {path} HTTP/1.0\r\nHost: {address}\r\n\r\n").unwrap();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).unwrap();
    answer
}

/// Asks the program to end as systems do.
fn tell_to_stop(child: &Child) {
    assert!(Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap().success());
}

#[test]
fn the_first_start_prints_a_one_time_link_and_the_program_stops_when_told_to() {
    let program = Program::new();
    let mut child = program.start(&["serve", "--listen", "127.0.0.1:0"]);
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let line = line_with(&mut out, "http://");
    let address = line.split("http://").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
    let link = line_with(&mut out, "/first-start/");
    let path = link.trim().split_once(&address).unwrap().1.to_owned();
    assert!(get(&address, "/health").starts_with("HTTP/1.0 200"));
    assert!(get(&address, "/ready").starts_with("HTTP/1.0 200"));
    assert!(get(&address, &path).starts_with("HTTP/1.0 200"), "the link of the first start opens");
    assert!(!get(&address, "/first-start/0000").starts_with("HTTP/1.0 200"), "another token does not");
    tell_to_stop(&child);
    let ended = child.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(0));
    let logs = String::from_utf8(ended.stderr).unwrap();
    assert!(
        logs.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()),
        "logs are JSON where no terminal is: {logs}"
    );
}

#[test]
fn an_address_that_is_taken_is_said() {
    let program = Program::new();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    program.run(&["serve", "--listen", &address]).refused().complains("--listen ADDRESS:PORT");
}
