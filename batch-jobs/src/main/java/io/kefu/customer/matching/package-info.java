/**
 * Which source records are one customer. Begin reading at {@link
 * io.kefu.customer.matching.CustomerMatching}.
 */
@NullMarked
package io.kefu.customer.matching;

import org.jspecify.annotations.NullMarked;
