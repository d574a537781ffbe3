/** How the page looks: on screens light and dark, on phones, and on paper. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1f2937; --quiet: #4b5563; --paper: #ffffff; --ground: #f3f4f6; --line: #d1d5db; --strong: #0f766e; }
@media (prefers-color-scheme: dark) { :root { --ink: #f3f4f6; --quiet: #d1d5db; --paper: #1f2937; --ground: #111827; --line: #374151; --strong: #5eead4; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
header, nav, main, footer { max-width: 80rem; margin: 0 auto; padding: 0 1rem; }
header { padding-top: 1.5rem; }
h1 { margin: 0; font-size: 1.6rem; }
h2 { margin: 0; font-size: 1.15rem; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 0.5rem; background: var(--paper); padding: 0.5rem; }
.about, .notes, footer { color: var(--quiet); font-size: 0.9rem; }
.answer { font-size: 1.05rem; margin: 0.3rem 0 0.8rem; overflow-wrap: anywhere; }
nav { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: end; margin-top: 1rem; }
fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; }
legend { float: left; margin-right: 1rem; padding: 0; color: var(--quiet); }
label { cursor: pointer; }
input[type='search'] { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--quiet); border-radius: 0.4rem; padding: 0.3rem 0.6rem; max-width: 100%; }
:focus-visible { outline: 3px solid var(--strong); outline-offset: 2px; }
main { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 34rem), 1fr)); gap: 1rem; margin-top: 1rem; align-items: start; }
section { background: var(--paper); border: 1px solid var(--line); border-radius: 0.6rem; padding: 1rem; min-width: 0; }
img { display: block; width: 100%; height: auto; }
.notes { margin: 0.5rem 0 0; padding-left: 1.1rem; overflow-wrap: anywhere; }
details { margin-top: 0.8rem; }
summary { cursor: pointer; color: var(--strong); }
.table { overflow-x: auto; max-height: 28rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
caption { text-align: left; color: var(--quiet); padding: 0.3rem 0; }
th, td { text-align: left; padding: 0.3rem 0.6rem 0.3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
tr[hidden] { display: none; }
.by-day { display: none; }
section:has(.days:checked) .by-day { display: block; }
section:has(.days:checked) .by-week { display: none; }
body:has(#show-now:checked) section:not(.now), body:has(#show-works:checked) section:not(.works), body:has(#show-data:checked) section:not(.data) { display: none; }
footer { padding-bottom: 2rem; margin-top: 1rem; }
@media print {
  :root { --ink: #000000; --quiet: #333333; --paper: #ffffff; --ground: #ffffff; --line: #999999; color-scheme: light; }
  nav, .skip, summary, .choice { display: none; }
  main { display: block; }
  section { break-inside: avoid; margin-bottom: 1rem; }
}
`;

/** Hides the rows of all tables that do not hold what is looked for, and opens the tables meanwhile. */
export const SCRIPT = `
const find = document.getElementById('find');
find.addEventListener('input', () => {
  const wanted = find.value.trim().toLowerCase();
  for (const row of document.querySelectorAll('tbody tr'))
    row.hidden = wanted !== '' && !row.textContent.toLowerCase().includes(wanted);
  for (const details of document.querySelectorAll('details')) details.open = wanted !== '';
});
`;
