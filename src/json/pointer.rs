//! RFC 6901 pointers to values.

use super::{Kind, Value};

/// An RFC 6901 pointer, e.g. `/cells/3/outputs/0/data/text~1plain`; the empty one names the whole document.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer(String);

/// What a pointer shows of a key that may not be shown.
const HIDDEN: &str = "…";

impl Pointer {
    /// The pointer in RFC 6901's spelling.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its tokens with RFC 6901's escapes undone.
    pub fn tokens(&self) -> impl Iterator<Item = String> {
        self.0.split('/').skip(1).map(|token| token.replace("~1", "/").replace("~0", "~"))
    }

    fn push(&mut self, token: &str) {
        self.0.push('/');
        self.0.push_str(&token.replace('~', "~0").replace('/', "~1"));
    }
}

impl<'d> Value<'d> {
    /// The pointer to the value that holds byte `offset`, and that value. A list that holds only strings is one text to
    /// nbformat, so the pointer stops at the list. A byte in a member's key leads to the member, and to the key's string.
    /// A key for which `hides` holds is left out of the pointer, with `…` in its place.
    #[must_use]
    pub fn locate(self, offset: usize, hides: &dyn Fn(Value<'d>) -> bool) -> (Pointer, Value<'d>) {
        let mut pointer = Pointer::default();
        let mut here = self;
        loop {
            let holds = |value: &Value<'d>| value.span().start <= offset && offset < value.span().end;
            let (token, next) = match here.kind() {
                Kind::Object => match here.members().find(|member| holds(&member.value) || holds(&member.key)) {
                    Some(member) => {
                        let name = if hides(member.key) { HIDDEN.into() } else { member.key.text().unwrap_or_default().into_owned() };
                        (name, if holds(&member.key) { member.key } else { member.value })
                    }
                    None => break,
                },
                Kind::Array if here.is_text_list() => break,
                Kind::Array => match here.elements().enumerate().find(|(_, value)| holds(value)) {
                    Some((index, value)) => (index.to_string(), value),
                    None => break,
                },
                _ => break,
            };
            pointer.push(&token);
            here = next;
        }
        (pointer, here)
    }

    /// Whether it is nbformat's multi-line text: a list of strings, at least one.
    #[must_use]
    pub fn is_text_list(self) -> bool {
        let mut elements = self.elements().peekable();
        elements.peek().is_some() && elements.all(Value::is_string)
    }
}
