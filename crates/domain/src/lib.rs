//! The pure heart of Guildhall: values, subjects, states, rules, findings and access.
//!
//! It never reads a clock, a file, a database or a socket; it has no async code. Today is an argument.
//! Start at [`spend`] for what a payments file is, at [`suppliers`] for what is known of who is paid,
//! at [`law`] for what the law asks, at [`publication`] for what is published,
//! at [`strategy`] for where the council stands and wants to be, with its [`risks`] and [`savings`], at [`trail`] for the audit trail,
//! at [`reports`] for what is told of it, and at [`access`] for who may do what.

#[macro_use]
mod named;
#[macro_use]
pub mod records;

pub mod access;
pub mod councils;
pub mod digest;
pub mod feeds;
pub mod findings;
pub mod format_requests;
pub mod law;
pub mod losses;
pub mod offers;
pub mod people;
pub mod postcodes;
pub mod publication;
pub mod reports;
pub mod risks;
pub mod savings;
pub mod spend;
pub mod strategy;
pub mod suppliers;
pub mod trail;
pub mod values;
pub mod waiting;
