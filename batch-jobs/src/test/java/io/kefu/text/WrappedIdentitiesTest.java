package io.kefu.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.text.people.EmailAddresses;
import io.kefu.text.people.PhoneNumbers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrappedIdentitiesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ann@acme-shop.cn>",
                "\uFEFFann@acme-shop.cn",
                "Ann K <ann@acme-shop.cn>",
                "ann@acme-shop.cn\u200B",
                "mailto:Ann@acme-shop.cn",
                "“ann@acme-shop.cn”；",
            })
    void takesTheMailboxOutOfWhatIsAround(String text) {
        assertThat(EmailAddresses.normal(text.replace("；", ";"))).contains("ann@acme-shop.cn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13800001243 13900001243",
                "13800001243/13900001243",
                "13800001243、13900001243",
                "13800001243.0",
                "1.3800001243E10",
                "\u202D138 0000 1243\u202C",
            })
    void findsThePhone(String text) {
        assertThat(new PhoneNumbers("CN").all(text)).startsWith("+8613800001243");
    }
}
