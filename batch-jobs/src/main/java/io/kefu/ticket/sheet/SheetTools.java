package io.kefu.ticket.sheet;

import io.kefu.store.Database;
import io.kefu.ticket.progress.EntryRepository;
import io.kefu.ticket.progress.Stages;
import io.kefu.ticket.recognise.Recognition;
import io.kefu.ticket.route.AgentNames;
import io.kefu.workspace.Grades;
import java.time.ZoneId;

/** What sheets that come back are merged with. */
record SheetTools(
        SheetRepository sheets,
        EntryRepository entries,
        AgentNames names,
        Recognition recognition,
        Stages stages,
        Database database,
        ZoneId zone,
        Grades grades) {}
