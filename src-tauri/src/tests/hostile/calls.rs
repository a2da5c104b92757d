//! Sends IPC calls of a page to the real commands, bypassing the client side of Tauri's bridge.

use std::sync::mpsc;

use key_view::ViewModel;
use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeResponse, InvokeResponseBody};
use tauri::test::INVOKE_KEY;
use tauri::webview::InvokeRequest;

use super::message::{Expected, Message};
use super::phone::{PATIENCE, Phone};
use crate::tests::ipc;

impl Phone {
    /// Sends all calls at once and checks each response. Returns when all responses have arrived.
    pub(super) fn burst(&self, messages: &[Message]) {
        self.call(messages, |at, answer| messages[at].check(&answer));
    }

    /// Dispatches one intent and waits for its response.
    pub(super) fn press(&self, intent: Value) {
        self.burst(&[Message::intent(intent)]);
    }

    /// Returns the current view.
    pub(super) fn view(&self) -> ViewModel {
        let mut view = None;
        let ask = Message::new("current_view", json!({}), Expected::Taken);
        self.call(&[ask], |_, answer| view = answer.ok());
        serde_json::from_value(view.expect("a view")).unwrap()
    }

    fn call(&self, messages: &[Message], mut hear: impl FnMut(usize, Result<Value, String>)) {
        let (answered, answers) = mpsc::channel();
        for (at, message) in messages.iter().enumerate() {
            let answered = answered.clone();
            let request = InvokeRequest {
                cmd: message.command.clone(),
                callback: CallbackFn(0),
                error: CallbackFn(1),
                url: ipc::HERE.parse().unwrap(),
                body: message.body.clone(),
                headers: tauri::http::HeaderMap::default(),
                invoke_key: INVOKE_KEY.to_owned(),
            };
            let responder = Box::new(move |_, _, response, _, _| {
                let _ = answered.send((at, response));
            });
            self.window.as_ref().clone().on_message(request, responder);
        }
        // A command that panics drops its sender; without senders, `recv_timeout` fails.
        drop(answered);
        for left in (1..=messages.len()).rev() {
            match answers.recv_timeout(PATIENCE) {
                Ok((at, answer)) => hear(at, read(answer)),
                Err(why) => panic!("{left} calls are left without an answer: {why}"),
            }
        }
    }
}

fn read(answer: InvokeResponse) -> Result<Value, String> {
    match answer {
        InvokeResponse::Ok(InvokeResponseBody::Json(text)) => Ok(serde_json::from_str(&text).unwrap()),
        InvokeResponse::Ok(InvokeResponseBody::Raw(_)) => Ok(Value::Null),
        InvokeResponse::Err(why) => Err(why.0.to_string()),
    }
}
