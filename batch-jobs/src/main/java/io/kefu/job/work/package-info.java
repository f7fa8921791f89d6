/** Heavy steps in parts, for which processes on several hosts queue at the database. */
@NullMarked
package io.kefu.job.work;

import org.jspecify.annotations.NullMarked;
