import { DASHBOARD_STYLES } from './dashboard/styles';

/** What AdminJS's look lacks beside its theme: our typeface, visible focus, figures that line up, our own components. */
export const STYLES = `
@font-face {
  font-family: 'Geist Variable';
  src: url('geist.woff2') format('woff2');
  font-weight: 100 900;
  font-display: swap;
}
body, button, input, select, textarea { font-family: 'Geist Variable', system-ui, sans-serif; }
td, .figure { font-variant-numeric: tabular-nums; }
.figure, thead td { white-space: nowrap; }
:focus-visible { outline: 2px solid var(--primary); outline-offset: 2px; }
.breadcrumbs { display: flex; flex-wrap: wrap; flex-grow: 1; gap: 4px 12px; line-height: 1.4; }
.breadcrumbs > * { color: var(--muted); text-decoration: none; overflow-wrap: anywhere; }
.breadcrumbs > :last-child { color: inherit; }
.breadcrumbs > * + *::before { content: '/'; margin-right: 12px; color: var(--muted); }
.notices { display: grid; gap: 4px; padding: 4px; max-width: min(560px, 100vw); }
.brand { display: flex; align-items: center; gap: 12px; text-decoration: none; }
.card { border: 1px solid var(--border); border-radius: 12px; }
.card a { color: var(--primary); }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(260px, 1fr)); gap: 16px; }
.scrolls { overflow-x: auto; }
.scrolls table { min-width: 640px; }
@media (max-width: 577px) { .figure { white-space: normal; } }
.changes { line-height: 1.5; overflow-wrap: anywhere; }
.changes b { font-weight: 600; }
.changes del { color: var(--removed); text-decoration: line-through; }
.changes ins { color: var(--added); }
.changes, .history { list-style: none; margin: 0; padding: 0; }
.sr-only { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.quiet { color: var(--muted); font-size: 14px; }
.wrong { color: var(--removed); font-size: 14px; margin: 4px 0 0; }
.required { color: var(--removed); }
.tag { display: inline-block; margin-left: 8px; padding: 0 8px; border: 1px solid var(--border); border-radius: 999px; font-size: 13px; font-weight: 400; line-height: 22px; vertical-align: middle; font-variant-numeric: tabular-nums; }
.button { display: inline-flex; align-items: center; gap: 8px; min-height: 38px; padding: 0 14px; border: 1px solid var(--input); border-radius: 8px; background: var(--card); color: var(--text); font-size: 14px; line-height: 1.2; text-decoration: none; cursor: pointer; white-space: nowrap; }
.button:hover { background: var(--hover); }
.button:disabled { opacity: 0.6; cursor: progress; }
.button.primary { background: var(--primary); border-color: var(--primary); color: var(--on-fill); font-weight: 600; }
.button.danger { border-color: var(--removed); color: var(--removed); }
.button.primary:hover, .button.danger:hover { filter: brightness(0.93); }
.buttons { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.field { box-sizing: border-box; width: 100%; min-height: 38px; padding: 6px 10px; border: 1px solid var(--input); border-radius: 8px; background: var(--card); color: var(--text); font-size: 15px; }
.field[type=checkbox] { width: 20px; min-height: 20px; }
.field[aria-invalid=true] { border-color: var(--removed); }
input[type=checkbox] { width: 18px; height: 18px; accent-color: var(--primary); }
.panel { box-sizing: border-box; padding: 24px; background: var(--card); border: 1px solid var(--border); border-radius: 12px; max-width: 900px; }

.top-bar { display: flex; align-items: center; justify-content: space-between; gap: 8px; padding: 10px 16px; background: var(--card); border-bottom: 1px solid var(--border); }
.logged-in { display: flex; align-items: center; gap: 8px; margin-left: auto; }
.who { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; max-width: 30vw; }
.menu { display: grid; gap: 2px; padding: 0 12px 24px; }
.menu a { display: flex; align-items: center; gap: 12px; padding: 10px 12px; border-radius: 8px; color: var(--text); text-decoration: none; }
.menu a:hover { background: var(--hover); }
.menu a.active { background: var(--tint); font-weight: 600; }
.menu svg { flex-shrink: 0; }

.page-header { padding: 8px 0 0; }
.page-title { display: flex; flex-wrap: wrap; gap: 12px; align-items: center; justify-content: space-between; margin: 8px 0 20px; }
.page-title h1 { margin: 0; font-size: 26px; font-weight: 650; line-height: 1.25; overflow-wrap: anywhere; }

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
.rows td a, .plain td a, .panel a:not(.button) { color: var(--primary); }
.rows .main { font-weight: 600; text-decoration: none; }
.rows .main:hover { text-decoration: underline; }
.rows .choose { width: 34px; padding-right: 0; }
.pages { display: flex; flex-wrap: wrap; gap: 12px; align-items: center; }
.pages label { display: flex; align-items: center; gap: 8px; margin-left: auto; white-space: nowrap; }
.pages .field { width: auto; }

.record-form { display: grid; gap: 18px; max-width: 900px; padding: 24px 24px 0; background: var(--card); border: 1px solid var(--border); border-radius: 12px; }
.form-field { display: grid; gap: 4px; min-width: 0; }
.form-field > label { font-weight: 600; font-size: 14px; }
.form-field > p { margin: 0; }
.buttons.sticky { position: sticky; bottom: 0; padding: 14px 0; background: var(--card); border-top: 1px solid var(--border); z-index: 2; }
.inline { display: grid; gap: 12px; margin: 0; padding: 16px; border: 1px solid var(--border); border-radius: 12px; min-width: 0; justify-items: start; }
.inline legend { padding: 0 8px; font-weight: 600; }
.inline-row { display: grid; grid-template-columns: minmax(130px, 2fr) minmax(80px, 1fr) minmax(140px, 3fr) auto auto; gap: 10px; align-items: end; width: 100%; }
.inline-row .choice { min-height: 38px; }
.inline-row.leaving .form-field { opacity: 0.5; text-decoration: line-through; }
.related { display: flex; flex-wrap: wrap; gap: 8px 20px; margin-bottom: 16px; }
.related a { color: var(--primary); }
.act > p:first-child { margin-top: 0; font-size: 17px; line-height: 1.5; }
.act { display: grid; gap: 16px; }
.act-rows { list-style: none; margin: 0; padding: 0; display: grid; gap: 8px; }
.act-rows li { display: flex; flex-wrap: wrap; gap: 4px 14px; }
.act-rows del { color: var(--muted); }
.act-rows ins { text-decoration: none; font-weight: 600; }
.history { display: grid; gap: 16px; }
.history p { margin: 0 0 4px; display: flex; flex-wrap: wrap; gap: 4px 12px; }

@media (max-width: 768px) {
  .wide { display: none; }
  .record-form, .panel { padding: 16px; }
  .record-form { padding-bottom: 0; }
  .inline-row { grid-template-columns: 1fr 1fr; padding-bottom: 12px; border-bottom: 1px solid var(--border); }
  .inline-row .name, .inline-row .description { grid-column: 1 / -1; }
}
@media (max-width: 640px) {
  .rows { border: 0; background: none; }
  .rows thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .rows, .rows tbody { display: grid; gap: 10px; }
  .rows tr { display: grid; gap: 2px; padding: 12px 14px; background: var(--card); border: 1px solid var(--border); border-radius: 12px; position: relative; }
  .rows td { display: grid; grid-template-columns: 108px minmax(0, 1fr); gap: 10px; padding: 3px 0; border: 0; }
  .rows td::before { content: attr(data-label); color: var(--muted); font-size: 13px; }
  .rows td.choose { position: absolute; top: 10px; right: 10px; display: block; width: auto; }
  .rows td.choose::before { content: none; }
  .rows td[data-column=picture] { display: none; }
}
@media (min-width: 1025px) { .menu-button { display: none; } }
${DASHBOARD_STYLES}`;
