/** Lists and their tools; on a phone a row becomes a card. */
export const LIST_STYLES = `
.office-list { display: grid; gap: 14px; min-width: 0; }
.office-list[aria-busy=true] .rows { opacity: 0.6; }
.list-tools { display: flex; flex-wrap: wrap; gap: 8px; justify-content: space-between; }
.search { display: flex; flex: 1 1 260px; gap: 8px; max-width: 620px; }
.search .field { flex: 1; min-width: 0; }
.filters { background: var(--card); border: 1px solid var(--border); border-radius: 12px; }
.filters > summary { padding: 10px 16px; cursor: pointer; }
.filters > form { padding: 4px 16px 16px; }
.filter-fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(230px, 1fr)); gap: 16px; margin-bottom: 16px; align-items: start; }
.filter { display: grid; gap: 4px; border: 0; margin: 0; padding: 0; min-width: 0; font-size: 14px; }
.filter legend { padding: 0 0 4px; }
.filter.many { max-height: 190px; overflow-y: auto; }
.range { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; }
.range .field { min-width: 0; padding: 6px; }
.choice { display: flex; align-items: center; gap: 8px; padding: 3px 0; }
.days { display: flex; flex-wrap: wrap; gap: 4px 14px; }
.days a { color: var(--primary); padding: 4px 0; min-width: 20px; text-align: center; }
.days a[aria-current] { color: var(--text); font-weight: 600; text-decoration: none; }
.bulk { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; padding: 10px 16px; background: var(--tint); border-radius: 12px; }
.empty { padding: 40px 16px; text-align: center; background: var(--card); border: 1px solid var(--border); border-radius: 12px; }
.rows, .plain { width: 100%; border-collapse: collapse; background: var(--card); }
.rows { border: 1px solid var(--border); border-radius: 12px; }
.scrolls table.rows, .scrolls table.plain { min-width: 0; }
.rows th, .plain th { padding: 10px 12px; text-align: left; font-size: 13px; font-weight: 600; color: var(--muted); border-bottom: 1px solid var(--border); white-space: nowrap; }
.rows th a { color: inherit; text-decoration: none; }
.rows th a:hover { text-decoration: underline; }
.rows td, .plain td { padding: 10px 12px; border-bottom: 1px solid var(--border); vertical-align: middle; overflow-wrap: anywhere; }
.rows tr:last-child td { border-bottom: 0; }
.rows tbody tr:hover { background: var(--hover); }
.rows tr.chosen { background: var(--tint); }
.rows td a, .plain td a, .sheet a:not(.button) { color: var(--primary); }
.rows .main { font-weight: 600; text-decoration: none; }
.rows .main:hover { text-decoration: underline; }
.rows .choose { width: 34px; padding-right: 0; }
.pages { display: flex; flex-wrap: wrap; gap: 12px; align-items: center; }
.pages label { display: flex; align-items: center; gap: 8px; margin-left: auto; white-space: nowrap; }
.pages .field { width: auto; }

@media (max-width: 640px) {
  .rows { border: 0; background: none; }
  .rows thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .rows, .rows tbody { display: grid; gap: 10px; }
  .rows tr { display: grid; gap: 2px; padding: 12px 14px; background: var(--card); border: 1px solid var(--border); border-radius: 12px; position: relative; }
  .rows td { display: grid; grid-template-columns: 84px minmax(0, 1fr); gap: 10px; padding: 3px 0; border: 0; }
  .rows td::before { content: attr(data-label); color: var(--muted); font-size: 13px; }
  .rows td.choose { position: absolute; top: 10px; right: 10px; display: block; width: auto; }
  .rows td.choose::before { content: none; }
  .rows td[data-column=picture] { display: none; }
}
`;
