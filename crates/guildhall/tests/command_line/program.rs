//! The built program, in a folder of its own.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use tempfile::TempDir;

/// The program with a temporary folder, and nothing of the machine's environment that could tell it where things are.
pub struct Program {
    folder: TempDir,
}

/// What a run of the program came to.
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Program {
    pub fn new() -> Program {
        Program { folder: tempfile::tempdir().unwrap() }
    }

    /// With a council that has imported nothing.
    pub fn with_council() -> Program {
        let program = Program::new();
        program.run(&["council", "add", "--name", "Wynmarch District Council"]).done();
        program
    }

    /// The temporary folder; the program's home is `home` in it, its Guildhall `guildhall`.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn at(&self) -> PathBuf {
        self.folder().join("guildhall")
    }

    /// Writes a file into the temporary folder and answers its path.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.folder().join(name);
        std::fs::write(&path, content).unwrap();
        path.display().to_string()
    }

    /// The command, with its Guildhall unless the arguments name another.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.bare_command(arguments);
        command.env("GUILDHALL_AT", self.at());
        command
    }

    /// The command without any word of where a Guildhall is.
    pub fn bare_command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_guildhall"));
        command.env_clear().args(arguments).current_dir(self.folder()).stdin(Stdio::null());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        Ran::of(self.command(arguments).output().unwrap())
    }

    pub fn start(&self, arguments: &[&str]) -> Child {
        self.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    }

    /// The lines and the sum in pence that count for a council.
    pub fn total(&self, council: &str) -> (i64, i64) {
        let figures = self.run(&["spend", "figures", "--council", council, "--json"]).done().json();
        (figures["lines"].as_i64().unwrap(), figures["total_pence"].as_i64().unwrap())
    }
}

impl Ran {
    pub fn of(output: Output) -> Ran {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    #[track_caller]
    fn exits(self, code: i32) -> Ran {
        assert_eq!(self.code, Some(code), "out:\n{}\nerr:\n{}", self.out, self.err);
        self
    }

    #[track_caller]
    pub fn done(self) -> Ran {
        self.exits(0)
    }

    #[track_caller]
    pub fn refused(self) -> Ran {
        self.exits(1)
    }

    #[track_caller]
    pub fn wrong_use(self) -> Ran {
        self.exits(2)
    }

    #[track_caller]
    pub fn says(self, text: &str) -> Ran {
        assert!(self.out.contains(text), "{text:?} is not in:\n{}", self.out);
        self
    }

    #[track_caller]
    pub fn complains(self, text: &str) -> Ran {
        assert!(self.err.contains(text), "{text:?} is not in:\n{}", self.err);
        self
    }

    /// The one JSON value that was printed.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap()
    }

    /// The JSON values that were printed, one a line.
    pub fn json_lines(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// A payments file with so many lines of £1.01 each, of one month.
pub fn lines_of(month: &str, count: usize) -> String {
    let mut text = "Payment Date,Supplier Name,Net Amount,Service Area,Transaction Number\n".to_owned();
    for number in 1..=count {
        let day = number % 28 + 1;
        text.push_str(&format!("{month}-{day:02},Abel Supplies {} Ltd,1.01,Housing,{month}-{number}\n", number % 50));
    }
    text
}
