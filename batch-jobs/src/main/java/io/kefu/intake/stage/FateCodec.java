package io.kefu.intake.stage;

import io.kefu.intake.format.RowProblem;
import io.kefu.intake.ledger.Attachments;
import io.kefu.intake.ledger.PlannedFile;
import io.kefu.intake.ledger.RejectId;
import io.kefu.intake.ledger.RowFate;
import io.kefu.intake.record.CanonicalRecord;
import io.kefu.intake.record.Field;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fates of rows of one file as bytes. Fields stand by their keys, each once: another version may know more of them. */
@SuppressWarnings("EnumOrdinal") // of fields: places in the list that stands before the rows
final class FateCodec {

    private static final Field[] FIELDS = Field.values();

    private static final char ACCEPTED = 'a';
    private static final char FILTERED = 'f';
    private static final char QUARANTINED = 'q';
    private static final char BEGUN = 'b';
    private static final char REFUSED = 'r';

    private FateCodec() {}

    /** Signs of a file's end are left out: a reader of all that was written tells it itself. */
    static byte[] write(List<RowFate> fates) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            texts(Arrays.stream(FIELDS).map(Field::key).toList(), out);
            for (RowFate fate : fates) {
                write(fate, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(RowFate fate, DataOutputStream out) throws IOException {
        if (fate instanceof RowFate.Accepted row) {
            out.writeByte(ACCEPTED);
            out.writeLong(row.line());
            text(row.key(), out);
            text(row.hash(), out);
            text(row.requester(), out);
            out.writeInt(row.content().values().size());
            for (Map.Entry<Field, String> value : row.content().values().entrySet()) {
                out.writeByte(value.getKey().ordinal());
                text(value.getValue(), out);
            }
            out.writeInt(row.attachments().size());
            for (Attachments.Stored file : row.attachments()) {
                text(file.name(), out);
                text(file.mediaType(), out);
                out.writeLong(file.bytes());
                text(file.sha256(), out);
            }
        } else if (fate instanceof RowFate.Filtered row) {
            out.writeByte(FILTERED);
            text(row.rule(), out);
        } else if (fate instanceof RowFate.Quarantined row) {
            out.writeByte(QUARANTINED);
            out.writeLong(row.line());
            text(row.problem().key(), out);
            Map<String, String> facts = row.problem().facts();
            out.writeInt(facts.size());
            for (Map.Entry<String, String> fact : facts.entrySet()) {
                text(fact.getKey(), out);
                text(fact.getValue(), out);
            }
            text(row.raw(), out);
        } else if (fate instanceof RowFate.Begun begun) {
            out.writeByte(BEGUN);
            texts(begun.header(), out);
            text(begun.sheet(), out);
            texts(begun.left(), out);
        } else if (fate instanceof RowFate.Refused refused) {
            out.writeByte(REFUSED);
            texts(refused.problem(), out);
        } else if (!(fate instanceof RowFate.Ended)) {
            throw new IllegalStateException("a correction is judged where it is admitted: " + fate);
        }
    }

    private static void text(@Nullable String text, DataOutputStream out) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void texts(List<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            text(text, out);
        }
    }

    /** @param file in which the rows stand */
    static List<RowFate> read(byte[] bytes, PlannedFile file) {
        List<RowFate> fates = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            List<Field> fields = new ArrayList<>();
            for (String key : texts(in)) {
                fields.add(Objects.requireNonNull(Field.byKey(key), key));
            }
            while (in.available() > 0) {
                fates.add(read(in, file, fields));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return fates;
    }

    private static RowFate read(DataInputStream in, PlannedFile file, List<Field> fields) throws IOException {
        return switch ((char) in.readByte()) {
            case ACCEPTED -> accepted(in, file, fields);
            case FILTERED -> new RowFate.Filtered(file, text(in), null);
            case QUARANTINED -> {
                long line = in.readLong();
                RowProblem problem = new RowProblem.Told(text(in), facts(in));
                yield new RowFate.Quarantined(file, new RejectId(file.id(), 0), line, problem, text(in), null);
            }
            case BEGUN -> new RowFate.Begun(file, texts(in), textOrNull(in), texts(in));
            case REFUSED -> new RowFate.Refused(file, texts(in));
            default -> throw new IllegalStateException("staged rows of another version of kefu");
        };
    }

    private static RowFate.Accepted accepted(DataInputStream in, PlannedFile file, List<Field> fields)
            throws IOException {
        long line = in.readLong();
        String key = text(in);
        String hash = text(in);
        String requester = textOrNull(in);
        EnumMap<Field, String> values = new EnumMap<>(Field.class);
        for (int i = in.readInt(); i > 0; i--) {
            values.put(fields.get(in.readUnsignedByte()), text(in));
        }
        List<Attachments.Stored> attachments = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            attachments.add(new Attachments.Stored(text(in), text(in), in.readLong(), text(in)));
        }
        return new RowFate.Accepted(
                file, file.mapping(), line, new CanonicalRecord(values), key, hash, requester, attachments, null);
    }

    private static Map<String, String> facts(DataInputStream in) throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        for (int i = in.readInt(); i > 0; i--) {
            facts.put(text(in), text(in));
        }
        return facts;
    }

    private static String text(DataInputStream in) throws IOException {
        return String.valueOf(textOrNull(in));
    }

    private static @Nullable String textOrNull(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            texts.add(text(in));
        }
        return texts;
    }
}
