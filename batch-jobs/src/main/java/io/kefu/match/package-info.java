/**
 * Decides which records belong to one entity: by equal identities, and by what a model learned from the list says.
 * {@link io.kefu.match.Matcher} is where to start reading: a {@code MatchList} brings records into normal form, blocking finds candidate
 * pairs, a {@code Scorer} compares and scores them by a {@code Model}, {@code Clustering} groups them.
 */
@NullMarked
package io.kefu.match;

import org.jspecify.annotations.NullMarked;
