/**
 * The directory that kefu works in: kefu.yaml, directories, clock and language. Start reading at {@link io.kefu.workspace.Workspace}.
 */
@NullMarked
package io.kefu.workspace;

import org.jspecify.annotations.NullMarked;
