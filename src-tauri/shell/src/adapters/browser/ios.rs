//! iOS: the default browser. The system does not name the app that sent a link.

use std::sync::Arc;

use async_trait::async_trait;
use block2::RcBlock;
use key_core::LinkSender;
use key_core::ports::{Browser, NoBrowser};
use objc2::MainThreadMarker;
use objc2::runtime::Bool;
use objc2_foundation::{NSDictionary, NSString, NSURL};
use objc2_ui_kit::UIApplication;
use tauri::{AppHandle, Runtime};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

/// The default browser.
struct DefaultBrowser<R: Runtime>(AppHandle<R>);

/// Returns the adapter.
pub(crate) fn of<R: Runtime>(app: &AppHandle<R>) -> Arc<dyn Browser> {
    Arc::new(DefaultBrowser(app.clone()))
}

#[async_trait]
impl<R: Runtime> Browser for DefaultBrowser<R> {
    async fn open(&self, page: &str, _: Option<&LinkSender>) -> Result<(), NoBrowser> {
        let page = page.to_owned();
        let (answer, mut answered) = unbounded_channel();
        self.0.run_on_main_thread(move || open(&page, answer)).map_err(|_| NoBrowser)?;
        // The channel closes without an answer if the page could not be passed on.
        if answered.recv().await == Some(true) { Ok(()) } else { Err(NoBrowser) }
    }
}

/// Passes a page to the system, which reports to `answer` whether an app opened it.
#[allow(unsafe_code, reason = "the bindings cannot know what a dictionary holds")]
fn open(page: &str, answer: UnboundedSender<bool>) {
    let Some(main_thread) = MainThreadMarker::new() else { return };
    let Some(url) = NSURL::URLWithString(&NSString::from_str(page)) else { return };
    let told = RcBlock::new(move |opened: Bool| {
        // The caller may have been cancelled.
        let _ = answer.send(opened.as_bool());
    });
    // SAFETY: the options are empty, so they hold nothing of a wrong type.
    unsafe {
        UIApplication::sharedApplication(main_thread).openURL_options_completionHandler(
            &url,
            &NSDictionary::new(),
            Some(&told),
        );
    }
}
