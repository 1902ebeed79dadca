import { createContext, useContext } from 'react';

/** The response's nonce while the server renders; empty in the browser, which hides the real one from scripts. */
export const Nonce = createContext('');

export const useNonce = () => useContext(Nonce);
