//! Filling in the enrolment form from a link on the same phone, from a QR code or from a pasted link.
//! The user still confirms before anything is sent. A code never opens a challenge: the page that
//! shows it may be on anybody's screen.

use key_view::{EnrolProblem, Message};

use crate::core::Core;
use crate::domain::enrol_form::EnrolForm;
use crate::ports::NotScanned;
use crate::state::{Refused, ScreenState};

impl Core {
    /// Fills in the form from the link that opened the app.
    pub(crate) fn fill_in_from_link(&self, link: &str) {
        if self.fill_in(link).is_err() {
            self.update(|s| s.notify(Message::LinkNotNow));
        }
    }

    /// Starts scanning for a QR code in the background.
    pub(crate) fn scan(&self) {
        if self.update(|s| s.scan_started()).is_err() {
            return;
        }
        let app = self.weak();
        tokio::spawn(async move {
            if let Some(app) = app.upgrade() {
                app.scan_for_code().await;
            }
        });
    }

    /// Scans until a QR code is found or the scan screen is left.
    async fn scan_for_code(&self) {
        let scanned = tokio::select! {
            scanned = self.ports.scanner.scan() => scanned,
            () = self.until_scan_closed() => return self.ports.scanner.stop().await,
        };
        let problem = match scanned {
            Ok(link) => {
                // Refused if the screen was left just now; no message is needed then.
                let _ = self.fill_in(&link.0);
                return;
            }
            Err(NotScanned::Stopped) => None,
            Err(NotScanned::NotAllowed) => Some(EnrolProblem::CameraNotAllowed),
            Err(NotScanned::Failed) => Some(EnrolProblem::CameraFailed),
        };
        self.update_or_log(|s| s.scan_over(problem));
    }

    /// Turns the torch on or off.
    pub(crate) async fn turn_light(&self, on: bool) {
        if self.is_scanning() {
            let on = self.ports.scanner.light(on).await;
            self.update_or_log(|s| s.light_turned(on));
        }
    }

    /// Updates whether the phone has a camera.
    pub(crate) async fn refresh_camera(&self) {
        let found = self.ports.scanner.is_there().await;
        self.update(|s| s.camera_found(found));
    }

    /// Fills in the form from a link, or shows why it cannot be used.
    pub(crate) fn fill_in(&self, link: &str) -> Result<(), Refused> {
        let fixed = self.device.address_fixed.then_some(self.device.address.as_str());
        match EnrolForm::from_link(link, fixed, self.device.transport) {
            Ok(form) => self.update(|s| s.form_filled(form)),
            Err(problem) => self.update(|s| s.form_not_filled(problem)),
        }
    }

    fn is_scanning(&self) -> bool {
        self.with_state(|state| matches!(state.screen, ScreenState::Scan { .. }))
    }

    async fn until_scan_closed(&self) {
        let mut views = self.views();
        while self.is_scanning() && views.changed().await.is_ok() {}
    }
}
