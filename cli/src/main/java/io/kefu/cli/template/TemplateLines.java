package io.kefu.cli.template;

import io.kefu.cli.Context;
import io.kefu.cli.Listing;
import io.kefu.job.Templates.Line;

/** Templates as lines of a list. */
final class TemplateLines {

    private TemplateLines() {}

    static Listing<Line> listing(Context context) {
        return context.<Line>listing()
                .column("template", Line::name)
                .column("language", line -> line.language().code())
                .column("own", Line::own, own -> context.texts().of("yes-no." + own))
                .column("comes_back", Line::comesBack, back -> context.texts().of("yes-no." + back));
    }
}
