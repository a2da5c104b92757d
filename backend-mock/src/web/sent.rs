//! A form as it was sent, by the browser it was made for.

use std::sync::Arc;

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::StatusCode;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::csrf;
use super::page_request::PageRequest;
use super::refusal::{Refusal, Refused};
use super::site::Site;

/// A form that carried the right mark.
pub(super) struct Sent<T> {
    pub(super) request: PageRequest,
    pub(super) form: T,
}

/// A form of one button.
#[derive(Deserialize)]
pub(super) struct Nothing {}

#[derive(Deserialize)]
struct Marked<T> {
    #[serde(default)]
    csrf: String,
    #[serde(flatten)]
    form: T,
}

impl<T: DeserializeOwned> FromRequest<Arc<Site>> for Sent<T> {
    type Rejection = Refused;

    async fn from_request(request: Request, site: &Arc<Site>) -> Result<Self, Refused> {
        let (mut parts, body) = request.into_parts();
        let Ok(request) = PageRequest::from_request_parts(&mut parts, site).await;
        let refuse = |refusal| request.browser.refuse(refusal);
        let sent = Form::<Marked<T>>::from_request(Request::from_parts(parts, body), site).await;
        let Form(sent) = sent.map_err(|rejection| refuse(reason(&rejection)))?;
        if csrf::accepts(&request.browser.id, &sent.csrf) {
            Ok(Self { request, form: sent.form })
        } else {
            Err(refuse(Refusal::FormExpired))
        }
    }
}

fn reason(rejection: &FormRejection) -> Refusal {
    match rejection {
        FormRejection::BytesRejection(bytes) if bytes.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            Refusal::TooLarge
        }
        _ => Refusal::BadForm,
    }
}
