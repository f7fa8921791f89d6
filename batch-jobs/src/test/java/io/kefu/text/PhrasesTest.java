package io.kefu.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasesTest {

    /** Latin words stand alone, whatever Chinese stands beside them; Chinese has no such ends. */
    @ParameterizedTest
    @CsvSource({
        "APP里看不到, app",
        "打开ＡＰＰ就闪退, app",
        "it happens again, ",
        "wrapped well, ",
        "the app, app",
        "app2 crashed, ",
        "报错E1了, e1",
        "E12, ",
        "不用退款了, 退款",
        "won't charge, won't charge",
        "won't charged, "
    })
    void wordsStandAlone(String text, String found) {
        Phrases words = Phrases.words(List.of("app", "e1", "退款", "won't charge"));
        assertThat(words.firstIn(text).orElse(null)).isEqualTo(found);
        assertThat(words.anyIn(text)).isEqualTo(found != null);
    }
}
