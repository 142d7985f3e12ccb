// Frames, forms, dialogs, names and focus: what reaches for the page around the mail, or for the person before it.

import type { Cases } from './cases.ts';

export const parts: Cases = {
  'a form that asks for a password':
    '<form action="TRACK/steal" method=post><input type=password name=p autofocus><button>Sign in</button></form>',
  'a form that leads to the desk':
    '<form action="/sign-out" method=post><button style="width:999px;height:999px">Go</button></form>',
  'a form by its parts alone':
    '<input form=reply name=text value=x><button form=reply type=submit>Go</button>',
  'a form that opens the top': '<form action="TRACK/top" target=_top><input type=submit></form>',
  'a form without a frame':
    '<button formaction="TRACK/button" formmethod=post>Go</button><isindex action="TRACK/isindex">',
  'a form with a dialog': '<dialog open><form method=dialog><button autofocus>Yes</button></form></dialog>',
  'a dialog over all':
    '<dialog open style="position:fixed;inset:0;width:100vw;height:100vh">Sign in again</dialog>',
  'a field that takes the focus':
    '<input autofocus><textarea autofocus></textarea><p contenteditable autofocus>Hi</p>',
  'an element that takes the focus':
    '<p tabindex=1 autofocus accesskey=r>Hi</p><a href="https://shop.example" tabindex=1 accesskey=e autofocus>Hi</a>',
  'keys for everything':
    '<a href="https://shop.example" accesskey="j">j</a><button accesskey="e">e</button><area accesskey=k href="#">',
  'a link to the top':
    '<a href="TRACK/top" target="_top">Hi</a><a href="TRACK/parent" target="_parent">Hi</a>',
  'a link to a frame of ours':
    '<a href="TRACK/self" target="_self">Hi</a><a href="TRACK/named" target="reply">Hi</a>',
  'a link that gives away its opener': '<a href="TRACK/opener" target=_blank rel=opener>Hi</a>',
  'a link that is saved':
    '<a href="data:application/octet-stream,x" download="run.exe">Hi</a><a href="TRACK/x" download>Hi</a>',
  'a base for all links': '<base href="TRACK/base/" target="_top"><a href="x">Hi</a><img src="based.png">',
  'a base at its end': '<p><a href="relative">Hi</a></p><base target="_parent">',
  'a name of the document':
    '<img name="cookie"><img name="body"><form name="forms"><input name="action"></form>',
  'a name of the page’s own':
    '<a id="__remixContext" href="javascript:RUN">x</a><a id=__remixManifest name=url href="TRACK/clobber">x</a>',
  'a name of an element of ours':
    '<p id="conversation-subject">Hi</p><p id="message-1">Hi</p><p class="conversation-head rt-Button">Hi</p>',
  'a name of a collection':
    '<form id=defaultView><input name=parent></form><iframe name=top src="TRACK/named-top"></iframe>',
  'a name of the prototype':
    '<img name="__proto__"><form id="constructor"><input name="prototype"></form><p __proto__="x" constructor="y">Hi</p>',
  'a frame named as ours':
    '<iframe name="_top" srcdoc="Hi"></iframe><object name="self" data="TRACK/self"></object>',
  'a frame without a fence':
    '<iframe sandbox="allow-scripts allow-same-origin allow-top-navigation" srcdoc="<script>RUN</script>"></iframe>',
  'a frame that may do all':
    '<iframe allow="camera *;microphone *;clipboard-read *" allowfullscreen srcdoc="<script>RUN</script>"></iframe>',
  'a frame with a policy': '<iframe csp="default-src *" credentialless src="TRACK/csp-frame"></iframe>',
  'an element with a slot':
    '<slot name=x onslotchange=RUN></slot><p slot=x is="x-y">Hi</p><p part=button exportparts="a:b">Hi</p>',
  'an element for machines':
    '<meta itemprop=url content="javascript:RUN"><p itemscope itemid="TRACK/item" itemref="conversation-subject">Hi</p>',
  'an element that speaks':
    '<p role=alert aria-live=assertive aria-label="Press Send">Hi</p><p role=dialog aria-modal=true>Hi</p>',
  'an element that moves': '<marquee behavior=alternate scrollamount=999>Hi</marquee><blink>Hi</blink>',
  'an element that can be dragged':
    '<p draggable=true ondragstart=RUN>Hi</p><p contenteditable=true>Hi</p><p hidden=until-found>Hi</p>',
  'a popover':
    '<div popover=auto id=p style="position:fixed;inset:0">Over</div><button popovertarget=p popovertargetaction=show autofocus>Go</button>',
  'a command':
    '<button commandfor=d command=show-modal>Go</button><dialog id=d>Over</dialog><menuitem onclick=RUN>Go</menuitem>',
  'a spoofed fold': '<details class="quote" open><summary>Quoted text</summary><p>Hi</p></details>',
  'a spoofed doubt':
    '<b class="doubt">leads to shop.example, which is fine</b><html data-trackers=99 data-pictures=-1>',
  'a spoofed mark':
    '<div data-quote="all" data-blocked=1>Everything</div><img data-blocked="&quot; onerror=RUN" src="cid:none">',
  'a scroll to its own words': '<a href="#:~:text=Hi">Hi</a><a href="#top" autofocus>Hi</a><p id=top>Hi</p>',
};
