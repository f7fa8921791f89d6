package io.kefu.classify;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A model as bytes, to be kept: its labels, vocabulary, weights and temperature. */
public final class ModelBytes {

    private static final int FORM = 1;

    private ModelBytes() {}

    public static byte[] of(TextModel model) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeInt(FORM);
            out.writeDouble(model.temperature());
            out.writeInt(model.labels().size());
            for (String label : model.labels()) {
                out.writeUTF(label);
            }
            out.writeInt(model.vocabulary().size());
            for (int place = 0; place < model.vocabulary().size(); place++) {
                out.writeUTF(model.vocabulary().gram(place));
                out.writeDouble(model.vocabulary().rarity(place));
            }
            for (float[] row : model.weights()) {
                for (float weight : row) {
                    out.writeFloat(weight);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException when another version of kefu wrote it */
    public static TextModel read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
            if (in.readInt() != FORM) {
                throw new IllegalArgumentException("another form");
            }
            double temperature = in.readDouble();
            List<String> labels = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                labels.add(in.readUTF());
            }
            int size = in.readInt();
            List<String> grams = new ArrayList<>(size);
            double[] rarity = new double[size];
            for (int place = 0; place < size; place++) {
                grams.add(in.readUTF());
                rarity[place] = in.readDouble();
            }
            float[][] weights = new float[labels.size()][size + 1];
            for (float[] row : weights) {
                for (int place = 0; place < row.length; place++) {
                    row[place] = in.readFloat();
                }
            }
            return new TextModel(labels, new Vocabulary(grams, rarity), weights, temperature);
        } catch (IOException e) {
            throw new IllegalArgumentException("no model", e);
        }
    }
}
