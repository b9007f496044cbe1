/**
 * A header that the service worker puts on what it answers from the phone's own store: such an answer says
 * nothing about whether the city hall can be reached.
 */
export const STORED_ANSWER = 'stored-answer';
