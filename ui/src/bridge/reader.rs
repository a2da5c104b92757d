//! Reads a view from the JavaScript object that carries it.
//!
//! What serde_json or serde-wasm-bindgen would do, without their error texts and the shapes that no view has:
//! those are a sixth of the whole bundle. A shape that is not here cannot be read, and the tests say so.
//!
//! serde hands over the names it knows. Members are therefore asked for in their order, and a variant is told by its place, so that no code is
//! compiled to find out which name one has met.

use serde::de::value::U32Deserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, SeqAccess, VariantAccess, Visitor,
};

use super::node::Node;
use super::unreadable::Unreadable;

/// A value to read.
pub(super) struct Reader<N>(pub(super) N);

type Read<T> = Result<T, Unreadable>;

impl<N: Node> Reader<N> {
    fn whole_number(&self) -> Read<f64> {
        self.0.number().filter(|number| number.fract() == 0.0).ok_or(Unreadable)
    }
}

impl<'de, N: Node> Deserializer<'de> for Reader<N> {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Read<V::Value> {
        Err(Unreadable)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_bool(self.0.truth().ok_or(Unreadable)?)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        match self.whole_number()? {
            negative if negative < 0.0 => Err(Unreadable),
            number => visitor.visit_u64(number as u64),
        }
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_i64(self.whole_number()? as i64)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_string(self.0.text().ok_or(Unreadable)?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        if self.0.is_nothing() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        let length = self.0.length().ok_or(Unreadable)?;
        visitor.visit_seq(Elements { list: self.0, next: 0, length })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        visitor.visit_seq(Members { object: self.0, names: names.iter() })
    }

    /// A variant without content is its name; one with content an object of one member.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        let (name, content) = match self.0.text() {
            Some(name) => (name, None),
            None => {
                let name = self.0.first_name().ok_or(Unreadable)?;
                let content = self.0.member(&name);
                (name, Some(content))
            }
        };
        let index = names.iter().position(|known| *known == name).ok_or(Unreadable)?;
        visitor.visit_enum(Variant { index: index as u32, content })
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 u16 f32 f64 char str bytes byte_buf unit unit_struct newtype_struct tuple tuple_struct map
        identifier ignored_any
    }
}

struct Elements<N> {
    list: N,
    next: u32,
    length: u32,
}

impl<'de, N: Node> SeqAccess<'de> for Elements<N> {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Read<Option<T::Value>> {
        if self.next == self.length {
            return Ok(None);
        }
        let element = self.list.element(self.next).ok_or(Unreadable)?;
        self.next += 1;
        seed.deserialize(Reader(element)).map(Some)
    }
}

/// The members a struct asks for, in its order. What else the object has is not looked at.
struct Members<N> {
    object: N,
    names: std::slice::Iter<'static, &'static str>,
}

impl<'de, N: Node> SeqAccess<'de> for Members<N> {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Read<Option<T::Value>> {
        let name = self.names.next().ok_or(Unreadable)?;
        seed.deserialize(Reader(self.object.member(name))).map(Some)
    }
}

struct Variant<N> {
    index: u32,
    content: Option<N>,
}

impl<'de, N: Node> EnumAccess<'de> for Variant<N> {
    type Error = Unreadable;
    type Variant = Content<N>;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Read<(T::Value, Content<N>)> {
        let index: U32Deserializer<Unreadable> = self.index.into_deserializer();
        Ok((seed.deserialize(index)?, Content(self.content)))
    }
}

struct Content<N>(Option<N>);

impl<'de, N: Node> VariantAccess<'de> for Content<N> {
    type Error = Unreadable;

    fn unit_variant(self) -> Read<()> {
        if self.0.is_none() { Ok(()) } else { Err(Unreadable) }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Read<T::Value> {
        seed.deserialize(Reader(self.0.ok_or(Unreadable)?))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Read<V::Value> {
        Err(Unreadable)
    }

    fn struct_variant<V: Visitor<'de>>(self, names: &'static [&'static str], visitor: V) -> Read<V::Value> {
        Reader(self.0.ok_or(Unreadable)?).deserialize_struct("", names, visitor)
    }
}

#[cfg(test)]
mod tests;
