/** The one record of a customer, and the level. Begin reading at {@link io.kefu.customer.golden.Survivorship}. */
@NullMarked
package io.kefu.customer.golden;

import org.jspecify.annotations.NullMarked;
