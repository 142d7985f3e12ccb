// What asks another server for something by being there, and so tells it who reads, where and when.

import type { Cases } from './cases.ts';

const dot = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

export const fetches: Cases = {
  'a dot of one pixel': '<img src="TRACK/open.gif?u=1" width=1 height=1>',
  'a dot by its style': '<img src="TRACK/a.png" style="width:1px;height:1px">',
  'a dot that is not shown': '<img src="TRACK/b.png" style="display:none" alt="">',
  'a dot of no size': '<img src="TRACK/c.png" width=0 height=0>',
  'a dot that loads late': '<img src="TRACK/lazy.png" loading=lazy decoding=async fetchpriority=high>',
  'a picture': '<img src="TRACK/logo.png" alt="Logo" width=200 height=80>',
  'a picture in sizes': '<img srcset="TRACK/1x.png 1x, TRACK/2x.png 2x" src="TRACK/0x.png" sizes="100vw">',
  'a picture of choices': `<picture><source srcset="TRACK/s.webp" type="image/webp"><source media="(min-width:1px)" srcset="TRACK/m.png"><img src="${dot}"></picture>`,
  'a picture behind a picture': `<img src="${dot}" srcset="TRACK/behind.png 2x" lowsrc="TRACK/low.png" dynsrc="TRACK/dyn.avi">`,
  'a picture with a map':
    '<img src="TRACK/map.png" ismap usemap="#m"><map name="m"><area href="TRACK/area" shape=default ping="TRACK/ping"></map>',
  'a picture that asks with a cookie':
    '<img src="TRACK/cookie.png" crossorigin="use-credentials" referrerpolicy="unsafe-url">',
  'a picture by its old name': '<image src="TRACK/image.png"><input type=image src="TRACK/input.png">',
  'a background of a table':
    '<table background="TRACK/table.png"><tr background="TRACK/tr.png"><td background="TRACK/td.png">Hi</td></tr></table>',
  'a background of the body': '<body background="TRACK/body.png">Hi</body>',
  'a film':
    '<video src="TRACK/film.mp4" poster="TRACK/poster.png" autoplay preload=auto><track src="TRACK/words.vtt" default></video>',
  'a film with choices': '<video autoplay><source src="TRACK/film.webm"></video>',
  'a sound': '<audio src="TRACK/sound.mp3" autoplay preload=auto></audio><bgsound src="TRACK/bg.wav">',
  'a frame': '<iframe src="TRACK/frame.html"></iframe>',
  'a frame of its own words': '<iframe srcdoc="<img src=TRACK/srcdoc.png><script>RUN</script>"></iframe>',
  'a frame in a fence': '<fencedframe src="TRACK/fenced"></fencedframe><portal src="TRACK/portal"></portal>',
  'a frame by a layer': '<layer src="TRACK/layer.html"></layer><ilayer src="TRACK/ilayer.html"></ilayer>',
  'an object':
    '<object data="TRACK/object.swf" type="application/x-shockwave-flash"><param name=movie value="TRACK/movie.swf"></object>',
  'an embedded thing': '<embed src="TRACK/embed.swf" pluginspage="TRACK/plugins">',
  'an applet': '<applet code="x" codebase="TRACK/applet" archive="TRACK/a.jar"></applet>',
  'a link that is fetched before':
    '<link rel=prefetch href="TRACK/prefetch"><link rel=prerender href="TRACK/prerender">',
  'a link that is loaded before':
    '<link rel=preload as=image href="TRACK/preload.png"><link rel=modulepreload href="TRACK/mp.js">',
  'a link that is looked up before':
    '<link rel=dns-prefetch href="//dns-one.HOST"><meta http-equiv="x-dns-prefetch-control" content="on"><a href="https://dns-two.HOST/">Hi</a>',
  'a link that is connected before':
    '<link rel=preconnect href="TRACK" crossorigin><link rel=preconnect href="https://dns-three.HOST">',
  'a link to an icon':
    '<link rel="icon" href="TRACK/favicon.ico"><link rel="apple-touch-icon" href="TRACK/touch.png">',
  'a link to a manifest': '<link rel=manifest href="TRACK/manifest.json" crossorigin=use-credentials>',
  'a link to a search':
    '<link rel=search href="TRACK/search.xml"><link rel=import href="TRACK/import.html"><link rel=pingback href="TRACK/pb">',
  'a link in a header of the page':
    '<meta http-equiv="Link" content="<TRACK/meta-link>; rel=preload; as=image">',
  'a ping': '<a href="https://shop.example/" ping="TRACK/ping">Hi</a>',
  'an attribution':
    '<img attributionsrc="TRACK/attribution" src="TRACK/at.png"><a href="https://shop.example" attributionsrc="TRACK/at2">Hi</a>',
  'a refresh': '<meta http-equiv="refresh" content="0; url=TRACK/refresh">',
  'a refresh without a space': '<meta http-equiv=refresh content=0;TRACK/refresh2>',
  'a refresh with a comma': `<META HTTP-EQUIV="Refresh" CONTENT="0,url='TRACK/refresh3'">`,
  'a policy of its own':
    '<meta http-equiv="Content-Security-Policy" content="default-src * \'unsafe-inline\'; report-uri TRACK/csp"><img src="TRACK/after-csp.png">',
  'a cookie of its own':
    '<meta http-equiv="Set-Cookie" content="a=b"><meta name="referrer" content="unsafe-url"><img src="TRACK/referrer.png">',
  'a form that is sent by itself':
    '<form action="TRACK/form" id=f><input name=a value=b><input type=submit autofocus></form>',
  'a picture of a mail part elsewhere':
    '<img src="cid:../../TRACK"><img src="cid:TRACK/cid.png"><img src="mid:TRACK">',
  'a device by its name':
    '<img src="\\\\\\\\HOST\\share\\x.png"><img src="file://HOST/share/x.png"><a href="file://HOST/x">Hi</a>',
};
