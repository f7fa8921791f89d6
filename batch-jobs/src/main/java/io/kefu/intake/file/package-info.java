/** Files of the inbox and members of archives. Begin reading at {@link io.kefu.intake.file.Archives}. */
@NullMarked
package io.kefu.intake.file;

import org.jspecify.annotations.NullMarked;
