//! LibreOffice and poppler, which `make test` installs: they read what was written.

use std::path::Path;
use std::process::{Command, Output};

/// After so many seconds a conversion has failed.
const SECONDS: &str = "300";

/// Converts documents to PDF in a folder, with a profile of its own below it.
pub fn to_pdf(folder: &Path, documents: &[String]) {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let mut command = Command::new("timeout");
    command.current_dir(folder).args(["--kill-after=10", SECONDS, "soffice", profile.as_str()]);
    command.args(["--headless", "--norestore", "--convert-to", "pdf", "--outdir", "."]).args(documents);
    let said = run(command, "LibreOffice (Debian: libreoffice-writer-nogui)");
    assert!(!said.to_lowercase().contains("error"), "{said}");
}

/// The text of a PDF, as it stands on its pages.
pub fn text(pdf: &Path) -> String {
    let mut command = Command::new("pdftotext");
    command.args(["-layout"]).arg(pdf).arg("-");
    run(command, "pdftotext (Debian: poppler-utils)")
}

/// The pictures of a PDF, one a line.
pub fn pictures(pdf: &Path) -> Vec<String> {
    let mut command = Command::new("pdfimages");
    command.arg("-list").arg(pdf);
    run(command, "pdfimages (Debian: poppler-utils)").lines().skip(2).map(str::to_owned).collect()
}

fn run(mut command: Command, name: &str) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("install {name}: {error}"));
    let Output { status, stdout, stderr } = output;
    let said = format!("{}{}", String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
    assert!(status.success(), "{name}: {status}: {said}");
    said
}
