package io.kefu.sla;

import io.kefu.intake.record.Hashes;
import io.kefu.workspace.Workspace;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** By what due times are reckoned: the policies and all calendars of a workspace, as one fingerprint of their texts. */
public final class SlaBasis {

    private SlaBasis() {}

    public static String of(Workspace workspace, Calendars calendars) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(workspace.settings().zone().getId().getBytes(StandardCharsets.UTF_8));
        Stream.concat(Stream.of(workspace.resource(SlaDesk.POLICIES)), calendars.files())
                .forEach(file -> {
                    all.write(0);
                    all.writeBytes(file.content());
                });
        return Hashes.whole(all.toByteArray());
    }
}
