/** What an address may carry: whatever else stands there is left aside. */
export const isId = (sent: unknown): sent is string => typeof sent === 'string' && /^[\da-f-]{36}$/.test(sent);
export const isDate = (sent: unknown): sent is string => typeof sent === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(sent);
export const isMonth = (sent: unknown): sent is string => typeof sent === 'string' && /^\d{4}-\d{2}$/.test(sent);
