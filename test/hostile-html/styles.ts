// Style sheets and style attributes: they fetch, they cover, they move, and once they ran.

import type { Cases } from './cases.ts';

export const styles: Cases = {
  'a style that imports':
    '<style>@import url("TRACK/import.css"); @import "TRACK/import2.css" screen;</style>',
  'a style that imports in an attribute': '<p style="@import url(TRACK/attr.css);color:red">Hi</p>',
  'a style with a background': '<p style="background:url(TRACK/bg.png)">Hi</p>',
  'a style with a background in quotes': `<p style="background-image:url('TRACK/bg-quoted.png')">Hi</p>`,
  'a style with a background in escapes': '<p style="background:\\75\\72\\6c(TRACK/bg-escaped.png)">Hi</p>',
  'a style with a background and a comment':
    '<p style="background:u/**/rl(TRACK/bg-comment.png)">Hi</p><p style="back/**/ground:url(TRACK/x)">Hi</p>',
  'a style with a background in capitals': '<p style="BACKGROUND:URL(TRACK/bg-capital.png)">Hi</p>',
  'a style with a background in entities': '<p style="background:&#117;rl(TRACK/bg-entity.png)">Hi</p>',
  'a style with a background without an end': '<p style="background:url(TRACK/bg-open.png">Hi</p>',
  'a style with a set of pictures':
    '<p style="background:image-set(\'TRACK/set.png\' 1x);background-image:-webkit-image-set(url(TRACK/set2.png) 1x)">Hi</p>',
  'a style with a cross-fade':
    '<p style="background-image:-webkit-cross-fade(url(TRACK/a.png),url(TRACK/b.png),50%)">Hi</p>',
  'a style with a picture for a list':
    '<ul style="list-style:url(TRACK/list.png)"><li style="list-style-image:url(TRACK/item.png)">Hi</li></ul>',
  'a style with a border of pictures':
    '<p style="border-image:url(TRACK/border.png) 30;border-image-source:url(TRACK/b2.png)">Hi</p>',
  'a style with a cursor': '<p style="cursor:url(TRACK/cursor.cur),auto;width:100%;height:500px">Hi</p>',
  'a style with content':
    '<style>p::before{content:url(TRACK/content.png)}</style><p style="content:url(TRACK/c.png)">Hi</p>',
  'a style with a shape':
    '<p style="shape-outside:url(TRACK/shape.png);mask:url(TRACK/mask.png);clip-path:url(TRACK/clip.svg#c);filter:url(TRACK/f.svg#f)">Hi</p>',
  'a style with a variable': '<p style="--a:url(TRACK/var.png);background:var(--a)">Hi</p>',
  'a style with a font':
    '<style>@font-face{font-family:t;src:url(TRACK/font.woff2)}p{font-family:t}</style><p>Hi</p>',
  'a style with a font for one letter':
    '<style>@font-face{font-family:t;src:url(TRACK/a.woff);unicode-range:U+41}*{font-family:t}</style><p>A</p>',
  'a style that reports what is read':
    '<style>a:visited{background:url(TRACK/visited)}p:hover{background:url(TRACK/hover)}</style><p>Hi</p>',
  'a style that reports dark rooms':
    '<style>@media (prefers-color-scheme:dark){body{background:url(TRACK/dark)}}@media print{body{background:url(TRACK/print)}}</style>',
  'a style that reports letters':
    '<style>input[value^="a"]{background:url(TRACK/a)}</style><input value="abc">',
  'a style with an expression': '<p style="width:expression(RUN);color:ex/**/pression(RUN)">Hi</p>',
  'a style with a behaviour': '<p style="behavior:url(TRACK/x.htc);behaviour:url(#default#time2)">Hi</p>',
  'a style with a binding': '<p style="-moz-binding:url(TRACK/xbl.xml#x)">Hi</p>',
  'a style with a script address': `<p style="background:url('javascript:RUN');list-style-image:url(javascript:RUN)">Hi</p>`,
  'a style with a filter of old': `<p style="filter:progid:DXImageTransform.Microsoft.AlphaImageLoader(src='TRACK/alpha.png')">Hi</p>`,
  'a style laid over the page':
    '<div style="position:fixed;top:0;left:0;width:100%;height:100%;background:#fff;z-index:2147483647">Sign in again</div>',
  'a style laid over its frame': '<div style="position:absolute;inset:-5000px;background:red">Over</div>',
  'a style that sticks':
    '<div style="position:sticky;top:0;transform:translate(-500px,-500px) scale(40);translate:-99px">Over</div>',
  'a style that moves by margins': '<div style="margin-top:-900px;margin:-900px 0 0 -900px">Over</div>',
  'a style that moves by its words':
    '<p style="text-indent:-9999px;letter-spacing:-99px;word-spacing:-99px;line-height:-4">Hi</p>',
  'a style as high as the window':
    '<div style="height:100vh;min-height:200dvh;width:300vw;padding:50vmax">Grows</div>',
  'a style as high as a mountain':
    '<div style="height:99999999px;padding:99999999px;border:999999px solid red">Grows</div>',
  'a style with a huge font': '<p style="font-size:99999px;line-height:9999">Hi</p>',
  'a style that closes its element': '<style></style><img src=x onerror=RUN></style>',
  'a style that hides an end tag': '<style><!--</style><img src=x onerror=RUN>--></style>',
  'a style that breaks out of its attribute': '<p style="color:red;}</style><script>RUN</script>">Hi</p>',
  'a style that breaks out by quotes':
    '<p style="font-family:\'x&quot;&gt;&lt;img src=x onerror=RUN&gt;\'">Hi</p>',
  'a style sheet from elsewhere':
    '<link rel="stylesheet" href="TRACK/sheet.css"><link rel="alternate stylesheet" href="TRACK/alt.css">',
  'a style in a processing instruction': '<?xml-stylesheet type="text/css" href="TRACK/pi.css"?><p>Hi</p>',
  'a style with a name of the prototype': '<p style="__proto__:x;constructor:url(TRACK/p);color:red">Hi</p>',
  'a style with a scroll of its own':
    '<div style="overflow:scroll;scroll-snap-type:y mandatory;overscroll-behavior:none;height:40px"><p style="height:4000px">Hi</p></div>',
  'a style that turns words round':
    '<p style="unicode-bidi:bidi-override;direction:rtl">gro.elpmaxe.pohs</p>',
  'a style that stops all pointers': '<div style="pointer-events:none;user-select:none;opacity:0">Hi</div>',
};
