package io.kefu.intake.mapping;

/** From the worst to the best rating of a source. */
record Scale(int least, int most) {

    /** The nearest of five stars; the ends are one and five. */
    int stars(int rating) {
        return 1 + (int) Math.round(4.0 * (rating - least) / (most - least));
    }
}
