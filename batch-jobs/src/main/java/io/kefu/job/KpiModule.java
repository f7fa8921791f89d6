package io.kefu.job;

import io.kefu.kpi.KpiReport;
import io.kefu.kpi.KpiRepository;
import io.kefu.kpi.KpiWorkbook;

/** Figures, put together. */
public final class KpiModule {

    private final Ground ground;

    KpiModule(Ground ground) {
        this.ground = ground;
    }

    public KpiReport report(KpiReport.Period period) {
        return KpiReport.compute(
                new KpiRepository(ground.database()),
                period,
                ground.workspace().settings().zone());
    }

    public KpiWorkbook workbook() {
        return new KpiWorkbook(
                ground.workspace(),
                new KpiRepository(ground.database()),
                ground.rulebook().lifecycle(),
                ground.language());
    }
}
