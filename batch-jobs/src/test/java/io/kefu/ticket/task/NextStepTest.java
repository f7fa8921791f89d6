package io.kefu.ticket.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.workspace.Moments;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextStepTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** Of a line of 2024-12-20 10:00. */
    private static final Instant AT = Instant.parse("2024-12-20T02:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2024-12-24 客户回访       | 2024-12-24 23:59
            12月24日回访              | 2024-12-24 23:59
            12月24号下午回访          | 2024-12-24 23:59
            １２月２４日１５：３０致电 | 2024-12-24 15:30
            12月24日9点致电           | 2024-12-24 09:00
            2024年12月24日 9点30分    | 2024-12-24 09:30
            2024/12/24T08:05 call     | 2024-12-24 08:05
            call again 2024.12.24     | 2024-12-24 23:59
            1月5日回访                | 2025-01-05 23:59
            12月20日回访              | 2024-12-20 23:59
            12月19日回访              | 2025-12-19 23:59
            2024-12-20 09:00 致电     | 没有
            2024-12-19 已回访         | 没有
            12月24日或12月26日回访    | 没有
            2月30日回访               | 没有
            12月24日25:00致电         | 没有
            升级到3.2.8后回访         | 没有
            满意度3/5，再致电         | 没有
            12/24 回访                | 没有
            客户回访                  | 没有
            订单2024-12-240001        | 没有
            """)
    void aDayIsReadWhereOneIsNamed(String text, String due) {
        assertThat(NextStep.due(text, AT, SHANGHAI)
                        .map(moment -> Moments.shown(moment, SHANGHAI))
                        .orElse("没有"))
                .isEqualTo(due);
    }
}
