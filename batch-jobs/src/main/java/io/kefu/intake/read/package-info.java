/**
 * Files to rows: one small reader for each format behind {@link io.kefu.intake.read.RowReader}. A reader streams, says
 * where each row stands, and hands on what is wrong with a row as a value; it knows neither mappings nor the ledger.
 */
@NullMarked
package io.kefu.intake.read;

import org.jspecify.annotations.NullMarked;
