//! The contract of a [`Scanner`].

use std::sync::Arc;

use crate::ports::{NotScanned, Scanner};

/// A scanner under test, and the codes shown to it.
pub trait ScannerHarness: Sized {
    /// Returns a phone with a camera that the app may use.
    fn fresh() -> Self;
    /// Returns the scanner.
    fn scanner(&self) -> Arc<dyn Scanner>;
    /// Shows the camera a QR code.
    fn show_code(&self, code: &str);
    /// Returns when the camera starts scanning.
    fn turned_on(&self) -> impl Future<Output = ()>;
}

/// Checks the whole contract.
pub async fn all<H: ScannerHarness>() {
    reads_the_code_before_the_camera::<H>().await;
    stop_ends_the_scan::<H>().await;
    torch_works_during_a_scan_only::<H>().await;
}

/// `scan` waits for a QR code and returns its text.
pub async fn reads_the_code_before_the_camera<H: ScannerHarness>() {
    let harness = H::fresh();
    let scanner = harness.scanner();
    assert!(scanner.is_there().await);
    let show = async {
        harness.turned_on().await;
        harness.show_code("finagokey://connect");
    };
    let (read, ()) = tokio::join!(scanner.scan(), show);
    assert!(read.is_ok_and(|read| read.0 == "finagokey://connect"));
}

/// `stop` ends a scan, and is fine without one.
pub async fn stop_ends_the_scan<H: ScannerHarness>() {
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

/// The torch works during a scan only.
pub async fn torch_works_during_a_scan_only<H: ScannerHarness>() {
    let harness = H::fresh();
    let scanner = harness.scanner();
    assert!(!scanner.light(true).await, "there is no torch without a scan");
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
