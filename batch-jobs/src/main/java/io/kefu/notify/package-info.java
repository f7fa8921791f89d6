/**
 * Notices: written into the outbox in the transaction of what they tell of, exactly once, and delivered from there at
 * least once, always with the same number. Start reading at {@link io.kefu.notify.OutboxRepository} and {@link
 * io.kefu.notify.Delivery}; how receivers are spoken to is in {@code io.kefu.notify.channel}.
 */
@NullMarked
package io.kefu.notify;

import org.jspecify.annotations.NullMarked;
