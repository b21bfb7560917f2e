//! Numbers of records, one type each, so that one is never taken for another.

/// Writes a type for the number of a record.
macro_rules! record_id {
    ($(#[$meta:meta])* $kind:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $kind(i64);

        impl $kind {
            /// The id of the record with this number.
            #[must_use]
            pub const fn new(number: i64) -> Self {
                $kind(number)
            }

            /// The number.
            #[must_use]
            pub const fn get(self) -> i64 {
                self.0
            }
        }

        impl std::fmt::Display for $kind {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}", self.0)
            }
        }
    };
}
pub(crate) use record_id;
