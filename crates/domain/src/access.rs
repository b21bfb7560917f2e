//! Who may do what: one table of actions and roles, and the scope that every query must be given.

use crate::councils::CouncilId;
use crate::feeds::{FeedToken, FeedTokenId};
use crate::people::PersonId;
use std::fmt;

named! {
    /// What a person is in a council. One person may hold several roles in several councils.
    Role {
        Administrator "administrator" "Administrator";
        HeadOfProcurement "head_of_procurement" "Head of procurement";
        ProcurementOfficer "procurement_officer" "Procurement officer";
        FinanceOfficer "finance_officer" "Finance officer";
        LegalOfficer "legal_officer" "Legal officer";
        ContractManager "contract_manager" "Contract manager";
        BudgetHolder "budget_holder" "Budget holder";
        Councillor "councillor" "Councillor";
        Auditor "auditor" "Auditor";
    }
}

named! {
    /// What a person can be allowed to do in a council.
    Action {
        SeeSpend "see_spend" "See payments and the figures made of them";
        ImportPayments "import_payments" "Bring in payments files";
        UndoImport "undo_import" "Undo an import";
        EditScopeRules "edit_scope_rules" "Change the rules of what procurement can influence";
        ManageSupplierFacts "manage_supplier_facts" "Bring in and correct facts about suppliers";
        ManageCouncil "manage_council" "Change what is recorded of the council itself";
        SeeLosses "see_losses" "See money that may have been lost";
        DecideLosses "decide_losses" "Clear, confirm and recover what may have been lost, and set the checks";
        EditContext "edit_context" "Enter budgets, population and price indices beside the figures";
        PreparePublication "prepare_publication" "Prepare what is published of payments";
        Publish "publish" "Publish it, settle how, and take it back";
        SeeTrail "see_trail" "Read the trail";
        SeePeople "see_people" "See who may do what";
        ManagePeople "manage_people" "Add people, change their roles, end their access";
        ErasePersonalData "erase_personal_data" "Erase a person's details for good";
        SeeProcedureRules "see_procedure_rules" "See the council's contract procedure rules and its settings of the law";
        EditProcedureRules "edit_procedure_rules" "Change the council's contract procedure rules";
        EditLawSettings "edit_law_settings" "Change the council's settings of the law, such as one-off holidays";
        ManageFeeds "manage_feeds" "Give programs tokens to read payments and figures with, and withdraw them";
        SeeStrategy "see_strategy" "See the strategy: levels, actions, scorecard, training and library; answer a round one is invited to, and report on actions one answers for";
        AskForHelp "ask_for_help" "Ask procurement for help, and see what became of one's own requests";
        EditStrategy "edit_strategy" "Write actions, values of indicators, training, surveys, meetings, advice, documents and lessons";
        SettleStrategy "settle_strategy" "Open and close rounds, agree levels, set targets, change editions, checks and indicators";
        SeeRisks "see_risks" "See the register of risks";
        EditRisks "edit_risks" "Enter, rate, review and close risks";
        SeeSavings "see_savings" "See savings and benefits";
        EditSavings "edit_savings" "Enter savings and claim what was delivered";
        SignOffSavings "sign_off_savings" "Sign off delivered savings for finance";
        RecordAudit "record_audit" "Record audit reviews and their recommendations";
        SeeReports "see_reports" "Read reports, the strategy document and the reporting calendar";
        EditReports "edit_reports" "Draft, approve and record reports and the strategy document";
        SeeExempt "see_exempt" "See what of a report is exempt from publication";
        HandleFormatRequests "handle_format_requests" "Handle requests for documents in other formats, and see who asked";
        SettleFormatRequests "settle_format_requests" "Settle when such requests are due and how long who asked is kept";
    }
}

use Role::{
    Administrator, Auditor, BudgetHolder, ContractManager, FinanceOfficer, HeadOfProcurement, LegalOfficer,
    ProcurementOfficer,
};

impl Action {
    /// The roles that may do it.
    #[must_use]
    pub const fn roles(self) -> &'static [Role] {
        match self {
            Action::SeeSpend
            | Action::SeeProcedureRules
            | Action::SeeStrategy
            | Action::AskForHelp
            | Action::SeeReports => Role::ALL,
            Action::EditStrategy | Action::HandleFormatRequests => {
                &[Administrator, HeadOfProcurement, ProcurementOfficer]
            }
            Action::SettleStrategy | Action::EditReports | Action::EditScopeRules | Action::SettleFormatRequests => {
                &[Administrator, HeadOfProcurement]
            }
            Action::SeeRisks | Action::SeeSavings => &[
                Administrator,
                HeadOfProcurement,
                ProcurementOfficer,
                FinanceOfficer,
                LegalOfficer,
                ContractManager,
                BudgetHolder,
                Auditor,
            ],
            Action::EditRisks => &[Administrator, HeadOfProcurement, ProcurementOfficer, LegalOfficer, ContractManager],
            Action::EditSavings => {
                &[Administrator, HeadOfProcurement, ProcurementOfficer, ContractManager, BudgetHolder]
            }
            // Who claims a saving does not sign it off.
            Action::SignOffSavings => &[FinanceOfficer],
            Action::SeeExempt => {
                &[Administrator, HeadOfProcurement, FinanceOfficer, LegalOfficer, Role::Councillor, Auditor]
            }
            Action::RecordAudit => &[Administrator, HeadOfProcurement, Auditor],
            Action::EditProcedureRules | Action::EditLawSettings => &[Administrator, HeadOfProcurement, LegalOfficer],
            Action::ImportPayments | Action::ManageSupplierFacts => {
                &[Administrator, HeadOfProcurement, ProcurementOfficer, FinanceOfficer]
            }
            Action::SeeLosses => &[Administrator, HeadOfProcurement, FinanceOfficer, Auditor],
            Action::UndoImport
            | Action::DecideLosses
            | Action::EditContext
            | Action::ManageFeeds
            | Action::PreparePublication
            | Action::Publish => &[Administrator, HeadOfProcurement, FinanceOfficer],
            Action::SeeTrail => &[Administrator, HeadOfProcurement, LegalOfficer, Auditor],
            Action::SeePeople => &[Administrator, HeadOfProcurement, Auditor],
            Action::ManageCouncil | Action::ManagePeople | Action::ErasePersonalData => &[Administrator],
        }
    }
}

/// What a person is, council by council.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grants {
    person: PersonId,
    roles: Vec<(CouncilId, Role)>,
}

/// The answer no: the person's roles in the council do not allow the action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAllowed {
    /// What was asked.
    pub action: Action,
}

impl fmt::Display for NotAllowed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "your role does not allow this: {}", self.action.label())
    }
}

impl std::error::Error for NotAllowed {}

impl Grants {
    /// The roles that the records give a person.
    #[must_use]
    pub fn new(person: PersonId, roles: Vec<(CouncilId, Role)>) -> Self {
        Grants { person, roles }
    }

    /// Whose they are.
    #[must_use]
    pub const fn person(&self) -> PersonId {
        self.person
    }

    /// The councils in which the person has any role.
    #[must_use]
    pub fn councils(&self) -> Vec<CouncilId> {
        let mut councils: Vec<CouncilId> = self.roles.iter().map(|(council, _)| *council).collect();
        councils.sort_unstable();
        councils.dedup();
        councils
    }

    /// Whether the person may do it in the council.
    #[must_use]
    pub fn allow(&self, council: CouncilId, action: Action) -> bool {
        self.roles.iter().any(|(at, role)| *at == council && action.roles().contains(role))
    }

    /// The person's roles in a council.
    pub fn roles_in(&self, council: CouncilId) -> impl Iterator<Item = Role> + '_ {
        self.roles.iter().filter(move |(at, _)| *at == council).map(|(_, role)| *role)
    }

    /// The person's roles in a council, in words.
    #[must_use]
    pub fn said_in(&self, council: CouncilId) -> String {
        let held = self.roles.iter().filter(|(at, _)| *at == council).map(|(_, role)| role.label());
        held.collect::<Vec<_>>().join(", ")
    }

    /// The scope in which the action may be carried out.
    ///
    /// # Errors
    /// [`NotAllowed`] when none of the person's roles in the council allows it.
    pub fn scope(&self, council: CouncilId, action: Action) -> Result<Scope, NotAllowed> {
        if self.allow(council, action) {
            Ok(Scope { council, actor: Actor::Person(self.person) })
        } else {
            Err(NotAllowed { action })
        }
    }
}

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Actor {
    /// Somebody who signed in.
    Person(PersonId),
    /// Whoever runs the program on its machine: the command line, the first start.
    Operator,
    /// A program that reads with a token. It changes nothing.
    Feed(FeedTokenId),
}

/// The one council whose records a query may touch, and who asks.
///
/// It is made only by [`Grants::scope`], which consults the table, or for the operator of the machine,
/// so that a query cannot be written without saying for whom it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    council: CouncilId,
    actor: Actor,
}

impl Scope {
    /// The scope of whoever runs the program on its machine.
    #[must_use]
    pub const fn of_operator(council: CouncilId) -> Self {
        Scope { council, actor: Actor::Operator }
    }

    /// The scope of a job, in the name of whoever asked for it when it was allowed.
    #[must_use]
    pub const fn of_job(council: CouncilId, asked_by: Actor) -> Self {
        Scope { council, actor: asked_by }
    }

    /// The scope of a program that reads with a token which is not withdrawn: the token's own council.
    ///
    /// ```
    /// use domain::{access::Scope, councils::CouncilId, feeds::{FeedToken, FeedTokenId}};
    /// let token = FeedToken { id: FeedTokenId::new(3), council: CouncilId::new(1), name: "Dashboard".into(), withdrawn: true };
    /// assert_eq!(Scope::of_feed(&token), None);
    /// ```
    #[must_use]
    pub const fn of_feed(token: &FeedToken) -> Option<Self> {
        if token.withdrawn { None } else { Some(Scope { council: token.council, actor: Actor::Feed(token.id) }) }
    }

    /// The council.
    #[must_use]
    pub const fn council(&self) -> CouncilId {
        self.council
    }

    /// Who acts.
    #[must_use]
    pub const fn actor(&self) -> Actor {
        self.actor
    }
}

/// The table of actions and roles as text, for people to read and sign.
#[must_use]
pub fn table() -> String {
    let mut out = String::from("| action |");
    for role in Role::ALL {
        out.push_str(&format!(" {} |", role.label()));
    }
    out.push_str("\n|---|");
    out.push_str(&"---|".repeat(Role::ALL.len()));
    out.push('\n');
    for action in Action::ALL {
        out.push_str(&format!("| {} |", action.label()));
        for role in Role::ALL {
            out.push_str(if action.roles().contains(role) { " yes |" } else { " |" });
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: CouncilId = CouncilId::new(1);
    const ELSEWHERE: CouncilId = CouncilId::new(2);

    #[test]
    fn a_role_in_one_council_opens_nothing_in_another() {
        let grants = Grants::new(PersonId::new(7), vec![(HERE, Role::Administrator)]);
        for action in Action::ALL {
            assert!(!grants.allow(ELSEWHERE, *action), "{action}");
            assert_eq!(grants.scope(ELSEWHERE, *action), Err(NotAllowed { action: *action }));
        }
    }

    #[test]
    fn a_councillor_sees_figures_rules_and_the_strategy_and_changes_nothing_but_asks() {
        let grants = Grants::new(PersonId::new(7), vec![(HERE, Role::Councillor)]);
        for action in Action::ALL {
            let sees = matches!(
                action,
                Action::SeeSpend
                    | Action::SeeProcedureRules
                    | Action::SeeStrategy
                    | Action::AskForHelp
                    | Action::SeeReports
                    | Action::SeeExempt
            );
            assert_eq!(grants.allow(HERE, *action), sees, "{action}");
        }
    }

    #[test]
    fn every_action_can_be_done_by_somebody() {
        assert!(Action::ALL.iter().all(|action| !action.roles().is_empty()));
    }

    #[test]
    fn the_table_people_sign_is_the_table_in_force() {
        let signed = include_str!("../../../docs/roles.md");
        assert!(
            signed.contains(&table()),
            "docs/roles.md differs from the table in force; it should hold:\n{}",
            table()
        );
    }
}
