package io.kefu.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TongueTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            请问发票什么时候开                                | zh
            iPhone 15 Pro Max 屏幕碎了怎么办                  | zh
            Where is my order? It has not arrived.            | en
            My order 客服 has not been delivered, please help | en
            Wo ist meine Bestellung geblieben                 | ''
            注文した商品がまだ届きません                      | ja
            주문한 상품이 아직 안 왔어요                       | ko
            Где мой заказ                                     | ru
            OK                                                | ''
            12345 !!!                                         | ''
            """)
    void tellsTheLanguageOrNothing(String text, String language) {
        assertThat(Tongue.of(text).orElse("")).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource({
        "中文, zh",
        "Chinese, zh",
        "zh-CN, zh",
        "en_US, en",
        "英文, en",
        "英语, en",
        "日本語, ja",
        "普通话, zh",
        "Klingon, klingon"
    })
    void knowsLanguagesByTheirNames(String written, String code) {
        assertThat(Tongue.code(written)).isEqualTo(code);
    }
}
