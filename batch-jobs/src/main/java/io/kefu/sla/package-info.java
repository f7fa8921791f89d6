/**
 * Service levels: which due times a ticket has, and which are overdue. Start reading at {@link io.kefu.sla.SlaPolicies}.
 */
@NullMarked
package io.kefu.sla;

import org.jspecify.annotations.NullMarked;
