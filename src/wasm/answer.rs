//! An answer on its way to the page: one text and one list of numbers, of which `www/answer.js` makes objects. To
//! make each object and text from here takes more code, and more time.

use std::fmt::Error;

use serde::ser::{Impossible, Serialize, SerializeSeq, SerializeStruct, SerializeTuple, Serializer};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "../../www/answer.js")]
extern "C" {
    #[wasm_bindgen(js_name = readAnswer)]
    fn read(text: &str, numbers: &[f64]) -> JsValue;
}

/// What it is to the page.
pub fn to_js(value: &(impl Serialize + ?Sized)) -> JsValue {
    let mut answer = Answer::default();
    // It only fails with what no answer has in it.
    let _ = value.serialize(&mut answer);
    read(&answer.text, &answer.numbers)
}

#[derive(Default)]
struct Answer {
    /// All texts one after another, the names of fields among them.
    text: String,
    /// For each value what it is: the length of a text in UTF-16 units, or one of these.
    numbers: Vec<f64>,
    /// The names of fields, in the order in which they first came.
    names: Vec<&'static str>,
}

/// The next number is one.
const NUMBER: f64 = -1.0;
/// Values up to the end.
const LIST: f64 = -2.0;
/// Texts and values in turn, up to the end.
const OBJECT: f64 = -3.0;
const END: f64 = -4.0;
const TRUE: f64 = -5.0;
const FALSE: f64 = -6.0;
/// The first name of a field that came, again; the second is one less, and so on.
const NAME: f64 = -7.0;

impl Answer {
    #[inline(never)]
    fn sign(&mut self, sign: f64) -> Result<(), Error> {
        self.numbers.push(sign);
        Ok(())
    }

    #[inline(never)]
    #[expect(clippy::arithmetic_side_effects, reason = "a byte counts for two units at most")]
    fn text(&mut self, text: &str) -> Result<(), Error> {
        self.text.push_str(text);
        let units = |byte: u8| usize::from(byte & 0xc0 != 0x80) + usize::from(byte >= 0xf0);
        self.sign(text.bytes().map(units).sum::<usize>() as f64)
    }

    /// The name of a field: its text where it first comes, its number from then on.
    #[inline(never)]
    fn name(&mut self, name: &'static str) -> Result<(), Error> {
        match self.names.iter().position(|&known| std::ptr::eq(known, name)) {
            Some(place) => self.sign(NAME - place as f64),
            None => {
                self.names.push(name);
                self.text(name)
            }
        }
    }

    #[inline(never)]
    fn number(&mut self, number: f64) -> Result<(), Error> {
        self.sign(NUMBER)?;
        self.sign(number)
    }
}

macro_rules! numbers {
    ($($name:ident $kind:ty,)*) => {
        $(fn $name(self, number: $kind) -> Result<(), Error> { self.number(number as f64) })*
    };
}

macro_rules! never {
    ($($name:ident($($kind:ty),*) -> $result:ty,)*) => {
        $(fn $name(self, $(_: $kind),*) -> Result<$result, Error> { Err(Error) })*
    };
}

impl Serializer for &mut Answer {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeStruct = Self;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Impossible<(), Error>;
    type SerializeStructVariant = Impossible<(), Error>;

    numbers! {
        serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64, serialize_u8 u8,
        serialize_u16 u16, serialize_u32 u32, serialize_u64 u64, serialize_f32 f32, serialize_f64 f64,
    }
    never! {
        serialize_char(char) -> (),
        serialize_bytes(&[u8]) -> (),
        serialize_unit_struct(&'static str) -> (),
        serialize_map(Option<usize>) -> Impossible<(), Error>,
        serialize_tuple_struct(&'static str, usize) -> Impossible<(), Error>,
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Impossible<(), Error>,
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Impossible<(), Error>,
    }

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.sign(if value { TRUE } else { FALSE })
    }
    fn serialize_str(self, text: &str) -> Result<(), Error> {
        self.text(text)
    }
    fn serialize_none(self) -> Result<(), Error> {
        self.sign(END)
    }
    fn serialize_unit(self) -> Result<(), Error> {
        self.sign(END)
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Result<(), Error> {
        self.text(name)
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        Err(Error)
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Error> {
        self.sign(LIST)?;
        Ok(self)
    }
    fn serialize_tuple(self, _: usize) -> Result<Self, Error> {
        self.sign(LIST)?;
        Ok(self)
    }
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Error> {
        self.sign(OBJECT)?;
        Ok(self)
    }
}

impl SerializeSeq for &mut Answer {
    type Ok = ();
    type Error = Error;
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(&mut **self)
    }
    fn end(self) -> Result<(), Error> {
        self.sign(END)
    }
}

impl SerializeTuple for &mut Answer {
    type Ok = ();
    type Error = Error;
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(&mut **self)
    }
    fn end(self) -> Result<(), Error> {
        self.sign(END)
    }
}

impl SerializeStruct for &mut Answer {
    type Ok = ();
    type Error = Error;
    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Error> {
        self.name(name)?;
        value.serialize(&mut **self)
    }
    fn end(self) -> Result<(), Error> {
        self.sign(END)
    }
}
