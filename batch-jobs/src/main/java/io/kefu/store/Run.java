package io.kefu.store;

import java.time.Instant;

/**
 * One run of a job. What its steps do depends on this, the database and the workspace's files alone.
 *
 * @param id its number
 * @param now its instant, fixed when it began
 */
public record Run(long id, String job, Instant now) {}
