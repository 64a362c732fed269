import Foundation

/// Exponential fading.
enum Decay {
    /// What is left of 1 after `seconds`.
    @inline(__always)
    static func factor(_ seconds: Double, halfLife: Double) -> Double { exp2(-seconds / halfLife) }
}
