package io.kefu.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
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
        "text, 转到 6222 0212 3456 7890 128 谢谢, 转到 6222****0128 谢谢",
        "text, 银行卡号：6222021234567890123, 银行卡号：6222****0123",
        "text, 订单6222021234567890123, 订单6222021234567890123",
        "text, 全新RTX4090 云R7000P 更新UPDATE 更新FLASH10, 全新RTX4090 云R7000P 更新UPDATE 更新FLASH10",
        "text, 账户里订单号4012345678901234, 账户里订单号4012345678901234",
        "text, 订单4012345678901239, 订单4012345678901239",
        "text, 车牌新A12345, 车牌新A****5",
        "text, 护照E12345678 车牌沪A·B1234, 护照E**** 车牌沪A·****4",
        "text, 电话 ０１３８００００１２３４5, 电话 ０１３８００００１２３４5",
        "text, 手机１３８００００１２３４！, 手机１３８****１２３４！",
        "text, 138 0000 1234, 138****1234",
        "text, 0086-13800001234, 0086-138****1234",
        "text, 座机010-62345678转8, 座机010****5678转8",
        "text, 02062345678, 020****5678",
        "text, call (415) 555-2671 or +44 20 7946 0958, call (41****2671 or +44 ****0958",
        "text, 身份证110101199003078515。, 身份证110***********8515。",
        "text, 身份证110101199003078516。, 身份证110101199003078516。",
        "text, 我叫王小明，住上海市浦东新区世纪大道100号5栋302室，谢谢, 我叫王*，住上海市浦东新区世纪大道****，谢谢",
        "text, 收货人：欧阳娜娜 微信号：wang_1990, 收货人：欧* 微信号：wan****90",
        "text, 生日1990年5月1日, 生日1990-**-**",
        "text, 'My name is Mary Ann Smith, 12 Long Meadow Road', 'My name is M* A* S*, ****'",
        "text, 2024-05-06 12:00 订单 20240506 3号线 5号楼, 2024-05-06 12:00 订单 20240506 3号线 5号楼",
        "text, 工单CS20240506001，型号A10086-2，金额1299.00元, 工单CS20240506001，型号A10086-2，金额1299.00元",
        "address, 浙江省杭州市西湖区文三路90号, 浙江省杭州市西湖区****",
        "address, 12 Long Road, ****",
        "birth, 1990-05-01, 1990-**-**",
        "birth, 05/12/1990, 1990-**-**",
        "phone, +1234567, ****67",
        "phone, 62345678, ****78",
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
                    case "address" -> Mask.address(value);
                    case "birth" -> Mask.birthDate(value);
                    default -> Mask.name(value);
                };
        assertThat(shown).isEqualTo(masked);
    }

    @Test
    void endsOnTextsMadeToBeHard() {
        assertThat(Mask.text("中山路1号" + "1号".repeat(5_000))).startsWith("中山路****");
        assertThat(Mask.text("a".repeat(60_000) + " a@b.cn")).endsWith(" ***@b.cn");
    }

    @Test
    void hidesWhatIsKnownOfThePersonInHisWords() {
        assertThat(Mask.text("王小明 13800001234 生于1990-05-01，朝阳路新村", List.of("王小明", "1990-05-01", "朝阳路新村")))
                .isEqualTo("王* 138****1234 生于1990-**-**，朝*");
    }
}
