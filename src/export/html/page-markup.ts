/** What stands in the body before the data; `title` is already escaped. */
export function pageBody(title: string): string {
  return `<a class="skip" href="#main">To the content</a>
<header>
<div class="bar-top"><h1><a href="#/picture">${title}</a></h1>
<div class="finder" role="search"><label for="search">Find </label><input id="search" type="search" autocomplete="off" placeholder="a name ( / )"><ul id="results" hidden></ul></div>
<button id="theme" type="button" aria-label="Switch between light and dark">Dark</button>
<span id="count" class="muted" role="status"></span></div>
<nav id="nav" aria-label="Views"></nav>
</header>
<details id="filters"><summary>Filters</summary><form aria-label="Filters">
<label>Main actors <select id="top"><option value="">as many as fit</option><option value="15">15</option><option value="30">30</option><option value="60">60</option><option value="150">150</option><option value="all">all</option></select></label>
<label>Stances <select id="sign"><option value="all">for and against</option><option value="for">only for</option><option value="against">only against</option></select></label>
<label><input id="disputed" type="checkbox">disputed only</label>
<label>From <input id="since" type="date"></label><label>to <input id="until" type="date"></label>
<label>Outlet <select id="outlet"><option value="">all</option></select></label>
<label>Sureness at least <select id="sure"><option value="0">any</option><option value="30">30 %</option><option value="50">50 %</option><option value="60">60 %</option><option value="70">70 %</option></select></label>
<label>In articles at least <select id="articles"><option>1</option><option>2</option><option>3</option><option>5</option></select></label>
<label><input id="issues" type="checkbox">issues</label><label><input id="places" type="checkbox">places</label>
<label><input id="ties" type="checkbox">ties without a sign (offices, places, visits)</label>
<button id="reset" type="button">As it was first</button>
</form></details>
<main id="main" tabindex="-1"></main>
`;
}
