import { speltOut } from '../spelling.ts';

/** Words spelt out, of two letters or more. */
export const wordsOf = (text: string): string[] => speltOut(text).match(/[\p{L}\p{N}]{2,}/gu) ?? [];
