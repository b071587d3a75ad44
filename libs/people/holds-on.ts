/** SQL: whether what is from a day to a day holds on the day that parameter `on` names. */
export const holdsOn = (row: string, on: string): string => `(${row}.valid_from <= ${on} AND (${row}.valid_to IS NULL OR ${row}.valid_to >= ${on}))`;
