package io.kefu.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IdentityClustersTest {

    @Test
    void joinsDirectlyAndThroughOthers() {
        IdentityClusters<String> clusters = new IdentityClusters<>();
        clusters.add("a", List.of("phone 1"));
        clusters.add("b", List.of("mail 2"));
        clusters.add("c", List.of());
        clusters.add("d", List.of("mail 2", "phone 1"));
        clusters.add("e", List.of("phone 9"));
        assertThat(clusters.clusters()).containsExactly(List.of("a", "b", "d"), List.of("c"), List.of("e"));
    }
}
