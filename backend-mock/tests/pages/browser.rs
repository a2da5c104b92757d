//! A browser with cookies and no scripts.

use std::sync::Once;
use std::time::Duration;

use reqwest::header::{ACCEPT_LANGUAGE, COOKIE, LOCATION, SET_COOKIE, USER_AGENT};
use reqwest::redirect::Policy;
use reqwest::{Method, RequestBuilder, Response};
use tokio::time::timeout;
use url::form_urlencoded::Serializer;

use crate::seen::Seen;
use crate::support::World;

pub(crate) const MAIJAS_PASSWORD: &str = "Kirjanpito-42";
/// After which a stream is not late but silent.
const PATIENCE: Duration = Duration::from_secs(10);
const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

#[derive(Clone)]
pub(crate) struct Browser {
    http: reqwest::Client,
    origin: String,
    /// Name and value of the session's cookie.
    pub(crate) cookie: Option<String>,
    /// The languages it asks for.
    pub(crate) accepts: &'static str,
    /// Name and value of the cookie that keeps the language its person chose.
    chosen: Option<String>,
}

impl Browser {
    pub(crate) fn new(world: &World) -> Self {
        static PROVIDER: Once = Once::new();
        PROVIDER.call_once(|| {
            // Phones install the same one.
            let _ = rustls::crypto::ring::default_provider().install_default();
        });
        let http = reqwest::Client::builder().no_proxy().redirect(Policy::none()).build().unwrap();
        Self { http, origin: world.origin().to_string(), cookie: None, accepts: "en", chosen: None }
    }

    /// A request as the browser makes it.
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.http.request(method, format!("{}{path}", self.origin));
        let request = request.header(USER_AGENT, FIREFOX).header(ACCEPT_LANGUAGE, self.accepts);
        let cookies: Vec<_> = self.cookie.iter().chain(&self.chosen).map(String::as_str).collect();
        if cookies.is_empty() { request } else { request.header(COOKIE, cookies.join("; ")) }
    }

    pub(crate) async fn open(&mut self, path: &str) -> Seen {
        let response = self.request(Method::GET, path).send().await.unwrap();
        self.follow(path, response).await
    }

    /// Sends fields as a form does.
    pub(crate) async fn post(&mut self, path: &str, fields: &[(String, String)]) -> Seen {
        let body = Serializer::new(String::new()).extend_pairs(fields).finish();
        let request =
            self.request(Method::POST, path).header("content-type", "application/x-www-form-urlencoded");
        let response = request.body(body).send().await.unwrap();
        self.follow(path, response).await
    }

    /// Fills in the form with that button and presses it.
    pub(crate) async fn press(&mut self, page: &Seen, button: &str, fields: &[(&str, &str)]) -> Seen {
        let (action, mut sent) = page.form(button);
        sent.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        self.post(&action, &sent).await
    }

    /// Types username and password.
    pub(crate) async fn sign_in(&mut self, username: &str, password: &str) -> Seen {
        let login = self.open("/login").await;
        self.press(&login, "submit", &[("username", username), ("password", password)]).await
    }

    /// Up to the page where a way to confirm was chosen.
    pub(crate) async fn choose(&mut self, username: &str, password: &str, method: &str) -> Seen {
        let choice = self.sign_in(username, password).await;
        assert_eq!(choice.name(), "method");
        self.press(&choice, "submit", &[("method", method)]).await
    }

    /// Logs in with a code from the list.
    pub(crate) async fn log_in(&mut self, username: &str, password: &str, code: &str) -> Seen {
        let page = self.choose(username, password, "one-time-password").await;
        let start = self.press(&page, "submit", &[("code", code)]).await;
        assert_eq!(start.name(), "start");
        start
    }

    async fn follow(&mut self, path: &str, mut response: Response) -> Seen {
        let mut path = path.to_owned();
        for _ in 0..5 {
            self.keep_cookie(&response);
            let Some(next) = response.headers().get(LOCATION) else {
                let (status, headers) = (response.status().as_u16(), response.headers().clone());
                return Seen { status, headers, path, text: response.text().await.unwrap() };
            };
            assert_eq!(response.status(), 303);
            path = next.to_str().unwrap().to_owned();
            response = self.request(Method::GET, &path).send().await.unwrap();
        }
        panic!("sent around in circles");
    }

    fn keep_cookie(&mut self, response: &Response) {
        for line in response.headers().get_all(SET_COOKIE) {
            let line = line.to_str().unwrap();
            let pair = line.split(';').next().unwrap();
            let kept = if pair.contains("-language=") { &mut self.chosen } else { &mut self.cookie };
            *kept = (!line.contains("Max-Age=0")).then(|| pair.to_owned());
        }
    }
}

/// The open event stream of a page that waits.
pub(crate) struct Following {
    response: Response,
    text: String,
    shows: String,
}

impl Following {
    pub(crate) async fn open(browser: &Browser, page: &Seen) -> Self {
        let response =
            browser.request(Method::GET, page.attribute("data-live").unwrap()).send().await.unwrap();
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        assert_eq!(response.headers()["cache-control"], "no-store");
        let shows = page.attribute("data-shows").unwrap().to_owned();
        Self { response, text: String::new(), shows }
    }

    /// The next mark.
    async fn next(&mut self) -> String {
        loop {
            if let Some((event, rest)) = self.text.split_once("\n\n") {
                let (event, rest) = (event.to_owned(), rest.to_owned());
                self.text = rest;
                if let Some(mark) = event.strip_prefix("data: ") {
                    return mark.to_owned();
                }
            }
            let chunk = timeout(PATIENCE, self.response.chunk()).await.unwrap();
            let chunk = chunk.unwrap().unwrap();
            self.text.push_str(std::str::from_utf8(&chunk).unwrap());
        }
    }

    /// Waits until the page has to be loaded anew.
    pub(crate) async fn until_past(&mut self) {
        while self.next().await == self.shows {}
    }

    /// Waits for word that the page is true as it stands.
    pub(crate) async fn until_true(&mut self) {
        assert_eq!(self.next().await, self.shows);
    }
}
