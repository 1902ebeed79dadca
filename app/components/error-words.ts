import type { Picture } from '../../domain/rules/pictures';

interface ErrorWords {
  title: string;
  /** What is said when the refusal itself brings no sentence. */
  message: string;
  picture: Picture;
}

const WORDS: Record<number, ErrorWords> = {
  401: { title: 'Please sign in', message: 'You have been signed out. Sign in to go on.', picture: 'teapot' },
  403: { title: 'This one is not for you', message: 'Your role does not open this page.', picture: 'hot-pepper' },
  404: { title: 'Nothing on this plate', message: 'This page does not exist, or is not yours to see.', picture: 'fork-and-knife-with-plate' },
  405: { title: 'Not like this', message: 'This address only takes what a form sends. Use the buttons of the site.', picture: 'chopsticks' },
  409: { title: 'Something changed meanwhile', message: 'Please look at the page again and repeat what you did.', picture: 'takeout-box' },
  422: { title: 'That was not understood', message: 'Something in the address or form does not fit.', picture: 'pretzel' },
  429: { title: 'A little too fast', message: 'Please wait a moment, then try again.', picture: 'steaming-bowl' },
  500: { title: 'We dropped the tray', message: 'Something went wrong on our side. Nothing you did. Please try again.', picture: 'broccoli' },
  503: { title: 'The kitchen is catching up', message: 'Slooze is not available right now. Please try again in a moment.', picture: 'cooking' },
};

export const OFFLINE: ErrorWords = {
  title: 'You are offline',
  message: 'This page could not be loaded. Check your connection and try again.',
  picture: 'takeout-box',
};

export const wordsFor = (status: number): ErrorWords => WORDS[status] ?? WORDS[status < 500 ? 422 : 500]!;
