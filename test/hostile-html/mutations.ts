// HTML that a browser reads otherwise than a cleaner does, or that becomes something else when it is read a second time.

import type { Cases } from './cases.ts';

export const mutations: Cases = {
  'noscript with a broken title': '<noscript><p title="</noscript><img src=x onerror=RUN>">',
  'noscript in a list': '<ul><li><noscript></li></ul><img src=x onerror=RUN></noscript>',
  'noscript with a comment': '<noscript><!-- </noscript><img src=x onerror=RUN> --></noscript>',
  'a template with a script': '<template><script>RUN</script><img src=x onerror=RUN></template>',
  'a template as a shadow':
    '<div><template shadowrootmode=open><img src=x onerror=RUN><slot></slot></template></div>',
  'a field of text that ends in a title':
    '<textarea><p title="</textarea><img src=x onerror=RUN>"></textarea>',
  'a field of text closed with a slash':
    '<textarea><img src=x onerror=RUN></textarea/><img src=x onerror=RUN>',
  'a title that ends in an attribute': '<title><p alt="</title><img src=x onerror=RUN>"></title>',
  'an example that ends in an attribute': '<xmp><p title="</xmp><img src=x onerror=RUN>"></xmp>',
  'a listing': '<listing>&lt;img src=x onerror=RUN&gt;</listing>',
  'plain text': '<plaintext><script>RUN</script>',
  'no embedding': '<noembed><p title="</noembed><img src=x onerror=RUN>"></noembed>',
  'no frames': '<noframes><p title="</noframes><img src=x onerror=RUN>"></noframes>',
  'a frame’s own words': '<iframe><p title="</iframe><img src=x onerror=RUN>"></iframe>',
  'a choice with code':
    '<select><option>&lt;script&gt;RUN&lt;/script&gt;</option><svg><img src=x onerror=RUN></select>',
  'a formula, a table and a glyph':
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=RUN&gt;">',
  'a formula, a table and a glyph twice':
    '<form><math><mtext></form><form><mglyph><style></math><img src onerror=RUN>',
  'a formula and an old glyph': '<math><mi><table><malignmark><style><img src=x onerror=RUN></style>',
  'a drawing, a paragraph and a style': '<svg></p><style><a id="</style><img src=x onerror=RUN>">',
  'a drawing, a break and a style':
    '<svg><br><style><p title="</style><iframe onload=RUN></iframe>"></style></svg>',
  'a drawing, a title and a style':
    '<svg><title><style><img title="</style><img src=x onerror=RUN>"></style></title></svg>',
  'a drawing, a comment and CDATA':
    '<svg><![CDATA[><img src=x onerror=RUN>]]></svg><math><!--]]><img src=x onerror=RUN>--></math>',
  'a note with HTML that is closed early':
    '<math><annotation-xml encoding="text/html"><style><img src=x onerror="RUN"></style></annotation-xml></math>',
  'a table that throws things out':
    '<table><img src=x onerror=RUN><tr><script>RUN</script><td><a href="javascript:RUN">Hi</table>',
  'a table in a table in a form':
    '<form id=a><table><form id=b></form></table><button form=b formaction="javascript:RUN">Go',
  'a caption and a table':
    '<table><caption><svg><desc><table><caption></caption></table></desc><style><img src=x onerror=RUN></style></caption></table>',
  'a list of broken letters': '<b><i><u></b><p><script>RUN</script></i></u></p>',
  'links inside links': '<a href="https://shop.example"><table><a href="javascript:RUN">Hi</a></table></a>',
  'comments inside comments': '<!-- <!-- --> <img src=x onerror=RUN> -->',
  'a comment that never ends': '<!-- <img src=x onerror=RUN>',
  'a comment with a null byte': '<!-\0-><img src=x onerror=RUN>-->',
  'an attribute that never ends': '<p title="<img src=x onerror=RUN>',
  'an attribute that closes its tag': '<p title="&quot;&gt;&lt;img src=x onerror=RUN&gt;">Hi</p>',
  'an attribute in backticks': '<p title="`><img src=x onerror=RUN>`">Hi</p>',
  'an attribute of attributes': '<p a=">" b="<img src=x onerror=RUN>" c=\'"><script>RUN</script>\'>Hi</p>',
  'an attribute with a name of markup': '<p "><img src=x onerror=RUN>="">Hi</p><p <script>RUN</script>>',
  'words that are markup when they are read twice':
    '&lt;img src=x onerror=RUN&gt; &amp;lt;script&amp;gt;RUN&amp;lt;/script&amp;gt;',
  'entities without an end': '&ltscript&gtRUN&lt/script&gt &lt;img src=x onerror=RUN &gt',
  'a null character as an entity': '<&#0;script>RUN</script><a href="java&#0;script:RUN">Hi</a>',
  'the language of another tag':
    '<image src=x onerror=RUN><isindex prompt=x onfocus=RUN autofocus><keygen autofocus onfocus=RUN>',
  'a tag of an unknown name':
    '<x onclick="RUN" style="position:fixed">Hi</x><xss-x onfocus=RUN autofocus tabindex=1>Hi</xss-x>',
  'a tag with a colon':
    '<html:script>RUN</html:script><o:p onclick="RUN">Hi</o:p><v:shape src="TRACK/vml" style="behavior:url(#default#VML)"/>',
  'a tag with a space in front': '< script>RUN</ script>< img src=x onerror=RUN>',
  'a tag with a slash in front': '</img src=x onerror=RUN></script><script>RUN</script>',
  'a tag of a question mark': '<?php echo 1 ?><? <img src=x onerror=RUN> ?>',
  'a tag of a percent sign': '<% <img src=x onerror=RUN> %>',
  'a document in a document':
    '<html><head><script>RUN</script></head><body onload=RUN><html onclick=RUN><body onfocus=RUN>Hi',
  'a frameset': '<frameset onload=RUN><frame src="javascript:RUN"><frame src="TRACK/frame"></frameset>',
  'office markup':
    '<!--[if mso]><xml><o:OfficeDocumentSettings></o:OfficeDocumentSettings></xml><v:imagedata src="TRACK/mso"/><![endif]--><xml><i><b><img src=x onerror=RUN>',
  'islands of data':
    '<xml id=x><a><b onclick=RUN>Hi</b></a></xml><span datasrc=#x datafld=b dataformatas=html></span>',
};
