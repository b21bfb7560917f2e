//! The pages: the noun is the folder, the verb is the file.

pub mod account;
pub mod api;
pub mod council;
pub mod feeds;
pub mod first_start;
pub mod format_requests;
pub mod home;
pub mod law;
pub mod library;
pub mod losses;
pub mod meetings;
pub mod people;
pub mod plain;
pub mod public;
pub mod publication;
pub mod reports;
pub mod risks;
pub mod savings;
pub mod sign_in;
pub mod spend;
pub mod strategy;
pub mod suppliers;
pub mod surveys;
pub mod trail;
pub mod training;
pub mod versions;
