/** NUL and half of a character pair: PostgreSQL keeps neither, and nobody types them. */
const unkept = /[\0\p{Surrogate}]/u;

/** Whether every text in what was sent can be kept, names of fields included. */
export function canBeKept(sent: unknown): boolean {
  if (typeof sent === 'string') return !unkept.test(sent);
  if (Array.isArray(sent)) return sent.every(canBeKept);
  if (typeof sent !== 'object' || sent === null) return true;
  return Object.entries(sent).every(([name, value]) => canBeKept(name) && canBeKept(value));
}
