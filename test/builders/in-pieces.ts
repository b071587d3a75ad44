const rowsPerStatement = 2_000;

/** Some thousand rows a statement. */
export async function inPieces<Row>(rows: readonly Row[], write: (piece: readonly Row[]) => Promise<void>): Promise<void> {
  for (let at = 0; at < rows.length; at += rowsPerStatement) await write(rows.slice(at, at + rowsPerStatement));
}
