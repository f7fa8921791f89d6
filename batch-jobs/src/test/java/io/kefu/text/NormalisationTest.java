package io.kefu.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.text.people.EmailAddresses;
import io.kefu.text.people.PhoneNumbers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalisationTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
            13800001234,          +8613800001234
            138 0000 1234,        +8613800001234
            +86 138-0000-1234,    +8613800001234
            0086 13800001234,     +8613800001234
            8613800001234,        +8613800001234
            13800001234,  +8613800001234
            010-6552 9988,        +861065529988
            +44 20 7946 0958,     +442079460958
            110,                  -
            转人工,               -
            1380000123,           -
            """)
    void bringsPhonesToOneSpelling(String typed, String expected) {
        assertThat(new PhoneNumbers("CN").e164(typed).orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
            Wang.Hai@Example.COM,  wang.hai@example.com
            ' a@b.cn ',            a@b.cn
            a@b.cn,          a@b.cn
            nobody,                -
            a@b,                   -
            a@@b.cn,               -
            a b@c.cn,              -
            """)
    void bringsEmailsToOneSpelling(String typed, String expected) {
        assertThat(EmailAddresses.normal(typed).orElse(null)).isEqualTo(expected);
    }
}
