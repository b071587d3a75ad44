import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A migration that is its SQL. Forward only: a released one is never edited, a mistake is mended by the next. */
export const sqlMigration = (name: string, sql: string): (new () => MigrationInterface) =>
  class implements MigrationInterface {
    readonly name = name;
    async up(runner: QueryRunner): Promise<void> {
      await runner.query(sql);
    }
    async down(): Promise<void> {
      throw new Error(`${name} is not taken back: restore a backup or add a migration`);
    }
  };
