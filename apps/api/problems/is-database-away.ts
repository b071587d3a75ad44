const away = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', '57P01', '57P02', '57P03', '08006', '08001', '08003', '53300']);

/** PostgreSQL cannot be reached now: an outage, to be told apart from a bug. */
export const isDatabaseAway = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  return (typeof code === 'string' && away.has(code)) || /Connection terminated|timeout exceeded when trying to connect/.test(error.message);
};
