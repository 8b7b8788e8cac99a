/** Endings of the tables that can be opened; what a file is its bytes tell. */
export const tableEndings = 'xlsx xlsm csv tsv txt arrow feather ipc parquet json jsonl ndjson geojson'.split(' ');

/** As in `accept`. */
export const tablesAccepted = tableEndings.map((ending) => `.${ending}`).join(',');
