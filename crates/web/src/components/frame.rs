//! What every page shows around its own content.

/// What `layout.html` needs. A page's template struct has a field `page: PageFrame`.
///
/// ```
/// use web::components::PageFrame;
/// let page = PageFrame { title: "Spend".into(), council: Some("Wynmarch".into()), ..PageFrame::default() };
/// assert_eq!(page.document_title(), "Spend - Wynmarch - Guildhall");
/// ```
#[derive(Clone, Debug, Default)]
pub struct PageFrame {
    /// The page's name, as its first heading says it; browsers show it with the council and the product.
    pub title: String,
    /// The path that was asked for: of a form that was sent and comes back, where it was sent. Empty where nobody asks.
    pub address: String,
    /// The council whose records the page shows; none before one is chosen.
    pub council: Option<String>,
    /// The name of the person signed in; none on pages anybody may see.
    pub person: Option<String>,
    /// The main sections, in order; empty where nobody is signed in.
    pub navigation: Vec<NavItem>,
    /// The pages of the section that the page is in; empty where it has but one.
    pub section_pages: Vec<NavItem>,
    /// The token that each form on the page sends back as `csrf`.
    pub csrf: String,
    /// The other councils this person may work for: code and name. Empty hides the switch.
    pub other_councils: Vec<(String, String)>,
    /// What has just happened, to be said once.
    pub flash: Option<Flash>,
    /// The way from the top to this page, the page itself left out. Empty shows none.
    pub breadcrumbs: Vec<Link>,
    /// Where "Back" leads, for the steps of one task; shown instead of breadcrumbs.
    pub back: Option<String>,
    /// Whether the page shows errors in a form: its title then begins with "Error:".
    pub has_errors: bool,
    /// Seconds after which the page asks for itself again, for work in progress; works without scripts.
    pub refresh_seconds: Option<u32>,
}

impl PageFrame {
    /// The frame of a page with this name and nothing else.
    #[must_use]
    pub fn named(title: &str) -> Self {
        PageFrame { title: title.to_owned(), ..PageFrame::default() }
    }

    /// The title that a browser shows: page, council, product.
    #[must_use]
    pub fn document_title(&self) -> String {
        let mut title = if self.has_errors { "Error: ".to_owned() } else { String::new() };
        title.push_str(&self.title);
        if let Some(council) = &self.council {
            title.push_str(" - ");
            title.push_str(council);
        }
        title.push_str(" - Guildhall");
        title
    }

    /// The address of an embedded asset.
    #[must_use]
    pub fn asset(&self, name: &str) -> String {
        crate::assets::url(name)
    }
}

/// One section in the navigation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NavItem {
    /// What it is called.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// Whether this page is in it.
    pub current: bool,
}

impl NavItem {
    /// A section, and whether the page is in it.
    #[must_use]
    pub fn new(label: &str, href: &str, current: bool) -> Self {
        NavItem { label: label.to_owned(), href: href.to_owned(), current }
    }
}

/// A named way to another page. In breadcrumbs, an empty `href` is the page itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// What it is called.
    pub text: String,
    /// Where it leads.
    pub href: String,
}

impl Link {
    /// A link by its words and its address.
    #[must_use]
    pub fn new(text: &str, href: &str) -> Self {
        Link { text: text.to_owned(), href: href.to_owned() }
    }

    /// Whether it leads to another site, which is not to learn where its readers come from.
    #[must_use]
    pub fn leads_outside(&self) -> bool {
        !self.href.is_empty() && !self.href.starts_with(['/', '#', '?'])
    }
}

/// A message about what has just happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flash {
    /// Whether it went well or is for information.
    pub kind: FlashKind,
    /// One or two sentences.
    pub text: String,
}

impl Flash {
    /// Says that what the person asked for is done.
    #[must_use]
    pub fn success(text: &str) -> Self {
        Flash { kind: FlashKind::Success, text: text.to_owned() }
    }

    /// Says what the person should know.
    #[must_use]
    pub fn important(text: &str) -> Self {
        Flash { kind: FlashKind::Important, text: text.to_owned() }
    }

    /// Whether it says that something is done.
    #[must_use]
    pub fn is_success(&self) -> bool {
        self.kind == FlashKind::Success
    }
}

/// The two kinds of message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlashKind {
    /// What was asked for is done; green, read out at once.
    Success,
    /// Something to know; blue.
    Important,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_names_page_council_and_product_and_says_that_there_are_errors() {
        for (council, has_errors, title, reason) in [
            (None, false, "Sign in - Guildhall", "nobody's council yet"),
            (Some("Wynmarch"), false, "Sign in - Wynmarch - Guildhall", "a council"),
            (Some("Wynmarch"), true, "Error: Sign in - Wynmarch - Guildhall", "errors come first, to be heard first"),
        ] {
            let page = PageFrame { council: council.map(str::to_owned), has_errors, ..PageFrame::named("Sign in") };
            assert_eq!(page.document_title(), title, "{reason}");
        }
    }
}
