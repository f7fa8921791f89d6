package io.kefu.intake.format;

import java.util.Locale;

/** The file formats that can be read. */
public enum Format {
    /** Delimited text: commas, tabs, semicolons. */
    CSV,
    /** A sheet of a workbook, {@code .xlsx} or {@code .xls}: which of the two, its first bytes tell. */
    XLSX,
    /** One JSON document with a list of objects in it. */
    JSON,
    /** One JSON object a line. */
    JSONL,
    /** Elements of an XML document, or of several one after another. */
    XML,
    /** Plain text whose records begin with lines of a stated shape, such as a transcript. */
    TEXT,
    /** E-mail: one message ({@code .eml}) or many ({@code .mbox}). */
    MAIL;

    /** The name in mapping files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True when a file has a header that names its columns; else each record names its own. */
    public boolean isTable() {
        return this == CSV || this == XLSX;
    }
}
