package io.kefu.classify;

import java.util.Set;

/**
 * A text of which somebody said what it is.
 *
 * @param hints what else is known of it, such as verdicts of rules; no text yields them
 */
public record Example(String text, Set<String> hints, String label) {}
