package io.kefu.intake.ledger;

import io.kefu.intake.file.Archives;
import io.kefu.intake.mapping.Mapping;

/**
 * A file that a run reads.
 *
 * @param id its number in {@code source_file}
 * @param position its place in the run's order
 * @param path of the file, or of a member of an archive ({@link Archives})
 * @param sha256 of the content that was planned
 * @param bytes how many that are
 */
public record PlannedFile(long id, int position, String path, String sha256, long bytes, Mapping mapping) {}
