/**
 * What an agreement weighs, learned from the records themselves. Begin reading at {@link
 * io.kefu.match.model.Model}.
 */
@NullMarked
package io.kefu.match.model;

import org.jspecify.annotations.NullMarked;
