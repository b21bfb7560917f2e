//! Rules that hide names. A rule is never changed: it ends, and another begins.

use super::row::rule as row;
use super::{from_json, to_json};
use crate::trail::actor_number;
use crate::{Reads, StoreFailure, WriteTx, moment};
use domain::access::Scope;
use domain::publication::{RedactionRule, RuleKind, ShownInstead};
use domain::values::Date;
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*};

fn day(text: &str) -> Result<Date, StoreFailure> {
    text.parse().map_err(|_| StoreFailure::Unreadable("a rule's day", text.to_owned()))
}

impl TryFrom<row::Model> for RedactionRule {
    type Error = StoreFailure;
    fn try_from(row: row::Model) -> Result<Self, StoreFailure> {
        let shown = ShownInstead::ALL.iter().find(|shown| shown.name() == row.shown).copied();
        Ok(RedactionRule {
            id: row.id,
            name: row.name,
            kind: row.kind.parse().map_err(StoreFailure::unreadable("a rule's kind"))?,
            words: from_json(&row.words, "a rule's words")?,
            except: from_json(&row.except_names, "a rule's exceptions")?,
            shown: shown.ok_or(StoreFailure::Unreadable("what a rule shows", row.shown))?,
            hides_purpose: row.hides_purpose,
            from: day(&row.from_day)?,
            until: row.until_day.as_deref().map(day).transpose()?,
            why: row.why,
        })
    }
}

/// The council's rules, ended ones too, in the order in which they are asked.
///
/// # Errors
/// When the records cannot be read.
pub async fn rules(from: &impl Reads, scope: &Scope) -> Result<Vec<RedactionRule>, StoreFailure> {
    let rows = row::Entity::find()
        .filter(row::Column::CouncilId.eq(scope.council().get()))
        .order_by_asc(row::Column::Id)
        .all(from.db())
        .await?;
    rows.into_iter().map(RedactionRule::try_from).collect()
}

/// A rule to be added.
#[derive(Clone, Debug)]
pub struct NewRule {
    /// What people call it.
    pub name: String,
    /// What it looks at.
    pub kind: RuleKind,
    /// The words of services or categories, or the names and numbers of payees.
    pub words: Vec<String>,
    /// Names that it leaves alone.
    pub except: Vec<String>,
    /// What stands in the file instead.
    pub shown: ShownInstead,
    /// Whether the purpose is hidden too.
    pub hides_purpose: bool,
    /// The first day on which it holds.
    pub from: Date,
    /// Why it is made.
    pub why: String,
}

/// Adds a rule; answers its number.
///
/// # Errors
/// When the records cannot be written.
pub async fn add_rule(tx: &mut WriteTx, scope: &Scope, new: &NewRule, now: Timestamp) -> Result<i64, StoreFailure> {
    let row = row::ActiveModel {
        council_id: Set(scope.council().get()),
        name: Set(new.name.clone()),
        kind: Set(new.kind.name().to_owned()),
        words: Set(to_json(&new.words)?),
        except_names: Set(to_json(&new.except)?),
        shown: Set(new.shown.name().to_owned()),
        hides_purpose: Set(new.hides_purpose),
        from_day: Set(new.from.to_string()),
        until_day: Set(None),
        why: Set(new.why.clone()),
        kept_by: Set(actor_number(scope.actor())),
        kept_at: Set(moment::text(now)),
        ..Default::default()
    };
    Ok(row.insert(tx.db()).await?.id)
}

/// Ends a rule of the council on a day; answers false when there is none, or it ended already.
///
/// # Errors
/// When the records cannot be written.
pub async fn end_rule(tx: &mut WriteTx, scope: &Scope, id: i64, on: Date) -> Result<bool, StoreFailure> {
    let done = row::Entity::update_many()
        .col_expr(row::Column::UntilDay, Expr::value(on.to_string()))
        .filter(row::Column::Id.eq(id))
        .filter(row::Column::CouncilId.eq(scope.council().get()))
        .filter(row::Column::UntilDay.is_null())
        .exec(tx.db())
        .await?;
    Ok(done.rows_affected == 1)
}
