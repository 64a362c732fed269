/// Hosts that serve many publishers, under names or paths of their own.
///
/// What one of them is told says nothing about the others. The list holds the large platforms of news, blogs, podcasts
/// and code, by the end of their hosts' names.
enum SharedHost {
    static func isShared(_ host: String) -> Bool {
        let host = host.hasSuffix(".") ? host.dropLast() : host[...]
        var rest = host[...]
        while true {
            if suffixes.contains(String(rest)) { return true }
            guard let dot = rest.firstIndex(of: ".") else { return false }
            rest = rest[rest.index(after: dot)...]
        }
    }

    private static let suffixes: Set<String> = [
        "wordpress.com", "wpcomstaging.com", "blogspot.com", "blogger.com", "substack.com", "medium.com", "tumblr.com",
        "ghost.io", "squarespace.com", "wixsite.com", "weebly.com", "typepad.com", "livejournal.com", "over-blog.com",
        "canalblog.com", "hautetfort.com", "micro.blog", "write.as", "bearblog.dev", "mataroa.blog", "beehiiv.com",
        "buttondown.email", "buttondown.com", "mailchi.mp", "hypotheses.org", "feedburner.com",
        "feedblitz.com", "feedpress.me", "rss.app", "fetchrss.com", "politepol.com", "morss.it", "github.io",
        "github.com", "githubusercontent.com", "gitlab.io", "gitlab.com", "codeberg.page", "netlify.app", "vercel.app",
        "pages.dev", "herokuapp.com", "web.app", "firebaseapp.com", "amazonaws.com", "cloudfront.net",
        "azurewebsites.net", "googleapis.com", "readthedocs.io", "youtube.com", "vimeo.com", "dailymotion.com",
        "reddit.com", "bsky.app", "mastodon.social", "news.google.com", "libsyn.com", "buzzsprout.com", "podbean.com",
        "simplecast.com", "megaphone.fm", "acast.com", "anchor.fm", "ausha.co", "captivate.fm", "transistor.fm",
        "omnycontent.com", "audiomeans.fr", "spreaker.com", "soundcloud.com", "ivoox.com", "free.fr", "e-monsite.com",
    ]
}
