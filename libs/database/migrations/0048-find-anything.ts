import { sqlMigration } from './sql-migration';

/**
 * Names are found as people type them: without legal form, blanks and capitals, or by initial consonants alone (초성: ㅎㅂ for 한빛여행).
 * A partner reads no customers and finds by the name on its orders.
 */
export const findAnything = sqlMigration(
  'FindAnything1700000000848',
  `
CREATE FUNCTION name_to_find(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN replace(lower(regexp_replace(name, '^\\s*(㈜|\\(주\\)|주식회사|\\(유\\)|유한회사|\\(재\\)|재단법인|\\(사\\)|사단법인)\\s*', '')), ' ', '');
CREATE FUNCTION hangul_initials(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (SELECT string_agg(CASE WHEN ascii(letter) BETWEEN 44032 AND 55203 THEN substr('ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ', (ascii(letter) - 44032) / 588 + 1, 1) ELSE letter END, '' ORDER BY place)
            FROM string_to_table(name, NULL) WITH ORDINALITY AS letters (letter, place));
ALTER TABLE customer ADD name_to_find text GENERATED ALWAYS AS (name_to_find(name)) STORED, ADD initials text GENERATED ALWAYS AS (hangul_initials(name_to_find(name))) STORED;
CREATE INDEX customer_by_name_to_find ON customer (name_to_find text_pattern_ops);
CREATE INDEX customer_by_initials ON customer (initials text_pattern_ops);
DROP INDEX customer_by_name;
ALTER TABLE customer_order ADD customer_name_to_find text GENERATED ALWAYS AS (name_to_find(customer_name)) STORED,
  ADD customer_initials text GENERATED ALWAYS AS (hangul_initials(name_to_find(customer_name))) STORED;
`,
);
