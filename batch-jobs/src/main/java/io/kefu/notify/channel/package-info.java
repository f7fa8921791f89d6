/** How notices reach people: by mail, by robots of group chats, by gateways, as files. */
@NullMarked
package io.kefu.notify.channel;

import org.jspecify.annotations.NullMarked;
