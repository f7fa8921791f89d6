package io.kefu.notify.channel;

import io.kefu.text.Code;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** Sends mail. What we send says that a program wrote it, so that no other program answers. */
public final class SmtpChannel implements Channel {

    /** How the connection is kept from others' eyes. */
    public enum Security implements Code {
        /** It begins in the open and must turn secret. */
        STARTTLS,
        /** It is secret from the start. */
        TLS,
        /** It is open: within one house only. */
        NONE
    }

    /**
     * Where mail goes out.
     *
     * @param user null when nobody has to say who it is
     * @param unsubscribe where recipients can say that they want no more; null where that is not due
     */
    public record Settings(
            String host,
            int port,
            Security security,
            @Nullable String user,
            @Nullable String password,
            String from,
            @Nullable String unsubscribe,
            Duration patience) {}

    private final Settings settings;

    public SmtpChannel(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Answer send(Message message, Instant now) {
        try {
            Transport.send(mail(message, now));
            return new Answer.Taken("250");
        } catch (AddressException e) {
            return new Answer.Refused(said(e));
        } catch (SendFailedException e) {
            return failed(e);
        } catch (MessagingException e) {
            return new Answer.NotNow(said(e), null, true);
        }
    }

    /** 4xx is for now, 5xx for good; what a server says of one recipient is no matter of the channel. */
    private static Answer failed(SendFailedException e) {
        int code = 0;
        for (Exception next = e;
                next != null;
                next = next instanceof MessagingException one ? one.getNextException() : null) {
            if (next instanceof SMTPAddressFailedException address) {
                code = address.getReturnCode();
            } else if (next instanceof SMTPSendFailedException send && code == 0) {
                code = send.getReturnCode();
            }
        }
        return code / 100 == 5
                ? new Answer.Refused(said(e))
                : new Answer.NotNow(said(e), null, code == 0 || code == 421);
    }

    private static String said(MessagingException e) {
        Exception next = e.getNextException();
        String words = e.getMessage() + (next == null ? "" : "; " + next.getMessage());
        return words.replaceAll("\\s+", " ").strip();
    }

    private MimeMessage mail(Message message, Instant now) throws MessagingException {
        MimeMessage mail = new MimeMessage(session()) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + message.id() + ">");
            }
        };
        mail.setFrom(sender(settings.from()));
        mail.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(message.address(), true));
        mail.setSubject(message.subject(), "UTF-8");
        mail.setSentDate(Date.from(now));
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("X-Auto-Response-Suppress", "All");
        if (settings.unsubscribe() != null) {
            mail.setHeader("List-Unsubscribe", "<" + settings.unsubscribe() + ">");
        }
        if (message.html() == null) {
            mail.setText(message.text(), "UTF-8");
        } else {
            MimeBodyPart plain = new MimeBodyPart();
            plain.setText(message.text(), "UTF-8");
            MimeBodyPart rich = new MimeBodyPart();
            rich.setText(message.html(), "UTF-8", "html");
            mail.setContent(new MimeMultipart("alternative", plain, rich));
        }
        return mail;
    }

    /** The sender as people write it: {@code 客服 <service@example.com>}. */
    public static InternetAddress sender(String from) throws AddressException {
        InternetAddress sender = new InternetAddress(from, true);
        try {
            if (sender.getPersonal() != null) {
                sender.setPersonal(sender.getPersonal(), "UTF-8");
            }
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e); // every Java has it
        }
        return sender;
    }

    private Session session() {
        Properties properties = new Properties();
        String patience = Long.toString(settings.patience().toMillis());
        properties.put("mail.smtp.host", settings.host());
        properties.put("mail.smtp.port", Integer.toString(settings.port()));
        properties.put("mail.smtp.connectiontimeout", patience);
        properties.put("mail.smtp.timeout", patience);
        properties.put("mail.smtp.writetimeout", patience);
        properties.put("mail.smtp.starttls.enable", Boolean.toString(settings.security() == Security.STARTTLS));
        properties.put("mail.smtp.starttls.required", Boolean.toString(settings.security() == Security.STARTTLS));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(settings.security() == Security.TLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.auth", Boolean.toString(settings.user() != null));
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(settings.user(), settings.password());
            }
        });
    }
}
