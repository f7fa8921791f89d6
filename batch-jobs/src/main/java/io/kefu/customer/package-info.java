/**
 * Customers: source records as they came in, linked to one golden record each. Start reading at {@link io.kefu.customer.CustomerRegister}.
 */
@NullMarked
package io.kefu.customer;

import org.jspecify.annotations.NullMarked;
