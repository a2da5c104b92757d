//! The contract of a [`Browser`].

use std::sync::Arc;

use crate::ports::{Browser, NoBrowser};

/// The browsers under test, and what they were given.
pub trait BrowserHarness: Sized {
    /// Returns a phone with a browser.
    fn fresh() -> Self;
    /// Returns the browsers.
    fn browser(&self) -> Arc<dyn Browser>;
    /// Removes every browser.
    fn uninstall(&self);
    /// Returns the pages that browsers were given, in order, once there are `count`.
    fn given(&self, count: usize) -> impl Future<Output = Vec<String>>;
}

/// A page with every character that an address of a release has.
const PAGE: &str = "https://key.example:8443/continue?c=p6Yw2m3VQyKq0a1Zr4tGxw&r=5ufo6err7O3u7_Dx8vP09Q";
const OTHER: &str = "http://127.0.0.1:8787/continue?c=-_Yw2m3VQyKq0a1Zr4tGxw&r=-_fo6err7O3u7_Dx8vP09Q";

/// Checks the whole contract.
pub async fn all<H: BrowserHarness>() {
    opens_each_page_once_and_unchanged::<H>().await;
    says_that_there_is_no_browser::<H>().await;
}

/// `open` gives a browser the page as it is, once.
pub async fn opens_each_page_once_and_unchanged<H: BrowserHarness>() {
    let harness = H::fresh();
    let browser = harness.browser();
    assert_eq!(browser.open(PAGE, None).await, Ok(()));
    assert_eq!(harness.given(1).await, [PAGE]);
    assert_eq!(browser.open(OTHER, None).await, Ok(()));
    assert_eq!(harness.given(2).await, [PAGE, OTHER]);
}

/// `open` fails if there is no browser.
pub async fn says_that_there_is_no_browser<H: BrowserHarness>() {
    let harness = H::fresh();
    harness.uninstall();
    assert_eq!(harness.browser().open(PAGE, None).await, Err(NoBrowser));
    assert!(harness.given(0).await.is_empty());
}
