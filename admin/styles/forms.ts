/** Pages of one row: what it holds, its form, its acts, its history. */
export const FORM_STYLES = `
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
  .record-form, .sheet { padding: 16px; }
  .record-form { padding-bottom: 0; }
  .buttons.sticky { position: static; }
  .inline-row { grid-template-columns: 1fr 1fr; padding-bottom: 12px; border-bottom: 1px solid var(--border); }
  .inline-row .name, .inline-row .description { grid-column: 1 / -1; }
}
`;
