import type { Language } from '../model/error-texts.ts';
import { columnNamesDe } from './column-names-de.ts';
import { columnNamesEn } from './column-names-en.ts';
import { columnNamesNb } from './column-names-nb.ts';
import type { ColumnNames, NamedColumn } from './named-column.ts';

/** Columns as people call them, to stand alone or at the start of a line; programs use the ids. */
export const columnNames: Readonly<Record<Language, ColumnNames>> = {
	en: columnNamesEn,
	nb: columnNamesNb,
	de: columnNamesDe
};

/** Name of a column, whatever the id; unknown ids stay as they are. */
export const columnName = (column: string, language: Language): string =>
	Object.hasOwn(columnNames[language], column) ? columnNames[language][column as NamedColumn] : column;
