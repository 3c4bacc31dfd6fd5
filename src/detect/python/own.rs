//! Calls of the notebook's own functions, methods and classes.

use super::call::Called;
use super::flow::Flow;
use super::tree::Expr;
use super::value::{Origin, Value};
use std::rc::Rc;

/// Calls that go through what they are given.
const GOING_THROUGH: &[&str] = &["list", "tuple", "sorted", "set", "next", "iter"];

impl Flow {
    /// What an object gives that is gone through.
    fn gone_through(&mut self, object: &Value) -> Option<Value> {
        let class = object.class().cloned()?;
        let function = ["__next__", "__iter__"].iter().find_map(|name| self.method(&class, name))?;
        let value = self.own_call(&function, Some(class), &[], &[]);
        Some(Value { parts: None, ..value })
    }

    /// What a call gives that is of the notebook's own.
    pub(super) fn of_own(&mut self, called: &Called<'_>) -> Option<Value> {
        let Called { call, method, receiver, arguments, keywords, .. } = *called;
        match &call.callee {
            Expr::Name(name) if self.classes.contains_key(name) => Some(self.constructed(name, arguments, keywords)),
            Expr::Name(name) if name == "cls" && self.class.is_some() => {
                let class = self.class.clone()?;
                Some(self.constructed(&class, arguments, keywords))
            }
            Expr::Name(name) => match self.functions.get(name).cloned() {
                Some(function) => {
                    let value = self.own_call(&function, None, arguments, keywords);
                    self.grow(&function, &call.arguments);
                    Some(value)
                }
                None if GOING_THROUGH.contains(&method) => self.gone_through(arguments.first()?),
                None => {
                    let class = Rc::clone(self.lookup(name)?.class()?);
                    self.call_object(class, arguments, keywords)
                }
            },
            Expr::Lambda(parameters, body) => Some(self.run_lambda(parameters, body, arguments)),
            // `super().load(…)`
            Expr::Attribute(owner, _) if matches!(&**owner, Expr::Call(call) if call.path == "super") => {
                let class = self.class.clone()?;
                let (bases, _) = self.classes.get(&*class)?;
                let function = bases.iter().find_map(|base| self.method(base, method))?;
                Some(self.own_call(&function, Some(class), arguments, keywords))
            }
            Expr::Attribute(owner, _) => {
                let class = match &**owner {
                    Expr::Name(name) if self.classes.contains_key(name) => Rc::from(name.as_str()),
                    _ => Rc::clone(receiver.class()?),
                };
                let Some(function) = self.method(&class, method) else {
                    // a function that an object has
                    let class = Rc::clone(self.lookup(&call.path)?.class()?);
                    return self.call_object(class, arguments, keywords);
                };
                let value = self.own_call(&function, Some(class), arguments, keywords);
                self.grow(&function, &call.arguments);
                Some(value)
            }
            // `handlers["get"](response)`
            _ => self.call_object(receiver.class().cloned()?, arguments, keywords),
        }
    }

    /// What a call of an object of `class` gives, or of the function of this name.
    pub(super) fn call_object(&mut self, class: Rc<str>, arguments: &[Value], keywords: &[(&str, &Value)]) -> Option<Value> {
        if let Some(function) = self.functions.get(&*class).cloned() {
            return Some(self.own_call(&function, None, arguments, keywords));
        }
        let function = self.method(&class, "__call__")?;
        Some(self.own_call(&function, Some(class), arguments, keywords))
    }

    /// An object of the notebook's class `name`.
    pub(super) fn constructed(&mut self, name: &str, arguments: &[Value], keywords: &[(&str, &Value)]) -> Value {
        let mut fields: Vec<(Rc<str>, Value)> = Vec::new();
        match self.method(name, "__init__") {
            Some(function) => {
                self.own_call(&function, Some(name.into()), arguments, keywords);
            }
            None => {
                let declared = self.fields(name);
                for (field, value) in declared.iter().zip(arguments) {
                    self.give(field, value);
                    fields.push((field.as_str().into(), value.clone()));
                }
                fields.extend(keywords.iter().map(|(field, value)| ((*field).into(), (*value).clone())));
            }
        }
        // what it prints is its fields
        let told = fields.iter().map(|(_, value)| value.origin).max().filter(|origin| *origin >= Origin::Response);
        Value { origin: told.unwrap_or_else(|| self.origin_of_class(name)), ..Value::object(name, fields) }
    }
}
