/** The style of the page; light or dark as the system wants, or as the reader chose. */
export const PAGE_STYLE = `
:root{color-scheme:light;--text:#1c1f24;--back:#ffffff;--panel:#f5f6f8;--line:#c9ced6;--faint:#e4e6ea;--link:#0b57a4}
:root[data-theme=dark]{color-scheme:dark;--text:#e8eaee;--back:#14171c;--panel:#1d2128;--line:#454c57;--faint:#2c313a;--link:#8ec1ff}
*{box-sizing:border-box}
html,body{height:100%;margin:0}
body{font:15px/1.45 system-ui,sans-serif;color:var(--text);background:var(--back);display:grid;grid-template:auto 1fr/15rem 1fr 24rem}
header{grid-column:1/-1;display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;padding:.5rem 1rem;background:var(--panel);border-bottom:1px solid var(--line)}
h1{font-size:1.1rem;margin:0}h2{font-size:1.1rem;margin:.3rem 0}h3{font-size:1rem;margin:.8rem 0 .2rem}
.finder{position:relative}
#search{width:17rem}
#results{position:absolute;z-index:9;margin:0;padding:.3rem;list-style:none;background:var(--back);border:1px solid var(--line);width:22rem;max-width:90vw}
aside,main,#details{overflow:auto;min-height:0}
aside{padding:.5rem 1rem;background:var(--panel);border-right:1px solid var(--line)}
#details{padding:.5rem 1rem;background:var(--panel);border-left:1px solid var(--line);overflow-wrap:anywhere}
main{position:relative}
#canvas{position:absolute;inset:0}#canvas.over{cursor:pointer}
#list{padding:.5rem 1rem}
fieldset{border:0;margin:0 0 .8rem;padding:0}legend{font-weight:600}
aside label{display:block}
input,select,button{font:inherit;color:inherit;background:var(--back);border:1px solid var(--line);border-radius:.25rem;padding:.15rem .4rem}
button{cursor:pointer}button.link{border:0;background:none;color:var(--link);text-align:left;padding:.1rem;text-decoration:underline}
:focus-visible{outline:3px solid #d97706;outline-offset:1px}
.swatch{display:inline-block;width:.8rem;height:.8rem;border-radius:.2rem;margin:0 .35rem}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.2rem .5rem;border-bottom:1px solid var(--faint)}caption{text-align:left;padding:.3rem 0}
tr.contested td{border-left:4px solid #f59e0b}tr.contested td~td{border-left:0}
blockquote{margin:.2rem 0;padding-left:.6rem;border-left:3px solid var(--line)}
mark{color:inherit;border-radius:.2rem;padding:0 .1rem;border-bottom:2px solid}
mark.source{background:#4477aa44;border-color:#4477aa}mark.cue{background:#f59e0b44;border-color:#f59e0b;font-weight:600}mark.target{background:#aa337744;border-color:#aa3377}
.sign{font-weight:700}.sign1{color:#1a8a3c}.sign-1{color:#d0342c}:root[data-theme=dark] .sign1{color:#5fd383}:root[data-theme=dark] .sign-1{color:#ff8a80}
.modality,.contested-note{color:#b45309;font-weight:700}:root[data-theme=dark] .modality,:root[data-theme=dark] .contested-note{color:#fbbf24}
.claims,.stances{padding-left:1.2rem}.stances{list-style:none;padding-left:0}small{opacity:.75}
a{color:var(--link)}
[hidden]{display:none!important}
@media (max-width:60rem){body{grid-template:auto auto 60vh auto/1fr}aside,#details{border:0}}
`;

/** What stands in the body before the data; `title` is already escaped. */
export function pageBody(title: string): string {
  return `<header>
<h1>${title}</h1>
<div class="finder" role="search"><label for="search">Find </label><input id="search" type="search" autocomplete="off" placeholder="name or alias ( / )"><ul id="results" hidden></ul></div>
<button id="view" type="button">Show as list</button>
<button id="theme" type="button" aria-label="Switch between light and dark">Dark</button>
<span id="count" role="status" aria-live="polite"></span>
</header>
<aside aria-label="Filters">
<fieldset><legend>Sign</legend><label>Polarity <select id="polarity"><option value="all">all</option><option value="positive">for</option><option value="negative">against</option><option value="neutral">neutral</option></select></label>
<label><input id="contested" type="checkbox"> contested only</label></fieldset>
<fieldset id="color-choice"><legend>Colour</legend><label>Entities by <select id="color"><option value="type">type</option><option value="side">side</option></select></label></fieldset>
<fieldset><legend>Time and source</legend><label>from <input id="since" type="date"></label><label>to <input id="until" type="date"></label>
<label>outlet <select id="outlet"><option value="">all</option></select></label></fieldset>
<fieldset id="types"><legend>Entities</legend></fieldset>
<fieldset id="relations"><legend>Relations</legend></fieldset>
</aside>
<main aria-label="Graph">
<p id="no-graph" hidden>This browser has no WebGL, so there is no picture; the list holds the same.</p>
<div id="canvas" role="img" aria-label="The graph as a picture; the list view holds the same in a table"></div>
<div id="list" hidden></div>
</main>
<section id="details" aria-label="Details" aria-live="polite" tabindex="-1"></section>
`;
}
