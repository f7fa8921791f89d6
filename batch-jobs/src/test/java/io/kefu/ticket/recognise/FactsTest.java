package io.kefu.ticket.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefu.problem.KefuException;
import io.kefu.ticket.life.TicketOf;
import io.kefu.yaml.YamlMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactsTest {

    private static final Path SHIPPED = Path.of("../templates/rules/facts.yaml");

    private static Facts facts;
    private static Numbers serials;

    @BeforeAll
    static void shipped() throws IOException {
        String text = Files.readString(SHIPPED);
        facts = Facts.parse("facts.yaml", text, TicketOf.GRADES);
        serials = Numbers.read(YamlMap.parse("facts.yaml", text).map("serial_no"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            订单号DD2024010112345，扫地机坏了                     | DD2024010112345
            我的订单dd2024010112345到哪了                         | DD2024010112345
            订单：202405061234567                                 | 202405061234567
            订单编号是 ８８００１２３４５                          | 880012345
            订单号码为：TB-2024-88123                              | TB-2024-88123
            my order number is 4512345678, where is it            | 4512345678
            Order #A12345-01 never arrived                        | A12345-01
            order no. 20240506123                                 | 20240506123
            订单尾号5436                                          |
            订单 2024-05-06 下的                                   |
            订单20240506下的                                       |
            订单电话13812345678                                    |
            订单 13812345678                                       |
            in order to get 123456 points                         |
            I would like to order RX5000 filters                  |
            order 100000 units                                    |
            订单 139-1234-5678 是我的手机                          |
            订单 010-12345678                                      |
            订单 400-820-8820                                      |
            order12345678@example.com                             |
            订单号202405061234-已付款                              | 202405061234
            快递单号 SF1234567890                                  |
            border 123456789                                      |
            DD2024010112345 和 DD2024010154321 都没到              |
            订单DD2024010112345，再说一遍 DD2024010112345          | DD2024010112345
            XDD2024010112345                                      |
            没有订单                                              |
            订单202405061430下的                                   |
            订单 20240506-1430 下的                                |
            我的order 20240506143015 下的                          |
            订单号20240506143015                                   | 20240506143015
            订单【DD2024010112345】没到                            | DD2024010112345
            订单号（880012345）                                    | 880012345
            订单号：“880012345”                                    | 880012345
            order no. "4512345678" is late                         | 4512345678
            订单 (880012345)                                       | 880012345
            """)
    void readsTheOnlyOrderNumber(String text, String number) {
        assertThat(facts.orderNo(null, text)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            机身号 CH-V6-0012345                     | CH-V6-0012345
            SN: 8A7712340099                         | 8A7712340099
            扫地机不转，SN202405061230                | 202405061230
            serial number is K9001234 by the way     | K9001234
            序列号：Z12345678，订单号 DD2024010112345 | Z12345678
            snow 123456                              |
            """)
    void readsSerialNumbers(String text, String number) {
        assertThat(serials.in(text)).containsExactlyElementsOf(number == null ? List.of() : List.of(number));
    }

    @Test
    void noWordsMeanThatNothingIsReadBehindThem() {
        Facts none = Facts.parse("facts.yaml", "order_no: {after: []}\nask: {zh: a, en: b}", TicketOf.GRADES);

        assertThat(none.orderNo(null, "订单号 880012345")).isNull();
    }

    @Test
    void aGroupOfAFormIsItsOwn() {
        Facts groups = Facts.parse(
                "facts.yaml", "order_no: {forms: ['(dd|tb)(\\d{8})']}\nask: {zh: a, en: b}", TicketOf.GRADES);

        assertThat(groups.orderNo(null, "TB88001234，谢谢")).isEqualTo("TB88001234");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order_no: {forms: ['(']}\nask: {zh: a, en: b}",
                "required: [{when: 'type == lost', facts: [order_no]}]\nask: {zh: a, en: b}",
                "required: [{when: 'type == complaint', facts: [shoe_size]}]\nask: {zh: a, en: b}",
                "order_no: {}",
                "order_no: {after: ['']}\nask: {zh: a, en: b}",
                "order_no: {after: [' ']}\nask: {zh: a, en: b}",
                "order_no: {forms: ['']}\nask: {zh: a, en: b}",
                "order_no: {forms: ['\\d*']}\nask: {zh: a, en: b}",
                "order_no: {forms: ['a)|(b']}\nask: {zh: a, en: b}"
            })
    void refusesRulesThatItCannotRead(String yaml) {
        assertThatThrownBy(() -> Facts.parse("facts.yaml", yaml, TicketOf.GRADES))
                .isInstanceOf(KefuException.class);
    }
}
