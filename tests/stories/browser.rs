//! A minimal browser for the login pages: cookies, forms, redirects and the event stream of waiting
//! pages.

use std::time::Duration;

use reqwest::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE, USER_AGENT};
use reqwest::redirect::Policy;
use reqwest::{Client, Method, RequestBuilder, Response};
use tokio::time::timeout;
use url::form_urlencoded::Serializer;

use crate::page::Page;
use crate::world::World;

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
/// Real time within which a waiting page has to change. Only a failing test waits this long.
const PATIENCE: Duration = Duration::from_secs(10);

/// A browser. A clone shares the session cookie of the original until either of them receives
/// another.
#[derive(Clone)]
pub(crate) struct Browser {
    http: Client,
    origin: String,
    cookie: Option<String>,
}

impl Browser {
    pub(crate) fn new(world: &World) -> Self {
        let http = Client::builder().no_proxy().redirect(Policy::none()).build().unwrap();
        Self { http, origin: world.address(), cookie: None }
    }

    /// Loads a page; `/` redirects to the current step of this browser's session.
    pub(crate) async fn opens(&mut self, path: &str) -> Page {
        let response = self.request(Method::GET, path).send().await.unwrap();
        self.follow(response).await
    }

    /// Fills in the form that contains `button` and submits it.
    pub(crate) async fn presses(&mut self, page: &Page, button: &str, fields: &[(&str, &str)]) -> Page {
        let (action, mut sent) = page.form(button);
        sent.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let body = Serializer::new(String::new()).extend_pairs(&sent).finish();
        let request = self.request(Method::POST, &action);
        let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(body);
        let response = request.send().await.unwrap();
        self.follow(response).await
    }

    /// Submits username and password, then the method: `app`, `one-time-password` or
    /// `offline-code`.
    pub(crate) async fn logs_in(&mut self, world: &World, username: &str, method: &str) -> Page {
        let password = world.user(username).password;
        let login = self.opens("/login").await;
        let choice = self.presses(&login, "submit", &[("username", username), ("password", &password)]).await;
        assert_eq!(choice.name(), "method");
        self.presses(&choice, "submit", &[("method", method)]).await
    }

    /// Logs in with the method `app`, up to the page that waits for the approval.
    pub(crate) async fn requests_login(&mut self, world: &World, username: &str) -> Page {
        let page = self.logs_in(world, username, "app").await;
        assert_eq!(page.name(), "waiting", "{:?}", page.problem());
        page
    }

    /// Logs in with a one-time password or an offline code, and returns the page after the code.
    pub(crate) async fn enters(&mut self, world: &World, username: &str, method: &str, code: &str) -> Page {
        let page = self.logs_in(world, username, method).await;
        self.presses(&page, "submit", &[("code", code)]).await
    }

    /// Waits until the waiting page changes, and returns the page of the session's current step.
    pub(crate) async fn continues_from(&mut self, page: &Page) -> Page {
        self.continues_to(page, "/").await
    }

    /// Waits until the waiting page changes, and loads `path`.
    pub(crate) async fn continues_to(&mut self, page: &Page, path: &str) -> Page {
        let shown = page.attribute("data-shows").expect("a waiting page").to_owned();
        let events = page.attribute("data-live").expect("a waiting page");
        let response = self.request(Method::GET, events).send().await.unwrap();
        let changed = until_version_changes(response, &shown);
        assert!(timeout(PATIENCE, changed).await.is_ok(), "the page still waits");
        self.opens(path).await
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.http.request(method, format!("{}{path}", self.origin)).header(USER_AGENT, FIREFOX);
        match &self.cookie {
            Some(cookie) => request.header(COOKIE, cookie),
            None => request,
        }
    }

    async fn follow(&mut self, mut response: Response) -> Page {
        for _ in 0..5 {
            self.store_cookie(&response);
            let Some(next) = response.headers().get(LOCATION) else {
                return Page(response.text().await.unwrap());
            };
            let next = next.to_str().unwrap().to_owned();
            response = self.request(Method::GET, &next).send().await.unwrap();
        }
        panic!("too many redirects");
    }

    fn store_cookie(&mut self, response: &Response) {
        for line in response.headers().get_all(SET_COOKIE) {
            let line = line.to_str().unwrap();
            let pair = line.split(';').next().unwrap();
            self.cookie = (!line.contains("Max-Age=0")).then(|| pair.to_owned());
        }
    }
}

/// Reads a page's event stream until it announces another version than `shown`.
async fn until_version_changes(mut response: Response, shown: &str) {
    let mut text = String::new();
    loop {
        while let Some((event, rest)) = text.split_once("\n\n") {
            let version = event.strip_prefix("data: ").map(str::to_owned);
            text = rest.to_owned();
            if version.is_some_and(|version| version != shown) {
                return;
            }
        }
        let chunk = response.chunk().await.unwrap().expect("the stream stays open");
        text.push_str(std::str::from_utf8(&chunk).unwrap());
    }
}
