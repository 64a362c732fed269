/// Pages as the systems lay them out that most newsrooms publish with, to be filled with the words of a language.
///
/// `{{p1}}` to `{{p5}}` are the article's paragraphs and `{{h}}` a heading between them; everything else is a site's.
enum NewsTemplates {
    static let all: [(name: String, html: String)] = [
        (
            "WordPress, classic theme",
            """
            <!DOCTYPE html><html lang="{{lang}}" dir="{{dir}}"><head><meta charset="utf-8"><title>{{title}} | {{site}}</title>
            <link rel="canonical" href="https://news.example/2025/11/port/"><meta property="og:site_name" content="{{site}}">
            <meta property="og:title" content="{{title}}"></head>
            <body class="post-template-default single single-post postid-4711 single-format-standard">
            <div id="page" class="hfeed site"><header id="masthead" class="site-header"><p class="site-title"><a href="/">{{site}}</a></p>
            <nav class="main-navigation"><ul id="menu-main" class="menu"><li class="menu-item"><a href="/a">{{other1}}</a></li>
            <li class="menu-item"><a href="/b">{{other2}}</a></li></ul></nav></header>
            <div id="content" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main">
            <article id="post-4711" class="post-4711 post type-post status-publish hentry category-news">
            <header class="entry-header"><h1 class="entry-title">{{title}}</h1><div class="entry-meta">
            <span class="posted-on"><time class="entry-date published" datetime="2025-11-24T10:12:00+00:00">{{date}}</time></span>
            <span class="byline">{{by}} <span class="author vcard"><a class="url fn n" href="/author/x">{{author}}</a></span></span></div></header>
            <div class="post-thumbnail"><img src="/i.jpg" alt=""></div>
            <div class="entry-content"><p>{{p1}}</p><p>{{p2}}</p>
            <div class="code-block code-block-1" style="margin: 8px auto">{{ad}}</div><p>{{p3}}</p>
            <p><strong>{{related}} : <a href="/x">{{other1}}</a></strong></p><h2>{{h}}</h2><p>{{p4}}</p>
            <figure id="attachment_1" class="wp-caption alignnone"><img src="/p.jpg"><figcaption class="wp-caption-text">{{caption}}</figcaption></figure>
            <p>{{p5}}</p>
            <div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">{{share}}</h3><ul><li><a href="#">Facebook</a></li><li><a href="#">X</a></li></ul></div>
            <div id="jp-relatedposts" class="jp-relatedposts"><h3>{{related}}</h3><a href="/x">{{other1}}</a><a href="/y">{{other2}}</a></div></div>
            <footer class="entry-footer"><span class="tags-links">{{tags}}</span></footer></article>
            <nav class="navigation post-navigation"><a href="/p" rel="prev">{{other1}}</a><a href="/n" rel="next">{{other2}}</a></nav>
            <div id="comments" class="comments-area"><h2 class="comments-title">{{comments}}</h2><ol class="comment-list">
            <li class="comment"><div class="comment-content"><p>{{remark}}</p></div></li></ol></div></main></div>
            <aside id="secondary" class="widget-area"><section class="widget"><h2>{{related}}</h2><p>{{newsletter}}</p></section></aside></div>
            <footer class="site-footer"><div class="site-info">{{copyright}}</div></footer></div></body></html>
            """
        ),
        (
            "WordPress, first theme of all",
            """
            <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html lang="{{lang}}" dir="{{dir}}"><head>
            <title>{{site}} &raquo; Blog Archive &raquo; {{title}}</title></head><body><div id="page"><div id="header" role="banner">
            <div id="headerimg"><h1><a href="/">{{site}}</a></h1></div></div><hr />
            <div id="content" class="widecolumn" role="main"><div class="navigation"><div class="alignleft">&laquo; <a href="/p">{{other1}}</a></div>
            <div class="alignright"><a href="/n">{{other2}}</a> &raquo;</div></div>
            <div class="post-12 post hentry category-uncategorized" id="post-12"><h2>{{title}}</h2><div class="entry">
            <p>{{p1}}</p><p>{{p2}}</p><p>{{p3}}</p><h3>{{h}}</h3><p>{{p4}}</p><p>{{p5}}</p>
            <p class="postmetadata alt"><small>{{entrynote}}</small></p></div></div>
            <h3 id="comments">{{comments}}</h3><ol class="commentlist"><li class="comment"><p>{{remark}}</p></li></ol></div>
            <div id="footer" role="contentinfo"><p>{{copyright}}</p></div></div></body></html>
            """
        ),
        (
            "WordPress, block theme",
            """
            <!DOCTYPE html><html lang="{{lang}}" dir="{{dir}}"><head><title>{{title}} – {{site}}</title></head><body class="wp-singular">
            <div class="wp-site-blocks"><header class="wp-block-template-part"><div class="wp-block-group is-layout-flex">
            <p class="wp-block-site-title"><a href="/">{{site}}</a></p><nav class="wp-block-navigation"><a href="/a">{{other1}}</a></nav></div></header>
            <main class="wp-block-group is-layout-flow"><h1 class="wp-block-post-title">{{title}}</h1>
            <div class="wp-block-group is-layout-flex"><div class="wp-block-post-date"><time datetime="2025-11-24T10:12:00+00:00">{{date}}</time></div>
            <div class="wp-block-post-author-name">{{author}}</div></div>
            <div class="entry-content wp-block-post-content is-layout-constrained"><p class="has-large-font-size">{{p1}}</p><p>{{p2}}</p>
            <div class="wp-block-group has-background"><p><a href="/x">{{related}} : {{other1}}</a></p></div><p>{{p3}}</p>
            <h2 class="wp-block-heading">{{h}}</h2><p>{{p4}}</p><figure class="wp-block-image"><img src="/p.jpg"/>
            <figcaption class="wp-element-caption">{{caption}}</figcaption></figure><p>{{p5}}</p>
            <p class="has-text-align-center"><em>{{newsletter}}</em></p></div>
            <div class="wp-block-post-terms taxonomy-post_tag">{{tags}}</div>
            <div class="wp-block-query"><h2 class="wp-block-heading">{{related}}</h2><ul class="wp-block-post-template"><li class="wp-block-post">
            <h3 class="wp-block-post-title"><a href="/x">{{other1}}</a></h3></li><li class="wp-block-post"><h3><a href="/y">{{other2}}</a></h3></li></ul></div>
            <div class="wp-block-comments"><h2>{{comments}}</h2></div></main>
            <footer class="wp-block-template-part"><p>{{copyright}}</p></footer></div></body></html>
            """
        ),
        (
            "Drupal",
            """
            <!DOCTYPE html><html lang="{{lang}}" dir="{{dir}}" prefix="og: https://ogp.me/ns#"><head><title>{{title}} | {{site}}</title>
            <meta name="description" content="{{deck}}"></head><body class="path-node page-node-type-article"><div class="dialog-off-canvas-main-canvas">
            <header role="banner"><div class="region region-header"><div id="block-branding"><a href="/" rel="home">{{site}}</a></div></div></header>
            <main role="main"><div class="region region-content"><div id="block-content" class="block block-system"><article class="node node--type-article node--view-mode-full">
            <h1 class="page-header"><span class="field field--name-title">{{title}}</span></h1>
            <div class="node__meta">{{by}} <span class="field field--name-uid">{{author}}</span>, {{date}}</div>
            <div class="node__content"><div class="field field--name-field-chapo field--type-text-long">{{deck}}</div>
            <div class="field field--name-field-image"><img src="/i.jpg"><div class="field--name-field-legende">{{caption}}</div></div>
            <div class="clearfix text-formatted field field--name-body field--type-text-with-summary field__item"><p>{{p1}}</p><p>{{p2}}</p>
            <p>{{p3}}</p><h2>{{h}}</h2><p>{{p4}}</p><p>{{p5}}</p></div>
            <div class="field field--name-field-tags"><div class="field__label">Tags</div><div class="field__items"><div class="field__item"><a href="/t">{{tags}}</a></div></div></div>
            <ul class="links inline"><li class="comment-forbidden">{{comments}}</li></ul></div></article></div>
            <div class="views-element-container block block-views"><h2>{{related}}</h2><div class="views-row"><a href="/x">{{other1}}</a></div><div class="views-row"><a href="/y">{{other2}}</a></div></div>
            </div></main><footer role="contentinfo"><p>{{copyright}}</p></footer></div></body></html>
            """
        ),
        (
            "Arc",
            """
            <!DOCTYPE html><html lang="{{lang}}" dir="{{dir}}"><head><title>{{title}}</title><meta property="og:title" content="{{title}}">
            <meta property="og:site_name" content="{{site}}"></head><body><div id="fusion-app" class="layout-section"><div class="b-header-nav-chain"><a href="/">{{site}}</a></div>
            <main class="b-right-rail__main" tabindex="-1"><h1 class="b-headline">{{title}}</h1><h2 class="b-subheadline">{{deck}}</h2>
            <div class="b-byline"><span class="b-byline__by">{{by}}</span> <a class="b-byline__names" href="/staff">{{author}}</a></div>
            <time class="b-date" datetime="2025-11-24T10:12:00Z">{{date}}</time><div class="b-share-bar">{{share}}</div>
            <article class="b-article-body article-body-wrapper"><p class="c-paragraph">{{p1}}</p><p class="c-paragraph">{{p2}}</p>
            <div class="arcad-feature b-ads-block"><p class="ad-label">{{ad}}</p></div><p class="c-paragraph">{{p3}}</p>
            <p class="c-paragraph b-interstitial-link">[ <a href="/x">{{other1}}</a> ]</p><h2 class="c-heading">{{h}}</h2>
            <p class="c-paragraph">{{p4}}</p><figure class="c-media-item"><img src="/p.jpg"><figcaption class="c-media-item__fig-caption"><span>{{caption}}</span></figcaption></figure>
            <p class="c-paragraph">{{p5}}</p></article><div class="b-author-bio"><p>{{author}}</p><p>{{remark}}</p></div>
            <section class="b-results-list"><h2>{{related}}</h2><h3><a href="/x">{{other1}}</a></h3><h3><a href="/y">{{other2}}</a></h3></section></main>
            <aside class="b-right-rail__rail-1"><p>{{newsletter}}</p></aside><footer class="b-footer">{{copyright}}</footer></div></body></html>
            """
        ),
        (
            "Ghost",
            """
            <!DOCTYPE html><html lang="{{lang}}" dir="{{dir}}"><head><title>{{title}}</title><meta property="og:site_name" content="{{site}}"></head>
            <body class="post-template"><div class="viewport"><header id="gh-head" class="gh-head outer"><a class="gh-head-logo" href="/">{{site}}</a></header>
            <main id="site-main" class="site-main"><article class="article post"><header class="article-header gh-canvas"><h1 class="article-title">{{title}}</h1>
            <p class="article-excerpt">{{deck}}</p><div class="article-byline"><h4 class="author-name"><a href="/author/x">{{author}}</a></h4>
            <div class="byline-meta-content"><time class="byline-meta-date" datetime="2025-11-24">{{date}}</time></div></div>
            <figure class="article-image"><img src="/i.jpg"><figcaption>{{caption}}</figcaption></figure></header>
            <section class="gh-content gh-canvas"><p>{{p1}}</p><p>{{p2}}</p><p>{{p3}}</p>
            <div class="kg-card kg-cta-card"><p>{{newsletter}}</p><a class="kg-cta-button" href="#/portal">{{share}}</a></div>
            <h2 id="h">{{h}}</h2><p>{{p4}}</p><figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="/x"><div class="kg-bookmark-content">
            <div class="kg-bookmark-title">{{other1}}</div></div></a></figure><p>{{p5}}</p></section></article>
            <section class="footer-cta outer"><h2>{{newsletter}}</h2></section>
            <aside class="read-more-wrap"><article class="post-card"><h2 class="post-card-title">{{other1}}</h2><div class="post-card-excerpt">{{remark}}</div></article></aside></main>
            <footer class="site-footer"><section class="copyright">{{copyright}}</section></footer></div></body></html>
            """
        ),
        (
            "Blogger",
            """
            <!DOCTYPE html><html lang="{{lang}}" dir="{{dir}}"><head><title>{{site}}: {{title}}</title></head><body class="item-view">
            <div class="header section" id="header"><h1 class="title"><a href="https://news.example/">{{site}}</a></h1></div>
            <div class="main section" id="main"><div class="widget Blog" id="Blog1"><div class="blog-posts hfeed"><div class="date-outer">
            <h2 class="date-header"><span>{{date}}</span></h2><div class="date-posts"><div class="post-outer"><div class="post hentry" itemscope itemtype="http://schema.org/BlogPosting">
            <h3 class="post-title entry-title" itemprop="name">{{title}}</h3><div class="post-body entry-content" id="post-body-1" itemprop="description articleBody">
            <div class="separator" style="clear: both"><a href="/p.jpg"><img src="/p.jpg"></a></div>{{p1}}<br /><br />{{p2}}<br /><br />{{p3}}<br /><br /><b>{{h}}</b><br /><br />{{p4}}<br /><br />{{p5}}<div style="clear: both;"></div></div>
            <div class="post-footer"><span class="post-author vcard">{{by}} <span class="fn">{{author}}</span></span><div class="post-share-buttons">{{share}}</div>
            <span class="post-labels">{{tags}}</span></div></div>
            <div class="comments" id="comments"><h4>{{comments}}</h4><div class="comment-block"><p>{{remark}}</p></div></div></div></div></div></div>
            <div class="blog-pager" id="blog-pager"><a class="blog-pager-newer-link" href="/n">{{other1}}</a></div></div></div>
            <div class="sidebar section"><div class="widget"><h2>{{related}}</h2><p>{{newsletter}}</p></div></div>
            <div class="footer">{{copyright}}</div></body></html>
            """
        ),
        (
            "Joomla",
            """
            <!DOCTYPE html><html lang="{{lang}}" dir="{{dir}}"><head><title>{{title}} - {{site}}</title></head><body class="site com_content view-article">
            <div class="body"><div class="container"><header class="header"><a class="brand" href="/">{{site}}</a></header>
            <div class="row-fluid"><main id="content" class="span9"><div class="item-page" itemscope itemtype="https://schema.org/Article">
            <div class="page-header"><h2 itemprop="headline">{{title}}</h2></div><div class="icons"><ul class="dropdown-menu actions"><li class="print-icon"><a href="#">{{share}}</a></li></ul></div>
            <dl class="article-info muted"><dt class="article-info-term">Details</dt><dd class="createdby" itemprop="author"><span itemprop="name">{{author}}</span></dd>
            <dd class="published"><time datetime="2025-11-24T10:12:00+00:00" itemprop="datePublished">{{date}}</time></dd><dd class="hits">Hits: 1284</dd></dl>
            <div itemprop="articleBody"><p>{{p1}}</p><p>{{p2}}</p><p>{{p3}}</p><h3>{{h}}</h3><p>{{p4}}</p><p>{{p5}}</p></div>
            <ul class="pager pagenav"><li class="previous"><a href="/p" rel="prev">{{other1}}</a></li><li class="next"><a href="/n" rel="next">{{other2}}</a></li></ul></div></main>
            <div id="aside" class="span3"><div class="well moduletable"><h3>{{related}}</h3><ul class="latestnews"><li><a href="/x">{{other1}}</a></li></ul></div></div></div></div></div>
            <footer class="footer"><p>{{copyright}}</p></footer></body></html>
            """
        ),
        (
            "AMP",
            """
            <!doctype html><html amp lang="{{lang}}" dir="{{dir}}"><head><meta charset="utf-8"><title>{{title}}</title><link rel="canonical" href="https://news.example/port">
            <script type="application/ld+json">{"@context":"http://schema.org","@type":"NewsArticle","headline":"{{title}}","datePublished":"2025-11-24T10:12:00Z","author":{"@type":"Person","name":"{{author}}"},"publisher":{"@type":"Organization","name":"{{site}}"}}</script>
            <style amp-boilerplate>body{animation:none}</style></head><body><amp-sidebar id="side" layout="nodisplay"><ul><li><a href="/a">{{other1}}</a></li></ul></amp-sidebar>
            <header class="amp-wp-header"><a href="/">{{site}}</a></header><article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">{{title}}</h1>
            <div class="amp-wp-meta amp-wp-byline"><span class="amp-wp-author">{{author}}</span></div><div class="amp-wp-meta amp-wp-posted-on"><time>{{date}}</time></div></header>
            <figure class="amp-wp-article-featured-image"><amp-img src="/i.jpg" width="9" height="6"></amp-img><figcaption class="wp-caption-text">{{caption}}</figcaption></figure>
            <div class="amp-wp-article-content"><p>{{p1}}</p><p>{{p2}}</p><amp-ad width="300" height="250" type="doubleclick"><div placeholder>{{ad}}</div></amp-ad>
            <p>{{p3}}</p><h2>{{h}}</h2><p>{{p4}}</p><p>{{p5}}</p><amp-social-share type="x"></amp-social-share></div>
            <footer class="amp-wp-article-footer"><div class="amp-wp-meta amp-wp-tax-tag">{{tags}}</div></footer></article>
            <amp-consent id="c" layout="nodisplay"><div id="c-ui"><p>{{cookies}}</p><button>OK</button></div></amp-consent><footer class="amp-wp-footer"><p>{{copyright}}</p></footer></body></html>
            """
        ),
        (
            "tables of the nineties",
            """
            <HTML dir="{{dir}}"><HEAD><TITLE>{{site}} : {{title}}</TITLE></HEAD><BODY BGCOLOR="#FFFFFF"><TABLE WIDTH="780" BORDER=0 CELLPADDING=0><TR><TD COLSPAN=3>
            <A HREF="/"><IMG SRC="logo.gif"></A></TD></TR><TR><TD WIDTH=140 VALIGN=TOP><FONT SIZE=1><A HREF="/a">{{other1}}</A><BR><A HREF="/b">{{other2}}</A><BR></FONT></TD>
            <TD VALIGN=TOP><FONT FACE="Arial" SIZE=4><B>{{title}}</B></FONT><BR><FONT SIZE=1>{{by}} {{author}}</FONT><BR><BR>
            <FONT FACE="Arial" SIZE=2>{{p1}}<P>{{p2}}<P>{{p3}}<P><B>{{h}}</B><P>{{p4}}<P>{{p5}}</FONT>
            <P><TABLE BORDER=0><TR><TD><A HREF="/x">{{other1}}</A></TD><TD><A HREF="/y">{{other2}}</A></TD></TR></TABLE></TD>
            <TD WIDTH=120 VALIGN=TOP><FONT SIZE=1><B>{{related}}</B><BR><A HREF="/y">{{other2}}</A></FONT></TD></TR>
            <TR><TD COLSPAN=3 ALIGN=CENTER><FONT SIZE=1>{{copyright}}</FONT></TD></TR></TABLE></BODY></HTML>
            """
        ),
        (
            "generated class names",
            """
            <!DOCTYPE html><html lang="{{lang}}" dir="{{dir}}"><head><title>{{title}} - {{site}}</title><meta name="description" content="{{deck}}">
            <meta property="og:title" content="{{title}}"></head><body><div id="__next"><div class="css-1q2w3e"><header class="sc-a1b2"><a href="/">{{site}}</a></header>
            <main class="css-9z8y"><div class="css-k1"><h1 class="css-t1">{{title}}</h1><p class="css-d7">{{deck}}</p><div class="css-m4"><span>{{by}} {{author}}</span><span>{{date}}</span></div>
            <div class="css-i3"><picture><img src="/i.jpg"></picture><span class="css-cap">{{caption}}</span></div>
            <div class="css-b5"><p class="css-p1">{{p1}}</p><p class="css-p1">{{p2}}</p><div class="css-ad9"><span>{{ad}}</span></div><p class="css-p1">{{p3}}</p>
            <div class="css-r2"><span>{{related}}</span><a href="/x"><span>{{other1}}</span></a></div><h2 class="css-h2">{{h}}</h2><p class="css-p1">{{p4}}</p>
            <p class="css-p1">{{p5}}</p></div><div class="css-s8"><button>{{share}}</button></div></div>
            <div class="css-list"><h2>{{related}}</h2><div><a href="/x"><h3>{{other1}}</h3></a></div><div><a href="/y"><h3>{{other2}}</h3></a></div></div></main>
            <footer class="css-f0"><p>{{newsletter}}</p><p>{{copyright}}</p></footer></div></div></body></html>
            """
        ),
    ]
}
