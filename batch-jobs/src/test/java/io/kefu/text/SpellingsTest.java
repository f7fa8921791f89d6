package io.kefu.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingsTest {

    @ParameterizedTest
    @CsvSource({
        "+8613812345678, 联系张珺13812345678。, true",
        "+8613812345678, 0086 138-1234-5678, true",
        "+8613812345678, ＋８６１３８１２３４５６７８, true",
        "+8613812345678, DD13812345678, false",
        "+442079460958, 020 7946 0958, true",
        "wang@example.com, 邮箱是WANG@example.com谢谢, true",
        "wang@example.com, iwang@example.com, false"
    })
    void finds(String value, String text, boolean found) {
        Pattern spelling = Spellings.of(value);
        assertThat(spelling.matcher(text).find()).isEqualTo(found);
    }
}
