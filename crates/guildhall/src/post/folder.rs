//! Letters as files in a folder, for councils that try mail out and for the demonstration.

use super::message::{Sender, message};
use actions::mail::{Letter, Post, PostFailure, Sending};
use std::path::{Path, PathBuf};

/// A folder that takes letters.
#[derive(Clone, Debug)]
pub struct MailFolder {
    folder: PathBuf,
    from: Sender,
}

impl MailFolder {
    /// The folder; it is made with the first letter.
    pub fn new(folder: &Path, from: Sender) -> MailFolder {
        MailFolder { folder: folder.to_path_buf(), from }
    }

    /// Writes a letter under the name that tells it from all others, so that one that comes twice is one file.
    async fn write(&self, letter: &Letter) -> std::io::Result<()> {
        tokio::fs::create_dir_all(&self.folder).await?;
        let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
        let name: String = letter.message_id.chars().map(plain).collect();
        let unfinished = self.folder.join(format!("{name}.part"));
        tokio::fs::write(&unfinished, message(letter, &self.from)).await?;
        tokio::fs::rename(&unfinished, self.folder.join(format!("{name}.eml"))).await
    }
}

impl Post for MailFolder {
    fn send<'a>(&'a self, letter: &'a Letter) -> Sending<'a> {
        Box::pin(async move {
            let failed =
                |fault: std::io::Error| PostFailure::Unreachable(format!("the folder cannot be written: {fault}"));
            self.write(letter).await.map_err(failed)
        })
    }

    fn said(&self) -> String {
        format!("files in the folder {}", self.folder.display())
    }
}
