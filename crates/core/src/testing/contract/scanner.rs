//! What the flows rely on of a [`Scanner`].

use std::sync::Arc;

use crate::ports::{NotScanned, Scanner};

/// A scanner, and what is held before it.
pub trait ScannerHarness: Sized {
    /// With a camera that the app may use.
    fn fresh() -> Self;
    /// The scanner.
    fn scanner(&self) -> Arc<dyn Scanner>;
    /// Holds a QR code before it.
    fn sees(&self, code: &str);
    /// Returns once it is on.
    fn turned_on(&self) -> impl Future<Output = ()>;
}

/// The whole contract.
pub async fn all<H: ScannerHarness>() {
    reads_what_is_held_before_it::<H>().await;
    ends_when_it_is_told::<H>().await;
    shines_while_it_scans_and_no_longer::<H>().await;
}

/// It waits until there is something to read.
pub async fn reads_what_is_held_before_it<H: ScannerHarness>() {
    let harness = H::fresh();
    let scanner = harness.scanner();
    assert!(scanner.is_there().await);
    let hold = async {
        harness.turned_on().await;
        harness.sees("finagokey://connect");
    };
    let (read, ()) = tokio::join!(scanner.scan(), hold);
    assert!(read.is_ok_and(|read| read.0 == "finagokey://connect"));
}

/// Stopping ends a scan, and harms nobody where there is none.
pub async fn ends_when_it_is_told<H: ScannerHarness>() {
    let harness = H::fresh();
    let scanner = harness.scanner();
    scanner.stop().await;
    let stop = async {
        harness.turned_on().await;
        scanner.stop().await;
    };
    let (read, ()) = tokio::join!(scanner.scan(), stop);
    assert_eq!(read.err(), Some(NotScanned::Stopped));
}

/// The light belongs to the scan.
pub async fn shines_while_it_scans_and_no_longer<H: ScannerHarness>() {
    let harness = H::fresh();
    let scanner = harness.scanner();
    assert!(!scanner.light(true).await, "there is nothing to shine on");
    let shine = async {
        harness.turned_on().await;
        assert!(scanner.light(true).await);
        assert!(!scanner.light(false).await);
        assert!(scanner.light(true).await);
        scanner.stop().await;
        assert!(!scanner.light(true).await);
    };
    let _ = tokio::join!(scanner.scan(), shine);
}
