/**
 * What an unknown file is: its format, and where its table begins. Begin reading at {@link
 * io.kefu.intake.probe.sniff.Sniffer}.
 */
@NullMarked
package io.kefu.intake.probe.sniff;

import org.jspecify.annotations.NullMarked;
