//! A login page as received over HTTP, read by the `id` and `data-` attributes that tests rely on.

use reqwest::header::HeaderMap;

/// The response of the server after all redirects.
pub struct WebPage {
    /// Status code.
    pub status: u16,
    /// Headers.
    pub headers: HeaderMap,
    /// Path and query.
    pub path: String,
    /// HTML.
    pub text: String,
}

impl WebPage {
    /// Returns the page's name: `login`, `waiting`, `start`, …
    pub fn name(&self) -> &str {
        self.attribute("data-page").unwrap_or_else(|| panic!("no page: {} {}", self.status, self.text))
    }

    /// Returns the text of the heading.
    pub fn heading(&self) -> Option<&str> {
        self.text.split_once("<h1>")?.1.split("</h1>").next()
    }

    /// Returns the value of the first attribute `name`.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        attribute(&self.text, name)
    }

    /// Returns the values of all attributes `name`, in the order of the page.
    pub fn attributes(&self, name: &str) -> Vec<&str> {
        let name = format!(r#"{name}=""#);
        self.text.split(&*name).skip(1).filter_map(|rest| rest.split('"').next()).collect()
    }

    /// Returns the number that has to be typed in the app, if the page shows one.
    pub fn number(&self) -> Option<&str> {
        self.attribute("data-number")
    }

    /// Returns the number that has to be typed in the app; panics if the page shows none.
    pub fn shown_number(&self) -> &str {
        self.number().unwrap_or_else(|| panic!("no number: {}", self.text))
    }

    /// Returns the problem that the form shows.
    pub fn problem(&self) -> Option<&str> {
        self.attribute("data-problem")
    }

    /// Returns why the login or confirmation ended.
    pub fn reason(&self) -> Option<&str> {
        self.attribute("data-reason")
    }

    /// Returns why the login was aborted; panics on any other page.
    pub fn aborted(&self) -> Option<&str> {
        assert_eq!(self.name(), "aborted");
        self.reason()
    }

    /// Whether an element has this id.
    pub fn has(&self, id: &str) -> bool {
        self.says(&format!(r#"id="{id}""#))
    }

    /// Whether the HTML contains `text`.
    pub fn says(&self, text: &str) -> bool {
        self.text.contains(text)
    }

    /// Returns the CSRF token of the page's forms.
    pub fn csrf(&self) -> &str {
        let (_, field) = self.text.split_once(r#"name="csrf""#).expect("a form");
        attribute(field, "value").expect("a token")
    }

    /// Returns the HTML of the section with this id.
    pub fn section(&self, id: &str) -> &str {
        let (_, rest) = self.text.split_once(&format!(r#"id="{id}""#)).expect("a section");
        rest.split("</section>").next().unwrap_or_default()
    }

    /// Returns the action and the hidden fields of the form that contains `button`.
    pub fn form(&self, button: &str) -> (&str, Vec<(&str, &str)>) {
        let mut forms = self.text.split("<form ").skip(1).filter_map(|rest| rest.split("</form>").next());
        let id = format!(r#"id="{button}""#);
        let form =
            forms.find(|form| form.contains(&id)).unwrap_or_else(|| panic!("no {button}: {}", self.text));
        let value = |of, name| attribute(of, name).unwrap_or_else(|| panic!("no {name}: {form}"));
        let hidden = form.split(r#"<input type="hidden" "#).skip(1);
        let hidden = hidden.map(|field| (value(field, "name"), value(field, "value")));
        (value(form, "action"), hidden.collect())
    }
}

fn attribute<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(&format!(r#"{name}=""#))?;
    rest.split('"').next()
}
