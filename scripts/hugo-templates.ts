/** As many bytes as the drawing of an address takes that each of our pages has; Hugo need not draw it anew for each page. */
const code = Array.from({ length: 33 }, (_, line) => `M0 ${line}${Array.from({ length: 8 }, (_, dot) => `h${1 + ((line + dot) % 5)}m${1 + ((line * dot) % 3)} 0`).join('')}`).join('');

/**
 * Files of the Hugo site that pages are measured against, by path below its folder. Written as its manual advises: one base, one template for pages, frames that are the same
 * on every page from `partialCached`, nothing resized, minified or fetched, and no kind of page beside those that are counted.
 */
export const hugoFiles: Readonly<Record<string, string>> = {
  'hugo.json': JSON.stringify({
    baseURL: 'https://gongshi.example/',
    languageCode: 'zh-CN',
    title: '望禾市帮扶项目资金公示网',
    hasCJKLanguage: true,
    disableKinds: ['home', 'section', 'taxonomy', 'term', 'RSS', 'sitemap', 'robotsTXT', '404'],
  }),
  'layouts/_default/baseof.html': `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} · {{ site.Title }}</title>{{ partial "head.html" . }}{{ partialCached "links.html" . }}</head><body id="top">{{ partialCached "header.html" . }}
<nav class="breadcrumb" aria-label="位置"><ol><li><a href="/">首页</a></li><li><a href="/{{ .Section }}/">{{ .Params.kind }}</a></li><li><a href="{{ .Params.place_url }}">{{ .Params.place }}</a></li><li aria-current="page">{{ .Title }}</li></ol></nav>
<main id="main">{{ block "main" . }}{{ end }}</main>{{ partialCached "footer.html" . }}</body></html>
`,
  'layouts/partials/head.html': `<meta name="Description" content="{{ .Description }}"><meta name="SiteName" content="{{ site.Title }}"><meta name="ColumnName" content="{{ .Params.kind }}"><meta name="ArticleTitle" content="{{ .Title }}">
<meta name="PubDate" content="{{ .Date.Format "2006-01-02 15:04" }}"><meta name="ContentSource" content="望禾市农业农村局"><meta name="Keywords" content="{{ .Params.kind }},{{ .Params.place }}"><meta name="Url" content="{{ .Permalink }}">
<meta property="og:type" content="article"><meta property="og:title" content="{{ .Title }}"><meta property="og:description" content="{{ .Description }}"><meta property="og:url" content="{{ .Permalink }}"><meta property="og:locale" content="zh_CN"><link rel="canonical" href="{{ .Permalink }}">
`,
  'layouts/partials/links.html': `<link rel="icon" href="/favicon.ico" sizes="32x32"><link rel="icon" href="/favicon.svg" type="image/svg+xml"><link rel="stylesheet" href="/frame.css">
`,
  'layouts/partials/header.html': `<a class="skip" href="#main">跳到正文</a><aside class="example-banner" aria-label="提示">示例数据<span>：地名、单位和金额均为虚构</span></aside><header class="masthead"><div class="page">
<div class="tools" role="group" aria-label="本页工具"><button type="button" data-print>打印</button><a href="#report">纠错</a></div><div class="text-size" role="group" aria-label="字号"><button type="button" aria-pressed="false">小</button><button type="button" aria-pressed="true">中</button><button type="button" aria-pressed="false">大</button></div>
<a class="brand" href="/">望禾市帮扶项目资金公示网</a><form class="search-box" role="search" action="/search/" method="get"><label class="visually-hidden" for="q">搜索本站</label><input id="q" type="search" name="q" placeholder="村名、项目、企业、文号" maxlength="100"><button type="submit">搜索</button></form>
<nav class="main-nav" aria-label="主导航"><ul>${['各地 places', '村 villages', '项目 projects', '资金 funds', '拨付 payments', '公告 notices', '帮扶 support', '企业 enterprises', '政策 policies', '数据 data', '统计 accounts', '检查 inspections']
    .map((words) => words.split(' '))
    .map(([word, path]) => `<li class="main-nav-item"><a href="/${path}/" class="main-nav-link">${word}</a></li>`)
    .join('')}</ul></nav></div></header>
`,
  'layouts/partials/footer.html': `<footer class="footer"><div class="page"><svg class="qr" viewBox="-2 -2.5 37 37" role="img" aria-label="本站网址的二维码"><path d="${code}"></path></svg><div class="report" id="report"><h2>页面有错？告诉我们</h2><p><a href="mailto:gongshi@gongshi.example">写邮件</a>，或打电话：<a class="nobreak" href="tel:09905551200">0990-5551200</a>。</p></div><div class="footer-columns">
<section><h2>望禾市农业农村局</h2><p>电话：<a class="nobreak" href="tel:09905551200">0990-5551200</a></p><p>邮箱：<a href="mailto:gongshi@gongshi.example">gongshi@gongshi.example</a></p><p>地址：望禾市政务中心2号</p><p>数据截至 <time datetime="2020-06-30">2020年6月30日</time></p></section>
<section><h2>监督举报</h2><ul><li>帮扶项目资金监督电话：<a class="nobreak" href="tel:09905551234">0990-5551234</a></li><li>网站纠错电话：<a class="nobreak" href="tel:09905551235">0990-5551235</a></li></ul></section>
<nav aria-label="帮助与相关网站"><h2>帮助</h2><ul>${['关于本站 about', '怎样看公示 how-to-read', '算法说明 methodology', '为什么有的数不公布 privacy', '订阅更新 feeds', '名词解释 glossary', '数据下载 data', '网站地图 sitemap']
    .map((words) => words.split(' '))
    .map(([word, path]) => `<li><a href="/${path}/">${word}</a></li>`)
    .join('')}</ul></nav></div><div class="footer-filings"><a href="https://beian.miit.gov.cn/">示ICP备00000000号</a><span>网站标识码：9901000001</span></div></div></footer>
`,
  'layouts/_default/single.html': `{{ define "main" }}<div class="page-head"><h1>{{ .Title }}</h1><p class="lead">{{ .Description }}</p></div>
<dl class="figures">{{ range .Params.figures }}<div><dt>{{ .name }}</dt><dd><data value="{{ .exact }}" title="{{ .exact }}元">{{ .value }}</data><span class="unit">万元</span></dd></div>{{ end }}</dl>
<section class="section" id="about"><h2 class="section-heading">基本情况</h2>{{ .Content }}<dl class="facts">{{ range .Params.facts }}<div><dt>{{ .name }}</dt><dd>{{ with .url }}<a href="{{ . }}">{{ end }}{{ .value }}{{ if .url }}</a>{{ end }}</dd></div>{{ end }}</dl></section>
{{ range .Params.parts }}<section class="section" id="{{ .id }}"><h2 class="section-heading">{{ .title }}</h2><p class="table-note">{{ .note }}</p><p class="table-note">钱应当按工程进度分期拨付。“！”是晚了：超过计划完工日期，完工或验收60天以后才拨付（形象进度写完工的，从完工那天算起；写验收的，从验收那天算起；<a class="term" href="/glossary/#zhi-bao-jin" title="工程款里先扣下的一小部分，过了保修期没有毛病再付。">质保金</a>和别的进度不算），在建而120天没有再拨付。“✗”是先后不对：拨付早于计划开工、早于年度计划公告、超过当时已分到的资金，或项目已经终止。</p><div class="table-frame" role="region" aria-label="{{ .title }}" tabindex="0"><table><caption>{{ .title }}</caption>
<thead><tr><th scope="col">名称</th><th scope="col">日期</th><th scope="col" class="number">金额（万元）</th><th scope="col">资金</th><th scope="col">进度</th><th scope="col">审批</th></tr></thead><tbody>
{{ range .rows }}<tr><th scope="row" class="cell-name"><a href="{{ .url }}">{{ .name }}</a></th><td class="cell-day"><time datetime="{{ .on }}">{{ .day }}</time></td><td class="number"><span class="nobreak"><data value="{{ .exact }}" title="{{ .exact }}元">{{ .value }}</data><span class="unit" data-money-unit>万元</span></span></td><td class="cell-fund"><span class="term" title="上级把钱分到这个项目。分配了不等于拨付了，拨付了才是真正付出去，付给做项目的单位或者农户。">{{ .fund }}</span></td><td class="cell-state">{{ if eq .state "完工" }}<span class="mark mark-yes"><span aria-hidden="true">✓</span>完工</span>{{ else }}{{ .state }}{{ end }}</td><td class="cell-post">{{ .post }}</td></tr>
{{ end }}</tbody></table></div></section>{{ end }}
<section class="section" id="read"><h2 class="section-heading">怎样看这一页</h2><h3>钱</h3><p>“计划投资”是年初定的数；“已分配”是上级把钱分到这个项目；“已拨付”是钱真正付出去，付给做项目的单位或者农户；“结算金额”是做完以后按实际干了多少算出来的数。四个数先后不同，不能互相代替。</p><h3>日期</h3><p>日期都是凭证上的日期，不是录入的日期。一个日期写着“隔”多少天，是离上一步的天数；两步写在同一天，是当天办完。没有写日期的，是资料里没有，不是没有做。</p><h3>有错怎么办</h3><p>对照村里的公告栏，发现数对不上、名称不对、应当有而没有的，请写邮件或打电话，说明是哪一页、哪一行。更正以后，这一页会写明哪天改的、为什么改，原来的数也能查到。</p></section>
<section class="section" id="related"><h2 class="section-heading">相关网页</h2><ul class="links">{{ range .Params.related }}<li><a href="{{ .url }}">{{ .name }}</a><time datetime="{{ .on }}">{{ .on }}</time></li>{{ end }}</ul></section>{{ end }}
`,
};
