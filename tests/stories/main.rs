//! What a user does, one story per file.
