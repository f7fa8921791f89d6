package io.kefu.cli.ticket;

import picocli.CommandLine.Command;

/** {@code kefu ticket}. */
@Command(
        name = "ticket",
        description = "Tickets: what people see of them and do with them.",
        subcommands = {
            TicketListCommand.class,
            TicketShowCommand.class,
            TicketExplainCommand.class,
            TicketOpenCommand.class,
            TicketAssignCommand.class,
            TicketRebalanceCommand.class,
            TicketProgressCommand.class,
            TicketResolveCommand.class,
            TicketCloseCommand.class,
            TicketReopenCommand.class,
            TicketTakeCommand.class,
            TicketPutBackCommand.class,
            TicketWaitCommand.class,
            TicketAskCommand.class,
            TicketCancelCommand.class,
            TicketCommentCommand.class,
            TicketTagCommand.class,
            TicketSetCommand.class,
            TicketMergeCommand.class,
            TicketUnmergeCommand.class,
            TicketSplitCommand.class,
            TicketChildCommand.class,
            TicketLinkCommand.class,
            TicketUnlinkCommand.class,
            TicketArchiveCommand.class,
            TicketRestoreCommand.class,
            TicketReclassifyCommand.class,
            ClassifyReviewCommand.class,
            IncidentCommand.class,
            LifecycleCommand.class
        })
public final class TicketCommand {}
