//! Lists of all variants of an enum. A list that omits a variant does not compile.

/// Array of all variants of an enum, each with its name:
/// `every!(Blocked { NoKeystore, KeystoreLocked, … })`. Fields of a variant are written as in Rust.
macro_rules! every {
    ($of:ident { $($variant:ident $(($($tuple:tt)*))? $({$($fields:tt)*})?),+ $(,)? }) => {{
        let _ = |value: &$of| match value { $($of::$variant { .. } => {}),+ };
        [$((stringify!($variant), $of::$variant $(($($tuple)*))? $({$($fields)*})?)),+]
    }};
}

/// Concatenation of one list per variant of an enum:
/// `of_every!(Screen { Blocked => blocked(), Enrol => enrol(), … })`.
macro_rules! of_every {
    ($of:ident { $($variant:ident => $list:expr),+ $(,)? }) => {{
        let _ = |value: &$of| match value { $($of::$variant { .. } => {}),+ };
        [$($list),+].concat()
    }};
}
