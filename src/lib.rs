//! newsrack
