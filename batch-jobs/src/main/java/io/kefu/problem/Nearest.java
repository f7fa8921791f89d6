package io.kefu.problem;

import java.util.Collection;
import java.util.Locale;

/** Finds the name that a person most likely meant. */
public final class Nearest {

    private static final int SHORTEST_BEGINNING = 3;

    private Nearest() {}

    /**
     * The candidate with the smallest edit distance to {@code name}, if it is near: at most a third of the letters differ,
     * or it begins so; else an empty string.
     */
    public static String to(String name, Collection<String> candidates) {
        String best = "";
        int bestDistance = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        String begun = name.toLowerCase(Locale.ROOT);
        if (bestDistance > 0 && begun.length() >= SHORTEST_BEGINNING) {
            for (String candidate : candidates) {
                if (candidate.toLowerCase(Locale.ROOT).startsWith(begun)) {
                    return candidate;
                }
            }
        }
        boolean near = bestDistance <= Math.max(1, Math.max(name.length(), best.length()) / 3);
        return near ? best : "";
    }

    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
