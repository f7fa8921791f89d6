package io.kefu.sheet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A sheet that came back.
 *
 * @param name of the file
 * @param edited the rows of which a cell may have been edited, and new ones
 * @param ids the ids of the rows that were written, by the value of the second column: what a new line stands among
 */
public record ReturnedSheet(
        String name, SheetReader.Found found, List<FilledRow> edited, Map<String, List<String>> ids) {

    /**
     * Reads a sheet of a workspace.
     *
     * @param forms in which it may come back
     * @param isEdited says of a cell whether a person may have edited it
     */
    public static ReturnedSheet read(
            Path file, String workspaceId, List<SheetForm> forms, Predicate<FilledRow.Value> isEdited) {
        List<FilledRow> edited = new ArrayList<>();
        Map<String, List<String>> ids = new HashMap<>();
        SheetReader.Found found = SheetReader.read(file, workspaceId, forms, row -> {
            if (row.id() != null) {
                ids.computeIfAbsent(row.values().get(1).text(), second -> new ArrayList<>())
                        .add(row.id());
            }
            if (row.id() == null || row.values().stream().anyMatch(isEdited)) {
                edited.add(row);
            }
        });
        return new ReturnedSheet(String.valueOf(file.getFileName()), found, edited, ids);
    }
}
