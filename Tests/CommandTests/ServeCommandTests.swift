import Foundation
import Glibc
import Testing

struct ServeCommandTests {
  @Test func `pages are those that build writes, and nothing else is there`() throws {
    let files = [
      "notebooks/index.md": goodNotebook, "notebooks/guide/first.md": "# First\n\n[Data](../data/a.csv)\n",
      "notebooks/data/a.csv": "x\n1\n", "notebooks/data/secret.csv": "x\n2\n", "site/site.yml": "title: Losses\n",
    ]
    let site = try ServedProject(files)
    #expect(try site.files.run("build").code == 0)
    let built = try site.files.contents().filter { $0.key.hasPrefix("site/public/") }
    #expect(built.count > 6)
    for (path, text) in built where !path.hasSuffix(".lossbook") {
      let address = String(path.dropFirst("site/public".count))
      #expect(try site.page(address) == text, "\(address)")
    }
    #expect(try site.get("/").text.contains("<script src=\"/.lossbook/live.js\""))
    #expect(try site.get("/guide").head.contains("Location: /guide/"))
    #expect(try site.get("/guide/").status == 200)
    for path in ["/data/secret.csv", "/site/site.yml", "/.lossbook", "/site/public/index.html", "/nothing.html"] {
      #expect(try site.get(path).status == 404, "\(path)")
    }
    #expect(built["site/public/index.html"]?.contains("live.js") == false)
  }

  @Test func `a saved change is announced, and is on the page`() throws {
    let site = try ServedProject(["notebooks/a.md": goodNotebook, "notebooks/b.md": "# B\n"])
    let client = try ServedProject.Client(port: site.port)
    client.send("GET /.lossbook/events HTTP/1.1\r\nHost: localhost:\(site.port)\r\n\r\n")
    var events = ""
    try ServedProject.eventually("a first event") {
      events += String(decoding: client.read(), as: UTF8.self)
      return events.contains("data: ")
    }
    #expect(events.contains("Content-Type: text/event-stream"))
    try ServedProject.eventually("evaluating everything") { site.errors.contains("All holds.") }
    try site.files.write("notebooks/a.md", goodNotebook.replacing("It costs", with: "It is charged"))
    try ServedProject.eventually("the event that announces it") {
      events += String(decoding: client.read(), as: UTF8.self)
      return try site.page("/a.html")?.contains("It is charged") ?? false
    }
    let states = events.matches(of: /data: (.*)\n/).map(\.1)
    #expect(states.count >= 2 && Set(states).count == states.count, "\(events)")
    try ServedProject.eventually("a word in the terminal") { site.errors.contains("notebooks/a.md holds") }
  }

  @Test func `a fault is shown at its cell with the last good result, and goes when it is mended`() throws {
    let site = try ServedProject(["notebooks/a.md": goodNotebook + "\nAlso `= 2 * loss`.\n"])
    #expect(try site.page("/a.html")?.contains("class=\"earlier\"") == false)
    let good = try #require(try site.page("/a.html"))
    try site.files.write(
      "notebooks/a.md", goodNotebook.replacing("log2(0.7)", with: "lg2(0.7)") + "\nAlso `= 2 * loss`.\n")
    try ServedProject.eventually("the fault") {
      try site.page("/a.html")?.contains("no `lg2`") ?? false || site.errors.contains("error[unknown-name]")
    }
    let page = try #require(try site.page("/a.html"))
    #expect(page.contains("class=\"diagnostic error\""))
    #expect(page.contains("Before this fault:"))
    #expect(page.contains("<span class=\"earlier\" title=\"The value before\">1.029"))
    #expect(site.errors.contains("--> notebooks/a.md:6:"))
    try site.files.write("notebooks/a.md", goodNotebook + "\nAlso `= 2 * loss`.\n")
    try ServedProject.eventually("the good page") { try site.page("/a.html") == good }
  }

  @Test func `a notebook that cannot be read keeps its page, marked`() throws {
    let site = try ServedProject(["notebooks/a.md": goodNotebook])
    #expect(try site.page("/a.html") != nil)
    let path = site.files.folder.appending(path: "notebooks/a.md")
    try Data([0x23, 0x20, 0xFF, 0xFE, 0x0A]).write(to: path)
    try ServedProject.eventually("the mark") {
      try site.page("/a.html")?.contains("What follows is the page as it was before.") ?? false
    }
    #expect(try site.page("/a.html")?.contains("It costs") == true)
    // A folder takes its place.
    try FileManager.default.removeItem(at: path)
    try FileManager.default.createDirectory(at: path, withIntermediateDirectories: false)
    try ServedProject.eventually("an answer") { try site.get("/a.html").status == 404 }
    try FileManager.default.removeItem(at: path)
    try site.files.write("notebooks/a.md", goodNotebook)
    try ServedProject.eventually("the page") { try site.page("/a.html")?.contains("What follows") == false }
  }

  @Test func `notebooks come, go and are renamed, in new folders too`() throws {
    let site = try ServedProject(["notebooks/index.md": "# Front\n\n[A](a.md)\n", "notebooks/a.md": goodNotebook])
    try ServedProject.eventually("evaluating everything") { site.errors.contains("All holds.") }
    let folder = site.files.folder.appending(path: "notebooks")
    try FileManager.default.moveItem(at: folder.appending(path: "a.md"), to: folder.appending(path: "b.md"))
    try ServedProject.eventually("the new address") { try site.get("/b.html").status == 200 }
    try ServedProject.eventually("no page at the old one") { try site.get("/a.html").status == 404 }
    #expect(try site.get("/a.html").text.contains("/.lossbook/live.js"), "it comes back when the notebook does")
    try ServedProject.eventually("the broken link") { site.errors.contains("error[broken-link]") }
    #expect(try site.page("/index.html")?.contains("leads to no file of the project") == true)
    try site.files.write("notebooks/new/deep/c.md", "# Deep\n")
    try ServedProject.eventually("a page in a new folder") { try site.get("/new/deep/c.html").status == 200 }
    // The folder was seen; what is written into it later is seen, too.
    try site.files.write("notebooks/new/deep/c.md", "# Deeper\n")
    try ServedProject.eventually("the change there") { try site.page("/new/deep/c.html")?.contains("Deeper") ?? false }
    try FileManager.default.moveItem(at: folder.appending(path: "new"), to: folder.appending(path: "other"))
    try ServedProject.eventually("the renamed folder") { try site.get("/other/deep/c.html").status == 200 }
    #expect(try site.get("/new/deep/c.html").status == 404)
  }

  @Test func `saving by renaming another file over it never shows a missing page`() throws {
    let site = try ServedProject(["notebooks/a.md": "# State 0\n"])
    #expect(try site.get("/a.html").status == 200)
    let folder = site.files.folder.appending(path: "notebooks")
    for number in 1...20 {
      // As vim does: the old file becomes a backup, and a new one is written.
      try FileManager.default.moveItem(at: folder.appending(path: "a.md"), to: folder.appending(path: "a.md~"))
      try Data("# State \(number)\n".utf8).write(to: folder.appending(path: "a.md"))
      try FileManager.default.removeItem(at: folder.appending(path: "a.md~"))
      #expect(try site.get("/a.html").status == 200)
    }
    try ServedProject.eventually("the last state") { try site.page("/a.html")?.contains("State 20") ?? false }
  }

  @Test func `data, drafts, the configuration and the theme are followed`() throws {
    let site = try ServedProject([
      "notebooks/a.md": "# A\n\n```data x file=../data/x.csv\n```\n", "data/x.csv": "x\n41\n",
      "notebooks/draft.md": "---\ndraft: true\n---\n\n# Draft\n", "notebooks/index.md": "# Front\n",
    ])
    #expect(try site.page("/a.html")?.contains("41") == true)
    #expect(try site.page("/draft.html")?.contains("Draft") == true)
    #expect(try site.page("/index.html")?.contains("draft.html") == false)
    try ServedProject.eventually("evaluating everything") { site.errors.contains("All holds") }
    try site.files.write("data/x.csv", "x\n43\n")
    try ServedProject.eventually("the new number") { try site.page("/a.html")?.contains("43") ?? false }
    try site.files.write("site/site.yml", "title: Other\ntheme: own.css\n")
    try ServedProject.eventually("the title") { try site.page("/a.html")?.contains("A - Other</title>") ?? false }
    try ServedProject.eventually("the missing theme") { site.errors.contains("`site/own.css` of `theme` is not there") }
    try site.files.write("site/own.css", "p { color: red }\n")
    try ServedProject.eventually("the theme") { try site.get("/assets/theme.css").text.contains("red") }
  }

  @Test func `a port that is taken is said to be`() throws {
    let site = try ServedProject(["notebooks/a.md": goodNotebook])
    let result = try site.files.run("serve", "--port", "\(site.port)")
    #expect(result.code == 2)
    #expect(
      result.errors
        == "error: port \(site.port) is taken, perhaps by another `lossbook serve`; name one with `--port`\n")
    #expect(try CommandLine().run("serve").code == 2, "no project")
    #expect(try site.files.run("serve", "--port", "70000").code == 2)
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `a signal ends it, and leaves nothing behind`(signal: Int32) throws {
    let site = try ServedProject(["notebooks/a.md": goodNotebook])
    #expect(try site.get("/a.html").status == 200)
    let waiting = try ServedProject.Client(port: site.port)
    waiting.send("GET /.lossbook/events HTTP/1.1\r\nHost: localhost:\(site.port)\r\n\r\n")
    #expect(!waiting.read().isEmpty)
    #expect(site.end(by: signal) == 0)
    #expect(try Set(site.files.contents().keys) == ["notebooks/a.md", ".out", ".err"])
    // The port is free at once.
    #expect(try ServedProject(["notebooks/a.md": goodNotebook], port: site.port).get("/a.html").status == 200)
  }

  @Test func `killed in the middle of a rebuild it has written nothing`() throws {
    var files = ["notebooks/index.md": "# Front\n"]
    for number in 0..<60 { files["notebooks/n\(number).md"] = goodNotebook }
    let site = try ServedProject(files)
    try site.files.write("site/site.yml", "limits:\n  calls: 100\n")
    let before = try site.files.contents()
    usleep(20_000)
    #expect(site.end(by: SIGKILL) == SIGKILL)
    let after = try site.files.contents()
    #expect(after.filter { !$0.key.hasPrefix(".") } == before.filter { !$0.key.hasPrefix(".") })
    #expect(try ServedProject(files, port: site.port).get("/n7.html").status == 200)
  }
}
