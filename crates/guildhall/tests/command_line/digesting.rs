//! `guildhall digest`: it shows what would go, writes into a folder, and sends nothing twice.

use crate::program::{Program, Ran};

/// A council with an administrator, which has recorded nothing.
fn with_administrator() -> Program {
    let program = Program::with_council();
    let arguments = [
        "person",
        "add",
        "--council",
        "wynmarch",
        "--email",
        "imogen@wynmarch.example",
        "--name",
        "Imogen Castleford",
        "--role",
        "administrator",
    ];
    let password = std::fs::File::open(program.file("password", "three odd words\n")).unwrap();
    Ran::of(program.command(&arguments).stdin(password).output().unwrap()).done();
    program
}

#[test]
fn nothing_goes_where_nothing_is_set_up_or_nothing_waits() {
    let program = with_administrator();
    let digest = ["digest", "--council", "wynmarch", "--day", "2025-06-16"];
    program.run(&[&digest[..], &["--dry-run"]].concat()).done().says("0 mails would go. Nothing was sent.");
    program.run(&digest).refused().complains("No mail is set up");
    let folder = program.folder().join("mails");
    let to_folder = ["--mail-url", &folder.display().to_string(), "--mail-from", "house@wynmarch.example"];
    let ran = program.run(&[&digest[..], &to_folder].concat()).done();
    ran.says("Wynmarch District Council: 0 mails written; 0 sent");
    assert!(!folder.exists(), "no mail, no folder");
    let without_sender = ["--mail-url", &folder.display().to_string()];
    program.run(&[&digest[..], &without_sender].concat()).refused().complains("--mail-from");
    let open = ["--mail-url", "smtp://ann:secret@mail.example", "--mail-from", "house@wynmarch.example"];
    let ran = program.run(&[&digest[..], &open].concat()).refused().complains("for all to read");
    assert!(!ran.err.contains("secret") && !ran.out.contains("secret"));
    let later = ["digest", "--council", "wynmarch", "--day", "2999-01-12"];
    program.run(&[&later[..], &to_folder].concat()).refused().complains("That day has not come");
    program.run(&[&later[..], &["--dry-run"]].concat()).done().says("Nothing was sent.");
    std::fs::write(program.at().join("guildhall.toml"), "listen = \"0.0.0.0:9000\"\n").unwrap();
    let ran = program.run(&[&digest[..], &to_folder].concat()).refused();
    ran.complains("http://0.0.0.0:9000").complains("--public-address");
    program.run(&["digest", "--council", "nowhere", "--dry-run"]).refused().complains("There is no council");
}
