import LossCore
import Testing

@testable import LossLanguage

struct JSONTests {
  @Test func `objects are indented, plain lists stand on one line`() {
    let json = JSON.object([
      JSON.Field("b", .array([.number(1), .number(0.1), .number(-0.0)])),
      JSON.Field("a", .array([.array([.integer(1)]), .array([])])),
      JSON.Field("empty", .object([])),
    ])
    #expect(
      json.description == """
        {
          "b": [1, 0.1, -0.0],
          "a": [
            [1],
            []
          ],
          "empty": {}
        }
        """)
    #expect(json.compactDescription == #"{"b":[1,0.1,-0.0],"a":[[1],[]],"empty":{}}"#)
  }

  @Test func `texts are escaped and stay readable`() {
    let text = JSON.text("\"\\\n\r\t\u{1}\u{7F} ŷ狗")
    #expect(text.description == #""\"\\\n\r\t\u0001\u007f ŷ狗""#)
  }

  @Test(arguments: [(Double.infinity, "\"inf\""), (-.infinity, "\"-inf\""), (.nan, "\"nan\""), (1e-7, "1e-7")])
  func `numbers that JSON does not know are texts`(number: Double, text: String) {
    #expect(JSON.number(number).description == text)
  }

  @Test func `a value says its type, shape and unit, and nests its elements`() {
    let tensor = Tensor(shape: [2, 1, 2], elements: [1.0, 2, 3, 4])
    let value = Value.numbers(Numbers(tensor, unit: .bits))
    #expect(
      JSON.object(value.jsonFields).compactDescription
        == #"{"type":"number","shape":[2,1,2],"value":[[[1,2]],[[3,4]]],"unit":"bits"}"#)
    let empty = Value.booleans(Tensor(shape: [2, 0], elements: []))
    #expect(
      JSON.object(empty.jsonFields).compactDescription
        == #"{"type":"boolean","shape":[2,0],"value":[[],[]],"unit":null}"#)
  }
}
