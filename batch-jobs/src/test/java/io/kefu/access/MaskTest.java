package io.kefu.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {

    @ParameterizedTest
    @CsvSource({
        "phone, +8613812345678, 138****5678",
        "phone, 13812345678, 138****5678",
        "phone, +442079460958, +442****0958",
        "phone, 12345, ****45",
        "email, zhangsan@example.com, zha***@example.com",
        "email, ab@example.com, a***@example.com",
        "email, a@example.com, ***@example.com",
        "name, 张三, 张*",
        "name, 欧阳娜娜, 欧阳*",
        "name, Mary Smith, M* S*",
        "name, 苏州澄禾餐饮管理有限公司, 苏州澄禾餐饮管理有限公司",
        "name, Acme Ltd., Acme Ltd."
    })
    void hides(String kind, String value, String masked) {
        String shown =
                switch (kind) {
                    case "phone" -> Mask.phone(value);
                    case "email" -> Mask.email(value);
                    default -> Mask.name(value);
                };
        assertThat(shown).isEqualTo(masked);
    }
}
