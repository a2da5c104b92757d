//! A login page as received over HTTP.

/// The HTML of a page, read by the `data-` attributes that tests rely on.
pub(crate) struct Page(pub(crate) String);

impl Page {
    /// Returns the page's name: `login`, `waiting`, `start`, …
    pub(crate) fn name(&self) -> &str {
        self.attribute("data-page").unwrap_or_else(|| panic!("no page: {}", self.0))
    }

    /// Returns the value of the first attribute `name` on the page.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        attribute(&self.0, name)
    }

    /// Returns the number that has to be typed in the app.
    pub(crate) fn number(&self) -> &str {
        self.attribute("data-number").unwrap_or_else(|| panic!("no number: {}", self.0))
    }

    /// Returns the problem that the form shows.
    pub(crate) fn problem(&self) -> Option<&str> {
        self.attribute("data-problem")
    }

    /// Returns why the login was aborted.
    pub(crate) fn reason(&self) -> Option<&str> {
        assert_eq!(self.name(), "aborted");
        self.attribute("data-reason")
    }

    pub(crate) fn says(&self, text: &str) -> bool {
        self.0.contains(text)
    }

    /// Returns the action and the hidden fields of the form that contains the button `button`.
    pub(crate) fn form(&self, button: &str) -> (String, Vec<(String, String)>) {
        let mut forms = self.0.split("<form ").skip(1).filter_map(|rest| rest.split("</form>").next());
        let id = format!(r#"id="{button}""#);
        let form = forms.find(|form| form.contains(&id)).unwrap_or_else(|| panic!("no {button}: {}", self.0));
        let hidden = form.split(r#"<input type="hidden" "#).skip(1);
        let field = |rest| {
            let value = |name| attribute(rest, name).expect("a hidden field").to_owned();
            (value("name"), value("value"))
        };
        (attribute(form, "action").expect("an action").to_owned(), hidden.map(field).collect())
    }
}

fn attribute<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(&format!(r#"{name}=""#))?;
    rest.split('"').next()
}
