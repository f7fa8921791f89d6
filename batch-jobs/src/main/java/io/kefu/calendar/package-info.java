/**
 * Business time: working hours of a week in a time zone. Start reading at {@link io.kefu.calendar.BusinessCalendar}.
 */
@NullMarked
package io.kefu.calendar;

import org.jspecify.annotations.NullMarked;
