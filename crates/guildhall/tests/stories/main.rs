//! Stories of a council, told through the whole program on both databases.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so and stops")]

mod backing_up;
mod first_start;
mod importing;
mod people;
mod publishing;
mod publishing_again;
mod resuming;
mod trail;
