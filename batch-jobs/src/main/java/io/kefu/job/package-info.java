/**
 * Composes the features into jobs: steps, progress, restart, recovery. Start reading at {@link io.kefu.job.Jobs}.
 */
@NullMarked
package io.kefu.job;

import org.jspecify.annotations.NullMarked;
