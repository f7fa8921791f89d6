package io.kefu.cli.customer;

import io.kefu.care.Care;
import io.kefu.care.History;
import io.kefu.care.HistoryFields;
import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.LimitOption;
import io.kefu.cli.option.OutputOption;
import io.kefu.cli.option.WhereOption;
import io.kefu.condition.Condition;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kefu customer care}. */
@Command(
        name = "care",
        description = "List customers to look after 主动关怀名单: those of a list, or of whom a condition is true; masked.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kefu customer care --list birthdays",
            "  kefu customer care --where 'complaints > 0 and last_contact < 7d' --output csv > call-back.csv"
        })
final class CustomerCareCommand implements Callable<Integer> {

    @Option(names = "--list", paramLabel = "NAME", description = "A list of rules/care.yaml.")
    private @Nullable String list;

    @Mixin
    private WhereOption where = new WhereOption();

    @Mixin
    private LimitOption limit = new LimitOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    CustomerCareCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Optional<Condition<History>> chosen = where.over(HistoryFields::at, context);
        List<Care> cares = context.with(services -> {
            List<Care> found = services.care().desk().list(list, chosen, limit.most(output.format()));
            services.audit().note(context.actor(), "care-list", (list == null ? "" : list + " ") + found.size());
            return found;
        });
        context.console()
                .data(context.<Care>listing()
                        .column("customer", care -> care.history().customer().id())
                        .column("name", care -> name(care.history()))
                        .column("phone", care -> care.history().customer().phone())
                        .column(
                                "level",
                                care -> care.history().customer().level().key(),
                                code -> context.language().label("level." + code))
                        .column("tags", care -> String.join(";", care.tags()))
                        .column("orders", care -> care.history().orders())
                        .column("amount", care -> care.history().amount())
                        .column("complaints", care -> care.history().complaints())
                        .column("open", care -> care.history().open())
                        .column("rating", care -> care.history().rating())
                        .column("last_contact", care -> care.history().lastContact())
                        .column("high_risk", Care::highRisk)
                        .render(cares, output.format()));
        if (cares.size() == limit.most(output.format())) {
            context.console().note(context.texts().of("list.limited", limit.most()));
        }
        return ExitStatus.DONE.code();
    }

    private static @Nullable String name(History history) {
        String name = history.customer().name();
        return name == null ? history.customer().company() : name;
    }
}
