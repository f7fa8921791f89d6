package io.kefu.intake.ledger;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run is to read.
 *
 * @param files none for the inbox
 * @param mapping to read them by; null when their places and names tell it
 */
public record ImportRequest(List<Path> files, @Nullable String mapping) {

    public static final ImportRequest INBOX = new ImportRequest(List.of(), null);
}
