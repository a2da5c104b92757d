//! Sends IPC calls of a page to the real commands, bypassing the client side of Tauri's bridge.

use std::sync::mpsc;

use key_view::ViewModel;
use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeResponse, InvokeResponseBody};
use tauri::test::INVOKE_KEY;
use tauri::webview::InvokeRequest;

use super::page_call::{Expected, PageCall};
use super::phone::{Phone, TIMEOUT};
use crate::tests::ipc;

impl Phone {
    /// Sends all calls at once and checks each response. Returns when all responses have arrived.
    pub(super) fn burst(&self, calls: &[PageCall]) {
        self.call(calls, |at, response| calls[at].check(&response));
    }

    /// Dispatches one intent and waits for its response.
    pub(super) fn dispatch(&self, intent: Value) {
        self.burst(&[PageCall::intent(intent)]);
    }

    /// Returns the current view.
    pub(super) fn view(&self) -> ViewModel {
        let mut view = None;
        let current_view = PageCall::new("current_view", json!({}), Expected::Accepted);
        self.call(&[current_view], |_, response| view = response.ok());
        serde_json::from_value(view.expect("a view")).unwrap()
    }

    fn call(&self, calls: &[PageCall], mut on_response: impl FnMut(usize, Result<Value, String>)) {
        let (sender, responses) = mpsc::channel();
        for (at, call) in calls.iter().enumerate() {
            let sender = sender.clone();
            let request = InvokeRequest {
                cmd: call.command.clone(),
                callback: CallbackFn(0),
                error: CallbackFn(1),
                url: ipc::PAGE_ORIGIN.parse().unwrap(),
                body: call.body.clone(),
                headers: tauri::http::HeaderMap::default(),
                invoke_key: INVOKE_KEY.to_owned(),
            };
            let responder = Box::new(move |_, _, response, _, _| {
                let _ = sender.send((at, response));
            });
            self.window.as_ref().clone().on_message(request, responder);
        }
        // A command that panics drops its sender; without senders, `recv_timeout` fails.
        drop(sender);
        for left in (1..=calls.len()).rev() {
            match responses.recv_timeout(TIMEOUT) {
                Ok((at, response)) => on_response(at, read(response)),
                Err(why) => panic!("{left} calls got no response: {why}"),
            }
        }
    }
}

fn read(response: InvokeResponse) -> Result<Value, String> {
    match response {
        InvokeResponse::Ok(InvokeResponseBody::Json(text)) => Ok(serde_json::from_str(&text).unwrap()),
        InvokeResponse::Ok(InvokeResponseBody::Raw(_)) => Ok(Value::Null),
        InvokeResponse::Err(why) => Err(why.0.to_string()),
    }
}
