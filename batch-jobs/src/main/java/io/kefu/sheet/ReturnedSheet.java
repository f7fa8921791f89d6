package io.kefu.sheet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A sheet that came back.
 *
 * @param name of the file
 * @param edited the rows of which a cell may have been edited, and new ones
 */
public record ReturnedSheet(String name, SheetReader.Found found, List<FilledRow> edited) {

    /**
     * Reads a sheet of a workspace.
     *
     * @param forms in which it may come back
     * @param isEdited says of a cell whether a person may have edited it
     */
    public static ReturnedSheet read(
            Path file, String workspaceId, List<SheetForm> forms, Predicate<FilledRow.Value> isEdited) {
        List<FilledRow> edited = new ArrayList<>();
        SheetReader.Found found = SheetReader.read(file, workspaceId, forms, row -> {
            if (row.id() == null || row.values().stream().anyMatch(isEdited)) {
                edited.add(row);
            }
        });
        return new ReturnedSheet(String.valueOf(file.getFileName()), found, edited);
    }
}
