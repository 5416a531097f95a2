package makewhole.platform.csv;

/**
 * What is wrong with one field of an upload.
 *
 * @param file the part or file it is in
 * @param row its line, counted from 1 with the header as line 1; 0 if it concerns the whole file
 * @param field the column; empty if it concerns the whole row
 * @param reason why it was refused, fit for the person who sent it
 */
public record RowError(String file, long row, String field, String reason) {}
