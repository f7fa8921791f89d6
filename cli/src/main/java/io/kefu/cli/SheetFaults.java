package io.kefu.cli;

import io.kefu.problem.ProblemText;
import io.kefu.sheet.CellFault;
import java.util.List;

/** Says everything that is wrong with a sheet that came back, of which nothing is taken over. */
public final class SheetFaults {

    private final Context context;

    public SheetFaults(Context context) {
        this.context = context;
    }

    /** The exit code for it. */
    public int refuse(List<CellFault> faults) {
        ProblemText words = ProblemText.in(context.language().locale());
        faults.forEach(fault -> context.console().note(words.sentence(fault)));
        context.console().note(context.texts().of("sheet.refused", faults.size()));
        return ExitStatus.UNUSABLE.code();
    }
}
