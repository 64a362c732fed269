extension SIMD16<Float> {
    /// The sum of all places, by halves, which costs less than one place after the other.
    @inline(__always)
    var total: Float { (lowHalf + highHalf).sum() }
}

extension SIMD32<Float> {
    /// The sum of all places.
    @inline(__always)
    var total: Float { (lowHalf + highHalf).total }
}
