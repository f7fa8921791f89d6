/**
 * What is promised to whom, by {@code sla/policies.yaml}. Start reading at {@link io.kefu.sla.policy.SlaPolicies}; what
 * becomes of a promise is reckoned in {@code io.kefu.sla.clock}.
 */
@NullMarked
package io.kefu.sla.policy;

import org.jspecify.annotations.NullMarked;
