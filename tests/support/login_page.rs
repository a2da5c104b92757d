//! User actions on the login pages.

use anyhow::{Result, ensure};
use backend_mock::Control;

use crate::driver::Page;
use crate::world;

/// The login pages in a browser that a driver controls.
#[derive(Clone)]
pub struct LoginPage(pub Page, Control);

/// Method of confirming a login.
#[derive(Clone, Copy)]
pub enum Method {
    /// Approval in the app.
    App,
    /// One-time password from the user's list.
    OneTimePassword,
    /// Offline code of a phone without a connection.
    OfflineCode,
}

impl LoginPage {
    pub(crate) fn new(page: Page, control: Control) -> Self {
        Self(page, control)
    }

    /// Types username and password of an onboarded user, and waits for the choice of a method.
    pub async fn sign_in(&self, username: &str) -> Result<()> {
        self.type_password(username).await?;
        self.see("method").await
    }

    /// Signs in and chooses the app, which then receives a challenge.
    pub async fn request_app_login(&self, username: &str) -> Result<()> {
        self.sign_in(username).await?;
        self.choose(Method::App).await
    }

    /// Types the username and password of a user, and submits them.
    pub async fn type_password(&self, username: &str) -> Result<()> {
        let password = world::user(&self.1, username).password;
        self.see("login").await?;
        self.0.fill("#username", username).await?;
        self.0.fill("#password", &password).await?;
        self.0.press("#submit").await
    }

    /// Logs in with the one-time password `code`.
    pub async fn log_in(&self, username: &str, code: &str) -> Result<()> {
        self.sign_in(username).await?;
        self.choose(Method::OneTimePassword).await?;
        self.enter_code(code).await?;
        self.see("start").await
    }

    /// Chooses the method of confirming the login. Fails with the page's problem if that is
    /// refused.
    pub async fn choose(&self, method: Method) -> Result<()> {
        let (choice, next) = match method {
            Method::App => ("label[for=method-app]", "waiting"),
            Method::OneTimePassword => ("label[for=method-one-time-password]", "one-time-password"),
            Method::OfflineCode => ("label[for=method-offline-code]", "offline-code"),
        };
        self.0.press(choice).await?;
        self.0.press("#submit").await?;
        self.0.see(&format!("main[data-page={next}], #problem")).await?;
        ensure!(
            self.0.shows(&format!("main[data-page={next}]")).await?,
            "refused: {}",
            self.0.text("#problem").await?
        );
        Ok(())
    }

    /// Types a code into the form and submits it.
    pub async fn enter_code(&self, code: &str) -> Result<()> {
        self.0.fill("#code", code).await?;
        self.0.press("#submit").await
    }

    /// Returns the number that has to be typed in the app.
    pub async fn number(&self) -> Result<String> {
        self.0.attribute("#number", "data-number").await
    }

    /// Waits until the page `name` is shown.
    pub async fn see(&self, name: &str) -> Result<()> {
        self.0.see(&format!("main[data-page={name}]")).await
    }

    /// Waits until the page shows that the login was aborted for `reason`.
    pub async fn aborted(&self, reason: &str) -> Result<()> {
        self.0.see(&format!("main[data-page=aborted][data-reason={reason}]")).await
    }

    /// Logs out and waits for the login form.
    pub async fn log_out(&self) -> Result<()> {
        self.see("start").await?;
        self.0.press("#log-out").await?;
        self.see("login").await
    }
}
