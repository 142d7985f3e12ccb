// SVG and MathML: other languages inside HTML, with elements of their own that run, fetch, and change how a page is read.

import type { Cases } from './cases.ts';

export const drawings: Cases = {
  'a drawing that runs when it is there': '<svg onload="RUN">',
  'a drawing that runs in a self-closed tag': '<svg/onload=RUN/>',
  'a drawing of a drawing': '<svg><svg onload="RUN"></svg></svg>',
  'a drawing with HTML inside':
    '<svg><foreignObject><body onload="RUN"><iframe srcdoc="<script>RUN</script>"></iframe></body></foreignObject></svg>',
  'a drawing that moves a link':
    '<svg><a id=x><animate attributeName=href values="javascript:RUN"/><text y=20>Hi</text></a></svg>',
  'a drawing that moves a link past a harmless one':
    '<svg><a><animate attributeName="xlink:href" values="#;javascript:RUN" begin=0s /><text y=20>Hi</text></a></svg>',
  'a drawing that sets a handler':
    '<svg><set attributeName="onmouseover" to="RUN"/><animate onbegin="RUN" attributeName=x dur=1s>',
  'a drawing that ends an animation':
    '<svg><animateTransform onend="RUN" attributeName=transform dur=0.1s></svg>',
  'a drawing that uses another':
    '<svg><use href="TRACK/sprite.svg#x"/><use xlink:href="data:image/svg+xml,<svg id=x xmlns=\'http://www.w3.org/2000/svg\' onload=\'RUN\'/>#x"/></svg>',
  'a drawing with a picture':
    '<svg><image href="TRACK/image.png" xlink:href="TRACK/image2.png"/><feImage href="TRACK/fe.png"/></svg>',
  'a drawing with a style':
    '<svg><style>@import "TRACK/svg.css";*{background:url(TRACK/svg-style)}</style></svg>',
  'a drawing with a filter from elsewhere':
    '<svg><rect filter="url(TRACK/f.svg#f)" fill="url(TRACK/p.svg#p)" mask="url(TRACK/m.svg#m)" width=9 height=9 /></svg>',
  'a drawing with a cursor':
    '<svg><cursor id=c xlink:href="TRACK/c.cur"/><rect style="cursor:url(TRACK/c2.cur),auto" width=99 height=99 /></svg>',
  'a drawing with a font':
    '<svg><font-face><font-face-src><font-face-uri xlink:href="TRACK/font.svg"/></font-face-src></font-face></svg>',
  'a drawing with a text path':
    '<svg><text><textPath xlink:href="TRACK/path.svg#p">Hi</textPath><tref xlink:href="TRACK/t.svg#t"/></text></svg>',
  'a drawing with a handler element':
    '<svg><handler xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="load">RUN</handler></svg>',
  'a drawing with a discard': '<svg><discard onbegin="RUN"/><mpath onbegin="RUN"/></svg>',
  'a drawing with a name of its own':
    '<x:svg xmlns:x="http://www.w3.org/2000/svg" onload="RUN"><x:script>RUN</x:script></x:svg>',
  'a drawing whose style closes it': '<svg><style><img src=x onerror=RUN></style></svg>',
  'a drawing whose title holds a picture': '<svg><title><img src=x onerror=RUN></title></svg>',
  'a drawing whose description holds a picture':
    '<svg><desc><img src=x onerror=RUN></desc><metadata><img src=x onerror=RUN></metadata></svg>',
  'a drawing that covers all':
    '<svg style="position:fixed;inset:0;width:100vw;height:100vh"><rect width="100%" height="100%"/></svg>',
  'a drawing with a link to the top':
    '<svg><a href="TRACK/svg-link" target="_top"><rect width=999 height=999 /></a></svg>',
  'a formula that acts':
    '<math><maction actiontype="statusline#https://shop.example" xlink:href="javascript:RUN">Hi</maction></math>',
  'a formula with a link':
    '<math href="javascript:RUN">Hi</math><math><mi xlink:href="data:text/html,<script>RUN</script>">Hi</mi></math>',
  'a formula with HTML inside':
    '<math><annotation-xml encoding="text/html"><img src=x onerror=RUN></annotation-xml></math>',
  'a formula with a drawing inside':
    '<math><annotation-xml encoding="image/svg+xml"><svg onload="RUN"></svg></annotation-xml></math>',
  'a formula with a style inside': '<math><style><img src=x onerror=RUN></style></math>',
  'a formula with a picture':
    '<math><mglyph src="TRACK/glyph.png" alt="x"></mglyph><ms background="TRACK/ms.png">x</ms></math>',
};
