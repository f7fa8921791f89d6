/**
 * Decides which records belong to one entity. Today by equal identities; scoring will stand beside it. Start reading at {@link io.kefu.match.IdentityClusters}.
 */
@NullMarked
package io.kefu.match;

import org.jspecify.annotations.NullMarked;
