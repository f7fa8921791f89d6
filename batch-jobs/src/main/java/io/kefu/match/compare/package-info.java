/** How alike two records are, field by field. Begin reading at {@link io.kefu.match.compare.Comparer}. */
@NullMarked
package io.kefu.match.compare;

import org.jspecify.annotations.NullMarked;
