/** Both languages, both themes, at a desk and on a phone: every screen is looked at from each. */
export const seats = (['ko', 'en'] as const).flatMap((language) => (['light', 'dark'] as const).flatMap((shade) => (['desk', 'phone'] as const).map((size) => ({ language, shade, size }))));

/** For screens on which language and theme are switched as they stand. */
export const bothSizes = ['desk', 'phone'] as const;

/** The two that differ most: enough for what opens above a page that is looked at from all of them. */
export const farthestSeats = seats.filter(({ language, shade, size }) => (language === 'ko') === (shade === 'light') && (shade === 'light') === (size === 'desk'));
