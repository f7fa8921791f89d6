package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.ticket.Deeds;
import io.kefu.ticket.value.StateKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kefu ticket wait}. */
@Command(
        name = "wait",
        description = "Let tickets wait for the customer, or for a third party.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kefu ticket wait CS20240506001 --reason \"asked for the serial number\"",
            "  kefu ticket wait CS20240506001 --for third-party --reason 等厂家回复"
        })
final class TicketWaitCommand extends TicketChangeCommand {

    /** Who has the word. */
    enum Whom {
        CUSTOMER(StateKind.WAITING),
        THIRD_PARTY(StateKind.THIRD_PARTY);

        private final StateKind kind;

        Whom(StateKind kind) {
            this.kind = kind;
        }

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    @Option(
            names = "--for",
            paramLabel = "WHOM",
            description = "Who has to answer: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Whom whom = Whom.CUSTOMER;

    TicketWaitCommand(Context context) {
        super(context);
    }

    @Override
    Deeds.Deed deed(Deeds deeds, String reason) {
        return deeds.await(whom.kind, reason);
    }
}
