//! The line a finding stands on, made fit to be shown: secrets masked, control characters gone, cut to a width.

use std::ops::Range;

/// Characters of a line that are shown on either side of a finding.
const AROUND: usize = 60;

/// Bytes on either side of a finding that are looked at for them.
const NEAR: usize = 4 * AROUND + 4;

/// What to put in place of a stretch of text.
#[derive(Clone, Debug)]
pub struct Mask {
    /// The stretch, in bytes of the text.
    pub range: Range<usize>,
    /// What is shown instead.
    pub shown: String,
}

/// One masked line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The line.
    pub line: String,
    /// Where in it the finding's own mask stands, in bytes.
    pub mark: Range<usize>,
}

impl Excerpt {
    /// The line of `text` on which the mask `own` of `masks` begins, as far as it is shown, with all of `masks` applied.
    /// `masks` are sorted and do not overlap.
    #[must_use]
    pub fn of(text: &str, masks: &[Mask], own: usize) -> Self {
        let Some(target) = masks.get(own).map(|mask| &mask.range) else { return Self::default() };
        let nearest = text.floor_char_boundary(target.start.saturating_sub(NEAR));
        let start = text[nearest..target.start].rfind('\n').map_or(nearest, |at| nearest + at + 1);
        let furthest = text.ceil_char_boundary((target.end + NEAR).min(text.len()));
        // the line goes on after a mask that swallows line ends
        let mut end = text[start..furthest].find('\n').map_or(furthest, |at| start + at);
        let (mut line, mut mark, mut at) = (String::new(), 0..0, start);
        let first = masks.partition_point(|mask| mask.range.end <= start);
        for (index, mask) in masks.iter().enumerate().skip(first).take_while(|(_, mask)| mask.range.start < furthest) {
            if mask.range.start >= end {
                break;
            }
            push_clean(&mut line, &text[at..mask.range.start.max(at)]);
            let from = line.len();
            line.push_str(&mask.shown);
            if index == own {
                mark = from..line.len();
            }
            at = mask.range.end;
            end = end.max(at);
        }
        push_clean(&mut line, &text[at.min(end)..end]);
        Self { line, mark }.cut()
    }

    /// The same with at most [`AROUND`] characters on either side of the mark.
    fn cut(self) -> Self {
        let before: Vec<usize> = self.line[..self.mark.start].char_indices().map(|(at, _)| at).collect();
        let start = before.len().checked_sub(AROUND).map_or(0, |skip| before[skip]);
        let end = self.line[self.mark.end..].char_indices().nth(AROUND).map_or(self.line.len(), |(at, _)| self.mark.end + at);
        let lead = if start > 0 { "… " } else { "" };
        let tail = if end < self.line.len() { " …" } else { "" };
        let shift = |at: usize| at - start + lead.len();
        Self { line: format!("{lead}{}{tail}", &self.line[start..end]), mark: shift(self.mark.start)..shift(self.mark.end) }
    }
}

/// Appends `text` without what a terminal would act on.
fn push_clean(line: &mut String, text: &str) {
    line.extend(text.chars().map(|char| if char.is_control() { ' ' } else { char }));
}

#[cfg(test)]
mod tests {
    use super::{Excerpt, Mask};

    fn mask(range: std::ops::Range<usize>) -> Mask {
        Mask { range, shown: "****".to_owned() }
    }

    #[test]
    fn every_secret_of_the_line_is_masked() {
        let text = "x\nuser='aaa', password='bbb'\ny";
        let excerpt = Excerpt::of(text, &[mask(8..11), mask(24..27)], 1);
        assert_eq!(excerpt.line, "user='****', password='****'");
        assert_eq!(&excerpt.line[excerpt.mark], "****");
    }

    #[test]
    fn a_mask_over_line_ends_hides_them() {
        let excerpt = Excerpt::of("k = \"A\nB\nC\" # end", &[mask(5..10)], 0);
        assert_eq!(excerpt.line, "k = \"****");
    }

    #[test]
    fn a_line_that_begins_inside_a_secret_shows_none_of_it() {
        let excerpt = Excerpt::of("key=AAA\nBBB pw=CCC", &[mask(4..11), mask(15..18)], 1);
        assert_eq!(excerpt.line, "**** pw=****");
    }

    #[test]
    fn long_lines_are_cut_and_escapes_removed() {
        let text = format!("{}\u{1b}[0m{}{}", "a".repeat(200), "SECRET", "b".repeat(200));
        let at = text.find("SECRET").expect("there");
        let excerpt = Excerpt::of(&text, &[mask(at..at + 6)], 0);
        assert!(excerpt.line.len() < 150 && !excerpt.line.contains('\u{1b}'));
        assert_eq!(&excerpt.line[excerpt.mark], "****");
    }
}
