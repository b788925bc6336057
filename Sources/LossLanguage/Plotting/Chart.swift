/// What a plot cell shows, computed: every number that the drawing needs, and none of its looks.
package struct Chart: Sendable {
  package var title: String?

  package init(title: String?) {
    self.title = title
  }
}
