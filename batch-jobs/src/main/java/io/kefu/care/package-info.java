/**
 * What a customer's history adds up to: tags, marks, a profile in words, lists for other departments. Nothing of it is
 * stored, so it is never out of date; start with {@link io.kefu.care.CareDesk}.
 */
@NullMarked
package io.kefu.care;

import org.jspecify.annotations.NullMarked;
