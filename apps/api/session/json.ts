/** Won and other big whole numbers leave as decimal strings: JSON numbers lose their last digits in a browser. */
export const jsonOf = (value: unknown): string => JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? part.toString() : part));
