/// What is wrong with a value, and what would be right.
struct ValueFault: Error, Hashable {
    var problem: String
    var remedy: String?

    init(_ problem: String, remedy: String? = nil) {
        self.problem = problem
        self.remedy = remedy
    }
}
