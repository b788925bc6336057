import CCmark

/// The only file that knows C: CommonMark by libcmark, copied into an array of nodes.
package enum CmarkParser {
  /// The library's version, for example `0.30.2`.
  package static var version: String { String(cString: cmark_version_string()) }

  /// - Parameter text: UTF-8; line endings may be of any kind.
  /// - Parameter blocksOnly: leaves the inlines and all texts out.
  static func parse(_ text: [UInt8], blocksOnly: Bool = false) -> [MarkdownNode] {
    let root = text.withUnsafeBytes { bytes in
      cmark_parse_document(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, CMARK_OPT_DEFAULT)
    }
    defer { cmark_node_free(root) }
    let iterator = cmark_iter_new(root)
    defer { cmark_iter_free(iterator) }

    var nodes: [MarkdownNode] = []
    var open: [Int] = []
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return nodes }
      let type = cmark_node_get_type(node)
      if blocksOnly && type.rawValue > CMARK_NODE_LAST_BLOCK.rawValue { continue }
      if event == CMARK_EVENT_EXIT {
        if let index = open.popLast() { nodes[index].end = nodes.count }
      } else {
        let first = max(Int(cmark_node_get_start_line(node)) - 1, 0)
        let last = max(Int(cmark_node_get_end_line(node)) - 1, first)
        let kind = blocksOnly ? blockKind(of: node, type, withText: false) : kind(of: node, type)
        nodes.append(MarkdownNode(kind: kind, lines: first...last, end: nodes.count + 1))
        if !isLeaf(type) { open.append(nodes.count - 1) }
      }
    }
  }
}

extension CmarkParser {
  private typealias Node = OpaquePointer

  /// The iterator does not leave the leaves that it enters.
  private static func isLeaf(_ type: cmark_node_type) -> Bool {
    switch type {
    case CMARK_NODE_HTML_BLOCK, CMARK_NODE_THEMATIC_BREAK, CMARK_NODE_CODE_BLOCK, CMARK_NODE_TEXT,
      CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE:
      true
    default: false
    }
  }

  private static func kind(of node: Node, _ type: cmark_node_type) -> MarkdownNode.Kind {
    switch type {
    case CMARK_NODE_TEXT: .text(string(cmark_node_get_literal(node)))
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .codeSpan(string(cmark_node_get_literal(node)))
    case CMARK_NODE_HTML_INLINE: .htmlSpan(string(cmark_node_get_literal(node)))
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK:
      .link(destination: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
    case CMARK_NODE_IMAGE:
      .image(source: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
    default: blockKind(of: node, type, withText: true)
    }
  }

  private static func blockKind(
    of node: Node, _ type: cmark_node_type, withText: Bool
  ) -> MarkdownNode.Kind {
    switch type {
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_BLOCK_QUOTE: .quote
    case CMARK_NODE_LIST:
      .list(
        start: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? Int(cmark_node_get_list_start(node)) : nil,
        isTight: cmark_node_get_list_tight(node) != 0)
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_CODE_BLOCK:
      .code(
        info: withText ? string(cmark_node_get_fence_info(node)) : "",
        text: withText ? string(cmark_node_get_literal(node)) : "")
    case CMARK_NODE_HTML_BLOCK: .htmlBlock(withText ? string(cmark_node_get_literal(node)) : "")
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading(level: Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    default: .unknown
    }
  }

  private static func string(_ text: UnsafePointer<CChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
  }
}
