package io.kefu.intake.read;

import io.kefu.intake.format.FileProblem;
import io.kefu.intake.format.Input;
import io.kefu.problem.KefuException;
import java.io.IOException;
import java.io.Reader;

/**
 * XML documents one after another as one document under a root of ours: their declarations are left out, and a document
 * type is refused.
 */
final class XmlDocuments extends Reader {

    static final String ROOT = "documents";

    private final Input file;
    private final Reader in;
    private final Phrase declaration = new Phrase("<?xml");
    private final Phrase declarationEnd = new Phrase("?>");
    private final Phrase type = new Phrase("<!DOCTYPE");
    private final Phrase cdata = new Phrase("<![CDATA[");
    private final Phrase cdataEnd = new Phrase("]]>");
    private final StringBuilder ready = new StringBuilder("<" + ROOT + ">");
    private final int most;
    private long line = 1;
    private long length;
    private int taken;
    private boolean inDeclaration;
    private boolean inCdata;
    private boolean ended;

    /** @param most characters between two tags, or within one */
    XmlDocuments(Input file, Reader in, int most) {
        this.most = most;
        this.file = file;
        this.in = in;
    }

    /** Watches for a phrase in a stream of characters. */
    private static final class Phrase {

        private final String text;
        private int seen;

        private Phrase(String text) {
            this.text = text;
        }

        private boolean endsWith(char c) {
            if (c == text.charAt(seen)) {
                seen++;
            } else if (!(seen > 0 && c == text.charAt(seen - 1) && text.startsWith("]]"))) {
                seen = c == text.charAt(0) ? 1 : 0;
            }
            boolean whole = seen == text.length();
            seen = whole ? 0 : seen;
            return whole;
        }
    }

    @Override
    public int read(char[] target, int offset, int count) throws IOException {
        while (taken == ready.length() - declaration.seen) {
            if (ended) {
                return -1;
            }
            ready.delete(0, taken);
            taken = 0;
            fill();
        }
        int most = Math.min(count, ready.length() - declaration.seen - taken);
        ready.getChars(taken, taken + most, target, offset);
        taken += most;
        return most;
    }

    private void fill() throws IOException {
        char[] buffer = new char[1 << 13];
        int read = in.read(buffer, 0, buffer.length);
        if (read < 0) {
            ready.append("</" + ROOT + ">");
            declaration.seen = 0;
            ended = true;
        }
        for (int i = 0; i < read; i++) {
            take(buffer[i]);
        }
    }

    private void take(char c) {
        line += c == '\n' ? 1 : 0;
        length = c == '<' && !inCdata ? 0 : length + 1;
        if (length > most) {
            throw new KefuException(new FileProblem.FileBreaksOff(
                    file.name(), Long.toString(line), "one value has more than " + most + " characters"));
        }
        if (inDeclaration) {
            inDeclaration = !declarationEnd.endsWith(c);
            return;
        }
        ready.append(c);
        if (inCdata) {
            inCdata = !cdataEnd.endsWith(c);
        } else if (declaration.endsWith(c)) {
            ready.setLength(ready.length() - declaration.text.length());
            inDeclaration = true;
        } else if (type.endsWith(c)) {
            throw new KefuException(new FileProblem.DocumentType(file.name()));
        } else {
            inCdata = cdata.endsWith(c);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
