/// The style that sets a page's footnotes beside the lines that refer to them, where the page has a margin.
///
/// There is one copy of each footnote, at the end of the page, which is where it stands on a telephone, on paper and for
/// a screen reader. In the margin it is held at the height of its reference, below the note before it, by CSS anchors;
/// these need a name for each footnote, so that the rules are written out. A browser that does not know anchors shows
/// the list at the end. What all notes have in common is in `lossbook.css`.
///
/// - Parameter count: how many footnotes the page has, at least one.
func marginNoteStyle(count: Int) -> String {
  let rules = (1...count).map { number in
    """
    #fnref-\(number) { anchor-name: --ref-\(number); }
    #fn-\(number) { anchor-name: --note-\(number); \
    top: max(anchor(--ref-\(number) top), anchor(--note-\(number - 1) bottom, 0px) + 0.8rem); }

    """
  }
  return """

    @supports (top: anchor(--a top)) {
    @media screen and (min-width: 1080px) {
    \(rules.joined())}
    }

    """
}
