//! Browser with cookies but without scripts.

use std::sync::Once;
use std::time::Duration;

use reqwest::header::{ACCEPT_LANGUAGE, COOKIE, LOCATION, SET_COOKIE, USER_AGENT};
use reqwest::redirect::Policy;
use reqwest::{Method, RequestBuilder, Response};
use tokio::time::timeout;
use url::form_urlencoded::Serializer;

use crate::loaded_page::LoadedPage;
use crate::support::World;

pub(crate) const MAIJAS_PASSWORD: &str = "Kirjanpito-42";
/// Maximum time between two chunks of a stream.
const TIMEOUT: Duration = Duration::from_secs(10);
const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

#[derive(Clone)]
pub(crate) struct Browser {
    http: reqwest::Client,
    origin: String,
    /// Name and value of the session cookie.
    pub(crate) cookie: Option<String>,
    /// Value of `Accept-Language`.
    pub(crate) accept_language: &'static str,
    /// Name and value of the language cookie.
    language_cookie: Option<String>,
}

impl Browser {
    pub(crate) fn new(world: &World) -> Self {
        static PROVIDER: Once = Once::new();
        PROVIDER.call_once(|| {
            // Phones install the same provider; only the first call succeeds.
            let _ = rustls::crypto::ring::default_provider().install_default();
        });
        let http = reqwest::Client::builder().no_proxy().redirect(Policy::none()).build().unwrap();
        Self {
            http,
            origin: world.origin().to_string(),
            cookie: None,
            accept_language: "en",
            language_cookie: None,
        }
    }

    /// Request with the headers and cookies of the browser.
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.http.request(method, format!("{}{path}", self.origin));
        let request = request.header(USER_AGENT, FIREFOX).header(ACCEPT_LANGUAGE, self.accept_language);
        let cookies: Vec<_> = self.cookie.iter().chain(&self.language_cookie).map(String::as_str).collect();
        if cookies.is_empty() { request } else { request.header(COOKIE, cookies.join("; ")) }
    }

    pub(crate) async fn open(&mut self, path: &str) -> LoadedPage {
        let response = self.request(Method::GET, path).send().await.unwrap();
        self.follow(path, response).await
    }

    /// Posts fields as a form does.
    pub(crate) async fn post(&mut self, path: &str, fields: &[(String, String)]) -> LoadedPage {
        let body = Serializer::new(String::new()).extend_pairs(fields).finish();
        let request =
            self.request(Method::POST, path).header("content-type", "application/x-www-form-urlencoded");
        let response = request.body(body).send().await.unwrap();
        self.follow(path, response).await
    }

    /// Fills in the form that contains `button` and submits it.
    pub(crate) async fn press(
        &mut self,
        page: &LoadedPage,
        button: &str,
        fields: &[(&str, &str)],
    ) -> LoadedPage {
        let (action, mut sent) = page.form(button);
        sent.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        self.post(&action, &sent).await
    }

    /// Submits username and password.
    pub(crate) async fn sign_in(&mut self, username: &str, password: &str) -> LoadedPage {
        let login = self.open("/login").await;
        self.press(&login, "submit", &[("username", username), ("password", password)]).await
    }

    /// Signs in and submits a confirmation method.
    pub(crate) async fn choose(&mut self, username: &str, password: &str, method: &str) -> LoadedPage {
        let choice = self.sign_in(username, password).await;
        assert_eq!(choice.name(), "method");
        self.press(&choice, "submit", &[("method", method)]).await
    }

    /// Logs in with a code from the list.
    pub(crate) async fn log_in(&mut self, username: &str, password: &str, code: &str) -> LoadedPage {
        let page = self.choose(username, password, "one-time-password").await;
        let start = self.press(&page, "submit", &[("code", code)]).await;
        assert_eq!(start.name(), "start");
        start
    }

    async fn follow(&mut self, path: &str, mut response: Response) -> LoadedPage {
        let mut path = path.to_owned();
        for _ in 0..5 {
            self.store_cookies(&response);
            let Some(next) = response.headers().get(LOCATION) else {
                let (status, headers) = (response.status().as_u16(), response.headers().clone());
                return LoadedPage { status, headers, path, text: response.text().await.unwrap() };
            };
            assert_eq!(response.status(), 303);
            path = next.to_str().unwrap().to_owned();
            response = self.request(Method::GET, &path).send().await.unwrap();
        }
        panic!("redirect loop");
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
pub(crate) struct PageEvents {
    response: Response,
    text: String,
    version: String,
}

impl PageEvents {
    pub(crate) async fn open(browser: &Browser, page: &LoadedPage) -> Self {
        let response =
            browser.request(Method::GET, page.attribute("data-live").unwrap()).send().await.unwrap();
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        assert_eq!(response.headers()["cache-control"], "no-store");
        let version = page.attribute("data-shows").unwrap().to_owned();
        Self { response, text: String::new(), version }
    }

    /// Next version of the page.
    async fn next(&mut self) -> String {
        loop {
            if let Some((event, rest)) = self.text.split_once("\n\n") {
                let (event, rest) = (event.to_owned(), rest.to_owned());
                self.text = rest;
                if let Some(version) = event.strip_prefix("data: ") {
                    return version.to_owned();
                }
            }
            let chunk = timeout(TIMEOUT, self.response.chunk()).await.unwrap();
            let chunk = chunk.unwrap().unwrap();
            self.text.push_str(std::str::from_utf8(&chunk).unwrap());
        }
    }

    /// Waits until the page has to be reloaded.
    pub(crate) async fn wait_until_outdated(&mut self) {
        while self.next().await == self.version {}
    }

    /// Asserts that the first version is the one the page shows.
    pub(crate) async fn expect_current(&mut self) {
        assert_eq!(self.next().await, self.version);
    }
}
