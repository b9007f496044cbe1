/** What kind of phone this is, as far as it changes what people must be told. */

/** Opened from the home screen. */
export function isInstalled(): boolean {
  const isStandalone = 'standalone' in navigator && navigator.standalone === true;
  return isStandalone || matchMedia('(display-mode: standalone)').matches;
}

/**
 * iPhone and iPad: drafts written in Safari do not cross over to the home-screen app, and Safari may erase
 * storage after seven days without a visit. An iPad says that it is a Macintosh, but has touch.
 */
export function isAppleMobile(): boolean {
  const { userAgent, maxTouchPoints } = navigator;
  return /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && maxTouchPoints > 1);
}
