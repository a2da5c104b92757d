//! A value that came over the bridge, as far as reading a view needs to look into it.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A value and what is in it.
pub(super) trait Node: Sized {
    /// Nothing: null, or not there.
    fn is_nothing(&self) -> bool;
    /// It as a truth value.
    fn truth(&self) -> Option<bool>;
    /// It as a number.
    fn number(&self) -> Option<f64>;
    /// It as a text.
    fn text(&self) -> Option<String>;
    /// Its element at `index`, when it is a list that long.
    fn element(&self, index: u32) -> Option<Self>;
    /// How many elements it has, when it is a list.
    fn length(&self) -> Option<u32>;
    /// Its member of that name, or nothing.
    fn member(&self, name: &str) -> Self;
    /// The name of its first member, when it is an object that has one.
    fn first_name(&self) -> Option<String>;
}

impl Node for JsValue {
    fn is_nothing(&self) -> bool {
        self.is_null() || self.is_undefined()
    }

    fn truth(&self) -> Option<bool> {
        self.as_bool()
    }

    fn number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn text(&self) -> Option<String> {
        self.as_string()
    }

    fn element(&self, index: u32) -> Option<Self> {
        Some(self.dyn_ref::<Array>()?.get(index))
    }

    fn length(&self) -> Option<u32> {
        Some(self.dyn_ref::<Array>()?.length())
    }

    fn member(&self, name: &str) -> Self {
        Reflect::get(self, &name.into()).unwrap_or(JsValue::UNDEFINED)
    }

    fn first_name(&self) -> Option<String> {
        Object::keys(self.dyn_ref::<Object>()?).get(0).as_string()
    }
}
