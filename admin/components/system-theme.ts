interface Page {
  REDUX_STATE?: { session?: { theme?: string; followsSystem?: boolean } };
}

const session = (window as unknown as Page).REDUX_STATE?.session;
const wanted = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
const note = `scheme=${wanted}`;

// Only the browser knows what the system chooses, and AdminJS's theme is the server's: told once, the server draws it so.
// A browser that keeps no cookies would be told for ever.
if (session?.followsSystem && session.theme !== wanted && !document.cookie.split('; ').includes(note)) {
  document.cookie = `${note}; path=/admin; max-age=31536000; samesite=lax`;
  if (document.cookie.includes(note)) location.reload();
}
