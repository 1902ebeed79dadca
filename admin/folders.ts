/** Relative to the project's root, where Slooze is always started. */
export const COMPONENT_SOURCES = 'admin/components';
export const BUILT_COMPONENTS = 'build/admin/components.js';
