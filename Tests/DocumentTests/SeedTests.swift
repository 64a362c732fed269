import Foundation
import News
import Testing
import Text

@Suite("The seeds")
struct SeedTests {
    private static let observed = Date(timeIntervalSince1970: 1_766_944_800)  // 2025-12-28T18:00:00Z

    private func seed(_ number: String) throws -> PlainDocument {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "seeds")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let name = try #require(names.first { $0.hasPrefix(number + "_") && $0.hasSuffix(".txt") })
        let data = try Data(contentsOf: folder.appending(path: name))
        return PlainDocument.read(Array(data), observed: Self.observed, zone: nil)
    }

    @Test("a re-post gives poster, hour, section, and title and publisher from its footer")
    func repost() throws {
        let document = try seed("000")
        #expect(document.title == "Police internationale : ce que l’assemblée de Marrakech a changé pour le Maroc")
        #expect(document.titleFrom == .footer)
        #expect(document.via?.name == "Le Courrier du Détroit - Toute l’actualité du Maghreb")
        #expect(document.authors == ["Atlas KRONIK"])
        #expect(document.section == "Actualité")
        #expect(document.published?.formatted == "2025-12-28T15:00:00Z")
        #expect(document.published?.precision == .hour)
        #expect(document.paragraphs.count == 11)
        #expect(document.removed.map(\.rule).suffix(3) == ["origin", "other-language", "other-language"])
    }

    @Test("a page's text gives its title and loses its button")
    func pageText() throws {
        let document = try seed("001")
        #expect(document.title == "À Marrakech, Interpol ouvre sa 93ᵉ Assemblée générale devant 196 pays membres")
        #expect(document.published == nil)
        #expect(document.authors.isEmpty)
        #expect(document.paragraphs.count == 10)
        #expect(document.removed.map(\.rule) == ["title", "back-to-top"])
    }

    @Test("a dated page's text gives the day and no more")
    func datedPage() throws {
        let document = try seed("002")
        #expect(document.title == "Sécurité: de Doha à Paris, la police marocaine élargit le cercle de ses partenaires")
        #expect(document.published?.formatted == "2024-05-07")
        #expect(document.published?.precision == .day)
        #expect(document.paragraphs.count == 14)
        #expect(document.paragraphs.contains { $0.hasPrefix("« L’union fait la force”,") })
    }

    @Test("slot markers go; title, deck, publisher and headings are told apart; commas close up")
    func slots() throws {
        let document = try seed("003")
        #expect(document.title == "À Moscou, le Maroc défend une sécurité partagée entre pays du Nord et du Sud")
        #expect(document.subtitle?.hasPrefix("Devant les représentants d’une centaine d’États") == true)
        #expect(document.site == "LE PHARE")
        #expect(document.paragraphs.count == 12)
        #expect(document.paragraphs.first == "Cent délégations autour de la même table")
        #expect(!document.paragraphs.contains { $0.contains(" ,") })
    }

    @Test("one line stays one paragraph, without the announcement inside it")
    func flatLine() throws {
        let document = try seed("004")
        #expect(document.title == nil)
        #expect(document.paragraphs.count == 1)
        #expect(document.removed.map(\.rule) == ["read-also"])
        #expect(document.paragraphs.first?.contains("d'un pays à l'autre. En outre, ils débattront") == true)
    }
}
