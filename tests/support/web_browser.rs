//! A browser without scripts for the login pages: it keeps cookies, follows redirects and submits
//! forms.

use std::time::Duration;

use backend_mock::Control;
use key_core::testing::Phone;
use key_view::Ending;
use reqwest::header::{ACCEPT_LANGUAGE, CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE, USER_AGENT};
use reqwest::{Client, Method, RequestBuilder, Response};
use tokio::time::timeout;
use url::form_urlencoded::Serializer;

use crate::web_page::WebPage;
use crate::world;

/// Time between two chunks of a stream. Only a failing test waits this long.
const PATIENCE: Duration = Duration::from_secs(10);
const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

/// A browser. A clone has the cookies of the original until either of them receives another.
#[derive(Clone)]
pub struct Browser {
    http: Client,
    address: String,
    control: Control,
    /// Name and value of the session cookie.
    pub cookie: Option<String>,
    /// Value of `User-Agent`.
    pub user_agent: &'static str,
    /// Value of `Accept-Language`.
    pub accept_language: &'static str,
    /// Name and value of the language cookie.
    language_cookie: Option<String>,
}

impl Browser {
    /// Creates a browser without cookies for the pages at `address`.
    pub(crate) fn new(http: Client, address: String, control: Control) -> Self {
        let (cookie, language_cookie) = (None, None);
        Self { http, address, control, cookie, user_agent: FIREFOX, accept_language: "en", language_cookie }
    }

    /// Returns a request with the headers and cookies of the browser.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.http.request(method, format!("{}{path}", self.address));
        let request =
            request.header(USER_AGENT, self.user_agent).header(ACCEPT_LANGUAGE, self.accept_language);
        let cookies: Vec<_> = self.cookie.iter().chain(&self.language_cookie).map(String::as_str).collect();
        if cookies.is_empty() { request } else { request.header(COOKIE, cookies.join("; ")) }
    }

    /// Loads a page; `/` redirects to the current step of this browser's session.
    pub async fn open(&mut self, path: &str) -> WebPage {
        let response = self.request(Method::GET, path).send().await.unwrap();
        self.follow(path, response).await
    }

    /// Posts fields as a form does.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> WebPage {
        let body = Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = self.request(Method::POST, path);
        let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(body);
        let response = request.send().await.unwrap();
        self.follow(path, response).await
    }

    /// Fills in the form that contains the button with the id `button`, and submits it. The id, not
    /// the label: pages come in three languages.
    pub async fn press(&mut self, page: &WebPage, button: &str, fields: &[(&str, &str)]) -> WebPage {
        let (action, hidden) = page.form(button);
        self.post(action, &[&hidden, fields].concat()).await
    }

    /// Submits a username and a password.
    pub async fn sign_in_with(&mut self, username: &str, password: &str) -> WebPage {
        let login = self.open("/login").await;
        self.press(&login, "submit", &[("username", username), ("password", password)]).await
    }

    /// Submits the username and password of a user.
    pub async fn sign_in(&mut self, username: &str) -> WebPage {
        self.sign_in_with(username, &world::user(&self.control, username).password).await
    }

    /// Signs in and chooses the method: `app`, `one-time-password` or `offline-code`.
    pub async fn choose(&mut self, username: &str, method: &str) -> WebPage {
        let choice = self.sign_in(username).await;
        assert_eq!(choice.name(), "method");
        self.press(&choice, "submit", &[("method", method)]).await
    }

    /// Signs in and chooses the app, up to the page that waits for the approval.
    pub async fn request_login(&mut self, username: &str) -> WebPage {
        let page = self.choose(username, "app").await;
        assert_eq!(page.name(), "waiting", "{:?}", page.problem());
        page
    }

    /// Signs in with a one-time password or an offline code, and returns the page after the code.
    pub async fn enter(&mut self, username: &str, method: &str, code: &str) -> WebPage {
        let page = self.choose(username, method).await;
        self.press(&page, "submit", &[("code", code)]).await
    }

    /// Logs in with a code of the user's list.
    pub async fn log_in(&mut self, username: &str, code: &str) -> WebPage {
        let start = self.enter(username, "one-time-password", code).await;
        assert_eq!(start.name(), "start");
        start
    }

    /// Opens the event stream of a page with live updates.
    pub async fn events(&self, page: &WebPage) -> PageEvents {
        let path = page.attribute("data-live").expect("a page with live updates");
        let response = self.request(Method::GET, path).send().await.unwrap();
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        assert_eq!(response.headers()["cache-control"], "no-store");
        let version = page.attribute("data-shows").unwrap().to_owned();
        PageEvents { response, text: String::new(), version }
    }

    /// Opens the event stream of a page that is current.
    pub async fn watch(&self, page: &WebPage) -> PageEvents {
        let mut events = self.events(page).await;
        assert_eq!(events.next().await, events.version);
        events
    }

    /// Waits until the page changes, and returns the page of the session's current step.
    pub async fn continue_from(&mut self, page: &WebPage) -> WebPage {
        self.events(page).await.wait_until_outdated().await;
        self.open("/").await
    }

    /// Approves the login of a waiting page in the app, and returns the start page.
    pub async fn approve_in(&mut self, phone: &mut Phone, waiting: &WebPage) -> WebPage {
        phone.approve(waiting.shown_number()).await;
        assert_eq!(phone.sees_result().await.ending, Ending::Approved);
        let start = self.continue_from(waiting).await;
        assert_eq!(start.name(), "start");
        start
    }

    async fn follow(&mut self, path: &str, mut response: Response) -> WebPage {
        let mut path = path.to_owned();
        for _ in 0..5 {
            self.store_cookies(&response);
            let Some(next) = response.headers().get(LOCATION) else {
                let (status, headers) = (response.status().as_u16(), response.headers().clone());
                return WebPage { status, headers, path, text: response.text().await.unwrap() };
            };
            assert_eq!(response.status(), 303);
            path = next.to_str().unwrap().to_owned();
            response = self.request(Method::GET, &path).send().await.unwrap();
        }
        panic!("too many redirects");
    }

    fn store_cookies(&mut self, response: &Response) {
        for line in response.headers().get_all(SET_COOKIE) {
            let line = line.to_str().unwrap();
            let pair = line.split(';').next().unwrap();
            let slot = if pair.contains("-language=") { &mut self.language_cookie } else { &mut self.cookie };
            *slot = (!line.contains("Max-Age=0")).then(|| pair.to_owned());
        }
    }
}

/// Event stream of a page with live updates.
pub struct PageEvents {
    response: Response,
    text: String,
    version: String,
}

impl PageEvents {
    /// Returns the next version of the page.
    async fn next(&mut self) -> String {
        loop {
            if let Some((event, rest)) = self.text.split_once("\n\n") {
                let (version, rest) = (event.strip_prefix("data: ").map(str::to_owned), rest.to_owned());
                self.text = rest;
                if let Some(version) = version {
                    return version;
                }
            }
            let chunk = timeout(PATIENCE, self.response.chunk()).await.expect("the page still waits");
            self.text.push_str(std::str::from_utf8(&chunk.unwrap().expect("the stream stays open")).unwrap());
        }
    }

    /// Waits until the page has to be reloaded.
    pub async fn wait_until_outdated(&mut self) {
        while self.next().await == self.version {}
    }
}
