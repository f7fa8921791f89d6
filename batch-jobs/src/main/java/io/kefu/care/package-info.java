/**
 * What a customer's history adds up to: tags, marks, a profile in words, lists for other departments. Every run
 * stores the marks, by which what is asked from then on is graded; the rest is never out of date, as nothing of it is
 * stored. Start with {@link io.kefu.care.CareDesk}.
 */
@NullMarked
package io.kefu.care;

import org.jspecify.annotations.NullMarked;
