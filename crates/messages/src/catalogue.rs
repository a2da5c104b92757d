//! How sentences are written down: [`messages!`](crate::messages) for those of one screen, with the
//! three languages of each under each other, and `catalogue!` for the whole of them.

/// Declares the sentences of one screen or subject.
///
/// A sentence without parameters is a field. One with parameters is a method: its text is chosen by
/// the patterns of `match`, and with `-> String` it is a format string that names the parameters, or
/// what `name = value` after the languages computes. An arm in parentheses is an expression; it
/// reaches other sentences through the language, whose name stands after `in`.
///
/// ```
/// use key_messages::Language;
///
/// key_messages::messages! { DoorMessages {
///     /// Label of the button that opens the door.
///     open { en: "Open", fi: "Avaa", sv: "Öppna" }
///     /// Number of doors that are open.
///     doors(count: u32) -> String match count {
///         1 => { en: "1 door", fi: "1 ovi", sv: "1 dörr" }
///         _ => { en: "{count} doors", fi: "{count} ovea", sv: "{count} dörrar" }
///     }
/// } }
///
/// let finnish = DoorMessages::new(Language::Finnish);
/// assert_eq!((finnish.open, finnish.doors(2)), ("Avaa", "2 ovea".to_owned()));
/// ```
///
/// A sentence without one of the languages does not compile:
///
/// ```compile_fail
/// key_messages::messages! { DoorMessages {
///     /// Label of the button that opens the door.
///     open { en: "Open", fi: "Avaa" }
/// } }
/// ```
///
/// ```compile_fail
/// key_messages::messages! { DoorMessages {
///     /// Number of doors that are open.
///     doors(count: u32) -> String match count {
///         1 => { en: "1 door", fi: "1 ovi", sv: "1 dörr" }
///         _ => { en: "{count} doors", sv: "{count} dörrar" }
///     }
/// } }
/// ```
#[macro_export]
macro_rules! messages {
    ($name:ident { $($sentences:tt)* }) => {
        $crate::messages! { $name in language { $($sentences)* } }
    };
    ($name:ident in $language:ident { $($sentences:tt)* }) => {
        $crate::messages! { @sort $name $language [] [] $($sentences)* }
    };

    // Sorts the sentences into fields and methods, one by one.
    (@sort $name:ident $language:ident [$($fields:tt)*] $methods:tt
        $(#$doc:tt)* $sentence:ident { en: $en:literal, fi: $fi:literal, sv: $sv:literal $(,)? } $($rest:tt)*
    ) => {
        $crate::messages! {
            @sort $name $language [$($fields)* $(#$doc)* $sentence $en $fi $sv;] $methods $($rest)*
        }
    };
    (@sort $name:ident $language:ident $fields:tt [$($methods:tt)*]
        $(#$doc:tt)* $sentence:ident($($parameter:ident: $type:ty),*) -> String { $($text:tt)* } $($rest:tt)*
    ) => {
        $crate::messages! { @sort $name $language $fields [$($methods)*
            $(#$doc)*
            pub fn $sentence(&self, $($parameter: $type),*) -> String {
                let $language = self.in_language;
                $crate::messages!(@text String $language { $($text)* })
            }
        ] $($rest)* }
    };
    (@sort $name:ident $language:ident $fields:tt [$($methods:tt)*]
        $(#$doc:tt)* $sentence:ident($($parameter:ident: $type:ty),*) -> String match $on:tt {
            $($pattern:pat $(if $guard:expr)? => $text:tt)*
        } $($rest:tt)*
    ) => {
        $crate::messages! { @sort $name $language $fields [$($methods)*
            $(#$doc)*
            pub fn $sentence(&self, $($parameter: $type),*) -> String {
                let $language = self.in_language;
                match $on {
                    $($pattern $(if $guard)? => $crate::messages!(@text String $language $text),)*
                }
            }
        ] $($rest)* }
    };
    (@sort $name:ident $language:ident $fields:tt [$($methods:tt)*]
        $(#$doc:tt)* $sentence:ident($($parameter:ident: $type:ty),*) match $on:tt {
            $($pattern:pat $(if $guard:expr)? => $text:tt)*
        } $($rest:tt)*
    ) => {
        $crate::messages! { @sort $name $language $fields [$($methods)*
            $(#$doc)*
            pub fn $sentence(&self, $($parameter: $type),*) -> &'static str {
                let $language = self.in_language;
                match $on {
                    $($pattern $(if $guard)? => $crate::messages!(@text str $language $text),)*
                }
            }
        ] $($rest)* }
    };
    (@sort $name:ident $language:ident
        [$($(#$doc:tt)* $sentence:ident $en:literal $fi:literal $sv:literal;)*] [$($methods:tt)*]
    ) => {
        /// Sentences of one screen or subject, in one language.
        #[derive(Clone, Copy, Debug)]
        pub struct $name {
            /// Language of the sentences.
            pub in_language: $crate::Language,
            $($(#$doc)* pub $sentence: &'static str,)*
        }

        impl $name {
            /// Returns the sentences in `language`.
            pub const fn new(language: $crate::Language) -> Self {
                match language {
                    $crate::Language::English => Self { in_language: language, $($sentence: $en),* },
                    $crate::Language::Finnish => Self { in_language: language, $($sentence: $fi),* },
                    $crate::Language::Swedish => Self { in_language: language, $($sentence: $sv),* },
                }
            }

            $($methods)*
        }
    };

    // The text in one language.
    (@text str $language:ident { en: $en:literal, fi: $fi:literal, sv: $sv:literal $(,)? }) => {
        match $language {
            $crate::Language::English => $en,
            $crate::Language::Finnish => $fi,
            $crate::Language::Swedish => $sv,
        }
    };
    (@text String $language:ident {
        en: $en:literal, fi: $fi:literal, sv: $sv:literal $(, $name:ident = $value:expr)* $(,)?
    }) => {
        match $language {
            $crate::Language::English => format!($en $(, $name = $value)*),
            $crate::Language::Finnish => format!($fi $(, $name = $value)*),
            $crate::Language::Swedish => format!($sv $(, $name = $value)*),
        }
    };
    (@text str $language:ident ($value:expr)) => { $value };
    (@text String $language:ident ($value:expr)) => { String::from($value) };
}

/// Declares a whole catalogue: a struct of the sentences of every screen or subject.
macro_rules! catalogue {
    ($(#$about:tt)* $name:ident { $($(#$doc:tt)* $part:ident: $messages:ty,)* }) => {
        $(#$about)*
        #[derive(Clone, Copy, Debug)]
        pub struct $name {
            $($(#$doc)* pub $part: $messages,)*
        }

        impl $name {
            const fn new(language: crate::Language) -> Self {
                Self { $($part: <$messages>::new(language),)* }
            }

            /// Returns the catalogue in `language`.
            pub(crate) fn of(language: crate::Language) -> &'static Self {
                static ALL: [$name; 3] = [
                    $name::new(crate::Language::English),
                    $name::new(crate::Language::Finnish),
                    $name::new(crate::Language::Swedish),
                ];
                &ALL[language as usize]
            }
        }
    };
}
pub(crate) use catalogue;
