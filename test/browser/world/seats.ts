/**
 * Both languages, both themes, at a desk and on a phone: four seats in which each two of them meet once. Where a fault needs all three at once, a screen is
 * seen in half of the eight; each more seat of every screen costs the tests minutes.
 */
export const seats = [
  { language: 'ko', shade: 'light', size: 'desk' },
  { language: 'ko', shade: 'dark', size: 'phone' },
  { language: 'en', shade: 'light', size: 'phone' },
  { language: 'en', shade: 'dark', size: 'desk' },
] as const;

/** The two that differ most: enough for what opens above a page that is looked at from all of them. */
export const farthestSeats = [
  { language: 'ko', shade: 'light', size: 'desk' },
  { language: 'en', shade: 'dark', size: 'phone' },
] as const;
