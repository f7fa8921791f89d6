package io.kefu.intake;

/**
 * A file that a run reads.
 *
 * @param id its number in {@code source_file}
 * @param position its place in the run's order
 * @param path of the file, or of a member of an archive ({@link Archives})
 * @param sha256 of the content that was planned
 */
record PlannedFile(long id, int position, String path, String sha256, Mapping mapping) {}
