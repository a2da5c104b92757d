//! A login page as it was answered.

/// A page, by the hooks that drivers hold on to.
pub(crate) struct Page(pub(crate) String);

impl Page {
    /// What page it is: `login`, `waiting`, `start`, …
    pub(crate) fn name(&self) -> &str {
        self.attribute("data-page").unwrap_or_else(|| panic!("no page: {}", self.0))
    }

    /// The value of the first attribute of that name.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        attribute(&self.0, name)
    }

    /// The number to be typed in the app.
    pub(crate) fn number(&self) -> &str {
        self.attribute("data-number").unwrap_or_else(|| panic!("no number: {}", self.0))
    }

    /// What is wrong with the form.
    pub(crate) fn problem(&self) -> Option<&str> {
        self.attribute("data-problem")
    }

    /// Why the login was aborted.
    pub(crate) fn reason(&self) -> Option<&str> {
        assert_eq!(self.name(), "aborted");
        self.attribute("data-reason")
    }

    pub(crate) fn says(&self, text: &str) -> bool {
        self.0.contains(text)
    }

    /// The address and the hidden fields of the form with that button.
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
