/**
 * The condition language of rules, selectors and list filters: {@code channel == "wechat" and age > 4h}. A condition
 * always ends: there are no calls and no loops. Start reading at {@link io.kefu.condition.Condition}; the grammar is
 * written down in {@code docs/conditions.md}.
 */
@NullMarked
package io.kefu.condition;

import org.jspecify.annotations.NullMarked;
