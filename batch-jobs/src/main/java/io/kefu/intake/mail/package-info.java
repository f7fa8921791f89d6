/**
 * E-mail as a customer-service department needs it: who wrote what, in answer to what, with which files. {@link
 * io.kefu.intake.mail.MailParser} takes a message apart, {@link io.kefu.intake.mail.Mailbox} a file of many.
 */
@NullMarked
package io.kefu.intake.mail;

import org.jspecify.annotations.NullMarked;
