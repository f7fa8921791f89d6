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
        "text, 回电13812345678谢谢, 回电138****5678谢谢",
        "text, +86 138-1234-5678 或 ab.c@example.cn, +86 138****5678 或 ab.***@example.cn",
        "text, 订单DD2024050613812345678, 订单DD2024050613812345678",
        "text, 单号20240506138123, 单号20240506138123",
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
                    case "text" -> Mask.text(value);
                    default -> Mask.name(value);
                };
        assertThat(shown).isEqualTo(masked);
    }
}
