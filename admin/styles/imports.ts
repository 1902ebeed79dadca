/** The page that imports a file. */
export const IMPORT_STYLES = `
.import dl { display: grid; gap: 8px; margin: 16px 0; line-height: 1.4; }
.import dl > div { display: grid; grid-template-columns: 120px 1fr; gap: 4px 16px; }
.import dt { font-weight: 600; }
.import dd { margin: 0; color: var(--muted); }
.import a { color: var(--primary); text-decoration: underline; }
.import label { display: block; font-weight: 600; margin-bottom: 8px; }
.import input[type=file] { display: block; max-width: 100%; color: inherit; font-size: 14px; }
.import input[type=file]::file-selector-button { margin-right: 12px; padding: 6px 16px; font: inherit; color: var(--primary); background: none; border: 1px solid var(--primary); border-radius: 4px; cursor: pointer; }
.import .refusal { color: var(--removed); margin: 8px 0; }
.import .errors { overflow-x: auto; }
.import [role=status] { font-weight: 600; margin: 0 0 16px; line-height: 1.4; }
`;
