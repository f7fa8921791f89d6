package io.kefu.intake.mail;

import io.kefu.intake.mail.MailMessage.File;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.hmef.Attachment;
import org.apache.poi.hmef.HMEFMessage;
import org.apache.poi.hmef.attribute.MAPIAttribute;
import org.apache.poi.hmef.attribute.MAPIStringAttribute;
import org.apache.poi.hsmf.datatypes.MAPIProperty;

/** What a {@code winmail.dat} holds: Outlook packs text and files into it for receivers that it takes for Outlook. */
record TnefContent(String text, List<File> files) {

    /** Empty when the bytes are no TNEF, or broken. */
    static Optional<TnefContent> read(byte[] bytes) {
        try {
            HMEFMessage message = new HMEFMessage(new ByteArrayInputStream(bytes));
            List<File> files = new ArrayList<>();
            for (Attachment attachment : message.getAttachments()) {
                String name = Optional.ofNullable(attachment.getLongFilename()).orElse(attachment.getFilename());
                byte[] content = attachment.getContents();
                files.add(new File(
                        name == null ? "attachment-" + (files.size() + 1) + ".bin" : name,
                        "application/octet-stream",
                        content == null ? new byte[0] : content));
            }
            MAPIAttribute body = message.getMessageMAPIAttribute(MAPIProperty.BODY);
            String text = body instanceof MAPIStringAttribute words ? String.valueOf(words.getDataString()) : "";
            return Optional.of(new TnefContent(text, files));
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // then it stays a file like any other
        }
    }
}
