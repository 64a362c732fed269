/// GeoRSS in its simple and GML forms, and W3C Basic Geo.
extension FeedBuilder {
    mutating func place(_ frame: Frame) {
        guard isInEntry else { return }
        let numbers = numbers(frame)
        switch frame.field {
        case .latitude: if numbers.count == 1 { pendingLatitude = numbers[0] }
        case .longitude: if numbers.count == 1 { pendingLongitude = numbers[0] }
        case .geoCorner:
            guard numbers.count == 2 else { return }
            let corner = [numbers[1], numbers[0]]
            if let lower = pendingCorner, details.place == nil {
                details.place = FeedPlace(shape: .box, corners: [lower, corner])
            }
            pendingCorner = corner
            return
        default:
            // GML wraps its numbers: `LineString` around `posList`; the inner element has them all.
            let shape = shape(frame)
            let dimensions = shape == .point && numbers.count == 3 ? 3 : dimensions(frame)
            guard details.place == nil, let corners = Self.corners(numbers, dimensions: dimensions) else { return }
            details.place = FeedPlace(shape: shape, corners: corners)
            return
        }
        if let latitude = pendingLatitude, let longitude = pendingLongitude, details.place == nil {
            details.place = FeedPlace(shape: .point, corners: [[longitude, latitude]])
        }
    }

    private func shape(_ frame: Frame) -> FeedPlace.Shape {
        for field in [frame.field] + frames.reversed().prefix(4).map(\.field) {
            switch field {
            case .geoPolygon: return .polygon
            case .geoBox: return .box
            case .geoPoint: return .point
            default: continue
            }
        }
        return .line
    }

    /// Three where the element or one around it says so.
    private func dimensions(_ frame: Frame) -> Int {
        let isSpatial = ([frame] + frames.suffix(4)).contains {
            attribute("srsdimension", of: $0) == "3" || attribute("dimension", of: $0) == "3"
        }
        return isSpatial ? 3 : 2
    }

    /// Numbers separated by spaces or commas, at most a thousand.
    private func numbers(_ frame: Frame) -> [Double] {
        let text = gathered(frame)
        guard text.utf8.count <= 32_768 else { return [] }
        let parts = text.split { $0 == " " || $0 == "," || $0 == "\n" || $0 == "\t" || $0 == "\r\n" }
        let numbers = parts.prefix(1000).compactMap { Double($0) }
        return numbers.count == min(parts.count, 1000) && numbers.allSatisfy(\.isFinite) ? numbers : []
    }

    /// Latitude first as written, longitude first as answered.
    private static func corners(_ numbers: [Double], dimensions: Int) -> [[Double]]? {
        guard numbers.count >= dimensions, numbers.count % dimensions == 0 else { return nil }
        return stride(from: 0, to: numbers.count, by: dimensions).map { start in
            [numbers[start + 1], numbers[start]] + numbers[(start + 2)..<(start + dimensions)]
        }
    }
}
