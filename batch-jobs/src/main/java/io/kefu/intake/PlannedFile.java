package io.kefu.intake;

import java.nio.file.Path;

/**
 * A file that a run reads.
 *
 * @param id its number in {@code source_file}
 * @param position its place in the run's order
 * @param sha256 of the content that was planned
 */
record PlannedFile(long id, int position, Path path, String sha256, Mapping mapping) {}
