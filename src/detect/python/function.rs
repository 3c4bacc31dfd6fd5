//! The notebook's own functions and classes: what their bodies do, and what calls of them give.

use super::flow::Flow;
use super::library;
use super::tree::{Class, Definition, Expr, Name, Parameter, Takes};
use super::value::{Origin, Value};
use crate::detect::name::words;
use compact_str::format_compact;
use foldhash::HashMap;
use std::cell::RefCell;
use std::rc::Rc;

/// Calls of the notebook's own functions that are followed within one another.
const DEEPEST_CALL: usize = 4;

/// Words in the name of a function that looks a password over, whoever's it is.
const LOOKING: &[&str] = &[
    "strength", "strong", "weak", "score", "entropy", "valid", "validate", "validator", "check", "is", "has", "test", "policy", "rate",
    "evaluate", "analyze", "analyse", "assess", "meter", "guesses", "crack", "complexity", "pwned", "leaked", "breached",
];

/// A function of the notebook.
pub(super) struct Function {
    /// The source that it stands in.
    source: usize,
    /// What it takes and does.
    pub(super) definition: Rc<Definition>,
    /// What it has of the function that it is defined in.
    captured: Vec<(Name, Value)>,
    /// The last walk of its body with nothing known of its arguments.
    walk: RefCell<Option<Walk>>,
}

/// What a walk of a function's body came to, and what that depends on.
struct Walk {
    returned: Value,
    class: Option<Rc<str>>,
    cell: usize,
    /// How many values of interest names outside of functions had been given.
    kept: usize,
    defining: bool,
}

impl Function {
    /// Whether it looks over what it is given and logs nobody in: `strength(password)`, `is_valid(pw, rules)`.
    fn looks_over(&self) -> bool {
        let logs_in = |parameter: &Parameter| ["user", "login", "mail", "host", "conn"].iter().any(|word| parameter.name.contains(word));
        words(&self.definition.name).iter().any(|word| LOOKING.contains(&word.as_str())) && !self.definition.parameters.iter().any(logs_in)
    }

    /// The function that `definition` in `source` makes, with what it has of the one around it.
    pub(super) fn new(source: usize, definition: Rc<Definition>, captured: Vec<(Name, Value)>) -> Self {
        Self { source, definition, captured, walk: RefCell::default() }
    }

    /// Where what the last walk came to comes from.
    pub(super) fn given(&self) -> Origin {
        self.walk.borrow().as_ref().map_or(Origin::Unknown, |walk| walk.returned.origin)
    }
}

impl Flow {
    /// Takes a definition: its defaults are given to its parameters, and its body is looked at though nobody may call it.
    pub(super) fn define(&mut self, definition: &Rc<Definition>, class: Option<&str>) {
        let defaults: Vec<(Name, Value)> = definition
            .parameters
            .iter()
            .map(|parameter| {
                let value = parameter.default.as_ref().map(|default| self.eval(default)).unwrap_or_default();
                self.give(&parameter.name, &value);
                (parameter.name.clone(), value)
            })
            .collect();
        let name = match class {
            Some(class) => format_compact!("{class}.{}", definition.name),
            None => definition.name.clone(),
        };
        let function = Rc::new(Function::new(self.source, Rc::clone(definition), self.captured()));
        self.functions.insert(name.clone(), Rc::clone(&function));
        let defining = std::mem::replace(&mut self.defining, true);
        let class = class.map(Rc::from).or_else(|| self.class.clone());
        // what it calls itself for comes to nothing else
        self.has_walked(&function, class.clone(), &Value::default());
        let returned = self.body(&function, defaults, class.clone());
        self.has_walked(&function, class, &returned);
        self.give(&definition.name, &returned);
        self.decorate(name, function);
        self.defining = defining;
    }

    /// Puts what the notebook's own decorators make of the function `name` in its place.
    fn decorate(&mut self, name: Name, function: Rc<Function>) {
        let definition = Rc::clone(&function.definition);
        let origin = library::origin_of_function(function.given());
        let wrapped = format_compact!("{name}.__wrapped__");
        let mut value = Value { origin, ..Value::object(&wrapped, Vec::new()) };
        for decorator in definition.decorators.iter().rev() {
            let own = match decorator {
                Expr::Name(name) => self.functions.get(name).cloned(),
                Expr::Call(_) => self.quietly(|flow| flow.eval(decorator)).class().and_then(|class| self.functions.get(&**class)).cloned(),
                _ => None,
            };
            let Some(own) = own else { continue };
            self.functions.insert(wrapped.clone(), Rc::clone(&function));
            value = self.quietly(|flow| flow.own_call(&own, None, &[value.clone()], &[]));
        }
        if let Some(wrapper) = value.class().and_then(|class| self.functions.get(&**class)).cloned() {
            self.functions.insert(name, wrapper);
        }
    }

    /// Takes the definition of a class and of all in its body.
    pub(super) fn define_class(&mut self, class: &Class) {
        self.classes.insert(class.name.clone(), (class.bases.clone(), class.fields.clone().into()));
        self.apart(|flow| {
            flow.scopes.push(HashMap::default());
            flow.steps(&class.body, Some(&class.name));
            flow.scopes.pop();
        });
    }

    /// What another walk of `function` with nothing known of its arguments would come to, where it would find nothing new.
    fn walked(&self, function: &Function, class: Option<&str>) -> Option<Value> {
        let now = (self.cell, self.kept, self.defining);
        // what is only defined shows nothing, and is walked again when it is called
        let holds = |walk: &&Walk| walk.class.as_deref() == class && (self.defining || (walk.cell, walk.kept, walk.defining) == now);
        function.walk.borrow().as_ref().filter(holds).map(|walk| walk.returned.clone())
    }

    /// Remembers what a walk of `function` with nothing known of its arguments came to.
    fn has_walked(&self, function: &Function, class: Option<Rc<str>>, returned: &Value) {
        let walk = Walk { returned: returned.clone(), class, cell: self.cell, kept: self.kept, defining: self.defining };
        function.walk.replace(Some(walk));
    }

    /// What a function returns when its parameters have these values, `class` being that of its `self`.
    pub(super) fn body(&mut self, function: &Function, values: Vec<(Name, Value)>, class: Option<Rc<str>>) -> Value {
        if self.calls >= DEEPEST_CALL {
            return Value::default();
        }
        self.calls += 1;
        self.scopes.push(function.captured.iter().cloned().chain(values).collect());
        let outer = std::mem::take(&mut self.returned);
        let source = std::mem::replace(&mut self.source, function.source);
        let class = std::mem::replace(&mut self.class, class);
        let globals = std::mem::take(&mut self.globals);
        let grown = std::mem::take(&mut self.grown);
        self.apart(|flow| flow.steps(&function.definition.body, None));
        self.class = class;
        self.globals = globals;
        self.grown_last = std::mem::replace(&mut self.grown, grown);
        self.source = source;
        self.scopes.pop();
        self.calls -= 1;
        std::mem::replace(&mut self.returned, outer)
    }

    /// Adds to `places`, what `function` was just called with, what it has put into its parameters.
    pub(super) fn grow(&mut self, function: &Function, places: &[Expr]) {
        for (name, origin) in std::mem::take(&mut self.grown_last) {
            let parameters = function.definition.parameters.iter().filter(|parameter| !is_own(parameter));
            if let Some((_, place)) = parameters.zip(places).find(|(parameter, _)| parameter.name == name) {
                self.keep_in(place, Value::from(origin));
            }
        }
    }

    /// What a call of `function` gives, `class` being that of its `self`.
    pub(super) fn own_call(
        &mut self,
        function: &Function,
        class: Option<Rc<str>>,
        arguments: &[Value],
        keywords: &[(&str, &Value)],
    ) -> Value {
        let mut values = Vec::new();
        let parameters = &function.definition.parameters;
        let own = usize::from(parameters.first().is_some_and(is_own));
        for (index, parameter) in parameters.iter().enumerate() {
            match parameter.takes {
                Takes::One => {}
                Takes::Rest => {
                    values.push((
                        parameter.name.clone(),
                        Value::row(arguments.get(index.saturating_sub(own)..).unwrap_or_default().to_vec()),
                    ));
                    continue;
                }
                Takes::Words => {
                    let is_own = |word: &str| parameters.iter().any(|own| own.name == word);
                    let others = keywords.iter().filter(|(word, _)| !is_own(word));
                    values.push((
                        parameter.name.clone(),
                        Value::map(others.map(|(word, value)| ((*word).into(), (*value).clone())).collect()),
                    ));
                    continue;
                }
            }
            let by_word = || keywords.iter().find(|(name, _)| *name == parameter.name).map(|(_, value)| (*value).clone());
            let by_place = index.checked_sub(own).and_then(|index| arguments.get(index)).cloned();
            if let Some(value) = by_place.or_else(by_word) {
                let says_something = value.asked.is_some() || !value.literals.is_empty();
                if says_something && !function.looks_over() {
                    self.give(&parameter.name, &value);
                }
                values.push((parameter.name.clone(), value));
            }
        }
        if !values.iter().all(|(_, value)| value.is_unknown()) {
            return self.body(function, values, class);
        }
        if let Some(returned) = self.walked(function, class.as_deref()) {
            return returned;
        }
        let returned = self.body(function, values, class.clone());
        self.has_walked(function, class, &returned);
        returned
    }
}

/// Whether `parameter` is the object that a method is called on.
fn is_own(parameter: &Parameter) -> bool {
    matches!(parameter.name.as_str(), "self" | "cls")
}
