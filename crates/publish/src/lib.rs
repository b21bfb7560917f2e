//! What leaves Guildhall for other programs and for spreadsheets.
//!
//! Values of the domain go in and bytes come out; it never reads records, lines or a clock.
//! Start at [`lists`]: every list that a page shows can be had as CSV and as XLSX; at [`publication`] for what a council
//! publishes of its payments; at [`feeds`] for what programs read; at [`law`] for answers of the rule book; at
//! [`report`] for Word documents; and at [`strategy`] for its spreadsheets.

pub mod feeds;
pub mod law;
pub mod lists;
pub mod publication;
pub mod report;
pub mod strategy;
