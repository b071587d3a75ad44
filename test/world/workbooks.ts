import { readSheet, type Row } from 'read-excel-file/node';

/** The rows of a workbook as a spreadsheet reads them: numbers are numbers, days and moments dates. */
export const rowsOfWorkbook = (file: Buffer): Promise<Row[]> => readSheet(file, { trim: false });
