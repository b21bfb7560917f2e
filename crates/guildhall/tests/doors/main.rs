//! Who gets through which door: every address by every role, other councils' records, forged forms, sessions.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod addresses;
mod councils;
mod forms;
mod sessions;
