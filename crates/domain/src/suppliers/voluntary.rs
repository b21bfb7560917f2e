//! What kind of voluntary organisation a supplier is, and in which roles the council meets it.

named! {
    /// The kind of a voluntary, community or social enterprise organisation.
    VcseKind {
        CommunityGroup "community_group" "Community group";
        Charity "charity" "Charity";
        Trust "trust" "Foundation or trust";
        CommunityInterestCompany "cic" "Community interest company";
        Cooperative "cooperative" "Co-operative or mutual";
        SocialEnterprise "social_enterprise" "Social enterprise";
        Other "other" "Another kind of voluntary organisation";
    }
}

named! {
    /// What a voluntary organisation is to the council: it can be several.
    VcseRole {
        Deliverer "provider" "Provider: it delivers a service";
        Advocate "advocate" "Advocate: it speaks for those who use services";
        Voice "voice" "Voice: it brings in what a community thinks";
    }
}
