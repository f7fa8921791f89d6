-- Sheets of a workbook with the columns of the mapping, or some of them, that were not read; one a line.
ALTER TABLE source_file ADD COLUMN sheets_left TEXT;
