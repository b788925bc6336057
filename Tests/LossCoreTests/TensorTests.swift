import Testing

@testable import LossCore

struct TensorTests {
  @Test func `a scalar has no shape and one element`() {
    #expect(Tensor(scalar: 3.5).scalar == 3.5)
    #expect(Tensor(scalar: 3.5).shape == [])
    #expect(Tensor(vector: [1.0]).scalar == nil)
  }
}
