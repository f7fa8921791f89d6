package io.kefu.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MailFormsTest {

    @Test
    void keepsOwnWordsAndHidesQuotationsOfManyPrograms() throws IOException {
        for (long seed = 1; seed <= 3; seed++) {
            MailBench.Result result = MailBench.measure(1000, seed, MailBench.messages(Path.of("../../shared/data")));
            assertThat(result.whole()).as("%s", result.failures()).isGreaterThanOrEqualTo(99.5);
            assertThat(result.asOwn()).as("%s", result.failures()).isLessThanOrEqualTo(3);
        }
    }
}
