package io.kefu.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a statement does with one row of values, where that can be done with many at once.
 *
 * @param columns that the question marks stand for, in their order
 * @param key the positions, among them, of what names the row
 * @param rest what an insertion does in case of conflict
 */
record RowStatement(Form form, String table, List<String> columns, List<Integer> key, String rest) {

    enum Form {
        INSERTION,
        /** An insertion that may meet rows that are there. */
        UPSERT,
        UPDATE,
        OTHER
    }

    private static final Pattern INSERT = Pattern.compile(
            "(?s)\\s*INSERT INTO (\\w+) \\(([\\w\\s,]*)\\)\\s*VALUES \\(\\s*\\?(?:,\\s*\\?)*\\s*\\)\\s*(ON CONFLICT.*)?");
    private static final Pattern TARGET = Pattern.compile("(?s)ON CONFLICT \\(([\\w\\s,]*)\\).*");
    private static final Pattern UPDATE = Pattern.compile(
            "(?s)\\s*UPDATE (\\w+)\\s+SET (\\w+ = \\?(?:,\\s*\\w+ = \\?)*)\\s+WHERE (\\w+ = \\?(?: AND \\w+ = \\?)*)\\s*");

    static RowStatement of(String sql) {
        Matcher insert = INSERT.matcher(sql);
        if (insert.matches()) {
            List<String> columns = names(insert.group(2), ",");
            if (insert.group(3) == null) {
                return new RowStatement(Form.INSERTION, insert.group(1), columns, List.of(), "");
            }
            Matcher target = TARGET.matcher(insert.group(3));
            List<String> key = target.matches() ? names(target.group(1), ",") : columns;
            List<Integer> places = key.stream().map(columns::indexOf).toList();
            return places.contains(-1)
                    ? new RowStatement(Form.OTHER, "", List.of(), List.of(), "")
                    : new RowStatement(Form.UPSERT, insert.group(1), columns, places, insert.group(3));
        }
        Matcher update = UPDATE.matcher(sql);
        if (update.matches()) {
            List<String> set = names(update.group(2).replace(" = ?", ""), ",");
            List<String> key = names(update.group(3).replace(" = ?", ""), " AND ");
            List<String> columns = new ArrayList<>(set);
            columns.addAll(key);
            List<Integer> places =
                    IntStream.range(set.size(), columns.size()).boxed().toList();
            return new RowStatement(Form.UPDATE, update.group(1), columns, places, "");
        }
        return new RowStatement(Form.OTHER, "", List.of(), List.of(), "");
    }

    private static List<String> names(String list, String separator) {
        return Arrays.stream(list.split(separator)).map(String::strip).toList();
    }

    /** The statement for all rows, over lists of values: one for each column. */
    String over(String lists) {
        if (form == Form.UPSERT) {
            return "INSERT INTO " + table + " (" + String.join(", ", columns) + ") SELECT * FROM unnest(" + lists + ") "
                    + rest;
        }
        int set = columns.size() - key.size();
        return "UPDATE " + table + " SET "
                + IntStream.range(0, set)
                        .mapToObj(i -> columns.get(i) + " = v.p" + i)
                        .collect(Collectors.joining(", "))
                + " FROM unnest(" + lists + ") AS v ("
                + IntStream.range(0, columns.size()).mapToObj(i -> "p" + i).collect(Collectors.joining(", "))
                + ") WHERE "
                + key.stream()
                        .map(i -> table + "." + columns.get(i) + " = v.p" + i)
                        .collect(Collectors.joining(" AND "));
    }
}
