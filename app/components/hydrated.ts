import { useSyncExternalStore } from 'react';

const subscribe = () => () => {};

/** False on the server and in the first render, true once scripts run: for what only works with them. */
export const useHydrated = () => useSyncExternalStore(subscribe, () => true, () => false);
