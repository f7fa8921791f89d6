package io.kefu.match.model;

import io.kefu.match.compare.Comparer;
import io.kefu.match.compare.Comparison;
import io.kefu.match.table.Table;
import io.kefu.match.table.Workers;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Estimates a model from the data itself, without labels, by expectation and maximisation over patterns of levels. */
public final class ModelFit {

    private static final int RANDOM_PAIRS = 300_000;
    private static final int ROUNDS = 200;
    /** The share of matches is found when it changes by less, relatively, from one round to the next. */
    private static final double STEADY = 1e-4;

    private static final double MOST_SHARE = 0.3;

    private static final double PRIOR_MATCHES = 20;
    private static final double PRIOR_STRANGERS = 20;
    private static final Comparison[] COMPARISONS = Comparison.values();

    /** What relatives share more or less often than matches do: families have one surname, colleagues one company. */
    private static final Set<Comparison> RELATIVES_LEARN =
            EnumSet.of(Comparison.SURNAME, Comparison.PHONE, Comparison.COMPANY);

    private final Table table;
    private final double allPairs;
    private final double[][] m = new double[Comparison.COUNT][];
    private final double[][] u = new double[Comparison.COUNT][];
    private final double[][] r = new double[Comparison.COUNT][];
    private final double[][] n = new double[Comparison.COUNT][];
    private final double[][] priorM = new double[Comparison.COUNT][];
    private double match;
    private double relatives;
    private double namesakes;

    private ModelFit(Table table) {
        this.table = table;
        this.allPairs = Math.max(1, (double) table.size() * (table.size() - 1) / 2);
        for (Comparison comparison : COMPARISONS) {
            priorM[comparison.index()] = prior(comparison);
            m[comparison.index()] = repeated(priorM[comparison.index()], comparison.outcomes());
            u[comparison.index()] = repeated(usual(comparison), comparison.outcomes());
        }
        this.match = Math.min(0.1, 0.2 * table.size() / allPairs);
        this.relatives = match / 4;
        this.namesakes = match / 4;
    }

    private static double[] repeated(double[] levels, int outcomes) {
        double[] all = new double[outcomes];
        for (int outcome = 0; outcome < outcomes; outcome++) {
            all[outcome] = levels[outcome % levels.length];
        }
        return all;
    }

    private static double[] prior(Comparison comparison) {
        return switch (comparison) {
            case SURNAME, GIVEN -> new double[] {0.75, 0.13, 0.04, 0.03, 0.05};
            case ORDER -> new double[] {0.97, 0.03};
            case COMPANY -> new double[] {0.7, 0.15, 0.05, 0.1};
            case PHONE -> new double[] {0.7, 0.05, 0.05, 0.2};
            case EMAIL_USER -> new double[] {0.7, 0.07, 0.03, 0.2};
            case EMAIL_DOMAIN -> new double[] {0.75, 0.1, 0.15};
            case ACCOUNT -> new double[] {0.9, 0.05, 0.05};
            case ID_NUMBER -> new double[] {0.85, 0.119, 0.03, 0.001};
            case BIRTH -> new double[] {0.8, 0.12, 0.05, 0.03};
            case HOUSE -> new double[] {0.8, 0.08, 0.12};
            case STREET -> new double[] {0.6, 0.18, 0.1, 0.04, 0.08};
            case AREA -> new double[] {0.7, 0.15, 0.05, 0.1};
            case POSTCODE -> new double[] {0.8, 0.1, 0.1};
            case PROVINCE -> new double[] {0.9, 0.1};
        };
    }

    /** @param candidates how often each pattern occurs among the candidate pairs, each standing for {@code scale} */
    public static Model fit(Table table, Workers workers, PatternCounts candidates, double scale) {
        ModelFit fit = new ModelFit(table);
        PatternCounts random = fit.randomPatterns(workers);
        fit.deriveOthers();
        fit.strangers(random);
        fit.deriveOthers();
        for (int round = 0; round < ROUNDS; round++) {
            double before = fit.match;
            fit.matches(candidates, scale);
            fit.strangers(random);
            fit.deriveOthers();
            if (Math.abs(fit.match - before) < STEADY * before && round > 5) {
                break;
            }
        }
        return new Model(fit.m, fit.u, fit.r, fit.n, fit.match, fit.relatives, fit.namesakes, fit.records(), true);
    }

    private PatternCounts randomPatterns(Workers workers) {
        int wanted = table.size() < 2 ? 0 : (int) Math.min(RANDOM_PAIRS, allPairs * 4);
        PatternCounts patterns = new PatternCounts();
        workers.parts(wanted, RANDOM_PAIRS / 10, this::randomPatterns).forEach(patterns::addAll);
        return patterns;
    }

    private PatternCounts randomPatterns(int from, int to) {
        PatternCounts patterns = new PatternCounts();
        SplittableRandom random = new SplittableRandom(20_240_501 + from);
        Comparer comparer = new Comparer(table);
        for (int i = from; i < to; i++) {
            int a = random.nextInt(table.size());
            int b = random.nextInt(table.size() - 1);
            patterns.add(comparer.compare(a, b < a ? b : b + 1));
        }
        return patterns;
    }

    private final double[][][] logs = new double[4][Comparison.COUNT][];

    private void takeLogs() {
        double[][][] chances = {m, u, r, n};
        for (int kind = 0; kind < chances.length; kind++) {
            for (int c = 0; c < Comparison.COUNT; c++) {
                logs[kind][c] = Arrays.stream(chances[kind][c]).map(Math::log).toArray();
            }
        }
    }

    /** Share of the classes for a pattern: match, relatives, namesakes; the rest are strangers. */
    private double[] shares(long pattern) {
        double asMatch = Math.log(match);
        double asStrangers = Math.log1p(-match - relatives - namesakes);
        double asRelatives = Math.log(relatives);
        double asNamesakes = Math.log(namesakes);
        double common = commonness(pattern);
        asStrangers += common;
        asRelatives += Comparison.GIVEN.outcome(pattern) == 0 ? common : 0;
        for (int c = 0; c < Comparison.COUNT; c++) {
            int outcome = COMPARISONS[c].outcome(pattern);
            if (outcome >= 0) {
                asMatch += logs[0][c][outcome];
                asStrangers += logs[1][c][outcome];
                asRelatives += logs[2][c][outcome];
                asNamesakes += logs[3][c][outcome];
            }
        }
        double all = Model.logSum(Model.logSum(asMatch, asStrangers), Model.logSum(asRelatives, asNamesakes));
        return new double[] {Math.exp(asMatch - all), Math.exp(asRelatives - all), Math.exp(asNamesakes - all)};
    }

    /** How much more often than on average strangers agree in names as common as these, as a logarithm. */
    private double commonness(long pattern) {
        double rarity = Comparison.nameRarity(pattern);
        if (rarity == 0) {
            return 0;
        }
        double average = 0;
        int agreeing = 0;
        for (Comparison name : Comparison.NAMES) {
            if (name.outcome(pattern) == 0) {
                average += logs[1][name.index()][0];
                agreeing++;
            }
        }
        return Math.max(-rarity * Math.log(2) - average, -agreeing * Model.RARITY);
    }

    /**
     * Relatives agree in what they share as matches do, but for the surname, which is learned; namesakes in the name, and
     * in the area as is learned; in everything else both are strangers.
     */
    private void deriveOthers() {
        for (Comparison comparison : COMPARISONS) {
            int c = comparison.index();
            if (!RELATIVES_LEARN.contains(comparison) || r[c] == null) {
                r[c] = RELATIVES_LEARN.contains(comparison) ? half(m[c], u[c]) : comparison.shared() ? m[c] : u[c];
            }
            if (comparison != Comparison.AREA || n[c] == null) {
                n[c] = comparison == Comparison.AREA ? half(m[c], u[c]) : comparison.isName() ? m[c] : u[c];
            }
        }
    }

    private static double[] half(double[] a, double[] b) {
        double[] between = new double[a.length];
        Arrays.setAll(between, i -> (a[i] + b[i]) / 2);
        return between;
    }

    private void strangers(PatternCounts random) {
        double[][] sums = emptySums();
        takeLogs();
        random.forEach((pattern, count) -> {
            double[] shares = shares(pattern);
            double weight = count * (1 - shares[0] - shares[1] - shares[2]);
            learn(sums, pattern, weight);
        });
        for (Comparison comparison : COMPARISONS) {
            double[] own = sums[comparison.index()];
            int levels = comparison.levels();
            double[] overall = new double[levels];
            for (int outcome = 0; outcome < own.length; outcome++) {
                overall[outcome % levels] += own[outcome];
            }
            overall = chances(comparison, overall, usual(comparison));
            double[] chance = new double[own.length];
            for (int from = 0; from < own.length; from += levels) {
                double[] part = Arrays.copyOfRange(own, from, from + levels);
                System.arraycopy(
                        comparison.isConditional() ? chances(comparison, part, overall) : overall,
                        0,
                        chance,
                        from,
                        levels);
            }
            // names are compared in the order in which they agree better: by chance one is as good as the other
            u[comparison.index()] = comparison == Comparison.ORDER ? new double[] {1, 1} : chance;
        }
    }

    /** @param prior what counts as much as {@link #PRIOR_STRANGERS} pairs that were seen */
    private double[] chances(Comparison comparison, double[] counts, double[] prior) {
        double total = Arrays.stream(counts).sum() + PRIOR_STRANGERS;
        double[] chance = new double[counts.length];
        for (int level = 0; level < counts.length; level++) {
            double estimate = (counts[level] + PRIOR_STRANGERS * prior[level]) / total;
            chance[level] = Math.max(estimate, leastChance(comparison));
        }
        return chance;
    }

    /** How often strangers agree in lists of people, roughly: what is assumed before a list tells better. */
    private double[] usual(Comparison comparison) {
        double equal =
                switch (comparison) {
                    case SURNAME, GIVEN, HOUSE -> 0.01;
                    case AREA -> 0.02;
                    case PROVINCE, EMAIL_DOMAIN -> 0.1;
                    case POSTCODE -> 0.001;
                    case STREET, COMPANY -> 0.0005;
                    default -> leastChance(comparison);
                };
        double[] usual = new double[comparison.levels()];
        Arrays.fill(usual, equal);
        usual[comparison.levels() - 1] = 1 - equal * (comparison.levels() - 1);
        return usual;
    }

    /** Lists of a few hundred are taken for a part of a thousand: in them no value is common that all happen to have. */
    private int records() {
        return Math.max(1_000, table.size());
    }

    /** The least chance that strangers agree by. No list tells that it is rarer than this. */
    private double leastChance(Comparison comparison) {
        double least = 0.05 / Math.min(50_000, records());
        return comparison == Comparison.BIRTH ? Math.max(least, 1.0 / 30_000) : least;
    }

    private void matches(PatternCounts candidates, double scale) {
        takeLogs();
        double[][] sums = emptySums();
        double[] found = new double[3];
        Map<Comparison, double[]> shared = new EnumMap<>(Comparison.class);
        RELATIVES_LEARN.forEach(comparison -> shared.put(comparison, new double[comparison.outcomes()]));
        double[] areas = new double[Comparison.AREA.levels()];
        candidates.forEach((pattern, count) -> {
            double[] shares = shares(pattern);
            found[0] += shares[0] * count;
            found[1] += shares[1] * count;
            found[2] += shares[2] * count;
            shared.forEach((comparison, own) -> learn(own, comparison, pattern, shares[1] * count));
            learn(areas, Comparison.AREA, pattern, shares[2] * count);
            learn(sums, pattern, shares[0] * count);
        });
        double matched = Math.max(found[0] * scale, 1);
        match = share(matched, 0);
        namesakes = share(found[2] * scale, matched);
        relatives = share(found[1] * scale, matched);
        for (Comparison comparison : COMPARISONS) {
            double[] own = sums[comparison.index()];
            int levels = comparison.levels();
            for (int from = 0; from < own.length; from += levels) {
                double total = Arrays.stream(own, from, from + levels).sum();
                for (int level = 0; level < levels; level++) {
                    m[comparison.index()][from + level] =
                            (own[from + level] + PRIOR_MATCHES * priorM[comparison.index()][level])
                                    / (total + PRIOR_MATCHES);
                }
            }
        }
        shared.forEach((comparison, own) -> learned(r, comparison, own));
        learned(n, Comparison.AREA, areas);
        tieNames();
    }

    /** A share of all pairs, not below what is assumed, and small enough that strangers are left in the shortest list. */
    private double share(double pairs, double matched) {
        return Math.min(MOST_SHARE, Math.max(pairs, Model.ASSUMED * matched) / allPairs);
    }

    private static double[][] emptySums() {
        double[][] sums = new double[Comparison.COUNT][];
        for (Comparison comparison : COMPARISONS) {
            sums[comparison.index()] = new double[comparison.outcomes()];
        }
        return sums;
    }

    private static void learn(double[][] sums, long pattern, double weight) {
        for (Comparison comparison : COMPARISONS) {
            learn(sums[comparison.index()], comparison, pattern, weight);
        }
    }

    private static void learn(double[] sums, Comparison comparison, long pattern, double weight) {
        int outcome = comparison.outcome(pattern);
        if (outcome >= 0) {
            sums[outcome] += weight;
        }
    }

    private void learned(double[][] chances, Comparison comparison, double[] sums) {
        double[] prior = half(m[comparison.index()], u[comparison.index()]);
        double total = Arrays.stream(sums).sum() + PRIOR_MATCHES;
        Arrays.setAll(sums, i -> (sums[i] + PRIOR_MATCHES * prior[i]) / total);
        chances[comparison.index()] = sums;
    }

    /**
     * A slip strikes given name and surname alike: given names that differ more often than surnames do belong to
     * relatives, and are not learned as slips.
     */
    private void tieNames() {
        double[] surname = m[Comparison.SURNAME.index()];
        double[] given = m[Comparison.GIVEN.index()];
        int differ = given.length - 1;
        double slips = Math.min(0.5, Math.max(0.01, 2.0 * surname[differ]));
        double scale = (1 - slips) / (1 - given[differ]);
        for (int level = 0; level < differ; level++) {
            given[level] *= scale;
        }
        given[differ] = slips;
    }
}
