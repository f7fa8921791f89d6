/** What single sources know about people. Begin reading at {@link io.kefu.customer.record.SourceRecord}. */
@NullMarked
package io.kefu.customer.record;

import org.jspecify.annotations.NullMarked;
