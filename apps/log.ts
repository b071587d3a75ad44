import { pino, type Logger } from 'pino';

/** JSON lines. Nothing personal goes in: people by id, addresses by their pattern, no query, header or body. */
export const logOf = (level: string): Logger => pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
