package io.kefu.match;

import io.kefu.match.table.MatchField;
import io.kefu.match.table.MatchList;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A labelled list: rows, and who each is. */
record ListOfPeople(List<Map<MatchField, String>> rows, List<String> truth, List<String> parts) {

    /**
     * Reads a CSV file.
     *
     * @param person the column that tells who a row is; of {@code rec-12-dup-0} the 12 counts
     * @param columns of each field
     */
    static ListOfPeople read(Path file, String person, Map<MatchField, List<String>> columns) {
        ListOfPeople list = new ListOfPeople(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreSurroundingSpaces(true)
                .get();
        try (Reader in = Files.newBufferedReader(file);
                CSVParser parser = format.parse(in)) {
            for (CSVRecord record : parser) {
                Map<MatchField, String> row = new EnumMap<>(MatchField.class);
                columns.forEach((field, names) -> {
                    String text = String.join(
                                    "\n", names.stream().map(record::get).toList())
                            .strip();
                    if (!text.isEmpty()) {
                        row.put(field, text);
                    }
                });
                list.rows.add(row);
                list.truth.add(record.get(person).replaceFirst("^rec-(\\d+)-.*", "$1"));
                list.parts.add(record.isMapped("part") ? record.get("part") : "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return list;
    }

    Matches matched() {
        return match(rows);
    }

    static Matches match(List<Map<MatchField, String>> rows) {
        try (MatchList list = new MatchList("CN")) {
            rows.forEach(list::add);
            return Matcher.match(list);
        }
    }
}
