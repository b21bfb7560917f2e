//! The columns of the Local Government Association's spend schema, as facts: name, order, title, whether a value is
//! required, what it is, and which texts are allowed.
//!
//! The schema is published at <http://schemas.opendata.esd.org.uk/Spend>; a test compares this list with its file.

use super::{DataSet, Value};

/// Where the schema is published.
pub const SCHEMA: &str = "http://schemas.opendata.esd.org.uk/Spend";

/// What the values of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// Text.
    Text,
    /// A web address.
    Uri,
    /// `true` or `false`.
    Boolean,
    /// A day, written dd/mm/yyyy as the Association's guide has it.
    Day,
    /// Pounds with two decimals and no other sign than a minus.
    Amount,
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SchemaColumn {
    /// Which it is.
    pub field: Field,
    /// Its name: the heading in the file.
    pub name: &'static str,
    /// Its title, as people read it.
    pub title: &'static str,
    /// Whether each row must have a value.
    pub required: bool,
    /// What its values are.
    pub kind: ValueKind,
    /// The texts that are allowed; any where there is none.
    pub allowed: Option<&'static [&'static str]>,
    /// What Guildhall puts there.
    pub definition: &'static str,
}

macro_rules! fields {
    ($($field:ident $name:literal $kind:ident $required:literal $title:literal $definition:literal;)*) => {
        /// A column of a published file.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field {
            $(#[doc = $title] $field,)*
            /// The time for which a grant is given: a column of our own after the standard ones, for grants alone.
            GrantPeriod,
        }

        /// The columns of the schema, in its order.
        pub const COLUMNS: &[SchemaColumn] = &[$(SchemaColumn {
            field: Field::$field,
            name: $name,
            title: $title,
            required: $required,
            kind: ValueKind::$kind,
            allowed: allowed(Field::$field),
            definition: $definition,
        },)*];
    };
}

const fn allowed(field: Field) -> Option<&'static [&'static str]> {
    match field {
        Field::CardTransaction => Some(&["GPC", "CCC", "None"]),
        _ => None,
    }
}

fields! {
    OrganisationLabel "OrganisationLabel" Text false "Organisation name" "The council's name.";
    OrganisationUri "OrganisationURI" Uri false "Organisation code" "The address that stands for the council in linked data.";
    OrganisationalUnit "OrganisationalUnit" Text true "Directorate / service where expenditure occurred" "The service, as the council's ledger names it.";
    ServiceCategoryLabel "ServiceCategoryLabel" Text false "Service category label" "Not given.";
    ServiceCategoryUri "ServiceCategoryURI" Uri false "Service category URI" "Not given.";
    BeneficiaryName "BeneficiaryName" Text true "Supplier (beneficiary) name" "The name of whoever was paid, or the reason for which it is not shown.";
    BeneficiaryOtherId "BeneficiaryOtherID" Text false "Local supplier (beneficiary) internal reference" "The supplier's number in the council's ledger; empty where the name is not shown.";
    CompaniesHouseNumber "CompaniesHouseRegistrationNumber" Text false "Supplier registered company number" "The company number, where the council's file gives one.";
    CharityNumber "CharityCommissionNumber" Text false "Supplier registered charity number" "The charity number, where the council's file gives one.";
    VcseGrant "VCSEGrant" Boolean false "VCSE grant" "true for a grant to a voluntary, community or social enterprise organisation; empty where it is not known.";
    PaymentDate "PaymentDate" Day true "Date" "The day of the payment.";
    TransactionNumber "TransactionNumber" Text false "Transaction number" "The ledger's number for the payment, where the council publishes it. Invoice numbers are never published.";
    Amount "Amount" Amount true "Net Amount" "The amount of the line in pounds: net of VAT where the council's file gives net.";
    IrrecoverableVat "IrrecoverableVATAmount" Amount true "Irrecoverable VAT" "VAT that the council cannot recover, in pounds.";
    Purpose "Purpose" Text true "Purpose of spend (summary)" "What the line says of itself, or its category where it says nothing.";
    Category "CategoryInternalName" Text false "Procurement classification: Council's procurement category name" "The category, as the council's ledger has it.";
    CpvLabel "CPVLabel" Text false "Procurement classification: CPV label" "Not given.";
    CpvCode "CPVCode" Text false "Procurement classification: CPV code" "Not given.";
    ProclassLabel "ProclassLabel" Text false "Procurement classification: Proclass label" "Not given.";
    ProclassCode "ProclassCode" Text false "Procurement classification: Proclass code" "Not given.";
    CardTransaction "CardTransaction" Text false "Card Transaction" "GPC for a transaction on a procurement card; None for any other payment.";
    ContractRef "ContractRef" Text false "Contract reference" "Not given.";
}

/// The column that grants have after those of the schema: the Code asks for the period of a grant (paragraph 43), and the
/// Association's guide has further columns after the standard ones.
pub const GRANT_PERIOD: SchemaColumn = SchemaColumn {
    field: Field::GrantPeriod,
    name: "GrantPeriod",
    title: "Time period for which the grant has been given",
    required: true,
    kind: ValueKind::Text,
    allowed: None,
    definition: "The time for which the grant is given, in the words of the council's file.",
};

/// The columns of a data set's file, in order.
#[must_use]
pub fn columns(set: DataSet) -> Vec<SchemaColumn> {
    let mut columns = COLUMNS.to_vec();
    if set == DataSet::Grants {
        columns.push(GRANT_PERIOD);
    }
    columns
}

/// The column of a field.
#[must_use]
pub fn column(field: Field) -> SchemaColumn {
    COLUMNS.iter().copied().find(|column| column.field == field).unwrap_or(GRANT_PERIOD)
}

impl SchemaColumn {
    /// Whether a text that stands in a file is one that the column may hold: what is checked before anything is published.
    #[must_use]
    pub fn takes(&self, text: &str) -> bool {
        if text.is_empty() {
            return true;
        }
        if let Some(allowed) = self.allowed {
            return allowed.contains(&text);
        }
        match self.kind {
            ValueKind::Text => !text.chars().any(char::is_control),
            ValueKind::Uri => text.starts_with("http://") || text.starts_with("https://"),
            ValueKind::Boolean => matches!(text, "true" | "false"),
            ValueKind::Day => Value::is_day(text),
            ValueKind::Amount => Value::is_amount(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_takes_what_the_schema_and_the_guide_allow_and_nothing_else() {
        for (field, text, taken, reason) in [
            (Field::CardTransaction, "GPC", true, "a card"),
            (Field::CardTransaction, "gpc", false, "the schema's pattern has capitals"),
            (Field::CardTransaction, "", true, "not required"),
            (Field::PaymentDate, "29/02/2028", true, "a leap day"),
            (Field::PaymentDate, "29/02/2027", false, "no such day"),
            (Field::PaymentDate, "2027-02-28", false, "not as the guide writes days"),
            (Field::PaymentDate, "1/02/2027", false, "two digits for the day"),
            (Field::Amount, "25123.00", true, "as the guide writes amounts"),
            (Field::Amount, "-0.05", true, "a credit"),
            (Field::Amount, "1,000.00", false, "a comma"),
            (Field::Amount, "£5.00", false, "a currency sign"),
            (Field::Amount, "007.00", false, "zeros before it"),
            (Field::Amount, "5.0", false, "one decimal"),
            (Field::VcseGrant, "true", true, "a boolean"),
            (Field::VcseGrant, "Yes", false, "no boolean of XML Schema"),
            (Field::OrganisationUri, "https://example.org/id/1", true, "an address"),
            (Field::OrganisationUri, "E07000001", false, "no address"),
            (Field::BeneficiaryName, "Harrow & Vale Ltd", true, "text"),
            (Field::BeneficiaryName, "A\nB", false, "a line break"),
        ] {
            assert_eq!(column(field).takes(text), taken, "{reason}: {text}");
        }
    }

    #[test]
    fn grants_have_one_column_more_and_it_stands_last() {
        assert_eq!(columns(DataSet::Payments).len(), 22);
        assert_eq!(columns(DataSet::Grants).last().map(|column| column.name), Some("GrantPeriod"));
        assert!(COLUMNS.iter().all(|known| column(known.field) == *known));
    }
}
