/**
 * The database: connections, migrations, transactions, serial numbers, the canonical dump. Start reading at {@link io.kefu.store.Database}.
 */
@NullMarked
package io.kefu.store;

import org.jspecify.annotations.NullMarked;
