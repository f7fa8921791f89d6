/**
 * Normalisation of what people type: phone numbers, e-mail addresses, widths. Knows no database and no feature.
 */
@NullMarked
package io.kefu.text;

import org.jspecify.annotations.NullMarked;
