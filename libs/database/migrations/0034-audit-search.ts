import { sqlMigration } from './sql-migration';

/** The administrator looks through all changes of a time, or through those of a person, newest first. */
export const auditSearch = sqlMigration('AuditSearch1700000000234', `
CREATE INDEX audit_by_time ON audit_entry (at, id);
CREATE INDEX audit_by_actor ON audit_entry (actor_id, at, id);
`);
