/** The style of the page; light or dark as the system wants, or as the reader chose; black on white in print. */
export const PAGE_STYLE = `
:root{color-scheme:light;--text:#1c1f24;--soft:#565c66;--back:#ffffff;--panel:#f4f5f7;--line:#c9ced6;--faint:#e6e8ec;--link:#0b57a4;--for:#1f6fc4;--against:#b4500a;--forfill:#1f6fc4;--againstfill:#d4620a;--grey:#6b717b;--focus:#9a4fa8}
:root[data-theme=dark]{color-scheme:dark;--text:#e8eaee;--soft:#aab1bc;--back:#14171c;--panel:#1d2128;--line:#454c57;--faint:#2a2f37;--link:#8ec1ff;--for:#7db8ff;--against:#ffa45c;--forfill:#5aa3f0;--againstfill:#f08a3c;--grey:#9aa1ac;--focus:#d49be0}
*{box-sizing:border-box}
html,body{margin:0}
body{font:15px/1.45 "Helvetica Neue",Arial,"Liberation Sans",sans-serif;color:var(--text);background:var(--back)}
header{position:sticky;top:0;z-index:8;background:var(--panel);border-bottom:1px solid var(--line);padding:.4rem 1rem 0}
.bar-top{display:flex;flex-wrap:wrap;gap:.4rem 1rem;align-items:center}
h1{font-size:1.1rem;margin:0}h2{font-size:1.25rem;margin:.6rem 0 .3rem}h3{font-size:1.02rem;margin:1.1rem 0 .3rem}
h1 a{color:inherit;text-decoration:none}
p{margin:.3rem 0}
a{color:var(--link)}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.3rem;background:var(--back);padding:.3rem;z-index:9}
.finder{position:relative}#search{width:15rem;max-width:60vw}
#results{position:absolute;z-index:9;margin:0;padding:.3rem;list-style:none;background:var(--back);border:1px solid var(--line);width:20rem;max-width:90vw}
#results a{display:block;padding:.15rem .3rem}
nav{display:flex;flex-wrap:wrap;gap:.1rem .2rem;margin-top:.3rem}
nav a{padding:.3rem .7rem;text-decoration:none;color:var(--text);border:1px solid transparent;border-bottom:0;border-radius:.3rem .3rem 0 0}
nav a[aria-current]{background:var(--back);border-color:var(--line);font-weight:600;margin-bottom:-1px}
#filters{padding:.3rem 1rem;border-bottom:1px solid var(--faint);background:var(--back)}
#filters summary{cursor:pointer;color:var(--soft)}
#filters form{display:flex;flex-wrap:wrap;gap:.4rem 1.2rem;padding:.4rem 0;align-items:end}
#filters label{display:inline-flex;gap:.35rem;align-items:center}
input,select,button{font:inherit;color:inherit;background:var(--back);border:1px solid var(--grey);border-radius:.25rem;padding:.2rem .45rem}
input[type=range]{padding:0}
button{cursor:pointer}
:focus-visible{outline:3px solid var(--focus);outline-offset:1px}
main{padding:0 1rem 2rem;max-width:90rem;margin:0 auto}
.two{display:grid;grid-template-columns:minmax(0,1fr) 24rem;gap:1rem;margin:0 -1rem}
.canvas{position:relative;height:calc(100vh - 8.2rem);min-height:24rem;border-right:1px solid var(--faint);touch-action:none;overflow:hidden}
.canvas canvas{position:absolute;inset:0;width:100%;height:100%}
.canvas canvas.over{cursor:pointer}
.tip{position:absolute;pointer-events:none;background:var(--back);border:1px solid var(--line);border-radius:.3rem;padding:.2rem .5rem;max-width:22rem;font-size:.9rem;z-index:3}
.tools{position:absolute;right:.6rem;bottom:.6rem;display:flex;gap:.3rem;z-index:3}
.key{display:flex;flex-wrap:wrap;gap:.2rem 1rem;list-style:none;margin:0;padding:.2rem 0;font-size:.86rem;color:var(--soft)}
.key svg{vertical-align:middle;margin-right:.3rem}
.side{padding:0 1rem 1rem 0;max-height:calc(100vh - 8.2rem);overflow:auto}
.badge{display:inline-block;min-width:1.3em;text-align:center;border-radius:.3em;font-weight:700;font-size:.8rem;color:#111;margin-right:.35em;padding:0 .25em}
.sides{list-style:none;padding:0;margin:.2rem 0}.sides li{margin:.25rem 0}
.tone{white-space:nowrap;font-size:.85rem;color:var(--soft)}.tone b{display:inline-block;width:1.1em;text-align:center;border-radius:.25em;background:var(--faint)}
.tone.for,.relation.for{color:var(--for)}.tone.against,.relation.against{color:var(--against)}
.relation{font-weight:600}.relation.both{color:var(--text)}.relation.denied,.relation.pending,.relation.tie{color:var(--soft);font-style:italic}
.cards.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(19rem,1fr));gap:0 1.5rem}
.cards,.claims{list-style:none;padding:0;margin:.2rem 0}
.card,.claim{border-top:1px solid var(--faint);padding:.35rem 0}
.card-head{margin:0}.facts,.source{color:var(--soft);font-size:.88rem;margin:.1rem 0}.quote{margin:.15rem 0;font-family:Georgia,serif}
blockquote{margin:.2rem 0;padding-left:.6rem;border-left:3px solid var(--line);font-family:Georgia,serif}
mark{color:inherit;border-radius:.2rem;padding:0 .1rem;border-bottom:2px solid;background:none}
mark.source{background:#56b0d044;border-color:#2a86a8}mark.cue{background:#e0b40055;border-color:#a07d00;font-weight:600}mark.target{background:#9a4fa833;border-color:#9a4fa8}
.bar{display:inline-flex;height:.7rem;vertical-align:middle;gap:1px}.part{display:block;height:100%}
.part.for,.fill-for{background:var(--forfill);fill:var(--forfill)}.part.against,.fill-against{background:var(--againstfill);fill:var(--againstfill)}
.part.denied,.part.pending,.part.tie{background:none;border:1px dashed var(--grey)}.fill-grey{fill:var(--line)}
table{border-collapse:collapse}td,th{text-align:left;padding:.2rem .5rem;border-bottom:1px solid var(--faint);vertical-align:top}
th{font-weight:600}caption{text-align:left;padding:.3rem 0;color:var(--soft)}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto;max-width:100%}
.matrix{border-collapse:separate;border-spacing:1px;font-size:.86rem}
.matrix th,.matrix td{border:0;padding:0}
.matrix thead th{height:9.5rem;vertical-align:bottom;position:sticky;top:0;background:var(--back)}
.matrix thead th a{display:flex;flex-direction:column-reverse;align-items:center;max-height:9.3rem;overflow:hidden}
.matrix thead .name{writing-mode:vertical-rl;transform:rotate(180deg);white-space:nowrap;max-height:7.8rem;overflow:hidden;text-overflow:ellipsis}
.matrix thead .badge{margin:.2rem 0}
.matrix thead td{background:var(--back)}
.matrix tbody th{white-space:nowrap;padding-right:.4rem;position:sticky;left:0;background:var(--back);max-width:13rem;overflow:hidden;text-overflow:ellipsis}
.matrix td{width:1.75rem;height:1.75rem;background:var(--panel);text-align:center}
.matrix td.self{background:var(--faint)}
.matrix td a{display:block;width:1.75rem;height:1.75rem;line-height:1.75rem;text-decoration:none;font-weight:700;color:var(--text);background:var(--faint)}
.matrix td a.for{background:#1f6fc4;color:#fff}.matrix td a.against{background:#b4500a;color:#fff}.matrix td a.weak.for{background:#a9cdf3;color:#111}.matrix td a.weak.against{background:#f6c9a4;color:#111}
.matrix td a.both{background:linear-gradient(135deg,#a9cdf3 50%,#f6c9a4 50%);color:#111}
.matrix td a.denied,.matrix td a.pending,.matrix td a.tie{background:var(--back);border:1px dashed var(--grey);line-height:1.6rem}
.chart{display:block;max-width:100%;font-size:12px}.chart text{fill:var(--soft)}.chart .axis{stroke:var(--line)}
.brush{fill:var(--focus);fill-opacity:.16;stroke:var(--focus)}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(20rem,1fr));gap:0 2rem}
.reader{max-width:44rem;font:17px/1.6 Georgia,serif;white-space:pre-wrap;overflow-wrap:anywhere}
.reader a.name{color:inherit;text-decoration-style:dotted;text-decoration-color:var(--grey)}
.reader b.cue{border-bottom:2px solid #a07d00}.reader .gap{color:var(--soft)}.reader mark.claimed{border-bottom:0;background:#e0b40026}.reader mark.here{outline:3px solid var(--focus)}
.reader a.note{font:700 .8rem Arial,sans-serif;text-decoration:none;vertical-align:super;line-height:1;padding:0 .2rem}
.reader a.note.for{color:var(--for)}.reader a.note.against{color:var(--against)}
.muted{color:var(--soft)}
[hidden]{display:none!important}
@media (max-width:60rem){.two{display:block}.canvas{height:68vh;border:0}.side{max-height:none;padding:0 1rem}#search{width:11rem}header{position:static}nav{flex-wrap:nowrap;overflow-x:auto}nav a{padding:.3rem .38rem;font-size:.92rem}header{padding:.4rem .6rem 0}.columns{grid-template-columns:minmax(0,1fr)}.reader{font-size:16px}}
@media print{:root,:root[data-theme=dark]{--text:#000;--soft:#333;--back:#fff;--panel:#fff;--line:#999;--faint:#ddd;--link:#000}header nav,.finder,#theme,#filters,.tools,.skip,.more,button{display:none}header{position:static;border:0}.two{display:block}.canvas{height:60vh;break-inside:avoid}.side{max-height:none}main{max-width:none}.card,.claim,tr{break-inside:avoid}.matrix thead th,.matrix tbody th{position:static}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
