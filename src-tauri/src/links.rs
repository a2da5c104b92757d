//! Links that the phone opens the app with. They come with the event loop, and not by the deep-link plugin: that tells every page each link,
//! with the code in it.

use tauri::{AppHandle, Runtime, Url};

use crate::wiring;

/// Hands a link to the authenticator, once that runs: it may be what started the app. Of several, the last is what the person wants.
pub(crate) fn open<R: Runtime>(app: &AppHandle<R>, links: &[Url]) {
    let Some(link) = links.last().map(Url::to_string) else { return };
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        wiring::authenticator(&app).await.open_link(&link).await;
    });
}

#[cfg(test)]
mod tests {
    use key_protocol::enrolment::Code;
    use key_protocol::ids::{Origin, Username};
    use key_protocol::link::ConnectLink;
    use tauri::Url;

    #[test]
    fn a_link_is_the_same_after_the_phone_read_it() {
        let link = ConnectLink {
            origin: Origin::parse("https://key.example").unwrap(),
            username: Username::new("Äiti+1&c=x#@example.fi"),
            code: Code::new("4F7K-29QX"),
        };
        for text in [link.to_app(), link.to_web()] {
            assert_eq!(Url::parse(&text).unwrap().to_string(), text);
        }
    }
}
