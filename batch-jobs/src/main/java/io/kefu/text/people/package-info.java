/**
 * Names, addresses, numbers and birthdays in one spelling. Begin reading at {@link
 * io.kefu.text.people.PersonName}.
 */
@NullMarked
package io.kefu.text.people;

import org.jspecify.annotations.NullMarked;
