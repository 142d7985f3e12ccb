// Addresses that run, that carry a document, or that lead into the desk itself, wherever an address may stand.

import type { Cases } from './cases.ts';

export const addresses: Cases = {
  'a script as a link': '<a href="javascript:RUN">Hi</a>',
  'a script as a link in capitals': '<a href="JaVaScRiPt:RUN">Hi</a>',
  'a script as a link behind a space': '<a href="  javascript:RUN">Hi</a>',
  'a script as a link behind a control character': '<a href="\x01javascript:RUN">Hi</a>',
  'a script as a link with a tab in it': '<a href="java\tscript:RUN">Hi</a>',
  'a script as a link with a line feed in it': '<a href="java\nscript:RUN">Hi</a>',
  'a script as a link with a tab as an entity': '<a href="java&Tab;script:RUN">Hi</a>',
  'a script as a link with a line feed as an entity': '<a href="java&NewLine;script&colon;RUN">Hi</a>',
  'a script as a link in decimal entities':
    '<a href="&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;RUN">Hi</a>',
  'a script as a link in long entities': '<a href="&#0000106avascript&#0000058RUN">Hi</a>',
  'a script as a link in hex entities': '<a href="&#x6A;avascript&#x3A;RUN">Hi</a>',
  'a script as a link with a comment': '<a href="javascript://shop.example/%0aRUN">Hi</a>',
  'a script as a link that looks like a host':
    '<a href="javascript:/shop.example/;RUN">https://shop.example</a>',
  'a script as a link with a null byte': '<a href="java\0script:RUN">Hi</a>',
  'a script as a link with a soft hyphen': '<a href="java\u00adscript:RUN">Hi</a>',
  'a script as a link in wide letters': '<a href="ｊａｖａｓｃｒｉｐｔ:RUN">Hi</a>',
  'a script as a link behind a feed': '<a href="feed:javascript:RUN">Hi</a>',
  'a script as a link behind a source view': '<a href="view-source:javascript:RUN">Hi</a>',
  'a script as a link by its old name':
    '<a href="vbscript:MsgBox(1)">Hi</a><a href="livescript:RUN">Hi</a><a href="mocha:RUN">Hi</a>',
  'a script as a linked area':
    '<map name=m><area href="javascript:RUN" shape=default></map><img usemap="#m" src="x">',
  'a script as a picture': '<img src="javascript:RUN">',
  'a script as a slow and a fast picture': '<img dynsrc="javascript:RUN" lowsrc="javascript:RUN">',
  'a script as a background':
    '<body background="javascript:RUN"><table background="javascript:RUN"><td background="javascript:RUN">',
  'a script as a base': '<base href="javascript:/a/-RUN//"><a href="#x">Hi</a>',
  'a script as a form’s goal': '<form action="javascript:RUN"><input type=submit value=Go></form>',
  'a script as a button’s goal': '<form><button formaction="javascript:RUN">Go</button></form>',
  'a script as a quote’s source':
    '<blockquote cite="javascript:RUN">Hi</blockquote><q cite="javascript:RUN">Hi</q>',
  'a script as a frame': '<iframe src="javascript:RUN"></iframe>',
  'a script as a film’s picture': '<video poster="javascript:RUN"></video>',
  'a script as a long description': '<img src=x longdesc="javascript:RUN">',
  'a script as a style sheet': '<link rel=stylesheet href="javascript:RUN">',
  'a script as an object': '<object data="javascript:RUN"></object><embed src="javascript:RUN">',
  'a script as a refresh': '<meta http-equiv="refresh" content="0;url=javascript:RUN">',
  'a script as a drawn link': '<svg><a xlink:href="javascript:RUN"><text y=20>Hi</text></a></svg>',
  'a script as a formula’s link':
    '<math><mtext xlink:href="javascript:RUN" href="javascript:RUN">Hi</mtext></math>',
  'a script as a ping': '<a href="https://shop.example" ping="javascript:RUN TRACK/ping">Hi</a>',
  'a page as a link': '<a href="data:text/html,<script>RUN</script>">Hi</a>',
  'a page as a link in base64': '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">Hi</a>',
  'a page as a frame': '<iframe src="data:text/html,<script>RUN</script>"></iframe>',
  'a page as an object':
    '<object data="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=="></object>',
  'a page as a refresh': '<meta http-equiv=refresh content="0;url=data:text/html,<script>RUN</script>">',
  'a drawing as a link':
    "<a href=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='RUN'/>\">Hi</a>",
  'a drawing as a picture':
    "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='RUN'><image href='TRACK/in-svg'/></svg>\">",
  'a drawing as a picture in base64':
    '<img src="data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIG9ubG9hZD0iYWxlcnQoMSkiLz4=">',
  'a page that calls itself a picture':
    '<img src="data:text/html,<script>RUN</script>"><img src="data:image/png,<script>RUN</script>">',
  'a link to a file': '<a href="file:///etc/passwd">Hi</a><img src="file:///etc/passwd">',
  'a link to a blob':
    '<a href="blob:https://shop.example/1">Hi</a><a href="filesystem:https://shop.example/1">Hi</a>',
  'a link to the browser':
    '<a href="chrome://settings">Hi</a><a href="about:blank">Hi</a><a href="ms-msdt:/id">Hi</a>',
  'a link into this desk':
    '<a href="/sign-out">Hi</a><a href="../../settings/policy">Hi</a><a href="?images=1">Hi</a>',
  'a link into this desk by backslashes': '<a href="\\\\HOST/x">Hi</a><a href="/\\HOST/x">Hi</a>',
  'a link without a scheme': '<a href="//HOST/x">Hi</a><img src="//HOST/noscheme.png">',
  'a picture of this desk': '<img src="/away"><img src="sign-out"><img src="?images=1">',
  'an address over two lines': '<img src="TRA\nCK/\nx.png"><a href="ht\ntps://shop.exa\nmple/">Hi</a>',
  'an address of many megabytes': `<a href="https://shop.example/${'a'.repeat(20_000)}">Hi</a>`,
};
