package io.kefu.text.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNameTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            张伟               | 张       | 伟
            張偉               | 张       | 伟
            王 小明            | 王       | 小明
            欧阳修             | 欧阳     | 修
            诸葛孔明           | 诸葛     | 孔明
            张先生             | 张       | ''
            李总               | 李       | ''
            小王               | 王       | ''
            老李               | 李       | ''
            张*                | 张       | *
            王**               | 王       | **
            Mary Smith         | smith    | mary
            Dr. John Q. Public | public   | john q
            Smith, Mary Ann    | smith    | mary ann
            José García        | garcia   | jose
            Ludwig van Beethoven | vanbeethoven | ludwig
            O'Brien, Pat       | obrien   | pat
            Ｍａｒｙ　Ｓｍｉｔｈ | smith    | mary
            Madonna            | ''       | madonna
            """)
    void takesNamesApart(String text, String surname, String given) {
        assertThat(PersonName.of(text)).isEqualTo(new PersonName(surname, given));
    }

    @ParameterizedTest
    @CsvSource({
        "张伟, true",
        "欧阳娜娜, true",
        "王先生, true",
        "张*, true",
        "Mary Smith, true",
        "一只橘猫, false",
        "向日葵2号, false",
        "西瓜最中间, false",
        "夜航船, false",
        "糯米团, false",
        "Tom77, false",
        "橙子皮皮_w, false"
    })
    void tellsNamesFromWhatPeopleCallThemselves(String text, boolean name) {
        assertThat(PersonName.isLikely(text)).isEqualTo(name);
    }
}
