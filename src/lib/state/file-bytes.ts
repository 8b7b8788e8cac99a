import { checkSize } from '#engine/ingest/table.ts';

/** What is refused in any case is not brought into memory. @throws RevirError FILE_EMPTY, FILE_TOO_LARGE */
export async function bytesOf(file: File): Promise<ArrayBuffer> {
	checkSize(file.size, file.name);
	return file.arrayBuffer();
}
