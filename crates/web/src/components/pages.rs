//! The way through the pages of a long list.

/// Links to the pages of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pagination {
    /// The page before, if there is one.
    pub previous: Option<String>,
    /// The page after, if there is one.
    pub next: Option<String>,
    /// The numbered pages, none standing for pages left out; empty shows previous and next alone.
    pub items: Vec<Option<PageLink>>,
}

/// A link to a numbered page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageLink {
    /// Its number, from 1.
    pub number: u64,
    /// Its address.
    pub href: String,
    /// Whether it is the one shown.
    pub current: bool,
}

impl Pagination {
    /// The links for page `current` of `pages`, both from 1: the first, the last and those beside the current one.
    ///
    /// ```
    /// use web::components::Pagination;
    /// let pagination = Pagination::of(5, 9, |page| format!("?page={page}"));
    /// assert_eq!(pagination.items.len(), 7);
    /// assert_eq!(pagination.items[1], None);
    /// ```
    #[must_use]
    pub fn of(current: u64, pages: u64, href: impl Fn(u64) -> String) -> Self {
        let current = current.clamp(1, pages.max(1));
        let mut shown = vec![1, current.saturating_sub(1), current, current + 1, pages];
        shown.retain(|number| (1..=pages).contains(number));
        shown.sort_unstable();
        shown.dedup();
        let mut items = Vec::new();
        let mut last = 0;
        for number in shown {
            if number == last + 2 {
                items.push(Some(PageLink { number: last + 1, href: href(last + 1), current: false }));
            } else if number > last + 2 {
                items.push(None);
            }
            items.push(Some(PageLink { number, href: href(number), current: number == current }));
            last = number;
        }
        Pagination {
            previous: (current > 1).then(|| href(current - 1)),
            next: (current < pages).then(|| href(current + 1)),
            items,
        }
    }

    /// Whether there is anywhere to go: a list of one page shows no links.
    #[must_use]
    pub fn is_needed(&self) -> bool {
        self.previous.is_some() || self.next.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(current: u64, pages: u64) -> String {
        let words: Vec<String> = Pagination::of(current, pages, |_| String::new())
            .items
            .iter()
            .map(|item| match item {
                None => "…".to_owned(),
                Some(PageLink { number, current: true, .. }) => format!("[{number}]"),
                Some(PageLink { number, .. }) => number.to_string(),
            })
            .collect();
        words.join(" ")
    }

    #[test]
    fn the_ends_and_the_neighbours_of_the_current_page_are_linked() {
        for (current, pages, links, reason) in [
            (1, 0, "", "an empty list has no pages"),
            (1, 1, "[1]", "one page"),
            (1, 2, "[1] 2", "two"),
            (3, 5, "1 2 [3] 4 5", "nothing to leave out"),
            (4, 6, "1 2 3 [4] 5 6", "a gap of one page would take as much room as the page"),
            (5, 9, "1 … 4 [5] 6 … 9", "gaps on both sides"),
            (99, 9, "1 … 8 [9]", "beyond the end is the end"),
        ] {
            assert_eq!(drawn(current, pages), links, "{reason}");
        }
    }

    #[test]
    fn the_first_page_has_none_before_and_the_last_none_after() {
        let first = Pagination::of(1, 2, |page| format!("?page={page}"));
        assert_eq!((first.previous.as_deref(), first.next.as_deref()), (None, Some("?page=2")));
        let last = Pagination::of(2, 2, |page| format!("?page={page}"));
        assert_eq!((last.previous.as_deref(), last.next.as_deref()), (Some("?page=1"), None));
        assert!(!Pagination::of(1, 1, |_| String::new()).is_needed());
    }
}
