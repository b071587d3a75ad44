import type { Served } from './served';

/** One line of a bench's answer. */
export interface Figure {
  readonly what: string;
  readonly seen: string;
  /** What performance was asked for; absent where the figure only explains another. */
  readonly goal?: string;
  readonly held?: boolean;
}

/** Where a bench runs: a PostgreSQL of its own, to which nobody else speaks. */
export interface Place {
  /** The server's own database, for counting and settings. */
  readonly adminUrl: string;
  /** A new database with schema, reference data, plans and demo people, and nothing else. */
  installation(name: string): Promise<string>;
  /** A new database with nothing in it, for a floor. */
  emptyDatabase(name: string): Promise<string>;
  /** Starts a server of this folder in a process of its own (`floors/…`, `the-api`) on a database. */
  serve(script: string, databaseUrl: string): Promise<Served>;
  /** Tells the reader what takes its time. */
  say(line: string): void;
}

export interface Bench {
  /** As it is named on the command line. */
  readonly name: string;
  readonly title: string;
  run(place: Place): Promise<readonly Figure[]>;
}
