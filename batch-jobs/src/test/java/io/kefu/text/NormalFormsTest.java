package io.kefu.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.text.people.BirthDates;
import io.kefu.text.people.CompanyName;
import io.kefu.text.people.EmailAddresses;
import io.kefu.text.people.NationalId;
import io.kefu.text.people.Nicknames;
import io.kefu.text.people.PostalAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Company names, addresses, dates of birth, identity numbers, masks and placeholders in normal form. */
class NormalFormsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            杭州蓝海科技有限公司             | 蓝海科技
            蓝海科技股份有限公司             | 蓝海科技
            浙江省杭州市蓝海科技集团有限公司 | 蓝海科技
            蓝海科技有限公司上海分公司       | 蓝海科技
            藍海科技                         | 蓝海科技
            上海公司                         | 上海
            Acme Trading Co., Ltd.           | acme trading
            ACME Trading GmbH                | acme trading
            The Limited                      | the limited
            """)
    void companiesWithoutLegalFormAndSeat(String name, String core) {
        assertThat(CompanyName.of(name).core()).isEqualTo(core);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"杭州蓝海科技有限公司,true", "张伟,false", "Acme Ltd,true", "Mary Smith,false", "市第一人民医院,true", "欧阳修,false"})
    void tellsCompaniesFromPersons(String name, boolean company) {
        assertThat(CompanyName.looksLikeOne(name)).isEqualTo(company);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            浙江省杭州市西湖区文三路88号3栋502室 | 浙江 | 杭州 | 西湖区 | 文三路 88 3 502
            杭州西湖区文三路88号                 | 浙江 | 杭州 | 西湖区 | 文三路 88
            中国北京市海淀区中关村大街1号        | 北京 | 北京 | 海淀区 | 中关村大街 1
            广东深圳南山区科技园3号楼            | 广东 | 深圳 | 南山区 | 科技园 3
            310000浙江省杭州市                   | 浙江 | 杭州 | ''     | ''
            浙江省义乌市稠城街道                 | 浙江 | 义乌 | ''     | 稠城街道
            内蒙古自治区呼和浩特市新城区         | 内蒙古 | 呼和浩特 | 新城区 | ''
            12 St Marks Rd.                      | ''   | ''   | ''     | 12 street marks road
            """)
    void addressesInParts(String text, String province, String city, String district, String words) {
        PostalAddress address = PostalAddress.of(text);

        assertThat(List.of(address.province(), address.city(), address.district(), String.join(" ", address.words())))
                .containsExactly(province, city, district, words);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            nullValues = "-",
            value = {
                "1990-05-12,19900512", "1990年5月12日,19900512", "19900512,19900512", "12.5.1990,19900512",
                        "5/12/1990,19900512",
                "25/12/1990,19901225", "1990,19900000", "1990-05,19900500", "19081332,19081332", "someday,-"
            })
    void datesOfBirth(String text, String digits) {
        assertThat(BirthDates.digits(text).orElse(null)).isEqualTo(digits);
    }

    @Test
    void identityNumbersAreProvenByTheirCheck() {
        assertThat(NationalId.isProven(NationalId.normal("11010519491231002x"))).isTrue();
        assertThat(NationalId.isProven("110105194912310021")).isFalse();
        assertThat(NationalId.normal("110105491231002")).isEqualTo("11010519491231002X");
        assertThat(NationalId.birthDate("11010519491231002X")).contains("19491231");
        assertThat(NationalId.birthDate("110105194912310021")).isEmpty();
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "138****5678,13812345678,true",
        "138****5678,13912345678,false",
        "138****5678,13812345679,false",
        "138****5678,138****5678,true",
        "138****5678,1381234567,false"
    })
    void masksAgreeWithWhatTheyHide(String masked, String whole, boolean agree) {
        assertThat(Masked.agree(masked, whole, true)).isEqualTo(agree);
        assertThat(Masked.agree(whole, masked, true)).isEqualTo(agree);
    }

    @ParameterizedTest
    @ValueSource(strings = {"无", "N/A", "未知", "-", "0", "Ｎ／Ａ", "aaaa", "......", "test", "匿名用户"})
    void placeholdersTellNothing(String text) {
        assertThat(Placeholders.isNothing(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"13800000000", "+8613800000000", "12345678", "1234567", "119"})
    void numbersThatNobodyHas(String number) {
        assertThat(Placeholders.isNoNumber(number)).isTrue();
        assertThat(Placeholders.isNoNumber("+8613812345670")).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "j.o.e+shop@googlemail.com,joe@gmail.com",
        "joe+shop@outlook.com,joe@outlook.com",
        "j.o.e+shop@example.org,j.o.e+shop@example.org"
    })
    void mailboxesByWhatTheirProviderIgnores(String address, String mailbox) {
        assertThat(EmailAddresses.canonical(address)).isEqualTo(mailbox);
    }

    @Test
    void chineseCharactersInSimplifiedFormAndSound() {
        assertThat(Han.simplified("張偉傑 國龍 abc")).isEqualTo("张伟杰 国龙 abc");
        assertThat(Han.pinyin("张伟 Li")).isEqualTo("zhangwei Li");
        assertThat(Han.familyPinyin("单")).isEqualTo("shan");
        assertThat(Han.pinyin("单")).isEqualTo("dan");
        assertThat(Han.soundsLike('伟', '玮')).isTrue();
        assertThat(Han.soundsLike('伟', '明')).isFalse();
    }

    @Test
    void shortNamesStandForOthers() {
        assertThat(Nicknames.alike("bob", "robert")).isTrue();
        assertThat(Nicknames.alike("judy", "judith")).isTrue();
        assertThat(Nicknames.alike("bob", "william")).isFalse();
    }
}
