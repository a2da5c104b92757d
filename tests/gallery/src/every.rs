//! Lists that the compiler keeps whole: one that leaves out a variant does not compile.

/// Every variant of an enum, each with its name: `every!(Blocked { NoKeystore, KeystoreLocked, … })`. What is in a variant is written as in
/// Rust.
macro_rules! every {
    ($of:ident { $($variant:ident $(($($tuple:tt)*))? $({$($fields:tt)*})?),+ $(,)? }) => {{
        let _ = |value: &$of| match value { $($of::$variant { .. } => {}),+ };
        [$((stringify!($variant), $of::$variant $(($($tuple)*))? $({$($fields)*})?)),+]
    }};
}

/// What there is for each variant of an enum, in one list: `of_every!(Screen { Blocked => blocked(), Connect => connect(), … })`.
macro_rules! of_every {
    ($of:ident { $($variant:ident => $list:expr),+ $(,)? }) => {{
        let _ = |value: &$of| match value { $($of::$variant { .. } => {}),+ };
        [$($list),+].concat()
    }};
}
