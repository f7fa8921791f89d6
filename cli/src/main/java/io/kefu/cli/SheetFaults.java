package io.kefu.cli;

import io.kefu.cli.option.ReturnedSheetOption;
import io.kefu.problem.ProblemText;
import io.kefu.sheet.CellFault;
import io.kefu.sheet.MarkedCopy;
import io.kefu.workspace.OutputFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says everything that is wrong with a sheet that came back, of which nothing is taken over, and marks it in a copy. */
public final class SheetFaults {

    private final Context context;

    public SheetFaults(Context context) {
        this.context = context;
    }

    /**
     * The exit code for it.
     *
     * @param dryRun writes no copy
     */
    public int refuse(ReturnedSheetOption sheet, List<CellFault> faults, boolean dryRun) {
        ProblemText words = ProblemText.in(context.language().locale());
        faults.forEach(fault -> context.console().note(words.sentence(fault)));
        context.console().note(context.texts().of("sheet.refused", faults.size()));
        if (!dryRun) {
            mark(sheet, comments(faults, words));
        }
        return ExitStatus.UNUSABLE.code();
    }

    private static Map<String, String> comments(List<CellFault> faults, ProblemText words) {
        Map<String, String> comments = new LinkedHashMap<>();
        for (CellFault fault : faults) {
            String comment =
                    words.sentence(fault).substring(fault.cell().length() + 1).strip();
            comments.merge(fault.cell(), comment, (one, other) -> one + "\n" + other);
        }
        return comments;
    }

    private void mark(ReturnedSheetOption sheet, Map<String, String> comments) {
        Path file = sheet.file();
        if (!MarkedCopy.isPossible(file)) {
            context.console().note(context.texts().of("sheet.too-large-to-mark"));
            return;
        }
        OutputFile.write(sheet.marked(), out -> MarkedCopy.write(file, comments, out));
        context.console().note(context.texts().of("sheet.marked", sheet.marked()));
    }
}
