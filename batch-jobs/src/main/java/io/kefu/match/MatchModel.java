package io.kefu.match;

import io.kefu.match.model.Model;
import io.kefu.match.model.ModelText;
import io.kefu.match.table.Frequencies;
import io.kefu.match.table.MatchList;
import io.kefu.match.table.Table;

/**
 * What a list taught about its records: weights, the share of matches, and how common values are. Once learned it stays
 * as it is, so that the same two records always get the same score; what it holds names nobody.
 */
public final class MatchModel {

    private final Model weights;
    private final Frequencies frequencies;

    MatchModel(Model weights, Frequencies frequencies) {
        this.weights = weights;
        this.frequencies = frequencies;
    }

    /**
     * Reads a stored model.
     *
     * @throws IllegalArgumentException when another version of kefu stored it, which compares other things
     */
    public static MatchModel of(String weights, byte[] frequencies) {
        return new MatchModel(ModelText.read(weights), Frequencies.of(frequencies));
    }

    /** Learns from a whole list. */
    public static MatchModel learn(MatchList list) {
        try (IncrementalMatcher matcher = new IncrementalMatcher(list, 0)) {
            return matcher.learn();
        }
    }

    /** The weights in words and numbers, one line each. */
    public String weights() {
        return ModelText.write(weights);
    }

    public byte[] frequencies() {
        return frequencies.toBytes();
    }

    /** How many records it was learned from, at least a thousand: shorter lists are taken for a part of one. */
    public int records() {
        return weights.records();
    }

    /** The share of all records that match an earlier one, roughly; 0 and more. */
    public double duplicates() {
        return weights.match() * (weights.records() - 1) / 2;
    }

    /** The weights for a list of so many records, with the values of a table counted as the model counted them. */
    Model on(Table table, int records) {
        table.freeze(frequencies, weights.records());
        return weights.at(records);
    }
}
