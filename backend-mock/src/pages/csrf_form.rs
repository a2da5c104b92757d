//! Extractor for submitted forms: checks the CSRF token before a handler sees the fields.

use std::sync::Arc;

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::StatusCode;
use key_messages::pages::Refusal;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::csrf;
use super::page_request::{PageRequest, Site, Stop};

/// Submitted form whose CSRF token belongs to the browser that sent it.
pub(crate) struct CsrfForm<T> {
    pub(crate) request: PageRequest,
    pub(crate) fields: T,
}

/// Fields of a form that consists of a button only.
#[derive(Deserialize)]
pub(crate) struct NoFields {}

#[derive(Deserialize)]
struct WithToken<T> {
    #[serde(default)]
    csrf: String,
    #[serde(flatten)]
    fields: T,
}

impl<T: DeserializeOwned> FromRequest<Arc<Site>> for CsrfForm<T> {
    type Rejection = Stop;

    async fn from_request(submission: Request, site: &Arc<Site>) -> Result<Self, Stop> {
        let (mut parts, body) = submission.into_parts();
        let Ok(request) = PageRequest::from_request_parts(&mut parts, site).await;
        let refuse = |refusal| request.browser.refuse(refusal);
        let form = Form::<WithToken<T>>::from_request(Request::from_parts(parts, body), site).await;
        let Form(form) = form.map_err(|rejection| refuse(reason(&rejection)))?;
        if csrf::accepts(&request.browser.id, &form.csrf) {
            Ok(Self { request, fields: form.fields })
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
