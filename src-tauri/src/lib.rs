//! The library that an Android or iOS project loads: the shell, with the entry point that it
//! exports. It is a package of its own, because cargo optimises across crates only in a library
//! that no other crate can use.
#![cfg(any(target_os = "android", target_os = "ios"))]

use finago_shell as _;
