//! Wrong use, and what is said about it.

use crate::program::Program;

#[test]
fn wrong_use_exits_2_and_a_refusal_1_with_what_to_do_next() {
    let program = Program::with_council();
    program.run(&["spend", "import", "May.csv"]).wrong_use().complains("--council");
    program.run(&["spend", "import", "--council", "Wyn March", "May.csv"]).wrong_use();
    program
        .run(&["spend", "import", "--dry-run", "--map", "price=Net", "May.csv"])
        .wrong_use()
        .complains("the columns are date");
    program
        .run(&["spend", "figures", "--council", "wynmarch", "--year", "2025"])
        .wrong_use()
        .complains("such as 2025-26");
    program.run(&["no-such-command"]).wrong_use();
    program.run(&["spend", "figures", "--council", "ostley"]).refused().complains("The councils are: wynmarch");
    program.run(&["spend", "undo", "99", "--council", "wynmarch", "--why", "x"]).refused().complains("spend list");
    program.run(&["council", "add", "--name", "Wynmarch"]).refused().complains("already");
}

#[test]
fn a_folder_without_a_guildhall_is_said_and_none_is_made() {
    let program = Program::new();
    for arguments in
        [&["check"][..], &["council", "list"], &["spend", "list", "--council", "wynmarch"], &["backup", "b.tar"]]
    {
        program.run(arguments).refused().complains("There is no Guildhall in");
    }
    assert!(!program.at().exists());
}

#[test]
fn a_person_is_added_with_a_password_that_is_no_argument() {
    let program = Program::with_council();
    let arguments = [
        "person",
        "add",
        "--council",
        "wynmarch",
        "--email",
        "ada@wynmarch.example",
        "--name",
        "Ada Hale",
        "--role",
        "auditor",
    ];
    let with_password = |password: &str| {
        let typed = program.file("password", password);
        let input = std::fs::File::open(typed).unwrap();
        crate::program::Ran::of(program.command(&arguments).stdin(input).output().unwrap())
    };
    with_password("too short\n").refused().complains("12 characters");
    with_password("three odd words\n").done().says("ada@wynmarch.example");
    with_password("three odd words\n").refused().complains("already");
}
