extension Chart {
  var jsonFields: [JSON.Field] {
    [JSON.Field("title", .text(title))]
  }
}
