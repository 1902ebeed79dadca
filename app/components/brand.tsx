/** The mark: a bowl under a rising curl of steam. The same drawing as public/favicon.svg. */
export function Brand() {
  return (
    <span className="flex items-center gap-2 text-lg font-semibold tracking-tight whitespace-nowrap">
      <svg viewBox="0 0 32 32" aria-hidden className="size-8 shrink-0">
        <rect width="32" height="32" rx="9" className="fill-primary" />
        <path d="M6.5 16h19a9.5 9.5 0 0 1-6.1 8.9V26h-6.8v-1.1A9.5 9.5 0 0 1 6.5 16Z" className="fill-primary-foreground" />
        <path
          d="M12 12.8c-1.8-2 1.6-3 0-5.3M17 12.8c-2.2-2.6 2-3.9 0-6.8M21.5 12.8c-1.6-1.8 1.4-2.7 0-4.6"
          className="fill-none stroke-spice"
          strokeWidth="1.9"
          strokeLinecap="round"
        />
      </svg>
      Slooze
    </span>
  );
}
