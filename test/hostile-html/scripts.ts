// Code in elements and attributes that run it: RUN stands for code that tells on itself, TRACK for a server that counts.

import type { Cases } from './cases.ts';

export const scripts: Cases = {
  'a script': '<script>RUN</script>',
  'a script from elsewhere': '<script src="TRACK/script.js"></script>',
  'a script of a module': '<script type="module" src="TRACK/module.js"></script>',
  'a script in capitals': '<SCRIPT>RUN</SCRIPT>',
  'a script with a space before its end': '<script>RUN</script >',
  'a script with a slash for a space': '<script/src="TRACK/slash.js"></script>',
  'a script with a line feed in its tag': '<script\n>RUN</script\n>',
  'a script without an end': '<p>Hi<script>RUN',
  'a script inside a script': '<scr<script>ipt>RUN</scr</script>ipt>',
  'a script in an unclosed attribute': '<img alt="<script>RUN</script>">',
  'a script behind a broken comment': '<!--><script>RUN</script>-->',
  'a script behind a comment that ends with a bang': '<!-- --!><script>RUN</script>',
  'a script behind a short comment': '<!---><script>RUN</script>',
  'a script in a conditional comment': '<!--[if gte IE 4]><script>RUN</script><![endif]-->',
  'a script in a revealed conditional comment': '<![if !mso]><script>RUN</script><![endif]>',
  'a script in CDATA': '<![CDATA[<script>RUN</script>]]>',
  'a script in a processing instruction':
    '<?xml version="1.0"?><?xml-stylesheet href="javascript:RUN"?><script>RUN</script>',
  'a script in a doctype': '<!DOCTYPE html [<!ENTITY x "<script>RUN</script>">]>&x;',
  'a script with an old language':
    '<script language="VBScript">MsgBox 1</script><script language="JScript">RUN</script>',
  'a script with an import map': '<script type="importmap">{"imports":{"a":"TRACK/map.js"}}</script>',
  'a script with speculation rules':
    '<script type="speculationrules">{"prefetch":[{"source":"list","urls":["TRACK/spec"]}]}</script>',
  'a script of an SVG': '<svg><script>RUN</script></svg>',
  'a script of an SVG by link': '<svg><script href="TRACK/svg.js" xlink:href="TRACK/svg2.js"/></svg>',
  'a script with a null byte in its name': '<scr\0ipt>RUN</scr\0ipt>',
  'a script after a null byte': '\0<script>RUN</script>',
  'a handler of an error': '<img src=x onerror="RUN">',
  'a handler of an error without quotes': '<img src=x onerror=RUN>',
  'a handler behind a slash': '<img/src=x/onerror=RUN>',
  'a handler behind a backtick': '<img src=`x`onerror=RUN>',
  'a handler in capitals': '<IMG SRC=x ONERROR="RUN">',
  'a handler behind a form feed': '<img src=x\fonerror=RUN>',
  'a handler behind a null byte': '<img src=x on\0error=RUN>',
  'a handler in entities': '<img src=x onerror="&#82;UN&#x3b;RUN">',
  'a handler of loading a body': '<body onload="RUN"><p>Hi</p></body>',
  'a handler of showing a page': '<body onpageshow="RUN" onhashchange="RUN" onresize="RUN">',
  'a handler of a click': '<p onclick="RUN">Press here</p>',
  'a handler of the pointer': '<div onmouseover="RUN" onpointerenter="RUN" onmousemove="RUN">Here</div>',
  'a handler of focus': '<a href="https://shop.example" onfocus="RUN" autofocus>Hi</a>',
  'a handler of focus on a field': '<input onfocus="RUN" autofocus><select onfocus="RUN" autofocus></select>',
  'a handler of an animation':
    '<style>@keyframes x{}</style><p style="animation-name:x" onanimationstart="RUN">Hi</p>',
  'a handler of a transition': '<p style="transition:color 1s" ontransitionend="RUN" tabindex=1>Hi</p>',
  'a handler of a fold': '<details open ontoggle="RUN"><summary>Hi</summary></details>',
  'a handler of a marquee': '<marquee onstart="RUN">Hi</marquee>',
  'a handler of a film': '<video onloadstart="RUN" oncanplay="RUN"><source onerror="RUN" src="x"></video>',
  'a handler of a sound': '<audio src="x" onerror="RUN" autoplay></audio>',
  'a handler of a popover':
    '<div popover onbeforetoggle="RUN" id=p>Hi</div><button popovertarget=p>Go</button>',
  'a handler of what is hidden until found': '<p hidden=until-found onbeforematch="RUN">Hi</p>',
  'a handler of scrolling':
    '<div style="overflow:scroll;height:9px" onscroll="RUN" onscrollend="RUN"><p>Hi</p></div>',
  'a handler of what is copied': '<p oncopy="RUN" oncut="RUN" onpaste="RUN" ondragstart="RUN">Hi</p>',
  'a handler of a visibility change':
    '<div style="content-visibility:auto" oncontentvisibilityautostatechange="RUN">Hi</div>',
  'a handler behind an odd name':
    '<p x:onclick="RUN" data-onclick="RUN" "onclick="RUN" on-click="RUN">Hi</p>',
  'a handler in an unfinished tag': '<img src=x onerror="RUN"',
  'a handler in an end tag': '<p>Hi</p onclick="RUN">',
  'a handler twice': '<img src=x onerror="" onerror="RUN">',
};
