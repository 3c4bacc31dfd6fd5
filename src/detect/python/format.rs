//! Templates that are filled: `"…{}…".format(…)`, `"…%s…" % …`, `Template("…$x…").substitute(x=…)`.

use super::flow::{Flow, GIVEN};
use super::template::{self, Hole, is_user};
use super::tree::{Call, Expr};
use super::value::{Fragment, Origin, Value, reading};

impl Flow {
    /// `"…{}…".format(…)`: the template's holes are filled by their order or names.
    pub(super) fn formatted(&mut self, owner: &Expr, template: &str, call: &Call) -> Value {
        // `"…{password}…".format(**settings)`
        let mut spread = Origin::Unknown;
        if let [(None, all)] = call.keywords.as_slice() {
            let all = self.eval(all);
            spread = all.origin;
            for hole in template::holes(template) {
                if let (Some(value), Some(name)) = (all.entry(hole.name), template::name_of_hole(hole.before, hole.after)) {
                    self.give(&name, &value.clone());
                }
            }
        }
        let mut next = 0;
        let mut fill = Vec::new();
        for hole in template::holes(template) {
            let argument = match hole.name {
                "" => {
                    next += 1;
                    call.arguments.get(next - 1)
                }
                name => match name.parse::<usize>() {
                    Ok(index) => call.arguments.get(index),
                    Err(_) => call.keywords.iter().find(|(word, _)| word.as_deref() == Some(name)).map(|(_, value)| value),
                },
            };
            fill.extend(argument.map(|argument| (hole, argument)));
        }
        let filled = self.filled(owner, template, fill);
        Value { origin: filled.origin.max(spread), ..filled }
    }

    /// `"…%s…" % …`: a tuple fills the holes in order, a dict by name, anything else the one hole.
    pub(super) fn percent(&mut self, owner: &Expr, arguments: &Expr) -> Value {
        let Some(template) = owner.constant() else { return self.joined(&[owner.clone(), arguments.clone()]) };
        let holes = template::percent_holes(&template);
        let fill = match arguments {
            Expr::List(items) => holes.into_iter().zip(items).collect(),
            Expr::Dict(items) => {
                let named = |name: &str| {
                    items.iter().find(|(key, _)| key.as_ref().and_then(Expr::constant).as_deref() == Some(name)).map(|(_, value)| value)
                };
                holes.into_iter().filter_map(|hole| Some((hole.clone(), named(hole.name)?))).collect()
            }
            one => holes.into_iter().take(1).map(|hole| (hole, one)).collect(),
        };
        self.filled(owner, &template, fill)
    }

    /// `logging.info("…%s…", …)`
    pub(super) fn logged(&mut self, template: &str, call: &Call) -> Value {
        let (owner, arguments) = (&call.arguments[0], &call.arguments[1..]);
        let fill = template::percent_holes(template).into_iter().zip(arguments).collect();
        self.filled(owner, template, fill)
    }

    /// `Template("…$p…").substitute(p=…)`, `"…<password>…".replace("<password>", …)`: gives what is put into a text to the name
    /// that stands around it.
    pub(super) fn put_in(&mut self, method: &str, text: &Value, arguments: &[Value], keywords: &[(&str, &Value)]) {
        let Some(text) = text.text() else { return };
        let mut give = |hole: &str, value: &Value| {
            if let Some((before, after)) = text.split_once(hole)
                && let Some(name) = template::name_of_hole(before, after)
            {
                self.give(&name, value);
            }
        };
        match (method, arguments) {
            ("replace", [hole, value]) => give(hole.text().filter(|hole| !hole.is_empty()).unwrap_or("\0"), value),
            ("substitute" | "safe_substitute" | "render", _) => {
                for (name, value) in keywords {
                    let holes = [format!("${{{name}}}"), format!("{{{{ {name} }}}}"), format!("{{{{{name}}}}}"), format!("${name}")];
                    holes.iter().for_each(|hole| give(hole, value));
                }
            }
            _ => {}
        }
    }

    /// Notes that `value` stands in a text beside `name`; after `Bearer ` stands nothing but a credential.
    pub(super) fn put_beside(&mut self, name: &str, value: &Value) {
        self.give(name, value);
        if name == "bearer" {
            self.give(GIVEN, value);
        }
    }

    fn filled(&mut self, owner: &Expr, template: &str, fill: Vec<(Hole<'_>, &Expr)>) -> Value {
        let mut all = Value::default();
        let mut fragments = Vec::new();
        let mut end = 0;
        let mut is_kept = false;
        for (hole, argument) in fill {
            let value = self.eval(argument);
            if let Some(name) = template::name_of_hole(hole.before, hole.after) {
                self.put_beside(&name, &value);
            }
            fragments.push(Fragment::Text(template.get(end..hole.before.len()).unwrap_or_default().into()));
            end = template.len() - hole.after.len();
            match self.fragments(argument, &value) {
                Some(own) => {
                    is_kept = true;
                    fragments.extend(own.iter().cloned());
                }
                None => fragments.push(Fragment::Any),
            }
            if !is_user(hole.after) {
                all = all.or(Value { parts: None, ..value });
            }
        }
        fragments.push(Fragment::Text(template.get(end..).unwrap_or_default().into()));
        Value { reads: if is_kept { reading(fragments) } else { None }, ..all.or(self.eval(owner)) }
    }
}
