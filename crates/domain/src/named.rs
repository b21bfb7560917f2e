//! Ways to write a type with the text it has in records: an enumeration by its names, another type by what it is shown as.

/// Writes an enumeration whose members have a name for records, forms and JSON, and a label for people.
macro_rules! named {
    ($(#[$meta:meta])* $kind:ident { $($(#[$of:meta])* $variant:ident $name:literal $label:literal;)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $kind {
            $($(#[$of])* #[doc = $label] #[serde(rename = $name)] $variant,)*
        }

        impl $kind {
            /// Every one, in the order of the table.
            pub const ALL: &[$kind] = &[$($kind::$variant,)*];

            /// Every one's name and label, in the order of the table.
            pub const NAMES: &[(&str, &str)] = &[$(($name, $label),)*];

            /// The name in records and forms.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $($kind::$variant => $name,)* }
            }

            /// The name shown to people.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $($kind::$variant => $label,)* }
            }
        }

        impl std::fmt::Display for $kind {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }

        impl std::str::FromStr for $kind {
            type Err = String;
            fn from_str(text: &str) -> Result<Self, String> {
                $kind::ALL.iter().copied().find(|one| one.name() == text)
                    .ok_or_else(|| format!("{text:?} is not known"))
            }
        }
    };
}

/// Keeps a type in records as the text that it is shown as and read from: `#[serde(try_from = "String", into = "String")]`.
macro_rules! as_text {
    ($kind:ty) => {
        impl TryFrom<String> for $kind {
            type Error = String;
            fn try_from(text: String) -> Result<Self, String> {
                text.parse()
            }
        }

        impl From<$kind> for String {
            fn from(one: $kind) -> String {
                one.to_string()
            }
        }
    };
}
