func log(_ x: Double) -> Double { var e = 0.0; var m = x; while m >= 2 { m /= 2; e += 1 }; while m < 1 && m > 0 { m *= 2; e -= 1 }; let t = (m-1)/(m+1); var s = 0.0; var p = t; var k = 1.0; while k < 80 { s += p/k; p *= t*t; k += 2 }; return 2*s + e*0.6931471805599453 }
func log10(_ x: Double) -> Double { log(x) / 2.302585092994046 }
func exp(_ x: Double) -> Double { var h = x/1024, s = 1.0, t = 1.0; for k in 1..<20 { t *= h/Double(k); s += t }; h = s; for _ in 0..<10 { h *= h }; return h }
