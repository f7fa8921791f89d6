/**
 * A text classifier that knows what it does not know: logistic regression over n-grams, with probabilities that mean what they
 * say. A pure library. Begin reading at {@link io.kefu.classify.Training}.
 */
@NullMarked
package io.kefu.classify;

import org.jspecify.annotations.NullMarked;
